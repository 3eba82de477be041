/// Compares prepared names: the best assignment of their words, and bits for or against one name.
///
/// Bits are the sum over the terms found (`NameWeights`), learnt by `scripts/learn-names`: log2 of the probability that two
/// spellings are of one name, among pairs half of which are, the other half being near misses.
public struct NameComparison: Sendable {
    /// What was found for one pair of words, or for a word without a partner.
    package struct Finding: Sendable, Equatable {
        var left: Int32 = -1
        var right: Int32 = -1
        package var term: NameTerm
    }

    let parts: PartComparison
    let weights: NameWeights

    /// A comparison by `model`.
    public init(model: NameModel = .shipped) {
        parts = PartComparison(costs: model.costs, errors: model.errors, names: model.givenNames)
        weights = model.weights
    }

    /// From bits to a score between 0 and 1: 2^bits.
    public static func score(bits: Float) -> Double { pow2(Double(min(0, bits))) }

    /// Bits (at most 0) that speak against one name. No allocation for names whose roles are known.
    public func bits(_ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>) -> Float {
        var trace: [Finding]?
        return compare(left, right, words, &trace)
    }

    /// What the bits are the sum of.
    package func findings(_ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>)
        -> [Finding]
    {
        var trace: [Finding]? = []
        _ = compare(left, right, words, &trace)
        return trace ?? []
    }

    private func compare(
        _ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>, _ trace: inout [Finding]?
    ) -> Float {
        let (leftCount, rightCount) = (left.count, right.count)
        if leftCount == 0 || rightCount == 0 { return -20 }
        if leftCount == 1, rightCount == 1 { return compareLone(left, right, words, &trace) }
        let isOpen = left.openCount > 0 || right.openCount > 0
        var best = isOpen ? compareOpen(left, right, words, &trace) : compareRoles(left, right, words, &trace)
        if left.mayBeGlued,
            leftCount < rightCount || (leftCount == rightCount && left.openCount > 0 && best < Self.hopeless),
            !right.hasInitial(words)
        {
            tryGlued(left.split(words), right, words, &best, &trace)
        }
        if right.mayBeGlued,
            rightCount < leftCount || (leftCount == rightCount && right.openCount > 0 && best < Self.hopeless),
            !left.hasInitial(words)
        {
            tryGlued(left, right.split(words), words, &best, &trace)
        }
        return best
    }

    /// Below this many bits, glued words are tried whatever the number of words.
    private static let hopeless: Float = -2

    private func tryGlued(
        _ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>, _ best: inout Float,
        _ trace: inout [Finding]?
    ) {
        var other: [Finding]? = trace == nil ? nil : []
        let bits = add(Finding(term: NameTerm(kind: .glued)), &other) + compareOpen(left, right, words, &other)
        if bits > best {
            best = bits
            trace = other
        }
    }

    @inline(__always)
    func add(_ finding: Finding, _ trace: inout [Finding]?) -> Float {
        trace?.append(finding)
        return weights.bits(finding.term)
    }

    /// Names whose words all have their roles.
    private func compareRoles(
        _ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>, _ trace: inout [Finding]?
    ) -> Float {
        var bits = add(Finding(term: NameTerm(kind: .several)), &trace)
        var errors = 0
        if left.surname >= 0, right.surname >= 0 {
            var finding = Finding(
                left: left.surname, right: right.surname,
                term: parts.surnames(words.part(left.surname), words.part(right.surname), words))
            if left.former >= 0 || right.former >= 0 { tryFormer(left, right, words, &finding) }
            if finding.term.isError { errors += 1 }
            bits += add(finding, &trace)
        } else if left.surname >= 0 || right.surname >= 0 {
            bits += add(Finding(left: left.surname, right: right.surname, term: NameTerm(kind: .noSurname)), &trace)
        }
        if left.given >= 0, right.given >= 0 {
            let term = parts.givenNames(words.part(left.given), words.part(right.given))
            if term.isError { errors += 1 }
            bits += add(Finding(left: left.given, right: right.given, term: term), &trace)
        } else if left.given >= 0 || right.given >= 0 {
            bits += add(Finding(left: left.given, right: right.given, term: NameTerm(kind: .noGiven)), &trace)
        }
        if left.patronymic >= 0, right.patronymic >= 0 {
            let term = parts.patronymics(words.part(left.patronymic), words.part(right.patronymic))
            if term.isError { errors += 1 }
            bits += add(Finding(left: left.patronymic, right: right.patronymic, term: term), &trace)
        } else {
            let kind: NameTerm.Kind =
                left.patronymic >= 0 || right.patronymic >= 0 ? .noPatronymic : .withoutPatronymic
            bits += add(Finding(left: left.patronymic, right: right.patronymic, term: NameTerm(kind: kind)), &trace)
        }
        if errors > 1 { bits += add(Finding(term: NameTerm(kind: .twoErrors)), &trace) }
        return bits
    }

    /// A former surname in brackets, where it agrees better.
    private func tryFormer(
        _ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>, _ finding: inout Finding
    ) {
        for (first, second) in [
            (left.former, right.surname), (left.surname, right.former), (left.former, right.former),
        ] where first >= 0 && second >= 0 {
            var term = parts.letters(.former, words.part(first), words.part(second))
            term.kind = .former
            if weights.bits(term) > weights.bits(finding.term) {
                finding = Finding(left: first, right: second, term: term)
            }
        }
    }

    /// One word against one word.
    private func compareLone(
        _ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>, _ trace: inout [Finding]?
    ) -> Float {
        let (first, second) = (left.onlyWord, right.onlyWord)
        let (a, b) = (words.part(first), words.part(second))
        var bits = add(Finding(term: NameTerm(kind: .lone)), &trace)
        var term: NameTerm
        if a.pointee.isPatronymic, b.pointee.isPatronymic {
            term = parts.patronymics(a, b, alone: true)
        } else if a.pointee.isInitial || b.pointee.isInitial
            || (a.pointee.certainty == .fullForm && b.pointee.certainty == .fullForm)
        {
            term = parts.givenNames(a, b)
        } else {
            term = parts.surnames(a, b, words)
            if term.kind == .surname { term.kind = .loneWord }
        }
        bits += add(Finding(left: first, right: second, term: term), &trace)
        return bits
    }
}

/// 2 to the power of `exponent`.
func pow2(_ exponent: Double) -> Double {
    _exp2(exponent)
}
