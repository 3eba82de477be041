import Foundation
import Testing

@testable import Names

private let chain = SoundChain(tables: .shipped)

/// A context of symbols as the chain packs it.
private func context(_ letters: String) -> UInt32 {
    SkeletonAlphabet.symbols(letters).reduce(0) { $0 << 5 | UInt32($1) }
}

/// Interpolation keeps probabilities: after every context those of the 26 symbols and the end of the word sum to one, but
/// for rounding to quarters of a bit (9 per cent of each).
@Test func probabilitiesAfterAnyContextSumToOne() {
    for letters in ["", "a", "en", "enk", "Cenk", "vski", "skaz", "QQQQ", "aaaa"] {
        let sum = (0..<27).reduce(0.0) { $0 + exp2(-Double(chain.quarters(of: $1, after: context(letters))) / 4) }
        #expect(abs(sum - 1) < 0.1, "after \(letters): \(sum)")
    }
}

@Test func errorsSoundStrangerThanNames() {
    for (name, errors) in [
        ("Шевченко", ["Шевчнеко", "Швченко", "Шевченео"]), ("Kovalenko", ["Kovalenlo", "Kovalnko"]),
        ("Мельник", ["Мельник1", "Меллик", "Мнльик"]), ("Захарченко", ["Захарчено", "Зххарченко"]),
    ] {
        for error in errors {
            #expect(chain.bits(Skeleton(name)) < chain.bits(Skeleton(error)), "\(name) \(error)")
        }
    }
}

/// What a table does not know still has bits: digits, no symbols at all, more than sixteen symbols.
@Test func everyWordHasBits() {
    for word in ["", "0000", "Щщщ", "Преображенсконикольськопокровський"] {
        let bits = chain.bits(Skeleton(word))
        #expect(bits.isFinite && bits >= 0, "\(word)")
    }
}
