import Foundation

/// Capitalised runs: names of people, with the title before them, and of institutions.
///
/// A run goes over capitalised words, initials and small words of names (`van`, `al`); it ends at marks. Within a run
/// the last title or office parts the office from the name. A run that holds a head noun of institutions is one; a run
/// with a word for places or things is neither.
struct NameRuns: Sendable {
    struct Run: Sendable {
        enum Kind: Sendable { case person, institution, other }

        /// All tokens of the run.
        let range: Range<Int>
        /// Its title or office, capitalised with it.
        let title: Range<Int>?
        /// The name itself.
        let name: Range<Int>
        var kind: Kind
    }

    private(set) var runs: [Run] = []
    /// Run by first token.
    private(set) var byStart: TokenMap<Int>
    /// Run by any of its tokens.
    private(set) var byToken: TokenMap<Int>

    init(text: ReportText, marks: WordMarks) {
        byStart = TokenMap(count: text.tokens.count)
        byToken = TokenMap(count: text.tokens.count)
        var at = 0
        let tokens = text.tokens
        while at < tokens.count {
            guard tokens[at].kind == .word, tokens[at].isCapitalised, canBegin(at, text, marks) else {
                at += 1
                continue
            }
            var end = at + 1
            while end < tokens.count, tokens[end].paragraph == tokens[at].paragraph, tokens[end].kind == .word {
                // A shouted dateline is not continued by the text.
                if let dateline = text.heading.dateline, dateline.upperBound == end { break }
                if tokens[end].isCapitalised, !isBare(end, text, marks) {
                    end += 1
                } else if let next = pastParticles(end, tokens, marks) {
                    end = next
                } else if joinsInstitution(at ..~ end, end, tokens, marks) {
                    end += tokens[end + 1].isCapitalised ? 2 : 3
                } else {
                    break
                }
            }
            // `talks in Istanbul Vladimir Medinsky has said`, `the Defence Intelligence Kyrylo Budanov`: a place or service
            // after in or the, then a name.
            if end - at >= 3, at > 0, ["in", "at", "near", "the"].contains(text.folded(at - 1)),
                !(at..<end).contains(where: {
                    !marks[$0].isDisjoint(with: [.institution, .place, .particle, .document])
                        || !marks[$0].isDisjoint(with: .anyRole)
                        || !marks[$0].isDisjoint(with: .function)
                }), end < tokens.count,
                marks.verbs.holds(end) || marks[end].contains(.auxiliary) || text.folded(end) == ","
            {
                append(at..<end - 2, text, marks)
                append(end - 2..<end, text, marks)
                at = end
                continue
            }
            // `Foreign Minister of Russia Sergei Lavrov`, `the Foreign Ministry of Russia Zoya Krastilina`.
            if let state = (at ..~ end).last(where: { marks[$0].contains(.nation) && text.folded($0 - 1) == "of" }),
                end - state - 1 >= 2, end - state - 1 <= 3,
                (state + 1 ..~ end).allSatisfy({ text.tokens[$0].isCapitalised || marks[$0].contains(.particle) })
            {
                append(at ..~ state + 1, text, marks)
                append(state + 1 ..~ end, text, marks)
                at = end
                continue
            }
            // `Foreign Ministry Zoya Krastilina`: an institution, then a name.
            if let head = (at ..~ end).first(where: { marks[$0].contains(.institution) }), head > at,
                end - head - 1 >= 2, end - head - 1 <= 3,
                !(head + 1 ..~ end).contains(where: {
                    !marks[$0].isDisjoint(with: [.institution, .place, .office, .role])
                        || !marks[$0].isDisjoint(with: .function)
                })
            {
                append(at ..~ head + 1, text, marks)
                append(head + 1 ..~ end, text, marks)
            } else {
                append(at ..~ end, text, marks)
            }
            at = end
        }
    }

    /// `von der Leyen`, `al Kadri`: up to three small words, then a capital.
    private func pastParticles(_ at: Int, _ tokens: [ReportText.Token], _ marks: WordMarks) -> Int? {
        var next = at
        while next < tokens.count, next - at < 3, marks[next].contains(.particle), !tokens[next].isCapitalised,
            tokens[next].folded != "st"
        { next += 1 }
        guard next > at, next < tokens.count, tokens[next].kind == .word, tokens[next].isCapitalised else { return nil }
        return next + 1
    }

    /// A function word is capitalised only because it opens a sentence; days and months are no names.
    private func canBegin(_ at: Int, _ text: ReportText, _ marks: WordMarks) -> Bool {
        let mark = marks[at]
        if !mark.isDisjoint(with: [.day, .month, .opener]) { return false }
        if !mark.isDisjoint(with: .function), !text.tokens[at].isUpperCase || text.tokens[at].folded.count < 2 {
            // `Will Smith` is left out; `US` and `IT` in capitals are kept.
            return false
        }
        if marks.verbs.holds(at), mark.isDisjoint(with: .anyRole) { return false }
        return true
    }

    private func isBare(_ at: Int, _ text: ReportText, _ marks: WordMarks) -> Bool {
        let mark = marks[at]
        if !mark.isDisjoint(with: [.day, .month]) { return true }
        return !mark.isDisjoint(with: [.determiner, .possessiveDeterminer, .pronoun, .auxiliary, .conjunction])
            && !text.tokens[at].isUpperCase
    }

    /// `Bureau for the Missing`, `Ministry of Foreign Affairs`, `Secretary of State`: of, for, on, and the.
    private func joinsInstitution(
        _ run: Range<Int>, _ at: Int, _ tokens: [ReportText.Token], _ marks: WordMarks
    ) -> Bool {
        guard ["of", "for", "on"].contains(tokens[at].folded) else { return false }
        guard let last = run.last else { return false }
        guard !marks[last].isDisjoint(with: [.institution, .office]) else { return false }
        let next = at + 1
        guard next < tokens.count, tokens[next].kind == .word else { return false }
        let isRole = !marks[last].contains(.institution)
        if tokens[next].isCapitalised, marks[next].isDisjoint(with: [.day, .month]) {
            // `Prime Minister of Veshna` stays a role with its country; `Secretary of State Marco Rubio` is an office.
            if !isRole { return next + 1 >= tokens.count || !marks[next].contains(.day) }
            return ["state", "foreign", "defence", "defense", "interior", "justice", "finance", "the"].contains(
                tokens[next].folded)
        }
        return tokens[next].folded == "the" && next + 1 < tokens.count && tokens[next + 1].kind == .word
            && tokens[next + 1].isCapitalised && !isRole
    }

    private mutating func append(_ range: Range<Int>, _ text: ReportText, _ marks: WordMarks) {
        var kind = Run.Kind.other
        var title: Range<Int>?
        var name = range
        // The last office or title that leaves a name behind it.
        var cut: Int?
        for index in range
        where !marks[index].isDisjoint(with: .anyRole) {
            cut = index
        }
        if let cut {
            if cut + 1 < range.upperBound {
                title = range.lowerBound ..~ cut + 1
                name = cut + 1 ..~ range.upperBound
                // Secretary of State X, Minister of Defence X.
                var isOffice = false
                if text.folded(cut + 1) == "of" || text.folded(cut + 1) == "for" {
                    // Minister of Foreign Affairs X.
                    let isLonger = ["foreign", "internal", "home", "external", "social"].contains(text.folded(cut + 2))
                    let end = cut + (isLonger ? 4 : 3)
                    isOffice = range.upperBound <= end
                    if range.upperBound > end {
                        title = range.lowerBound ..~ end
                        name = end ..~ range.upperBound
                    }
                }
                if isOffice {
                    title = nil
                    name = range
                } else if !holds(name, marks, [.institution]) {
                    kind = .person
                }
            } else {
                kind = .other
            }
        } else if holds(range, marks, [.institution, .document]) {
            kind = .institution
        } else if range.count >= 2, range.count <= 5, !holds(range, marks, [.place]) {
            kind = .person
        }
        byStart[range.lowerBound] = runs.count
        for index in range { byToken[index] = runs.count }
        runs.append(Run(range: range, title: title, name: name, kind: kind))
    }

    private func holds(_ range: Range<Int>, _ marks: WordMarks, _ wanted: WordMarks.Marks) -> Bool {
        range.contains { !marks[$0].isDisjoint(with: wanted) }
    }

    mutating func set(_ index: Int, kind: Run.Kind) { runs[index].kind = kind }
}
