import ArgumentParser
import Foundation
import Papers
import Persons
import Talks

/// `talks text show`: a text as it stands.
struct TextShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A text as it stands, or as it stood in a revision, in notation.")

    @OptionGroup var text: TextOptions

    @Option(help: ArgumentHelp("The number of a revision.", valueName: "N"))
    var revision: Int?

    /// What `--json` prints.
    private struct Printed: Encodable {
        let text: BracketedTextView
        let notation: [String: String]
        let brackets: BracketCount
        let isAligned: Bool
        let findings: [Finding]

        enum CodingKeys: String, CodingKey {
            case text, notation, brackets
            case isAligned = "is_aligned"
            case findings
        }
    }

    func run() throws {
        try concluding(json: text.options.folder.json) {
            let copy = try text.copy()
            if let revision {
                let stood = try copy.revision(revision)
                let notation = try text.words(of: stood, in: copy).notation
                let findings = WithheldNames.findings(in: [notation])
                if text.options.folder.json {
                    return try JSONOutput.print([
                        "findings": try PlainJSON(findings), "label": .text(stood.label), "notation": .text(notation),
                    ])
                }
                FindingsPrinter.print(findings)
                return print(notation)
            }
            guard text.options.folder.json, let view = copy.view(for: text.options.reader) else {
                let notation = try text.words(of: copy).notation
                FindingsPrinter.print(WithheldNames.findings(in: [notation]))
                print(notation)
                let count = copy.bracketCount()
                let numbers = [
                    "\(count.open) open", "\(count.parked) parked", "\(count.adReferendumTotal) ad referendum",
                    "\(count.clean) settled",
                ]
                return print("\nbrackets: " + numbers.joined(separator: ", "))
            }
            let notation = Dictionary(
                uniqueKeysWithValues: copy.versions.map { ($0.language, $0.text.notation) })
            try JSONOutput.print(
                Printed(
                    text: view, notation: notation, brackets: copy.bracketCount(), isAligned: copy.alignment.isAligned,
                    findings: WithheldNames.findings(in: Array(notation.values))))
        }
    }
}

extension NegotiatingText {
    /// A revision by its number; refused where there is none.
    fileprivate func revision(_ number: Int) throws -> TextRevision {
        if let revision = revisions.first(where: { $0.number == number }) { return revision }
        throw CommandFailure(
            outcome: .refused,
            findings: [
                Finding(
                    column: String(number), severity: .error, code: "REVISION_UNKNOWN",
                    message: "The text has no revision \(number).", mend: "It has 1 to \(revisions.count).")
            ])
    }
}

/// `talks text history`: what happened to words, a bracket or a clause.
struct TextHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Who did what to words, a bracket or a clause, when, in which session.")

    @OptionGroup var text: TextOptions

    @Option(help: ArgumentHelp("Words, in any version.", valueName: "WORDS"))
    var words: String?

    @Option(help: ArgumentHelp("A bracket.", valueName: "ID"))
    var bracket: String?

    @Option(help: ArgumentHelp("A clause.", valueName: "ID"))
    var clause: String?

    func validate() throws {
        if [words, bracket, clause].compactMap({ $0 }).count != 1 {
            throw ValidationError("Give one of --words, --bracket and --clause.")
        }
        if let bracket, BracketID(rawValue: bracket) == nil { throw ValidationError("--bracket is like c4.b2.") }
        if let clause, ClauseID(rawValue: clause) == nil { throw ValidationError("--clause is the id of a clause.") }
    }

    func run() throws {
        try concluding(json: text.options.folder.json) {
            var subject = TextSubject.words(words ?? "")
            if let id = bracket.flatMap(BracketID.init(rawValue:)) { subject = .bracket(id) }
            if let id = clause.flatMap(ClauseID.init(rawValue:)) { subject = .clause(id) }
            let history = try text.copy().history(of: subject, for: text.options.reader)
            let findings = WithheldNames.findings(in: history.compactMap(\.text))
            if text.options.folder.json {
                return try JSONOutput.print(["history": try PlainJSON(history), "findings": try PlainJSON(findings)])
            }
            FindingsPrinter.print(findings)
            let rows = history.map { line -> [String] in
                let steps = line.steps.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: ", ")
                return [
                    String(line.act), line.at.written, line.by.rawValue, line.session?.rawValue ?? "", line.revision,
                    steps,
                    line.text ?? "",
                ]
            }
            let columns = ["act", "at", "party", "session", "revision", "what", "clause after it"]
            print(rows.isEmpty ? "none\n" : RecordPrinter.table(columns, rows), terminator: "")
        }
    }
}

/// `talks text compare`: two revisions, word by word.
struct TextCompare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "How the words differ between two revisions, clause by clause.",
        discussion: "[-words-] are gone, {+words+} are new. A bracket that differs is shown whole, as it was and is.")

    @OptionGroup var text: TextOptions

    @Option(help: ArgumentHelp("The earlier revision; 1 unless given.", valueName: "N"))
    var from = 1

    @Option(help: ArgumentHelp("The later revision; the text as it stands unless given.", valueName: "N"))
    var to: Int?

    func run() throws {
        try concluding(json: text.options.folder.json) {
            let copy = try text.copy()
            let earlier = try text.words(of: copy.revision(from), in: copy)
            let later = try to.map { try text.words(of: copy.revision($0), in: copy) } ?? text.words(of: copy)
            let differences = later.difference(from: earlier).filter(\.isChanged)
            let findings = WithheldNames.findings(in: differences.flatMap(\.runs).map(\.words))
            if text.options.folder.json {
                return try JSONOutput.print([
                    "differences": try PlainJSON(differences), "findings": try PlainJSON(findings),
                ])
            }
            FindingsPrinter.print(findings)
            for difference in differences {
                let words = difference.runs.map { run in
                    switch run.kind {
                    case .unchanged: run.words
                    case .added: "{+\(run.words)+}"
                    case .deleted: "[-\(run.words)-]"
                    }
                }
                print("\(difference.clause.rawValue)\(difference.isMoved ? " (moved)" : ""): \(words.joined())")
            }
            if differences.isEmpty { print("no difference") }
        }
    }
}

/// `talks text export`: a text for other programs and for people.
struct TextExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a text as a page, as notation, Akoma Ntoso XML or DOCX.",
        discussion: "DOCX is made by pandoc, which must be installed; brackets and marks stay in notation in it.")

    /// The form it is written in.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case notation
        case html
        case akomaNtoso = "akoma-ntoso"
        case docx
    }

    @OptionGroup var text: TextOptions

    @Option(help: "The form it is written in.")
    var format = Format.notation

    @Option(help: ArgumentHelp("Where it is written (0600).", valueName: "FILE"))
    var out: String

    func run() throws {
        try concluding(json: text.options.folder.json) {
            let copy = try text.copy()
            let words = try text.words(of: copy)
            let language = text.language ?? copy.languages.first ?? "und"
            switch format {
            case .notation: try Files.writePersonal(Array((words.notation + "\n").utf8), to: out)
            case .html:
                guard let page = TextPage(copy, for: text.options.reader, names: try text.names()) else {
                    throw TalksFolder.noText(RecordID(rawValue: text.id))
                }
                try Files.writePersonal(Array(try page.html().utf8), to: out)
            case .akomaNtoso: try Files.writePersonal(Array(akomaNtoso(copy, language, try text.names()).utf8), to: out)
            case .docx:
                let page = WordProcessorPage.page(words, title: copy.opening.title, language: language)
                try Files.writePersonal([UInt8](try WordProcessor.docx(page: page)), to: out)
            }
            let findings = WithheldNames.findings(in: [words.notation], file: Files.name(out))
            if text.options.folder.json {
                try JSONOutput.print(["out": PlainJSON.text(out), "findings": try PlainJSON(findings)])
            } else {
                FindingsPrinter.print(findings)
                print("\(text.id): \(out)")
            }
        }
    }

    private func akomaNtoso(_ copy: NegotiatingText, _ language: String, _ names: [PartyID: String]) -> String {
        let date = String(copy.opening.at.written.prefix(10))
        let last = String((copy.revisions.last?.at ?? copy.opening.at).written.prefix(10))
        let work = AkomaNtosoWork(
            iri: "/akn/un/doc/\(date)/\(text.id.lowercased())", country: "un", date: date, exported: last,
            names: names)
        return copy.akomaNtoso(work, language: language) ?? ""
    }
}

/// `talks text read`: a party's marked-up copy as that party's changes.
struct TextRead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read a party's marked-up copy, DOCX or notation, as that party's changes.",
        discussion: """
            Prints the changes; --enter puts them on record, all or none. What the copy takes from another party without \
            a mark stays, and is a finding. DOCX is read by pandoc, which must be installed.
            """)

    @Argument(help: ArgumentHelp("The text: the id of its paper.", valueName: "ID"))
    var id: String

    @Argument(help: ArgumentHelp("The copy: .docx, or notation.", valueName: "FILE"))
    var file: String

    @Option(help: ArgumentHelp("Whose copy it is: A, B or M.", valueName: "PARTY"))
    var party: String

    @Option(help: ArgumentHelp("The version it is a copy of; the first unless given.", valueName: "LANGUAGE"))
    var language: String?

    @Flag(help: "Put the changes on record.")
    var enter = false

    @OptionGroup var entry: EntryOptions

    func validate() throws {
        if PartyID(rawValue: party) == nil { throw ValidationError("--party is A, B or M.") }
        if enter, entry.by == nil { throw ValidationError("--enter needs --by: who enters them.") }
    }

    func run() throws {
        try concluding(json: entry.folder.json) {
            guard let party = PartyID(rawValue: party) else { return }
            let bytes = [UInt8](try Files.readPlain(file))
            let notation =
                file.lowercased().hasSuffix(".docx")
                ? Array(WordProcessorPage.notation(fromPage: try WordProcessor.page(docx: Data(bytes))).utf8) : bytes
            var copy = try TalksFolder.notation(notation, file: Files.name(file))
            let folder = try TalksFolder.read(entry.folder.path)
            let mask = folder.record.nameMask(for: .mediator)
            var text = try folder.text(RecordID(rawValue: id))
            // A copy of what was given out is read against what was given out.
            if NameMask.places(in: copy.notation) > 0 { (copy, text) = (copy.masked(by: mask), text.masked(by: mask)) }
            let read: RevisionImport
            do {
                read = try text.importing(copy, by: party, at: entry.at ?? Now.moment, language: language)
            } catch let refusal as TextRefusal {
                throw CommandFailure(outcome: .refused, findings: refusal.findings)
            }
            try Self.refuseWithheld(read.operations)
            if enter, !read.operations.isEmpty {
                let drafts = try read.operations.map { try draft($0, party) }
                let entered = try TalksFolder.enter(drafts, head: entry.head, in: entry.folder.path)
                return try EnteredPrinter.print(
                    EnteredActs(acts: entered.acts, findings: read.findings + entered.findings), json: entry.folder.json
                )
            }
            let operations = read.operations.map { $0.masked(by: mask) }
            if entry.folder.json {
                return try JSONOutput.print([
                    "changes": try PlainJSON(operations), "findings": try PlainJSON(read.findings),
                ])
            }
            FindingsPrinter.print(read.findings)
            for operation in operations { print(try PlainJSON(operation).lines.joined(separator: ", ")) }
            if operations.isEmpty { print("no change") }
        }
    }

    /// A change whose own words stand where a name is withheld cannot say which words it means.
    private static func refuseWithheld(_ operations: [TextOperation]) throws {
        let findings = try operations.filter { operation in
            let words = try PlainJSON(operation).lines.joined(separator: " ")
            return NameMask.places(in: words) > 0
        }
        .map { operation in
            Finding(
                column: operation.clause?.rawValue, severity: .error, code: "NAME_WITHHELD",
                message: "A change of this clause is of words in which a name is withheld.",
                mend: "Enter that change by itself, as in: parley talks text amend.")
        }
        if !findings.isEmpty { throw CommandFailure(outcome: .refused, findings: findings) }
    }

    /// A change as an act; JSON is YAML too.
    private func draft(_ operation: TextOperation, _ party: PartyID) throws -> ActDraft {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var lines = ["kind: text", "text: \(YAMLWords.quoted(id))", "party: \(party.rawValue)"]
        guard case .object(let fields) = try PlainJSON(operation) else { return ActDraft(lines: lines) }
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            lines.append("\(key): \(String(decoding: try encoder.encode(value), as: UTF8.self))")
        }
        return ActDraft(lines: lines + ["why: from a marked-up copy"])
    }
}
