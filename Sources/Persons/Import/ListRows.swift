import Dispatch

/// The accepted lines of an opened list, column by column.
///
/// Rows are sorted one after the other, batch by batch; while one batch is sorted the columns of the one before are
/// read, each on any core. What comes of it does not depend on the number of cores.
struct ListRows {
    private let opened: OpenedList
    private var columns: [WrittenColumn]
    private var written = WrittenIDs()
    private var rowNumbers: [Int] = []
    private var headings: [(line: Int, text: String)] = []
    private var extras: [(line: Int, text: String)] = []

    /// Rows, not-lines and rejected rows; the rest is known after the checks.
    private(set) var totals = ImportTotals()
    private(set) var rejected: [RejectedLine] = []

    init(_ opened: OpenedList) {
        self.opened = opened
        columns = opened.header.fields.map { _ in WrittenColumn() }
    }

    /// Reads every row.
    mutating func readAll(_ log: inout FindingLog) {
        var sorter = RowSorter(opened, log: log)
        var batch = sorter.nextBatch()
        while !batch.rows.isEmpty {
            rowNumbers += batch.rows
            batch = read(batch, with: &sorter)
        }
        totals = sorter.totals
        rejected = sorter.rejected
        headings = sorter.headings
        extras = sorter.extras
        log = sorter.log
        for row in written.repeatedRows {
            log.add(
                Finding(
                    row: row, severity: .warning, code: "ID_REPEATED",
                    message: "The line's id stands on an earlier line too; the line is known by its row.",
                    mend: "Give every line an id of its own."))
        }
    }

    /// Reads the columns of a batch while the sorter takes the next one apart; gives that.
    private mutating func read(_ batch: RowBatch, with sorter: inout RowSorter) -> RowBatch {
        var next = batch
        let text = opened.text
        withUnsafeMutablePointer(to: &sorter) { sorter in
            withUnsafeMutablePointer(to: &next) { next in
                withUnsafeMutablePointer(to: &written) { written in
                    columns.withUnsafeMutableBufferPointer { columns in
                        // Each piece of work changes what no other touches, and all have ended before it is read.
                        nonisolated(unsafe) let (sorter, next, written, columns) = (sorter, next, written, columns)
                        DispatchQueue.concurrentPerform(iterations: columns.count + 2) { piece in
                            switch piece {
                            case 0: next.pointee = sorter.pointee.nextBatch()
                            case 1: written.pointee.append(batch, text: text)
                            default: columns[piece - 2].append(batch, field: piece - 2, text: text)
                            }
                        }
                    }
                }
            }
        }
        return next
    }

    /// Reads the columns of the accepted lines into the list.
    mutating func fill(_ list: inout PersonList, today: PartialDate?, _ log: inout FindingLog) {
        list.ids = written.ids
        list.rows = rowNumbers
        let fields = opened.header.fields
        let hasSurname = fields.contains { $0.key == .surname }
        let columns = columns
        let read = concurrentMap(fields.count) { index in
            let (field, raw) = (fields[index], columns[index].codes)
            let reading = ColumnReading(raw: raw, texts: columns[index].texts, kind: field.kind, today: today)
            let column = FieldColumn(
                field: field, texts: reading.texts, raw: raw, readings: reading.readings,
                numberKind: reading.numberKind)
            return (reading, column)
        }
        for (index, field) in fields.enumerated() {
            let (reading, raw) = (read[index].0, columns[index].codes)
            list.columns.append(read[index].1)
            report(reading, raw, field, &log)
            if field.kind == .fullName, !hasSurname { addNameParts(reading, field, raw, &list, &log) }
        }
        addExtras(&list)
        if !headings.isEmpty, !fields.contains(where: { $0.key == .category }) { addSections(&list) }
    }

    private func report(_ reading: ColumnReading, _ raw: [UInt32], _ field: Header.Field, _ log: inout FindingLog) {
        let findings = reading.readings.map { $0.marks.isEmpty ? [] : $0.marks.findings }
        guard findings.contains(where: { !$0.isEmpty }) else { return }
        for (line, code) in raw.enumerated() {
            for finding in findings[Int(code)] {
                log.add(finding, row: rowNumbers[line], column: field.header, position: field.position + 1)
            }
        }
    }

    private func addNameParts(
        _ reading: ColumnReading, _ field: Header.Field, _ raw: [UInt32], _ list: inout PersonList,
        _ log: inout FindingLog
    ) {
        for (index, key) in [FieldKey.surname, .givenNames, .patronymic].enumerated() {
            var part = field
            part.key = key
            list.columns.append(
                FieldColumn(
                    field: part, texts: reading.texts, raw: raw, readings: reading.nameParts.map { $0[index] }))
        }
        let lines = raw.count { reading.readings[Int($0)].state == .known }
        if lines == 0 { return }
        let code = LineFinding.nameInOneCell
        log.add(
            Finding(
                row: opened.header.rows.lowerBound, column: field.header, severity: code.severity, code: code.rawValue,
                message: "The parts of the name are taken from one cell on \(lines) lines.", mend: code.mend),
            position: field.position + 1, lines: lines)
    }

    /// The category that a sub-heading gives to the lines under it, where no column says one.
    private func addSections(_ list: inout PersonList) {
        var column = FieldColumn(key: .category, header: "", sourceColumn: 1, capacity: rowNumbers.count)
        var isStated = false
        for section in 0...headings.count {
            let heading = section == 0 ? nil : headings[section - 1]
            let text = heading.map { CellText.tidy($0.text) } ?? ""
            let code =
                WordCodes.category.code(of: text) ?? WordCodes.category.code(of: String(text.prefix { $0.isLetter }))
            isStated = isStated || code != nil
            let end = section < headings.count ? headings[section].line : rowNumbers.count
            for _ in (heading?.line ?? 0)..<end {
                column.append(
                    heading?.text ?? "", read: code ?? "", state: code == nil ? .unknown : .known)
            }
        }
        if isStated { list.columns.append(column) }
    }

    private func addExtras(_ list: inout PersonList) {
        if extras.isEmpty { return }
        var column = FieldColumn(
            key: .extraCells, header: "", sourceColumn: opened.header.width + 1, capacity: rowNumbers.count)
        var next = 0
        for line in rowNumbers.indices {
            let isExtra = next < extras.count && extras[next].line == line
            column.append(isExtra ? extras[next].text : "", state: isExtra ? .known : .unknown)
            if isExtra { next += 1 }
        }
        list.columns.append(column)
    }
}
