/// What a number counts: its own noun, a sign, an age, or what the report counted before.
extension FigureFinder {
    typealias Unit = (unit: String, kind: String, rule: String)

    /// The unit of a number; nil where it counts nothing.
    func unit(_ numeral: Numeral, _ noun: CountedNoun?, _ hedge: Hedge) -> Unit? {
        if numeral.form == .fraction { return ("share", "share", "figure-share") }
        if let sign = numeral.sign {
            return (
                sign, sign == "percent" ? "percent" : "money", sign == "percent" ? "figure-percent" : "figure-money"
            )
        }
        if let bound = numeral.bound {
            if let unit = joined(bound) { return unit }
            if bound != "odd", bound != "plus" { return nil }
        }
        if numeral.isLarge, noun == nil,
            let money = memory.last(kind: "money", sentence: sentenceOf[numeral.tokens.lowerBound])
        {
            return (money.unit, "money", "figure-money-taken-over")
        }
        if let age = age(numeral, noun) { return age }
        if let noun { return own(noun) }
        return takenOver(numeral)
    }

    private func paragraph(_ numeral: Numeral) -> Int { text.tokens[numeral.tokens.lowerBound].paragraph }

    private func own(_ noun: CountedNoun) -> Unit {
        let word = folded(noun.head.lowerBound)
        if noun.unit == "percent" { return ("percent", "percent", "figure-percent") }
        if let row = measures.row(word) ?? measures.row(folded(noun.head.upperBound - 1)) {
            return (noun.unit, row.cells[1], "figure-" + row.cells[1])
        }
        return (noun.unit, "count", "figure-noun")
    }

    /// `72-hour`, `43-year-old`, `three-page`, `300-strong`.
    private func joined(_ bound: String) -> Unit? {
        let parts = bound.split(separator: "-").map(String.init)
        guard let first = parts.first else { return nil }
        if first == "year" || first == "month", parts.count > 1, parts[1] == "old" || parts[1] == "olds" {
            return (first + "s", "age", "figure-age-joined")
        }
        if let row = measures.row(first), row.cells[1] != "times" {
            return (plural(first), row.cells[1], "figure-joined-measure")
        }
        if let row = joinedNouns.row(first) { return (row.cells[1], "count", "figure-joined-noun") }
        return nil
    }

    /// The plural of a measure written in the singular, where the list has one.
    private func plural(_ word: String) -> String { measures.contains(word + "s") ? word + "s" : word }

    /// `men over 50`, `a sergeant of 52`, `aged 18`: years, where no noun follows.
    private func age(_ numeral: Numeral, _ noun: CountedNoun?) -> Unit? {
        guard noun == nil || !measures.contains(folded(noun?.head.lowerBound ?? 0)), numeral.value >= 1,
            numeral.value <= 110, !numeral.isLarge
        else { return nil }
        let at = numeral.tokens.lowerBound
        let before = folded(at - 1)
        let bare = noun == nil
        let start = qualifiers.ending(before: at)?.start ?? at
        if bare, start < at, folded(start - 1) == "of", persons.contains(folded(start - 2)),
            !words.isPlural(folded(start - 2))
        {
            return ("years", "age", "figure-age-of-person")
        }
        if bare, (1...3).contains(where: { ["youngest", "oldest", "eldest"].contains(folded(at - $0)) }) {
            return ("years", "age", "figure-age-of-person")
        }
        switch before {
        case "over", "under", "above", "below":
            guard bare else { return nil }
            let who = folded(at - 2)
            let told = memory.last(sentence: sentenceOf[at])
            let again = ["and", "or"].contains(who) && told?.kind == "age"
            let isSaid =
                ["were", "are", "be", "was", "is"].contains(who) && told != nil
                || ["or", "and"].contains(who) && persons.contains(folded(at - 3))
            let those = ["those", "anyone", "everyone", "all", "them", "whom"].contains(who)
            return persons.contains(who) || those || again || isSaid ? ("years", "age", "figure-age-limit") : nil
        case "than":
            guard bare, ["older", "younger"].contains(folded(at - 2)) else { return nil }
            return ("years", "age", "figure-age-limit")
        case "of":
            if bare, folded(at - 2) == "age" || folded(at - 2) == "ages" { return ("years", "age", "figure-age-limit") }
            if bare, ["father", "mother", "parent", "grandmother", "grandfather"].contains(folded(at - 2)),
                numeral.value < 15
            {
                return ("children", "count", "figure-children-of")
            }
            guard bare, persons.contains(folded(at - 2)), !words.isPlural(folded(at - 2)) else { return nil }
            if ["and", "or", ","].contains(folded(numeral.tokens.upperBound)),
                words[numeral.tokens.upperBound + 1] == .number
            {
                return nil
            }
            return ("years", "age", "figure-age-of-person")
        case "aged", "ages", "age":
            return bare ? ("years", "age", "figure-age-of-person") : nil
        case "and", "to", "-", "–":
            guard bare,
                memory.last(sentence: sentenceOf[at])?.kind == "age" || ["aged", "ages"].contains(folded(at - 3))
                    || folded(at - 4) == "ages"
                    || (folded(at - 3) == "between" && ["aged", "ages"].contains(folded(at - 4)))
                    || (folded(at - 3) == "from" && ["aged", "ages"].contains(folded(at - 4)))
            else { return nil }
            return ("years", "age", "figure-age-of-person")
        default: return nil
        }
    }

    // MARK: Left out

    /// The unit of a number without a noun.
    private func takenOver(_ numeral: Numeral) -> Unit? {
        let at = numeral.tokens.lowerBound
        let end = numeral.tokens.upperBound
        let sentence = sentenceOf[at]
        if exclusions.isVote(numeral) { return ("votes", "votes", "figure-votes") }
        // three were women; four of those are dentists
        if let noun = predicate(end) { return (noun.unit, "count", "figure-predicate") }
        if folded(end) == ",", folded(end + 1) == "all" || folded(end + 1) == "most",
            let noun = nouns.noun(at: end + 2, singular: false, partitive: false),
            words.isPlural(folded(noun.head.lowerBound))
        {
            return (noun.unit, "count", "figure-predicate")
        }
        let temperature = (max(0, at - 12)..<at).contains { folded($0) == "temperature" && sentenceOf[$0] == sentence }
        if temperature { return ("degrees", "degree", "figure-temperature") }
        let group = (2...6).contains { back in
            folded(at - back + 1) == "of" && groups.contains(folded(at - back)) && isHedgeOnly(at - back + 2, at)
        }
        if group { return ("people", "count", "figure-group-of") }
        // "80 metres from the one and 90 from the other", "eleven days and four"
        if let last = memory.last(sentence: sentence), last.kind != "count", last.kind != "share", last.kind != "age",
            last.kind != "times", isParallel(last, at, end)
        {
            return (last.unit, last.kind, "figure-parallel-measure")
        }
        // "the sailors, 43 in all"; "all prisoners under 20, about 260 in its count"
        let lead = qualifiers.ending(before: at)?.start ?? at
        if folded(lead - 1) == ",", ["in", "altogether", "by"].contains(folded(end)),
            let noun = (2...5).first(where: { isPluralNoun(lead - $0) && sentenceOf[max(0, lead - $0)] == sentence })
        {
            return (folded(lead - noun), "count", "figure-apposition")
        }
        if let unit = numberOf(at) { return (unit, "count", "figure-number-of") }
        if isOfPersons(at) || isToldOfPersons(end),
            memory.last(kind: "count", sentence: sentence).map({ !isPersonsOrRemains($0.unit) }) ?? true,
            let unit = memory.last(where: isPersonsOrRemains)?.unit ?? personsBefore(at)
        {
            return (unit, "count", "figure-unit-of-persons")
        }
        if numeral.isLarge, memory.last(kind: "count", sentence: sentence) == nil {
            return ("people", "count", "figure-people")
        }
        let harmed = isHarmed(at, end)
        if numeral.value >= 20, let same = memory.same(numeral.value), same.isWritten, same.kind == "count", !harmed,
            memory.last(sentence: sentence).map({ at - $0.end > 8 || !$0.isWritten }) ?? true
        {
            return (same.unit, "count", "figure-same-number")
        }
        if let last = memory.last(kind: "count", sentence: sentence), !harmed || isPersons(last.unit) {
            return (last.unit, "count", "figure-unit-of-sentence")
        }
        if harmed {
            if let last = memory.last(kind: "count", paragraph: paragraph(numeral)), isPersons(last.unit) {
                return (last.unit, "count", "figure-unit-of-paragraph")
            }
            return ("people", "count", "figure-people-harmed")
        }
        if folded(at - 1) == "of", folded(at - 2) == "one", let noun = personBefore(at - 2) {
            return (noun, "count", "figure-one-of")
        }
        if folded(end) == "of", ["them", "these", "those"].contains(folded(end + 1)) {
            if let noun = pluralBefore(at) { return (noun, "count", "figure-of-them") }
            if let last = memory.last(where: isPersonsOrRemains) ?? memory.last(kind: "count") {
                return (last.unit, "count", "figure-unit-told-before")
            }
        }
        if exclusions.opens(at), let noun = subjectBefore(at) { return (noun, "count", "figure-subject-before") }
        if let same = memory.same(numeral.value), numeral.value > 2 {
            return (same.unit, "count", "figure-same-number")
        }
        if let last = memory.last(kind: "count", paragraph: paragraph(numeral)) {
            return (last.unit, "count", "figure-unit-of-paragraph")
        }
        let definite = ["the", "remaining", "other", "those", "these", "all", "its", "their"].contains(folded(at - 1))
        if definite, let last = memory.last(kind: "count") { return (last.unit, "count", "figure-unit-told-before") }
        if let unit = nounAhead(end, text.sentences[sentence]) { return (unit, "count", "figure-noun-ahead") }
        if isOfPersons(at) { return (personsBefore(at) ?? "people", "count", "figure-persons-named") }
        if let unit = memory.mostCounted { return (unit, "count", "figure-unit-counted-most") }
        return ("people", "count", "figure-people")
    }

    /// Whether nothing but a hedge stands between two places.
    private func isHedgeOnly(_ start: Int, _ end: Int) -> Bool {
        start == end || qualifiers.ending(before: end)?.start == start
    }

    private func isPersonsOrRemains(_ unit: String) -> Bool {
        isPersons(unit) || remains.contains(Folding.fold(String(unit.split(separator: " ").first ?? "")))
    }

    /// `prepared to free forty`: what is freed, held or exchanged is a person, or what is left of one.
    private func isOfPersons(_ at: Int) -> Bool {
        (1...2).contains { back in
            personVerbs.contains(folded(at - back)) && sentenceOf[at] == sentenceOf[max(0, at - back)]
        }
    }

    /// `18 are still held`: the same, told of what is counted.
    private func isToldOfPersons(_ end: Int) -> Bool {
        guard words[end] == .adverb || words[end] == .auxiliary else { return false }
        let at = words[end + 1] == .adverb ? end + 2 : end + 1
        return personVerbs.contains(folded(at)) || ["ill", "dead", "alive", "wounded", "missing"].contains(folded(at))
    }

    /// `A reporter from Duramy, one of two in the room`.
    private func personBefore(_ at: Int) -> String? {
        var index = at - 1
        let sentence = text.sentences[sentenceOf[at]]
        while index >= sentence.lowerBound {
            if persons.contains(folded(index)) {
                return words.isPlural(folded(index)) ? folded(index) : folded(index) + "s"
            }
            index -= 1
        }
        return nil
    }

    private func isPluralNoun(_ index: Int) -> Bool {
        index >= 0 && words[index] == .open && words.isPlural(folded(index)) && !measures.contains(folded(index))
    }

    /// The persons a report last named in the plural.
    private func personsBefore(_ at: Int) -> String? {
        (max(0, at - 400)..<at).reversed().first { persons.contains(folded($0)) && words.isPlural(folded($0)) }.map(
            folded)
    }

    /// The noun of the next number of the sentence: `which had asked for 75, took 61 men`.
    private func nounAhead(_ end: Int, _ sentence: Range<Int>) -> String? {
        guard let number = (end..<max(end, sentence.upperBound)).first(where: { words[$0] == .number }),
            let noun = nouns.noun(at: number + 1, singular: false, partitive: false),
            measures.row(folded(noun.head.lowerBound)) == nil, words.isPlural(folded(noun.head.lowerBound))
        else { return nil }
        return noun.unit
    }

    /// The last noun in the plural before a number, in its paragraph.
    private func pluralBefore(_ at: Int) -> String? {
        var index = at - 1
        while index >= 0, text.tokens[index].paragraph == text.tokens[at].paragraph, at - index < 80 {
            if words[index] == .open, words[index + 1] != .open, words.isPlural(folded(index)),
                !measures.contains(folded(index)),
                !text.tokens[index].isCapitalised, !exclusions.isPairNoun(folded(index))
            {
                return folded(index)
            }
            index -= 1
        }
        return nil
    }

    /// `The fighters are harder. Forty were freed`: the plural of which the sentence before told something.
    private func subjectBefore(_ at: Int) -> String? {
        let sentence = sentenceOf[at]
        guard sentence > 0 else { return nil }
        let before = text.sentences[sentence - 1]
        guard text.tokens[before.lowerBound].paragraph == text.tokens[at].paragraph else { return nil }
        var index = before.lowerBound
        while index < before.upperBound, [.determiner, .quoteMark].contains(words[index]) { index += 1 }
        guard index > before.lowerBound, let noun = nouns.noun(at: index, singular: false, partitive: false),
            words.isPlural(folded(noun.head.lowerBound)), !measures.contains(folded(noun.head.lowerBound)),
            words[noun.head.upperBound] == .auxiliary
        else { return nil }
        return noun.unit
    }

    private func isPersons(_ unit: String) -> Bool {
        let word = Folding.fold(String(unit.split(separator: " ").first ?? ""))
        return persons.contains(word) || unit.first?.isUppercase == true
    }

    /// `five wounded`, `killed 12 and injured 30`.
    private func isHarmed(_ at: Int, _ end: Int) -> Bool {
        let harm: Set<String> = [
            "killed", "wounded", "injured", "dead", "hurt", "killing", "wounding", "injuring", "missing",
        ]
        return harm.contains(folded(end)) || harm.contains(folded(at - 1))
            || (["were", "was", "are"].contains(folded(end)) && harm.contains(folded(end + 1)))
    }

    /// The noun a form of "be" says it of: `three were women`.
    private func predicate(_ end: Int) -> CountedNoun? {
        var at = end
        if folded(at) == "of", ["them", "those", "these", "whom", "us"].contains(folded(at + 1)) { at += 2 }
        guard ["were", "are", "being"].contains(folded(at)) else { return nil }
        at += 1
        while words[at] == .adverb, !folded(at).hasSuffix("ly") { at += 1 }
        guard words[at] == .open || words[at] == .verbOrNoun,
            let noun = nouns.noun(at: at, singular: false, partitive: false),
            words.isPlural(folded(noun.head.upperBound - 1))
        else { return nil }
        return noun
    }

    /// A second number beside a measure, in the same place of the clause.
    private func isParallel(_ last: UnitMemory.Entry, _ at: Int, _ end: Int) -> Bool {
        let gap = at - last.end
        let change: Set<String> = ["up", "down"]
        if gap <= 6,
            change.contains(folded(at - 1))
                || ["from", "to"].contains(folded(at - 1)) && change.contains(folded(at - 2))
        {
            return true
        }
        if gap <= 6, folded(at - 1) == "which", folded(at - 2) == "of" { return true }
        if gap == 1, ["and", "or", "to", "by", ","].contains(folded(last.end)) { return words.endsGroup(end) }
        let next = folded(end)
        if gap <= 12, next == folded(last.end), [.preposition, .conjunction, .relative].contains(words[end]) {
            return true
        }
        return gap <= 3 && words.endsGroup(end) && ["and", "or", "to", "then"].contains(folded(last.end))
    }

    /// `put the number of prisoners at 241`: the noun the number is said to be of.
    private func numberOf(_ at: Int) -> String? {
        let sentence = text.sentences[sentenceOf[at]]
        var index = at - 1
        while index > sentence.lowerBound, at - index < 14 {
            if folded(index) == "of", ["number", "numbers", "count", "total", "tally"].contains(folded(index - 1)) {
                if text.tokens[index + 1].isCapitalised, words[index + 2] != .open, index + 1 < at {
                    return text.string(index + 1..<index + 2)
                }
                if states.contains(folded(index + 1)) { return folded(index + 1) }
                if folded(index + 1) == "the", let noun = nouns.noun(at: index + 2, singular: false, partitive: false),
                    words.isPlural(folded(noun.head.lowerBound))
                {
                    return noun.unit
                }
                guard let noun = nouns.noun(at: index + 1, singular: false, partitive: false) else { return nil }
                return noun.head.upperBound <= at && words.isPlural(folded(noun.head.lowerBound)) ? noun.unit : nil
            }
            if folded(index) == "toll" { return "people" }
            index -= 1
        }
        return nil
    }
}
