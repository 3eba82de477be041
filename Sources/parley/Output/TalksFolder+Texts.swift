import Foundation
import Persons
import Talks

extension TalksFolder {
    /// A negotiated text: the paper's words as they were put on the table, and every change on record since.
    ///
    /// The paper's file holds the first of its languages; the version in another language is the paper `ID.LANGUAGE`,
    /// where all who read the text may read it.
    func text(_ id: RecordID) throws -> NegotiatingText {
        var text = try opening(of: id)
        for act in record.acts {
            guard case .text(let change) = act.content, change.text == id else { continue }
            try Self.take(change, of: act, into: &text)
        }
        return text
    }

    /// A reader's own copy of a text; nil where the text is closed to that reader.
    func text(_ id: RecordID, for reader: Reader) throws -> NegotiatingText? {
        var text = try opening(of: id)
        for (act, change) in record.changes(of: id, for: reader) { try Self.take(change, of: act, into: &text) }
        return text.copy(for: reader)
    }

    /// Takes a change into a text, or throws what speaks against it.
    static func take(_ change: TextChange, of act: Act, into text: inout NegotiatingText) throws {
        let sharedWith = act.sharedWith.flatMap { PartyID(rawValue: $0.rawValue) }
        let taken = TextAct(
            change.operation, by: change.party, at: act.at, session: change.session, round: change.round,
            visibility: act.visibility, sharedWith: sharedWith, note: change.why)
        do {
            try text.apply(taken)
        } catch let refusal {
            throw CommandFailure(outcome: .refused, findings: refusal.findings)
        }
    }

    private func opening(of id: RecordID) throws -> NegotiatingText {
        let papers = record.all(Paper.self)
        guard let paper = papers.first(where: { $0.noun.id == id }) else { throw Self.noText(id) }
        let further = paper.languages.dropFirst().compactMap { language in
            papers.first { $0.noun.id.rawValue == "\(id.rawValue).\(language)" && $0.isOpen(as: paper) }
                .map { (language, $0.noun) }
        }
        let versions = try ([(paper.languages.first ?? "und", paper.noun)] + further).map { language, version in
            TextVersion(
                language: language,
                isAuthentic: paper.authentic.isEmpty || paper.authentic.contains(language),
                text: try Self.notation(try bytes(of: version), file: version.file ?? id.rawValue))
        }
        do {
            // Who may read the text is decided by the paper, before this copy is made.
            return try NegotiatingText(
                TextOpening(
                    title: paper.title, mode: record.process.oneText == true ? .oneText : .rolling, versions: versions,
                    visibility: .public, at: paper.date ?? paper.enteredAt, label: paper.revision ?? "Rev. 1"))
        } catch let refusal {
            throw CommandFailure(outcome: .unreadable, findings: refusal.findings)
        }
    }

    /// The text in a file of notation; what is wrong in it is found by line and column.
    static func notation(_ bytes: [UInt8], file: String) throws -> BracketedText {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw UnreadableInput(
                file: file, code: "NOT_TEXT", message: "This is no text in UTF-8; a text in notation is expected.",
                mend: "Save it as plain text, or read a DOCX with: parley talks text read.")
        }
        do {
            return try BracketedText(notation: text, file: file)
        } catch let refusal {
            throw CommandFailure(outcome: .unreadable, findings: refusal.findings)
        }
    }

    static func noText(_ id: RecordID) -> CommandFailure {
        CommandFailure(
            outcome: .refused,
            findings: [
                Finding(
                    column: id.rawValue, severity: .error, code: "UNKNOWN_RECORD",
                    message: "There is no text \(id.rawValue) that this reader may read.",
                    mend: "parley talks paper list gives the ids; parley talks text open puts a text on the table.")
            ])
    }
}

extension Recorded where Noun == Paper {
    /// Whether all who may read another paper may read this one.
    fileprivate func isOpen(as other: Recorded<Paper>) -> Bool {
        switch visibility {
        case .public: true
        case .both: other.visibility != .public
        default:
            visibility == other.visibility && sharedWith == other.sharedWith && enteredFor == other.enteredFor
        }
    }
}
