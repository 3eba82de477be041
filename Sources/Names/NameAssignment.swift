private import Foundation

func _exp2(_ exponent: Double) -> Double { exp2(exponent) }

extension PreparedName {
    /// The word of a name of one word.
    var onlyWord: Int32 { surname >= 0 ? surname : given >= 0 ? given : patronymic >= 0 ? patronymic : open[0] }

    /// Whether a given name or patronymic is one letter.
    func hasInitial(_ parts: UnsafeBufferPointer<NamePart>) -> Bool {
        (given >= 0 && parts[Int(given)].isInitial) || (patronymic >= 0 && parts[Int(patronymic)].isInitial)
    }

    /// The name with glued words taken apart and all roles open.
    func split(_ parts: UnsafeBufferPointer<NamePart>) -> PreparedName {
        var name = PreparedName()
        name.former = former
        func add(_ word: Int32) {
            guard name.openCount < 8 else { return }
            name.open[Int(name.openCount)] = word
            name.openCount += 1
        }
        func addSplit(_ word: Int32) {
            if word < 0 { return }
            if parts[Int(word)].marks.contains(.glued) {
                add(parts[Int(word)].halves.0)
                add(parts[Int(word)].halves.1)
            } else {
                add(word)
            }
        }
        addSplit(surname)
        addSplit(given)
        addSplit(patronymic)
        for index in 0..<Int(openCount) { addSplit(open[index]) }
        return name
    }

    /// Words with roles into fixed lanes; gives their number.
    func lanes(_ words: inout SIMD8<Int32>, _ roles: inout SIMD8<UInt8>) -> Int {
        var count = 0
        func add(_ word: Int32, _ role: NameRole) {
            if word < 0 || count == 8 { return }
            words[count] = word
            roles[count] = role.rawValue
            count += 1
        }
        add(surname, .surname)
        add(given, .given)
        add(patronymic, .patronymic)
        for index in 0..<Int(openCount) { add(open[index], .unknown) }
        return count
    }
}

extension NameComparison {
    /// The best assignment of words, found exactly: dynamic programming over the sets of right words taken, at most
    /// 8 × 256 steps of 8.
    func compareOpen(
        _ left: PreparedName, _ right: PreparedName, _ words: UnsafeBufferPointer<NamePart>, _ trace: inout [Finding]?
    ) -> Float {
        var (leftWords, leftRoles) = (SIMD8<Int32>(repeating: -1), SIMD8<UInt8>(repeating: 0))
        var (rightWords, rightRoles) = (leftWords, leftRoles)
        let leftCount = left.lanes(&leftWords, &leftRoles)
        let rightCount = right.lanes(&rightWords, &rightRoles)
        var bits = add(Finding(term: NameTerm(kind: .several)), &trace)
        bits += add(Finding(term: NameTerm(kind: .openWords)), &trace)
        return bits
            + withUnsafeTemporaryAllocation(of: Float.self, capacity: 64 + 16 + 256 * 9) { memory in
                let pairs = UnsafeMutableBufferPointer(rebasing: memory[0..<64])
                let leftAlone = UnsafeMutableBufferPointer(rebasing: memory[64..<72])
                let rightAlone = UnsafeMutableBufferPointer(rebasing: memory[72..<80])
                let best = UnsafeMutableBufferPointer(rebasing: memory[80...])
                var nothing: [Finding]?
                for row in 0..<leftCount {
                    for column in 0..<rightCount {
                        pairs[row * 8 + column] = pair(
                            leftWords[row], leftRoles[row], rightWords[column], rightRoles[column], words, &nothing)
                    }
                    leftAlone[row] = weights.bits(alone(leftWords[row], leftRoles[row], words))
                }
                for column in 0..<rightCount {
                    rightAlone[column] = weights.bits(alone(rightWords[column], rightRoles[column], words))
                }
                // best[row * 256 + taken]: the most bits of the words from `row` on, when `taken` are gone.
                let sets = 1 << rightCount
                for taken in 0..<sets {
                    var rest: Float = 0
                    for column in 0..<rightCount where taken & (1 << column) == 0 { rest += rightAlone[column] }
                    // Words of the shorter name all have a partner, like or unlike.
                    let isShort = taken != sets - 1 && leftCount >= rightCount
                    best[leftCount * 256 + taken] = isShort ? -1000 : rest
                }
                for row in stride(from: leftCount - 1, through: 0, by: -1) {
                    for taken in 0..<sets {
                        var most =
                            leftCount > rightCount ? leftAlone[row] + best[(row + 1) * 256 + taken] : -10_000
                        for column in 0..<rightCount where taken & (1 << column) == 0 {
                            most = max(
                                most, pairs[row * 8 + column] + best[(row + 1) * 256 + (taken | 1 << column)])
                        }
                        best[row * 256 + taken] = most
                    }
                }
                if trace != nil {
                    var taken = 0
                    for row in 0..<leftCount {
                        let most = best[row * 256 + taken]
                        let found = (0..<rightCount).first { column in
                            taken & (1 << column) == 0
                                && pairs[row * 8 + column] + best[(row + 1) * 256 + (taken | 1 << column)] == most
                        }
                        if let column = found {
                            _ = pair(
                                leftWords[row], leftRoles[row], rightWords[column], rightRoles[column], words, &trace)
                            taken |= 1 << column
                        } else {
                            trace?.append(
                                Finding(left: leftWords[row], term: alone(leftWords[row], leftRoles[row], words)))
                        }
                    }
                    for column in 0..<rightCount where taken & (1 << column) == 0 {
                        trace?.append(
                            Finding(
                                right: rightWords[column], term: alone(rightWords[column], rightRoles[column], words)))
                    }
                }
                return best[0]
            }
    }

    /// Words farther apart than this are not one word with an error.
    private static let oneWord: Int32 = 140
    private static let onePatronymic: Int32 = 250

    /// A word without a partner.
    private func alone(_ word: Int32, _ role: UInt8, _ words: UnsafeBufferPointer<NamePart>) -> NameTerm {
        switch NameRole(rawValue: role) ?? .unknown {
        case .surname: NameTerm(kind: .noSurname)
        case .given: NameTerm(kind: .noGiven)
        case .patronymic: NameTerm(kind: .noPatronymic)
        case .unknown: NameTerm(kind: words[Int(word)].isPatronymic ? .noPatronymic : .extraWord)
        }
    }

    /// Two words with their roles.
    private func pair(
        _ left: Int32, _ leftRole: UInt8, _ right: Int32, _ rightRole: UInt8, _ words: UnsafeBufferPointer<NamePart>,
        _ trace: inout [Finding]?
    ) -> Float {
        let (a, b) = (words.part(left), words.part(right))
        let (first, second) = (NameRole(rawValue: leftRole) ?? .unknown, NameRole(rawValue: rightRole) ?? .unknown)
        var term: NameTerm
        var bits: Float = 0
        let role = first == .unknown ? second : second == .unknown || first == second ? first : nil
        switch role {
        case .given: term = parts.givenNames(a, b)
        case .patronymic where a.pointee.hasStem && b.pointee.hasStem: term = parts.patronymics(a, b)
        case .patronymic, nil:
            // Unlike parts of a name are no partners, unless they are one word and a role was seen wrongly.
            term = parts.letters(role == nil ? .surname : .patronymicLetters, a, b)
            let most = role == nil ? Self.oneWord : Self.onePatronymic
            if a.pointee.isInitial || b.pointee.isInitial || term.distance > most { return -40 }
            if role == nil { bits = add(Finding(left: left, right: right, term: NameTerm(kind: .unlikeRoles)), &trace) }
        case .unknown where a.pointee.isPatronymic && b.pointee.isPatronymic: term = parts.patronymics(a, b)
        case .unknown
        where a.pointee.isInitial || b.pointee.isInitial || (a.pointee.isKnownGiven && b.pointee.isKnownGiven):
            term = parts.givenNames(a, b)
        case .surname, .unknown: term = parts.surnames(a, b, words)
        }
        return bits + add(Finding(left: left, right: right, term: term), &trace)
    }
}

extension NamePart {
    /// Whether it can be compared as a patronymic.
    var hasStem: Bool { isInitial || !stems.0.isEmpty }
}
