/// The evidence in two parts of a name, for a linker that weighs each part by itself.
///
/// Prepare each distinct text of a column once with `NamePreparer.part(_:)`; then compare two part numbers. A step of
/// evidence is a level of agreement; bits are log2 of the probability that the parts are one, at most 0, and grow
/// with likeness, so they can be cut into levels of one's own.
public struct NameEvidence: Sendable {
    /// What the comparison of two parts found.
    public enum Finding: UInt8, Sendable, CaseIterable {
        /// Nothing to compare: a side is blank.
        case blank
        /// Two names.
        case different
        /// Alike, but more likely two names.
        case doubtful
        /// One name with an error, a short form or a likeness.
        case likely
        /// An initial that fits.
        case initial
        /// One name, in spellings of it or forms of one class.
        case same
    }

    /// The columns a part can stand in.
    public enum Column: Sendable {
        /// Surnames: by letters and sounds.
        case surname
        /// Given names: by class, else by letters.
        case given
        /// Patronymics: by the father's name.
        case patronymic
    }

    private let parts: PartComparison
    private let weights: NameWeights

    /// Evidence by `model`.
    public init(model: NameModel = .shipped) {
        let comparison = NameComparison(model: model)
        parts = comparison.parts
        weights = comparison.weights
    }

    /// Compares two parts of one column, numbers from `NamePreparer.part(_:)` (−1 a blank), where `words` are the
    /// preparer's parts. No allocation.
    ///
    /// - Returns: what was found, and log2 of the probability that the two are one name; 0 bits for a blank.
    public func compare(
        _ left: Int32, _ right: Int32, _ column: Column, _ words: UnsafeBufferPointer<NamePart>
    ) -> (finding: Finding, bits: Float) {
        if left < 0 || right < 0 { return (.blank, 0) }
        let (a, b) = (words.part(left), words.part(right))
        let term: NameTerm
        switch column {
        case .surname: term = parts.surnames(a, b, words)
        case .given: term = parts.givenNames(a, b)
        case .patronymic:
            term =
                a.pointee.hasStem && b.pointee.hasStem
                ? parts.patronymics(a, b) : parts.letters(.patronymicLetters, a, b)
        }
        let bits = weights.bits(term)
        switch term.kind {
        case .initialFits, .patronymicInitialFits: return (.initial, bits)
        case .sameGiven, .sameFather: return (.same, bits)
        case .sameGivenLoosely, .sameFatherLoosely: return (.likely, bits)
        default: break
        }
        if term.distance <= 30, bits > -0.3 { return (.same, bits) }
        return (bits > -0.75 ? .likely : bits > -2.5 ? .doubtful : .different, bits)
    }

    /// How rare a surname is: −log2 of its share among bearers, by the shipped frequencies and sounds.
    public func rarityBits(_ part: Int32, _ words: UnsafeBufferPointer<NamePart>) -> Float {
        part < 0 ? 0 : words[Int(part)].rarity
    }
}
