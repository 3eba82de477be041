/// Opens a record to the readers of this very act: its own `visibility` is the new one.
public struct Share: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .share }

    /// The record.
    public var record: RecordID
    /// Why.
    public var words: String?

    /// With what it needs; the rest is set afterwards.
    public init(record: RecordID) {
        self.record = record
    }

    /// The record.
    public var needs: [RecordID] { [record] }
}

/// Withdraws a record; it stays in the history with these words.
public struct Withdrawal: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .withdrawal }

    /// The record.
    public var record: RecordID
    /// Why.
    public var words: String

    /// With what it needs; the rest is set afterwards.
    public init(record: RecordID, words: String) {
        self.record = record
        self.words = words
    }

    /// The record.
    public var needs: [RecordID] { [record] }
}
