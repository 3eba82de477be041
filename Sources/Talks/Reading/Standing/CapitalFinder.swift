/// Capitals that no list knows, learnt from a report by votes: where it says so, where office-holders of a State speak,
/// and, for places that act (`Harle insists`), by exclusion.
struct CapitalFinder {
    private let text: ReportText
    private let sides: SideNames
    private let sideWords: PhraseTable
    private let words: ReportWords
    private let wilful: Set<String>
    /// By the number of a word: it stands in a list of what is no place, in a person's name, or in lower case somewhere.
    private let isNoPlace: [Bool]
    private let withCapital: Set<Int>
    /// Places by name, each as its first tokens; a name has one or two words.
    private var places: [String: [Range<Int>]] = [:]
    private var votes: [String: [Int: Int]] = [:]
    /// How often a name acts.
    private var acts: [String: Int] = [:]
    /// Names before which `in`, `from` or `to` stands, or the dateline's.
    private var isPlace: Set<String> = []
    /// The sentences in which a name acts.
    private var frames: [String: Set<Int>] = [:]

    private let personSide: (Int) -> Int?

    init(
        text: ReportText, tables: ReadingTables, sides: SideNames, people: [NamedInReport], words: ReportWords,
        personSide: @escaping (Int) -> Int? = { _ in nil }
    ) {
        self.personSide = personSide
        self.text = text
        self.sides = sides
        self.words = words
        sideWords = tables["side-words"]
        var isNoPlace = [Bool](repeating: false, count: text.wordCount)
        for table in ["months", "weekdays", "titles", "offices", "institutions", "grammar-words", "side-words"] {
            for row in tables[table].rows where row.words.count == 1 { isNoPlace[Int(row.numbers[0])] = true }
        }
        let named = Set(people.flatMap { $0.name.split(separator: " ").map { Folding.fold(String($0)) } })
        for token in text.tokens where token.kind == .word && !isNoPlace[Int(token.word)] {
            if !token.isCapitalised || named.contains(token.folded) { isNoPlace[Int(token.word)] = true }
        }
        self.isNoPlace = isNoPlace
        var wilful: Set<String> = ["have", "will"]
        for table in ["stance-verbs", "side-acts"] { for row in tables[table].rows { wilful.insert(row.words[0]) } }
        self.wilful = wilful
        withCapital = Set(sides.mentions.entries.lazy.filter { $0.1.form == .capital }.map { $0.1.side })
        gather()
        for place in places.keys.sorted() { for range in places[place] ?? [] { vote(place, range) } }
    }

    /// A name that acts and has no capital of its own: the State that a report never calls by its people.
    func actingState() -> (name: String, tokens: [Range<Int>], acts: Int)? {
        let best = acts.max {
            ($0.value, places[$0.key]?.count ?? 0, $1.key) < ($1.value, places[$1.key]?.count ?? 0, $0.key)
        }
        guard let best, let tokens = places[best.key], let first = tokens.first else { return nil }
        return (text.string(first), tokens, best.value)
    }

    /// The places of each side's capital.
    func capitals() -> [(Int, [Range<Int>])] {
        var found: [Int: String] = [:]
        var used: Set<String> = []
        let ranked = votes.flatMap { place, bySide in bySide.map { (place: place, side: $0.key, votes: $0.value) } }
            .filter { $0.votes >= 4 || $0.votes >= 3 && acts[$0.place] != nil }
            .sorted { (-$0.votes, $0.place, $0.side) < (-$1.votes, $1.place, $1.side) }
        for row in ranked where found[row.side] == nil && !used.contains(row.place) && !hasCapital(row.side) {
            found[row.side] = row.place
            used.insert(row.place)
        }
        // What acts and speaks of the one party is the other's.
        let parties = sides.parties.filter { !sides.groups.contains($0) }
        for side in parties where found[side] == nil && !hasCapital(side) {
            let place = acting(used).first { place in
                isPlace.contains(place) && parties.contains { $0 != side && (votes[place]?[$0] ?? 0) < 0 }
                    && (votes[place]?[side] ?? 0) >= 0
            }
            if let place {
                found[side] = place
                used.insert(place)
            }
        }
        // The last party has the last place that acts.
        let without = parties.filter { found[$0] == nil && !hasCapital($0) }
        if parties.count <= 2, without.count == 1, let side = without.first,
            let place = acting(used).first(where: { place in
                (votes[place]?[side] ?? 0) >= 0 && (isPlace.contains(place) || actsBesideCapital(place, found))
            })
        {
            found[side] = place
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, places[$0.value] ?? []) }
    }

    /// Places that act and have no side yet, the most frequent first.
    private func acting(_ used: Set<String>) -> [String] {
        acts.keys.filter { !used.contains($0) }.sorted {
            (-(acts[$0] ?? 0), -(places[$0]?.count ?? 0), $0) < (-(acts[$1] ?? 0), -(places[$1]?.count ?? 0), $1)
        }
    }

    /// `Sund wants the valley; Aker has ruled it out`.
    private func actsBesideCapital(_ place: String, _ found: [Int: String]) -> Bool {
        found.values.contains { other in !(frames[other] ?? []).isDisjoint(with: frames[place] ?? []) }
    }

    private func hasCapital(_ side: Int) -> Bool { withCapital.contains(side) }

    private func frame(holding token: Int) -> Range<Int>? {
        var low = 0
        var high = text.frames.count
        while low < high {
            let middle = (low + high) / 2
            if text.frames[middle].upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < text.frames.count && text.frames[low].contains(token) ? text.frames[low] : nil
    }

    // MARK: Places

    private mutating func gather() {
        var index = 0
        while index < text.tokens.count {
            guard isNameWord(index) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < text.tokens.count, isNameWord(end), text.tokens[end].paragraph == text.tokens[index].paragraph {
                end += 1
            }
            if end - index <= 2, !beginsName(end) {
                let name = (index..<end).map { text.folded($0) }.joined(separator: " ")
                places[name, default: []].append(index..<end)
            }
            index = end
        }
    }

    private func beginsName(_ index: Int) -> Bool {
        guard index < text.tokens.count, text.tokens[index].kind == .word else { return false }
        return text.tokens[index].isCapitalised && text.tokens[index].spaceBefore && !sides.holder.holds(index)
            && text.folded(index - 1) != "," && text.tokens[index - 1].kind == .word
    }

    private func isNameWord(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.kind == .word && token.isCapitalised && !token.isAbbreviation && token.folded.utf8.count > 2
            && !sides.holder.holds(index) && !isNoPlace[Int(token.word)]
            && words.listedVerb(index) == nil
    }

    // MARK: Votes

    private mutating func add(_ place: String, _ side: Int, _ weight: Int) {
        votes[place, default: [:]][side, default: 0] += weight
    }

    private mutating func vote(_ place: String, _ range: Range<Int>) {
        let index = range.lowerBound
        voteByApposition(place, range)
        let before = text.folded(index - 1)
        let frame = frame(holding: index) ?? range
        if ["in", "from", "to", "near", "outside"].contains(before) { isPlace.insert(place) }
        if let dateline = text.heading.dateline, dateline.contains(index) { isPlace.insert(place) }
        if before == "in" {
            // Who speaks there, or of whom a sentence that opens there speaks.
            let isFronted = index - frame.lowerBound <= 2
            let isSaid = (max(0, index - 5)..<index).contains { words.listedVerb($0)?.reports == true }
            if isFronted || isSaid, let holder = officeHolder(in: frame, except: index), isFronted || holder.at < index
            {
                add(place, holder.side, isFronted ? 3 : 4)
            }
            return
        }
        // A name that acts: it wants, says, refuses; no preposition and no other name before.
        var next = range.upperBound
        while next < frame.upperBound,
            words.classes[next].contains(.adverb) || text.tokens[next].kind == .openQuote
        {
            next += 1
        }
        guard next < frame.upperBound else { return }
        var isWilful =
            words.listedVerb(next).map { verb in
                !verb.forms.isDisjoint(with: [.past, .present]) && (verb.reports || wilful.contains(verb.lemma))
            } ?? false
        if !words.classes[next].isDisjoint(with: .auxiliary) {
            for at in (next + 1)..<max(next + 1, min(frame.upperBound, next + 5)) {
                if let verb = words.listedVerb(at), verb.reports || wilful.contains(verb.lemma) {
                    isWilful = true
                }
            }
        }
        let isPreceded = index > 0 && words.classes[index - 1].contains(.preposition) || before == "the"
        let receives = ["accused", "told", "urged", "between", "asked"].contains(before)
        guard isWilful && !isPreceded || receives else { return }
        acts[place, default: 0] += 1
        frames[place, default: []].insert(frame.lowerBound)
        if isWilful {
            // Whom it speaks of is another.
            for at in frame where at > index {
                if let mention = sides.mentions[at], mention.form != .capital { add(place, mention.side, -1) }
            }
        }
    }

    /// `Norland (capital Sund)`, `the Norlandish capital, Sund`, `Sund, the capital of Norland`.
    private mutating func voteByApposition(_ place: String, _ range: Range<Int>) {
        let near = max(0, range.lowerBound - 5)..<min(text.tokens.count, range.upperBound + 5)
        for at in near where text.folded(at) == "capital" {
            let around = max(0, at - 3)..<min(text.tokens.count, at + 4)
            if let mention = around.compactMap({ sides.mention(at: $0) }).first(where: { $0.form != .capital }) {
                add(place, mention.side, 6)
            }
        }
    }

    /// Somebody who holds office of a side, or a ministry, in the sentence; a person whose side is known.
    private func officeHolder(in frame: Range<Int>, except place: Int) -> (side: Int, at: Int)? {
        for at in frame where at != place {
            if let side = personSide(at) { return (side, at) }
            guard let mention = sides.mentions[at], mention.form != .capital else { continue }
            var next = at + mention.length
            if next < text.tokens.count, text.tokens[next].kind == .possessive { next += 1 }
            guard let row = sideWords.match(text, at: next)?.row, row.cells.count > 1 else { continue }
            let isSeat =
                row.cells[1] == "office"
                || ["ministry", "parliament", "government"].contains { row.words.contains($0) }
            if isSeat { return (mention.side, at) }
        }
        return nil
    }
}
