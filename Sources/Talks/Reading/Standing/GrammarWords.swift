/// Small words and verb forms of one language, from `grammar-words` and `verb-forms`.
struct GrammarWords: Sendable {
    /// What a word can be in a clause.
    struct Classes: OptionSet, Sendable {
        let rawValue: UInt16
        static let be = Classes(rawValue: 1 << 0)
        static let have = Classes(rawValue: 1 << 1)
        static let `do` = Classes(rawValue: 1 << 2)
        static let modal = Classes(rawValue: 1 << 3)
        static let negative = Classes(rawValue: 1 << 4)
        static let adverb = Classes(rawValue: 1 << 5)
        static let determiner = Classes(rawValue: 1 << 6)
        static let own = Classes(rawValue: 1 << 7)
        static let subject = Classes(rawValue: 1 << 8)
        static let preposition = Classes(rawValue: 1 << 9)
        static let coordinator = Classes(rawValue: 1 << 10)
        static let subordinator = Classes(rawValue: 1 << 11)
        static let relative = Classes(rawValue: 1 << 12)
        /// An auxiliary of any kind.
        static let auxiliary: Classes = [.be, .have, .do, .modal]

        static let byName: [String: Classes] = [
            "be": .be, "have": .have, "do": .do, "modal": .modal, "neg": .negative, "adverb": .adverb,
            "det": .determiner, "own": .own, "subj": .subject, "prep": .preposition, "coord": .coordinator,
            "sub": .subordinator, "rel": .relative,
        ]
    }

    /// A form of a verb.
    struct Verb: Sendable {
        /// Which forms of the verb are written so.
        struct Forms: OptionSet, Sendable {
            let rawValue: UInt8
            static let base = Forms(rawValue: 1 << 0)
            static let present = Forms(rawValue: 1 << 1)
            static let past = Forms(rawValue: 1 << 2)
            static let participle = Forms(rawValue: 1 << 3)
            static let gerund = Forms(rawValue: 1 << 4)
        }

        let lemma: String
        var forms: Forms
        /// Another's words follow it.
        let reports: Bool
        /// Its form in -s is no noun's plural (`insists`, but `demands` and `calls` may be).
        let isNeverNoun: Bool
        /// It stands in the list.
        var isListed = true
    }

    private(set) var classes: [String: Classes] = [:]
    private(set) var verbs: [String: Verb] = [:]

    init(_ tables: ReadingTables) {
        verbs.reserveCapacity(tables["verb-forms"].rows.count * 5)
        for row in tables["grammar-words"].rows where row.cells.count > 1 {
            classes[row.words[0], default: []].formUnion(Classes.byName[row.cells[1]] ?? [])
        }
        for row in tables["verb-forms"].rows where row.cells.count > 3 {
            let base = row.words[0]
            let past = row.cells[1] == "-" ? Self.past(of: base) : row.cells[1]
            let participle = row.cells[2] == "-" ? Self.past(of: base) : row.cells[2]
            let sorts = row.cells[3].split(separator: ",")
            let verb = Verb(
                lemma: base, forms: [], reports: sorts.contains("say"), isNeverNoun: !sorts.contains("noun"))
            add(base, .base, verb)
            add(Self.present(of: base), .present, verb)
            add(past, .past, verb)
            add(participle, .participle, verb)
            add(Self.gerund(of: base, past: past), .gerund, verb)
        }
    }

    private mutating func add(_ form: String, _ kind: Verb.Forms, _ verb: Verb) {
        if verbs[form]?.lemma == verb.lemma {
            verbs[form]?.forms.insert(kind)
        } else if verbs[form] == nil {
            verbs[form] = verb
            verbs[form]?.forms = kind
        }
    }

    private static func endsInConsonantAndY(_ base: String) -> Bool {
        guard base.hasSuffix("y"), let before = base.dropLast().last else { return false }
        return !"aeiou".contains(before)
    }

    static func past(of base: String) -> String {
        if base.hasSuffix("e") { return base + "d" }
        return endsInConsonantAndY(base) ? String(base.dropLast()) + "ied" : base + "ed"
    }

    static func present(of base: String) -> String {
        if endsInConsonantAndY(base) { return String(base.dropLast()) + "ies" }
        let sibilant = ["s", "sh", "ch", "x", "z", "o"].contains { base.hasSuffix($0) }
        return base + (sibilant ? "es" : "s")
    }

    /// The doubled consonant of a past in -ed is kept: withheld is not doubled, admitted is.
    static func gerund(of base: String, past: String) -> String {
        if past.hasSuffix("ed"), past.count == base.count + 3 { return String(past.dropLast(2)) + "ing" }
        if base.hasSuffix("e"), !base.hasSuffix("ee"), base != "be" { return String(base.dropLast()) + "ing" }
        return base + "ing"
    }
}

/// The words of one report with what each can be.
struct ReportWords {
    let text: ReportText
    let classes: [GrammarWords.Classes]
    let verbs: [GrammarWords.Verb?]

    init(_ text: ReportText, grammar: GrammarWords) {
        self.text = text
        // Looked up once a word, not once a token.
        var isKnown = [Bool](repeating: false, count: text.wordCount)
        var classesOf = [GrammarWords.Classes](repeating: [], count: text.wordCount)
        var verbsOf = [GrammarWords.Verb?](repeating: nil, count: text.wordCount)
        var classes: [GrammarWords.Classes] = []
        var verbs: [GrammarWords.Verb?] = []
        classes.reserveCapacity(text.tokens.count)
        verbs.reserveCapacity(text.tokens.count)
        for token in text.tokens {
            let word = Int(token.word)
            if !isKnown[word] {
                isKnown[word] = true
                classesOf[word] = grammar.classes[token.folded] ?? []
                verbsOf[word] = grammar.verbs[token.folded]
            }
            classes.append(token.kind == .word ? classesOf[word] : [])
            verbs.append(token.kind == .word ? verbsOf[word] ?? Self.unlisted(token) : nil)
        }
        self.classes = classes
        self.verbs = verbs
    }

    /// The verb that a list knows at a token, if there is one.
    func listedVerb(_ index: Int) -> GrammarWords.Verb? {
        guard verbs.indices.contains(index), let verb = verbs[index], verb.isListed else { return nil }
        return verb
    }

    /// A word in -ed that no list knows is taken for a past form.
    private static func unlisted(_ token: ReportText.Token) -> GrammarWords.Verb? {
        guard token.folded.utf8.count > 4, token.folded.hasSuffix("ed"), !token.isCapitalised,
            !token.folded.hasSuffix("eed")
        else { return nil }
        return GrammarWords.Verb(
            lemma: token.folded, forms: [.past, .participle], reports: false, isNeverNoun: true, isListed: false)
    }

    var count: Int { classes.count }

    func folded(_ index: Int) -> String { text.folded(index) }

    func isPunctuation(_ index: Int) -> Bool {
        text.tokens.indices.contains(index) && text.tokens[index].kind == .punctuation
    }

    func isQuoteMark(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index) else { return false }
        return text.tokens[index].kind == .openQuote || text.tokens[index].kind == .closeQuote
    }

    func isComma(_ index: Int) -> Bool { isPunctuation(index) && folded(index) == "," }

    /// A dash that parts clauses, not the hyphen of `72-hour`.
    func isDash(_ index: Int) -> Bool {
        guard isPunctuation(index) else { return false }
        switch folded(index) {
        case "—", "–", "--": return true
        case "-": return text.tokens[index].spaceBefore
        default: return false
        }
    }

    func isName(_ index: Int) -> Bool {
        text.tokens.indices.contains(index) && text.tokens[index].kind == .word && text.tokens[index].isCapitalised
    }

    /// An adverb that may stand within a verb group.
    func isAdverb(_ index: Int) -> Bool {
        guard index < count, text.tokens[index].kind == .word else { return false }
        if classes[index].contains(.adverb) { return true }
        let word = folded(index)
        return word.utf8.count > 4 && word.hasSuffix("ly") && verbs[index] == nil && !isName(index)
    }

    /// A finite auxiliary.
    func isFiniteAuxiliary(_ index: Int) -> Bool {
        guard index < count, !classes[index].isDisjoint(with: .auxiliary) else { return false }
        switch folded(index) {
        case "be", "been", "being", "having": return false
        case "have", "do": return index == 0 || folded(index - 1) != "to"
        default: return true
        }
    }
}
