/// States that no list knows, learnt from a report.
struct InventedStates {
    /// One State with the tokens that stand for it.
    struct State {
        let name: String
        var tokens: [(Int, SideNames.Form)]
    }

    private(set) var states: [State] = []

    /// Endings that make the word for a people of a name, and the endings of the name they replace.
    private static let endings: [(people: String, names: [String])] = [
        ("ian", ["", "ia", "a", "e", "o", "y"]), ("ean", ["", "ea", "e", "a"]), ("an", ["", "a", "ia", "e", "o", "y"]),
        ("n", [""]), ("i", ["", "a", "ia", "e", "y", "istan"]), ("ese", ["", "a", "ia", "o", "e", "y"]),
        ("ish", ["", "land", "e", "a", "en"]),
        ("er", ["", "e"]), ("ite", ["", "a", "e"]), ("ic", ["", "land", "ia", "a"]), ("ar", ["", "e", "a"]),
        ("ch", ["land", "ce"]),
        ("ic", ["e"]), ("k", ["kia", "ka"]), ("", ["ia", "istan", "land", "a"]),
    ]

    init(text: ReportText, tables: ReadingTables, isTaken: (Int) -> Bool, people: [NamedInReport]) {
        let sideWords = tables["side-words"]
        var taken: Set<String> = []
        for person in people {
            for word in person.name.split(separator: " ") { taken.insert(Folding.fold(String(word))) }
        }
        var places: [String: [Int]] = [:]
        var owns: [String: Int] = [:]
        var modifies: [String: Int] = [:]
        var rules: [String: Int] = [:]
        for (index, token) in text.tokens.enumerated()
        where token.kind == .word && token.isCapitalised && !token.isAbbreviation && token.folded.count > 3 {
            if isTaken(index) || sideWords.contains(token.folded) { continue }
            places[token.folded, default: []].append(index)
            let next = index + 1
            guard next < text.tokens.count else { continue }
            if text.tokens[next].kind == .possessive {
                if Self.isSideWord(text, next + 1, sideWords) { owns[token.folded, default: 0] += 1 }
                if let row = sideWords.match(text, at: next + 1)?.row, row.cells.count > 1, row.cells[1] == "office" {
                    rules[token.folded, default: 0] += 1
                }
            } else if Self.isSideWord(text, next, sideWords) {
                modifies[token.folded, default: 0] += 1
            }
            // `the government of Norland`, `the President of Norland`.
            if index > 1, text.folded(index - 1) == "of", !Self.namesDepartment(text.folded(index - 2)),
                let row = sideWords.row(text.folded(index - 2)),
                row.cells.count > 1, ["body", "office", "realm"].contains(row.cells[1])
            {
                owns[token.folded, default: 0] += 1
                if row.cells[1] == "realm" { rules[token.folded, default: 0] += 1 }
            }
            if index > 3, text.folded(index - 1) == "of", text.folded(index - 3) == "of",
                Self.namesDepartment(text.folded(index - 4))
            {
                owns[token.folded, default: 0] += 1
            }
        }
        // A name and the word for its people.
        var stateOf: [String: String] = [:]
        for word in places.keys.sorted() where !taken.contains(word) || (modifies[word] ?? 0) > 0 {
            let single = word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
            guard let name = Self.name(of: single, among: places, taken: taken), name != word else { continue }
            let isClear = (modifies[word] ?? 0) > 0 || word != single || Self.isAdjective(text, places[word] ?? [])
            guard isClear || !taken.contains(word) && !word.hasSuffix("er") else { continue }
            stateOf[word] = name
        }
        var names = Set(stateOf.values).subtracting(stateOf.keys)
        // A name that has ministries, or stands before delegations and officials: where two States are known it may as
        // well be a capital, and must have a president or minister.
        for (word, count) in owns where count > 0 && !taken.contains(word) && stateOf[word] == nil {
            if names.count >= 2, (rules[word] ?? 0) == 0 { continue }
            if !Self.isInstitution(text, places[word] ?? []) { names.insert(word) }
        }
        // `the Norlanders` beside `Norlander` makes a people.
        for word in places.keys.sorted()
        where stateOf[word] == nil && places[word + "s"] != nil && !taken.contains(word)
            && modifies[word] == nil && Self.guess(word) != nil
        {
            modifies[word] = 1
            modifies[word + "s"] = 1
        }
        // A people without its State's name in the report.
        for (word, count) in modifies
        where count > 0 && stateOf[word] == nil && !names.contains(word) && !taken.contains(word) {
            if let guess = Self.guess(word) { stateOf[word] = guess }
        }
        var byName: [String: State] = [:]
        for name in names.union(stateOf.values).sorted() {
            let tokens = (places[name] ?? []).map { ($0, SideNames.Form.name) }
            let written =
                (places[name]?.first { !text.tokens[$0].isUpperCase } ?? places[name]?.first)
                .map { text.string($0..<($0 + 1)) } ?? name.prefix(1).uppercased() + name.dropFirst()
            byName[name] = State(name: written, tokens: tokens)
        }
        for (word, name) in stateOf.sorted(by: { $0.key < $1.key }) {
            byName[name]?.tokens += (places[word] ?? []).map { ($0, SideNames.Form.people) }
        }
        states = byName.keys.sorted().compactMap { byName[$0] }
    }

    /// A word of government, delegations or offices follows, another adjective between.
    static func isSideWord(_ text: ReportText, _ index: Int, _ table: PhraseTable) -> Bool {
        if table.match(text, at: index) != nil { return true }
        guard index < text.tokens.count, text.tokens[index].kind == .word, text.tokens[index + 0].folded.count > 3
        else {
            return false
        }
        return isBody(table.match(text, at: index + 1)?.row) && !text.tokens[index].isCapitalised
            && !text.folded(index).hasSuffix("ed")
    }

    /// `the Ministry of Justice`: what follows is no State.
    private static func namesDepartment(_ word: String) -> Bool {
        ["ministry", "minister", "secretary", "bureau", "office", "chief", "commissioner"].contains(word)
    }

    private static func isBody(_ row: PhraseTable.Row?) -> Bool {
        guard let row, row.cells.count > 1 else { return false }
        return ["body", "office", "helper", "fighter"].contains(row.cells[1])
    }

    private static func name(of people: String, among places: [String: [Int]], taken: Set<String>) -> String? {
        for (ending, nameEndings) in endings where people.hasSuffix(ending) && people != ending {
            let stem = people.dropLast(ending.count)
            guard stem.count >= 3 else { continue }
            for nameEnding in nameEndings {
                let name = stem + nameEnding
                if name != people, name.count > 3, places[String(name)] != nil, !taken.contains(String(name)) {
                    return String(name)
                }
            }
        }
        return nil
    }

    /// Mostly before a word in lower case that is no small word, as adjectives stand.
    private static func isAdjective(_ text: ReportText, _ places: [Int]) -> Bool {
        places.contains { index in
            let next = index + 1
            guard next < text.tokens.count, text.tokens[next].kind == .word else { return false }
            return !text.tokens[next].isCapitalised && text.folded(next).count > 3
        }
    }

    /// A body that has officials, but is no State: `the Committee's delegation`, `the Front's`.
    private static func isInstitution(_ text: ReportText, _ places: [Int]) -> Bool {
        places.contains { index in
            let before = text.folded(index - 1)
            return before == "the"
                || (index > 0 && text.tokens[index - 1].isCapitalised && text.tokens[index - 1].kind == .word
                    && text.tokens[index].spaceBefore && !isSentenceStart(text, index - 1))
        }
    }

    private static func isSentenceStart(_ text: ReportText, _ index: Int) -> Bool {
        index == 0 || text.tokens[index - 1].kind == .punctuation
            || text.tokens[index].paragraph != text.tokens[index - 1].paragraph
    }

    /// The name of a State whose people alone is named.
    private static func guess(_ people: String) -> String? {
        let single = people.hasSuffix("s") ? String(people.dropLast()) : people
        if single.hasSuffix("wian") { return String(single.dropLast(3)) }
        if single.hasSuffix("ian") { return String(single.dropLast()) }
        if single.hasSuffix("an"), single.count > 4 { return String(single.dropLast()) }
        if single.hasSuffix("ese") { return String(single.dropLast(3)) + "a" }
        if single.hasSuffix("ani") || single.hasSuffix("ari") { return String(single.dropLast()) }
        return nil
    }
}
