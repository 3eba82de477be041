public import Persons

/// On what basis people are exchanged. Code list `exchange_basis`.
public enum ExchangeBasis: String, Code, CaseIterable {
    /// Equal numbers.
    case nForN = "N_FOR_N"
    /// All for all.
    case allForAll = "ALL_FOR_ALL"
    /// All for all inside named categories.
    case allForAllInCategories = "ALL_FOR_ALL_CAT"
    /// Fixed ratio by category.
    case ratio = "RATIO"
    /// Equivalents table by rank (as in 1862).
    case weighted = "WEIGHTED"
    /// Parallel unilateral acts, not called an exchange.
    case parallel = "PARALLEL"
    /// One side only.
    case unilateral = "UNILATERAL"
    /// Repatriation owed without counterpart (GC III art. 109).
    case obligation = "OBLIGATION"
    /// Person(s) against another act: maps, information, statement.
    case nonPerson = "NON_PERSON"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .nForN: "Equal numbers"
        case .allForAll: "All for all"
        case .allForAllInCategories: "All for all inside named categories"
        case .ratio: "Fixed ratio by category"
        case .weighted: "Equivalents table by rank (as in 1862)"
        case .parallel: "Parallel unilateral acts, not called an exchange"
        case .unilateral: "One side only"
        case .obligation: "Repatriation owed without counterpart (GC III art. 109)"
        case .nonPerson: "Person(s) against another act: maps, information, statement"
        }
    }
}

/// The clause a commitment is drawn from.
public struct ClauseReference: Codable, Hashable, Sendable {
    /// The paper that holds the text.
    public var paper: RecordID
    /// The clause, by its id.
    public var clause: String
    /// How far the clause was agreed when the commitment was drawn from it.
    public var status: TextStatus?

    /// With what it needs; the rest is set afterwards.
    public init(paper: RecordID, clause: String) {
        self.paper = paper
        self.clause = clause
    }
}

/// Which figures elsewhere show that a commitment is carried out.
public struct FulfilmentKey: Codable, Hashable, Sendable {
    /// Returns of remains handed over by this side.
    public var returnsFrom: SideID?
    /// The unit of the returns that count; no other unit does.
    public var unit: RemainsUnit?
    /// The exchange whose stages count, by its key.
    public var exchange: String?
    /// The side whose releases count.
    public var releasedBy: SideID?
    /// The category that counts; nil reads "all".
    public var category: String?
    /// The kind of paper the actor owes; papers of no other kind count.
    public var paperType: PaperType?

    /// With what it needs; the rest is set afterwards.
    public init() {
    }

    enum CodingKeys: String, CodingKey {
        case returnsFrom = "returns_from"
        case unit, exchange
        case releasedBy = "released_by"
        case category
        case paperType = "paper_type"
    }
}

/// Who does what, for whom, by when, on what condition, shown how. Where it stands is derived (`CommitmentState`), never
/// set by hand.
public struct Commitment: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .commitment }

    /// Its id.
    public var id: RecordID
    /// Who is to act: a party. A commitment without an actor is refused.
    public var actor: RecordID?
    /// What is to be done.
    public var action: String
    /// How much, with its unit in words.
    public var quantity: Figure?
    /// For whom: the party it is owed to.
    public var beneficiary: RecordID?
    /// For whom, in words, where it is not the party as such.
    public var beneficiaryWords: String?
    /// On what basis, for an exchange.
    public var basis: ExchangeBasis?
    /// By when; nil: open.
    public var due: When?
    /// From how many days before the due date it is due; nil reads 7.
    public var noticeDays: Int?
    /// On what condition.
    public var condition: String?
    /// What shows that it is done.
    public var proof: String?
    /// Commitments that come first.
    public var dependsOn: [RecordID] = []
    /// The other side's commitment of the same words.
    public var mirrors: RecordID?
    /// The result it follows from.
    public var result: RecordID?
    /// The agreed clause it is drawn from.
    public var clause: ClauseReference?
    /// Which figures elsewhere show it.
    public var fulfilment: FulfilmentKey?
    /// Anything else.
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, action: String) {
        self.id = id
        self.action = action
    }

    enum CodingKeys: String, CodingKey {
        case id, actor, action, quantity, beneficiary
        case beneficiaryWords = "beneficiary_words"
        case basis, due
        case noticeDays = "notice_days"
        case condition, proof
        case dependsOn = "depends_on"
        case mirrors, result, clause, fulfilment, note
    }

    /// What it is drawn from.
    public var needs: [RecordID] { [result, clause?.paper].compactMap { $0 } }

    /// What it points to.
    public var mentions: [RecordID] {
        [actor, beneficiary, mirrors].compactMap { $0 } + dependsOn
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        actor = actor.kept(known)
        beneficiary = beneficiary.kept(known)
        dependsOn.removeAll { !known.contains($0) }
        mirrors = mirrors.kept(known)
    }
}

/// The one a commitment is owed to gives it up.
public struct CommitmentRelease: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .commitmentRelease }

    /// The commitment.
    public var commitment: RecordID
    /// Who gives it up: only the party it is owed to can.
    public var party: RecordID
    /// In words.
    public var words: String?
    /// When.
    public var date: When?

    /// With what it needs; the rest is set afterwards.
    public init(commitment: RecordID, party: RecordID) {
        self.commitment = commitment
        self.party = party
    }

    /// The commitment.
    public var needs: [RecordID] { [commitment] }
}

/// The condition of a commitment failed.
public struct ConditionFailure: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .conditionFailure }

    /// The commitment.
    public var commitment: RecordID
    /// What happened.
    public var words: String
    /// The record that shows it.
    public var reference: RecordID?
    /// When.
    public var date: When?

    /// With what it needs; the rest is set afterwards.
    public init(commitment: RecordID, words: String) {
        self.commitment = commitment
        self.words = words
    }

    /// The commitment.
    public var needs: [RecordID] { [commitment] }

    /// What it points to.
    public var mentions: [RecordID] {
        [reference].compactMap { $0 }
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        reference = reference.kept(known)
    }
}
