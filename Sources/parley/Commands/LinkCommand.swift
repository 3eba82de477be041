import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link`: find the same person on two lists; a person decides.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Find the lines of two lists that may be one person, with the evidence.",
        subcommands: [LinkLists.self, LinkScore.self, LinkExplain.self], defaultSubcommand: LinkLists.self)
}

/// Two lists to link and how to read them.
struct LinkInputs: ParsableArguments {
    @Argument(help: "The list whose lines are sought, for example a claim list.")
    var left: String

    @Argument(help: "The list they may be on, for example a holding list.")
    var right: String

    @Option(help: "Mapping file of the left list.")
    var mappingLeft: String?

    @Option(help: "Mapping file of the right list.")
    var mappingRight: String?

    @Option(help: "Seed of the random pairs that tell what agrees by chance.")
    var seed: UInt64 = 1

    func lists() throws -> (left: PersonList, right: PersonList) {
        (try ListFiles.read(left, mapping: mappingLeft).list, try ListFiles.read(right, mapping: mappingRight).list)
    }
}

/// `parley link LEFT RIGHT --out LINKS.csv`.
struct LinkLists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists", abstract: "Link two lists (the default).",
        discussion: "Every compared pair of at least --floor is written, whatever --threshold.")

    @OptionGroup var inputs: LinkInputs

    @Flag(help: "Mark the best assignment in which no line is used twice.")
    var oneToOne = false

    @Option(help: "Links below this weight are not assigned, in bits.")
    var threshold: Double = 0

    @Option(help: "Pairs below this weight are not written, in bits.")
    var floor: Double = -10

    @Option(help: "The links file to write (0600).")
    var out: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func run() throws {
        try concluding(json: json) {
            var measurement = Measurement()
            let lists = try inputs.lists()
            measurement.endPhase("read")
            let linker = Linker(floorBits: floor, thresholdBits: threshold, oneToOne: oneToOne, seed: inputs.seed)
            let result = linker.link(lists.left, lists.right) { measurement.endPhase($0) }
            guard !result.lists.comparisons.isEmpty else {
                throw UnreadableInput(
                    file: nil, code: "NO_SHARED_FIELD", message: "The two lists share no field that can be compared.",
                    mend: "Give mappings that name the same keys in both lists.")
            }
            try Files.writePersonal(result.csv(left: lists.left, right: lists.right), to: out)
            measurement.endPhase("write")
            let answer = LinkAnswer(lists, result, measurement)
            if json { return try JSONOutput.print(answer) }
            FindingsPrinter.print(answer.findings)
            print(answer.text, terminator: "")
        }
    }
}

/// What `link` says of a run.
private struct LinkAnswer: Encodable {
    let records_left: Int
    let records_right: Int
    let pairs_compared: Int
    let links: Int
    let by_grade: [String: Int]
    let assigned: Int?
    let rules: [Rule]
    let wall_s: Double
    let cpu_s: Double
    let peak_rss_mib: Double
    let phases: [String: Double]
    let findings: [Finding]

    struct Rule: Encodable {
        let rule: String
        let pairs_added: Int
        let oversized_blocks: Int
        let pairs_left_out: Int
    }

    init(_ lists: (left: PersonList, right: PersonList), _ result: LinkResult, _ measurement: Measurement) {
        records_left = lists.left.count
        records_right = lists.right.count
        pairs_compared = result.pairsCompared
        links = result.links.count
        by_grade = Dictionary(
            uniqueKeysWithValues: LinkGrade.allCases.map { grade in
                (grade.rawValue, result.links.count { $0.grade == grade })
            })
        assigned = result.links.contains { $0.assigned != nil } ? result.links.count { $0.assigned == true } : nil
        rules = result.rules.map {
            Rule(
                rule: $0.name, pairs_added: $0.pairs, oversized_blocks: $0.oversizedBlocks,
                pairs_left_out: $0.pairsLeftOut)
        }
        wall_s = measurement.wallSeconds
        cpu_s = measurement.cpuSeconds
        peak_rss_mib = measurement.peakMebibytes
        phases = Dictionary(uniqueKeysWithValues: measurement.phases.map { ($0.name, $0.seconds) })
        findings = result.rules.filter { $0.oversizedBlocks > 0 }.map {
            Finding(
                column: $0.name, severity: .warning, code: "BLOCK_OVERSIZED",
                message:
                    "\($0.oversizedBlocks) blocks of this rule were too large; \($0.pairsLeftOut) pairs were left to the other rules.",
                mend: "Give the lists another field that tells people apart.")
        }
    }

    var text: String {
        var table = TextTable(["lines on the left list", String(records_left)])
        table.append(["lines on the right list", String(records_right)])
        table.append(["pairs compared", String(pairs_compared)])
        for grade in LinkGrade.allCases.sorted(by: >) {
            table.append(["links \(grade.rawValue)", String(by_grade[grade.rawValue] ?? 0)])
        }
        if let assigned { table.append(["links assigned one to one", String(assigned)]) }
        return table.text + "A link is a proposal: two reviewers decide.\n"
    }
}

/// `parley link score`: how well links agree with the truth, where the truth is known.
struct LinkScore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Measure a links file against the known true pairs.")

    @Argument(help: "The links file.")
    var links: String

    @Argument(help: "The truth: left_id,right_id, all true pairs.")
    var truth: String

    @Option(help: "Weight at which precision and recall are measured, in bits.")
    var threshold: Double = 0

    @Flag(help: "One JSON object on standard output.")
    var json = false

    private struct Answer: Encodable {
        let all: LinkageQuality
        let assigned: LinkageQuality?
    }

    func run() throws {
        try concluding(json: json) {
            let rows = try LinkTable(csv: try Files.read(links), file: Files.name(links)).rows
            let truth = try LinkageQuality.truth(csv: try Files.read(self.truth), file: Files.name(self.truth))
            let assigned = rows.contains { $0.assigned != nil } ? rows.filter { $0.assigned == true } : nil
            let answer = Answer(
                all: LinkageQuality(rows: rows, truth: truth, thresholdBits: threshold),
                assigned: assigned.map { LinkageQuality(rows: $0, truth: truth, thresholdBits: threshold) })
            if json { return try JSONOutput.print(answer) }
            var table = TextTable(["", "all pairs"] + (assigned == nil ? [] : ["one to one"]))
            func row(_ name: String, _ value: (LinkageQuality) -> Double?) {
                table.append(
                    [name, Self.share(value(answer.all))] + (answer.assigned.map { [Self.share(value($0))] } ?? []))
            }
            row("precision", \.precision)
            row("recall", \.recall)
            row("F1", \.f1)
            row("best F1", \.bestF1)
            row("average precision", \.averagePrecision)
            for grade in [LinkGrade.strong, .possible] {
                row("precision, \(grade.rawValue)") { $0.byGrade[grade.rawValue]?.precision }
                row("recall, \(grade.rawValue) or better") { $0.byGrade[grade.rawValue]?.recallAtLeast }
            }
            print(table.text, terminator: "")
        }
    }

    private static func share(_ value: Double?) -> String {
        value.map { String(format: "%.4f", $0) } ?? "none"
    }
}

/// `parley link explain`: the weight of one pair, field by field.
struct LinkExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show the weight of one pair field by field, and its competitors.")

    @OptionGroup var inputs: LinkInputs

    @Option(help: "The two lines: LEFT_ID,RIGHT_ID.")
    var pair: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    private struct Answer: Encodable {
        let explanation: MatchExplanation
        let competitors: [LineID]
    }

    func validate() throws {
        if pair.split(separator: ",").count != 2 {
            throw ValidationError("--pair takes two line ids with a comma between them, for example 12,1-34.")
        }
    }

    func run() throws {
        try concluding(json: json) {
            let ids = pair.split(separator: ",").map { LineID(rawValue: String($0)) }
            let lists = try inputs.lists()
            let left = try Self.index(of: ids[0], in: lists.left)
            let right = try Self.index(of: ids[1], in: lists.right)
            let result = Linker(seed: inputs.seed).link(lists.left, lists.right)
            let explanation = result.explanation(left: left, right: right)
            let competitors = result.competitors(left: left, right: right)
            let answer = Answer(
                explanation: explanation,
                competitors: competitors.rights.map { lists.right.ids[$0] }
                    + competitors.lefts.map { lists.left.ids[$0] })
            json ? try JSONOutput.print(answer) : print(Self.text(answer), terminator: "")
        }
    }

    private static func index(of id: LineID, in list: PersonList) throws -> Int {
        guard let index = list.ids.firstIndex(of: id) else {
            throw CommandFailure(
                outcome: .refused,
                findings: [
                    Finding(
                        file: list.source.file, severity: .error, code: "LINE_UNKNOWN",
                        message: "The list has no accepted line \(id.rawValue).",
                        mend: "Take an id from the links file or from list normalize.")
                ])
        }
        return index
    }

    private static func text(_ answer: Answer) -> String {
        func bits(_ value: Double) -> String { String(format: "%+.2f", value) }
        var table = TextTable(["field", "bits", "what was seen"])
        table.append(["(before any field)", bits(answer.explanation.priorBits), "how many pairs the lists make"])
        for part in answer.explanation.parts {
            table.append([part.field.rawValue, bits(part.levelBits), part.words])
            if part.rarityBits != 0 {
                let words = part.rarityBits > 0 ? "rarer than most" : "more common than most"
                table.append(["", bits(part.rarityBits), words])
            }
        }
        table.append(["weight", bits(answer.explanation.weightBits), answer.explanation.grade.rawValue])
        let probability = String(format: "%.6f", answer.explanation.probability)
        let competitors = answer.competitors.map(\.rawValue).joined(separator: ", ")
        return table.text + "probability \(probability)\n"
            + "competitors: \(competitors.isEmpty ? "none" : competitors)\n"
    }
}
