import ArgumentParser
import Exchanges
import Foundation
import Linkage
import Papers
import Persons
import Rehearsal

/// `parley report`: one exchange on one page.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write one page on an exchange, for the mediator or for one side.",
        discussion: """
            DIR holds SIDE/claim.csv and SIDE/holding.csv for both sides, judgements.csv, terms.yaml, links-SIDE.csv, \
            persons.csv, plan.json and check.json; SIDE is the side's name in lower case. A rehearsal also has truth/ \
            and rehearsal.json.
            """)

    /// Whom the page is for.
    enum Reader: String, ExpressibleByArgument, CaseIterable {
        case mediator
        case a = "A"
        case b = "B"

        var reader: ReportReader {
            switch self {
            case .mediator: .mediator
            case .a: .side(.a)
            case .b: .side(.b)
            }
        }
    }

    @Argument(help: ArgumentHelp("The folder of the exchange.", valueName: "DIR"))
    var folder: String

    @Option(help: ArgumentHelp("Where the page is written (0600).", valueName: "R.html"))
    var out: String

    @Option(name: .customLong("for"), help: "Whom the page is for.")
    var reader = Reader.mediator

    func run() throws {
        try concluding {
            let material = try ReportFolder(path: folder).material()
            let html = try ExchangeReport(material, for: reader.reader).html()
            try Files.writePersonal(Array(html.utf8), to: out)
            print("Report for \(reader.rawValue): \(out)")
        }
    }
}

/// The files of one exchange, as `rehearse`, `link`, `plan make` and `plan check` leave them.
private struct ReportFolder {
    let path: String

    func material() throws -> ReportMaterial {
        let termsBytes = try read("terms.yaml")
        let (terms, findings) = try ExchangeTerms.read(termsBytes, file: "terms.yaml")
        guard let terms else { throw CommandFailure(outcome: .refused, findings: findings) }
        let plan = try decoded(ExchangePlan.self, "plan.json", madeBy: "plan make")
        let seed = PlanInputs.seedBytes(plan.seed) ?? []
        let personsBytes = try read("persons.csv")
        let inputs = PlanInputs(terms: termsBytes, persons: personsBytes, sealed: [], seed: seed)
        guard plan.termsSHA256 == inputs.termsSHA256, plan.personsSHA256 == inputs.personsSHA256 else {
            throw CommandFailure(
                outcome: .refused,
                findings: [
                    Finding(
                        file: "plan.json", severity: .error, code: "FILES_DIFFER",
                        message: "The plan was drawn up from other terms or persons than those in the folder.",
                        mend: "Draw the plan up again, or bring the files it was drawn up from.")
                ])
        }
        let persons = try PlanPersons.read(
            .init(file: "persons.csv", bytes: personsBytes), asOf: terms.asOf, seed: seed
        ).persons
        var material = ReportMaterial(
            terms: terms, claims: [:], holdings: [:], links: [:],
            reviews: try ReviewedPairs(try read("judgements.csv"), file: "judgements.csv"), persons: persons,
            plan: plan, check: try decoded(PlanCheckReport.self, "check.json", madeBy: "plan check --json"))
        for side in SideID.allCases {
            let name = terms.name(of: side).lowercased()
            material.claims[side] = try list("\(name)/claim.csv", .claim, on: terms.asOf)
            material.holdings[side] = try list("\(name)/holding.csv", .holding, on: terms.asOf)
            material.links[side] = try LinkTable(csv: try read("links-\(name).csv"), file: "links-\(name).csv")
            let truth = "truth/\(name)-claim.csv"
            if has(truth) { material.truth[side] = try LinkageQuality.truth(csv: try read(truth), file: truth) }
        }
        if has("rehearsal.json") {
            let summary = try decoded(RehearsalSummary.self, "rehearsal.json", madeBy: "rehearse")
            material.rehearsal = ReportMaterial.Rehearsed(
                name: summary.rehearsal, seed: summary.seed, errorRate: summary.judgements.errorRate,
                unsureRate: summary.judgements.unsureRate)
        }
        return material
    }

    private func list(_ file: String, _ kind: ListKind, on day: PartialDate) throws -> ImportedList {
        try ListImport.read(try read(file), file: file, kind: kind, today: day)
    }

    private func decoded<Value: Decodable>(_ type: Value.Type, _ file: String, madeBy command: String) throws -> Value {
        guard let value = try? JSONDecoder().decode(type, from: Data(try read(file))) else {
            throw UnreadableInput(
                file: file, code: "JSON", message: "The file is not what \(command) writes.",
                mend: "Run \(command) again.")
        }
        return value
    }

    private func read(_ file: String) throws -> [UInt8] { try Files.read("\(path)/\(file)") }

    private func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }
}
