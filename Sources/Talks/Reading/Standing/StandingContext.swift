/// What the rules for results, positions and contacts share: clauses, sides, and who speaks where.
struct StandingContext {
    /// Whose words a token is among.
    struct Voice {
        let speaker: String?
        let office: String?
        /// Scalars.
        let start: Int
        let end: Int
        let isQuoted: Bool
        /// The speaker's side, if it can be told.
        let side: Int?
    }

    /// The clauses of one unit, and whether it is a question.
    struct Passage {
        let clauses: [ReportClause]
        let isQuestion: Bool
    }

    let text: ReportText
    let words: ReportWords
    let sides: SideNames
    let people: PersonSides
    let passages: [Passage]
    let voices: [Voice]
    /// By token, the index of the innermost voice.
    private let voiceAt: TokenMap<Int>
    /// By token, the index of the statement around it, quoted or not.
    private let statementAt: TokenMap<Int>
    let sideWords: PhraseTable

    init(text: ReportText, tables: ReadingTables, people named: [NamedInReport], speech: [Proposal]) {
        self.text = text
        let grammar = GrammarWords(tables)
        let words = ReportWords(text, grammar: grammar)
        self.words = words
        var sides = SideNames(text: text, tables: tables, words: words, people: named)
        let first = PersonSides(text: text, tables: tables, sides: sides, words: words, people: named)
        sides.learnCapitals(tables: tables, words: words, people: named) { first.side(at: $0) }
        self.sides = sides
        let people = PersonSides(text: text, tables: tables, sides: sides, words: words, people: named)
        self.people = people
        sideWords = tables["side-words"]
        var isDemonym = [Bool](repeating: false, count: text.tokens.count)
        for (index, mention) in sides.mentions.entries where mention.form == .people { isDemonym[index] = true }
        let splitter = ClauseSplitter(
            words: words, isDemonym: isDemonym, stanceVerbs: Set(tables["stance-verbs"].rows.map { $0.words[0] }))
        passages = splitter.units().map { unit in
            let last = unit.tokens[unit.tokens.count - 1]
            let asks = text.folded(last) == "?" || text.folded(last + 1) == "?"
            return Passage(clauses: splitter.clauses(of: unit), isQuestion: asks)
        }
        var voices: [Voice] = []
        var voiceAt = TokenMap<Int>(count: text.tokens.count)
        var statementAt = TokenMap<Int>(count: text.tokens.count)
        var sideBySpeaker: [String: Int?] = [:]
        // Statements first, then quotations, each by their start.
        let spoken = speech.indices.compactMap { index -> (order: Int, start: Int, index: Int)? in
            switch speech[index].content {
            case .statement: (0, speech[index].start, index)
            case .quotation: (1, speech[index].start, index)
            default: nil
            }
        }
        for (order, _, index) in spoken.sorted(by: { $0 < $1 }) {
            let proposal = speech[index]
            let said: Proposal.Speech
            switch proposal.content {
            case .quotation(let speech), .statement(let speech): said = speech
            default: continue
            }
            let key = (said.speaker ?? "") + "|" + (said.office ?? "")
            let side = sideBySpeaker[key] ?? people.side(of: said.speaker, office: said.office)
            sideBySpeaker[key] = side
            let isQuoted = order == 1
            voices.append(
                Voice(
                    speaker: said.speaker, office: said.office, start: proposal.start, end: proposal.end,
                    isQuoted: isQuoted, side: side))
            for token in text.token(atOrAfter: proposal.start) ..~ text.token(atOrAfter: proposal.end) {
                voiceAt[token] = voices.count - 1
                if !isQuoted { statementAt[token] = voices.count - 1 }
            }
        }
        self.voices = Self.withSides(
            voices, clauses: passages.flatMap(\.clauses), voiceAt: statementAt, sides: sides,
            issuer: Self.issuer(of: text, sides: sides))
        self.voiceAt = voiceAt
        self.statementAt = statementAt
    }

    /// Gives a side to speakers of whom nothing tells it: they say what one side will do, or speak in its press release.
    private static func withSides(
        _ voices: [Voice], clauses: [ReportClause], voiceAt: TokenMap<Int>, sides: SideNames, issuer: Int?
    ) -> [Voice] {
        var votes: [String: [Int: Int]] = [:]
        for clause in clauses {
            guard let verb = clause.verb, verb.modal == "will" || verb.modal == "would" || verb.lemma == "be",
                !verb.isPassive,
                let head = clause.head, let voice = voiceAt[head].map({ voices[$0] }), voice.side == nil,
                let speaker = voice.speaker,
                let first = clause.subject.first, let mention = sides.mentions[first], mention.form == .name,
                clause.subject.count == mention.length, sides.parties.contains(mention.side)
            else { continue }
            votes[speaker, default: [:]][mention.side, default: 0] += 1
        }
        return voices.map { voice in
            guard voice.side == nil, let speaker = voice.speaker else { return voice }
            let voted = votes[speaker].flatMap { $0.count == 1 ? $0.keys.first : nil }
            guard let side = voted ?? (speaker.first?.isUppercase == true ? issuer : nil) else { return voice }
            return Voice(
                speaker: voice.speaker, office: voice.office, start: voice.start, end: voice.end,
                isQuoted: voice.isQuoted,
                side: side)
        }
    }

    /// The side whose press release the text is, by its first words.
    private static func issuer(of text: ReportText, sides: SideNames) -> Int? {
        let opening = text.tokens.indices.prefix(25)
        let isRelease = opening.contains { index in
            text.folded(index) == "press" && text.folded(index + 1) == "service" || text.folded(index) == "readout"
                || text.folded(index) == "communique"
        }
        return isRelease ? opening.lazy.compactMap { sides.mentions[$0]?.side }.first : nil
    }

    /// The innermost voice at a token.
    func voice(at token: Int) -> Voice? { voiceAt[token].map { voices[$0] } }

    /// The statement around a token.
    func statement(at token: Int) -> Voice? { statementAt[token].map { voices[$0] } }

    // MARK: Spans

    /// The scalars of a run of words, a closing mark of what was opened within it with them; no final stop.
    func span(_ words: ArraySlice<Int>) -> Range<Int>? {
        var tokens = words
        while let last = tokens.last, self.words.isPunctuation(last), text.folded(last) != "?" {
            tokens = tokens.dropLast()
        }
        while let first = tokens.first, self.words.isPunctuation(first) { tokens = tokens.dropFirst() }
        guard let first = tokens.first, let last = tokens.last else { return nil }
        var start = text.tokens[first].start
        var end = text.tokens[last].end
        if first > 0, text.tokens[first - 1].kind == .openQuote, let quote = text.quote(holding: first),
            text.quotes[quote].end <= end + 2
        {
            start = text.tokens[first - 1].start
        }
        // A quotation that was opened within the run is closed within it.
        if let quote = text.quote(holding: last), text.quotes[quote].start > start, text.quotes[quote].isClosed,
            text.quotes[quote].end - end <= 2
        {
            end = text.quotes[quote].end + 1
        }
        return start..<end
    }
}

extension ReportClause {
    /// Words before the finite verb.
    var subject: ArraySlice<Int> { verb.map { words[..<$0.range.lowerBound] } ?? words[...] }
    /// Words after the verb group.
    var rest: ArraySlice<Int> { verb.map { words[$0.range.upperBound...] } ?? [] }
    /// The word of the verb.
    var head: Int? { verb.map { words[$0.range.upperBound - 1] } }
}
