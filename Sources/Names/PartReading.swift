private import Foundation

/// Reads one cleaned word as a part of a name.
struct PartReading {
    let part: NamePart

    /// - Parameter isCaseForm: whether the word stands in a case of running text, which is then undone.
    init(_ text: String, model: NameModel, isCaseForm: Bool = false) {
        let letters = text.filter(\.isLetter)
        var readings = Array(Skeleton.readings(of: text))
        // Letters of no pack are romanised by the platform's general rules.
        if readings.isEmpty, let latin = text.applyingTransform(.toLatin, reverse: false) {
            readings = Skeleton.readings(of: latin)
        }
        let pack = LetterRules.shipped.pack(of: text)
        if let typed = Self.otherLayout(text, readings.first ?? .empty, model), readings.count < 3 {
            readings.append(typed)
        }
        if isCaseForm {
            for plain in readings.flatMap(model.roles.withoutCase) where readings.count < 3 {
                if !readings.contains(plain) { readings.append(plain) }
            }
        }
        var marks: NamePart.Marks = []
        if letters.count == 1 || (letters.count == 2 && text.hasSuffix(".")) { marks.insert(.initial) }
        if marks.isEmpty, text.hasSuffix(".") { marks.insert(.truncated) }
        if PersonalName.isUpperCase(text) { marks.insert(.capitals) }

        var stems: [Skeleton] = []
        if !marks.contains(.initial), !marks.contains(.truncated) {
            for reading in readings {
                guard let ending = model.roles.patronymicEnding(reading) else { continue }
                marks.insert(.patronymic)
                if ending.isCaseForm { marks.insert(.caseForm) }
                let stem = Patronymic.stem(ofFather: reading.prefix(reading.count - ending.length))
                if !stems.contains(stem) { stems.append(stem) }
            }
            if stems.isEmpty, readings.allSatisfy({ model.givenNames.exact($0) == nil }),
                let stem = Self.nearPatronymic(readings.first ?? .empty, model)
            {
                marks.insert(.nearPatronymic)
                stems.append(stem)
            }
        }
        let names = model.givenNames
        var given = GivenNames.Reading.none
        var father = GivenNames.Reading.none
        if !marks.contains(.initial), !marks.contains(.truncated) {
            given = Self.best(readings) { names.exact($0) ?? .none }
            if given.certainty == .none, !marks.contains(.patronymic) {
                given = Self.best(readings) { names.reading($0) }
            }
            if isCaseForm, let stem = readings.first.flatMap(names.caseForm) {
                let classes = Set(given.classes).union(stem.classes).sorted()
                given = GivenNames.Reading(classes: classes, certainty: .caseForm)
            }
            father = Self.best(stems) { names.fatherReading($0) }
        }
        let first = text.first.map(String.init) ?? ""
        part = NamePart(
            readings: Self.three(readings), stems: Self.three(stems), readingCount: UInt8(max(1, readings.count)),
            mask: readings.count == 1 ? readings[0].mask : 0,
            classes: Self.lanes(given.classes), certainty: given.certainty, fathers: Self.lanes(father.classes),
            fatherCertainty: father.certainty, initials: Self.initials(given, names),
            fatherInitials: Self.initials(father, names),
            firstLetters: Skeleton.readings(of: first).reduce(0) { $0 | $1.mask } | Self.firstMask(readings),
            rarity: readings.map(model.rarity.bits).min() ?? 0,
            strangeness: readings.map(model.rarity.chainBits).min() ?? 0,
            unreadable: readings.isEmpty ? text.utf8.reduce(1) { ($0 &* 31) &+ UInt64($1) } : 0, pack: pack,
            marks: marks, halves: (-1, -1))
    }

    private static func firstMask(_ readings: [Skeleton]) -> UInt32 {
        readings.reduce(0) { $0 | ($1.isEmpty ? 0 : 1 << UInt32($1.symbols[0])) }
    }

    private static func initials(_ reading: GivenNames.Reading, _ names: GivenNames) -> UInt32 {
        reading.certainty == .shortForm ? 0 : reading.classes.reduce(0) { $0 | names.initials(of: $1) }
    }

    private static func best(
        _ readings: [Skeleton], _ read: (Skeleton) -> GivenNames.Reading
    ) -> GivenNames.Reading {
        var best = GivenNames.Reading.none
        for reading in readings {
            let found = read(reading)
            if found.certainty.rawValue > best.certainty.rawValue { best = found }
        }
        return best
    }

    private static func lanes(_ classes: [UInt16]) -> SIMD4<UInt16> {
        var lanes = SIMD4<UInt16>(repeating: 0xFFFF)
        for (lane, name) in classes.prefix(4).enumerated() { lanes[lane] = name }
        return lanes
    }

    private static func three(_ readings: [Skeleton]) -> (Skeleton, Skeleton, Skeleton) {
        (
            readings.first ?? .empty, readings.count > 1 ? readings[1] : .empty,
            readings.count > 2 ? readings[2] : .empty
        )
    }

    /// The stem of a word that is an error away from a patronymic: nearly the ending, or a father's stem and then letters
    /// of an ending; nil when it is not.
    private static func nearPatronymic(_ word: Skeleton, _ model: NameModel) -> Skeleton? {
        guard word.count >= 6 else { return nil }
        for ending in model.roles.patronymicEndings where !ending.isCaseForm && ending.symbols.count == 4 {
            for length in 3...5 where word.count > length + 2 {
                let tail = word.suffix(from: word.count - length)
                if model.costs[0].distance(tail, Skeleton(symbols: ending.symbols), limit: 131) <= 131 {
                    return Patronymic.stem(ofFather: word.prefix(word.count - length))
                }
            }
        }
        let letters = SkeletonAlphabet.symbols("vC")
        for length in stride(from: word.count - 3, through: 3, by: -1) where word.count - length <= 5 {
            let tail = word.suffix(from: length)
            guard (0..<tail.count).contains(where: { letters.contains(tail.symbols[$0]) }) else { continue }
            if model.givenNames.isFatherStem(word.prefix(length)) { return word.prefix(length) }
        }
        return nil
    }

    /// The reading of a Latin word typed in the other keyboard layout, where that is a far likelier name.
    private static func otherLayout(_ text: String, _ reading: Skeleton, _ model: NameModel) -> Skeleton? {
        guard text.utf8.count >= 4, text.unicodeScalars.allSatisfy({ $0.isASCII }),
            let typed = KeyboardLayout.cyrillic(ofLatin: text)
        else { return nil }
        let other = Skeleton(typed)
        guard other.count >= 3 else { return nil }
        let (asTyped, asMeant) = (model.rarity.chainBits(reading), model.rarity.chainBits(other))
        let vowels = (0..<reading.count).filter { SkeletonAlphabet.isVowel(reading.symbols[$0]) }.count
        return asMeant / Float(other.count) + 1.5 < asTyped / Float(max(1, reading.count)) || vowels == 0 ? other : nil
    }

    /// The two words of a double name, or of a word that was glued together from a surname and a known given name.
    static func halves(of text: String, part: NamePart, model: NameModel) -> (String, String)? {
        let marks = part.marks
        if let hyphen = text.firstIndex(where: { "-–—".contains($0) }) {
            let (first, second) = (String(text[..<hyphen]), String(text[text.index(after: hyphen)...]))
            return first.count > 2 && second.count > 2 && !second.contains("-") ? (first, second) : nil
        }
        // A name that is known as it stands is no two.
        if part.certainty == .fullForm || (part.isPatronymic && part.fatherCertainty == .fullForm) { return nil }
        guard text.count >= 9, !text.hasSuffix(".") else { return nil }
        let letters = Array(text)
        if marks.contains(.patronymic) {
            for length in stride(from: letters.count - 5, through: 4, by: -1) {
                let (head, tail) = (String(letters[..<length]), String(letters[length...]))
                if model.givenNames.exact(Skeleton(head))?.certainty == .fullForm,
                    model.roles.patronymicEnding(Skeleton(tail)) != nil
                {
                    return (head, tail)
                }
            }
            return nil
        }
        var split: (String, String)?
        for length in stride(from: min(11, letters.count - 3), through: 4, by: -1) {
            // The doubled letter is the end of one word and the start of the next.
            if letters[letters.count - length] == letters[letters.count - length + 1] { continue }
            let tail = String(letters[(letters.count - length)...])
            if model.givenNames.exact(Skeleton(tail))?.certainty == .fullForm {
                split = (String(letters[..<(letters.count - length)]), tail)
                break
            }
            let head = String(letters[..<length])
            if split == nil, model.givenNames.exact(Skeleton(head))?.certainty == .fullForm {
                split = (String(letters[length...]), head)
            }
        }
        return split
    }
}
