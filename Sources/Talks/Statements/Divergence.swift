/// What one of the records that diverge says.
public struct DivergentAccount: Codable, Hashable, Sendable {
    /// The record.
    public var record: RecordID?
    /// Whose word it is.
    public var voice: Voice?
    /// Who says it.
    public var who: Speaker?
    /// In which words.
    public var words: String?
    /// With which figure.
    public var figure: Figure?
    /// With which date.
    public var date: When?

    /// With what it needs; the rest is set afterwards.
    public init() {
    }

    var ids: [RecordID] { [record].compactMap { $0 } + (who?.ids ?? []) }

    mutating func keep(_ known: Set<RecordID>) {
        record = record.kept(known)
        who?.keep(known)
    }
}

/// Two or more records of one matter that cannot all stand as worded. All are kept.
public struct Divergence: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .divergence }

    /// Its id.
    public var id: RecordID
    /// In what they differ.
    public var divergenceKind: DivergenceKind
    /// What each says.
    public var between: [DivergentAccount]
    /// What would settle it.
    public var settledBy: String
    /// The record the matter belongs to.
    public var about: RecordID?
    /// The matter, in words.
    public var matter: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, divergenceKind: DivergenceKind, between: [DivergentAccount], settledBy: String) {
        self.id = id
        self.divergenceKind = divergenceKind
        self.between = between
        self.settledBy = settledBy
    }

    enum CodingKeys: String, CodingKey {
        case id
        case divergenceKind = "divergence_kind"
        case between
        case settledBy = "settled_by"
        case about, matter
    }

    /// Every record it speaks of: its words tell of all of them.
    public var needs: [RecordID] { ([about] + between.map(\.record)).compactMap { $0 } }
}

/// What settled a divergence.
public struct Settlement: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .settlement }

    /// The divergence.
    public var divergence: RecordID
    /// The record that settles it: countersigned minutes, a receipt, a count.
    public var reference: RecordID
    /// How.
    public var words: String?
    /// When.
    public var date: When?

    /// With what it needs; the rest is set afterwards.
    public init(divergence: RecordID, reference: RecordID) {
        self.divergence = divergence
        self.reference = reference
    }

    /// The divergence and what settles it.
    public var needs: [RecordID] { [divergence, reference] }
}
