private import Names

/// One column read: the distinct texts once, and for each line which of them it has.
struct ColumnReading {
    /// For each line, the index of its text among the distinct ones.
    private(set) var slots: [UInt32] = []
    /// What each distinct text gives; more than one list of readings where a column gives several fields.
    private(set) var readings: [CellReading] = []
    /// The kind of number that the column is decided to hold.
    private(set) var numberKind: NumberKind?
    /// Surname, given names, patronymic of each distinct text of a name in one cell.
    private(set) var nameParts: [[CellReading]] = []

    /// Reads a column of `raw` codes, adding what it reads to `pool`.
    init(raw: [UInt32], kind: CellKind, pool: inout TextPool, today: PartialDate?) {
        var slotOfCode = [Int32](repeating: -1, count: pool.count)
        var distinct: [UInt32] = []
        var counts: [Int] = []
        slots.reserveCapacity(raw.count)
        for code in raw {
            var slot = slotOfCode[Int(code)]
            if slot < 0 {
                slot = Int32(distinct.count)
                slotOfCode[Int(code)] = slot
                distinct.append(code)
                counts.append(0)
            }
            counts[Int(slot)] += 1
            slots.append(UInt32(slot))
        }
        switch kind {
        case .name: readings = distinct.map { Self.name($0, &pool) }
        case .fullName: readFullNames(distinct, &pool)
        case .date(let pattern): readDates(distinct, counts, pattern, today, &pool)
        case .number(let kind): readNumbers(distinct, kind, &pool)
        case .code(let codes): readings = distinct.map { Self.word($0, codes, &pool) }
        case .text: readings = distinct.map { Self.text($0, free: false, &pool) }
        case .free: readings = distinct.map { Self.text($0, free: true, &pool) }
        }
        for (index, code) in distinct.enumerated() where pool.utf8(code).count > kind.usualLength {
            if pool[code].count > kind.usualLength { readings[index].marks.insert(.long) }
        }
    }

    /// The cell tidied and its state; the reading is final when it holds no value.
    private static func start(_ code: UInt32, free: Bool, _ pool: TextPool) -> (text: String, reading: CellReading) {
        let text = CellText.tidiness(pool.utf8(code)) == .unknown ? CellText.tidy(pool[code]) : pool[code]
        var reading = CellReading()
        if let state = CellText.blankState(text, free: free) {
            reading.state = state
        } else if CellText.isActive(text) {
            reading.marks.insert(.formula)
        }
        return (text, reading)
    }

    private static func name(_ code: UInt32, _ pool: inout TextPool) -> CellReading {
        if CellText.isPlainValue(pool.utf8(code), atLeast: .clean) { return CellReading(text: code) }
        var (text, reading) = start(code, free: false, pool)
        guard reading.state == .known else { return reading }
        if CellText.tidiness(pool.utf8(code)) == .clean {
            reading.text = code
            return reading
        }
        let cleaned = CellText.cleanName(text)
        text = cleaned.text
        if cleaned.hadLookAlikes { reading.marks.insert(.lookAlikes) }
        reading.text = pool.intern(text)
        return reading
    }

    private static func text(_ code: UInt32, free: Bool, _ pool: inout TextPool) -> CellReading {
        if CellText.isPlainValue(pool.utf8(code), atLeast: .tidy) { return CellReading(text: code) }
        var (text, reading) = start(code, free: free, pool)
        guard reading.state == .known else { return reading }
        reading.text = pool.intern(text)
        return reading
    }

    private static func word(_ code: UInt32, _ codes: WordCodes, _ pool: inout TextPool) -> CellReading {
        var (text, reading) = start(code, free: false, pool)
        guard reading.state == .known else { return reading }
        if let known = codes.code(of: text) {
            reading.text = pool.intern(known)
        } else {
            reading.marks.insert(.unknownWord)
            reading.state = .unknown
        }
        return reading
    }

    private mutating func readFullNames(_ distinct: [UInt32], _ pool: inout TextPool) {
        for code in distinct {
            let whole = Self.name(code, &pool)
            readings.append(whole)
            var parts = [CellReading](repeating: CellReading(state: whole.state), count: 3)
            if whole.state == .known {
                let name = PersonalName(oneCell: pool[code])
                for (index, part) in [name.surname, name.given, name.patronymic].enumerated() {
                    if part.isEmpty { parts[index].state = .unknown }
                    parts[index].text = pool.intern(part)
                }
            }
            nameParts.append(parts)
        }
    }

    private mutating func readDates(
        _ distinct: [UInt32], _ counts: [Int], _ pattern: DatePattern?, _ today: PartialDate?, _ pool: inout TextPool
    ) {
        let starts = distinct.map { Self.start($0, free: false, pool) }
        let dated = starts.indices.filter { starts[$0].reading.state == .known }
        let column = DateColumn(
            texts: dated.map { starts[$0].text }, counts: dated.map { counts[$0] }, pattern: pattern, today: today)
        readings = starts.map(\.reading)
        for (index, result) in zip(dated, column.readings()) {
            readings[index].precision = result.precision
            readings[index].marks.formUnion(result.marks)
            if let date = result.date {
                readings[index].text = pool.intern(date.iso)
            } else {
                readings[index].state = .unknown
            }
        }
    }

    private mutating func readNumbers(_ distinct: [UInt32], _ kind: NumberKind?, _ pool: inout TextPool) {
        let starts = distinct.map { Self.start($0, free: false, pool) }
        let reduced = starts.map { $0.reading.state == .known ? PersonalNumber.reduced($0.text) : "" }
        let decided = kind ?? PersonalNumber.decideKind(reduced.filter { !$0.isEmpty })
        numberKind = decided
        readings = starts.map(\.reading)
        for (index, number) in reduced.enumerated() where readings[index].state == .known {
            readings[index].text = pool.intern(number)
            if !(PersonalNumber.passesChecksum(number, kind: decided) ?? true) {
                readings[index].marks.insert(.checksum)
            }
            if number.isEmpty { readings[index].state = .unknown }
        }
    }
}
