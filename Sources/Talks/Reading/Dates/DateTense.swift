/// Whether what a clause tells has happened or is to come, as a date in it needs to know.
struct DateTense {
    enum Tense: Sendable {
        case past, future
        /// No sign of either in the reporter's words.
        case unknown
        /// No sign of either in quoted words: people quoted speak in the present of what is near.
        case spoken
    }

    /// `until`, `by`, `before`, `for`: a bound that may lie on either side of the report.
    func isBound(_ index: Int) -> Bool {
        ["until", "till", "by", "before", "for", "end"].contains(text.folded(index - 1))
            || (2...4).contains { ["until", "till"].contains(text.folded(index - $0)) }
            || (text.folded(index - 1) == "of"
                && ["end", "beginning", "start", "middle", "half", "part"].contains(text.folded(index - 2)))
    }

    private static let saying: Set<String> = [
        "says", "tells", "writes", "claims", "admits", "knows", "seems", "means", "needs",
    ]

    private let text: ReportText
    private let verbs: [String: String]
    private let future: Set<String>
    private let bounds: [Range<Int>]

    init(text: ReportText, tables: ReadingTables) {
        self.text = text
        var verbs: [String: String] = [:]
        for row in tables["clause-verbs"].rows where row.cells.count > 1 { verbs[row.cells[0]] = row.cells[1] }
        self.verbs = verbs
        future = Set(tables["future-signs"].rows.map { $0.cells[0] })
        var bounds = [Range<Int>](repeating: 0..<0, count: text.tokens.count)
        for sentence in text.sentences { for token in sentence { bounds[token] = sentence } }
        self.bounds = bounds
    }

    /// The tense of the clause that holds a date at these tokens: the nearest sign before it, else after it.
    func tense(at date: Range<Int>) -> Tense {
        guard date.lowerBound < bounds.count else { return .unknown }
        switch text.folded(date.lowerBound - 1) {
        case "since", "last", "past", "previous": return .past
        case "least": if text.folded(date.lowerBound - 3) == "since" { return .past }
        case "next", "coming", "upcoming": return .future
        case "of":
            switch text.folded(date.lowerBound - 2) {
            case "ahead": return .future
            case "end", "beginning", "start", "middle", "rest", "half", "part", "quarter", "morning", "evening",
                "night", "afternoon":
                break
            default: return .past
            }
        default: break
        }
        let sentence = bounds[date.lowerBound]
        var index = date.lowerBound - 1
        while index >= sentence.lowerBound, date.lowerBound - index <= 30 {
            if let found = sign(at: index, sentence, date) { return found }
            let word = text.folded(index)
            if word == ";" || word == ":" || text.tokens[index].kind == .openQuote { break }
            index -= 1
        }
        index = date.upperBound
        while index < sentence.upperBound, index - date.upperBound <= 20 {
            if let found = sign(at: index, sentence, date) { return found }
            if text.folded(index) == ";" || text.tokens[index].kind == .closeQuote { break }
            index += 1
        }
        return text.quote(holding: date.lowerBound) == nil ? .unknown : .spoken
    }

    private func sign(at index: Int, _ sentence: Range<Int>, _ date: Range<Int>) -> Tense? {
        let token = text.tokens[index]
        guard token.kind == .word else { return nil }
        let word = token.folded
        if word == "may", token.isCapitalised, index > sentence.lowerBound { return nil }
        if future.contains(word) { return ownTime(index, date) ? .past : .future }
        switch word {
        case "is", "are":
            // "the funeral is on Thursday"
            let stands = index < date.lowerBound && date.lowerBound - index <= 2
            return stands || ["to", "being"].contains(text.folded(index + 1)) ? .future : nil
        case "was", "were": return text.folded(index + 1) == "to" ? .future : .past
        case "had", "did", "didn't", "hadn't", "wasn't", "weren't": return .past
        case "has", "have": return isPerfect(index) ? .past : nil
        default: break
        }
        if word == "to", index + 1 < sentence.upperBound, isBase(text.folded(index + 1)) {
            return governedByWill(index, sentence) ? .future : nil
        }
        // "will be held", "are to be handed over": the auxiliary decides.
        if text.folded(index - 1) == "be" || text.folded(index - 2) == "be" { return nil }
        if let form = verbs[word] {
            switch form {
            case "past", "part": return .past
            case "third":
                // "who flies to the capital on Thursday"; a plural noun may look the same.
                let before = text.folded(index - 1)
                let isVerb = ["who", "which", "he", "she", "it", "that"].contains(before)
                return isVerb && index < date.lowerBound && !Self.saying.contains(word) ? .future : nil
            default: return nil
            }
        }
        return word.hasSuffix("ed") && word.utf8.count > 4 && !word.hasSuffix("eed")
            && (!token.isCapitalised || index == sentence.lowerBound)
            ? .past : nil
    }

    /// Whether "has" or "have" helps a participle: "have returned", not "have until Sunday".
    private func isPerfect(_ index: Int) -> Bool {
        (1...3).contains {
            let word = text.folded(index + $0)
            if let form = verbs[word] { return form == "past" || form == "part" }
            return word == "been" || word == "had" || (word.hasSuffix("ed") && word.utf8.count > 3)
        }
    }

    private func isBase(_ word: String) -> Bool {
        if let form = verbs[word] { return form == "base" || form == "noun" }
        return word == "be" || word == "have" || word == "do"
    }

    /// `agreed to meet on`, `is ready to return`: an infinitive after a word of will.
    private func governedByWill(_ index: Int, _ sentence: Range<Int>) -> Bool {
        var back = index - 1
        while back >= sentence.lowerBound, index - back <= 3 {
            let word = text.folded(back)
            if future.contains(word) || ["agreed", "agree", "agrees", "decided", "is", "are", "asked"].contains(word) {
                return true
            }
            back -= 1
        }
        return false
    }

    /// `offered in January`, `had planned`: a past form of will right before its date, or after "had", tells when it
    /// was said.
    private func ownTime(_ index: Int, _ date: Range<Int>) -> Bool {
        let word = text.folded(index)
        guard word.hasSuffix("ed") || word == "had" else { return false }
        if ["had", "hadn't"].contains(text.folded(index - 1)) || text.folded(index - 2) == "had" { return true }
        let speech: Set<String> = [
            "promised", "offered", "proposed", "demanded", "threatened", "pledged", "vowed", "refused", "invited",
            "urged",
        ]
        let was = ["is", "are", "was", "were", "be", "been", "being"].contains(text.folded(index - 1))
        if index >= date.upperBound { return !was }
        if was { return speech.contains(word) && !["is", "are", "be"].contains(text.folded(index - 1)) }
        return date.lowerBound - index <= 2 && !["for", "by", "until"].contains(text.folded(date.lowerBound - 1))
    }
}
