public import ArgumentParser
import Foundation
public import Persons

/// `parley list`: reading what a side sends.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Read, check and normalize lists of persons.",
        subcommands: [Check.self, Normalize.self])
}

extension ListKind: ExpressibleByArgument {}

extension PartialDate: ExpressibleByArgument {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` from the command line.
    public init?(argument: String) { self.init(iso: argument) }
}

extension ListCommand {
    /// How a list is read.
    struct Reading: ParsableArguments {
        @Option(help: "What kind of list it is.")
        var kind: ListKind?

        @Option(help: "Which column means what: a YAML file.")
        var mapping: String?

        @Option(help: "The day on which ages are judged: YYYY-MM-DD.")
        var asOf: PartialDate?

        func read(_ path: String, earlier: [PersonList] = []) throws -> ImportedList {
            let columns = try mapping.map { try ColumnMapping(yaml: Files.read($0), file: Files.name($0)) }
            return try ListImport.read(
                Files.read(path), file: Files.name(path), mapping: columns, kind: kind, today: asOf, earlier: earlier)
        }
    }

    /// `parley list check FILE…`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Account for every row of a list, and say what should be mended.")

        @Argument(help: ArgumentHelp("Lists as CSV or TSV.", valueName: "FILE"))
        var files: [String]

        @OptionGroup var reading: Reading

        @Option(parsing: .upToNextOption, help: "Earlier lists of the same side, for repeats.")
        var earlier: [String] = []

        @Option(help: "Write all findings to a .csv or .html file.")
        var findings: String?

        @Option(help: "Write the rejected rows as they stand, for their author only, to a .csv file.")
        var rejected: String?

        @Flag(help: "Print one JSON object.")
        var json = false

        func validate() throws {
            if let findings, !findings.hasSuffix(".csv"), !findings.hasSuffix(".html") {
                throw ValidationError("--findings writes a file that ends in .csv or .html.")
            }
        }

        func run() throws {
            try concluding(json: json) {
                let earlier = try earlier.map { try reading.read($0).list }
                let lists = try files.map { try reading.read($0, earlier: earlier) }
                let all = lists.flatMap(\.findings)
                if let findings { try FindingsFile.write(all, to: findings) }
                if let rejected { try Files.writePersonal(Self.rejectedRows(lists), to: rejected) }
                if json {
                    try JSONOutput.print(ListReport(lists))
                } else {
                    let text = lists.map(ListSummary.text).joined(separator: "\n")
                    FileHandle.standardOutput.write(Data(text.utf8))
                    FindingsPrinter.print(all)
                }
            }
        }

        private static func rejectedRows(_ lists: [ImportedList]) -> [UInt8] {
            var writer = DelimitedWriter()
            writer.append(["file", "sheet", "row", "reason", "mend", "raw"])
            for imported in lists {
                let source = imported.list.source
                for line in imported.rejected {
                    writer.append([
                        source.file, String(source.sheet), String(line.row), line.reason.rawValue, line.reason.mend,
                        CellText.inert(line.raw),
                    ])
                }
            }
            return writer.bytes
        }
    }

    /// `parley list normalize FILE`
    struct Normalize: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "normalize", abstract: "Write a list with each value as read beside as written.")

        @Argument(help: ArgumentHelp("A list as CSV or TSV.", valueName: "FILE"))
        var file: String

        @OptionGroup var reading: Reading

        @Option(help: "The CSV file to write; readable by its owner only.")
        var out: String

        func run() throws {
            try concluding {
                let imported = try reading.read(file)
                try Files.writePersonal(NormalizedList(imported.list).csv, to: out)
                FileHandle.standardOutput.write(Data(ListSummary.totals(imported.totals).utf8))
                FindingsPrinter.print(imported.findings.filter { $0.severity == .error })
            }
        }
    }
}

/// What `list check --json` prints: the totals of all lists together, each list, every finding.
struct ListReport: Encodable {
    struct List: Encodable {
        let file, sha256, encoding, delimiter: String
        let sheet: Int
        let kind: ListKind?
        let columns: [DecidedColumn]
        let totals: ImportTotals
    }

    let totals: ImportTotals
    let lists: [List]
    let findingCounts: [String: Int]
    let findings: [Finding]

    init(_ imported: [ImportedList]) {
        totals = imported.map(\.totals).reduce(ImportTotals(), +)
        lists = imported.map {
            let source = $0.list.source
            return List(
                file: source.file, sha256: source.sha256, encoding: source.encoding, delimiter: source.delimiter,
                sheet: source.sheet, kind: $0.kind, columns: $0.columns, totals: $0.totals)
        }
        findingCounts = imported.map(\.findingCounts).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        findings = imported.flatMap(\.findings)
    }

    private enum CodingKeys: String, CodingKey {
        case totals, lists, findings
        case findingCounts = "finding_counts"
    }

    /// The eight totals stand at the top, and under `totals` as each list has them.
    func encode(to encoder: any Encoder) throws {
        try totals.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(totals, forKey: .totals)
        try container.encode(lists, forKey: .lists)
        try container.encode(findingCounts, forKey: .findingCounts)
        try container.encode(findings, forKey: .findings)
    }
}
