/// Compares two words of names in the light of what each is.
struct PartComparison: Sendable {
    /// A word where it lies: parts are too large to be handed over by value.
    typealias Part = UnsafePointer<NamePart>

    let costs: [EditCost]
    let errors: EditCost
    let names: GivenNames

    /// The least distance over the readings of both, in hundredths of an unlike letter, at most
    /// `NameWeights.farthest`. A reading other than the first costs `otherReading`.
    func distance(_ left: Part, _ right: Part) -> Int32 {
        if left.pointee.unreadable != right.pointee.unreadable { return NameWeights.farthest }
        let costs = costs[Int(max(left.pointee.pack, right.pointee.pack))]
        if (left.pointee.mask ^ right.pointee.mask).nonzeroBitCount > 5,
            costs.least(left.pointee.mask, right.pointee.mask) >= NameWeights.farthest
        {
            return NameWeights.farthest
        }
        if left.pointee.readingCount == 1, right.pointee.readingCount == 1 {
            return Int32(
                min(
                    Int(NameWeights.farthest),
                    costs.distance(left.pointee.readings.0, right.pointee.readings.0, limit: Int(NameWeights.farthest)))
            )
        }
        var best = Int(NameWeights.farthest)
        for first in 0..<Int(left.pointee.readingCount) {
            for second in 0..<Int(right.pointee.readingCount) {
                let other = (first + second) * Self.otherReading
                if other >= best { continue }
                best = min(
                    best,
                    other
                        + costs.distance(
                            left.pointee.reading(first), right.pointee.reading(second), limit: best - other))
            }
        }
        return Int32(best)
    }

    private static let otherReading = 6
    /// From this distance on it is asked whether an error explains it better than another name; up to the second.
    private static let doubtful: Int32 = 45
    private static let unlike: Int32 = 300

    /// The distance by the costs of errors.
    private func errorDistance(_ left: Part, _ right: Part) -> Int32 {
        var best = Int(NameWeights.farthest)
        for first in 0..<Int(left.pointee.readingCount) {
            for second in 0..<Int(right.pointee.readingCount) {
                best = min(
                    best, errors.distance(left.pointee.reading(first), right.pointee.reading(second), limit: best))
            }
        }
        return Int32(best)
    }

    /// The same for the stems of two patronymics.
    private func stemDistance(_ left: Part, _ right: Part) -> Int32 {
        let costs = costs[Int(max(left.pointee.pack, right.pointee.pack))]
        var best = Int(NameWeights.farthest)
        for first in 0..<3 where first == 0 || !left.pointee.stem(first).isEmpty {
            for second in 0..<3 where second == 0 || !right.pointee.stem(second).isEmpty {
                let other = (first + second) * Self.otherReading
                if other >= best { continue }
                best = min(
                    best,
                    other + costs.distance(left.pointee.stem(first), right.pointee.stem(second), limit: best - other))
            }
        }
        return Int32(best)
    }

    /// A word cut short against the start of the other, whatever follows.
    private func startDistance(_ short: Part, _ long: Part) -> Int32 {
        var best = Int(NameWeights.farthest)
        for first in 0..<Int(short.pointee.readingCount) {
            let start = short.pointee.reading(first)
            for second in 0..<Int(long.pointee.readingCount) {
                let whole = long.pointee.reading(second)
                for length in max(1, start.count - 1)...start.count + 1 {
                    best = min(best, costs[0].distance(start, whole.prefix(length), limit: best))
                }
            }
        }
        return Int32(best)
    }

    /// Two words by their letters, as `kind`.
    func letters(_ kind: NameTerm.Kind, _ left: Part, _ right: Part) -> NameTerm {
        let distance = distance(left, right)
        return NameTerm(
            kind: kind, distance: distance,
            length: Int32(left.pointee.readings.0.count + right.pointee.readings.0.count),
            rarity: min(left.pointee.rarity, right.pointee.rarity),
            strangeness: max(left.pointee.strangeness, right.pointee.strangeness),
            strangerBy: abs(left.pointee.strangeness - right.pointee.strangeness),
            error: distance < Self.doubtful || distance >= Self.unlike ? 0 : max(5, errorDistance(left, right)))
    }

    /// Two surnames, or words of unknown role.
    func surnames(_ left: Part, _ right: Part, _ parts: UnsafeBufferPointer<NamePart>) -> NameTerm {
        let cut = (left.pointee.marks.contains(.truncated), right.pointee.marks.contains(.truncated))
        if cut.0 != cut.1 {
            let short = cut.0 ? left : right
            return NameTerm(
                kind: .truncated, distance: cut.0 ? startDistance(left, right) : startDistance(right, left),
                length: Int32(2 * short.pointee.readings.0.count), rarity: short.pointee.rarity)
        }
        let whole = letters(.surname, left, right)
        if whole.distance <= 100 { return whole }
        var best: NameTerm?
        func tryHalf(_ half: Int32, _ other: Part) {
            let term = letters(.half, parts.part(half), other)
            if term.distance < best?.distance ?? whole.distance { best = term }
        }
        let halves = (left.pointee.marks.contains(.double), right.pointee.marks.contains(.double))
        if halves.0, !halves.1 {
            tryHalf(left.pointee.halves.0, right)
            tryHalf(left.pointee.halves.1, right)
        } else if halves.1, !halves.0 {
            tryHalf(right.pointee.halves.0, left)
            tryHalf(right.pointee.halves.1, left)
        }
        return best ?? whole
    }

    /// Two given names, one of them perhaps an initial.
    func givenNames(_ left: Part, _ right: Part) -> NameTerm {
        if left.pointee.isInitial || right.pointee.isInitial {
            let fits = Self.initialFits(left, right, left.pointee.initials, right.pointee.initials)
            return NameTerm(kind: fits ? .initialFits : .initialClashes)
        }
        if left.pointee.certainty != .none, right.pointee.certainty != .none {
            let sure = left.pointee.certainty == .fullForm && right.pointee.certainty == .fullForm
            if Self.share(left.pointee.classes, right.pointee.classes) {
                return sure ? NameTerm(kind: .sameGiven) : letters(.sameGivenLoosely, left, right)
            }
            if sure { return NameTerm(kind: .otherGiven) }
            var term = letters(.nearOtherGiven, left, right)
            term.distance = min(term.distance, distanceToClasses(left, right))
            return term
        }
        var term = letters(.givenLetters, left, right)
        if left.pointee.certainty != .none || right.pointee.certainty != .none {
            term.distance = min(term.distance, distanceToClasses(left, right))
        }
        return term
    }

    /// The least distance from each word to the full forms of the other's classes: Никоай is near Николай, a form of
    /// Микола.
    private func distanceToClasses(_ left: Part, _ right: Part) -> Int32 {
        var best = Int(NameWeights.farthest)
        func near(_ part: Part, _ other: Part) {
            if other.pointee.certainty.rawValue < GivenNames.Certainty.caseForm.rawValue { return }
            for lane in 0..<4 where other.pointee.classes[lane] != 0xFFFF {
                for form in names.formsOfClass[Int(other.pointee.classes[lane])] {
                    for reading in 0..<Int(part.pointee.readingCount) {
                        best = min(best, costs[0].distance(part.pointee.reading(reading), form, limit: best))
                    }
                }
            }
        }
        near(left, right)
        near(right, left)
        return Int32(best)
    }

    /// The same for the stems of patronymics.
    private func distanceToFathers(_ left: Part, _ right: Part) -> Int32 {
        var best = Int(NameWeights.farthest)
        func near(_ part: Part, _ other: Part) {
            if other.pointee.fatherCertainty != .fullForm { return }
            for lane in 0..<4 where other.pointee.fathers[lane] != 0xFFFF {
                for form in names.stemsOfClass[Int(other.pointee.fathers[lane])] {
                    best = min(best, costs[0].distance(part.pointee.stems.0, form, limit: best))
                }
            }
        }
        near(left, right)
        near(right, left)
        return Int32(best)
    }

    /// Two patronymics by the father's name, one of them perhaps an initial.
    func patronymics(_ left: Part, _ right: Part, alone: Bool = false) -> NameTerm {
        if left.pointee.isInitial || right.pointee.isInitial {
            let fits = Self.initialFits(left, right, left.pointee.fatherInitials, right.pointee.fatherInitials)
            return NameTerm(kind: fits ? .patronymicInitialFits : .patronymicInitialClashes)
        }
        let length = Int32(left.pointee.stems.0.count + right.pointee.stems.0.count)
        let sure = left.pointee.fatherCertainty == .fullForm && right.pointee.fatherCertainty == .fullForm
        if sure || (!alone && left.pointee.fatherCertainty != .none && right.pointee.fatherCertainty != .none) {
            if Self.share(left.pointee.fathers, right.pointee.fathers) {
                if sure { return NameTerm(kind: .sameFather) }
                return NameTerm(kind: .sameFatherLoosely, distance: stemDistance(left, right), length: length)
            }
            if sure { return NameTerm(kind: .otherFather) }
            let distance = min(stemDistance(left, right), distanceToFathers(left, right))
            return NameTerm(kind: .nearOtherFather, distance: distance, length: length)
        }
        var distance = stemDistance(left, right)
        if left.pointee.fatherCertainty == .fullForm || right.pointee.fatherCertainty == .fullForm, !alone {
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
        _ left: Part, _ right: Part, _ leftLetters: UInt32, _ rightLetters: UInt32
    ) -> Bool {
        if left.pointee.firstLetters & right.pointee.firstLetters != 0 { return true }
        if left.pointee.isInitial, right.pointee.isInitial { return false }
        return left.pointee.isInitial
            ? left.pointee.firstLetters & rightLetters != 0 : right.pointee.firstLetters & leftLetters != 0
    }
}

extension UnsafeBufferPointer<NamePart> {
    /// Where the part of a number lies.
    @inline(__always)
    func part(_ number: Int32) -> UnsafePointer<NamePart> {
        guard let start = baseAddress else { preconditionFailure("there are no parts") }
        return start + Int(number)
    }
}
