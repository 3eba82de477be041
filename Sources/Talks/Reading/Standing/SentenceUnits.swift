extension ClauseSplitter {
    /// Sentences apart from what they quote whole, and the quoted sentences.
    func units() -> [Unit] {
        let text = words.text
        var units: [Unit] = []
        var quote = 0
        var sentence = 0
        for (frame, range) in text.frames.enumerated() {
            if let dateline = text.heading.dateline, dateline.upperBound >= range.upperBound { continue }
            while quote < text.quotes.count, text.quotes[quote].tokens.upperBound <= range.lowerBound { quote += 1 }
            var own: [Int] = []
            var at = range.lowerBound
            if let dateline = text.heading.dateline, range.contains(dateline.upperBound - 1) {
                at = dateline.upperBound
            }
            var next = quote
            var wholeBefore = false
            while at < range.upperBound {
                while next < text.quotes.count,
                    text.quotes[next].tokens.lowerBound < at || text.quotes[next].depth > 0
                {
                    next += 1
                }
                if next < text.quotes.count, text.quotes[next].tokens.lowerBound == at,
                    isWhole(text.quotes[next], before: own.last, follows: wholeBefore)
                {
                    let inner = text.quotes[next].tokens
                    wholeBefore = true
                    while sentence < text.sentences.count, text.sentences[sentence].upperBound <= inner.lowerBound {
                        sentence += 1
                    }
                    var position = sentence
                    while position < text.sentences.count, text.sentences[position].lowerBound < inner.upperBound {
                        let part = text.sentences[position].clamped(to: inner)
                        let kept = part.filter { !words.isQuoteMark($0) }
                        if !kept.isEmpty { units.append(Unit(tokens: kept, frame: frame)) }
                        position += 1
                    }
                    at = max(inner.upperBound, at + 1)
                    continue
                }
                if !words.isQuoteMark(at) { own.append(at) }
                at += 1
            }
            if !own.isEmpty { units.append(Unit(tokens: own, frame: frame)) }
        }
        return units
    }

    /// Quoted words that are sentences of their own, not a part of the sentence around them.
    private func isWhole(_ quote: ReportText.Quote, before: Int?, follows: Bool) -> Bool {
        guard quote.tokens.count > 2 else { return false }
        guard let before else { return true }
        let first = words.text.tokens[quote.tokens.lowerBound]
        if first.isCapitalised, words.isPunctuation(before) { return true }
        return follows && words.isPunctuation(before)
    }
}
