/// Words as a text holds them: white space made even, every other character as it was written.
enum PlainWords {
    /// The white space that is made even; a no-break space is a character of the words.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (0x09...0x0d).contains(scalar.value)
    }

    /// Each run of white space becomes one space or, where it holds an empty line, the end of a paragraph.
    static func evened(_ words: String) -> String {
        var even = String.UnicodeScalarView()
        var gap = Gap()
        for scalar in words.unicodeScalars {
            if isSpace(scalar) {
                gap.add(scalar)
            } else {
                gap.close(into: &even)
                even.append(scalar)
            }
        }
        gap.close(into: &even)
        return String(even)
    }

    /// Evened, and without white space at either end.
    static func trimmed(_ words: String) -> String { trimmedEnd(trimmedStart(evened(words))) }

    static func trimmedStart(_ words: String) -> String {
        String(String.UnicodeScalarView(words.unicodeScalars.drop(while: isSpace)))
    }

    static func trimmedEnd(_ words: String) -> String {
        var scalars = words.unicodeScalars
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// Neighbouring words joined, empty ones left out, white space evened, and none at either end.
    static func tidied(_ content: [Inline]) -> [Inline] {
        var tidy: [Inline] = []
        for inline in content {
            if case .words(let words) = inline, case .words(let before)? = tidy.last {
                tidy[tidy.count - 1] = .words(before + words)
            } else {
                tidy.append(inline)
            }
        }
        for index in tidy.indices {
            guard case .words(let words) = tidy[index] else { continue }
            var even = evened(words)
            if index == 0 { even = trimmedStart(even) }
            if index == tidy.count - 1 { even = trimmedEnd(even) }
            tidy[index] = .words(even)
        }
        return tidy.filter { $0 != .words("") }
    }

    /// A run of white space on its way to one space or the end of a paragraph. A carriage return and a line feed
    /// are one line end.
    private struct Gap {
        private var length = 0
        private var lineEnds = 0
        private var afterReturn = false

        mutating func add(_ scalar: Unicode.Scalar) {
            length += 1
            if scalar == "\r" || scalar == "\n" && !afterReturn { lineEnds += 1 }
            afterReturn = scalar == "\r"
        }

        mutating func close(into words: inout String.UnicodeScalarView) {
            if length > 0 { words.append(contentsOf: lineEnds > 1 ? "\n\n".unicodeScalars : " ".unicodeScalars) }
            self = Gap()
        }
    }
}
