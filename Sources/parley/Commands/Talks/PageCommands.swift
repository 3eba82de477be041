import ArgumentParser
import Foundation
import Papers
import Persons
import Talks

/// `talks page`: a round on one page.
struct PageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract: "Write the page of a round: what was agreed, by whose word, what is owed, contested.")

    @Option(help: ArgumentHelp("The round; the last unless given.", valueName: "ID"))
    var round: String?

    @Option(help: ArgumentHelp("Where the page is written (0600).", valueName: "R.html"))
    var out: String

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            let id = round.map(RecordID.init(rawValue:)) ?? view.rounds.last?.noun.id
            guard let page = id.flatMap({ RoundPage(view: view, round: $0) }) else {
                throw CommandFailure(
                    outcome: .refused,
                    findings: [
                        Finding(
                            column: round, severity: .error, code: "UNKNOWN_RECORD",
                            message: "There is no such round that this reader may read.",
                            mend: "parley talks round list gives the ids.")
                    ])
            }
            try Written.one(try page.html(), to: out, options)
        }
    }
}

/// `talks map`: who stands where.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "Draw who stands where (SVG): one row an issue, one lane a side, equal in size.")

    @Option(help: ArgumentHelp("Where the drawing is written (0600).", valueName: "M.svg"))
    var out: String

    @Flag(help: "Narrow, for a phone.")
    var narrow = false

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let map = PositionsMap(view: try options.view(), breadth: narrow ? .narrow : .wide)
            try Written.one(map.svg, to: out, options)
        }
    }
}

/// Says what was written.
enum Written {
    static func one(_ text: String, to path: String, _ options: ReaderOptions) throws {
        try Files.writePersonal(Array(text.utf8), to: path)
        if options.folder.json {
            try JSONOutput.print([
                "out": PlainJSON.text(path), "reader": .text(options.reader.name), "findings": .list([]),
            ])
        } else {
            print("For \(options.reader.name): \(path)")
        }
    }
}

/// `talks export`: everything one reader may have.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write everything one reader may have into a folder, and nothing else.",
        discussion: """
            view.json, talks.txt, timeline.svg and .html, map.svg, a page for each round, each text in notation, as a \
            page and as JSON, and the files of the papers the reader may read.
            """)

    @Option(help: ArgumentHelp("A new or empty folder.", valueName: "DIR"))
    var out: String

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            if let names = try? FileManager.default.contentsOfDirectory(atPath: out), !names.isEmpty {
                throw CommandFailure(
                    outcome: .refused,
                    findings: [
                        Finding(
                            file: Files.name(out), severity: .error, code: "NOT_EMPTY",
                            message: "The folder holds files already, perhaps another reader's.",
                            mend: "Name a new or empty folder.")
                    ])
            }
            let folder = try TalksFolder.read(options.folder.path, author: options.author)
            let mask = folder.record.nameMask(for: options.reader, author: options.author)
            var findings: [Finding] = []
            let view = folder.record.view(
                for: options.reader, author: options.author, on: options.day ?? Now.day)
            var files: [(name: String, bytes: [UInt8])] = [
                ("view.json", [UInt8](try JSONOutput.encode(view))), ("talks.txt", Array(TalksText.text(view).utf8)),
                ("map.svg", Array(PositionsMap(view: view).svg.utf8)),
                ("timeline.svg", Array(TalksTimeline(view: view).svg.utf8)),
                ("timeline.html", Array(try TalksTimeline(view: view).html().utf8)),
            ]
            for round in view.rounds {
                guard let page = RoundPage(view: view, round: round.noun.id) else { continue }
                files.append(("round-\(round.noun.id.rawValue).html", Array(try page.html().utf8)))
            }
            let changed = Set(view.texts.map(\.text))
            for paper in view.papers where paper.withdrawn == nil && paper.file != nil {
                let id = paper.noun.id
                // A text's first words are no paper of its own: its copy says how it stands.
                if changed.contains(id), let copy = try folder.text(id, for: options.reader)?.masked(by: mask) {
                    for version in copy.versions {
                        let notation = Array((version.text.notation + "\n").utf8)
                        let name = "texts/\(id.rawValue).\(version.language).txt"
                        files.append((name, notation))
                        findings += WithheldNames.findings(in: [version.text.notation], file: name)
                    }
                    if let page = TextPage(copy, for: options.reader, names: view.partyNames) {
                        files.append(("texts/\(id.rawValue).html", Array(try page.html().utf8)))
                    }
                    if let text = copy.view(for: options.reader) {
                        files.append(("texts/\(id.rawValue).json", [UInt8](try JSONOutput.encode(text))))
                    }
                }
                let given = try folder.given(paper.noun, by: mask)
                files.append(("papers/\(paper.file ?? "")", given.bytes))
                findings += WithheldNames.findings(in: given, file: "papers/\(paper.file ?? "")")
            }
            try Files.makeFolder(out)
            for subfolder in Set(files.compactMap { $0.name.split(separator: "/").dropLast().first }) {
                try Files.makeFolder("\(out)/\(subfolder)")
            }
            for file in files { try Files.writePersonal(file.bytes, to: "\(out)/\(file.name)") }
            if options.folder.json {
                try JSONOutput.print([
                    "files": PlainJSON.list(files.map { .text($0.name) }), "reader": .text(options.reader.name),
                    "findings": try PlainJSON(findings),
                ])
            } else {
                FindingsPrinter.print(findings)
                print("For \(options.reader.name), \(files.count) files: \(out)")
            }
        }
    }
}
