import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link clusters`: judgements on several lists and versions joined into persons.
struct LinkClusters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clusters", abstract: "Join judgements on several lists and versions into persons.",
        discussion: """
            --list NAME=FILE for every list; a name given again is a newer version of that list. \
            --judged LEFT,RIGHT=JOURNAL for every pair of lists that was judged; one name twice for repeats within a \
            list. Contradictions are shown with the fewest judgements that make them.
            """)

    /// A name, or two, and a file.
    struct Named: ExpressibleByArgument {
        let names: [String]
        let path: String

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, !parts[1].isEmpty else { return nil }
            names = parts[0].split(separator: ",").map(String.init)
            path = parts[1]
        }
    }

    @Option(help: ArgumentHelp("A list and its name.", valueName: "NAME=FILE"))
    var list: [Named]

    @Option(help: ArgumentHelp("Which column of a list means what.", valueName: "NAME=M.yaml"))
    var mapping: [Named] = []

    @Option(help: ArgumentHelp("Judgements on two lists: a journal, or a judgements file.", valueName: "LEFT,RIGHT=J"))
    var judged: [Named]

    @Option(help: ArgumentHelp("A row for every line of a person (0600).", valueName: "CLUSTERS.csv"))
    var out: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        guard !list.isEmpty, list.allSatisfy({ $0.names.count == 1 }) else {
            throw ValidationError("--list takes NAME=FILE, for example claim=claim.csv.")
        }
        for one in mapping where !list.contains(where: { $0.names == one.names }) {
            throw ValidationError("--mapping takes NAME=M.yaml with the name of a --list.")
        }
        for one in judged {
            guard one.names.count == 2 else {
                throw ValidationError("--judged takes LEFT,RIGHT=JOURNAL, for example claim,holding=journal.jsonl.")
            }
            for name in one.names where !list.contains(where: { $0.names[0] == name }) {
                throw ValidationError("--judged names a list that no --list gives: \(name).")
            }
        }
        try OutputPlaces.check([("--out", out)], apartFrom: list.map(\.path) + judged.map(\.path))
    }

    func run() throws {
        try concluding(json: json) {
            var names: [String] = []
            for one in list where !names.contains(one.names[0]) { names.append(one.names[0]) }
            let sources = try names.map { name in
                let mapping = mapping.last { $0.names[0] == name }?.path
                let imported = try list.filter { $0.names[0] == name }.map {
                    try ListFiles.read($0.path, mapping: mapping)
                }
                return LinkGraph.Source(
                    name: name, versions: imported.map(\.list), standings: imported.map(\.standings))
            }
            var findings: [Finding] = []
            let reviews = try judged.map { one in
                let source = try ReviewSource(path: one.path, heldBy: nil)
                findings += source.findings
                return LinkGraph.Review(
                    left: names.firstIndex(of: one.names[0]) ?? 0, right: names.firstIndex(of: one.names[1]) ?? 0,
                    acts: source.acts)
            }
            let graph = LinkGraph(sources, reviews: reviews)
            let answer = ClustersAnswer(graph, sources, findings + graph.findings)
            if let out { try Files.writePersonal(answer.csv, to: out) }
            if json { return try JSONOutput.print(answer) }
            FindingsPrinter.print(answer.findings)
            print(answer.text, terminator: "")
        }
    }
}

/// What `link clusters` says.
private struct ClustersAnswer: Encodable {
    struct Line: Encodable {
        let list: String
        let version: Int
        let line_id: LineID
        let row: Int

        var words: String { "\(list) \(line_id.rawValue)" }
    }

    struct Link: Encodable {
        let one: Line
        let other: Line
        let verdict: String
        let said: [String]
    }

    struct Contradiction: Encodable {
        let cause: ConflictCause
        let one: Line
        let other: Line
        let links: [Link]
    }

    struct Person: Encodable {
        let person: Int
        let lines: [Line]
        let contradictions: [Contradiction]
    }

    let persons: [Person]
    let singles: Int
    let changed: [Line]
    let findings: [Finding]

    init(_ graph: LinkGraph, _ sources: [LinkGraph.Source], _ findings: [Finding]) {
        func line(_ line: LinkGraph.Line) -> Line {
            let list = sources[line.source].versions[line.version]
            return Line(
                list: sources[line.source].name, version: line.version + 1, line_id: list.ids[line.line],
                row: list.rows[line.line])
        }
        persons = graph.persons.enumerated().map { number, person in
            Person(
                person: number + 1, lines: person.lines.map(line),
                contradictions: person.contradictions.map { one in
                    Contradiction(
                        cause: one.cause, one: line(one.one), other: line(one.other),
                        links: one.links.map { link in
                            Link(
                                one: line(link.one), other: line(link.other),
                                verdict: link.verdict?.rawValue ?? "repeat",
                                said: link.words.map { "\($0.reviewer): \($0.word.rawValue), row \($0.row)" })
                        })
                })
        }
        singles = graph.singles
        changed = graph.changed.map(line)
        self.findings = findings
    }

    var csv: [UInt8] {
        var writer = DelimitedWriter()
        writer.append(["person", "list", "version", "line_id", "row", "contradictions"])
        for person in persons {
            var causes: [String] = []
            for one in person.contradictions where !causes.contains(one.cause.rawValue) {
                causes.append(one.cause.rawValue)
            }
            for line in person.lines {
                writer.append([
                    String(person.person), line.list, String(line.version), line.line_id.rawValue, String(line.row),
                    causes.joined(separator: "|"),
                ])
            }
        }
        return writer.bytes
    }

    var text: String {
        let contradicted = persons.filter { !$0.contradictions.isEmpty }
        var table = TextTable(["persons on several lines", String(persons.count)])
        table.append(["  with contradictions", String(contradicted.count)])
        table.append(["lines alone", String(singles)])
        table.append(["lines changed in a newer version", String(changed.count)])
        var text = table.text
        for person in contradicted {
            for one in person.contradictions {
                text += "person \(person.person): \(one.cause.words): \(one.one.words) and \(one.other.words)\n"
                for link in one.links {
                    let said = link.said.isEmpty ? "" : " (\(link.said.joined(separator: "; ")))"
                    text += "  \(link.one.words) · \(link.other.words): \(link.verdict)\(said)\n"
                }
            }
        }
        return text
    }
}
