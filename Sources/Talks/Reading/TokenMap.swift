/// Values by token, for the few tokens that have one: a look-up is an array access, not a hash.
struct TokenMap<Value: Sendable>: Sendable {
    /// By token, one more than the place of its value; 0 for none.
    private var places: [Int32]
    private var values: [Value] = []
    private var tokens: [Int] = []

    /// No values; for a text of `count` tokens.
    init(count: Int) { places = [Int32](repeating: 0, count: count) }

    /// The value at a token; nil outside the text, too. A value that was set can be replaced, not taken away.
    subscript(token: Int) -> Value? {
        get {
            guard token >= 0, token < places.count, places[token] > 0 else { return nil }
            return values[Int(places[token]) - 1]
        }
        set {
            guard let newValue, token >= 0, token < places.count else { return }
            if places[token] > 0 {
                values[Int(places[token]) - 1] = newValue
            } else {
                values.append(newValue)
                tokens.append(token)
                places[token] = Int32(values.count)
            }
        }
    }

    /// Whether a token has a value.
    func holds(_ token: Int) -> Bool { token >= 0 && token < places.count && places[token] > 0 }

    /// All of them, in the order in which they were first set.
    var entries: Zip2Sequence<[Int], [Value]> { zip(tokens, values) }
}
