/// Where words stand in the quotations of a report, so that the same words are found without reading all of them.
struct QuoteIndex: Sendable {
    /// The numbers of the words of each quotation, in order.
    private let words: [[Int32]]
    /// By the number of a word, where its quotations begin in `quotes`.
    private let starts: [Int32]
    private let quotes: [Int32]

    init(_ text: ReportText) {
        words = text.quotes.map { quote in
            quote.tokens.compactMap { text.tokens[$0].kind == .word ? text.tokens[$0].word : nil }
        }
        // Sorted by counting: how many, then from where.
        var starts = [Int32](repeating: 0, count: text.wordCount + 1)
        for quote in words { for word in quote { starts[Int(word) + 1] += 1 } }
        for word in starts.indices.dropFirst() { starts[word] += starts[word - 1] }
        self.starts = starts
        var quotes = [Int32](repeating: 0, count: words.reduce(0) { $0 + $1.count })
        for (index, quote) in words.enumerated() {
            for word in quote {
                quotes[Int(starts[Int(word)])] = Int32(index)
                starts[Int(word)] += 1
            }
        }
        self.quotes = quotes
    }

    /// The words of a quotation.
    func words(of quote: Int) -> [Int32] { words[quote] }

    /// The first other quotation, by position, that holds the words of this one in their order and for which a test
    /// holds.
    func first(with quote: Int, where holds: (Int) -> Bool) -> Int? {
        let wanted = words[quote]
        guard let rarest = wanted.min(by: { count($0) < count($1) }) else { return nil }
        var last = -1
        for place in starts[Int(rarest)]..<starts[Int(rarest) + 1] {
            let other = Int(quotes[Int(place)])
            guard other != quote, other != last else { continue }
            last = other
            if holds(other), contains(words[other], wanted) { return other }
        }
        return nil
    }

    private func count(_ word: Int32) -> Int32 { starts[Int(word) + 1] - starts[Int(word)] }

    private func contains(_ words: [Int32], _ wanted: [Int32]) -> Bool {
        guard words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { start in
            wanted.indices.allSatisfy { words[start + $0] == wanted[$0] }
        }
    }
}
