import Foundation
import Persons
import Talks

/// Acts now on record, and what was found of them.
struct EnteredActs {
    let acts: [Act]
    let findings: [Finding]
}

extension TalksFolder {
    /// Puts acts on record: all of them, or none with every reason.
    ///
    /// The folder is locked while it is read and written, so that of two who write at once the second is judged by
    /// what the first has entered. What is acknowledged is on the disk.
    static func enter(_ drafts: [ActDraft], head: ActHead, in path: String) throws -> EnteredActs {
        let lock = try FolderLock(path)
        defer { lock.release() }
        let isPrivate = drafts.contains { $0.value(of: "kind") == ActKind.notebookEntry.rawValue }
        var folder = try read(path, author: isPrivate || head.visibility == .author ? head.by : nil)
        try folder.unfold()
        let (acts, findings) = try folder.judge(drafts, head: head)
        try folder.write(acts)
        return EnteredActs(acts: acts, findings: findings)
    }

    /// Reads and judges each draft as the next act.
    private mutating func judge(_ drafts: [ActDraft], head: ActHead) throws -> ([Act], [Finding]) {
        var acts: [Act] = []
        var findings: [Finding] = []
        var isRefused = false
        var isUnreadable = false
        var missing: Set<String> = []
        for draft in drafts {
            let (series, lines) = headLines(for: draft, head: head)
            let (text, added) = draft.text(number: record.nextNumber(notebookOf: series), head: lines)
            func refuse(_ found: [Finding], unreadable: Bool) {
                findings += found.map { draft.placed($0, added: added) }
                isRefused = true
                isUnreadable = isUnreadable || unreadable
                if let id = draft.value(of: "id") { missing.insert(id) }
            }
            do {
                let (read, found) = try Act.read(Array(text.utf8))
                guard let act = read else {
                    refuse(found, unreadable: true)
                    continue
                }
                // Kept only for what a text judges: a copy held meanwhile makes every entry copy the whole record.
                let before: TalksRecord? =
                    switch act.content {
                    case .text, .commitment: record
                    default: nil
                    }
                // What is unknown only because an earlier act of the file was refused says nothing new.
                let judged = record.apply(act).filter { finding in
                    finding.code != "UNKNOWN_RECORD" || !missing.contains { finding.message.hasPrefix($0 + " ") }
                }
                if record.acts.last == act, let before, let refused = try judgeText(act) {
                    record = before
                    refuse(refused, unreadable: false)
                } else if record.acts.last == act {
                    findings += judged.map { draft.placed($0, added: added) }
                    acts.append(act)
                } else {
                    refuse(judged, unreadable: false)
                }
            } catch let unreadable as UnreadableInput {
                refuse(unreadable.findings, unreadable: true)
            }
        }
        guard !isRefused else {
            throw CommandFailure(outcome: isUnreadable ? .unreadable : .refused, findings: findings)
        }
        return (acts, findings)
    }

    /// What speaks against a change of a text, or against a commitment drawn from a clause of one, judged by the text
    /// as it stands; nil where nothing does.
    private mutating func judgeText(_ act: Act) throws -> [Finding]? {
        if case .commitment(let commitment) = act.content { return commitment.clause.flatMap(judgeClause) }
        guard case .text(let change) = act.content else { return nil }
        guard act.supersedes == nil else {
            return [
                Finding(
                    column: "supersedes", severity: .error, code: "TEXT_CHANGE_STANDS",
                    message: "A change of a text is not corrected: others may have built on it.",
                    mend: "Enter the change that undoes it.")
            ]
        }
        do {
            var text: NegotiatingText
            if let known = texts[change.text] {
                text = known
                try Self.take(change, of: act, into: &text)
            } else {
                text = try self.text(change.text)
            }
            texts[change.text] = text
            return nil
        } catch let failure as CommandFailure where failure.outcome == .refused {
            return failure.findings
        }
    }

    /// Whether a clause is as clean as a commitment drawn from it says. A paper that is no text in notation is not
    /// judged: its clauses stand in no record.
    private func judgeClause(_ drawn: ClauseReference) -> [Finding]? {
        guard let text = texts[drawn.paper] ?? (try? text(drawn.paper)) else { return nil }
        let found = text.versions.compactMap { version in version.text.clauses.first { $0.id.rawValue == drawn.clause }
        }
        func refusal(_ code: String, _ message: String) -> [Finding] {
            [
                Finding(
                    column: "clause", severity: .error, code: code, message: message,
                    mend: "parley talks text show \(drawn.paper.rawValue) says how each clause stands.")
            ]
        }
        if found.isEmpty {
            let isChanged = !text.acts.isEmpty
            return isChanged ? refusal("UNKNOWN_CLAUSE", "The text has no clause \(drawn.clause).") : nil
        }
        guard let open = found.first(where: { $0.status != .clean }) else { return nil }
        return refusal(
            "CLAUSE_NOT_AGREED", "Clause \(drawn.clause) of the text is \(open.status.rawValue), not clean.")
    }

    /// What the head adds to a draft, and in whose notebook it goes.
    private func headLines(for draft: ActDraft, head: ActHead) -> (notebook: String?, [(key: String, value: String)]) {
        var lines: [(key: String, value: String)] = [("at", YAMLWords.quoted(head.at ?? Now.time))]
        if let by = head.by { lines.append(("by", YAMLWords.quoted(by))) }
        if let side = head.forSide { lines.append(("for", side.rawValue)) }
        if let number = head.supersedes { lines.append(("supersedes", String(number))) }
        var (visibility, side) = (head.visibility, head.sharedWith)
        if draft.value(of: "visibility") == nil, visibility == nil {
            (visibility, side) = usualReaders(of: draft, head: head)
        }
        if let visibility { lines.append(("visibility", visibility.rawValue)) }
        if let side, draft.value(of: "visibility") == nil || draft.value(of: "visibility") == Visibility.side.rawValue {
            lines.append(("shared_with", side.rawValue))
        }
        let isPrivate = (draft.value(of: "visibility") ?? visibility?.rawValue) == Visibility.author.rawValue
        return (isPrivate ? draft.value(of: "by") ?? head.by : nil, lines)
    }

    /// Who reads an act that does not say it: for a correction or withdrawal those who read what it is about, for the
    /// notebook its author, for everything else the mediator.
    private func usualReaders(of draft: ActDraft, head: ActHead) -> (Visibility?, SideID?) {
        switch draft.value(of: "kind") {
        case ActKind.notebookEntry.rawValue: return (.author, nil)
        case ActKind.share.rawValue: return (nil, nil)
        case ActKind.text.rawValue where draft.value(of: "do") != TextOperation.Kind.comment.rawValue:
            // Whatever changes a text is open to both sides, and to anyone who reads the text.
            let text = draft.value(of: "text").map(RecordID.init(rawValue:))
            return (text.map(readers)?.0 == .public ? .public : .both, nil)
        case ActKind.withdrawal.rawValue:
            guard let id = draft.value(of: "record").map(RecordID.init(rawValue:)) else { return (.mediator, nil) }
            return readers(of: id)
        default:
            let number = head.supersedes ?? draft.value(of: "supersedes").flatMap { Int($0) }
            guard let number, let act = record.acts.last(where: { $0.number == number && $0.notebook == nil }) else {
                return (.mediator, nil)
            }
            return act.content.id.map(readers) ?? (act.visibility, act.sharedWith)
        }
    }

    private func readers(of id: RecordID) -> (Visibility?, SideID?) {
        let last = record.acts.last { act in
            if case .share(let share) = act.content { return share.record == id }
            return act.content.id == id
        }
        return (last?.visibility ?? .mediator, last?.sharedWith)
    }
}

extension TalksFolder {
    /// Writes acts in their series; several at once go through one sitting file.
    private func write(_ acts: [Act]) throws {
        let bySeries = Dictionary(grouping: acts) { $0.notebook.map(Self.notebook) ?? "acts" }
        for (series, acts) in bySeries.sorted(by: { $0.key < $1.key }) {
            let directory = "\(path)/\(series)"
            try Files.makeFolder(directory)
            let texts = try acts.map { (name: $0.fileName, text: "# personal data\n" + (try $0.yaml())) }
            if texts.count > 1, let first = texts.first, let last = texts.last {
                let sitting = "\(first.name.dropLast(5))-\(last.name.dropLast(5)).sitting"
                try OnceWritten.write(SittingFile.text(texts), to: sitting, in: directory)
                try lay(out: "\(directory)/\(sitting)")
            } else {
                for (name, text) in texts { try OnceWritten.write(text, to: name, in: directory) }
            }
        }
    }

    /// Lays out sittings that were interrupted after they had been acknowledged.
    private mutating func unfold() throws {
        for sitting in unfolded { try lay(out: sitting) }
        unfolded = []
    }

    private func lay(out sitting: String) throws {
        let directory = URL(fileURLWithPath: sitting).deletingLastPathComponent().path
        for (name, bytes) in try SittingFile.acts(try Files.read(sitting), file: Files.name(sitting))
        where !FileManager.default.fileExists(atPath: "\(directory)/\(name)") {
            try OnceWritten.write(String(decoding: bytes, as: UTF8.self), to: name, in: directory)
        }
        unlink(sitting)
        OnceWritten.synchronize(directory)
    }
}

/// Writes a file that must not be there yet, so that a crash at any instant leaves all of it or nothing under its name.
enum OnceWritten {
    static func write(_ text: String, to name: String, in directory: String) throws {
        try write(Data(text.utf8), to: name, in: directory)
    }

    static func write(_ data: Data, to name: String, in directory: String) throws {
        let failed = failure(
            name, "WRITE", "The file cannot be written.", "Check the folder and the space on the disk.")
        let temporary = "\(directory)/.\(name).partial-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw failed }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            try handle.write(contentsOf: data)
            try handle.synchronize()
        } catch {
            close(descriptor)
            unlink(temporary)
            throw failed
        }
        guard fchmod(descriptor, 0o600) == 0, close(descriptor) == 0 else { throw failed }
        // A link, unlike a renaming, never takes the place of a file that is there.
        let linked = link(temporary, "\(directory)/\(name)")
        let taken = errno == EEXIST
        unlink(temporary)
        guard linked == 0 else {
            throw taken
                ? failure(name, "EXISTS", "A file of this name is there already.", "Run the command again.") : failed
        }
        synchronize(directory)
    }

    /// Puts the names of a folder on the disk.
    static func synchronize(_ directory: String) {
        let descriptor = open(directory, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ name: String, _ code: String, _ message: String, _ mend: String) -> CommandFailure {
        CommandFailure(
            outcome: .inputOutput,
            findings: [Finding(file: name, severity: .error, code: code, message: message, mend: mend)])
    }
}

/// Holds a folder against other writers until it is released, or the process ends.
struct FolderLock {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
            throw CommandFailure(
                outcome: .inputOutput,
                findings: [
                    Finding(
                        file: Files.name(path), severity: .error, code: "READ",
                        message: "The talks folder cannot be opened.", mend: "Check the path and your rights.")
                ])
        }
    }

    func release() { close(descriptor) }
}
