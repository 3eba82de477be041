import Crypto
import Foundation
public import Persons

/// How the seed of an exchange came about: commitments, what was revealed, and what stands for a share that was not.
///
/// The seed is SHA-256 over the name of the protocol, the exchange, the terms' version and the shares of A, B and the
/// mediator in that order. Who reveals last sees the seed and can hold a share back; then what the terms fixed before
/// stands in its place, so that such a party chooses at most between two seeds, and none where a round of drand that
/// nobody knows yet stands in.
public struct SeedRecord: Codable, Hashable, Sendable {
    /// A share that was not revealed.
    public struct Replacement: Codable, Hashable, Sendable {
        /// Whose share is missing.
        public let party: SeedParty
        /// What stands for it, hexadecimal: the mediator's share, or the value of the drand round.
        public let value: String
        /// The drand round; nil where the mediator's share stands in.
        public let round: Int?
    }

    /// Says what kind of file this is.
    public var about = "the seed of lots, and how it came about"
    /// The name of the exchange.
    public let exchange: String
    /// The version of its terms.
    public let termsVersion: Int
    /// Of A, B and the mediator.
    public let commitments: [SeedCommitment]
    /// The shares revealed, in the same order.
    public let reveals: [SeedShare]
    /// What stands for shares not revealed.
    public let replacements: [Replacement]
    /// The seed, hexadecimal.
    public let seed: String

    enum CodingKeys: String, CodingKey {
        case about, exchange
        case termsVersion = "terms_version"
        case commitments, reveals, replacements, seed
    }

    /// Combines what the parties published.
    /// - Parameters:
    ///   - commitments: of all three parties.
    ///   - reveals: of all but those `without` whom it goes on.
    ///   - beacon: the value of the drand round that the terms fix, hexadecimal; nil where none is needed.
    ///   - day: today, against the last day for revealing; nil when that is over and done.
    /// - Returns: the record, or nil with every reason why there is none.
    public static func combined(
        _ commitments: [SeedCommitment], _ reveals: [SeedShare], without: Set<SeedParty> = [], beacon: String? = nil,
        terms: ExchangeTerms, day: PartialDate? = nil
    ) -> (record: SeedRecord?, findings: [Finding]) {
        var combining = Combining(terms: terms)
        let committed = combining.commitments(commitments)
        let shares = combining.shares(reveals, committed)
        let replaced = combining.replacements(shares, without, beacon, day)
        guard combining.findings.isEmpty else { return (nil, combining.findings) }
        var hash = SHA256()
        var parts = ["parley seed", terms.exchange, String(terms.version)].map { Array($0.utf8) }
        for party in SeedParty.allCases {
            let value = shares[party]?.share ?? replaced.first { $0.party == party }?.value ?? ""
            parts.append(SeedShare.bytes(value) ?? [])
        }
        hash.update(framed: parts)
        let record = SeedRecord(
            exchange: terms.exchange, termsVersion: terms.version,
            commitments: SeedParty.allCases.compactMap { committed[$0] },
            reveals: SeedParty.allCases.compactMap { shares[$0]?.revealed }, replacements: replaced,
            seed: PlanInputs.hexadecimal(hash.finalize()))
        return (record, [])
    }

    /// What speaks against revealing a share now: commitments that are missing or wrong, or another share than the
    /// party committed to.
    public static func faults(
        revealing share: SeedShare, after commitments: [SeedCommitment], terms: ExchangeTerms
    ) -> [Finding] {
        var combining = Combining(terms: terms)
        let committed = combining.commitments(commitments)
        _ = combining.shares([share], committed)
        return combining.findings
    }

    /// Everything that is wrong with the record under the terms; empty when its seed follows from what it holds.
    public func faults(under terms: ExchangeTerms) -> [Finding] {
        let beacon = replacements.first { $0.round != nil }?.value
        let (again, findings) = Self.combined(
            commitments, reveals, without: Set(replacements.map(\.party)), beacon: beacon, terms: terms)
        guard let again else { return findings }
        if again.seed == seed, again.replacements == replacements { return [] }
        return [
            Combining.finding(
                "SEED_DIFFERS", "The seed does not follow from the shares, or what stands for a missing one differs.",
                "Combine the commitments and reveals again.")
        ]
    }
}

/// The checks of one combination; all problems are collected.
private struct Combining {
    let terms: ExchangeTerms
    private(set) var findings: [Finding] = []
    /// Whose shares were given, right or wrong.
    private var givers: Set<SeedParty> = []

    init(terms: ExchangeTerms) { self.terms = terms }

    static func finding(_ code: String, _ message: String, _ mend: String) -> Finding {
        Finding(severity: .error, code: code, message: message, mend: mend)
    }

    private mutating func add(_ code: String, _ message: String, _ mend: String) {
        findings.append(Self.finding(code, message, mend))
    }

    private mutating func isOfThese(_ exchange: String, _ version: Int, _ what: String) -> Bool {
        if exchange == terms.exchange, version == terms.version { return true }
        add(
            "SEED_OTHER_EXCHANGE",
            "\(what) is for another exchange or version than the terms, which say version \(terms.version).",
            "Ask for one made for these terms: an old one cannot be used again.")
        return false
    }

    mutating func commitments(_ given: [SeedCommitment]) -> [SeedParty: SeedCommitment] {
        var byParty: [SeedParty: SeedCommitment] = [:]
        for commitment in given {
            let name = commitment.party.rawValue
            guard isOfThese(commitment.exchange, commitment.termsVersion, "The commitment of \(name)") else { continue }
            if SeedShare.bytes(commitment.commitment) == nil {
                add(
                    "SEED_COMMITMENT", "The commitment of \(name) is not 64 hexadecimal digits.",
                    "Give the file that plan seed commit wrote.")
            } else if byParty[commitment.party] != nil {
                add("SEED_PARTY_TWICE", "\(name) commits twice.", "Keep the commitment that was published first.")
            } else if let other = byParty.values.first(where: { $0.commitment == commitment.commitment }) {
                add(
                    "SEED_COMMITMENT_COPIED", "\(name) commits to what \(other.party.rawValue) committed to.",
                    "A copied commitment can never be revealed: ask \(name) for one of its own.")
            } else {
                byParty[commitment.party] = commitment
            }
        }
        for party in SeedParty.allCases where !given.contains(where: { $0.party == party }) {
            add("SEED_COMMITMENT_MISSING", "\(party.rawValue) has not committed.", "Wait until all three have.")
        }
        return byParty
    }

    mutating func shares(_ given: [SeedShare], _ committed: [SeedParty: SeedCommitment]) -> [SeedParty: SeedShare] {
        var byParty: [SeedParty: SeedShare] = [:]
        for share in given {
            let name = share.party.rawValue
            givers.insert(share.party)
            guard isOfThese(share.exchange, share.termsVersion, "The share of \(name)") else { continue }
            guard byParty[share.party] == nil else {
                add("SEED_PARTY_TWICE", "\(name) reveals twice.", "Give one share of each party.")
                continue
            }
            byParty[share.party] = share
            guard let commitment = committed[share.party] else { continue }
            if share.commitment?.commitment != commitment.commitment.lowercased() {
                add(
                    "SEED_SHARE_WRONG", "What \(name) reveals is not what it committed to.",
                    "Ask \(name) for the share it committed to, or go on without it as the terms say.")
            }
        }
        return byParty
    }

    mutating func replacements(
        _ shares: [SeedParty: SeedShare], _ without: Set<SeedParty>, _ beacon: String?, _ day: PartialDate?
    ) -> [SeedRecord.Replacement] {
        var replaced: [SeedRecord.Replacement] = []
        for party in SeedParty.allCases {
            let name = party.rawValue
            if givers.contains(party) {
                if without.contains(party) {
                    add("SEED_SHARE_GIVEN", "\(name) has revealed its share.", "Use it: leave out --without \(name).")
                }
                continue
            }
            guard without.contains(party) else {
                add(
                    "SEED_SHARE_MISSING", "\(name) has not revealed its share.",
                    "Wait for it; when its time is over, go on with --without \(name).")
                continue
            }
            if let value = stand(inFor: party, shares, beacon) { replaced.append(value) }
        }
        if !without.isEmpty, let day, let last = terms.lottery.revealBy, day <= last {
            add(
                "SEED_REVEAL_OPEN", "Shares may be revealed until \(last.iso).",
                "Wait until the day is over before going on without one.")
        }
        if beacon != nil, !replaced.contains(where: { $0.round != nil }) {
            add("SEED_BEACON", "A drand value is given and none stands in for a share.", "Leave it out.")
        }
        return replaced
    }

    /// What the terms put in the place of a missing share.
    private mutating func stand(
        inFor party: SeedParty, _ shares: [SeedParty: SeedShare], _ beacon: String?
    ) -> SeedRecord.Replacement? {
        switch terms.lottery.fallback {
        case .mediator:
            if let share = shares[.mediator]?.share {
                return SeedRecord.Replacement(party: party, value: share, round: nil)
            }
            add(
                "SEED_FALLBACK", "The mediator's share would stand in for that of \(party.rawValue), and is missing.",
                "Start again with new commitments: without the mediator's share there is no seed.")
        case .drand(let round):
            if let beacon, SeedShare.bytes(beacon) != nil {
                return SeedRecord.Replacement(party: party, value: beacon.lowercased(), round: round)
            }
            add(
                "SEED_FALLBACK", "The value of drand round \(round) stands in for the share of \(party.rawValue).",
                "Give it with --drand: 64 hexadecimal digits, the randomness of that round of quicknet.")
        }
        return nil
    }
}
