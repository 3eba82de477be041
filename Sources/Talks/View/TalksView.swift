public import Persons

/// All that one reader may read of the talks, as plain data: the `--json` of the commands, the pages and the exports
/// are made from it alone.
///
/// It is built by replaying only the acts the reader may read, so nothing in it, no rung, figure, state or count, is
/// derived from a hidden record. Lists stand in the order of their ids, or of their dates where they are events.
public struct TalksView: Codable, Hashable, Sendable {
    /// For whom it was made: `A`, `B`, `mediator` or `public`.
    public var reader: String
    /// The day for which due dates were judged.
    public var day: When
    /// The process and its ground rules.
    public var process: TalksProcess
    /// The two sides in the order of display.
    public var order: [SideID]
    /// All parties: those of the process, then those entered later.
    public var parties: [Party] = []
    /// People, by id; masked names are replaced.
    public var people: [PersonView] = []
    /// Delegations.
    public var delegations: [Recorded<Delegation>] = []
    /// Rounds, oldest first.
    public var rounds: [Recorded<Round>] = []
    /// Sessions, oldest first.
    public var sessions: [Recorded<Session>] = []
    /// Items of agendas, with what became of them.
    public var agenda: [AgendaView] = []
    /// Minutes.
    public var minutes: [Recorded<Minutes>] = []
    /// Results with both readings of their rung.
    public var results: [ResultView] = []
    /// Papers.
    public var papers: [Recorded<Paper>] = []
    /// The histories of negotiated texts, by paper: every change and comment this reader may read, oldest first.
    public var texts: [RecordedText] = []
    /// Positions; the current ones are those no later position of the same side and issue follows.
    public var positions: [PositionView] = []
    /// Where positions meet.
    public var overlaps: [Recorded<Overlap>] = []
    /// Statements; insults and characterisations last, marked, and for the mediator only.
    public var statements: [StatementView] = []
    /// How many statements the ground rule keeps back from this view.
    public var keptBack = 0
    /// Divergences with what would settle them.
    public var divergences: [DivergenceView] = []
    /// Contacts beside the rounds, oldest first.
    public var contacts: [Recorded<Contact>] = []
    /// Returns of remains as announced, oldest first.
    public var returns: [Recorded<RemainsReturn>] = []
    /// Returns counted by direction, voice and unit.
    public var counters: [ReturnCounter] = []
    /// Stages of exchanges, oldest first.
    public var stages: [Recorded<ExchangeStage>] = []
    /// Accounts of stages and whole exchanges, by voice.
    public var accounts: [Recorded<ExchangeAccount>] = []
    /// What is said about lists.
    public var lists: [Recorded<ListHandover>] = []
    /// Objections.
    public var objections: [Recorded<Objection>] = []
    /// Announcements, oldest first.
    public var announcements: [Recorded<Announcement>] = []
    /// Incidents with how far each is established.
    public var incidents: [IncidentView] = []
    /// The checklist of a cease-fire: every element of the code list, in its order.
    public var checklist: [ChecklistView] = []
    /// Commitments with where they stand on `day`.
    public var commitments: [CommitmentView] = []
    /// The reader's own private notes.
    public var notebook: [Recorded<NotebookEntry>] = []
    /// What the record as a whole shows to this reader: contradictions, accounts that do not agree.
    public var findings: [Finding] = []

    init(reader: String, day: When, process: TalksProcess, order: [SideID]) {
        self.reader = reader
        self.day = day
        self.process = process
        self.order = order
    }

    enum CodingKeys: String, CodingKey {
        case reader, day, process, order, parties, people, delegations, rounds, sessions, agenda, minutes, results
        case papers, texts, positions, overlaps, statements
        case keptBack = "kept_back"
        case divergences, contacts, returns, counters, stages, accounts, lists, objections, announcements, incidents
        case checklist, commitments, notebook, findings
    }
}

/// A person, with the name to show.
public struct PersonView: Codable, Hashable, Sendable {
    /// The person's id.
    public var id: RecordID
    /// The party.
    public var party: RecordID?
    /// The name to show; the fixed mask where the name is masked.
    public var name: String
    /// All names, as each script writes them; empty where masked.
    public var names: [WrittenWords]
    /// Other spellings; empty where masked.
    public var aliases: [String]
    /// The office.
    public var office: String?
    /// Whether the name is masked.
    public var masked: Bool
}

/// An item of an agenda and what became of it.
public struct AgendaView: Codable, Hashable, Sendable {
    /// The item.
    public var item: Recorded<AgendaItem>
    /// What became of it; `OPEN` until somebody said otherwise.
    public var state: AgendaState
    /// Every decision on it, oldest first.
    public var decisions: [AgendaDecision]
}

/// A result with both readings of its rung: `claimed` by each voice, and `established`.
public struct ResultView: Codable, Hashable, Sendable {
    /// The result.
    public var result: Recorded<TalksResult>
    /// Every claim, oldest first.
    public var claims: [ClaimView]
    /// Every formal act, oldest first.
    public var formalActs: [FormalAct]
    /// Every retraction, oldest first.
    public var retractions: [Retraction]
    /// The rung established, from what this reader may read.
    public var established: AgreementDegree
    /// Why, in words.
    public var establishedBecause: String
    /// The acts missing for the next rung, in words; empty at the top.
    public var missing: [String]
    /// The rung after every act upon the result, oldest first.
    public var history: [RungStep]

    enum CodingKeys: String, CodingKey {
        case result, claims
        case formalActs = "formal_acts"
        case retractions, established
        case establishedBecause = "established_because"
        case missing, history
    }
}

/// One claim, and whether it is the voice's last word.
public struct ClaimView: Codable, Hashable, Sendable {
    /// The claim.
    public var claim: Claim
    /// Whether it counts: no later claim of the voice at a later time, no retraction.
    public var current: Bool
}

/// The rung after one act upon a result.
public struct RungStep: Codable, Hashable, Sendable {
    /// When the act was entered.
    public var at: When
    /// The kind of act.
    public var kind: ActKind
    /// Whose act it was.
    public var voice: Voice
    /// The rung from then on.
    public var established: AgreementDegree
}

/// What was done to one text.
public struct RecordedText: Codable, Hashable, Sendable {
    /// The paper that is the text.
    public var text: RecordID
    /// The changes and comments, oldest first.
    public var acts: [TextAct]
}

/// A position and its place in the history of its issue.
public struct PositionView: Codable, Hashable, Sendable {
    /// The position.
    public var position: Recorded<Position>
    /// Whether no later position of the same side on the same issue follows.
    public var current: Bool
    /// In words, where somebody else says it of the side; nil for own words.
    public var stated: String?
}

/// A statement and how it may be shown.
public struct StatementView: Codable, Hashable, Sendable {
    /// The statement.
    public var statement: Recorded<Statement>
    /// Whether it is an insult or a characterisation: never first, never in a joint view.
    public var marked: Bool
}

/// A divergence and whether it is settled.
public struct DivergenceView: Codable, Hashable, Sendable {
    /// The divergence.
    public var divergence: Recorded<Divergence>
    /// What settled it, oldest first; empty while open.
    public var settlements: [Settlement]
    /// Whether nothing has settled it yet.
    public var open: Bool
}

/// The announced returns of one direction, voice and unit. Figures of different units, and totals and events, are
/// never added.
public struct ReturnCounter: Codable, Hashable, Sendable {
    /// The side that hands over.
    public var from: SideID
    /// The side that receives.
    public var to: SideID
    /// Whose word.
    public var voice: Voice
    /// What the figures count.
    public var unit: RemainsUnit
    /// The unit in the voice's words, where all figures share them.
    public var unitWords: String?
    /// The returns counted, by id, oldest first: equal figures on different dates are different events.
    public var events: [RecordID]
    /// Their figures, in the same order.
    public var figures: [Int]
    /// The sum of the figures as this voice announced them.
    public var announced: Int
    /// Totals this voice announced, as they stand; never added.
    public var totals: [Int]

    enum CodingKeys: String, CodingKey {
        case from, to, voice, unit
        case unitWords = "unit_words"
        case events, figures, announced, totals
    }
}

/// An incident and how far it is established.
public struct IncidentView: Codable, Hashable, Sendable {
    /// The incident.
    public var incident: Recorded<Incident>
    /// How far; `ALLEGED` until somebody found more.
    public var verification: Verification
    /// To whom it is attributed; only where `ATTRIBUTED`.
    public var attributedTo: SideID?
    /// Every finding, oldest first.
    public var history: [IncidentFinding]

    enum CodingKeys: String, CodingKey {
        case incident, verification
        case attributedTo = "attributed_to"
        case history
    }
}

/// An element of a cease-fire and where it is settled.
public struct ChecklistView: Codable, Hashable, Sendable {
    /// The element.
    public var element: CeasefireElement
    /// Its label in the code list.
    public var label: String
    /// Whether it is settled.
    public var settled: Bool
    /// Every entry, oldest first; the last one counts.
    public var entries: [ChecklistEntry]
}

/// A commitment and where it stands on the day of the view.
public struct CommitmentView: Codable, Hashable, Sendable {
    /// The commitment.
    public var commitment: Recorded<Commitment>
    /// Where it stands.
    public var state: CommitmentState
    /// Why, in words.
    public var stateBecause: String
    /// How far it is carried out.
    public var level: ImplementationLevel
    /// What each voice says has been done, both sides' figures beside each other.
    public var evidence: [FulfilmentFigure]
    /// Commitments it waits for that are not fulfilled.
    public var waitsFor: [RecordID]

    enum CodingKeys: String, CodingKey {
        case commitment, state
        case stateBecause = "state_because"
        case level, evidence
        case waitsFor = "waits_for"
    }
}
