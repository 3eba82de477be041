extension NameComparison {
    /// Why two names may or may not be one, part by part, in words that name the rule
    /// (`Микола = Николай: same name class`), the heaviest evidence first.
    public func reason(_ left: PreparedName, _ right: PreparedName, _ preparer: NamePreparer) -> String {
        let found = preparer.parts.withUnsafeBufferPointer { findings(left, right, $0) }
        let told = found.filter { Self.words($0.term) != nil }
            .enumerated()
            .sorted { left, right in
                let (a, b) = (abs(weights.bits(left.element.term)), abs(weights.bits(right.element.term)))
                return a != b ? a > b : left.offset < right.offset
            }
        return told.map { _, finding in
            let words = Self.words(finding.term) ?? ""
            let texts = [finding.left, finding.right].filter { $0 >= 0 }.map { preparer.texts[Int($0)] }
            if texts.isEmpty { return words }
            if texts.count == 1 { return "\(texts[0]): \(words)" }
            return "\(texts[0]) \(Self.sign(finding.term)) \(texts[1]): \(words)"
        }
        .joined(separator: "; ")
    }

    /// `=` for agreement, `~` for likeness, `≠` for disagreement.
    private static func sign(_ term: NameTerm) -> String {
        switch term.kind {
        case .sameGiven, .sameFather: return "="
        case .sameGivenLoosely, .sameFatherLoosely, .initialFits, .patronymicInitialFits: return "~"
        case .otherGiven, .otherFather, .initialClashes, .patronymicInitialClashes, .unlikeRoles: return "≠"
        default: return term.distance == 0 ? "=" : term.distance <= 100 ? "~" : "≠"
        }
    }

    /// The rule of a term in words; nil for terms that only set the scale.
    private static func words(_ term: NameTerm) -> String? {
        let letters =
            switch term.distance {
            case 0: "same sounds"
            case ...40: "spellings of one name"
            case ...100: "about one letter apart"
            case ..<NameWeights.farthest: "letters differ"
            default: "another name"
            }
        switch term.kind {
        case .sameGiven: return "same name class"
        case .sameGivenLoosely: return "short form, case form or likeness of the same name class"
        case .otherGiven: return "different name classes"
        case .nearOtherGiven: return term.distance == 0 ? letters : "different name classes, \(letters)"
        case .sameFather: return "same father's name"
        case .sameFatherLoosely: return "likeness of the same father's name"
        case .otherFather: return "different fathers' names"
        case .nearOtherFather: return term.distance == 0 ? letters : "different fathers' names, \(letters)"
        case .initialFits, .patronymicInitialFits: return "initial fits"
        case .initialClashes, .patronymicInitialClashes: return "initial does not fit"
        case .noPatronymic: return "patronymic on one side only"
        case .noGiven: return "given name on one side only"
        case .noSurname: return "surname on one side only"
        case .extraWord: return "word on one side only"
        case .unlikeRoles: return "different parts of the name"
        case .truncated: return "cut short, \(letters)"
        case .half: return "part of a double surname, \(letters)"
        case .former: return "former surname, \(letters)"
        case .glued: return "words written together"
        case .twoErrors: return "errors in two parts"
        case .openWords, .lone, .several, .withoutPatronymic: return nil
        case .loneWord, .surname, .givenLetters: return letters
        case .patronymicLetters, .lonePatronymic: return "father's name: \(letters)"
        }
    }
}
