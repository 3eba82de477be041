/// Reads names into prepared form; each distinct word is read once and remembered.
///
/// Not for use by two threads at once. Memory: about 350 bytes for each distinct word.
public final class NamePreparer {
    /// The words seen, by number.
    public private(set) var parts: [NamePart] = []

    /// The cleaned text of each word, by number.
    public private(set) var texts: [String] = []

    let model: NameModel
    private var words: WordTable<Word>
    private var partOfText: [String: Int32] = [:]
    private var caseParts: [Int32: Int32] = [:]

    /// What a written word stands for.
    struct Word {
        var parts = SIMD4<Int32>(repeating: -1)
        var count: UInt8 = 0
        var isCapitals = false
        var endsWithComma = false
        /// Whether brackets or the word after it matter: read the name slowly.
        var needsContext = false
        var letters: LetterKinds = []
    }

    /// A preparer that reads by `model`.
    public init(model: NameModel = .shipped) {
        self.model = model
        words = WordTable()
    }

    /// Reads a name that stands in one cell. Words are told apart by blanks; nothing but the words is kept.
    public func prepare(_ written: String) -> PreparedName {
        var written = written
        return written.withUTF8 { bytes in
            var name = NameWords()
            var start = 0
            var index = 0
            while index <= bytes.count {
                if index == bytes.count || bytes[index] <= 0x20 {
                    if index > start {
                        let word = word(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                        if word.needsContext { return prepareSlowly(String(decoding: bytes, as: UTF8.self)) }
                        name.append(word)
                    }
                    start = index + 1
                }
                index += 1
            }
            if name.letters.mayHideWord { return prepareSlowly(String(decoding: bytes, as: UTF8.self)) }
            return assignRoles(name)
        }
    }

    /// The number of the part for a text that stands as one word; −1 for a blank.
    private func part(_ text: String) -> Int32 {
        if let known = partOfText[text] { return known }
        let cleaned = NameCleaning.clean(text).text
        let number = cleaned.isEmpty ? -1 : addPart(cleaned)
        partOfText[text] = number
        return number
    }

    private func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Word {
        words.value(bytes) { readWord(String(decoding: bytes, as: UTF8.self)) }
    }

    /// Names with brackets, disguised words, ranks of two words and joined words: cleaned as one text first.
    private func prepareSlowly(_ written: String) -> PreparedName {
        let split = WrittenName(written, roles: model.roles)
        var name = NameWords()
        for text in split.words {
            var text = text
            name.append(
                text.withUTF8 { bytes in words.value(bytes) { readWord(String(decoding: bytes, as: UTF8.self)) } })
        }
        var prepared = assignRoles(name)
        if let former = split.former { prepared.former = part(former) }
        return prepared
    }

    /// Reads one written word: a rank gives no part, initials give several.
    private func readWord(_ written: String) -> Word {
        var word = Word()
        let reading = WrittenWord(written, roles: model.roles)
        word.needsContext = reading.needsContext
        word.endsWithComma = reading.endsWithComma
        word.isCapitals = reading.isCapitals
        word.letters = LetterKinds(written)
        for piece in reading.pieces.prefix(4) {
            word.parts[Int(word.count)] = addPart(piece)
            word.count += 1
        }
        return word
    }

    /// The word read as a case form from running text (Миколу), as its patronymic shows; −1 for none.
    func caseForm(of number: Int32) -> Int32 {
        guard number >= 0, !parts[Int(number)].isInitial else { return number }
        if let known = caseParts[number] { return known }
        let form = Int32(parts.count)
        parts.append(PartReading(texts[Int(number)], model: model, isCaseForm: true).part)
        texts.append(texts[Int(number)])
        caseParts[number] = form
        return form
    }

    /// Reads a cleaned word as a part, once.
    func addPart(_ text: String) -> Int32 {
        if let known = partOfText["\u{1}" + text] { return known }
        var part = PartReading(text, model: model).part
        let number = Int32(parts.count)
        parts.append(part)
        texts.append(text)
        partOfText["\u{1}" + text] = number
        if let halves = PartReading.halves(of: text, part: part, model: model) {
            part.halves = (addPart(halves.0), addPart(halves.1))
            part.marks.insert(text.contains { "-–—".contains($0) } ? .double : .glued)
            parts[Int(number)] = part
        }
        return number
    }
}

/// The words of one name in the order written.
struct NameWords {
    var parts = SIMD8<Int32>(repeating: -1)
    var count = 0
    /// Words in capitals (bits).
    var capitals: UInt8 = 0
    /// How many words stand before the first comma; −1 without one.
    var beforeComma = -1
    var letters: LetterKinds = []

    @inline(__always)
    mutating func append(_ word: NamePreparer.Word) {
        for index in 0..<Int(word.count) where count < 8 {
            parts[count] = word.parts[index]
            if word.isCapitals { capitals |= 1 << UInt8(count) }
            count += 1
        }
        if word.endsWithComma, beforeComma < 0 { beforeComma = count }
        letters.formUnion(word.letters)
    }
}
