import Foundation

/// The parts of an interview by question and answer.
///
/// Labels: `Q:` and `A:`, `Question` and `Answer`, or two names that open paragraphs with a colon in turn; the label
/// whose paragraphs end with question marks asks. A paragraph without a label goes on with the answer before it until
/// one that tells of the speaker from outside.
struct Interview {
    enum Part: Sendable, Equatable {
        case narration
        case question
        /// The first token after the label.
        case answer(label: Int)
    }

    private(set) var parts: [Part]
    /// The member who answers.
    private(set) var interviewee: Int?
    /// The member who speaks each answering paragraph, where labels are names.
    private(set) var speakers: [Int: Int] = [:]
    private let text: ReportText

    init(text: ReportText) {
        self.text = text
        parts = [Part](repeating: .narration, count: text.paragraphs.count)
    }

    func part(of paragraph: Int) -> Part { parts[paragraph] }

    /// The label of a paragraph: its folded words, and the first token after it.
    private func label(_ paragraph: Int) -> (words: String, after: Int)? {
        let tokens = text.paragraphs[paragraph].tokens
        guard let first = tokens.first else { return nil }
        var at = first
        while at < tokens.upperBound, at - first < 6, text.tokens[at].kind == .word || text.folded(at) == "*" {
            at += 1
        }
        // `QUESTION (NPA):`, `SIR LUCIAN ASHBY (Norrow):`
        let wordsEnd = at
        if at < tokens.upperBound, text.folded(at) == "(",
            let close = (at ..~ min(at + 8, tokens.upperBound)).first(where: { text.folded($0) == ")" })
        {
            at = close + 1
        }
        guard at > first, at + 1 < tokens.upperBound, [":", "."].contains(text.folded(at)) else { return nil }
        if text.tokens[at + 1].kind == .openQuote, at - first > 1 { return nil }
        let words = (first ..~ wordsEnd).filter { text.tokens[$0].kind == .word }
        guard let final = words.last else { return nil }
        // A name leads by its last word: `SIR LUCIAN ASHBY`, then `ASHBY`.
        let joined = text.folded(final)
        if text.folded(at) == ".", !["q", "a"].contains(joined) { return nil }
        if joined.count > 1, !words.allSatisfy({ text.tokens[$0].isCapitalised || text.tokens[$0].folded.count <= 3 }) {
            return nil
        }
        return (joined, at + 1)
    }

    private func asks(_ paragraph: Int) -> Bool {
        let tokens = text.paragraphs[paragraph].tokens
        guard var last = tokens.last else { return false }
        while last > tokens.lowerBound, text.tokens[last].kind == .closeQuote || text.folded(last) == "*" { last -= 1 }
        return text.folded(last) == "?"
    }

    mutating func settle(cast: Cast, names: NameRuns, marks: WordMarks) {
        var labels: [String: [Int]] = [:]
        var after: [Int: Int] = [:]
        var labelOf: [Int: String] = [:]
        for paragraph in text.paragraphs.indices {
            guard var (words, next) = label(paragraph) else { continue }
            // `Q.` is one token with its stop.
            if ["question", "reporter", "journalist", "moderator", "host", "interviewer", "correspondent"].contains(
                words)
            {
                words = "q"
            }
            if words == "a" || words == "answer" { words = "a" }
            if text.folded(next) == "*" { next += 1 }
            labels[words, default: []].append(paragraph)
            after[paragraph] = next
            labelOf[paragraph] = words
        }
        let turns = labels.filter { $0.value.count >= 2 || $0.key == "q" || $0.key == "a" }
        guard turns.count >= 2 else { return }
        var asking: Set<String> = []
        for (words, paragraphs) in turns {
            let questions = paragraphs.filter(asks).count
            if words == "q" || (words != "a" && questions * 2 > paragraphs.count) { asking.insert(words) }
        }
        guard !asking.isEmpty else { return }
        var answering = false
        for paragraph in text.paragraphs.indices {
            if let words = labelOf[paragraph], turns[words] != nil {
                answering = !asking.contains(words)
                parts[paragraph] = answering ? .answer(label: after[paragraph] ?? 0) : .question
                if answering {
                    let surname = words.split(separator: " ").last.map(String.init) ?? words
                    if let person = cast.persons(surname: surname).first { speakers[paragraph] = person }
                }
            } else if answering {
                let isBetween =
                    paragraph + 1 < text.paragraphs.count && labelOf[paragraph + 1].map { turns[$0] != nil } ?? false
                if tellsFromOutside(paragraph, between: isBetween, names: names, marks: marks) {
                    answering = false
                } else {
                    parts[paragraph] = .answer(label: text.paragraphs[paragraph].tokens.lowerBound)
                    if paragraph > 0 { speakers[paragraph] = speakers[paragraph - 1] }
                }
            }
        }
        interviewee = speakers.values.min() ?? mostNamed(cast: cast, names: names)
    }

    private static let ownWords: Set<String> = [
        "i", "we", "you", "my", "our", "me", "us", "your", "i'm", "we're", "i've", "we've", "i'd",
    ]

    /// A name or pronoun with a verb of saying, or `Asked …`, outside quotation marks; or no I, we, you, my, our
    /// outside quotation marks.
    private func tellsFromOutside(_ paragraph: Int, between: Bool, names: NameRuns, marks: WordMarks) -> Bool {
        let tokens = text.paragraphs[paragraph].tokens
        guard let first = tokens.first else { return false }
        if marks[first].contains(.opener) || ["he", "she", "his", "her"].contains(text.folded(first)) { return true }
        if text.folded(first) == "(" { return true }
        if let run = names.byStart[first], names.runs[run].kind == .person { return true }
        if between, !tokens.contains(where: { text.tokens[$0].kind == .openQuote }) { return false }
        var depth = 0
        for index in tokens {
            if text.tokens[index].kind == .openQuote { depth += 1 }
            if text.tokens[index].kind == .closeQuote { depth -= 1 }
            if depth <= 0, Self.ownWords.contains(text.folded(index)) { return false }
        }
        let names = tokens.contains { names.byToken.holds($0) } || ["he", "she", "the"].contains(text.folded(first))
        return names || tokens.count > 14
    }

    /// The person most often named in the paragraphs that are no answers.
    private func mostNamed(cast: Cast, names: NameRuns) -> Int? {
        var counts: [Int: Int] = [:]
        for run in names.runs where run.kind == .person {
            let paragraph = text.tokens[run.range.lowerBound].paragraph
            guard parts[paragraph] == .narration else { continue }
            if let person = cast.person(named: run.name.map { text.folded($0) }, office: []) {
                counts[person, default: 0] += 1
            }
        }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
}

extension Scene {
    /// A paragraph of an answer is one quotation, without its label and without marks around the whole.
    mutating func readAnswer(_ frame: Range<Int>, paragraph: Int, label: Int) {
        let tokens = text.paragraphs[paragraph].tokens
        guard frame.lowerBound == tokens.lowerBound, label < tokens.upperBound else { return }
        guard let speaker = interview.speakers[paragraph] ?? interview.interviewee else { return }
        let start = text.tokens[label].start
        var end = text.paragraphs[paragraph].end
        // A stage note at the end is nobody's: `(Laughter.)`
        if let last = tokens.last, text.folded(last) == ")",
            let open = (max(label, last - 4) ..~ last).last(where: { text.folded($0) == "(" }), open > label + 1
        {
            end = text.tokens[open - 1].end
        }
        if let quote = quotesByToken[label + 1], text.tokens[label].kind == .openQuote,
            withMarks(quote).upperBound == tokens.upperBound
        {
            propose(quote, speaker: speaker, rule: "answer", cue: nil)
            readNested(quote)
            return
        }
        given.append(
            Spoken(
                start: start, end: end, tokens: label ..~ tokens.upperBound, member: speaker, rule: "answer",
                isQuoted: true,
                code: nil))
        lastSpeaker = speaker
        lastSpokeIn = paragraph
        cast.mention(speaker, at: label)
        let inner = tokens.compactMap { quotesByToken[$0] }.filter {
            text.quotes[$0].start >= start && text.quotes[$0].end <= end
        }
        if !inner.isEmpty { readInner(inner, in: label ..~ tokens.upperBound, level: -1, by: speaker) }
    }
}
