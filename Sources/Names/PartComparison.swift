/// Compares two words of names in the light of what each is.
struct PartComparison: Sendable {
    let costs: [EditCost]
    let errors: EditCost
    let names: GivenNames

    /// The least distance over the readings of both, in hundredths of an unlike letter, at most
    /// `NameWeights.farthest`. A reading other than the first costs `otherReading`.
    func distance(_ left: NamePart, _ right: NamePart) -> Int32 {
        if left.unreadable != right.unreadable { return NameWeights.farthest }
        let costs = costs[Int(max(left.pack, right.pack))]
        if left.readingCount == 1, right.readingCount == 1 {
            return Int32(min(Int(NameWeights.farthest), costs.distance(left.readings.0, right.readings.0, limit: 400)))
        }
        var best = Int(NameWeights.farthest)
        for first in 0..<Int(left.readingCount) {
            for second in 0..<Int(right.readingCount) {
                let other = (first + second) * Self.otherReading
                if other >= best { continue }
                best = min(
                    best, other + costs.distance(left.reading(first), right.reading(second), limit: best - other))
            }
        }
        return Int32(best)
    }

    private static let otherReading = 6
    /// From this distance on it is asked whether an error explains it better than another name; up to the second.
    private static let doubtful: Int32 = 45
    private static let unlike: Int32 = 300

    /// The distance by the costs of errors.
    private func errorDistance(_ left: NamePart, _ right: NamePart) -> Int32 {
        var best = Int(NameWeights.farthest)
        for first in 0..<Int(left.readingCount) {
            for second in 0..<Int(right.readingCount) {
                best = min(best, errors.distance(left.reading(first), right.reading(second), limit: best))
            }
        }
        return Int32(best)
    }

    /// The same for the stems of two patronymics.
    private func stemDistance(_ left: NamePart, _ right: NamePart) -> Int32 {
        let costs = costs[Int(max(left.pack, right.pack))]
        var best = Int(NameWeights.farthest)
        for first in 0..<3 where first == 0 || !left.stem(first).isEmpty {
            for second in 0..<3 where second == 0 || !right.stem(second).isEmpty {
                let other = (first + second) * Self.otherReading
                if other >= best { continue }
                best = min(best, other + costs.distance(left.stem(first), right.stem(second), limit: best - other))
            }
        }
        return Int32(best)
    }

    /// A word cut short against the start of the other, whatever follows.
    private func startDistance(_ short: NamePart, _ long: NamePart) -> Int32 {
        var best = Int(NameWeights.farthest)
        for first in 0..<Int(short.readingCount) {
            let start = short.reading(first)
            for second in 0..<Int(long.readingCount) {
                let whole = long.reading(second)
                for length in max(1, start.count - 1)...start.count + 1 {
                    best = min(best, costs[0].distance(start, whole.prefix(length), limit: best))
                }
            }
        }
        return Int32(best)
    }

    /// Two words by their letters, as `kind`.
    func letters(_ kind: NameTerm.Kind, _ left: NamePart, _ right: NamePart) -> NameTerm {
        let distance = distance(left, right)
        return NameTerm(
            kind: kind, distance: distance,
            length: Int32(left.readings.0.count + right.readings.0.count), rarity: min(left.rarity, right.rarity),
            strangeness: abs(left.strangeness - right.strangeness),
            error: distance < Self.doubtful || distance >= Self.unlike ? 0 : max(5, errorDistance(left, right)))
    }

    /// Two surnames, or words of unknown role.
    func surnames(_ left: NamePart, _ right: NamePart, _ parts: UnsafeBufferPointer<NamePart>) -> NameTerm {
        let cut = (left.marks.contains(.truncated), right.marks.contains(.truncated))
        if cut.0 != cut.1 {
            let short = cut.0 ? left : right
            return NameTerm(
                kind: .truncated, distance: cut.0 ? startDistance(left, right) : startDistance(right, left),
                length: Int32(2 * short.readings.0.count), rarity: short.rarity)
        }
        let whole = letters(.surname, left, right)
        if whole.distance <= 100 { return whole }
        var best: NameTerm?
        func tryHalf(_ half: Int32, _ other: NamePart) {
            let term = letters(.half, parts[Int(half)], other)
            if term.distance < best?.distance ?? whole.distance { best = term }
        }
        let halves = (left.marks.contains(.double), right.marks.contains(.double))
        if halves.0, !halves.1 {
            tryHalf(left.halves.0, right)
            tryHalf(left.halves.1, right)
        } else if halves.1, !halves.0 {
            tryHalf(right.halves.0, left)
            tryHalf(right.halves.1, left)
        }
        return best ?? whole
    }

    /// Two given names, one of them perhaps an initial.
    func givenNames(_ left: NamePart, _ right: NamePart) -> NameTerm {
        if left.isInitial || right.isInitial {
            let fits = Self.initialFits(left, right, left.initials, right.initials)
            return NameTerm(kind: fits ? .initialFits : .initialClashes)
        }
        if left.certainty != .none, right.certainty != .none {
            let sure = left.certainty == .fullForm && right.certainty == .fullForm
            if Self.share(left.classes, right.classes) {
                return sure ? NameTerm(kind: .sameGiven) : letters(.sameGivenLoosely, left, right)
            }
            var term = letters(.nearOtherGiven, left, right)
            if !sure { term.distance = min(term.distance, distanceToClasses(left, right)) }
            return term
        }
        var term = letters(.givenLetters, left, right)
        if left.certainty != .none || right.certainty != .none {
            term.distance = min(term.distance, distanceToClasses(left, right))
        }
        return term
    }

    /// The least distance from each word to the full forms of the other's classes: Никоай is near Николай, a form of
    /// Микола.
    private func distanceToClasses(_ left: NamePart, _ right: NamePart) -> Int32 {
        var best = Int(NameWeights.farthest)
        func near(_ part: NamePart, _ other: NamePart) {
            if other.certainty.rawValue < GivenNames.Certainty.caseForm.rawValue { return }
            for lane in 0..<4 where other.classes[lane] != 0xFFFF {
                for form in names.formsOfClass[Int(other.classes[lane])] {
                    for reading in 0..<Int(part.readingCount) {
                        best = min(best, costs[0].distance(part.reading(reading), form, limit: best))
                    }
                }
            }
        }
        near(left, right)
        near(right, left)
        return Int32(best)
    }

    /// The same for the stems of patronymics.
    private func distanceToFathers(_ left: NamePart, _ right: NamePart) -> Int32 {
        var best = Int(NameWeights.farthest)
        func near(_ part: NamePart, _ other: NamePart) {
            if other.fatherCertainty != .fullForm { return }
            for lane in 0..<4 where other.fathers[lane] != 0xFFFF {
                for form in names.stemsOfClass[Int(other.fathers[lane])] {
                    best = min(best, costs[0].distance(part.stems.0, form, limit: best))
                }
            }
        }
        near(left, right)
        near(right, left)
        return Int32(best)
    }

    /// Two patronymics by the father's name, one of them perhaps an initial.
    func patronymics(_ left: NamePart, _ right: NamePart, alone: Bool = false) -> NameTerm {
        if left.isInitial || right.isInitial {
            let fits = Self.initialFits(left, right, left.fatherInitials, right.fatherInitials)
            return NameTerm(kind: fits ? .patronymicInitialFits : .patronymicInitialClashes)
        }
        let length = Int32(left.stems.0.count + right.stems.0.count)
        let sure = left.fatherCertainty == .fullForm && right.fatherCertainty == .fullForm
        if sure || (!alone && left.fatherCertainty != .none && right.fatherCertainty != .none) {
            if Self.share(left.fathers, right.fathers) {
                if sure { return NameTerm(kind: .sameFather) }
                return NameTerm(kind: .sameFatherLoosely, distance: stemDistance(left, right), length: length)
            }
            let distance =
                sure
                ? stemDistance(left, right)
                : min(
                    stemDistance(left, right), distanceToFathers(left, right))
            return NameTerm(kind: .nearOtherFather, distance: distance, length: length)
        }
        var distance = stemDistance(left, right)
        if left.fatherCertainty == .fullForm || right.fatherCertainty == .fullForm, !alone {
            distance = min(distance, distanceToFathers(left, right))
        }
        return NameTerm(kind: alone ? .lonePatronymic : .patronymicLetters, distance: distance, length: length)
    }

    @inline(__always)
    private static func share(_ left: SIMD4<UInt16>, _ right: SIMD4<UInt16>) -> Bool {
        for lane in 0..<4 {
            if left[lane] == 0xFFFF { return false }
            if any(right .== left[lane]) { return true }
        }
        return false
    }

    private static func initialFits(
        _ left: NamePart, _ right: NamePart, _ leftLetters: UInt32, _ rightLetters: UInt32
    ) -> Bool {
        if left.firstLetters & right.firstLetters != 0 { return true }
        if left.isInitial, right.isInitial { return false }
        return left.isInitial ? left.firstLetters & rightLetters != 0 : right.firstLetters & leftLetters != 0
    }
}
