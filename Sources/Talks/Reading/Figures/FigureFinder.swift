/// One pass over the numbers of a report.
struct FigureFinder {
    let text: ReportText
    let words: ClauseWords
    let numerals: [Numeral]
    let nouns: CountedNounReader
    let qualifiers: FigureQualifiers
    let exclusions: FigureExclusions
    let subjects: FigureSubjects
    let measures: PhraseTable
    let joinedNouns: PhraseTable
    let persons: Set<String>
    let groups: Set<String>
    let states: Set<String>
    let remains: Set<String>
    let personVerbs: Set<String>
    /// The sentence of each token.
    let sentenceOf: [Int]
    var memory = UnitMemory()
    private var figures: [FoundFigure] = []

    init(text: ReportText, tables: ReadingTables, words: ClauseWords, dates: [DateReader.Found]) {
        func set(_ name: String) -> Set<String> { Set(tables[name].rows.map { $0.cells[0] }) }
        self.text = text
        self.words = words
        nouns = CountedNounReader(text: text, words: words, tables: tables)
        qualifiers = FigureQualifiers(text: text, tables: tables)
        measures = tables["figure-measures"]
        joinedNouns = tables["joined-nouns"]
        persons = set("person-nouns")
        groups = set("group-nouns")
        states = set("bare-states")
        remains = set("remains-nouns")
        personVerbs = set("person-verbs")
        var sentenceOf = [Int](repeating: 0, count: text.tokens.count)
        for (index, sentence) in text.sentences.enumerated() { for token in sentence { sentenceOf[token] = index } }
        self.sentenceOf = sentenceOf
        var dated = [Bool](repeating: false, count: text.tokens.count)
        for date in dates where !date.rule.hasPrefix("date-counted") {
            for token in date.tokens { dated[token] = true }
        }
        if let line = text.heading.dateline { for token in line { dated[token] = true } }
        var numerals = NumeralReader(text: text, tables: tables).numerals().filter { !$0.tokens.contains { dated[$0] } }
        for index in numerals.indices.dropLast()
        where ["for", "to", "or", "and"].contains(text.folded(numerals[index].tokens.upperBound)) {
            let next = numerals[index + 1].tokens
            if next.lowerBound == numerals[index].tokens.upperBound + 1 { numerals[index].nounAt = next.upperBound }
        }
        self.numerals = numerals
        exclusions = FigureExclusions(text: text, words: words, tables: tables)
        subjects = FigureSubjects(text: text, words: words, tables: tables, dated: dated)
    }

    /// Reads the report once.
    mutating func run() -> [FoundFigure] {
        var index = 0
        var asked = 0
        while index < numerals.count {
            noteQuestions(from: &asked, to: numerals[index].tokens.lowerBound)
            index = read(index)
        }
        return figures
    }

    /// `How many letters went over the line?`: what the answer will count.
    private mutating func noteQuestions(from asked: inout Int, to end: Int) {
        while asked < end {
            if folded(asked) == "how", folded(asked + 1) == "many", words[asked + 2] == .auxiliary {
                memory.mention(
                    "people", sentence: sentenceOf[asked], paragraph: text.tokens[asked].paragraph + 1, end: asked + 2)
            } else if folded(asked) == "how", folded(asked + 1) == "many", asked + 2 < end,
                let noun = nouns.noun(at: asked + 2, singular: false, partitive: false)
            {
                memory.mention(
                    noun.unit, sentence: sentenceOf[asked], paragraph: text.tokens[asked].paragraph + 1,
                    end: noun.tokens.upperBound)
            }
            asked += 1
        }
    }

    func folded(_ index: Int) -> String { text.folded(index) }

    /// Reads the number at a place among the numbers; gives the place where reading goes on.
    private mutating func read(_ index: Int) -> Int {
        let first = numerals[index]
        if index + 1 < numerals.count, let range = range(first, numerals[index + 1]) {
            return readRange(index, range) ? index + 2 : index + 1
        }
        if index + 1 < numerals.count, let share = oneIn(first, numerals[index + 1]) {
            append(share)
            return index + 2
        }
        if let figure = figure(first) { append(figure) }
        return index + 1
    }

    // MARK: One number

    private mutating func figure(_ numeral: Numeral) -> FoundFigure? {
        let singular = numeral.value == 1 && !numeral.isLarge
        let partitive = isPartitive(numeral)
        let noun =
            numeral.bound == nil && numeral.sign == nil && numeral.form != .fraction
            ? nouns.noun(at: numeral.nounAt ?? numeral.tokens.upperBound, singular: singular, partitive: partitive)
            : nil
        var numeral = numeral
        // "1.340 persons": what is counted whole has no decimals.
        let digits = folded(numeral.tokens.lowerBound).split(separator: ".")
        if numeral.form == .digits, numeral.tokens.count == 1, digits.count == 2, digits[0].count < 4,
            digits[1].count == 3,
            let noun, measures.row(folded(noun.head.lowerBound)) == nil, noun.unit != "percent"
        {
            numeral.value = (numeral.value * 1000).rounded()
        }
        let hedge = hedge(numeral, noun)
        guard !exclusions.excludes(numeral, noun: noun, hedged: hedge.isHedged, after: figures.last) else {
            return nil
        }
        guard let (unit, kind, rule) = unit(numeral, noun, hedge) else { return nil }
        let figure = FoundFigure(
            tokens: hedge.start..<hedge.end, number: numeral.tokens, value: numeral.value, qualifier: hedge.code,
            unit: unit, kind: kind, noun: noun, rule: rule)
        return figure
    }

    /// `Of 309 bags opened so far, six held`: what follows is told of a part.
    private func isPartitive(_ numeral: Numeral) -> Bool {
        let sentence = text.sentences[sentenceOf[numeral.tokens.lowerBound]]
        return ["of", "from", "among"].contains(folded(sentence.lowerBound))
            && figures.last.map { sentence.contains($0.number.lowerBound) } ?? false
    }

    /// The hedge before and after a number, and the span with it.
    private func hedge(_ numeral: Numeral, _ noun: CountedNoun?) -> Hedge {
        var hedge = Hedge(start: numeral.tokens.lowerBound, end: numeral.tokens.upperBound)
        if let noun, numeral.nounAt == nil { hedge.end = noun.tokens.upperBound }
        var lead = numeral.tokens.lowerBound
        if numeral.sign != nil, lead > 0, !text.tokens[lead].spaceBefore || folded(lead - 1) == "$" {
            while lead > 0, exclusions.isCurrency(lead - 1) { lead -= 1 }
            hedge.start = lead
        }
        // "at least the 300", "all 214"
        let over =
            ["the", "all", "these", "those", "another", "further", "minus"].contains(folded(lead - 1)) ? lead - 1 : lead
        if let found = qualifiers.ending(before: lead) ?? (over < lead ? qualifiers.ending(before: over) : nil),
            isHedge(found.start, lead, numeral, noun)
        {
            (hedge.start, hedge.code) = (found.start, found.code)
            hedge.isHedged = true
        } else if folded(lead - 1) == "~" || folded(lead - 1) == "≈" {
            (hedge.start, hedge.code, hedge.isHedged) = (lead - 1, .about, true)
        }
        for end in [numeral.tokens.upperBound, hedge.end] {
            guard let found = qualifiers.beginning(at: end) else { continue }
            if hedge.code == .exact { hedge.code = found.code }
            hedge.end = max(hedge.end, found.end)
            hedge.isHedged = true
            break
        }
        if numeral.bound == "odd" { hedge.code = .about }
        if numeral.bound == "plus"
            || (folded(numeral.tokens.upperBound) == "+" && !text.tokens[numeral.tokens.upperBound].spaceBefore)
        {
            hedge.code = .moreThan
        }
        return hedge
    }

    /// Whether words that can hedge do so here: "over two flags" and "talks about two men" do not.
    private func isHedge(_ start: Int, _ number: Int, _ numeral: Numeral, _ noun: CountedNoun?) -> Bool {
        guard number - start == 1 else { return true }
        let before = folded(start - 1)
        if folded(start) == "over" {
            if exclusions.isPhrasal(before) { return false }
            if let noun, measures.row(folded(noun.head.lowerBound))?.cells[1] == "time" {
                return exclusions.lasts(before)
            }
        }
        if folded(start) == "about", ["is", "was", "were"].contains(before), exclusions.isTalk(folded(start - 2)) {
            return false
        }
        guard numeral.form == .words, numeral.value < 20, let noun else { return true }
        let measured = measures.contains(folded(noun.head.lowerBound)) || noun.unit == "percent"
        switch folded(start) {
        case "under", "below", "above", "beyond", "near", "around": return measured
        case "over": return measured || numeral.value >= 10
        case "about":
            return measured || !exclusions.isTalk(before)
        default: return true
        }
    }

    // MARK: Ranges and shares

    private func isJoined(_ index: Int) -> Bool {
        text.tokens.indices.contains(index) && !text.tokens[index].spaceBefore
    }

    /// Two numbers that bound one: `between 300 and 350`, `20-30`, `five to seven`, `two or three`; and where it begins.
    private func range(_ low: Numeral, _ high: Numeral) -> Int? {
        var start = low.tokens.lowerBound
        while start > 0, exclusions.isCurrency(start - 1) { start -= 1 }
        let end = low.tokens.upperBound
        let gap = (end + 1..<max(end + 1, high.tokens.lowerBound)).allSatisfy { exclusions.isCurrency($0) }
        guard low.value < high.value, !exclusions.isLabel(low.tokens.lowerBound, nil), low.form != .fraction,
            high.form != .fraction, high.tokens.lowerBound > end, gap,
            low.bound == nil, low.sign == nil || low.sign == high.sign,
            text.tokens[start].paragraph == text.tokens[high.tokens.lowerBound].paragraph
        else { return nil }
        switch folded(end) {
        case "and":
            if folded(start - 1) == "of", ["age", "ages"].contains(folded(start - 2)) { return start }
            return folded(start - 1) == "between" ? start - 1 : nil
        case "-", "–", "—", "−":
            guard !text.tokens[end].spaceBefore || folded(end) == "–" else { return nil }
            return start
        case "to":
            if exclusions.isVote(low, high) { return nil }
            return folded(start - 1) == "from" ? (exclusions.isChange(start - 1) ? nil : start - 1) : start
        case "or": return high.value <= low.value + 2 || high.value <= low.value * 1.5 ? start : nil
        default: return nil
        }
    }

    private mutating func readRange(_ index: Int, _ start: Int) -> Bool {
        var low = numerals[index]
        let high = numerals[index + 1]
        guard var upper = figure(high) else { return false }
        if high.isLarge, !low.isLarge, low.value < 1000 {
            let factor = high.value >= 1_000_000_000 ? 1_000_000_000.0 : 1_000_000
            if low.value * factor < high.value { low.value *= factor }
        }
        upper.tokens = min(start, upper.tokens.lowerBound)..<upper.tokens.upperBound
        upper.rule = "figure-range"
        upper.qualifier = .upTo
        if let found = qualifiers.ending(before: start) { upper.tokens = found.start..<upper.tokens.upperBound }
        var lower = upper
        lower.value = low.value
        lower.qualifier = .atLeast
        if lower.unit == "years", lower.kind == "age" { lower.kind = "age" }
        append(lower)
        append(upper)
        return true
    }

    /// `one in five`, `nine out of ten`: a share, unless the second number counts days or the like.
    private func oneIn(_ part: Numeral, _ whole: Numeral) -> FoundFigure? {
        let end = part.tokens.upperBound
        guard part.value < whole.value, part.value >= 1,
            whole.value <= 10 || whole.value == 100 || (part.value == 1 && whole.value <= 50), part.bound == nil,
            whole.bound == nil, part.sign == nil, whole.sign == nil
        else { return nil }
        let between = (end..<whole.tokens.lowerBound).map(folded)
        guard
            between == ["in"] || between == ["out", "of"] || between == ["in", "every"] || between == ["of", "every"],
            whole.value == 100 || part.value == 1 || part.form == .words && whole.form == .words
                || between.count == 2
        else { return nil }
        let after = folded(whole.tokens.upperBound)
        guard !measures.contains(after) else { return nil }
        if between == ["out", "of"], part.form == .digits { return nil }
        let hedge = hedge(part, nil)
        return FoundFigure(
            tokens: hedge.start..<whole.tokens.upperBound, number: part.tokens.lowerBound..<whole.tokens.upperBound,
            value: part.value / whole.value, qualifier: hedge.code, unit: "share", kind: "share",
            rule: "figure-one-in-so-many")
    }

    // MARK: Keeping

    private mutating func append(_ found: FoundFigure) {
        var figure = found
        figure.subject = subjects.subject(
            of: figure, in: text.sentences[sentenceOf[figure.number.lowerBound]], before: figures.last)
        figures.append(figure)
        let written = figure.noun != nil
        var unit = figure.unit
        // "the bodies of 41 soldiers": what follows without a noun counts bodies.
        let lead = figure.tokens.lowerBound
        if figure.kind == "count", folded(lead - 1) == "of", remains.contains(folded(lead - 2)) {
            unit = text.string(lead - 2..<lead - 1)
        }
        if figure.kind == "share" || figure.kind == "percent", folded(figure.tokens.upperBound) == "of",
            let part = nouns.noun(at: figure.tokens.upperBound, singular: false, partitive: false)
        {
            memory.mention(
                part.unit, sentence: sentenceOf[lead], paragraph: text.tokens[lead].paragraph,
                end: part.tokens.upperBound)
        }
        memory.add(
            UnitMemory.Entry(
                value: figure.value, unit: unit,
                kind: subjects.isSaying(figure.tokens.upperBound) ? "speakers" : figure.kind,
                sentence: sentenceOf[figure.number.lowerBound],
                paragraph: text.tokens[figure.number.lowerBound].paragraph, end: figure.tokens.upperBound,
                isWritten: written))
    }
}

/// What stands around a number to hedge it, and how far it reaches with its noun.
struct Hedge {
    var start: Int
    var end: Int
    var code = FigureQualifier.exact
    var isHedged = false
}
