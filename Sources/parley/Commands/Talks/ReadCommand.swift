import ArgumentParser
import Foundation
import Persons
import Talks

/// `talks read`: what a report says, proposed; a person decides what enters.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Propose what a report says; nothing enters the record until a person accepts it.",
        discussion: """
            --proposals writes a file in which a person sets accept: yes, corrects the fields and fills in what is left \
            open; --accept hands it back with the same report. Only what says yes enters, all of it or nothing, each \
            act with the report and the span it came from.
            """)

    @Argument(help: ArgumentHelp("The report, plain text in UTF-8.", valueName: "FILE"))
    var file: String

    @Option(help: ArgumentHelp("Where proposals to be decided are written (0600).", valueName: "FILE.yaml"))
    var proposals: String?

    @Option(help: ArgumentHelp("Proposals that a person has decided on.", valueName: "FILE.yaml"))
    var accept: String?

    @OptionGroup var entry: EntryOptions

    func validate() throws {
        if proposals != nil, accept != nil { throw ValidationError("Give --proposals or --accept, not both.") }
        if accept != nil, entry.by == nil { throw ValidationError("--accept needs --by: who accepts.") }
        try OutputPlaces.check([("--proposals", proposals)], apartFrom: [file])
    }

    func run() throws {
        try concluding(json: entry.folder.json) {
            let report = try ReportReader(tables: .bundled()).read(
                try Files.readPlain(file), file: Files.name(file))
            if let accept {
                let accepted = try AcceptedProposals(
                    try Files.read(accept), file: Files.name(accept), report: report, reportFile: Files.name(file))
                if accepted.drafts.isEmpty {
                    throw CommandFailure(
                        outcome: .refused,
                        findings: [
                            Finding(
                                file: Files.name(accept), severity: .error, code: "NOTHING_ACCEPTED",
                                message: "No proposal says accept: yes.", mend: "Set accept: yes where you accept one.")
                        ])
                }
                let entered = try TalksFolder.enter(accepted.drafts, head: entry.head, in: entry.folder.path)
                return try EnteredPrinter.print(entered, json: entry.folder.json)
            }
            if let proposals {
                let text = ProposedActs(report: report, file: Files.name(file), record: try record()).text
                try Files.writePersonal(Array(text.utf8), to: proposals)
            }
            if entry.folder.json {
                try JSONOutput.print(report)
            } else {
                print(ReportTable.text(report), terminator: "")
                if let proposals { print("\nTo be decided: \(proposals)") }
            }
        }
    }

    /// The record, where the command stands in a talks folder; its people and parties are proposed by their ids.
    private func record() throws -> TalksRecord? {
        guard FileManager.default.fileExists(atPath: "\(entry.folder.path)/\(TalksFolder.head)") else { return nil }
        return try TalksFolder.read(entry.folder.path).record
    }
}

/// What a report was read as, for a terminal: a table by kind, names without public office masked.
enum ReportTable {
    static func text(_ report: ReadReport) -> String {
        let mask = NameMask(report)
        var text = "report of \(report.reportDate ?? "an unknown day")\n"
        var people = TextTable(["person", "office"])
        for person in report.people {
            people.append([
                person.masked ? NameMask.words : person.name, person.office.map { mask.apply(to: $0) } ?? "",
            ])
        }
        text += report.people.isEmpty ? "\nnobody named\n" : "\n" + people.text
        for kind in ["quotation", "statement", "figure", "result", "position", "contact", "date"] {
            let found = report.proposals.enumerated().filter { $0.element.kind == kind }
            guard !found.isEmpty else { continue }
            let rows = found.map { index, proposal -> [String] in
                let place = [String(index + 1), "\(proposal.start)–\(proposal.end)"]
                return place + (cells(proposal) + [proposal.text]).map { mask.apply(to: $0) }
            }
            text += "\n\(kind)s\n" + RecordPrinter.table(["no", "span"] + columns(kind) + ["text"], rows)
        }
        return text
    }

    private static func columns(_ kind: String) -> [String] {
        switch kind {
        case "quotation", "statement": ["speaker", "attribution"]
        case "figure": ["value", "unit", "subject", "by"]
        case "result": ["rung", "matter", "announced by"]
        case "position": ["side", "type", "matter", "whose words"]
        case "contact": ["parties"]
        default: ["value"]
        }
    }

    private static func value(_ figure: Proposal.Figure) -> String {
        let number = Int(exactly: figure.value).map { String($0) } ?? String(figure.value)
        if figure.qualifier == .exact { return number }
        return figure.qualifier.rawValue.replacing("_", with: " ") + " " + number
    }

    private static func told(_ stance: Proposal.Stance) -> String { stance.attributedBy ?? "the reporter" }

    private static func cells(_ proposal: Proposal) -> [String] {
        switch proposal.content {
        case .quotation(let speech), .statement(let speech): [speech.speaker ?? "", speech.attribution.rawValue]
        case .figure(let figure): [value(figure), figure.unit, figure.subject, figure.by ?? ""]
        case .result(let standing):
            ["\(standing.rung.rung) \(standing.rung.rawValue)", standing.matter, standing.announcedBy ?? ""]
        case .position(let stance):
            [stance.side, stance.type.rawValue, stance.matter, stance.ownWords ? "own" : told(stance)]
        case .contact(let parties): [parties.joined(separator: ", ")]
        case .date(let value, _): [value]
        }
    }
}

extension NameMask {
    /// Takes the names of people without public office out of a report's texts.
    init(_ report: ReadReport) {
        func names(_ masked: Bool) -> [String] {
            report.people.filter { $0.masked == masked }.flatMap { [$0.name] + $0.aliases }
        }
        self.init(masking: names(true), sparing: names(false))
    }
}
