public import ArgumentParser
import Foundation
import Persons
public import Talks

/// `talks text`: the negotiated text, its brackets and its whole history.
struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "A negotiated text: agreed and disputed words, whose they are, and every change.",
        discussion: """
            In notation {#id} opens a clause; [A: words] are A's words, [A: words | B: words] alternatives, \
            [A: delete words] a deletion A wishes; {ad ref B}, {reserve A: note} and {parked} are marks. Brackets nest.
            """,
        subcommands: [TextOpen.self] + TextVerbs.commands + [
            TextShow.self, TextHistory.self, TextCompare.self, TextExport.self, TextRead.self,
        ])
}

/// Where the text stands and who reads it.
struct TextOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The text: the id of its paper.", valueName: "ID"))
    var id: String

    @OptionGroup var options: ReaderOptions

    @Option(help: ArgumentHelp("The version in this language; the first unless given.", valueName: "LANGUAGE"))
    var language: String?

    /// The reader's own copy, names withheld as in every view.
    func copy() throws -> NegotiatingText {
        let folder = try TalksFolder.read(options.folder.path)
        let view = folder.record.view(for: options.reader, author: options.author, on: options.day ?? Now.day)
        let id = RecordID(rawValue: id)
        guard view.papers.contains(where: { $0.noun.id == id }),
            let copy = try folder.text(id, for: options.reader)
        else { throw TalksFolder.noText(id) }
        return copy.masked(by: folder.record.nameMask(for: options.reader, author: options.author))
    }

    /// The names of the parties to the text.
    func names() throws -> [PartyID: String] { try options.view().partyNames }

    /// The words in the language asked for.
    func words(of text: NegotiatingText) throws -> BracketedText {
        if let words = text.text(in: language) { return words }
        throw unknownLanguage("The text has no version in this language.", text.languages)
    }

    /// The words of a revision in the language asked for; refused where the revision lacks it.
    func words(of revision: TextRevision, in text: NegotiatingText) throws -> BracketedText {
        let wanted = language ?? text.languages.first
        if let version = revision.versions.first(where: { $0.language == wanted }) { return version.text }
        throw unknownLanguage(
            "Revision \(revision.number) has no version in this language.", revision.versions.map(\.language))
    }

    private func unknownLanguage(_ message: String, _ languages: [String]) -> CommandFailure {
        CommandFailure(
            outcome: .refused,
            findings: [
                Finding(
                    column: language, severity: .error, code: "LANGUAGE_UNKNOWN", message: message,
                    mend: "It has: \(languages.joined(separator: ", ")).")
            ])
    }
}

extension TalksView {
    /// The names of the parties to a text, by the codes that brackets use.
    var partyNames: [PartyID: String] { [.a: partyName(.a), .b: partyName(.b)] }
}

/// `talks text open`: puts a text on the table.
struct TextOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Put a text on the table, in one or more languages aligned by clause.",
        discussion: "Enters the paper ID, and a paper ID.LANGUAGE for every further version.")

    @Argument(help: ArgumentHelp("The id of the text.", valueName: "ID"))
    var id: String

    @Option(
        help: ArgumentHelp("A version in notation; the first is meant where none is named.", valueName: "LANGUAGE=FILE")
    )
    var version: [String] = []

    @Option(help: ArgumentHelp("An authentic language; all unless given.", valueName: "LANGUAGE"))
    var authentic: [String] = []

    @Option(help: ArgumentHelp("Its title.", valueName: "WORDS"))
    var title: String

    @Option(help: "What kind of paper it is.")
    var paperType = PaperType.rolling

    @Option(help: ArgumentHelp("The round it was put on the table in.", valueName: "ID"))
    var round: String?

    @OptionGroup var entry: EntryOptions

    func validate() throws {
        if entry.by == nil { throw ValidationError("Missing expected argument '--by <NAME>'") }
        if version.isEmpty { throw ValidationError("Missing expected argument '--version <LANGUAGE=FILE>'") }
        if version.contains(where: { !$0.contains("=") }) {
            throw ValidationError("--version takes LANGUAGE=FILE, as in en=text.txt.")
        }
    }

    func run() throws {
        try concluding(json: entry.folder.json) {
            let versions = version.map { given in
                let halves = given.split(separator: "=", maxSplits: 1).map(String.init)
                return (language: halves[0], path: halves.count > 1 ? halves[1] : "")
            }
            var drafts: [ActDraft] = []
            for (place, version) in versions.enumerated() {
                let text = try TalksFolder.notation(
                    [UInt8](try Files.readPlain(version.path)), file: Files.name(version.path))
                let bytes = Array((text.notation + "\n").utf8)
                let file = "\(id).\(version.language).txt"
                try TalksFolder.keepPaper(bytes, named: file, in: entry.folder.path)
                let languages = place == 0 ? versions.map(\.language) : [version.language]
                let own = place == 0 ? id : "\(id).\(version.language)"
                var lines = ["kind: paper", "id: \(YAMLWords.quoted(own))", "paper_type: \(paperType.rawValue)"]
                lines.append("title: \(YAMLWords.quoted(title))")
                lines.append("languages: [" + languages.map(YAMLWords.quoted).joined(separator: ", ") + "]")
                if place == 0, !authentic.isEmpty {
                    lines.append("authentic: [" + authentic.map(YAMLWords.quoted).joined(separator: ", ") + "]")
                }
                lines.append("sha256: \(ContentDigest.sha256(bytes))")
                lines.append("file: \(YAMLWords.quoted(file))")
                if let round { lines.append("round: \(YAMLWords.quoted(round))") }
                drafts.append(ActDraft(lines: lines))
            }
            let entered = try TalksFolder.enter(drafts, head: entry.head, in: entry.folder.path)
            try EnteredPrinter.print(entered, json: entry.folder.json)
        }
    }
}

extension PaperType: ExpressibleByArgument {}

/// One way to change a text, or to speak of it.
protocol TextVerb {
    static var operation: TextOperation.Kind { get }
    static var abstract: String { get }
    /// The fields of the operation.
    static var keys: [String] { get }
}

/// Enters one change of a text; the options are the fields of the act's file.
struct TextEntryCommand<Verb: TextVerb>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Verb.operation.rawValue.replacing("_", with: "-"), abstract: Verb.abstract,
            discussion: FieldHelp.text(fields) + "\n" + FieldHelp.rules)
    }

    static var fields: [RecordField] {
        let keys = ["text", "party"] + Verb.keys + ["session", "round", "why", "source"]
        return keys.compactMap { key in ActFields.fields(of: .text).first { $0.key == key } }
    }

    @OptionGroup var entry: EntryOptions

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Its fields, as below.", valueName: "--FIELD VALUE"))
    var arguments: [String] = []

    func validate() throws { try FieldArguments.check(arguments, Self.fields, by: entry.by) }

    func run() throws {
        try concluding(json: entry.folder.json) {
            let fields = try FieldArguments(arguments, fields: Self.fields)
            let lines = ["kind: text", "do: \(Verb.operation.rawValue)"] + (try fields.lines())
            let entered = try TalksFolder.enter([ActDraft(lines: lines)], head: entry.head, in: entry.folder.path)
            try EnteredPrinter.print(entered, json: entry.folder.json)
        }
    }
}

/// Every way to change a text.
enum TextVerbs {
    static var commands: [any ParsableCommand.Type] {
        [
            TextEntryCommand<Propose>.self, TextEntryCommand<Amend>.self, TextEntryCommand<Insert>.self,
            TextEntryCommand<PutInBrackets>.self, TextEntryCommand<SetBeside>.self, TextEntryCommand<TakeBack>.self,
            TextEntryCommand<Accept>.self, TextEntryCommand<AcceptAdReferendum>.self, TextEntryCommand<Reserve>.self,
            TextEntryCommand<LiftReserve>.self, TextEntryCommand<Park>.self, TextEntryCommand<Restore>.self,
            TextEntryCommand<Strike>.self, TextEntryCommand<Move>.self, TextEntryCommand<Comment>.self,
            TextEntryCommand<Revise>.self,
        ]
    }

    enum Propose: TextVerb {
        static let operation = TextOperation.Kind.propose
        static let abstract = "Propose a clause; without words a placeholder."
        static let keys = ["clause", "after", "heading", "words", "language", "rendering"]
    }
    enum Amend: TextVerb {
        static let operation = TextOperation.Kind.amend
        static let abstract = "Wish words replaced, or deleted where --to is left out."
        static let keys = ["clause", "words", "to", "occurrence", "language", "rendering"]
    }
    enum Insert: TextVerb {
        static let operation = TextOperation.Kind.insert
        static let abstract = "Add words after others, or at the clause's end."
        static let keys = ["clause", "words", "after", "occurrence", "language", "rendering"]
    }
    enum PutInBrackets: TextVerb {
        static let operation = TextOperation.Kind.bracket
        static let abstract = "Put standing words in brackets."
        static let keys = ["clause", "words", "occurrence", "language", "rendering"]
    }
    enum SetBeside: TextVerb {
        static let operation = TextOperation.Kind.alternative
        static let abstract = "Set another wording beside those of a bracket."
        static let keys = ["bracket", "words", "language"]
    }
    enum TakeBack: TextVerb {
        static let operation = TextOperation.Kind.withdraw
        static let abstract = "Take back one's own words in a bracket."
        static let keys = ["bracket", "alternative"]
    }
    enum Accept: TextVerb {
        static let operation = TextOperation.Kind.accept
        static let abstract = "Accept a wording of a bracket, or confirm a clause."
        static let keys = ["clause", "bracket", "alternative"]
    }
    enum AcceptAdReferendum: TextVerb {
        static let operation = TextOperation.Kind.acceptAdReferendum
        static let abstract = "Accept subject to the capital's word."
        static let keys = ["clause", "bracket", "alternative"]
    }
    enum Reserve: TextVerb {
        static let operation = TextOperation.Kind.reserve
        static let abstract = "Reserve one's stand."
        static let keys = ["clause", "bracket", "note"]
    }
    enum LiftReserve: TextVerb {
        static let operation = TextOperation.Kind.liftReserve
        static let abstract = "Lift one's own reservation."
        static let keys = ["clause", "bracket"]
    }
    enum Park: TextVerb {
        static let operation = TextOperation.Kind.park
        static let abstract = "Move a clause or bracket to another basket."
        static let keys = ["clause", "bracket"]
    }
    enum Restore: TextVerb {
        static let operation = TextOperation.Kind.restore
        static let abstract = "Take a clause or bracket back from the other basket."
        static let keys = ["clause", "bracket"]
    }
    enum Strike: TextVerb {
        static let operation = TextOperation.Kind.delete
        static let abstract = "Wish a whole clause struck."
        static let keys = ["clause"]
    }
    enum Move: TextVerb {
        static let operation = TextOperation.Kind.move
        static let abstract = "Move a clause after another, or to the beginning."
        static let keys = ["clause", "after"]
    }
    enum Comment: TextVerb {
        static let operation = TextOperation.Kind.comment
        static let abstract = "Say something beside the text; sealed unless --visibility opens it."
        static let keys = ["clause", "bracket", "words"]
    }
    enum Revise: TextVerb {
        static let operation = TextOperation.Kind.revision
        static let abstract = "Close a revision: the text as it stands gets this label."
        static let keys = ["label"]
    }
}
