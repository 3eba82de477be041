/// What kind of thing an act puts on record; the word stands in the file under `kind`.
public enum ActKind: String, Codable, CaseIterable, Hashable, Sendable {
    /// A party to the talks.
    case party
    /// A person who speaks or sits at the table.
    case person
    /// Whether a person's name may be shown.
    case personDecision = "person_decision"
    /// Who speaks for a side.
    case delegation
    /// A round.
    case round
    /// A session within a round.
    case session
    /// An item of the agenda.
    case agendaItem = "agenda_item"
    /// What became of an item.
    case agendaDecision = "agenda_decision"
    /// Minutes of a round or session.
    case minutes
    /// A side signs the same words.
    case countersignature
    /// A matter that came to some result.
    case result
    /// What one voice says of a matter's rung.
    case claim
    /// One side's act that carries a rung above announcement.
    case formalAct = "formal_act"
    /// A voice takes back what it claimed or did.
    case retraction
    /// A paper put on the table.
    case paper
    /// A change of a negotiated text, or a comment on it.
    case text
    /// A side's stand on a matter.
    case position
    /// Where positions meet, as people judge it.
    case overlap
    /// Who said what.
    case statement
    /// Two records that cannot both stand as worded.
    case divergence
    /// What settled a divergence.
    case settlement
    /// A contact beside the rounds.
    case contact
    /// A return of remains as announced.
    case remainsReturn = "return"
    /// A stage of an exchange.
    case stage
    /// One voice's figures of a stage or a whole exchange.
    case account
    /// A list said to be handed over.
    case list
    /// An objection to a list, a date or a claim.
    case objection
    /// Something announced, offered or done outside the table.
    case announcement
    /// An alleged breach of a cease-fire.
    case incident
    /// How far an incident has been established.
    case incidentFinding = "incident_finding"
    /// Where an element of a cease-fire is settled.
    case checklistEntry = "checklist_entry"
    /// Who does what, for whom, by when.
    case commitment
    /// The one it is owed to gives a commitment up.
    case commitmentRelease = "commitment_release"
    /// The condition of a commitment failed.
    case conditionFailure = "condition_failure"
    /// A private note.
    case notebookEntry = "notebook_entry"
    /// A record is opened to more readers.
    case share
    /// A record is withdrawn; it stays in the history.
    case withdrawal
}

/// What an act puts on record, one case a kind.
public enum ActContent: Hashable, Sendable {
    /// A party to the talks.
    case party(Party)
    /// A person who speaks or sits at the table.
    case person(TalksPerson)
    /// Whether a person's name may be shown.
    case personDecision(PersonDecision)
    /// Who speaks for a side.
    case delegation(Delegation)
    /// A round.
    case round(Round)
    /// A session within a round.
    case session(Session)
    /// An item of the agenda.
    case agendaItem(AgendaItem)
    /// What became of an item.
    case agendaDecision(AgendaDecision)
    /// Minutes of a round or session.
    case minutes(Minutes)
    /// A side signs the same words.
    case countersignature(Countersignature)
    /// A matter that came to some result.
    case result(TalksResult)
    /// What one voice says of a matter's rung.
    case claim(Claim)
    /// One side's act that carries a rung above announcement.
    case formalAct(FormalAct)
    /// A voice takes back what it claimed or did.
    case retraction(Retraction)
    /// A paper put on the table.
    case paper(Paper)
    /// A change of a negotiated text, or a comment on it.
    case text(TextChange)
    /// A side's stand on a matter.
    case position(Position)
    /// Where positions meet, as people judge it.
    case overlap(Overlap)
    /// Who said what.
    case statement(Statement)
    /// Two records that cannot both stand as worded.
    case divergence(Divergence)
    /// What settled a divergence.
    case settlement(Settlement)
    /// A contact beside the rounds.
    case contact(Contact)
    /// A return of remains as announced.
    case remainsReturn(RemainsReturn)
    /// A stage of an exchange.
    case stage(ExchangeStage)
    /// One voice's figures of a stage or a whole exchange.
    case account(ExchangeAccount)
    /// A list said to be handed over.
    case list(ListHandover)
    /// An objection to a list, a date or a claim.
    case objection(Objection)
    /// Something announced, offered or done outside the table.
    case announcement(Announcement)
    /// An alleged breach of a cease-fire.
    case incident(Incident)
    /// How far an incident has been established.
    case incidentFinding(IncidentFinding)
    /// Where an element of a cease-fire is settled.
    case checklistEntry(ChecklistEntry)
    /// Who does what, for whom, by when.
    case commitment(Commitment)
    /// The one it is owed to gives a commitment up.
    case commitmentRelease(CommitmentRelease)
    /// The condition of a commitment failed.
    case conditionFailure(ConditionFailure)
    /// A private note.
    case notebookEntry(NotebookEntry)
    /// A record is opened to more readers.
    case share(Share)
    /// A record is withdrawn; it stays in the history.
    case withdrawal(Withdrawal)

    /// The noun itself.
    public var noun: any TalksNoun {
        switch self {
        case .party(let noun): noun
        case .person(let noun): noun
        case .personDecision(let noun): noun
        case .delegation(let noun): noun
        case .round(let noun): noun
        case .session(let noun): noun
        case .agendaItem(let noun): noun
        case .agendaDecision(let noun): noun
        case .minutes(let noun): noun
        case .countersignature(let noun): noun
        case .result(let noun): noun
        case .claim(let noun): noun
        case .formalAct(let noun): noun
        case .retraction(let noun): noun
        case .paper(let noun): noun
        case .text(let noun): noun
        case .position(let noun): noun
        case .overlap(let noun): noun
        case .statement(let noun): noun
        case .divergence(let noun): noun
        case .settlement(let noun): noun
        case .contact(let noun): noun
        case .remainsReturn(let noun): noun
        case .stage(let noun): noun
        case .account(let noun): noun
        case .list(let noun): noun
        case .objection(let noun): noun
        case .announcement(let noun): noun
        case .incident(let noun): noun
        case .incidentFinding(let noun): noun
        case .checklistEntry(let noun): noun
        case .commitment(let noun): noun
        case .commitmentRelease(let noun): noun
        case .conditionFailure(let noun): noun
        case .notebookEntry(let noun): noun
        case .share(let noun): noun
        case .withdrawal(let noun): noun
        }
    }

    /// The kind of the noun.
    public var kind: ActKind { type(of: noun).kind }

    /// The id of the record it opens or continues; nil for an act upon another record.
    public var id: RecordID? { (noun as? any TalksRecorded)?.id }

    /// Reads the fields of a kind.
    public init(_ kind: ActKind, from decoder: any Decoder) throws {
        switch kind {
        case .party: self = .party(try Party(from: decoder))
        case .person: self = .person(try TalksPerson(from: decoder))
        case .personDecision: self = .personDecision(try PersonDecision(from: decoder))
        case .delegation: self = .delegation(try Delegation(from: decoder))
        case .round: self = .round(try Round(from: decoder))
        case .session: self = .session(try Session(from: decoder))
        case .agendaItem: self = .agendaItem(try AgendaItem(from: decoder))
        case .agendaDecision: self = .agendaDecision(try AgendaDecision(from: decoder))
        case .minutes: self = .minutes(try Minutes(from: decoder))
        case .countersignature: self = .countersignature(try Countersignature(from: decoder))
        case .result: self = .result(try TalksResult(from: decoder))
        case .claim: self = .claim(try Claim(from: decoder))
        case .formalAct: self = .formalAct(try FormalAct(from: decoder))
        case .retraction: self = .retraction(try Retraction(from: decoder))
        case .paper: self = .paper(try Paper(from: decoder))
        case .text: self = .text(try TextChange(from: decoder))
        case .position: self = .position(try Position(from: decoder))
        case .overlap: self = .overlap(try Overlap(from: decoder))
        case .statement: self = .statement(try Statement(from: decoder))
        case .divergence: self = .divergence(try Divergence(from: decoder))
        case .settlement: self = .settlement(try Settlement(from: decoder))
        case .contact: self = .contact(try Contact(from: decoder))
        case .remainsReturn: self = .remainsReturn(try RemainsReturn(from: decoder))
        case .stage: self = .stage(try ExchangeStage(from: decoder))
        case .account: self = .account(try ExchangeAccount(from: decoder))
        case .list: self = .list(try ListHandover(from: decoder))
        case .objection: self = .objection(try Objection(from: decoder))
        case .announcement: self = .announcement(try Announcement(from: decoder))
        case .incident: self = .incident(try Incident(from: decoder))
        case .incidentFinding: self = .incidentFinding(try IncidentFinding(from: decoder))
        case .checklistEntry: self = .checklistEntry(try ChecklistEntry(from: decoder))
        case .commitment: self = .commitment(try Commitment(from: decoder))
        case .commitmentRelease: self = .commitmentRelease(try CommitmentRelease(from: decoder))
        case .conditionFailure: self = .conditionFailure(try ConditionFailure(from: decoder))
        case .notebookEntry: self = .notebookEntry(try NotebookEntry(from: decoder))
        case .share: self = .share(try Share(from: decoder))
        case .withdrawal: self = .withdrawal(try Withdrawal(from: decoder))
        }
    }
}
