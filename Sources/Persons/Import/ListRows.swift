/// Goes through the rows of an opened list: sorts out what is no line, rejects what is no person, keeps the rest.
struct ListRows {
    private static let identity: Set<FieldKey> = [
        .surname, .givenNames, .patronymic, .fullName, .personalNumber, .internmentNumber,
    ]

    private let opened: OpenedList
    private let judge: RowJudge
    private var pool = TextPool()
    private var ids: [LineID] = []
    private var rowNumbers: [Int] = []
    private var raw: [[UInt32]]
    private var extras: [(line: Int, code: UInt32)] = []
    /// Per code of the pool: 0 not looked at, 1 blank, 2 a value.
    private var isValue: [UInt8] = []
    private let identityFields: [Int]
    private var knownIDs = TextPool()
    private var current: [UInt32] = []
    private var sinceSubheading = 0
    /// Sub-headings that name a category, each with the first line under it.
    private var headings: [(line: Int, text: UInt32)] = []

    /// Rows, not-lines and rejected rows; the rest is known after the checks.
    private(set) var totals = ImportTotals()
    private(set) var rejected: [RejectedLine] = []

    init(_ opened: OpenedList) {
        self.opened = opened
        judge = RowJudge(header: opened.header)
        raw = opened.header.fields.map { _ in [] }
        let fields = opened.header.fields
        let named = fields.indices.filter { Self.identity.contains(fields[$0].key) }
        // Where a mapping names fields freely nobody can say which of them identify: any of them may.
        identityFields =
            fields.contains { $0.kind == .free } || named.isEmpty
            ? named + fields.indices.filter { fields[$0].kind == .free } : named
    }

    /// Reads every row.
    mutating func readAll(_ log: inout FindingLog) {
        var reader = DelimitedReader(opened.text, delimiter: opened.delimiter)
        while reader.next() {
            totals.rows += 1
            read(reader, &log)
        }
    }

    private mutating func read(_ reader: DelimitedReader, _ log: inout FindingLog) {
        let row = reader.row
        if row <= opened.header.rows.upperBound {
            let kind: NotLine =
                opened.header.rows.contains(row) ? .header : Self.filled(reader, upTo: 1) == 0 ? .blank : .title
            return set(aside: kind, row: row, &log)
        }
        if reader.source.count > ListImport.longestRowBytes
            || opened.hasUndecodableBytes && UTF8Scan(reader.source).faults > 0
        {
            return reject(.undecodable, reader, &log)
        }
        let width = opened.header.width
        let filled = Self.filled(reader, upTo: 4)
        if filled <= 3 || row == opened.header.rows.upperBound + 1 || startsLikeHeader(reader) {
            switch judge.judge(reader.texts, row: row) {
            case .line: break
            case .notLine(let kind, let stated):
                if kind == .total { return compare(stated, row: row, &log) }
                if kind == .subheading { begin(section: reader) }
                return set(aside: kind, row: row, &log)
            case .rejected(let reason): return reject(reason, reader, &log)
            }
        }
        current.removeAll(keepingCapacity: true)
        for field in opened.header.fields {
            current.append(
                field.position < reader.cellCount ? pool.intern(reader.cell(field.position)) : TextPool.empty)
        }
        if !identityFields.isEmpty, !identityFields.contains(where: { holdsValue(current[$0]) }) {
            return reject(.nothingIdentifies, reader, &log)
        }
        accept(reader, width: width, &log)
    }

    private mutating func begin(section reader: DelimitedReader) {
        sinceSubheading = ids.count + rejected.count
        let heading = (0..<reader.cellCount).map(reader.cell).first { !$0.trimmed.isEmpty }
        headings.append((ids.count, heading.map { pool.intern($0) } ?? TextPool.empty))
    }

    private mutating func accept(_ reader: DelimitedReader, width: Int, _ log: inout FindingLog) {
        let row = reader.row
        for index in current.indices { raw[index].append(current[index]) }
        if reader.cellCount < width { log.add(.cellsMissing, row: row) }
        if reader.cellCount > width {
            let extra = (width..<reader.cellCount).map(reader.text)
            if extra.contains(where: { !$0.isEmpty }) {
                extras.append(
                    (ids.count, pool.intern(extra.joined(separator: String(UnicodeScalar(opened.delimiter))))))
                log.add(.cellsExtra, row: row)
            }
        }
        rowNumbers.append(row)
        ids.append(lineID(reader, &log))
    }

    /// The id of the line's own column, or `SHEET-ROW` where that is blank or already taken.
    private mutating func lineID(_ reader: DelimitedReader, _ log: inout FindingLog) -> LineID {
        var text = "1-\(reader.row)"
        if let position = opened.header.idPosition, position < reader.cellCount {
            let own = reader.cell(position).trimmed
            if !own.isEmpty {
                let before = knownIDs.count
                _ = knownIDs.intern(own)
                if knownIDs.count > before { return LineID(rawValue: String(decoding: own, as: UTF8.self)) }
                log.add(
                    Finding(
                        row: reader.row, severity: .warning, code: "ID_REPEATED",
                        message: "The line's id stands on an earlier line too; the line is known by its row.",
                        mend: "Give every line an id of its own."))
            }
        }
        while true {
            let before = knownIDs.count
            _ = knownIDs.intern(text)
            if knownIDs.count > before { return LineID(rawValue: text) }
            text += "'"
        }
    }

    private mutating func holdsValue(_ code: UInt32) -> Bool {
        if isValue.count < pool.count {
            isValue.append(contentsOf: repeatElement(0, count: max(64, pool.count * 2 - isValue.count)))
        }
        if isValue[Int(code)] == 0 {
            let blank =
                !CellText.isPlainValue(pool.utf8(code), atLeast: .tidy)
                && CellText.blankState(CellText.tidy(pool[code]), free: false) != nil
            isValue[Int(code)] = blank ? 1 : 2
        }
        return isValue[Int(code)] == 2
    }

    private func startsLikeHeader(_ reader: DelimitedReader) -> Bool {
        guard let first = opened.header.fields.first, first.position < reader.cellCount else { return false }
        return reader.cell(first.position).elementsEqual(first.header.utf8)
    }

    /// The number of cells that are not blank, counted no further than `limit`.
    private static func filled(_ reader: DelimitedReader, upTo limit: Int) -> Int {
        var filled = 0
        for index in 0..<reader.cellCount where !reader.cell(index).trimmed.isEmpty {
            filled += 1
            if filled == limit { break }
        }
        return filled
    }

    private mutating func set(aside kind: NotLine, row: Int, _ log: inout FindingLog) {
        totals.notLines += 1
        note(kind, row: row, &log)
    }

    private func note(_ kind: NotLine, row: Int, _ log: inout FindingLog) {
        log.add(
            Finding(
                row: row, severity: .note, code: kind.rawValue, message: kind.message, mend: "Nothing needs mending."))
    }

    private mutating func reject(_ reason: RejectReason, _ reader: DelimitedReader, _ log: inout FindingLog) {
        totals.rejected += 1
        let source = reader.source
        let bytes =
            UTF8Scan(source).faults > 0 && Windows1251.readsAsCyrillic(Array(source))
            ? Windows1251.utf8(of: source) : Array(source)
        rejected.append(RejectedLine(row: reader.row, reason: reason, raw: String(decoding: bytes, as: UTF8.self)))
        log.add(
            Finding(
                row: reader.row, severity: .error, code: reason.rawValue, message: reason.message, mend: reason.mend))
    }

    /// A stated total counts the whole list so far or the lines since the last sub-heading.
    private mutating func compare(_ stated: Int?, row: Int, _ log: inout FindingLog) {
        totals.notLines += 1
        let received = ids.count + rejected.count
        guard let stated, stated != received, stated != received - sinceSubheading else {
            return note(.total, row: row, &log)
        }
        log.add(
            Finding(
                row: row, severity: .warning, code: NotLine.total.rawValue,
                message: "The list states a total of \(stated); \(received) lines were received up to here.",
                mend: "Send the missing lines, or mend the stated total."))
    }

    /// Reads the columns of the accepted lines into the list; gives the marks of each line's cells by column.
    mutating func fill(_ list: inout PersonList, today: PartialDate?, _ log: inout FindingLog) {
        list.ids = ids
        list.rows = rowNumbers
        let fields = opened.header.fields
        let hasSurname = fields.contains { $0.key == .surname }
        for (field, raw) in zip(fields, raw) {
            let column = ColumnReading(raw: raw, kind: field.kind, pool: &pool, today: today)
            list.columns.append(
                FieldColumn(
                    field: field, raw: raw, readings: column.readings, slots: column.slots,
                    numberKind: column.numberKind))
            report(column, field, &log)
            if field.kind == .fullName, !hasSurname { addNameParts(column, field, raw, &list, &log) }
        }
        addExtras(&list)
        if !fields.contains(where: { $0.key == .category }) { addSections(&list) }
        list.texts = pool
    }

    private func report(_ column: ColumnReading, _ field: Header.Field, _ log: inout FindingLog) {
        let findings = column.readings.map { $0.marks.isEmpty ? [] : $0.marks.findings }
        guard findings.contains(where: { !$0.isEmpty }) else { return }
        for (line, slot) in column.slots.enumerated() {
            for code in findings[Int(slot)] {
                log.add(code, row: rowNumbers[line], column: field.header, position: field.position + 1)
            }
        }
    }

    private func addNameParts(
        _ column: ColumnReading, _ field: Header.Field, _ raw: [UInt32], _ list: inout PersonList,
        _ log: inout FindingLog
    ) {
        for (index, key) in [FieldKey.surname, .givenNames, .patronymic].enumerated() {
            var part = field
            part.key = key
            list.columns.append(
                FieldColumn(field: part, raw: raw, readings: column.nameParts.map { $0[index] }, slots: column.slots))
        }
        let lines = column.slots.count { column.readings[Int($0)].state == .known }
        if lines == 0 { return }
        let code = LineFinding.nameInOneCell
        log.add(
            Finding(
                row: opened.header.rows.lowerBound, column: field.header, severity: code.severity, code: code.rawValue,
                message: "The parts of the name are taken from one cell on \(lines) lines.", mend: code.mend),
            position: field.position + 1, lines: lines)
    }

    /// The category that a sub-heading gives to the lines under it, where no column says one.
    private mutating func addSections(_ list: inout PersonList) {
        let readings =
            [CellReading(state: .unknown)]
            + headings.map { heading -> CellReading in
                let text = CellText.tidy(pool[heading.text])
                let first = String(text.prefix { $0.isLetter })
                let code = WordCodes.category.code(of: text) ?? WordCodes.category.code(of: first)
                return code.map { CellReading(text: pool.intern($0)) } ?? CellReading(state: .unknown)
            }
        guard readings.contains(where: { $0.state == .known }) else { return }
        var slots = [UInt32](repeating: 0, count: ids.count)
        for (index, heading) in headings.enumerated() {
            let end = index + 1 < headings.count ? headings[index + 1].line : ids.count
            for line in heading.line..<end { slots[line] = UInt32(index + 1) }
        }
        let raw = slots.map { $0 == 0 ? TextPool.empty : headings[Int($0) - 1].text }
        let field = Header.Field(position: 0, header: "", key: .category, kind: .code(.category))
        list.columns.append(FieldColumn(field: field, raw: raw, readings: readings, slots: slots))
    }

    private func addExtras(_ list: inout PersonList) {
        if extras.isEmpty { return }
        var codes = [UInt32](repeating: TextPool.empty, count: ids.count)
        for extra in extras { codes[extra.line] = extra.code }
        let field = Header.Field(position: opened.header.width, header: "", key: .extraCells, kind: .text)
        let readings = [CellReading(state: .unknown)] + extras.map { CellReading(text: $0.code) }
        var slots = [UInt32](repeating: 0, count: ids.count)
        for (index, extra) in extras.enumerated() { slots[extra.line] = UInt32(index + 1) }
        list.columns.append(FieldColumn(field: field, raw: codes, readings: readings, slots: slots))
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks and tabs at either end.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let byte = slice.first, byte == 0x20 || byte == 0x09 { slice.removeFirst() }
        while let byte = slice.last, byte == 0x20 || byte == 0x09 { slice.removeLast() }
        return slice
    }
}
