public import Persons

/// One person held, as the planner sees the case: after reconciliation and human judgement.
public struct PlanPerson: Hashable, Sendable {
    /// The person's id.
    public let id: PersonID
    /// The side that would release the person.
    public let heldBy: SideID
    /// Soldier or civilian.
    public let status: PersonStatus
    /// Nil when unknown.
    public var sex: Sex?
    /// Whole years on the terms' date; nil when unknown.
    public var age: Int?
    /// Under 18, or perhaps under 18 by a birth date known in part.
    public var isMinor = false
    /// Whole months held on the terms' date; nil when unknown.
    public var captiveMonths: Int?
    /// A blank rank counts as private.
    public var rank = Rank.private
    /// State of health.
    public var health = Health.well
    /// Travels lying down.
    public var ambulance = false
    /// Criminal proceedings are open.
    public var proceedings = false
    /// Where the person is kept; empty when unknown.
    public var site = ""
    /// The crossing by which the person would go; empty when unknown.
    public var crossing = ""
    /// Family mark; empty for none.
    public var family = ""
    /// Both sides agree that the person is held.
    public var confirmed = false
    /// Medical or religious personnel: never inside a count (Geneva Convention III, article 33).
    public var retained = false
    /// Wishes to go. Sealed: the neutral's only.
    public var consent = false
    /// Fit to travel. Sealed: the neutral's only.
    public var fit = false
    /// The holding side's rank of not releasing the person, from 1, unique per side; nil for none. Sealed.
    public var vetoRank: Int?
    /// How much the home side wishes for the person, 0 to 5, 5 the most. Sealed.
    public var wishTier = 0
    /// Humanitarian band, 0 to 3.
    public var band = 0
    /// Public lot, 63 bits, the lowest first.
    public var ticket: Int64 = 0

    /// A person about whom nothing more is known; nobody is confirmed, willing or fit by default.
    public init(id: PersonID, heldBy: SideID, status: PersonStatus) {
        self.id = id
        self.heldBy = heldBy
        self.status = status
    }
}

/// A column of the persons file (`formats.md`).
public enum PersonsColumn: String, CaseIterable, Sendable {
    /// Unique over both sides.
    case personID = "person_id"
    /// `A` or `B`.
    case heldBy = "held_by"
    /// What the person is and how old.
    case status, sex, age
    /// Partial dates are read; `age` goes before it.
    case birthDate = "birth_date"
    /// Whole months on the terms' day.
    case captiveMonths = "captive_months"
    /// Partial dates are read; `captive_months` goes before it.
    case captiveSince = "captive_since"
    /// Facts that clauses ask for.
    case rank, health, ambulance, proceedings, site, crossing, family
    /// `yes` or `no`.
    case confirmed, retained
    /// `yes` or `no`; sealed.
    case consent, fit
    /// Sealed, of the holding side.
    case vetoRank = "veto_rank"
    /// Sealed, of the home side.
    case wishTier = "wish_tier"
    /// Public; computed where missing.
    case band, ticket

    /// The columns that a sealed file may give (`formats.md`).
    public static let sealed: [PersonsColumn] = [.consent, .fit, .vetoRank, .wishTier]
}

/// The persons of both sides, in the order of their ids, so that no result depends on the order of a file.
public struct PlanPersons: Sendable {
    /// The persons, by id.
    public let persons: [PlanPerson]
    /// The columns that some file had; what is missing here cannot be judged.
    public let columns: Set<PersonsColumn>

    /// Persons in any order; of two with one id the first stands.
    public init(_ persons: [PlanPerson], columns: Set<PersonsColumn> = Set(PersonsColumn.allCases)) {
        var seen: Set<PersonID> = []
        self.persons = persons.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
        self.columns = columns
    }
}
