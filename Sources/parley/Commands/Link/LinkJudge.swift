import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link judge`: a reviewer's word on one pair, or a judgements file taken into a journal.
struct LinkJudge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge", abstract: "Write a reviewer's word on a pair into the journal.",
        discussion: """
            With --pair and --say one word; with --from every judgement of a file, so that it is known by what the lines \
            say and can be applied to another version of the lists. A journal is added to and never rewritten.
            """)

    @OptionGroup var lists: ListPair

    @Option(help: ArgumentHelp("The journal (0600); begun where there is none.", valueName: "J"))
    var journal: String

    @Option(help: "The two lines: LEFT_ID,RIGHT_ID.")
    var pair: String?

    @Option(help: "same, different or unsure.")
    var say: JudgementWord?

    @Option(help: "Who judges; two different people have to say same.")
    var by: String?

    @Option(help: "When, in UTC: YYYY-MM-DDTHH:MM:SSZ. Without it the clock says.")
    var at: String?

    @Option(help: "Why.")
    var reason = ""

    @Option(help: "The side whose list is the right one: A or B.")
    var heldBy: SideID?

    @Option(help: ArgumentHelp("Judgements to take into the journal.", valueName: "J.csv"))
    var from: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        if from == nil {
            guard let pair, say != nil, by != nil else {
                throw ValidationError("Give --pair, --say and --by, or a file with --from.")
            }
            try PairOption.validate(pair)
        } else if pair != nil || say != nil || by != nil || at != nil {
            throw ValidationError("--from takes reviewers, times and words from the file.")
        }
        try ActorOptions.validate(by: by, at: at)
    }

    func run() throws {
        try concluding(json: json) {
            let (left, right) = try lists.read()
            let file = JournalFile(path: journal)
            if let from {
                try takeFile(from, left.list, right.list, file)
            } else if let pair, let say, let by {
                let lines = try PairOption(pair, left: left.list, right: right.list)
                try file.append([
                    .judged(
                        Judgement(
                            left: lines.left, right: lines.right, heldBy: heldBy, word: say, reviewer: by,
                            at: at ?? Clock.now, reason: reason))
                ])
            }
            let read = try file.read()
            let judged = JudgedPairs(read.acts, left: left.list, right: right.list, heldBy: heldBy)
            try JournalAnswer(read, judged, left.list, right.list).print(json: json)
        }
    }

    /// Judgements about lines that are not there are found and not taken; all others are, in the order of their times.
    private func takeFile(_ from: String, _ left: PersonList, _ right: PersonList, _ file: JournalFile) throws {
        let source = try ReviewSource(journal: nil, judgements: from, heldBy: heldBy)
        let judged = JudgedPairs(source.acts, left: left, right: right, heldBy: heldBy)
        let taken = judged.carried.compactMap { one -> ReviewAct.Content? in
            guard let first = one.left, let second = one.right else { return nil }
            let judgement = one.judgement
            // A word in doubt keeps the digest of the version it was said of, and stays in doubt.
            let isSure = one.outcome <= .moved
            return .judged(
                Judgement(
                    left: isSure || judgement.left.digest == nil ? JudgedLine(left, first) : judgement.left,
                    right: isSure || judgement.right.digest == nil ? JudgedLine(right, second) : judgement.right,
                    heldBy: judgement.heldBy, word: judgement.word, reviewer: judgement.reviewer, at: judgement.at,
                    reason: judgement.reason))
        }
        if !json { FindingsPrinter.print(source.findings + judged.findings) }
        try file.append(taken)
    }
}

/// `parley link unlink`: a link taken back.
struct LinkUnlink: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Take a link back: both lines stand as before it, and the journal shows all.",
        discussion: "Every word same on the pair is set aside; words different and unsure stay. Nothing is deleted.")

    @OptionGroup var lists: ListPair

    @Option(help: ArgumentHelp("The journal.", valueName: "J"))
    var journal: String

    @Option(help: "The two lines: LEFT_ID,RIGHT_ID.")
    var pair: String

    @OptionGroup var actor: ActorOptions

    @Option(help: "Why.")
    var reason = ""

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws { try PairOption.validate(pair) }

    func run() throws {
        try concluding(json: json) {
            let (left, right) = try lists.read()
            let lines = try PairOption(pair, left: left.list, right: right.list)
            let file = JournalFile(path: journal)
            let before = JudgedPairs(try file.read().acts, left: left.list, right: right.list)
            let standing = before.pairs.first { $0.left == lines.leftIndex && $0.right == lines.rightIndex }
            guard standing?.words.contains(where: { $0.said == .same }) == true else {
                throw CommandFailure(
                    outcome: .refused,
                    findings: [
                        Finding(
                            file: Files.name(journal), severity: .error, code: "NOT_LINKED",
                            message: "Nobody's word that this pair is one person stands: nothing to take back.",
                            mend: "Check the pair; to hold two lines apart: parley link judge --say different.")
                    ])
            }
            try file.append([
                .unlinked(
                    Unlinking(left: lines.left, right: lines.right, reviewer: actor.by, at: actor.time, reason: reason))
            ])
            let read = try file.read()
            let judged = JudgedPairs(read.acts, left: left.list, right: right.list)
            try JournalAnswer(read, judged, left.list, right.list).print(json: json)
        }
    }
}

/// What stands after an act.
struct JournalAnswer: Encodable {
    let acts: Int
    let head: String
    let verdicts: [String: Int]
    let pairs: [Pair]
    let findings: [Finding]

    struct Pair: Encodable {
        let left_id: LineID
        let right_id: LineID
        let verdict: String
        let words: [Word]
    }

    struct Word: Encodable {
        let by: String
        let said: String
        let counts_as: String
        let at: String
        let reason: String
    }

    init(_ journal: Journal, _ judged: JudgedPairs, _ left: PersonList, _ right: PersonList) {
        acts = journal.length
        head = journal.head
        verdicts = Dictionary(
            uniqueKeysWithValues: JudgedPairs.Verdict.allCases.map { verdict in
                (verdict.rawValue, judged.pairs.count { $0.verdict == verdict })
            })
        pairs = judged.pairs.map { pair in
            Pair(
                left_id: left.ids[pair.left], right_id: right.ids[pair.right], verdict: pair.verdict.rawValue,
                words: pair.words.map {
                    Word(
                        by: $0.reviewer, said: $0.said.rawValue, counts_as: $0.word.rawValue, at: $0.at,
                        reason: $0.reason)
                })
        }
        findings = journal.findings + judged.findings
    }

    func print(json: Bool) throws {
        if json { return try JSONOutput.print(self) }
        FindingsPrinter.print(findings)
        var table = TextTable(["pairs", ""])
        for verdict in JudgedPairs.Verdict.allCases {
            table.append([verdict.rawValue, String(verdicts[verdict.rawValue] ?? 0)])
        }
        let contradictory = pairs.filter { $0.verdict == JudgedPairs.Verdict.contradictory.rawValue }
        let shown = contradictory.prefix(20).map { "contradictory: \($0.left_id.rawValue) · \($0.right_id.rawValue)\n" }
        Swift.print(table.text + shown.joined() + "journal: \(acts) acts, head \(head)")
    }
}
