/// What a side does by taking a position. Code list `position_type`.
public enum PositionType: String, Code, CaseIterable {
    /// Demand.
    case demand = "DEMAND"
    /// Request.
    case request = "REQUEST"
    /// Offer.
    case offer = "OFFER"
    /// Condition.
    case condition = "CONDITION"
    /// Refusal.
    case refusal = "REFUSAL"
    /// Reservation.
    case reservation = "RESERVATION"
    /// Noted (neither yes nor no).
    case noted = "NOTED"
    /// Welcomed.
    case welcome = "WELCOME"
    /// Concession.
    case concession = "CONCESSION"
    /// Threat.
    case threat = "THREAT"
    /// Question.
    case question = "QUESTION"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .demand: "Demand"
        case .request: "Request"
        case .offer: "Offer"
        case .condition: "Condition"
        case .refusal: "Refusal"
        case .reservation: "Reservation"
        case .noted: "Noted (neither yes nor no)"
        case .welcome: "Welcomed"
        case .concession: "Concession"
        case .threat: "Threat"
        case .question: "Question"
        }
    }
}

/// On what terms the words of a source may be used. Code list `attribution`.
public enum Attribution: String, Code, CaseIterable {
    /// On the record, named.
    case onRecord = "ON_RECORD"
    /// On the record, institution.
    case institution = "INSTITUTION"
    /// Background: described, not named.
    case background = "BACKGROUND"
    /// Deep background: no attribution.
    case deep = "DEEP"
    /// Off the record: not for the shared record.
    case off = "OFF"
    /// Leaked paper or recording.
    case leak = "LEAK"
    /// Reported by another.
    case secondhand = "SECONDHAND"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .onRecord: "On the record, named"
        case .institution: "On the record, institution"
        case .background: "Background: described, not named"
        case .deep: "Deep background: no attribution"
        case .off: "Off the record: not for the shared record"
        case .leak: "Leaked paper or recording"
        case .secondhand: "Reported by another"
        }
    }
}

/// What a statement does. Code list `statement_kind`.
public enum StatementKind: String, Code, CaseIterable {
    /// Announces a result.
    case result = "RESULT"
    /// States one's own position.
    case positionOwn = "POSITION_OWN"
    /// Says what another's position is.
    case positionOther = "POSITION_OTHER"
    /// Judges how things stand.
    case assessment = "ASSESSMENT"
    /// Describes another party or person (kept, never headline).
    case characterisation = "CHARACTERISATION"
    /// Insults (kept, marked, never shown in a joint view).
    case insult = "INSULT"
    /// Warns or threatens a consequence.
    case warning = "WARNING"
    /// Reports an event.
    case event = "EVENT"
    /// A third party's view or act.
    case thirdParty = "THIRD_PARTY"
    /// Denies another's statement.
    case denial = "DENIAL"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .result: "Announces a result"
        case .positionOwn: "States one's own position"
        case .positionOther: "Says what another's position is"
        case .assessment: "Judges how things stand"
        case .characterisation: "Describes another party or person (kept, never headline)"
        case .insult: "Insults (kept, marked, never shown in a joint view)"
        case .warning: "Warns or threatens a consequence"
        case .event: "Reports an event"
        case .thirdParty: "A third party's view or act"
        case .denial: "Denies another's statement"
        }
    }
}

/// In what two records about one matter differ. Code list `divergence`.
public enum DivergenceKind: String, Code, CaseIterable {
    /// Figures differ.
    case number = "NUMBER"
    /// Dates differ.
    case date = "DATE"
    /// One says it happened or was agreed, the other does not.
    case existence = "EXISTENCE"
    /// Same matter, different words.
    case wording = "WORDING"
    /// Different reasons given.
    case cause = "CAUSE"
    /// Different people or things counted.
    case scope = "SCOPE"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .number: "Figures differ"
        case .date: "Dates differ"
        case .existence: "One says it happened or was agreed, the other does not"
        case .wording: "Same matter, different words"
        case .cause: "Different reasons given"
        case .scope: "Different people or things counted"
        }
    }
}
