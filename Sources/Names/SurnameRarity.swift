/// How rare a surname is, in bits: −log2 of its share among bearers.
///
/// Frequent surnames stand in a table (`Tables/frequencies.tsv`: skeleton letters and bits). All others are rated by a
/// chain of sounds (`Tables/sounds.tsv`): a Markov chain of order two, learnt from the same names. A row holds, for two
/// symbols, the bits of each symbol after them, in quarters of a bit as one character from `!` on.
struct SurnameRarity: Sendable {
    private let listed: [Skeleton: Float]
    /// Bits of symbol `c` after `a` and `b` at `(a * 32 + b) * 32 + c`; 0 is the edge of the word.
    private let chain: [Float]

    init(tables: NameTables) {
        var listed: [Skeleton: Float] = [:]
        for row in tables.rows("frequencies", columns: 2) {
            listed[Skeleton(letters: row[0])] = Float(row[1]) ?? 20
        }
        var chain = [Float](repeating: 5, count: 32 * 32 * 32)
        for row in tables.rows("sounds", columns: 3) {
            let (a, b) = (SkeletonAlphabet.symbols(row[0]).first ?? 0, SkeletonAlphabet.symbols(row[1]).first ?? 0)
            for (c, quarters) in row[2].utf8.enumerated() where c < 32 {
                chain[(Int(a) * 32 + Int(b)) * 32 + c] = Float(quarters - Self.zero) / 4
            }
        }
        self.listed = listed
        self.chain = chain
    }

    /// The character of no bits.
    private static let zero = UInt8(ascii: "!")

    /// The rarity of a surname in bits, at most 40.
    func bits(_ surname: Skeleton) -> Float { min(40, min(chainBits(surname), listed[surname] ?? 40)) }

    /// The bits of a word by the chain of sounds alone.
    func chainBits(_ surname: Skeleton) -> Float {
        var sum: Float = 0
        var (before, last) = (0, 0)
        for index in 0..<surname.count {
            let symbol = Int(surname.symbols[index])
            sum += chain[(before * 32 + last) * 32 + symbol]
            (before, last) = (last, symbol)
        }
        return surname.count < 16 ? sum + chain[(before * 32 + last) * 32] : sum
    }
}
