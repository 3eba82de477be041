import ArgumentParser
import Linkage
import Persons

/// `parley link carry`: judgements applied to these versions of the lists.
struct LinkCarry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry", abstract: "Apply the judgements to these versions of the lists and write them as a file.",
        discussion: """
            A line is known by what it says about who the person is, whatever its id. Where a line says something else \
            now, the word is carried as unsure and listed for a new look; what is gone is reported; the journal keeps all.
            """)

    @OptionGroup var lists: ListPair

    @Option(help: ArgumentHelp("The journal.", valueName: "J"))
    var journal: String?

    @Option(help: ArgumentHelp("A judgements file with digests, from an earlier carry.", valueName: "J.csv"))
    var judgements: String?

    @Option(help: "The side whose list is the right one: A or B.")
    var heldBy: SideID?

    @Option(help: ArgumentHelp("The judgements file to write (0600), as plan persons takes it.", valueName: "J.csv"))
    var out: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        if journal == nil, judgements == nil { throw ValidationError("Give --journal or --judgements.") }
        try OutputPlaces.check(
            [("--out", out)], apartFrom: [lists.left, lists.right] + [journal, judgements].compactMap { $0 })
    }

    private struct Answer: Encodable {
        let judgements: Int
        let by_outcome: [String: Int]
        let to_confirm: [Pair]
        let gone: [Pair]
        let findings: [Finding]

        struct Pair: Encodable, Hashable {
            let left_id: LineID
            let right_id: LineID
            let left_id_now: LineID?
            let right_id_now: LineID?
        }
    }

    func run() throws {
        try concluding(json: json) {
            let (left, right) = try lists.read()
            let source = try ReviewSource(journal: journal, judgements: judgements, heldBy: heldBy)
            let judged = JudgedPairs(source.acts, left: left.list, right: right.list, heldBy: heldBy)
            try Files.writePersonal(
                JudgementTable.csv(judged.judgements(left: left.list, right: right.list, heldBy: heldBy)), to: out)
            func pairs(_ outcome: JudgedPairs.Carried.Outcome) -> [Answer.Pair] {
                var seen: Set<Answer.Pair> = []
                return judged.carried.filter { $0.outcome == outcome }.map { one in
                    Answer.Pair(
                        left_id: one.judgement.left.id, right_id: one.judgement.right.id,
                        left_id_now: one.left.map { left.list.ids[$0] },
                        right_id_now: one.right.map { right.list.ids[$0] })
                }.filter { seen.insert($0).inserted }
            }
            let answer = Answer(
                judgements: judged.carried.count,
                by_outcome: Dictionary(
                    uniqueKeysWithValues: JudgedPairs.Carried.Outcome.allCases.map { outcome in
                        (outcome.rawValue, judged.carried.count { $0.outcome == outcome })
                    }),
                to_confirm: pairs(.toConfirm), gone: pairs(.gone), findings: source.findings + judged.findings)
            if json { return try JSONOutput.print(answer) }
            FindingsPrinter.print(answer.findings)
            var table = TextTable(["judgements", String(answer.judgements)])
            for outcome in JudgedPairs.Carried.Outcome.allCases {
                table.append(["  " + outcome.rawValue, String(answer.by_outcome[outcome.rawValue] ?? 0)])
            }
            print(table.text, terminator: "")
        }
    }
}
