import ArgumentParser
import Linkage
import Papers
import Persons

/// `parley link status`: every line of both lists in exactly one state.
struct LinkStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say of every line of both lists what has become of it, from both sides.",
        discussion: """
            matched: judged by two; in_conflict: something speaks against it; possible: waits for reviewers; unanswered: \
            claimed, nobody reports to hold the person; unclaimed: held, nobody asks for the person.
            """)

    /// What a list is for.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case claim, holding
    }

    @OptionGroup var lists: ListPair

    @Option(help: ArgumentHelp("The links file of these two lists.", valueName: "LINKS.csv"))
    var links: String

    @Option(help: ArgumentHelp("The journal of the review.", valueName: "J"))
    var journal: String?

    @Option(help: ArgumentHelp("A judgements file.", valueName: "J.csv"))
    var judgements: String?

    @Option(help: "The side whose list is the right one: A or B.")
    var heldBy: SideID?

    @Option(help: "What the left list is.")
    var kindLeft = Kind.claim

    @Option(help: "What the right list is.")
    var kindRight = Kind.holding

    @Option(help: ArgumentHelp("Journal of judgements on repeats within the left list.", valueName: "J"))
    var repeatsLeft: String?

    @Option(help: ArgumentHelp("Journal of judgements on repeats within the right list.", valueName: "J"))
    var repeatsRight: String?

    @Option(help: ArgumentHelp("A row for every line of both lists (0600).", valueName: "STATUS.csv"))
    var out: String?

    @Option(help: ArgumentHelp("The view as one page (0600).", valueName: "R.html"))
    var report: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        try OutputPlaces.check(
            [("--out", out), ("--report", report)],
            apartFrom: [lists.left, lists.right, links]
                + [journal, judgements, repeatsLeft, repeatsRight].compactMap { $0 })
    }

    func run() throws {
        try concluding(json: json) {
            let (left, right) = try lists.read()
            let table = try LinkTable(csv: try Files.read(links), file: Files.name(links))
            let source = try ReviewSource(journal: journal, judgements: judgements, heldBy: heldBy)
            let judged = JudgedPairs(source.acts, left: left.list, right: right.list, heldBy: heldBy)
            let one = try viewed(left, kindLeft, repeatsLeft)
            let other = try viewed(right, kindRight, repeatsRight)
            let view = TwoSidedView(left: one, right: other, links: table, linksFile: Files.name(links), judged: judged)
            let figures = TwoSidedFigures(view, left: one, right: other)
            if let out { try Files.writePersonal(view.csv(left: left.list, right: right.list), to: out) }
            if let report {
                let page = try TwoSidedReport(
                    figures, left: left.list, right: right.list, judged: judged
                ).html()
                try Files.writePersonal(Array(page.utf8), to: report)
            }
            let findings = source.findings + judged.findings + view.findings
            if json {
                return try JSONOutput.print(Answer(figures, left: left.list, right: right.list, findings))
            }
            FindingsPrinter.print(findings)
            print(Self.text(figures.left, left.list) + Self.text(figures.right, right.list), terminator: "")
        }
    }

    private func viewed(_ imported: ImportedList, _ kind: Kind, _ repeats: String?) throws -> ViewedList {
        let judged = try repeats.map { path in
            JudgedPairs(
                try ReviewSource(journal: path, judgements: nil, heldBy: nil).acts, left: imported.list,
                right: imported.list)
        }
        return ViewedList(
            imported.list, isClaim: kind == .claim, standings: imported.standings, repeats: judged)
    }

    private struct Answer: Encodable {
        let left: List
        let right: List
        let findings: [Finding]

        struct List: Encodable {
            let file: String
            let accepted: Int
            let by_state: [String: Int]
            let by_category: [String: [String: Int]]
            let conflicts: [String: Int]

            init(_ figures: TwoSidedFigures.List, _ list: PersonList) {
                file = list.source.file
                accepted = figures.accepted
                by_state = Self.named(figures.byState)
                by_category = Dictionary(
                    uniqueKeysWithValues: figures.byCategory.map { ($0.category, Self.named($0.byState)) })
                conflicts = Dictionary(uniqueKeysWithValues: figures.conflicts.map { ($0.cause.rawValue, $0.lines) })
            }

            static func named(_ states: [LineState: Int]) -> [String: Int] {
                Dictionary(uniqueKeysWithValues: states.map { ($0.key.rawValue, $0.value) })
            }
        }

        init(_ figures: TwoSidedFigures, left: PersonList, right: PersonList, _ findings: [Finding]) {
            self.left = List(figures.left, left)
            self.right = List(figures.right, right)
            self.findings = findings
        }
    }

    private static func text(_ figures: TwoSidedFigures.List, _ list: PersonList) -> String {
        let states = figures.states
        var table = TextTable([list.source.file] + states.map(\.words) + ["accepted lines"])
        for row in figures.byCategory {
            let numbers = states.map { row.byState[$0] ?? 0 }
            table.append([row.category] + (numbers + [numbers.reduce(0, +)]).map(String.init))
        }
        table.append(["all"] + (states.map { figures.byState[$0] ?? 0 } + [figures.accepted]).map(String.init))
        var text = table.text
        for (cause, lines) in figures.conflicts { text += "in conflict, \(cause.words): \(lines)\n" }
        return text + "\n"
    }
}
