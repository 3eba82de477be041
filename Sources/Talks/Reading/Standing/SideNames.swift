/// The States and armed groups of one report, and the words that stand for them.
///
/// Known names come from `states` and `armed-groups`. Invented States are learnt from the report itself: a name and
/// the word for its people (`Norland`, `Norlander`), or a name that has ministries and presidents. A capital is
/// learnt where the report says so, where office-holders of a State speak there, and, for the last one of two
/// parties, by exclusion.
struct SideNames {
    /// How a word stands for a side.
    enum Form: Sendable { case name, people, capital, seat }

    /// A mention, from its first token.
    struct Mention: Sendable {
        let side: Int
        let form: Form
        let length: Int
    }

    /// Names as the record writes them.
    private(set) var names: [String] = []
    /// By first token.
    private(set) var mentions: TokenMap<Mention>
    /// For every token the mention that holds it, as the mention's first token.
    private(set) var holder: TokenMap<Int>
    /// The parties at war or at the table: the sides spoken of most, who carry no messages between others.
    private(set) var parties: [Int] = []
    /// Sides that are no States, and have no capital.
    private(set) var groups: Set<Int> = []

    private let text: ReportText
    private var idByName: [String: Int] = [:]

    init(text: ReportText, tables: ReadingTables, words: ReportWords, people: [NamedInReport]) {
        self.text = text
        mentions = TokenMap(count: text.tokens.count)
        holder = TokenMap(count: text.tokens.count)
        readKnown(tables)
        readMovements(tables)
        let invented = InventedStates(text: text, tables: tables, isTaken: { self.holder.holds($0) }, people: people)
        for state in invented.states {
            let side = id(of: state.name)
            for (index, form) in state.tokens where !holder.holds(index) { place(side, form, index, 1) }
        }
        readRealms(tables)
        findParties(tables)
        var finder = CapitalFinder(text: text, tables: tables, sides: self, people: people, words: words)
        if let state = finder.actingState(), parties.count < 2 || state.acts > 1 && count(parties[1]) < 2 {
            let side = id(of: state.name)
            for range in state.tokens where !holder.holds(range.lowerBound) {
                place(side, .name, range.lowerBound, range.count)
            }
            findParties(tables)
            finder = CapitalFinder(text: text, tables: tables, sides: self, people: people, words: words)
        }
        placeCapitals(finder)
    }

    /// Looks for capitals once more, now that the sides of persons are known (`In Sund, President Karran …`).
    mutating func learnCapitals(
        tables: ReadingTables, words: ReportWords, people: [NamedInReport], personSide: @escaping (Int) -> Int?
    ) {
        placeCapitals(
            CapitalFinder(
                text: text, tables: tables, sides: self, people: people, words: words, personSide: personSide))
    }

    private mutating func placeCapitals(_ finder: CapitalFinder) {
        for (side, ranges) in finder.capitals() {
            for range in ranges where !holder.holds(range.lowerBound) {
                place(side, .capital, range.lowerBound, range.count)
            }
        }
    }

    mutating func id(of name: String) -> Int {
        let key = Folding.fold(name)
        if let known = idByName[key] {
            if names[known] == names[known].uppercased() { names[known] = name }
            return known
        }
        names.append(name)
        idByName[key] = names.count - 1
        return names.count - 1
    }

    private mutating func place(_ side: Int, _ form: Form, _ index: Int, _ length: Int) {
        mentions[index] = Mention(side: side, form: form, length: length)
        for at in index..<(index + length) { holder[at] = index }
    }

    private func count(_ side: Int) -> Int { mentions.entries.count { $0.1.side == side } }

    /// The mention that holds a token.
    func mention(at token: Int) -> Mention? { holder[token].flatMap { mentions[$0] } }

    // MARK: Known names

    private mutating func readKnown(_ tables: ReadingTables) {
        struct Entry {
            let words: [String]
            let name: String
            let form: Form
        }
        var byFirst: [String: [Entry]] = [:]
        func add(_ phrase: String, _ name: String, _ form: Form) {
            let words = phrase.split(separator: " ").map { Folding.fold(String($0)) }.map {
                $0.hasSuffix(".") ? String($0.dropLast()) : $0
            }
            if let first = words.first {
                byFirst[first, default: []].append(Entry(words: words, name: name, form: form))
            }
        }
        for row in tables["states"].rows where row.cells.count > 4 {
            add(row.cells[0], row.cells[0], .name)
            for (cell, form) in [(1, Form.name), (2, .people), (3, .capital), (4, .seat)] where row.cells[cell] != "-" {
                for phrase in row.cells[cell].split(separator: ";") {
                    add(String(phrase), row.cells[0], form)
                    if form == .people { add(String(phrase) + "s", row.cells[0], form) }
                }
            }
        }
        for row in tables["armed-groups"].rows where row.cells.count > 1 {
            add(row.cells[0], row.cells[0], .name)
            if row.cells[1] != "-" {
                for phrase in row.cells[1].split(separator: ";") { add(String(phrase), row.cells[0], .name) }
            }
        }
        let groupNames = Set(tables["armed-groups"].rows.map { $0.cells[0] })
        var index = 0
        while index < text.tokens.count {
            let token = text.tokens[index]
            guard token.isCapitalised, let entries = byFirst[token.folded] else {
                index += 1
                continue
            }
            let fit = entries.filter { entry in
                entry.words.indices.allSatisfy { text.folded(index + $0) == entry.words[$0] }
            }
            if let best = fit.max(by: { $0.words.count < $1.words.count }), !isPersonal(index, best.words.count) {
                let side = id(of: best.name)
                if groupNames.contains(best.name) { groups.insert(side) }
                place(side, best.form, index, best.words.count)
                index += best.words.count
            } else {
                index += 1
            }
        }
    }

    /// A State's name that is somebody's surname or given name here: another name stands beside it (`Jordan Smith`).
    private func isPersonal(_ index: Int, _ length: Int) -> Bool {
        guard length == 1,
            text.tokens[index].folded == "jordan" || text.tokens[index].folded == "georgia"
                || text.tokens[index].folded == "chad" || text.tokens[index].folded == "us"
        else { return false }
        if text.tokens[index].folded == "us" { return !text.tokens[index].isUpperCase }
        let next = index + 1
        return text.tokens.indices.contains(next) && text.tokens[next].isCapitalised && text.tokens[next].kind == .word
            && !text.tokens[next].isUpperCase && text.tokens[next].spaceBefore
    }

    // MARK: Parties

    private mutating func findParties(_ tables: ReadingTables) {
        var weights = [Int](repeating: 0, count: names.count)
        var isHelper = [Bool](repeating: false, count: names.count)
        let sideWords = tables["side-words"]
        for (index, mention) in mentions.entries {
            weights[mention.side] += mention.form == .capital || mention.form == .seat ? 1 : 2
            let next = index + mention.length
            let after = text.tokens.indices.contains(next) && text.tokens[next].kind == .possessive ? next + 1 : next
            for at in after...(after + 1) {
                guard let row = sideWords.row(text.folded(at)), row.cells.count > 1 else { continue }
                if row.cells[1] == "helper" { isHelper[mention.side] = true }
                if row.cells[1] == "fighter" { weights[mention.side] += 3 }
            }
            if Self.helps(text, before: index) { isHelper[mention.side] = true }
            // `between Norland and Sundia`, `Norland and Sundia`: named together.
            if text.folded(next) == "and", let other = mentions[next + 1] ?? mentions[next + 2],
                other.side != mention.side
            {
                let isBetween = text.folded(index - 1) == "between" || text.folded(index - 2) == "between"
                weights[mention.side] += isBetween ? 6 : 2
                weights[other.side] += isBetween ? 6 : 2
            }
        }
        let order = names.indices.filter { weights[$0] > 0 }.sorted {
            (isHelper[$0] ? 1 : 0, -weights[$0] - (groups.contains($0) ? 4 : 0), $0)
                < (isHelper[$1] ? 1 : 0, -weights[$1] - (groups.contains($1) ? 4 : 0), $1)
        }
        guard let first = order.first else { return }
        let second = order.dropFirst().first.map { weights[$0] } ?? weights[first]
        parties = order.enumerated().filter { place, side in
            place < 2 || groups.contains(side) || place < 4 && !isHelper[side] && weights[side] * 2 >= second
        }.map(\.element)
    }

    /// `with mediation of Norland`, `hosted by Norland`, `through Norland`, `mediated by Norland`.
    private static func helps(_ text: ReportText, before index: Int) -> Bool {
        let start = text.folded(index - 1) == "the" ? index - 1 : index
        switch text.folded(start - 1) {
        case "of", "by":
            return ["mediation", "mediated", "hosted", "brokered", "facilitated", "auspices"].contains(
                text.folded(start - 2))
        case "through", "via": return true
        default: return false
        }
    }

    /// The one State among the parties, when a movement stands against it: `the government`, `the army` are its.
    var onlyState: Int? {
        let states = parties.filter { !groups.contains($0) }
        return parties.count > states.count && !states.isEmpty ? states[0] : nil
    }

    /// The one movement among the parties: `the group`, `the rebels`.
    var onlyGroup: Int? {
        let found = parties.filter { groups.contains($0) }
        return found.count == 1 ? found[0] : nil
    }

    // MARK: Movements

    /// `the Southern Hills Movement`, later `the Movement`; `the rebel Lakes Army (LA)`, later `LA`.
    private mutating func readMovements(_ tables: ReadingTables) {
        let words = tables["side-words"]
        var heads: [String: Int] = [:]
        for (index, token) in text.tokens.enumerated()
        where token.isCapitalised && token.kind == .word && !holder.holds(index) {
            guard let row = words.row(token.folded), row.cells.count > 1 else { continue }
            let kind = row.cells[1]
            var start = index
            while start > 0, isNameWord(start - 1), text.tokens[start - 1].paragraph == token.paragraph { start -= 1 }
            let isArmed =
                ["rebel", "armed", "separatist", "paramilitary", "insurgent", "guerrilla"].contains(
                    text.folded(start - 1))
                || (start..<index).contains { Self.liberating.contains(text.folded($0)) }
            guard kind == "group" || isArmed && ["army", "forces", "council", "party", "union"].contains(token.folded)
            else { continue }
            if start < index {
                let side = id(of: text.string(start..<(index + 1)))
                groups.insert(side)
                if heads[token.folded] == nil { heads[token.folded] = side }
                place(side, .name, start, index + 1 - start)
                // Its short forms: letters in brackets, the first word alone.
                if text.folded(index + 1) == "(", text.tokens.indices.contains(index + 2),
                    text.tokens[index + 2].isUpperCase
                {
                    nameAgain(text.folded(index + 2), side)
                }
                if index - start == 1, text.folded(start).utf8.count > 3, words.row(text.folded(start)) == nil {
                    nameAgain(text.folded(start), side)
                }
            } else if text.folded(index - 1) == "the", let side = heads[token.folded] {
                place(side, .name, index, 1)
            }
        }
    }

    private static let liberating: Set<String> = [
        "liberation", "resistance", "popular", "revolutionary", "people's", "freedom",
    ]

    private func isNameWord(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.kind == .word && token.isCapitalised && token.folded != "the" && !holder.holds(index)
    }

    /// Every other place where a word stands by itself with a capital.
    private mutating func nameAgain(_ word: String, _ side: Int) {
        guard let number = text.tokens.first(where: { $0.folded == word })?.word else { return }
        for index in text.tokens.indices
        where text.tokens[index].word == number && text.tokens[index].isCapitalised && !holder.holds(index) {
            place(side, .name, index, 1)
        }
    }

    private mutating func readRealms(_ tables: ReadingTables) {
        let words = tables["side-words"]
        var heads: [String: Int] = [:]
        for (index, token) in text.tokens.enumerated()
        where token.isCapitalised && token.kind == .word && !holder.holds(index) {
            if let row = words.row(token.folded), row.cells.count > 1, row.cells[1] == "realm" {
                readRealm(index, &heads)
            }
        }
    }

    /// `the Emirate of Orland`, `the Orlandish Republic`, later `the Emirate`.
    private mutating func readRealm(_ index: Int, _ heads: inout [String: Int]) {
        let word = text.folded(index)
        if text.folded(index + 1) == "of", text.tokens.indices.contains(index + 2),
            text.tokens[index + 2].isCapitalised,
            text.tokens[index + 2].kind == .word
        {
            let side = mention(at: index + 2)?.side ?? id(of: text.string((index + 2)..<(index + 3)))
            if !holder.holds(index + 2) { place(side, .name, index + 2, 1) }
            nameAgain(text.folded(index + 2), side)
            if heads[word] == nil { heads[word] = side }
        } else if index > 0, isNameWord(index - 1), text.tokens[index].spaceBefore,
            !["the", "a"].contains(text.folded(index - 1)),
            heads[word] == nil, text.folded(index - 2) == "the" || text.folded(index - 2) == "a"
        {
            let side = id(of: text.string((index - 1)..<(index + 1)))
            place(side, .name, index - 1, 2)
            nameAgain(text.folded(index - 1), side)
            heads[word] = side
        } else if text.folded(index - 1) == "the", let side = heads[word] {
            place(side, .name, index, 1)
        }
    }
}
