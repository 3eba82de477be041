/// How far a matter has come on the ladder of agreement: 0 not raised to 9 in force. Code list `agreement_degree`.
public enum AgreementDegree: String, Code, CaseIterable, Comparable {
    /// Not raised.
    case none = "NONE"
    /// Raised.
    case raised = "RAISED"
    /// Noted by the other side.
    case noted = "NOTED"
    /// Discussed.
    case discussed = "DISCUSSED"
    /// Agreed in principle.
    case inPrinciple = "IN_PRINCIPLE"
    /// Announced by both sides in the same sense.
    case announced = "ANNOUNCED"
    /// Agreed ad referendum.
    case adRef = "AD_REF"
    /// Initialled.
    case initialled = "INITIALLED"
    /// Signed.
    case signed = "SIGNED"
    /// In force.
    case inForce = "IN_FORCE"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .none: "Not raised"
        case .raised: "Raised"
        case .noted: "Noted by the other side"
        case .discussed: "Discussed"
        case .inPrinciple: "Agreed in principle"
        case .announced: "Announced by both sides in the same sense"
        case .adRef: "Agreed ad referendum"
        case .initialled: "Initialled"
        case .signed: "Signed"
        case .inForce: "In force"
        }
    }

    /// The rung, counted from 0.
    public var rung: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Ordered by rung.
    public static func < (left: Self, right: Self) -> Bool { left.rung < right.rung }
}

/// How far a commitment is carried out, as in the Kroc PAM coding. Code list `implementation_level`.
public enum ImplementationLevel: Int, Code, CaseIterable, Comparable {
    /// None.
    case none = 0
    /// Minimum.
    case minimum = 1
    /// Intermediate.
    case intermediate = 2
    /// Full.
    case full = 3

    /// Ordered by level.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The label of the code list.
    public var label: String {
        switch self {
        case .none: "None"
        case .minimum: "Minimum"
        case .intermediate: "Intermediate"
        case .full: "Full"
        }
    }
}
