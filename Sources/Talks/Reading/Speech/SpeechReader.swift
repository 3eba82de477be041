import Foundation

/// What the reader of speech found, for the parts that build on it.
struct SpeechReading: Sendable {
    /// Quotations and statements.
    var proposals: [Proposal] = []
    /// Everybody named.
    var people: [NamedInReport] = []
    /// Who speaks which tokens; spans may hold one another.
    var spoken: [SpokenSpan] = []

    /// Who speaks at a token: the shortest quotation or statement that holds it.
    func speaker(at token: Int) -> SpokenSpan? {
        var best: SpokenSpan?
        // Spans are sorted by their first token.
        var low = 0
        var high = spoken.count
        while low < high {
            let middle = (low + high) / 2
            if spoken[middle].tokens.lowerBound <= token { low = middle + 1 } else { high = middle }
        }
        for index in stride(from: low - 1, through: max(0, low - 12), by: -1) where index >= 0 {
            let span = spoken[index]
            if span.tokens.contains(token), span.tokens.count < best?.tokens.count ?? .max { best = span }
        }
        return best
    }
}

/// Some tokens and who says them.
struct SpokenSpan: Sendable {
    let tokens: Range<Int>
    let speech: Proposal.Speech
    /// Between quotation marks.
    let isQuoted: Bool
}

/// Finds quotations, statements and those who speak: names first, then sentence by sentence who is meant and what is
/// theirs, last the headlines, which speak of those the text names.
struct SpeechReader {
    let text: ReportText
    let tables: ReadingTables

    func reading() -> SpeechReading {
        let marks = WordMarks(text: text, tables: tables)
        var names = NameRuns(text: text, marks: marks)
        var cast = Cast()
        CastFinder(text: text, marks: marks).find(&names, &cast)
        let phrases = SpeakerPhrases(text: text, marks: marks, names: names)
        var inQuote = [Int](repeating: -1, count: text.tokens.count)
        for (index, quote) in text.quotes.enumerated() {
            for token in quote.tokens { inQuote[token] = index }
            // The marks belong to what stands around them.
        }
        let finder = CueFinder(text: text, marks: marks, phrases: phrases, inQuote: inQuote)
        // Read twice: a lead may speak of an office whose holder is named, or told to be a woman, far below.
        let sameWords = QuoteIndex(text)
        var first = Scene(finder: finder, cast: cast, sameWords: sameWords, tables: tables)
        first.read()
        var scene = Scene(finder: finder, cast: cast.knowing(first.cast), sameWords: sameWords, tables: tables)
        scene.cuesAt = first.cuesAt
        scene.read()
        return scene.reading()
    }
}

/// Finds the people of a report before anything is resolved, so that a headline can lead to them.
struct CastFinder {
    let text: ReportText
    let marks: WordMarks

    func find(_ names: inout NameRuns, _ cast: inout Cast) {
        var surnames: Set<String> = []
        var speaksAlone: Set<String> = []
        var shared: Set<String> = []
        for run in names.runs where run.name.count == 1 {
            if hasVerb(beside: run.range) || (run.title != nil) {
                speaksAlone.insert(text.folded(run.name.lowerBound))
            }
        }
        for (index, run) in names.runs.enumerated() where run.kind == .person {
            let last = text.folded(run.name.upperBound - 1)
            let evident =
                run.title != nil || surnames.contains(Cast.skeleton(last)) || hasEvidence(run, names)
                || (run.name.count > 1 && speaksAlone.contains(last))
            guard evident else {
                names.set(index, kind: .other)
                continue
            }
            surnames.insert(Cast.skeleton(last))
        }
        for (index, run) in names.runs.enumerated() where run.kind == .person {
            register(run, &cast)
            // `Presidents Volodymyr A and Vladimir B`: the office is that of both.
            if let title = run.title?.last, marks[title].contains(.plural), text.folded(run.range.upperBound) == "and",
                index + 1 < names.runs.count, names.runs[index + 1].range.lowerBound == run.range.upperBound + 1,
                let other = names.runs[index + 1].name.last, let first = cast.members.last
            {
                shared.insert(text.folded(other))
                shared.insert(first.surname)
            }
        }
        for index in cast.members.indices where shared.contains(cast.members[index].surname) {
            cast.update(index) { $0.isPublic = true }
        }
        // A surname alone leads to the person named in full, before or after it.
        for (index, run) in names.runs.enumerated() where run.kind == .other && run.name.count == 1 {
            if !cast.persons(surname: text.folded(run.name.lowerBound)).isEmpty, !isOwnerOfPlace(run) {
                names.set(index, kind: .person)
            }
        }
    }

    private func isOwnerOfPlace(_ run: NameRuns.Run) -> Bool { marks[run.name.lowerBound].contains(.place) }

    func register(_ run: NameRuns.Run, _ cast: inout Cast) {
        let words = run.name.map { text.folded($0) }
        let display = text.string(run.name)
        let given = words.count > 1 ? marks[run.name.lowerBound] : []
        let gender: Cast.Gender? =
            given.contains(.maleName) ? .male : (given.contains(.femaleName) ? .female : nil)
        if let known = cast.person(named: words, office: []) {
            cast.update(known) { member in
                if member.gender == nil { member.gender = gender }
                if words.count > member.words.count {
                    member.aliases.append(member.name)
                    member.name = display
                    member.words = words
                } else if display != member.name, !member.aliases.contains(display) {
                    member.aliases.append(display)
                }
            }
            return
        }
        _ = cast.add(Cast.Member(kind: .person, name: display, words: words, gender: gender, seen: -1))
    }

    private func hasVerb(beside range: Range<Int>) -> Bool {
        var next = range.upperBound
        while marks[next].contains(.adverb) || marks[next].contains(.auxiliary) { next += 1 }
        if let verb = marks.verbs[next], verb.form != .ing, verb.form != .base { return true }
        let before = range.lowerBound - 1
        if let verb = marks.verbs[before], verb.kind == .say || verb.kind == .cry, verb.form != .ing { return true }
        return false
    }

    /// A role before or beside, an apposition, a relative clause, an age, or a verb of saying.
    private func hasEvidence(_ run: NameRuns.Run, _ names: NameRuns) -> Bool {
        let range = run.range
        if hasVerb(beside: range) { return true }
        let before = range.lowerBound - 1
        if !marks[before].isDisjoint(with: [.role, .office, .title]) { return true }
        if ["called", "named"].contains(text.folded(before)), range.count > 1 { return true }
        if text.folded(before) == ",", before > 0 {
            var at = before - 1
            while at > 0, before - at < 8, text.tokens[at].kind != .punctuation {
                if !marks[at].isDisjoint(with: [.role, .office]), text.folded(range.upperBound) != "and" {
                    return true
                }
                if marks[at].contains(.possessiveDeterminer), text.folded(range.upperBound) == ",",
                    text.tokens[at].isCapitalised
                {
                    return true
                }
                at -= 1
            }
        }
        let next = range.upperBound
        guard next < text.tokens.count else { return false }
        if text.folded(next) == "," || text.folded(next) == "(" {
            if ["who", "whose"].contains(text.folded(next + 1)) { return true }
            if next + 1 < text.tokens.count, text.tokens[next + 1].kind == .number,
                [",", ")", "."].contains(text.folded(next + 2)), text.tokens[next + 1].folded.count <= 2
            {
                return true
            }
            var at = next + 1
            while at < text.tokens.count, at - next < 9,
                text.tokens[at].kind == .word
                    || text.tokens[at].kind == .possessive
            {
                if !marks[at].isDisjoint(with: [.role, .office]) { return true }
                if marks[at].contains(.finite), at > next + 1 { break }
                at += 1
            }
        }
        return ["who", "whose", "himself", "herself"].contains(text.folded(next))
    }
}
