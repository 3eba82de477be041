/// Runs `body` with every value, so that a small world is tested completely.
///
/// After CollectionsTestSupport's combinator of the same name (swift-collections). Nested calls keep the way
/// taken: `trail` names it, for the message of an expectation.
public func withEvery<Values: Sequence>(
    _ label: String, in values: Values, _ body: (Values.Element) throws -> Void
) rethrows {
    for value in values {
        try Trail.$steps.withValue(Trail.steps + ["\(label) = \(value)"]) {
            try body(value)
        }
    }
}

/// The values chosen by the `withEvery` calls around this one, outermost first.
public var trail: String { Trail.steps.joined(separator: ", ") }

private enum Trail {
    @TaskLocal static var steps: [String] = []
}

/// Numbers for tests that replay from one seed (SplitMix64; Steele, Lea and Flood 2014).
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// The same seed gives the same numbers.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
