import Foundation

/// The spans that statements are given.
extension Scene {
    /// Nothing but quoted words and marks.
    func isWhollyQuoted(_ range: Range<Int>) -> Bool {
        var quoted = false
        for index in range {
            if finder.inQuote[index] >= 0 {
                quoted = true
            } else if text.tokens[index].kind == .word || text.tokens[index].kind == .number {
                if !["and", "that", "but", "a", "an", "the"].contains(text.folded(index)) { return false }
            }
        }
        return quoted
    }

    mutating func emit(_ range: Range<Int>, _ speaker: Int, _ cue: Cue, _ rule: String) {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, text.tokens[low].kind == .punctuation,
            !["(", "[", "$", "€", "£", "-"].contains(text.folded(low))
        { low += 1 }
        while high > low, text.tokens[high - 1].kind == .punctuation, ![")", "]", "%"].contains(text.folded(high - 1)) {
            high -= 1
        }
        guard high - low >= 2 else { return }
        let start = text.tokens[low].start
        let end = text.tokens[high - 1].end
        given.append(
            Spoken(
                start: start, end: end, tokens: low ..~ high, member: speaker, rule: rule, isQuoted: false,
                code: cue.throughMedium || cue.manner == .quotedAs ? .secondhand : nil))
        lastSpeaker = speaker
        lastSpokeIn = text.tokens[low].paragraph
    }

    /// `called the recording a fake`: a thing and what it is called, without quoted words.
    func isNaming(_ cue: Cue, _ stop: Int) -> Bool {
        let next = cue.verb.upperBound
        guard cue.word == "call" || cue.word == "describe", !cue.isNonFinite, next + 2 < stop,
            marks[next].contains(.determiner) || ["it", "this", "them"].contains(text.folded(next)),
            !(next ..~ stop).contains(where: { finder.inQuote[$0] >= 0 })
        else { return false }
        return (next + 1 ..~ min(next + 6, stop)).contains(where: {
            ["a", "an", "the", "as"].contains(text.folded($0)) && marks[$0 - 1].isDisjoint(with: .preposition)
        })
    }
}
