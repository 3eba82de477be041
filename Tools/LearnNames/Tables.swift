/// What stands above the rows of each learnt table.
enum Heads {
    static let forms = """
        # Given names that stand for one another, beside the hand-written given-names.tsv: learnt by scripts/learn-names.
        # Columns: sex, the name as written (a name of given-names.tsv joins that class), forms as skeleton letters between |.
        sex\tname\tforms
        """
    static let frequencies = """
        # How rare the commonest surnames are: learnt by scripts/learn-names.
        # Columns: surname as skeleton letters, -log2 of its share of bearers.
        surname\tbits
        """
    static let sounds = """
        # The chain of sounds of surnames: learnt by scripts/learn-names. Columns: context of up to four symbols (_ is the edge of
        # the word); a character for the bits of falling back to the shorter context, then each symbol seen after the context
        # with a character for its bits, in quarters of a bit from ! on.
        context\tbits
        """
    static let costs = """
        # What it costs, in hundredths of an unlike letter, to read one skeleton symbol for another: learnt by
        # scripts/learn-names. Columns: place (start, inside or end of the word; turned: two neighbours turned round), symbol, symbol
        # (empty: the symbol is missing), cost. Both directions.
        place\tsymbol\tother\tcost
        """
    static let errors = """
        # What errors of hand and machine cost against near misses, as costs.tsv: learnt by scripts/learn-names.
        place\tsymbol\tother\tcost
        """
    static let weights = """
        # What each kind of agreement says, in bits: learnt by scripts/learn-names. Columns: feature (see NameWeights), bits.
        feature\tbits
        """
}

/// Weights to start from: judged values, which hold where the material is silent.
enum Starts {
    /// Kept as they are: what the pairs made here say nothing of.
    static let fixed: Set<String> = [
        "noGiven", "noPatronymic", "noSurname", "unlikeRoles", "glued", "half", "former", "extraWord", "lone",
        "several", "openWords",
        "withoutPatronymic",
    ]

    static let weights: [(String, Double)] = {
        var weights: [(String, Double)] = []
        let knots = [0, 15, 30, 50, 75, 100, 130, 170, 220, 280, 330]
        let bits = [6.0, 5, 4, 3, 1.5, 0, -1.5, -4, -6, -8, -9]
        for kind in [
            "loneWord", "surname", "givenLetters", "patronymicLetters", "lonePatronymic", "half", "former", "truncated",
        ] {
            for (knot, bits) in zip(knots, bits) { weights.append(("\(kind).d\(knot)", bits)) }
        }
        weights += [
            ("sameGiven", 6), ("sameGivenLoosely", 4), ("otherGiven", -8), ("sameFather", 6), ("sameFatherLoosely", 4),
            ("otherFather", -8), ("nearOtherGiven", -6), ("nearOtherFather", -6), ("initialFits", 4),
            ("initialClashes", -6), ("patronymicInitialFits", 4), ("patronymicInitialClashes", -6), ("noPatronymic", 5),
            ("noGiven", 0), ("noSurname", -1), ("extraWord", 1), ("unlikeRoles", -1), ("several", 20),
            ("openWords", 20), ("lone", 20), ("withoutPatronymic", 20), ("glued", 4), ("former", -1), ("half", -1),
            ("twoErrors", 2),
        ]
        return weights
    }()
}
