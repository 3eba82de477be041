public import Persons

/// Whom a clause speaks of: a statement about one person that is true or false.
///
/// A value that is not known makes a statement about it false. There is no case for religion, ethnicity or
/// political opinion: adverse distinction on such grounds is forbidden (Geneva Convention III, article 16).
public indirect enum PersonPredicate: Hashable, Sendable {
    /// Soldier or civilian.
    case status(PersonStatus)
    /// Woman or man.
    case sex(Sex)
    /// Whole years on the terms' date.
    case age(NumberRange)
    /// Whole months held on the terms' date.
    case captiveMonths(NumberRange)
    /// This rank, or this rank and those above.
    case rank(Rank, orAbove: Bool)
    /// State of health.
    case health(Health)
    /// Whether the person travels lying down.
    case ambulance(Bool)
    /// Whether criminal proceedings are open (Geneva Convention III, article 119).
    case proceedings(Bool)
    /// Kept at this site.
    case site(String)
    /// Humanitarian band, 0 to 3.
    case band(NumberRange)
    /// One of these persons, in the order of their ids.
    case ids([PersonID])
    /// At least one of these holds.
    case any([PersonPredicate])
    /// All of these hold.
    case all([PersonPredicate])
    /// This does not hold.
    case not(PersonPredicate)
}

/// Whole numbers from `lower` to `upper`, both ends in; a missing end is open.
public struct NumberRange: Hashable, Sendable {
    /// The smallest number that is in; nil: no smallest.
    public let lower: Int?
    /// The greatest number that is in; nil: no greatest.
    public let upper: Int?

    /// A range; see the properties.
    public init(lower: Int?, upper: Int?) {
        self.lower = lower
        self.upper = upper
    }

    /// Whether `number` lies in the range.
    public func contains(_ number: Int) -> Bool { number >= (lower ?? number) && number <= (upper ?? number) }
}

/// Soldier or civilian, as the planner counts them.
public enum PersonStatus: String, CaseIterable, Sendable {
    /// Prisoner of war.
    case military
    /// Civilian.
    case civilian
}

/// Sex as far as it is known.
public enum Sex: String, CaseIterable, Sendable {
    /// Woman.
    case female
    /// Man.
    case male
}

/// State of health as far as terms speak of it.
public enum Health: String, CaseIterable, Sendable {
    /// No wound or sickness known.
    case well
    /// Wounded or sick.
    case wounded
    /// Seriously wounded or sick: to be sent home whatever the number or rank (Geneva Convention III, articles 109, 110).
    case severe
}

/// Ranks from the lowest up, as terms name them.
public enum Rank: Int, CaseIterable, Comparable, Sendable {
    /// Private soldier.
    case `private`
    /// Non-commissioned officer.
    case nco
    /// Warrant officer.
    case warrant
    /// Lieutenant.
    case lieutenant
    /// Captain.
    case captain
    /// Major.
    case major
    /// Lieutenant colonel.
    case ltColonel
    /// Colonel.
    case colonel
    /// Brigadier.
    case brigadier
    /// Major general.
    case majorGeneral
    /// General.
    case general

    /// As written in files.
    public var code: String {
        switch self {
        case .private: "private"
        case .nco: "nco"
        case .warrant: "warrant"
        case .lieutenant: "lieutenant"
        case .captain: "captain"
        case .major: "major"
        case .ltColonel: "lt_colonel"
        case .colonel: "colonel"
        case .brigadier: "brigadier"
        case .majorGeneral: "major_general"
        case .general: "general"
        }
    }

    /// The rank written `code` in files.
    public init?(code: some StringProtocol) {
        guard let rank = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = rank
    }

    /// Lower ranks first.
    public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
}
