extension NamePreparer {
    /// Says which word is surname, given name and patronymic, where that can be seen; other words stay open.
    ///
    /// Order of evidence: a patronymic by its ending, the given name before it; initials; a comma after the surname. Two
    /// bare words stay open: which is the surname shows by what they are compared with.
    func assignRoles(_ words: NameWords) -> PreparedName {
        var name = PreparedName()
        let count = words.count
        if count == 0 { return name }
        var marks = SIMD8<UInt16>(repeating: 0)
        for index in 0..<count { marks[index] = parts[Int(words.parts[index])].marks.rawValue }
        func has(_ index: Int, _ mark: NamePart.Marks) -> Bool { marks[index] & mark.rawValue != 0 }
        func isGiven(_ index: Int) -> Bool { parts[Int(words.parts[index])].isKnownGiven }

        var free: UInt8 = count >= 8 ? 0xFF : (1 << UInt8(count)) - 1
        func take(_ index: Int) -> Int32 {
            free &= ~(1 << UInt8(index))
            return words.parts[index]
        }

        var patronymic = -1
        if count > 1 {
            for index in stride(from: count - 1, through: 1, by: -1) where has(index, .patronymic) {
                patronymic = index
                break
            }
            // `Іван Петрович Савич`: a surname may end as patronymics do.
            if patronymic == 2, count == 3, has(1, .patronymic), !isGiven(1), isGiven(0) || !has(0, .patronymic) {
                patronymic = 1
            }
            if patronymic < 0, count == 3 {
                for index in stride(from: 2, through: 1, by: -1) where has(index, .nearPatronymic) {
                    patronymic = index
                    break
                }
            }
            if count == 2, patronymic == 1, !isGiven(0) || parts[Int(words.parts[1])].fatherCertainty != .fullForm {
                patronymic = -1
            }
        }
        if patronymic >= 0, count <= 3 {
            name.patronymic = take(patronymic)
            name.isCaseForm = has(patronymic, .caseForm)
            name.given = take(patronymic - 1)
        } else if count == 3 {
            if has(1, .initial), has(2, .initial) || (!has(0, .initial) && has(2, .truncated)) {
                name.given = take(1)
                name.patronymic = take(2)
            } else if has(0, .initial), has(1, .initial) {
                name.given = take(0)
                name.patronymic = take(1)
            } else if has(2, .initial), !has(1, .initial), isGiven(1) {
                name.given = take(1)
                name.patronymic = take(2)
            }
        } else if count == 2 {
            if has(1, .initial), !has(0, .initial) {
                name.given = take(1)
            } else if has(0, .initial), !has(1, .initial) {
                name.given = take(0)
            } else if words.beforeComma == 1 {
                name.given = take(1)
            }
        }
        // With a given name known, the one word left is the surname.
        if name.given >= 0, free.nonzeroBitCount == 1 { name.surname = take(free.trailingZeroBitCount) }
        while free != 0 {
            name.open[Int(name.openCount)] = take(free.trailingZeroBitCount)
            name.openCount += 1
        }
        if name.isCaseForm {
            name.surname = caseForm(of: name.surname)
            name.given = caseForm(of: name.given)
        }
        // A given name in a case of running text (`Кузика Анатолия`) undoes the case of the other word.
        if name.openCount == 2 {
            for (index, other) in [(0, 1), (1, 0)]
            where parts[Int(words.parts[index])].certainty == .caseForm && !isGiven(other) {
                name.open[other] = caseForm(of: words.parts[other])
            }
        }
        for index in 0..<count where has(index, .glued) { name.mayBeGlued = true }
        return name
    }
}
