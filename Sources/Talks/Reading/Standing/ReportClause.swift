/// A clause with one finite verb, or what is left of a sentence without one.
struct ReportClause {
    /// How it hangs in its sentence.
    enum Kind {
        /// A clause by itself.
        case main
        /// What a verb of saying or knowing carries: `said that …`.
        case reported
    }

    /// Words in order, without quotation marks and inserted attributions.
    let words: [Int]
    /// Tokens from the first to the last, insertions within.
    let tokens: Range<Int>
    /// For each word, whether it stands in a relative or conditional clause.
    let isSubordinate: [Bool]
    let kind: Kind
    /// The clause that reports it, as an index among the clauses of its unit.
    let reportedBy: Int?
    /// The clause whose subject it shares, where it has none of its own.
    let continues: Int?
    /// The sentence it is part of.
    let frame: Int
    /// The finite verb with what belongs to it, if there is one.
    var verb: VerbGroup?
}

/// Auxiliaries, negation and the verb that carries the meaning.
struct VerbGroup {
    /// Positions in `ReportClause.words`, from the first auxiliary to the verb.
    let range: Range<Int>
    /// The word that rules know the verb by; `be`, `have`, `do` where no other verb follows.
    let lemma: String
    let isNegated: Bool
    /// `was discussed`, `has been agreed`.
    let isPassive: Bool
    /// The modal, if any: `will`, `would`, `must` … or `is to`.
    let modal: String?
    /// `has agreed`, `had been agreed`.
    let isPerfect: Bool
    /// `is discussing`.
    let isProgressive: Bool
    /// Past in form.
    let isPast: Bool
}
