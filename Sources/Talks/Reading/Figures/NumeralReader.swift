/// Finds the numbers of a report, in digits and in words, and leaves out what only looks like one: ordinals, clock
/// times, parts of names (`F-16`), decades, telephone numbers.
struct NumeralReader {
    private struct NumberWord {
        let value: Double
        let role: String
    }

    private let text: ReportText
    private let words: [String: NumberWord]
    private let measures: PhraseTable
    private let signs: PhraseTable
    private let months: PhraseTable
    /// By the number of a word of the lists, whether a number in words can begin with it.
    private let begins: [Bool]

    init(text: ReportText, tables: ReadingTables) {
        self.text = text
        var words: [String: NumberWord] = [:]
        for row in tables["number-words"].rows where row.cells.count > 2 {
            if let value = Double(row.cells[1]) { words[row.cells[0]] = NumberWord(value: value, role: row.cells[2]) }
        }
        self.words = words
        var begins = [Bool](repeating: false, count: tables.vocabulary.count)
        for row in tables["number-words"].rows { begins[Int(row.numbers[0])] = true }
        for article in ["a", "an", "half"] { if let word = tables.vocabulary[article] { begins[Int(word)] = true } }
        self.begins = begins
        measures = tables["figure-measures"]
        signs = tables["currency-signs"]
        months = tables["date-months"]
    }

    /// The numbers, in the order of the text.
    func numerals() -> [Numeral] {
        var out: [Numeral] = []
        var at = 0
        while at < text.tokens.count {
            switch text.tokens[at].kind {
            case .number:
                let (numeral, next) = digits(at)
                at = max(next, at + 1)
                guard var numeral else { continue }
                if let second = returned(for: numeral) {
                    numeral.nounAt = second.tokens.upperBound
                    out += [numeral, second]
                    at = second.tokens.upperBound
                } else {
                    out.append(numeral)
                }
            case .word:
                if mayBegin(text.tokens[at]), let numeral = inWords(at) {
                    out.append(numeral)
                    at = numeral.tokens.upperBound
                } else {
                    at += 1
                }
            default: at += 1
            }
        }
        return out
    }

    private func folded(_ index: Int) -> String { text.folded(index) }

    /// Whether a token is written on to the one before it.
    private func isJoined(_ index: Int) -> Bool {
        text.tokens.indices.contains(index) && !text.tokens[index].spaceBefore
            && text.tokens[index].paragraph == text.tokens[max(0, index - 1)].paragraph
    }

    /// `1,000-for-1,000`: the number on the other side, whose digits the cutting into words took apart.
    private func returned(for numeral: Numeral) -> Numeral? {
        let end = numeral.tokens.upperBound
        guard folded(end) == "-", isJoined(end), folded(end + 1).hasPrefix("for-") else { return nil }
        var digits = String(folded(end + 1).dropFirst(4))
        var last = end + 2
        while folded(last) == ",", isJoined(last), isJoined(last + 1), text.tokens[last + 1].kind == .number {
            digits += "," + folded(last + 1)
            last += 2
        }
        return Self.value(digits).map { Numeral(tokens: end + 1..<last, value: $0, form: .digits) }
    }

    // MARK: Digits

    /// A number in digits at a token, and the token where reading goes on.
    private func digits(_ at: Int) -> (Numeral?, Int) {
        if isJoined(at), at > 0 {
            switch folded(at - 1) {
            case "#", "№", "+", "/", ":", "@", "_": return (nil, at + 1)
            case "-", "‑": if isJoined(at - 1), text.tokens[max(0, at - 2)].kind == .word { return (nil, at + 1) }
            default: break
            }
        }
        var next = at + 1
        guard var value = Self.value(folded(at)) else { return (nil, next) }
        let plain = folded(at).utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        if plain, folded(at).utf8.count <= 3, !folded(at).hasPrefix("0"), !months.contains(folded(at - 1)) {
            (value, next) = grouped(value, from: next)
        }
        var numeral = Numeral(tokens: at..<next, value: value, form: .digits)
        if at > 0, isJoined(at), ["-", "−", "–"].contains(folded(at - 1)), !isJoined(at - 1) { numeral.value = -value }
        if folded(at - 1) == "minus" { numeral.value = -value }
        readSignBefore(&numeral)
        if text.tokens.indices.contains(next), text.tokens[next].paragraph == text.tokens[at].paragraph {
            if isJoined(next) {
                guard readJoined(&numeral, &next) else { return (nil, next) }
            } else {
                next = readMultiplier(&numeral, next)
            }
            if folded(next) == "%", text.tokens[next].paragraph == text.tokens[at].paragraph {
                numeral.sign = "percent"
                next += 1
            }
        }
        numeral.tokens = at..<next
        addHalf(&numeral)
        return (numeral, numeral.tokens.upperBound)
    }

    /// `1 200 000`: groups of three digits behind single blanks.
    private func grouped(_ first: Double, from start: Int) -> (Double, Int) {
        var value = first
        var next = start
        while text.tokens.indices.contains(next), text.tokens[next].kind == .number,
            text.tokens[next].start == text.tokens[next - 1].end + 1, folded(next).utf8.count == 3,
            let group = Double(folded(next)), text.tokens[next].paragraph == text.tokens[start - 1].paragraph
        {
            value = value * 1000 + group
            next += 1
        }
        return (value, next)
    }

    private func readSignBefore(_ numeral: inout Numeral) {
        let before = numeral.tokens.lowerBound - 1
        guard before >= 0 else { return }
        if let row = signs.row(folded(before)) {
            numeral.sign = row.cells[1]
            let longer = folded(before - 1) + folded(before)
            if isJoined(before), let row = signs.row(longer) { numeral.sign = row.cells[1] }
        }
    }

    /// What is written on to the digits; false where that shows that this is no number.
    private func readJoined(_ numeral: inout Numeral, _ next: inout Int) -> Bool {
        let joined = folded(next)
        switch text.tokens[next].kind {
        case .word:
            next += 1
            if let word = words[joined], word.role == "short" || word.role == "thousand" {
                if joined == "m", numeral.sign == nil, !countsAfter(next) {
                    numeral.bound = "m"
                } else {
                    numeral.value *= word.value
                    numeral.isLarge = word.value >= 1_000_000
                }
                return true
            }
            if measures.contains(joined) {
                numeral.bound = joined
                return true
            }
            if joined == "c" {
                numeral.bound = "degrees"
                return true
            }
            return false
        case .punctuation:
            if joined == ":" || joined == "/", isJoined(next + 1), text.tokens[next + 1].kind == .number {
                if joined == "/", let lower = Double(folded(next + 1)), lower > numeral.value, lower <= 10,
                    numeral.value >= 1, lower >= 2, folded(next + 2) != "/"
                {
                    numeral.value /= lower
                    numeral.form = .fraction
                    next += 2
                    return true
                }
                next += 2
                while [":", "/", "."].contains(folded(next)), isJoined(next), isJoined(next + 1) { next += 2 }
                return false
            }
            if joined == "-" || joined == "‑", isJoined(next + 1), text.tokens[next + 1].kind == .word {
                let noun = folded(next + 1)
                if noun.hasPrefix("for-") { return true }
                numeral.bound = noun
                next += 2
                return true
            }
            if joined == "°" {
                numeral.bound = "degrees"
                next += folded(next + 1) == "c" ? 2 : 1
            }
            if joined == "%" {
                numeral.sign = "percent"
                next += 1
            }
            return true
        default: return true
        }
    }

    /// Whether what follows `1.2m` is counted by it: a noun in the plural, or nothing that a length would stand before.
    private func countsAfter(_ next: Int) -> Bool {
        guard text.tokens.indices.contains(next), text.tokens[next].kind == .word else { return false }
        let word = folded(next)
        return word == "people" || word == "men" || (word.hasSuffix("s") && !word.hasSuffix("ss"))
    }

    /// `85 million`, `3 dozen`: the multiplier after digits.
    private func readMultiplier(_ numeral: inout Numeral, _ start: Int) -> Int {
        var next = start
        while let word = words[folded(next)],
            word.role == "thousand" || folded(next) == "dozen" || (word.role == "short" && folded(next) != "m")
                || (folded(next) == "m" && numeral.sign != nil)
        {
            numeral.value *= word.value
            if word.value >= 1_000_000 { numeral.isLarge = true }
            next += 1
        }
        return next
    }

    /// `2 and a half`.
    private func addHalf(_ numeral: inout Numeral) {
        let next = numeral.tokens.upperBound
        guard folded(next) == "and", folded(next + 1) == "a", folded(next + 2) == "half", numeral.bound == nil else {
            return
        }
        numeral.value += 0.5
        numeral.tokens = numeral.tokens.lowerBound..<next + 3
        if let word = words[folded(next + 3)], word.role == "thousand" {
            numeral.value *= word.value
            numeral.isLarge = word.value >= 1_000_000
            numeral.tokens = numeral.tokens.lowerBound..<next + 4
        }
    }

    // MARK: Words

    private func mayBegin(_ token: ReportText.Token) -> Bool {
        Int(token.word) < begins.count && begins[Int(token.word)]
            || token.folded.utf8.contains(UInt8(ascii: "-"))
    }

    /// A number in words at a token.
    private func inWords(_ at: Int) -> Numeral? {
        let first = folded(at)
        if first.utf8.first == UInt8(ascii: "h"), first == "half" || first.hasPrefix("half-") { return half(at) }
        if first == "a" || first == "an" {
            if folded(at + 1) == "half", let more = words[folded(at + 2)], more.role != "fraction" {
                return half(at + 1).map { numeral in
                    var numeral = numeral
                    numeral.tokens = at..<numeral.tokens.upperBound
                    return numeral
                }
            }
            guard let next = words[folded(at + 1)] else { return nil }
            if next.role == "fraction" { return folded(at - 1) == "and" ? nil : fraction(at, 1, at + 1) }
            guard next.role == "hundred" || next.role == "thousand" else { return nil }
            return sequence(at, start: at + 1, article: true)
        }
        var word = words[first]
        if word == nil, let hyphen = first.utf8.firstIndex(of: UInt8(ascii: "-")) {
            word = words[String(first[..<hyphen])]
        }
        guard let word, Numeral.isCounting(word.role) else { return nil }
        return sequence(at, start: at, article: false)
    }

    /// Number words that belong together, from `start`; `article` where `a` stands for one.
    private func sequence(_ at: Int, start: Int, article: Bool) -> Numeral? {
        var total = 0.0
        var current: Double? = article ? 1 : nil
        var last = ""
        var next = start
        var large = false
        var bound: String?
        reading: while text.tokens.indices.contains(next), text.tokens[next].kind == .word,
            text.tokens[next].paragraph == text.tokens[at].paragraph
        {
            var token = folded(next)
            if token == "and", last == "hundred" || last == "thousand", let word = words[leading(next + 1)],
                Numeral.isCounting(word.role), word.value < 100, folded(next + 1) != "one" || last == "hundred"
            {
                next += 1
                token = folded(next)
            }
            var parts = token.split(separator: "-").map(String.init)[...]
            while let part = parts.first {
                guard let word = words[part] else { break }
                switch word.role {
                case "one", "ten", "tens":
                    if let value = current {
                        let fits = (last == "tens" && word.role == "one") || (last == "hundred" && word.value < 100)
                        guard fits else { break reading }
                        current = value + word.value
                    } else {
                        guard total == 0 || last == "thousand" else { break reading }
                        current = word.value
                    }
                case "hundred":
                    guard let value = current, last != "hundred" else { break reading }
                    current = value * word.value
                case "thousand":
                    guard let value = current ?? (total > 0 && last == "thousand" ? total : nil) else { break reading }
                    if current == nil { total = 0 }
                    total += value * word.value
                    current = nil
                    large = large || word.value >= 1_000_000
                case "fraction":
                    guard let value = current, total == 0, value < 10 else { break reading }
                    let split = part != parts[parts.startIndex] || parts.count < token.split(separator: "-").count
                    return fraction(at, value, next, joined: split)
                default: break reading
                }
                last = word.role
                parts = parts.dropFirst()
            }
            if parts.isEmpty {
                next += 1
                continue
            }
            if parts.count < token.split(separator: "-").count {
                bound = parts.joined(separator: "-")
                next += 1
            }
            break
        }
        guard next > start, !article || !last.isEmpty else { return nil }
        var numeral = Numeral(tokens: at..<next, value: total + (current ?? 0), form: .words, isLarge: large)
        numeral.bound = bound
        if folded(at - 1) == "minus" { numeral.value = -numeral.value }
        addHalf(&numeral)
        if folded(numeral.tokens.upperBound) == "%" {
            numeral.sign = "percent"
            numeral.tokens = at..<numeral.tokens.upperBound + 1
        }
        return numeral
    }

    private func leading(_ index: Int) -> String {
        folded(index).split(separator: "-", maxSplits: 1).first.map(String.init) ?? ""
    }

    /// `two thirds`, `a quarter`: a count before the name of a part.
    private func fraction(_ at: Int, _ count: Double, _ name: Int, joined: Bool = false) -> Numeral? {
        let part = folded(name).split(separator: "-").last.map(String.init) ?? ""
        guard let word = words[part], word.role == "fraction" else { return nil }
        let next = folded(name + 1)
        let plural = part.hasSuffix("s") || part == "halves"
        // "a third round", "the second quarter" are ordinals: one part stands alone or before "of".
        if !plural, !joined || text.tokens.indices.contains(name + 1) && text.tokens[name + 1].kind == .word {
            let follows = ["of", "were", "are", "was", "is", "have", "had", "has", "that", "in", "to", "and", "or", ""]
            let isWord = text.tokens.indices.contains(name + 1) && text.tokens[name + 1].kind == .word
            guard !isWord || follows.contains(next) || joined else { return nil }
        }
        return Numeral(tokens: at..<name + 1, value: count * word.value, form: .fraction)
    }

    /// Half a million, half of them, half the men, half an hour; not "half-brother", "first half", "half empty".
    private func half(_ at: Int) -> Numeral? {
        var next = at + 1
        if folded(at) != "half" {
            let joined = String(folded(at).dropFirst(5))
            if let word = words[joined], word.role == "hundred" || word.role == "thousand" {
                return Numeral(
                    tokens: at..<next, value: 0.5 * word.value, form: .words, isLarge: word.value >= 1_000_000)
            }
            guard measures.contains(joined) else { return nil }
            return Numeral(tokens: at..<next, value: 0.5, form: .words, bound: joined)
        }
        if folded(next) == "a" || folded(next) == "an" { next += 1 }
        if let word = words[folded(next)], word.role == "hundred" || word.role == "thousand" {
            return Numeral(
                tokens: at..<next + 1, value: 0.5 * word.value, form: .words, isLarge: word.value >= 1_000_000)
        }
        if next > at + 1, measures.contains(folded(next)) {
            return Numeral(tokens: at..<next, value: 0.5, form: .words)
        }
        if ["first", "second", "other", "latter", "in", "-", "better"].contains(folded(at - 1)) { return nil }
        let after = ["of", "the", "its", "their", "his", "her", "our", "this", "that", "these", "those", "a", "an"]
        let before = ["nearly", "almost", "about", "over", "than", "roughly", "around", "by", "only", "least", "under"]
        let closes = ["", ".", ",", ";", "”", "\""].contains(folded(at + 1)) && folded(at - 1).hasSuffix("ed")
        guard after.contains(folded(at + 1)) || before.contains(folded(at - 1)) || closes else { return nil }
        return Numeral(tokens: at..<at + 1, value: 0.5, form: .fraction)
    }
}
