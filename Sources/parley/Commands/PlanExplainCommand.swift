import ArgumentParser
import Exchanges
import Foundation
import Papers
import Persons

/// `plan explain`: why somebody goes or not, why terms are impossible, and what other numbers would bring.
struct PlanExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why somebody goes or not, and what would change it.",
        discussion: """
            For a side (--for A or B) only what both sides may read is said, and the sealed columns are not looked at.
            """)

    @Argument(help: ArgumentHelp("The plan.", valueName: "PLAN.json"))
    var plan: String

    @OptionGroup var files: PlanFiles

    @Option(help: ArgumentHelp("A person to explain; may be given several times.", valueName: "ID"))
    var person: [String] = []

    @Flag(help: "Explain every person.")
    var all = false

    @Option(help: ArgumentHelp("Explain so many persons, drawn by --seed.", valueName: "N"))
    var sample: Int?

    @Option(help: ArgumentHelp("The seed of the sample, hexadecimal.", valueName: "HEX"))
    var seed = ""

    @Option(name: .customLong("for"), help: ArgumentHelp("Who will read it.", valueName: "neutral|A|B"))
    var reader = "neutral"

    @OptionGroup var reading: ReadingLanguage

    @Flag(help: "What every level would come to if each number in the terms were another.")
    var sensitivity = false

    @Option(
        help: ArgumentHelp(
            "What it would come to after this change, for example civilians.min=20,civilians.max=20; may be given several times.",
            valueName: "KEY=BY"))
    var change: [String] = []

    @Option(help: ArgumentHelp("Where the changes are drawn.", valueName: "FILE.svg"))
    var chart: String?

    @Option(help: ArgumentHelp("Where the answer is written as JSON, for its owner only.", valueName: "FILE"))
    var out: String?

    @Flag(help: "Print on standard error how long each explanation took.")
    var timed = false

    @Flag(help: "One JSON object on standard output.")
    var json = false

    private var side: SideID? { SideID(rawValue: reader) }

    func validate() throws {
        if reader != "neutral", side == nil { throw ValidationError("--for takes neutral, A or B.") }
        if [!person.isEmpty, all, sample != nil].count(where: { $0 }) > 1 {
            throw ValidationError("--person, --all and --sample exclude each other.")
        }
        if let sample, sample < 1 { throw ValidationError("--sample takes a number of persons.") }
        if PlanInputs.seedBytes(seed) == nil {
            throw ValidationError("--seed is not hexadecimal with an even number of digits.")
        }
        if side != nil, asksForChanges {
            throw ValidationError(
                "What other numbers would bring rests on sealed columns: it is the neutral's only, not a side's.")
        }
        if chart != nil, !sensitivity, change.isEmpty {
            throw ValidationError("--chart draws what --sensitivity or --change asks for.")
        }
        _ = try changes()
        try OutputPlaces.check([("--out", out), ("--chart", chart)], apartFrom: files.paths + [plan])
    }

    private var asksForChanges: Bool { sensitivity || !change.isEmpty || chart != nil }

    /// - Throws: `ValidationError`.
    private func changes() throws -> [[String: Int]] {
        try change.map { text in
            var change: [String: Int] = [:]
            for part in text.split(separator: ",") {
                guard let sign = part.lastIndex(of: "="), let by = Int(part[part.index(after: sign)...]),
                    change.updateValue(by, forKey: String(part[..<sign])) == nil
                else { throw ValidationError("--change takes KEY=BY, for example civilians.min=20.") }
            }
            return change
        }
    }

    /// What is printed and written.
    private struct Answer<Person: Encodable>: Encodable {
        let about: String
        let exchange: String
        let reader: String
        let status: ExchangePlan.Status
        let levels: [PlanLevel]
        let persons: [Person]
        let conflicts: [PlanConflict]
        let repairs: [PlanRepair]
        let sensitivity: [Sensitivity]

        enum CodingKeys: String, CodingKey {
            case about, exchange
            case reader = "for"
            case status, levels, persons, conflicts, repairs, sensitivity
        }
    }

    func run() throws {
        try concluding(json: json) {
            let plan = try PlanFile.read(plan)
            let read = try files.read(seed: PlanInputs.seedBytes(plan.seed) ?? [])
            let check = PlanCheck(terms: read.terms, persons: read.persons)
            let differences = check.compare(plan, read.inputs)
            if !differences.isEmpty { throw CommandFailure(outcome: .refused, findings: differences) }
            let ids = try asked(read.persons)
            if let side {
                let explainer = SideExplainer(
                    terms: read.terms, persons: read.persons, plan: plan, in: reading.language)
                let persons = explain(ids) { explainer.explanation(of: $0) }
                try conclude(
                    plan.view(for: side).said(in: reading.language, read.terms), read, persons, [],
                    words: persons.map { ($0.person, $0.words) })
            } else {
                FindingsPrinter.print(read.findings)
                let explainer = try explainer(plan, read)
                let persons = explain(ids) { explainer.explanation(of: $0) }
                let changes = try asksForChanges ? study(plan, read) : []
                try conclude(explainer.plan, read, persons, changes, words: persons.map { ($0.person, $0.words) })
            }
            if plan.status == .impossible { Foundation.exit(Outcome.refused.rawValue) }
        }
    }

    /// - Throws: `CommandFailure` for persons who are not in the file.
    private func asked(_ persons: PlanPersons) throws -> [PersonID] {
        if all { return persons.persons.map(\.id) }
        if let sample { return persons.sample(sample, seed: PlanInputs.seedBytes(seed) ?? []) }
        let known = Set(persons.persons.map(\.id))
        let ids = person.map(PersonID.init(rawValue:))
        let unknown = ids.filter { !known.contains($0) }
        if !unknown.isEmpty {
            throw CommandFailure(
                outcome: .refused,
                findings: unknown.map {
                    Finding(
                        severity: .error, code: "PERSON_UNKNOWN", message: "\($0.rawValue) is not in the persons file.",
                        mend: "Give an id of the column person_id.")
                })
        }
        return ids
    }

    private func explainer(_ plan: ExchangePlan, _ read: PlanFiles.Read) throws -> PlanExplainer {
        let start = ContinuousClock.now
        do {
            let explainer = try PlanExplainer(
                Planner(terms: read.terms, persons: read.persons), plan: plan, in: reading.language)
            if timed {
                let plan = explainer.plan
                let what =
                    plan.status == .impossible
                    ? "\(plan.conflicts.count) conflicts and \(plan.repairs.count) repairs found again"
                    : "the plan drawn up again"
                note("\(what) in \(Self.seconds(start.duration(to: .now))) s")
            }
            return explainer
        } catch is PlanExplainer.OtherPlan {
            throw CommandFailure(
                outcome: .refused,
                findings: [
                    Finding(
                        severity: .error, code: "PLAN_DIFFERS",
                        message: "These files do not give this plan, so it cannot be explained from them.",
                        mend: "Give the sealed files that it was made from, or draw it up again.")
                ])
        } catch is Planner.Undecided {
            throw CommandFailure.undecided("a plan")
        }
    }

    private func explain<Person>(_ ids: [PersonID], _ explanation: (PersonID) -> Person?) -> [Person] {
        var seconds: [Double] = []
        let found = ids.compactMap { id in
            let start = ContinuousClock.now
            defer { seconds.append(Double(start.duration(to: .now) / .seconds(1))) }
            return explanation(id)
        }
        if timed, !seconds.isEmpty {
            seconds.sort()
            func at(_ share: Double) -> String {
                String(format: "%.3f", seconds[min(seconds.count - 1, Int(share * Double(seconds.count)))])
            }
            note("\(seconds.count) persons: median \(at(0.5)) s, 95 % below \(at(0.95)) s, longest \(at(1)) s")
        }
        return found
    }

    private func study(_ plan: ExchangePlan, _ read: PlanFiles.Read) throws -> [Sensitivity] {
        if plan.status == .impossible { return [] }
        let start = ContinuousClock.now
        let study = SensitivityStudy(
            terms: read.terms, persons: read.persons, plan: plan, in: reading.language)
        let asked = try changes() + (sensitivity ? study.usual : [])
        do {
            let found = try asked.map { try study.outcome(of: $0) }
            if timed { note("\(found.count) changes in \(Self.seconds(start.duration(to: .now))) s") }
            return found
        } catch let refusal as SensitivityStudy.Refusal {
            let (message, mend) =
                switch refusal {
                case .unknown(let key, let known):
                    (
                        "No number \(key) in the terms, or one that the law stands behind.",
                        "Give one of: \(known.joined(separator: ", "))."
                    )
                case .negative(let key): ("\(key) would fall below zero.", "Take away less.")
                }
            throw CommandFailure(
                outcome: .refused,
                findings: [Finding(severity: .error, code: "CHANGE", message: message, mend: mend)])
        }
    }

    private func conclude(
        _ plan: ExchangePlan, _ read: PlanFiles.Read, _ persons: [some Encodable], _ changes: [Sensitivity],
        words: [(id: PersonID, words: String)]
    ) throws {
        let answer = Answer(
            about: side.map { "personal data: one exchange, as side \($0.rawValue) may read it" }
                ?? "personal data, sealed: for the neutral only",
            exchange: plan.exchange, reader: reader, status: plan.status, levels: plan.levels, persons: persons,
            conflicts: plan.conflicts, repairs: plan.repairs, sensitivity: changes)
        if let chart {
            try Files.writePersonal(SensitivityChart.svg(changes, exchange: plan.exchange).utf8, to: chart)
        }
        if let out { try Files.writePersonal(try JSONOutput.encode(answer), to: out) }
        if json {
            try JSONOutput.print(answer)
        } else {
            var text = PlanText.explained(plan, in: reading.language, read.terms)
            for one in words { text += "\n\(one.id.rawValue): \(one.words)\n" }
            for one in changes { text += "\n\(one.words)\n" }
            print(text, terminator: "")
        }
    }

    private func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    private static func seconds(_ duration: Duration) -> String { String(format: "%.3f", duration / .seconds(1)) }
}
