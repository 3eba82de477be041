/// How rare a surname is, in bits: −log2 of its share among bearers.
///
/// Frequent surnames stand in a table (`Tables/frequencies.tsv`: skeleton letters and bits). All others are rated by the
/// chain of sounds.
struct SurnameRarity: Sendable {
    private let listed: [Skeleton: Float]
    private let chain: SoundChain

    init(tables: NameTables) {
        var listed: [Skeleton: Float] = [:]
        for row in tables.rows("frequencies", columns: 2) {
            listed[Skeleton(letters: row[0])] = Float(row[1]) ?? 20
        }
        self.listed = listed
        chain = SoundChain(tables: tables)
    }

    /// The rarity of a surname in bits, at most 40.
    func bits(_ surname: Skeleton) -> Float { min(40, min(chainBits(surname), listed[surname] ?? 40)) }

    /// The bits of a word by the chain of sounds alone.
    func chainBits(_ surname: Skeleton) -> Float { chain.bits(surname) }
}
