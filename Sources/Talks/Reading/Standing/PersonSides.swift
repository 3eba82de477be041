/// To which side the speakers of a report belong.
struct PersonSides {
    private let text: ReportText
    private let sides: SideNames
    private let sideWords: PhraseTable
    private let words: ReportWords
    /// By folded surname, or folded description.
    private var known: [String: Int] = [:]
    private var surnames: Set<String> = []
    /// By the number of a word, the side of the one who bears it as a surname; -1 for none.
    private var sideOfWord: [Int]
    /// Every word that stands for a side in this report.
    private var sideByWord: [String: Int] = [:]
    /// The tokens after a side's name, by their folded word: where `Norland's Exchange Office` can begin.
    private var afterSides: [String: [(token: Int, side: Int)]] = [:]

    init(text: ReportText, tables: ReadingTables, sides: SideNames, words: ReportWords, people: [NamedInReport]) {
        self.text = text
        self.sides = sides
        sideWords = tables["side-words"]
        self.words = words
        sideOfWord = [Int](repeating: -1, count: text.wordCount)
        for (index, mention) in sides.mentions.entries {
            let words = (index..<(index + mention.length)).map { text.folded($0) }.joined(separator: " ")
            sideByWord[words] = mention.side
        }
        for index in text.tokens.indices where index > 0 && text.tokens[index].kind == .word {
            var before = index - 1
            if text.tokens[before].kind == .possessive { before -= 1 }
            if let mention = sides.mention(at: before) {
                afterSides[text.folded(index), default: []].append((index, mention.side))
            }
        }
        var occurrences: [String: [Int]] = [:]
        for person in people { surnames.insert(Self.surname(person.name)) }
        var isMet = [Bool](repeating: false, count: text.wordCount)
        var isSurname = [Bool](repeating: false, count: text.wordCount)
        var borne: [ReportText.Token] = []
        for (index, token) in text.tokens.enumerated() {
            let word = Int(token.word)
            if !isMet[word] {
                isMet[word] = true
                isSurname[word] = surnames.contains(token.folded)
                if isSurname[word] { borne.append(token) }
            }
            if isSurname[word], token.kind == .word { occurrences[token.folded, default: []].append(index) }
        }
        for person in people {
            let key = Folding.fold(person.name)
            if let office = person.office, let side = side(inWords: office) {
                known[key] = side
                continue
            }
            var votes: [Int: Int] = [:]
            for index in occurrences[Self.surname(person.name)] ?? [] where isFull(person.name, at: index) {
                for (side, weight) in evidence(at: index, name: person.name) { votes[side, default: 0] += weight }
            }
            if votes.isEmpty, let first = occurrences[Self.surname(person.name)]?.first {
                if let side = introduced(before: first) {
                    votes[side] = 1
                } else if let state = sides.onlyState,
                    Self.isOfState(person.office ?? "") || Self.isOfState(text.string(max(0, first - 5)..<first))
                {
                    votes[state] = 1
                }
            }
            if let best = votes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), best.value > 0 {
                known[key] = best.key
            }
        }
        // A surname stands for the one who bears it, unless two sides have it.
        for person in people {
            guard let side = known[Folding.fold(person.name)] else { continue }
            let surname = Self.surname(person.name)
            if let other = known[surname], other != side { known[surname] = -1 } else { known[surname] = side }
        }
        for token in borne { if let side = known[token.folded] { sideOfWord[Int(token.word)] = side } }
    }

    private static func surname(_ name: String) -> String {
        Folding.fold(name.split(separator: " ").last.map(String.init) ?? name)
    }

    /// The side of a speaker by name or description.
    func side(of speaker: String?, office: String? = nil) -> Int? {
        guard let speaker else { return nil }
        if let side = known[Folding.fold(speaker)], side >= 0 { return side }
        if let side = side(inWords: speaker) { return side }
        if let office, let side = side(inWords: office) { return side }
        if let side = known[Self.surname(speaker)], side >= 0 { return side }
        if let side = institution(speaker) { return side }
        return sides.onlyState.flatMap { Self.isOfState(speaker) ? $0 : nil }
    }

    /// The side of the person named at a token.
    func side(at token: Int) -> Int? {
        guard text.tokens.indices.contains(token) else { return nil }
        let side = sideOfWord[Int(text.tokens[token].word)]
        return side >= 0 ? side : nil
    }

    /// `Her Veshnan opposite number was drier. Admiral Tarn said …`: the people's word in the sentence before.
    private func introduced(before index: Int) -> Int? {
        guard let frame = text.frames.firstIndex(where: { $0.contains(index) }), frame > 0 else { return nil }
        let earlier = text.frames[frame - 1]
        guard text.tokens[earlier.lowerBound].paragraph == text.tokens[index].paragraph else { return nil }
        let found = earlier.compactMap { sides.mentions[$0] }.filter { $0.form == .people || $0.form == .capital }
        return found.count == 1 ? found[0].side : nil
    }

    /// An office of a State, where a movement is the other party: `army spokesman`, `the defence minister's aide`.
    private static func isOfState(_ office: String) -> Bool {
        let words = office.split { !$0.isLetter }.map { Folding.fold(String($0)) }
        return words.contains {
            ["army", "government", "military", "minister", "president", "ministry", "presidency"].contains($0)
        }
    }

    /// The first side that a description names.
    private func side(inWords description: String) -> Int? {
        let words = description.split { " -,’'".contains($0) }.map { Folding.fold(String($0)) }
        for (position, word) in words.enumerated() {
            if let side = sideByWord[word] { return side }
            if position + 1 < words.count, let side = sideByWord[word + " " + words[position + 1]] { return side }
        }
        return nil
    }

    /// `the Exchange Office`, where elsewhere `Norland's Exchange Office` stands.
    private func institution(_ speaker: String) -> Int? {
        let words = speaker.split(separator: " ").map { Folding.fold(String($0)) }.filter {
            $0 != "the" && $0 != "a" && $0 != "its"
        }
        guard words.count >= 2, let head = words.first else { return nil }
        for (index, side) in afterSides[head] ?? []
        where words.indices.allSatisfy({ text.folded(index + $0) == words[$0] }) {
            return side
        }
        return nil
    }

    private func isFull(_ name: String, at index: Int) -> Bool {
        let words = name.split(separator: " ").map { Folding.fold(String($0)) }
        guard words.count > 1 else { return true }
        let others = surnames.contains(words[words.count - 1])
        guard others else { return true }
        let before = text.folded(index - 1)
        return words.dropLast().contains(before)
            || !(text.tokens.indices.contains(index - 1)
                && text.tokens[index - 1].isCapitalised && text.tokens[index - 1].kind == .word)
    }

    /// A bare office in lower case between a comma and a name.
    private func opensAttribution(_ range: Range<Int>) -> Bool {
        range.contains { index in
            guard !text.tokens[index].isCapitalised, let row = sideWords.row(text.tokens[index].word) else {
                return false
            }
            return row.cells.count > 1 && row.cells[1] == "office"
        }
    }

    /// What stands around a name and tells a side: an office before it, an apposition after it, the place it speaks in.
    private func evidence(at index: Int, name: String) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        let first = index - (name.split(separator: " ").count - 1)
        // Before: `Veshnan Deputy Foreign Minister`, `Pelland's Prime Minister,`.
        var at = first - 1
        var steps = 0
        var commas = 0
        while at >= 0, steps < 9, text.tokens[at].paragraph == text.tokens[index].paragraph {
            let token = text.tokens[at]
            if let mention = sides.mention(at: at) {
                if mention.form == .capital {
                    if commas == 1 || text.folded(at - 1) == "in" { found.append((mention.side, 2)) }
                } else {
                    found.append((mention.side, commas == 0 ? 5 : 4))
                }
                break
            }
            if token.kind == .punctuation {
                guard token.folded == ",", commas == 0 else { break }
                // `talks with Norland, presidential spokesman X said`: an office after the comma opens the attribution.
                if at + 1 < first, opensAttribution(at + 1..<first) { break }
                commas += 1
            } else if token.kind == .openQuote || token.kind == .closeQuote
                || words.listedVerb(at)?.forms.contains(.past) == true
            {
                break
            }
            at -= 1
            steps += 1
        }
        // After: `, the Veshnan Foreign Minister`, `of Veshna`, `, who led the Norrowian team`.
        let next = index + 1
        guard next < text.tokens.count else { return found }
        let opens = text.folded(next) == "," || text.folded(next) == "of" || text.folded(next) == "("
        if opens {
            at = next + 1
            steps = 0
            while at < text.tokens.count, steps < 9, text.tokens[at].kind != .punctuation {
                if let verb = words.listedVerb(at), verb.reports,
                    !verb.forms.isDisjoint(with: [.past, .present])
                {
                    break
                }
                if let mention = sides.mention(at: at) {
                    found.append((mention.side, mention.form == .capital ? 2 : 5))
                    break
                }
                at += 1
                steps += 1
            }
        }
        return found
    }
}
