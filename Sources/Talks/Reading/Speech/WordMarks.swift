import Foundation

/// What the tables say of each word of a report, looked up once.
struct WordMarks: Sendable {
    /// The classes of one word.
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt64

        static let determiner = Marks(rawValue: 1 << 0)
        static let possessiveDeterminer = Marks(rawValue: 1 << 1)
        static let pronoun = Marks(rawValue: 1 << 2)
        static let auxiliary = Marks(rawValue: 1 << 3)
        static let be = Marks(rawValue: 1 << 4)
        static let negation = Marks(rawValue: 1 << 5)
        static let preposition = Marks(rawValue: 1 << 6)
        static let conjunction = Marks(rawValue: 1 << 7)
        static let adverb = Marks(rawValue: 1 << 8)
        static let day = Marks(rawValue: 1 << 9)
        static let month = Marks(rawValue: 1 << 10)
        static let postModifier = Marks(rawValue: 1 << 11)
        static let masculine = Marks(rawValue: 1 << 12)
        static let feminine = Marks(rawValue: 1 << 13)
        static let opener = Marks(rawValue: 1 << 14)
        static let finite = Marks(rawValue: 1 << 15)
        static let office = Marks(rawValue: 1 << 16)
        static let role = Marks(rawValue: 1 << 17)
        static let unnamed = Marks(rawValue: 1 << 18)
        static let spokes = Marks(rawValue: 1 << 19)
        static let title = Marks(rawValue: 1 << 20)
        static let plural = Marks(rawValue: 1 << 21)
        static let institution = Marks(rawValue: 1 << 22)
        static let medium = Marks(rawValue: 1 << 23)
        static let document = Marks(rawValue: 1 << 24)
        static let personalDocument = Marks(rawValue: 1 << 25)
        static let place = Marks(rawValue: 1 << 26)
        static let particle = Marks(rawValue: 1 << 27)
        /// Nouns that mean a speaker only beside a verb of saying: chair, head, figure.
        static let quiet = Marks(rawValue: 1 << 28)

        /// Names of newspapers, where they are capitalised: Courier, Gazette.
        static let printed = Marks(rawValue: 1 << 29)
        /// The name of a State.
        static let nation = Marks(rawValue: 1 << 30)
        /// A given name that only men, or only women, bear.
        static let maleName = Marks(rawValue: 1 << 31)
        static let femaleName = Marks(rawValue: 1 << 32)

        static let function: Marks = [
            .determiner, .possessiveDeterminer, .pronoun, .auxiliary, .be, .negation, .preposition, .conjunction,
            .adverb,
        ]
        static let anyRole: Marks = [.office, .role, .title]
    }

    let marks: [Marks]
    /// The verb of saying that begins at a token.
    let verbs: TokenMap<SayVerb>

    /// A form of a verb of saying.
    struct SayVerb: Sendable {
        /// Tokens it takes.
        let length: Int
        let verb: String
        let kind: Kind
        let form: Form

        /// How it takes what is said; see the table `say-verbs`.
        enum Kind: String, Sendable { case say, address, matter, call, cry, put }
        /// Its form.
        enum Form: String, Sendable { case base, s, past, part, ing, passive }
    }

    private static let classNames: [String: Marks] = [
        "det": .determiner, "possdet": .possessiveDeterminer, "pron": .pronoun, "aux": [.auxiliary, .finite],
        "be": .be, "neg": .negation, "prep": .preposition, "conj": .conjunction, "adv": .adverb, "day": .day,
        "post": .postModifier, "gender-m": .masculine, "gender-f": .feminine, "starter": .opener,
        "contr": [.auxiliary, .finite], "irregular": .finite,
    ]
    private static let roleNames: [String: Marks] = [
        "public": [.office, .role], "person": .role, "unnamed": .unnamed, "spokes": .spokes, "title": .title,
        "plural": .plural, "quiet": .quiet, "female": .feminine, "male": .masculine,
    ]

    init(text: ReportText, tables: ReadingTables) {
        // By the number of a word; those of the lists first, then, when they are met, those of the text.
        var known = [Marks](repeating: [], count: text.wordCount)
        func add(_ mark: Marks, to row: PhraseTable.Row) { known[Int(row.numbers[0])].formUnion(mark) }
        func add(_ list: String, _ names: [String: Marks]) {
            for row in tables[list].rows where row.words.count == 1 {
                for name in (row.cells.count > 1 ? row.cells[1] : "").split(separator: " ") {
                    if let mark = names[String(name)] { add(mark, to: row) }
                }
            }
        }
        add("function-words", Self.classNames)
        add("roles", Self.roleNames)
        add("institutions", ["institution": .institution, "medium": [.institution, .medium], "printed": .printed])
        add("texts", ["text": .document, "personal": [.document, .personalDocument]])
        for row in tables["states"].rows where row.words.count == 1 { add(.nation, to: row) }
        for row in tables["months"].rows { add(.month, to: row) }
        for row in tables["given-names"].rows where row.cells.count > 1 {
            add(row.cells[1] == "f" ? .femaleName : .maleName, to: row)
        }
        for row in tables["place-nouns"].rows { add(.place, to: row) }
        for row in tables["name-particles"].rows { add(.particle, to: row) }
        var marks: [Marks] = []
        marks.reserveCapacity(text.tokens.count)
        var verbs = TokenMap<SayVerb>(count: text.tokens.count)
        let sayVerbs = tables["say-verbs"]
        for (index, token) in text.tokens.enumerated() {
            guard token.kind == .word else {
                marks.append([])
                continue
            }
            let word = Int(token.word)
            if known[word].isEmpty, let hyphen = token.folded.utf8.lastIndex(of: UInt8(ascii: "-")),
                let last = tables.vocabulary[String(token.folded[token.folded.utf8.index(after: hyphen)...])]
            {
                // vice-president, ex-minister: the last part tells what it is.
                known[word] = known[Int(last)]
                    .intersection([.office, .role, .spokes, .masculine, .feminine, .plural, .institution])
            }
            var mark = known[word]
            if token.folded == "may", token.isCapitalised, index > 0, text.tokens[index - 1].folded != "." {
                mark = .month
            }
            if mark.contains(.printed), token.isCapitalised, index > 0, text.tokens[index - 1].isCapitalised {
                mark.formUnion([.institution, .medium])
            }
            marks.append(mark)
            if let (length, row) = sayVerbs.match(text, at: index), row.cells.count >= 4,
                let kind = SayVerb.Kind(rawValue: row.cells[2]), let form = SayVerb.Form(rawValue: row.cells[3])
            {
                verbs[index] = SayVerb(length: length, verb: row.cells[1], kind: kind, form: form)
            }
        }
        self.marks = marks
        self.verbs = verbs
    }

    subscript(index: Int) -> Marks { marks.indices.contains(index) ? marks[index] : [] }
}
