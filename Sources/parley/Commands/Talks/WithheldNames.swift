import Persons
import Talks

/// Says in how many places of what is given out a name is withheld; the folder keeps every name.
enum WithheldNames {
    /// A note, where there is such a place.
    static func findings(in texts: [String], file: String? = nil) -> [Finding] {
        let places = texts.reduce(0) { $0 + NameMask.places(in: $1) }
        guard places > 0 else { return [] }
        let count = places == 1 ? "A name is withheld in one place." : "A name is withheld in each of \(places) places."
        return [
            Finding(
                file: file, severity: .note, code: "NAMES_WITHHELD", message: count,
                mend: "A person decides which names are shown: parley talks person decide.")
        ]
    }

    /// A note about a paper that was given out with names withheld in it.
    static func findings(in given: GivenPaper, file: String) -> [Finding] {
        given.isMasked ? findings(in: [String(decoding: given.bytes, as: UTF8.self)], file: file) : []
    }
}

/// The bytes of a paper as a reader is given them.
struct GivenPaper {
    let bytes: [UInt8]
    /// They differ from those on record: names are withheld.
    var isMasked = false
}

extension TalksFolder {
    /// A paper as a reader is given it: names are withheld in a plain text, any other file is as it was received.
    /// - Parameter paper: the paper as the reader's view has it, where its file's name may be masked too.
    func given(_ paper: Paper, by mask: NameMask) throws -> GivenPaper {
        let recorded = record.acts.compactMap { act -> Paper? in
            guard case .paper(let other) = act.content, other.id == paper.id else { return nil }
            return other.sha256 == paper.sha256 && other.file.map(mask.apply) == paper.file ? other : nil
        }
        let bytes = try bytes(of: recorded.last ?? paper)
        guard !bytes.contains(0), !bytes.starts(with: Array("%PDF".utf8)),
            let text = String(validating: bytes, as: UTF8.self)
        else { return GivenPaper(bytes: bytes) }
        var masked = mask.apply(to: text)
        if masked == text { return GivenPaper(bytes: bytes) }
        // In notation the mask is words, no bracket of somebody's.
        if text.contains("{#"), let notation = try? BracketedText(notation: text) {
            masked = notation.masked(by: mask).notation + "\n"
        }
        return GivenPaper(bytes: Array(masked.utf8), isMasked: true)
    }
}
