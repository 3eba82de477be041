private import Names

/// One column read: each of its distinct texts once, on all cores.
struct ColumnReading {
    /// What one text gives, before it has a code.
    private struct Read: Sendable {
        var reading = CellReading()
        /// The text as read, tidied; nil where it is the text as written.
        var text: String?
    }

    /// The texts of the column, as written and, behind them, as read.
    private(set) var texts: TextPool
    /// What each text gives, by its code.
    private(set) var readings: [CellReading] = []
    /// The kind of number that the column is decided to hold.
    private(set) var numberKind: NumberKind?
    /// Surname, given names, patronymic of each distinct text of a name in one cell.
    private(set) var nameParts: [[CellReading]] = []

    /// Reads a column whose lines have the codes `raw` of `texts`.
    init(raw: [UInt32], texts written: TextPool, kind: CellKind, today: PartialDate?) {
        texts = written
        let codes = Array(0..<UInt32(written.count))
        func read(_ one: @Sendable (UInt32) -> Read) -> [Read] { concurrentlyMapped(codes, one) }
        switch kind {
        case .name: take(read { Self.name($0, written) })
        case .fullName: readFullNames(read { Self.name($0, written) })
        case .date(let pattern): readDates(read { Self.text($0, free: false, written) }, raw, pattern, today)
        case .number(let kind): readNumbers(read { Self.number($0, written) }, kind)
        case .code(let words): take(read { Self.word($0, words, written) })
        case .text: take(read { Self.text($0, free: false, written) })
        case .free: take(read { Self.text($0, free: true, written) })
        }
        for code in codes where written.utf8(code).count > kind.usualLength {
            if written[code].count > kind.usualLength { readings[Int(code)].marks.insert(.long) }
        }
    }

    /// Gives what was read its codes.
    private mutating func take(_ read: [Read]) {
        readings = read.enumerated().map { code, read in
            var reading = read.reading
            if reading.state == .known { reading.text = read.text.map { texts.intern($0) } ?? UInt32(code) }
            return reading
        }
    }

    /// The cell tidied and its state.
    private static func text(_ code: UInt32, free: Bool, _ texts: TextPool) -> Read {
        let bytes = texts.utf8(code)
        if CellText.isPlainValue(bytes, atLeast: .tidy) { return Read() }
        let isTidy = CellText.tidiness(bytes) != .unknown
        let text = isTidy ? texts[code] : CellText.tidy(texts[code])
        var read = Read(text: isTidy ? nil : text)
        if let state = CellText.blankState(text, free: free) {
            read.reading.state = state
        } else if CellText.isActive(text) {
            read.reading.marks.insert(.formula)
        }
        return read
    }

    private static func name(_ code: UInt32, _ texts: TextPool) -> Read {
        if CellText.isPlainValue(texts.utf8(code), atLeast: .clean) { return Read() }
        var read = text(code, free: false, texts)
        if read.reading.state != .known || CellText.tidiness(texts.utf8(code)) == .clean { return read }
        let cleaned = CellText.cleanName(read.text ?? texts[code])
        if cleaned.hadLookAlikes { read.reading.marks.insert(.lookAlikes) }
        read.text = cleaned.text
        return read
    }

    private static func word(_ code: UInt32, _ words: WordCodes, _ texts: TextPool) -> Read {
        var read = text(code, free: false, texts)
        guard read.reading.state == .known else { return read }
        read.text = words.code(of: read.text ?? texts[code])
        if read.text == nil {
            read.reading.marks.insert(.unknownWord)
            read.reading.state = .unknown
        }
        return read
    }

    private static func number(_ code: UInt32, _ texts: TextPool) -> Read {
        var read = text(code, free: false, texts)
        if read.reading.state == .known, read.text != nil || !PersonalNumber.isReduced(texts.utf8(code)) {
            read.text = PersonalNumber.reduced(read.text ?? texts[code])
        }
        return read
    }

    private mutating func readFullNames(_ read: [Read]) {
        take(read)
        nameParts = readings.map { whole in
            var parts = [CellReading](repeating: CellReading(state: whole.state), count: 3)
            if whole.state == .known {
                let name = PersonalName(oneCell: texts[whole.text])
                for (index, part) in [name.surname, name.given, name.patronymic].enumerated() {
                    if part.isEmpty { parts[index].state = .unknown }
                    parts[index].text = texts.intern(part)
                }
            }
            return parts
        }
    }

    private mutating func readDates(
        _ read: [Read], _ raw: [UInt32], _ pattern: DatePattern?, _ today: PartialDate?
    ) {
        var counts = [Int](repeating: 0, count: read.count)
        for code in raw { counts[Int(code)] += 1 }
        let dated = read.indices.filter { read[$0].reading.state == .known }
        let column = DateColumn(
            texts: dated.map { read[$0].text ?? texts[UInt32($0)] }, counts: dated.map { counts[$0] },
            pattern: pattern, today: today)
        readings = read.map(\.reading)
        for (index, result) in zip(dated, column.readings()) {
            readings[index].precision = result.precision
            readings[index].marks.formUnion(result.marks)
            if let date = result.date {
                readings[index].text = texts.intern(date.iso)
            } else {
                readings[index].state = .unknown
            }
        }
    }

    private mutating func readNumbers(_ read: [Read], _ kind: NumberKind?) {
        take(read)
        let decided =
            kind
            ?? PersonalNumber.decideKind(readings.filter { $0.text != TextPool.empty }.map { texts.utf8($0.text) })
        numberKind = decided
        for index in readings.indices where readings[index].state == .known {
            let number = readings[index].text
            if number == TextPool.empty { readings[index].state = .unknown }
            if decided != .other, !(PersonalNumber.passesChecksum(texts[number], kind: decided) ?? true) {
                readings[index].marks.insert(.checksum)
            }
        }
    }
}
