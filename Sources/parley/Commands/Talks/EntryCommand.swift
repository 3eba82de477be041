import ArgumentParser
import Foundation
import Persons
import Talks

/// A kind of record as a command enters it.
protocol EnteredNoun: TalksNoun {
    /// The last word of the command: `add`, `claim`, `settle`.
    static var verb: String { get }
    /// One line of help.
    static var abstract: String { get }
    /// Options that are no field of the record, and what they turn into.
    static var extraFields: [RecordField] { get }
    /// Lines of the act that follow from the extra options.
    static func extraLines(_ arguments: FieldArguments, in folder: String) throws -> [String]
}

extension EnteredNoun {
    static var extraFields: [RecordField] { [] }
    static func extraLines(_ arguments: FieldArguments, in folder: String) throws -> [String] { [] }
}

/// Enters one act: the options are the fields of its file, so every kind is entered alike.
struct EntryCommand<Noun: EnteredNoun>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Noun.verb, abstract: Noun.abstract,
            discussion: FieldHelp.text(Self.fields) + "\n" + FieldHelp.rules)
    }

    static var fields: [RecordField] { ActFields.fields(of: Noun.kind) + Noun.extraFields }

    @OptionGroup var entry: EntryOptions

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Its fields, as below.", valueName: "--FIELD VALUE"))
    var arguments: [String] = []

    func validate() throws { try FieldArguments.check(arguments, Self.fields, by: entry.by) }

    func run() throws {
        try concluding(json: entry.folder.json) {
            let fields = try FieldArguments(arguments, fields: Self.fields)
            let own = try fields.lines(leavingOut: Set(Noun.extraFields.map(\.key)))
            let extra = try Noun.extraLines(fields, in: entry.folder.path)
            let draft = ActDraft(lines: ["kind: \(Noun.kind.rawValue)"] + own + extra)
            let entered = try TalksFolder.enter([draft], head: entry.head, in: entry.folder.path)
            try EnteredPrinter.print(entered, json: entry.folder.json)
        }
    }
}

/// The fields of each kind of act, with where it is taken from.
enum ActFields {
    static func fields(of kind: ActKind) -> [RecordField] {
        RecordField.fields(of: NounTypes.type(of: kind))
            + [
                RecordField(
                    key: "source", content: .fields(RecordField.fields(of: SourceReference.self)), isNeeded: false,
                    isList: false)
            ]
    }
}

/// The type behind each kind.
enum NounTypes {
    static func type(of kind: ActKind) -> any TalksNoun.Type {
        switch kind {
        case .party: Party.self
        case .person: TalksPerson.self
        case .personDecision: PersonDecision.self
        case .delegation: Delegation.self
        case .round: Round.self
        case .session: Session.self
        case .agendaItem: AgendaItem.self
        case .agendaDecision: AgendaDecision.self
        case .minutes: Minutes.self
        case .countersignature: Countersignature.self
        case .result: TalksResult.self
        case .claim: Claim.self
        case .formalAct: FormalAct.self
        case .retraction: Retraction.self
        case .paper: Paper.self
        case .text: TextChange.self
        case .position: Position.self
        case .overlap: Overlap.self
        case .statement: Statement.self
        case .divergence: Divergence.self
        case .settlement: Settlement.self
        case .contact: Contact.self
        case .remainsReturn: RemainsReturn.self
        case .stage: ExchangeStage.self
        case .account: ExchangeAccount.self
        case .list: ListHandover.self
        case .objection: Objection.self
        case .announcement: Announcement.self
        case .incident: Incident.self
        case .incidentFinding: IncidentFinding.self
        case .checklistEntry: ChecklistEntry.self
        case .commitment: Commitment.self
        case .commitmentRelease: CommitmentRelease.self
        case .conditionFailure: ConditionFailure.self
        case .notebookEntry: NotebookEntry.self
        case .share: Share.self
        case .withdrawal: Withdrawal.self
        }
    }
}

/// Says what has been put on record.
enum EnteredPrinter {
    /// One act as `--json` prints it.
    private struct Entered: Encodable {
        let number: Int
        let kind: ActKind
        let id: RecordID?
        let file: String
        let visibility: Visibility
    }

    private struct Printed: Encodable {
        let entered: [Entered]
        let findings: [Finding]
    }

    static func print(_ entered: EnteredActs, json: Bool) throws {
        guard !json else {
            let acts = entered.acts.map { act in
                Entered(
                    number: act.number, kind: act.content.kind, id: act.content.id, file: act.fileName,
                    visibility: act.visibility)
            }
            return try JSONOutput.print(Printed(entered: acts, findings: entered.findings))
        }
        FindingsPrinter.print(entered.findings)
        for act in entered.acts {
            let id = act.content.id.map { " \($0.rawValue)" } ?? ""
            Swift.print("\(act.fileName)  \(act.content.kind.rawValue)\(id), read by \(readers(act))")
        }
    }

    private static func readers(_ act: Act) -> String {
        switch act.visibility {
        case .author: "its author alone"
        case .mediator: act.forSide.map { "the mediator and side \($0.rawValue)" } ?? "the mediator alone"
        case .side: act.sharedWith.map { "the mediator and side \($0.rawValue)" } ?? "the mediator"
        case .both: "the mediator and both sides"
        case .public: "anyone"
        }
    }
}
