/// What a draw is for. Each purpose has its own streams, so that one more draw in one part of the
/// rehearsal does not shift the others. Values are part of what a seed means: never change or reuse one.
enum Purpose: UInt64, Sendable {
    case person = 1
    case kin = 2
    case roles = 3
    case phantom = 4
    case custody = 5
    case attributes = 6
    case listOrder = 7
    case clerks = 8
    case repeats = 9
    case accidents = 10
    case slips = 11
    case cells = 12
    case nearPairs = 13
    case judgement = 14
    case families = 15
    case groups = 16
}

/// A stream of random numbers: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014, figure 16).
struct Draws: Sendable {
    private var state: UInt64

    /// The stream of one purpose and one thing (a person, a line, a pair) under a seed.
    init(seed: UInt64, _ purpose: Purpose, _ index: Int = 0) {
        let first = Self.mix(seed &+ purpose.rawValue &* 0x9e37_79b9_7f4a_7c15)
        state = Self.mix(first ^ Self.mix(UInt64(truncatingIfNeeded: index) &+ 0x6a09_e667_f3bc_c909))
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Self.mix(state)
    }

    /// A number from 0 up to, not including, 1, in steps of 2⁻⁵³.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Whether something of this probability happens.
    mutating func happens(_ probability: Double) -> Bool { share() < probability }

    /// A whole number from 0 up to, not including, `bound`; `bound` is positive.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// One of the elements; nil when there is none.
    mutating func pick<Elements: RandomAccessCollection>(_ elements: Elements) -> Elements.Element? {
        guard !elements.isEmpty else { return nil }
        return elements[elements.index(elements.startIndex, offsetBy: below(elements.count))]
    }

    /// Puts the elements in a random order (Fisher and Yates, 1938).
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        guard elements.count > 1 else { return }
        for index in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(index, below(index + 1))
        }
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

/// Weights to draw an index by; whole numbers, so that a seed means the same on every machine.
struct Weights: Sendable {
    private let cumulative: [Int]

    /// Weights of at least zero; at least one is positive.
    init(_ weights: [Int]) {
        var sum = 0
        cumulative = weights.map { weight in
            sum += weight
            return sum
        }
        precondition(sum > 0, "weights need a positive sum")
    }

    /// An index, drawn in proportion to its weight.
    func index(_ draws: inout Draws) -> Int {
        let target = draws.below(cumulative[cumulative.count - 1])
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
