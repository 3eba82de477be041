import Crypto
import Foundation

/// Who gives a share of the seed.
public enum SeedParty: String, CaseIterable, Codable, Sendable {
    /// A side.
    case a = "A"
    /// The other.
    case b = "B"
    /// The mediator.
    case mediator
}

/// One party's share of the seed: secret until all have committed, then revealed.
///
/// The commitment is SHA-256 over the name of the protocol, the exchange, the terms' version, the party, a nonce and
/// the share, each with its length before it. So it fits no other exchange, version or party, and the nonce keeps the
/// share hidden (commitments by hash: Blum, "Coin flipping by telephone", 1983).
public struct SeedShare: Codable, Hashable, Sendable {
    /// How many bytes a share has, and a nonce.
    public static let length = 32

    /// Says what kind of file this is.
    public var about: String
    /// The name of the exchange.
    public let exchange: String
    /// The version of its terms.
    public let termsVersion: Int
    /// Who gives it.
    public let party: SeedParty
    /// 32 bytes, hexadecimal.
    public let share: String
    /// 32 bytes, hexadecimal.
    public let nonce: String

    enum CodingKeys: String, CodingKey {
        case about, exchange
        case termsVersion = "terms_version"
        case party, share, nonce
    }

    /// A share that is still secret; nil unless `share` and `nonce` are 32 random bytes each.
    public init?(exchange: String, termsVersion: Int, party: SeedParty, share: [UInt8], nonce: [UInt8]) {
        guard share.count == Self.length, nonce.count == Self.length else { return nil }
        about = "secret: a share of the seed of lots, to be revealed when all have committed"
        self.exchange = exchange
        self.termsVersion = termsVersion
        self.party = party
        self.share = PlanInputs.hexadecimal(share)
        self.nonce = PlanInputs.hexadecimal(nonce)
    }

    /// What the party publishes first; nil when the share or the nonce is not 32 bytes.
    public var commitment: SeedCommitment? {
        guard let bytes = Self.bytes(share), let nonce = Self.bytes(nonce) else { return nil }
        var hash = SHA256()
        hash.update(
            framed: [
                "parley seed share", exchange, String(termsVersion), party.rawValue,
            ].map { Array($0.utf8) } + [nonce, bytes])
        return SeedCommitment(
            exchange: exchange, termsVersion: termsVersion, party: party,
            commitment: PlanInputs.hexadecimal(hash.finalize()))
    }

    /// The same share as it is published at the end.
    public var revealed: SeedShare {
        var revealed = self
        revealed.about = "a share of the seed of lots, revealed"
        return revealed
    }

    /// 32 bytes from hexadecimal text.
    static func bytes(_ text: String) -> [UInt8]? {
        PlanInputs.seedBytes(text).flatMap { $0.count == length ? $0 : nil }
    }
}

/// What a party publishes before anybody reveals a share.
public struct SeedCommitment: Codable, Hashable, Sendable {
    /// Says what kind of file this is.
    public var about = "a commitment to a share of the seed of lots"
    /// The name of the exchange.
    public let exchange: String
    /// The version of its terms.
    public let termsVersion: Int
    /// Who commits.
    public let party: SeedParty
    /// SHA-256, hexadecimal.
    public let commitment: String

    enum CodingKeys: String, CodingKey {
        case about, exchange
        case termsVersion = "terms_version"
        case party, commitment
    }
}

extension SHA256 {
    /// Takes parts with their lengths (8 bytes, the highest first), so that no two lists of parts look alike.
    mutating func update(framed parts: [[UInt8]]) {
        for part in parts {
            update(data: (0..<8).map { UInt8(truncatingIfNeeded: part.count >> (56 - 8 * $0)) })
            update(data: part)
        }
    }
}
