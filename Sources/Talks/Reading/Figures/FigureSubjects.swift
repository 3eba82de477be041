/// What a figure is about, in a few words of its clause: what is counted, what governs it, what completes it.
///
/// A figure that is the subject of its clause ("23 carried a tag") is told by what follows; one that is an object
/// ("had exchanged 214 prisoners each") by the last words before and the next ones after. Other figures of the clause,
/// those who speak and dates are passed over.
struct FigureSubjects {
    private let text: ReportText
    private let words: ClauseWords
    private let dated: [Bool]
    private let saying: Set<String>
    private static let subordinators: Set<String> = [
        "because", "although", "though", "while", "whereas", "if", "unless", "lest", "as", "until", "when",
    ]
    private static let weak: Set<String> = ["according", "such", "first", "next", "later", "great", "own"]
    private static let kept: Set<String> = ["other", "another", "remaining", "further", "more", "additional"]
    private static let adverbsKept: Set<String> = ["home", "back", "abroad", "alive", "apart", "overnight"]

    init(text: ReportText, words: ClauseWords, tables: ReadingTables, dated: [Bool]) {
        self.text = text
        self.words = words
        self.dated = dated
        saying = Set(tables["subject-ends"].rows.map { $0.cells[0] })
    }

    /// The subject of a figure in its sentence, after the figure before it.
    func subject(of figure: FoundFigure, in sentence: Range<Int>, before: FoundFigure?) -> String {
        let span = figure.tokens
        let next = span.upperBound
        var own = modifiers(figure)
        if own.isEmpty { own = [figure.unit] }
        if Self.kept.contains(folded(span.lowerBound - 1)) || folded(span.lowerBound - 1) == "every" {
            own.insert(folded(span.lowerBound - 1), at: 0)
        }
        if figure.kind == "age" { return age(figure, sentence, before) }
        if figure.kind == "share" || figure.kind == "percent" { return share(figure, sentence, before) }
        let isSubject = words[next] == .auxiliary || words[next] == .verb
        let isJoined = figure.rule.hasPrefix("figure-joined")
        var after = right(from: next, sentence, count: isSubject ? 4 : 2)
        if figure.kind == "time", folded(next) == "after" || folded(next) == "before" {
            after = [folded(next)] + right(from: next, sentence, count: 3)
        }
        var lead = left(
            from: span.lowerBound - 1, sentence, count: isSubject || isJoined ? 1 : 3, crossing: isSubject ? 0 : 2)
        if !isSubject, !isJoined, figure.kind != "count", lead.count == 3 {
            // "a seat in a car from the capital to the border costs 900": what costs stands first.
            let whole = left(from: span.lowerBound - 1, sentence, count: 12, crossing: 0)
            if let first = whole.first, whole.count > 3 { lead = [first] + lead.suffix(2) }
        }
        if lead.isEmpty, after.isEmpty, ["of", "from", "among"].contains(folded(sentence.lowerBound)),
            folded(next) == ","
        {
            after = right(from: next + 1, sentence, count: 4)
        }
        var told = Set(own.map(Folding.fold) + [Folding.fold(figure.unit)])
        if lead.isEmpty, !isSubject, figure.kind == "time" || figure.kind == "times" {
            after = right(from: next, sentence, count: 4)
        }
        let around = (lead + after).filter { told.insert(Folding.fold($0)).inserted }
        if around.isEmpty { return joined(own + bare(figure, sentence, before)) }
        if around.count < 2, figure.noun == nil, let before,
            sentence.contains(before.number.lowerBound) || around.isEmpty
        {
            return joined(
                own + around
                    + before.subject.split(separator: " ").map(String.init).filter { $0 != figure.unit }.prefix(2))
        }
        return joined(own + around)
    }

    /// Whether a verb of saying stands there: those counted before it speak, and are no unit to go on with.
    func isSaying(_ index: Int) -> Bool { saying.contains(folded(index)) && words[index] == .verb }

    private func folded(_ index: Int) -> String { text.folded(index) }

    private func written(_ index: Int) -> String { text.string(index..<index + 1) }

    private func joined(_ parts: [String]) -> String { parts.prefix(12).joined(separator: " ") }

    private func isContent(_ index: Int) -> Bool {
        guard !dated[index], !folded(index).hasPrefix("for-") else { return false }
        switch words[index] {
        case .open, .verb, .verbOrNoun, .gerund: return !Self.weak.contains(folded(index))
        case .adverb: return Self.adverbsKept.contains(folded(index))
        default: return false
        }
    }

    /// The words between a number and the end of its noun.
    private func modifiers(_ figure: FoundFigure) -> [String] {
        guard figure.noun != nil || figure.number.upperBound < figure.tokens.upperBound else { return [] }
        return (figure.number.upperBound..<max(figure.number.upperBound, figure.tokens.upperBound))
            .filter { isContent($0) || Self.kept.contains(folded($0)) }.map(written)
    }

    /// Content words before a place, nearest last: up to a clause's edge, over commas while none is found.
    private func left(from start: Int, _ sentence: Range<Int>, count: Int, crossing: Int) -> [String] {
        var out: [String] = []
        var at = start
        var crossed = 0
        while at >= sentence.lowerBound, out.count < count {
            let word = folded(at)
            switch words[at] {
            case .quoteMark, .number:
                at -= 1
                continue
            case .mark:
                if [",", ":", "—", "–", "("].contains(word), out.count < crossing, crossed < 2, !isLabel(before: at) {
                    crossed += 1
                } else if [",", ";", ":", "—", "–", "(", "."].contains(word) {
                    return out.reversed()
                }
                at -= 1
                continue
            default: break
            }
            if saying.contains(word) || word == "that" || (!out.isEmpty && Self.subordinators.contains(word)) {
                break
            }
            if isContent(at) {
                if out.isEmpty, let number = figureEnding(at, sentence) {
                    at = number - 1
                    crossed = 0
                    continue
                }
                out.append(written(at))
            }
            at -= 1
        }
        return out.reversed()
    }

    /// `STRAUBE:` at the head of a line names who speaks.
    private func isLabel(before colon: Int) -> Bool {
        guard folded(colon) == ":", colon > 0, text.tokens[colon - 1].isCapitalised else { return false }
        let first = (0..<3).map { colon - 1 - $0 }.last { $0 >= 0 && text.tokens[$0].isCapitalised } ?? colon
        return first == 0 || text.tokens[first - 1].paragraph != text.tokens[colon].paragraph
    }

    /// The number of another figure whose noun ends here.
    private func figureEnding(_ noun: Int, _ sentence: Range<Int>) -> Int? {
        var at = noun
        while at >= sentence.lowerBound, noun - at < 4, isContent(at) { at -= 1 }
        return at >= sentence.lowerBound && words[at] == .number && at < noun ? at : nil
    }

    /// Content words from a place on, up to a clause's edge.
    private func right(from start: Int, _ sentence: Range<Int>, count: Int) -> [String] {
        var out: [String] = []
        var at = behindInsertion(start, sentence)
        while at < sentence.upperBound, out.count < count {
            let word = folded(at)
            switch words[at] {
            case .mark:
                let hop = out.count < 2 && word == "," ? behindInsertion(at, sentence) : at
                if hop > at {
                    at = hop
                    continue
                }
                if [",", ";", ":", "—", "–", "(", ")", ".", "?", "!"].contains(word) { return out }
            case .number:
                at += 1
                while at < sentence.upperBound, isContent(at), words[at] == .open { at += 1 }
                continue
            case .conjunction, .preposition:
                if at > start, Self.subordinators.contains(word) { return out }
                if word == "and" || word == "but" {
                    if !out.isEmpty, words[at + 1] == .pronoun { return out }
                    if at == start, words[at + 1] == .determiner { return out }
                }
            default: break
            }
            if saying.contains(word) || (at > start && Self.subordinators.contains(word)) { return out }
            if isContent(at) { out.append(written(at)) }
            at += 1
        }
        return out
    }

    /// Behind `(nine miles)`, or behind `, among them 3,800 children,` where the verb follows.
    private func behindInsertion(_ start: Int, _ sentence: Range<Int>) -> Int {
        guard start < sentence.upperBound else { return start }
        if folded(start) == ")" { return start + 1 }
        if folded(start) == "(" {
            let close = (start..<min(sentence.upperBound, start + 8)).first { folded($0) == ")" }
            return close.map { $0 + 1 } ?? start
        }
        guard folded(start) == "," else { return start }
        if words[start + 1] == .auxiliary { return start + 1 }
        let close = (start + 1..<max(start + 1, min(sentence.upperBound, start + 16))).first { folded($0) == "," }
        guard let close, words[close + 1] == .auxiliary || words[close + 1] == .verb,
            !saying.contains(folded(close + 1))
        else { return start }
        return close + 1
    }

    /// An age is that of the person before it, else of those counted last.
    private func age(_ figure: FoundFigure, _ sentence: Range<Int>, _ before: FoundFigure?) -> String {
        let lead = figure.tokens.lowerBound
        var person = (max(sentence.lowerBound, lead - 3)..<max(sentence.lowerBound, lead)).filter { isContent($0) }.map(
            written
        )
        .last { !["age", "aged", "ages"].contains($0) }
        if person == nil || folded(lead - 1) == "them" { person = before.map(\.unit) }
        return joined(["age"] + (person.map { [$0] } ?? []) + right(from: figure.tokens.upperBound, sentence, count: 1))
    }

    /// A share is of what follows, or of what the figure before it counted.
    private func share(_ figure: FoundFigure, _ sentence: Range<Int>, _ before: FoundFigure?) -> String {
        let end = figure.tokens.upperBound
        let pronouns: Set<String> = ["them", "those", "these", "it", "whom", "which"]
        let ofThem = folded(end) == "of" && pronouns.contains(folded(end + 1))
        let lead = figure.tokens.lowerBound
        // "fell by a third", "dropped 3.2 percent": what fell stands before.
        let isChange = folded(lead - 1) == "by" || words[lead - 1] == .verb && folded(end) != "of"
        var whole: [String] = []
        if !isChange, folded(end) != "of" || ofThem, let before, sentence.contains(before.number.lowerBound) {
            whole = before.subject.split(separator: " ").map(String.init).filter { $0 != "share" && $0 != "percent" }
        }
        var from = ofThem ? end + 2 : end
        while [")", "("].contains(folded(from)) || (words[from] == .number && from > end) || folded(from) == "percent" {
            from += 1
        }
        let after = right(from: from, sentence, count: isChange ? 1 : folded(end) == "of" && !ofThem ? 4 : 3)
        if whole.isEmpty {
            whole = left(from: lead - 1, sentence, count: isChange ? 3 : 2, crossing: 0)
        }
        if whole.isEmpty, after.count < 2, let before, sentence.contains(before.number.lowerBound) {
            whole = before.subject.split(separator: " ").map(String.init)
        }
        return joined(Array(whole.prefix(3)) + after)
    }

    /// With no word of content around, the words as they stand, or what the figure before was about.
    private func bare(_ figure: FoundFigure, _ sentence: Range<Int>, _ before: FoundFigure?) -> [String] {
        let lead = figure.tokens.lowerBound
        let end = figure.tokens.upperBound
        func isStop(_ index: Int) -> Bool { words[index] == .mark || words[index] == .quoteMark }
        let stop = (max(sentence.lowerBound, lead - 4)..<max(sentence.lowerBound, lead)).last(where: { isStop($0) })
        let next = (end..<max(end, min(sentence.upperBound, end + 4))).first(where: { isStop($0) })
        let around =
            Array((stop.map { $0 + 1 } ?? max(sentence.lowerBound, lead - 4))..<max(sentence.lowerBound, lead))
            + Array(end..<(next ?? max(end, min(sentence.upperBound, end + 4))))
        let plain = around.filter { words[$0] != .number }
        if figure.noun == nil, plain.count < 4, let before {
            return before.subject.split(separator: " ").map(String.init).filter { $0 != figure.unit }.prefix(4).map {
                $0
            }
        }
        return plain.map { written($0) }
    }
}
