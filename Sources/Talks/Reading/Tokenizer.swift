import Foundation

/// Cuts a paragraph into words, numbers and marks.
///
/// A word holds inner hyphens and apostrophes; `'s` stands by itself; a listed abbreviation, a single capital letter
/// and letters with inner full stops (`U.S.`) take their full stop with them. A number holds inner commas and points
/// between digits; a unit written on to it (`5km`, `72-hour`) is a token of its own.
struct Tokenizer {
    private let scalars: [Unicode.Scalar]
    private let marks: QuotationMarks
    private let abbreviations: PhraseTable
    /// The words of the lists, then those of the text.
    private(set) var vocabulary: Vocabulary
    /// Folded forms of marks and signs that are one scalar beyond ASCII.
    private var foldedMarks: [Unicode.Scalar: String] = [:]

    init(scalars: [Unicode.Scalar], marks: QuotationMarks, tables: ReadingTables) {
        self.scalars = scalars
        self.marks = marks
        abbreviations = tables["abbreviations"]
        vocabulary = tables.vocabulary
    }

    private func isApostrophe(_ index: Int) -> Bool {
        (scalars[index] == "'" || scalars[index] == "\u{2019}" || scalars[index] == "\u{02BC}")
            && marks.roles[index] == nil
    }

    mutating func read(_ paragraph: Range<Int>, paragraph number: Int, into tokens: inout [ReportText.Token]) {
        var at = paragraph.lowerBound
        let end = paragraph.upperBound
        var space = true

        func add(_ stop: Int, _ kind: ReportText.Token.Kind, abbreviation: Bool = false) {
            let wordEnd = abbreviation ? stop - 1 : stop
            let folded = fold(at, wordEnd)
            tokens.append(
                ReportText.Token(
                    start: at, end: stop, folded: folded, word: vocabulary.number(of: folded), kind: kind,
                    isCapitalised: isCapitalised(at, stop), isUpperCase: isUpperCase(at, wordEnd),
                    isAbbreviation: abbreviation, spaceBefore: space, paragraph: number))
            at = stop
            space = false
        }

        while at < end {
            let scalar = scalars[at]
            if scalar.isBlank || scalar == "\u{FEFF}" || scalar == "\u{200B}" {
                space = true
                at += 1
                continue
            }
            if let opens = marks.roles[at] {
                add(at + 1, opens ? .openQuote : .closeQuote)
            } else if scalar.isDigit {
                var stop = at + 1
                while stop < end {
                    if scalars[stop].isDigit {
                        stop += 1
                    } else if scalars[stop] == "." || scalars[stop] == ",", stop + 1 < end, scalars[stop + 1].isDigit {
                        stop += 2
                    } else {
                        break
                    }
                }
                if stop + 1 < end, isOrdinalEnding(stop, end) {
                    add(stop + 2, .ordinal)
                } else {
                    add(stop, .number)
                }
            } else if scalar.isLetterOrDigit {
                let (stop, isAbbreviation) = wordEnd(from: at, to: end)
                add(stop, .word, abbreviation: isAbbreviation)
            } else if isApostrophe(at), !space, tokens.last.map({ $0.kind == .word || $0.kind == .number }) ?? false {
                let hasS = at + 1 < end && (scalars[at + 1] == "s" || scalars[at + 1] == "S")
                let ends = at + 2 >= end || !scalars[at + 2].isLetterOrDigit
                add(hasS && ends ? at + 2 : at + 1, .possessive)
            } else if scalar == "-", at + 1 < end, scalars[at + 1] == "-" {
                var stop = at + 2
                while stop < end, scalars[stop] == "-" { stop += 1 }
                add(stop, .punctuation)
            } else if scalar == ".", at + 1 < end, scalars[at + 1] == "." {
                var stop = at + 2
                while stop < end, scalars[stop] == "." { stop += 1 }
                add(stop, .punctuation)
            } else {
                add(at + 1, .punctuation)
            }
        }
    }

    private func isOrdinalEnding(_ stop: Int, _ end: Int) -> Bool {
        guard stop + 2 >= end || !scalars[stop + 2].isLetterOrDigit else { return false }
        switch (scalars[stop], scalars[stop + 1]) {
        case ("s", "t"), ("n", "d"), ("r", "d"), ("t", "h"): return true
        default: return false
        }
    }

    /// Where the word that begins at `at` ends, and whether it is an abbreviation with its full stop.
    private mutating func wordEnd(from at: Int, to end: Int) -> (Int, isAbbreviation: Bool) {
        var stop = at + 1
        var points = 0
        while stop < end {
            let scalar = scalars[stop]
            if scalar.isLetterOrDigit {
                stop += 1
            } else if scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" || scalar == "&", stop + 1 < end,
                scalars[stop + 1].isLetterOrDigit
            {
                stop += 2
            } else if scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}", marks.roles[stop] == nil,
                stop + 1 < end, scalars[stop + 1].isLetterOrDigit
            {
                let isS = scalars[stop + 1] == "s" || scalars[stop + 1] == "S"
                if isS, stop + 2 >= end || !scalars[stop + 2].isLetterOrDigit { break }
                stop += 2
            } else if scalar == ".", stop + 1 < end, scalars[stop + 1].isLetterOrDigit, stop - at <= 1 || points > 0,
                stop + 2 >= end || scalars[stop + 2] == "." || !scalars[stop + 2].isLetterOrDigit
            {
                points += 1
                stop += 2
            } else {
                break
            }
        }
        if stop < end, scalars[stop] == "." {
            let initial = stop - at == 1 && scalars[at].isUppercaseLetter && scalars[at] != "I"
            if points > 0 || initial || abbreviations.contains(fold(at, stop)) { return (stop + 1, true) }
        }
        return (stop, false)
    }

    /// The folded form of some scalars; what `Folding.fold` gives, sooner for ASCII with curly marks.
    private mutating func fold(_ start: Int, _ stop: Int) -> String {
        if stop - start == 1, scalars[start].value >= 0x80 {
            if let known = foldedMarks[scalars[start]] { return known }
            let folded = Folding.fold(String(Character(scalars[start])))
            foldedMarks[scalars[start]] = folded
            return folded
        }
        guard scalars[start..<stop].allSatisfy({ Self.plain($0) != nil }) else {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<stop])
            return Folding.fold(String(view))
        }
        return String(unsafeUninitializedCapacity: stop - start) { buffer in
            for index in start..<stop { buffer[index - start] = Self.plain(scalars[index]) ?? 0 }
            return stop - start
        }
    }

    /// The folded form of a scalar that folds to one byte.
    @inline(__always)
    private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x41...0x5A: UInt8(scalar.value) + 32
        case 0..<0x80: UInt8(scalar.value)
        case 0x2019, 0x2018, 0x02BC: UInt8(ascii: "'")
        case 0x2010, 0x2011: UInt8(ascii: "-")
        default: nil
        }
    }

    private func isCapitalised(_ start: Int, _ stop: Int) -> Bool {
        if scalars[start].isUppercaseLetter { return true }
        // al-Kadri, el-Sisi, d'Arcy, O'Neill, e-mail: a short particle, a joint, a capital.
        var index = start + 1
        while index < min(stop - 1, start + 4) {
            if scalars[index] == "-" || scalars[index] == "'" || scalars[index] == "\u{2019}" {
                return scalars[index + 1].isUppercaseLetter
            }
            index += 1
        }
        return false
    }

    private func isUpperCase(_ start: Int, _ stop: Int) -> Bool {
        var letters = 0
        for index in start..<stop {
            if scalars[index].isUppercaseLetter {
                letters += 1
            } else if scalars[index].isLetterOrDigit, !scalars[index].isDigit {
                return false
            }
        }
        return letters >= 2
    }
}

/// Cuts paragraphs into sentences.
///
/// A full stop, question mark, exclamation mark or ellipsis ends a sentence when a capital, a digit or an opening mark
/// follows; an abbreviation ends one only where the list says it may stand last and a word that opens sentences
/// follows. A stop inside closing marks ends the sentence outside them too, unless a lower case word follows.
struct SentenceSplitter {
    let tokens: [ReportText.Token]
    let abbreviations: PhraseTable
    private static let openers: Set<String> = [
        "the", "a", "an", "he", "she", "it", "they", "we", "i", "in", "on", "at", "but", "and", "his", "her", "its",
        "their", "this", "that", "these", "those", "there", "as", "if", "when", "while", "for", "after", "before",
        "both", "no", "not", "none", "asked", "neither", "according", "our", "my", "you",
    ]

    /// The sentences of a run of tokens.
    func sentences(_ range: Range<Int>, holdingQuotes: Bool) -> [Range<Int>] {
        var out: [Range<Int>] = []
        var start = range.lowerBound
        var depth = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let token = tokens[index]
            if token.kind == .openQuote { depth += 1 }
            if token.kind == .closeQuote { depth = max(0, depth - 1) }
            if isStop(index), !(holdingQuotes && depth > 0) || (holdingQuotes && closesHere(index, depth, range)) {
                var last = index + 1
                var left = depth
                while last < range.upperBound, tokens[last].kind == .closeQuote || isClosingBracket(last) {
                    if tokens[last].kind == .closeQuote { left -= 1 }
                    last += 1
                }
                if ends(at: index, next: last, range: range, quoted: last > index + 1) {
                    out.append(start..<last)
                    start = last
                    depth = max(0, left)
                    index = last
                    continue
                }
            }
            // `“… again. 🕊” The post vanished`: words that end without a stop, and a word that only opens sentences.
            if token.kind == .closeQuote, depth == 0, index + 1 < range.upperBound, holdingQuotes || depth == 0,
                opensAfresh(index + 1), index > start + 4
            {
                out.append(start..<index + 1)
                start = index + 1
            }
            index += 1
        }
        if start < range.upperBound { out.append(start..<range.upperBound) }
        return out
    }

    private func isStop(_ index: Int) -> Bool {
        let token = tokens[index]
        if token.isAbbreviation { return true }
        guard token.kind == .punctuation else { return false }
        return token.folded == "." || token.folded == "?" || token.folded == "!" || token.folded == "…"
            || token.folded.hasPrefix("..")
    }

    /// `The`, `He`, `A` with a capital, after a blank.
    private func opensAfresh(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.kind == .word && token.spaceBefore && token.isCapitalised && !token.isUpperCase
            && token.folded != "i" && Self.openers.contains(token.folded)
    }

    private func isClosingBracket(_ index: Int) -> Bool { tokens[index].folded == ")" || tokens[index].folded == "]" }

    /// A stop right before the closing mark of the outermost quotation.
    private func closesHere(_ index: Int, _ depth: Int, _ range: Range<Int>) -> Bool {
        var left = depth
        var next = index + 1
        while next < range.upperBound, tokens[next].kind == .closeQuote || isClosingBracket(next) {
            if tokens[next].kind == .closeQuote { left -= 1 }
            next += 1
        }
        return left <= 0
    }

    private func ends(at index: Int, next: Int, range: Range<Int>, quoted: Bool) -> Bool {
        guard next < range.upperBound else { return true }
        let following = tokens[next]
        guard following.spaceBefore || following.kind == .openQuote else { return false }
        if tokens[index].isAbbreviation {
            let mayEnd = abbreviations.row(tokens[index].folded)?.cells.dropFirst().first == "end"
            let opens = following.isCapitalised && Self.openers.contains(following.folded)
            return opens && (mayEnd || tokens[index].folded.contains("."))
        }
        switch following.kind {
        case .openQuote: return true
        case .number, .ordinal: return true
        case .word: return following.isCapitalised
        case .punctuation: return !(following.folded == "," || following.folded == ";" || following.folded == ":")
        case .possessive, .closeQuote: return false
        }
    }
}
