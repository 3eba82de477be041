import Foundation
import Persons
import Talks

/// The record of the talks as a folder of plain files: `talks.yaml`, `acts/000001.yaml` and so on, `notebooks/AUTHOR/`,
/// `papers/`, `texts/`. An act's file is written once and never changed.
struct TalksFolder {
    /// Where it is.
    let path: String
    /// What follows from its acts; private notes among them only for their author.
    var record: TalksRecord
    /// Whose notebook was read.
    let author: String?
    /// What was found that hinders nobody: files left over from an interrupted entry.
    var findings: [Finding] = []
    /// Sittings entered whole whose acts do not all stand in files of their own yet.
    var unfolded: [String] = []

    /// Texts as far as they were needed, with every change judged so far.
    var texts: [RecordID: NegotiatingText] = [:]

    static let head = "talks.yaml"

    /// Reads the folder; what is damaged ends the command with every finding (65).
    static func read(_ path: String, author: String? = nil) throws -> TalksFolder {
        let head = "\(path)/\(Self.head)"
        guard FileManager.default.fileExists(atPath: head) else {
            throw CommandFailure(
                outcome: .inputOutput,
                findings: [
                    Finding(
                        file: Self.head, severity: .error, code: "NO_TALKS", message: "The folder holds no talks.yaml.",
                        mend: "Name the talks folder with --in, or make one with: parley talks open DIR.")
                ])
        }
        let (process, findings) = try TalksProcess.read(try Files.read(head), file: Self.head)
        guard let process else { throw CommandFailure(outcome: .unreadable, findings: findings) }
        var folder = TalksFolder(path: path, record: TalksRecord(process: process), author: author)
        var damaged: [Finding] = []
        try folder.replay(series: "acts", &damaged)
        if let author { try folder.replay(series: notebook(of: author), &damaged) }
        guard damaged.isEmpty else {
            throw CommandFailure(outcome: .unreadable, findings: damaged + folder.findings)
        }
        return folder
    }

    /// The folder of an author's notebook: letters, digits, `-` and `_` as they are, every other byte as `%XX`.
    static func notebook(of author: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".utf8)
        let name = author.utf8.map { byte in
            plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "notebooks/" + name.joined()
    }

    private mutating func replay(series: String, _ damaged: inout [Finding]) throws {
        let files = try ActFiles(folder: path, series: series)
        findings += files.findings
        unfolded += files.sittings
        damaged += files.damaged
        for (name, bytes) in files.acts {
            do {
                let (act, found) = try Act.read(bytes, file: name)
                guard let act else {
                    damaged += found
                    continue
                }
                if act.fileName != name {
                    damaged.append(
                        Finding(
                            file: name, column: "number", severity: .error, code: "ACT_NUMBER",
                            message: "The act says it is number \(act.number), its file another.",
                            mend: "Bring the file back as it was entered; acts are not edited or renamed."))
                    continue
                }
                let refused = record.apply(act).filter { $0.severity == .error }
                if series == "acts" { damaged += refused } else { findings += refused }
            } catch let unreadable as UnreadableInput {
                damaged += unreadable.findings
            }
        }
    }
}

/// The files of one series of acts as they lie in the folder.
struct ActFiles {
    /// Every act by its file's name, in the order of the numbers.
    private(set) var acts: [(name: String, bytes: [UInt8])] = []
    /// Paths of sittings that were entered whole and not yet laid out in files of their own.
    private(set) var sittings: [String] = []
    /// What hinders nobody.
    private(set) var findings: [Finding] = []
    /// What makes the record unreadable.
    private(set) var damaged: [Finding] = []

    init(folder: String, series: String) throws {
        let path = "\(folder)/\(series)"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return }
        var found: [String: [UInt8]] = [:]
        for name in names.sorted() {
            if name.contains(".partial-") {
                findings.append(
                    Finding(
                        file: name, severity: .note, code: "INTERRUPTED",
                        message: "An entry was interrupted before it was acknowledged; nothing of it is on record.",
                        mend: "Enter it again where it is missing, and remove this file."))
            } else if name.hasSuffix(".sitting") {
                sittings.append("\(path)/\(name)")
                for (act, bytes) in try SittingFile.acts(try Files.read("\(path)/\(name)"), file: name) {
                    if found[act] == nil { found[act] = bytes }
                }
            } else if Self.number(of: name) != nil {
                found[name] = try Files.read("\(path)/\(name)")
            } else if !name.hasPrefix(".") {
                findings.append(
                    Finding(
                        file: name, severity: .warning, code: "STRANGE_FILE",
                        message: "No act is called like this; it was not read.",
                        mend: "Keep other files elsewhere; acts are called 000001.yaml and so on."))
            }
        }
        acts = found.sorted { $0.key.count == $1.key.count ? $0.key < $1.key : $0.key.count < $1.key.count }
            .map { ($0.key, $0.value) }
        var next = 1
        for name in acts.map(\.name) {
            let number = Self.number(of: name) ?? next
            if number != next {
                damaged.append(
                    Finding(
                        file: name, severity: .error, code: "ACT_MISSING",
                        message: number == next + 1
                            ? "Before it act \(next) is missing."
                            : "Before it acts \(next) to \(number - 1) are missing.",
                        mend: "Bring the missing files back from version control or a copy."))
            }
            next = number + 1
        }
    }

    /// The number of an act's file; nil for any other name.
    static func number(of name: String) -> Int? {
        guard name.hasSuffix(".yaml") else { return nil }
        let digits = name.dropLast(5)
        guard digits.count >= 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }
}

/// A sitting entered whole: its acts in one file, so that all of them are on record or none, whatever happens while
/// they are laid out in files of their own.
enum SittingFile {
    private static let mark = "# file "

    static func text(_ acts: [(name: String, text: String)]) -> String {
        acts.map { "\(mark)\($0.name)\n\($0.text)" }.joined(separator: "---\n")
    }

    static func acts(_ bytes: [UInt8], file: String) throws -> [(name: String, bytes: [UInt8])] {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var acts: [(name: String, lines: [Substring])] = []
        for line in lines {
            if line.hasPrefix(mark) {
                acts.append((String(line.dropFirst(mark.count)), []))
            } else if line != "---", !acts.isEmpty {
                acts[acts.count - 1].lines.append(line)
            }
        }
        return acts.map { act in
            let text = act.lines.joined(separator: "\n")
            return (act.name, Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
        }
    }
}
