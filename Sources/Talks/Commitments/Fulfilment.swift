/// What happens elsewhere, asked about a commitment: an exchange's stages, a return's counters, papers given. Nobody
/// states by hand that a commitment is fulfilled.
public protocol Fulfilment {
    /// What each voice says has been done toward a commitment; empty where this source knows nothing of it.
    func figures(for commitment: Commitment) -> [FulfilmentFigure]
}

/// What one voice says has been done toward a commitment.
public struct FulfilmentFigure: Codable, Hashable, Sendable {
    /// Whose figure.
    public var voice: Voice
    /// The figure.
    public var value: Int
    /// The date of the last record it rests on.
    public var date: When?
    /// The records it rests on.
    public var records: [RecordID]
    /// What shows it: "announced", "countersigned by both sides".
    public var proof: String

    /// A figure of one voice.
    public init(voice: Voice, value: Int, date: When? = nil, records: [RecordID] = [], proof: String) {
        self.voice = voice
        self.value = value
        self.date = date
        self.records = records
        self.proof = proof
    }
}
