/// What is rehearsed: sizes, noise and the seed from which everything else follows.
public struct Scenario: Hashable, Sendable {
    /// People each side claims.
    public let claims: Int
    /// People each side holds.
    public let held: Int
    /// How badly the lists are written.
    public let noise: NoiseLevel
    /// The same seed gives the same bytes.
    public let seed: UInt64

    /// A scenario; nil when a size is below 1 or above 5,000,000.
    public init?(claims: Int = 3_000, held: Int = 9_000, noise: NoiseLevel = .tidy, seed: UInt64) {
        guard (1...5_000_000).contains(claims), (1...5_000_000).contains(held) else { return nil }
        self.claims = claims
        self.held = held
        self.noise = noise
        self.seed = seed
    }

    /// How many entries of each kind there are in one direction: one side's claim against the other's holding.
    struct Counts: Sendable {
        /// Claimed and held: the people the linkage should find.
        let both: Int
        /// Claimed, really missing, and not held.
        let claimedOnly: Int
        /// Claimed though already returned or dead.
        let claimedGone: Int
        /// Claimed, and nobody can be found.
        let phantoms: Int
        /// Held, and nobody claims them.
        let heldOnly: Int
        /// Still in the holder's book though already returned or dead.
        let heldGone: Int

        /// The people who exist.
        var people: Int { both + claimedOnly + claimedGone + heldOnly + heldGone }
    }

    /// The share of a claim that the other side holds, where the rest of the list leaves room (judged: it leaves
    /// the agreed thousand a margin of about half).
    static let heldShareOfClaim = 0.64

    var counts: Counts {
        let rates = noise.rates
        let phantoms = Self.part(rates.phantom, of: claims)
        let claimedGone = min(claims - phantoms, Self.part(rates.gone, of: claims))
        let heldGone = Self.part(rates.gone, of: held)
        let found = claims - phantoms - claimedGone
        // Where phantoms fill the claim, most of the true lines are of people who are held.
        let both = min(Self.part(Self.heldShareOfClaim, of: claims), Self.part(0.96, of: found), held - heldGone)
        return Counts(
            both: both, claimedOnly: found - both, claimedGone: claimedGone, phantoms: phantoms,
            heldOnly: held - heldGone - both, heldGone: heldGone)
    }

    private static func part(_ share: Double, of count: Int) -> Int { Int((share * Double(count)).rounded()) }
}
