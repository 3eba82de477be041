/// Where a commitment stands; derived, never set by hand. Code list `commitment_state`.
public enum CommitmentState: String, Code, CaseIterable {
    /// No date due yet.
    case open = "OPEN"
    /// Due within the notice period.
    case due = "DUE"
    /// Past due, not fulfilled.
    case overdue = "OVERDUE"
    /// Partly fulfilled.
    case partly = "PARTLY"
    /// Fulfilled, by its proof.
    case fulfilled = "FULFILLED"
    /// One side says fulfilled, the other not.
    case disputed = "DISPUTED"
    /// Given up by the one it is owed to.
    case released = "RELEASED"
    /// Its condition failed.
    case void = "VOID"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .open: "No date due yet"
        case .due: "Due within the notice period"
        case .overdue: "Past due, not fulfilled"
        case .partly: "Partly fulfilled"
        case .fulfilled: "Fulfilled, by its proof"
        case .disputed: "One side says fulfilled, the other not"
        case .released: "Given up by the one it is owed to"
        case .void: "Its condition failed"
        }
    }
}

/// How far an alleged incident has been established. Code list `verification`.
public enum Verification: String, Code, CaseIterable {
    /// Alleged by one side.
    case alleged = "ALLEGED"
    /// Observed by a monitor.
    case observed = "OBSERVED"
    /// Verified as having happened.
    case verified = "VERIFIED"
    /// Attributed after investigation.
    case attributed = "ATTRIBUTED"
    /// Could not be established.
    case notEstablished = "NOT_ESTABLISHED"
    /// Found not to have happened.
    case unfounded = "UNFOUNDED"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .alleged: "Alleged by one side"
        case .observed: "Observed by a monitor"
        case .verified: "Verified as having happened"
        case .attributed: "Attributed after investigation"
        case .notEstablished: "Could not be established"
        case .unfounded: "Found not to have happened"
        }
    }
}

/// What a cease-fire text should settle; the first seven are the minimum of the UN guidance of 2022, chapter 1.
/// Code list `ceasefire_elements`.
public enum CeasefireElement: String, Code, CaseIterable {
    /// Written form, parties.
    case e01 = "E01"
    /// Purpose and link to the political process.
    case e02 = "E02"
    /// Start date and time, duration or review.
    case e03 = "E03"
    /// Area.
    case e04 = "E04"
    /// Prohibited and permitted acts (military and other).
    case e05 = "E05"
    /// Monitoring and verification.
    case e06 = "E06"
    /// Where no monitoring: coordination, dispute settlement, de-escalation.
    case e07 = "E07"
    /// Definitions.
    case e08 = "E08"
    /// Separation or freezing of forces, lines, buffer.
    case e09 = "E09"
    /// Heavy weapons, air, drones, sea.
    case e10 = "E10"
    /// Humanitarian access, evacuation, dead and wounded.
    case e11 = "E11"
    /// Prisoners, internees, missing.
    case e12 = "E12"
    /// Joint body, liaison, hotlines.
    case e13 = "E13"
    /// Communications and public statements.
    case e14 = "E14"
    /// Guarantors, witnesses, depositary.
    case e15 = "E15"
    /// Breach, remedies, suspension, end.
    case e16 = "E16"
    /// Annexes: maps, coordinates, lists, timetable, forms.
    case e17 = "E17"
    /// Languages and which text is authentic.
    case e18 = "E18"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .e01: "Written form, parties"
        case .e02: "Purpose and link to the political process"
        case .e03: "Start date and time, duration or review"
        case .e04: "Area"
        case .e05: "Prohibited and permitted acts (military and other)"
        case .e06: "Monitoring and verification"
        case .e07: "Where no monitoring: coordination, dispute settlement, de-escalation"
        case .e08: "Definitions"
        case .e09: "Separation or freezing of forces, lines, buffer"
        case .e10: "Heavy weapons, air, drones, sea"
        case .e11: "Humanitarian access, evacuation, dead and wounded"
        case .e12: "Prisoners, internees, missing"
        case .e13: "Joint body, liaison, hotlines"
        case .e14: "Communications and public statements"
        case .e15: "Guarantors, witnesses, depositary"
        case .e16: "Breach, remedies, suspension, end"
        case .e17: "Annexes: maps, coordinates, lists, timetable, forms"
        case .e18: "Languages and which text is authentic"
        }
    }
}

/// What a figure of remains counts; figures of different units are never added. Code list `remains_unit`.
public enum RemainsUnit: String, Code, CaseIterable {
    /// Unit not stated: assume nothing.
    case unstated = "UNSTATED"
    /// One sealed bag or case as handed over.
    case container = "CONTAINER"
    /// One post-mortem case opened by the receiver.
    case pmCase = "PM_CASE"
    /// Body part or fragment.
    case part = "PART"
    /// Individual after re-association.
    case individual = "INDIVIDUAL"
    /// Individual with a signed identification.
    case identified = "IDENTIFIED"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .unstated: "Unit not stated: assume nothing"
        case .container: "One sealed bag or case as handed over"
        case .pmCase: "One post-mortem case opened by the receiver"
        case .part: "Body part or fragment"
        case .individual: "Individual after re-association"
        case .identified: "Individual with a signed identification"
        }
    }
}
