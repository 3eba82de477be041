import ArgumentParser
import Exchanges
import Foundation
import Persons

/// `plan persons`: the persons file from two holding lists and the reviewers' judgements.
struct PlanPersonsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "persons", abstract: "Bring two holding lists and the reviewers' judgements together.",
        discussion: "One row a person held; confirmed only where two different reviewers judged a pair the same.")

    @Option(help: ArgumentHelp("The holding list of side A.", valueName: "LIST"))
    var heldByA: String

    @Option(help: ArgumentHelp("The holding list of side B.", valueName: "LIST"))
    var heldByB: String

    @Option(help: ArgumentHelp("The judgements of the reviewers.", valueName: "J.csv"))
    var judgements: String

    @Option(help: ArgumentHelp("More columns of the persons file, by held_by and record_id.", valueName: "X.csv"))
    var attributes: String?

    @Option(help: ArgumentHelp("Which column of A's list means what.", valueName: "M.yaml"))
    var mappingA: String?

    @Option(help: ArgumentHelp("Which column of B's list means what.", valueName: "M.yaml"))
    var mappingB: String?

    @Option(help: ArgumentHelp("Where the persons file is written.", valueName: "P.csv"))
    var out: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        let inputs = [heldByA, heldByB, judgements] + [attributes, mappingA, mappingB].compactMap { $0 }
        try OutputPlaces.check([("--out", out)], apartFrom: inputs)
    }

    /// What `--json` prints.
    private struct Printed: Encodable {
        let heldBy: [String: HeldPersons.Totals]
        let findings: [Finding]

        enum CodingKeys: String, CodingKey {
            case heldBy = "held_by"
            case findings
        }
    }

    func run() throws {
        try concluding(json: json) {
            let held = HeldPersons(
                heldByA: try list(heldByA, mappingA), heldByB: try list(heldByB, mappingB),
                reviews: try ReviewedPairs(try Files.read(judgements), file: Files.name(judgements)),
                attributes: try attributes.map { try HeldAttributes(try Files.read($0), file: Files.name($0)) }
                    ?? HeldAttributes())
            try Files.writePersonal(held.csv, to: out)
            if json {
                let totals = Dictionary(uniqueKeysWithValues: held.totals.map { ($0.key.rawValue, $0.value) })
                try JSONOutput.print(Printed(heldBy: totals, findings: held.findings))
            } else {
                FindingsPrinter.print(held.findings)
                print(Self.table(held.totals), terminator: "")
            }
        }
    }

    private func list(_ path: String, _ mapping: String?) throws -> ImportedList {
        let mapping = try mapping.map { try ColumnMapping(yaml: try Files.read($0), file: Files.name($0)) }
        return try ListImport.read(try Files.read(path), file: Files.name(path), mapping: mapping, kind: .holding)
    }

    private static func table(_ totals: [SideID: HeldPersons.Totals]) -> String {
        var table = TextTable(["held by", "accepted lines", "repeats", "judged one", "persons", "confirmed"])
        for (side, total) in totals.sorted(by: { $0.key < $1.key }) {
            let numbers = [total.accepted, total.repeats, total.judgedOne, total.persons, total.confirmed]
            table.append([side.rawValue] + numbers.map(String.init))
        }
        return table.text
    }
}
