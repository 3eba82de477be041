public import ArgumentParser
import Foundation
import Linkage
public import Persons

extension JudgementWord: ExpressibleByArgument {}

extension ListPair {
    /// Both lists, their lines checked.
    func read() throws -> (left: ImportedList, right: ImportedList) {
        (try ListFiles.read(left, mapping: mappingLeft), try ListFiles.read(right, mapping: mappingRight))
    }
}

/// Who acts and when.
struct ActorOptions: ParsableArguments {
    @Option(help: "Who judges; two different people have to say same.")
    var by: String

    @Option(help: "When, in UTC: YYYY-MM-DDTHH:MM:SSZ. Without it the clock says.")
    var at: String?

    func validate() throws { try Self.validate(by: by, at: at) }

    /// Refuses a reviewer without a name and a time that is none.
    static func validate(by: String?, at: String?) throws {
        if let by, ReviewRules.reviewerKey(by).isEmpty {
            throw ValidationError("--by takes the name of the reviewer.")
        }
        if let at, !ReviewRules.isInstant(at) {
            throw ValidationError("--at takes an instant in UTC, for example 2025-05-19T10:00:00Z.")
        }
    }

    /// The time of an act that is done now.
    var time: String { at ?? Clock.now }
}

/// Two lines of two lists, as `LEFT_ID,RIGHT_ID`.
struct PairOption {
    let left: JudgedLine
    let right: JudgedLine
    let leftIndex: Int
    let rightIndex: Int

    /// Finds the lines, or refuses with what is unknown.
    init(_ text: String, left: PersonList, right: PersonList) throws {
        let ids = text.split(separator: ",", omittingEmptySubsequences: false).map { LineID(rawValue: String($0)) }
        let one = left.ids.firstIndex(of: ids[0])
        let other = right.ids.firstIndex(of: ids[1])
        guard let one, let other else {
            let unknown = [(left, ids[0], one), (right, ids[1], other)].filter { $0.2 == nil }
            throw CommandFailure(
                outcome: .refused,
                findings: unknown.map { list, id, _ in
                    Finding(
                        file: list.source.file, severity: .error, code: "LINE_UNKNOWN",
                        message: "The list has no accepted line \(id.rawValue).",
                        mend: "Take an id from the links file or from list normalize.")
                })
        }
        self.left = JudgedLine(left, one)
        self.right = JudgedLine(right, other)
        leftIndex = one
        rightIndex = other
    }

    static func validate(_ text: String) throws {
        if text.split(separator: ",").count != 2 {
            throw ValidationError("--pair takes two line ids with a comma between them, for example 12,1-34.")
        }
    }
}

/// Where words on pairs come from.
struct ReviewSource {
    private(set) var acts: [ReviewAct] = []
    private(set) var findings: [Finding] = []

    /// Acts of one file, a journal or a judgements file: a journal's lines are objects.
    init(path: String, heldBy: SideID?) throws {
        let isJournal = try Files.read(path).first == UInt8(ascii: "{")
        try self.init(journal: isJournal ? path : nil, judgements: isJournal ? nil : path, heldBy: heldBy)
    }

    /// Acts of a journal, of a judgements file, or of both, the file's first.
    init(journal: String?, judgements: String?, heldBy: SideID?) throws {
        if let judgements {
            let table = try JudgementTable(try Files.read(judgements), file: Files.name(judgements))
            if table.heldBy.count > 1, heldBy == nil {
                throw CommandFailure(
                    outcome: .refused,
                    findings: [
                        Finding(
                            file: Files.name(judgements), column: "held_by", severity: .error, code: "HELD_BY_NEEDED",
                            message: "The file judges pairs of both directions, and lines of both may have one id.",
                            mend: "Say whose list is the right one: --held-by A or --held-by B.")
                    ])
            }
            acts = table.acts
            findings = table.findings
        }
        if let journal {
            guard FileManager.default.fileExists(atPath: journal) else {
                throw CommandFailure(
                    outcome: .inputOutput,
                    findings: [
                        Finding(
                            file: Files.name(journal), severity: .error, code: "READ",
                            message: "There is no such journal.", mend: "Check the path; judging begins one.")
                    ])
            }
            let read = try JournalFile(path: journal).read()
            acts += read.acts
            findings += read.findings
        }
    }
}

/// Judgements that teach the model.
struct LabelInput: ParsableArguments {
    @Option(help: ArgumentHelp("Estimate with these judgements as labels: a journal or a file.", valueName: "J"))
    var judgements: String?

    @Option(help: "With --judgements: the side whose list is the right one, A or B.")
    var heldBy: SideID?

    /// The pairs of two lists on which two reviewers agree, and what was found on the way.
    func labels(for lists: (left: PersonList, right: PersonList)) throws -> (pairs: [LabelledPair], findings: [Finding])
    {
        guard let judgements else { return ([], []) }
        let source = try ReviewSource(path: judgements, heldBy: heldBy)
        let judged = JudgedPairs(source.acts, left: lists.left, right: lists.right, heldBy: heldBy)
        return (judged.labels, source.findings + judged.findings)
    }
}
