import Crypto
import Foundation

/// What a seed decides beside tickets.
enum LotSeed {
    /// The number that draws one plan of a fair lottery: the first 40 bits of SHA-256(seed ‖ "fair lots").
    static func number(_ seed: [UInt8]) -> Int {
        var hash = SHA256()
        hash.update(data: seed)
        hash.update(data: Array("fair lots".utf8))
        return hash.finalize().prefix(5).reduce(0) { $0 << 8 | Int($1) }
    }
}
