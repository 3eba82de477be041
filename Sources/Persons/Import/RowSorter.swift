/// Goes through the rows of an opened list in order: sorts out what is no line, rejects what is no person, and hands
/// the accepted rows on in batches.
struct RowSorter {
    private static let identity: Set<FieldKey> = [
        .surname, .givenNames, .patronymic, .fullName, .personalNumber, .internmentNumber,
    ]

    private let opened: OpenedList
    private let judge: RowJudge
    private var reader: DelimitedReader
    private let positions: [Int]
    /// The columns that identify a person, any of which must hold a value.
    private let identityPositions: [Int]
    private var accepted = 0
    private var sinceSubheading = 0

    /// Rows, not-lines and rejected rows; the rest is known after the checks.
    private(set) var totals = ImportTotals()
    private(set) var rejected: [RejectedLine] = []
    /// Sub-headings that name a category, each with the first line under it.
    private(set) var headings: [(line: Int, text: String)] = []
    /// Cells beyond the last column of the header.
    private(set) var extras: [(line: Int, text: String)] = []
    /// What was found.
    var log: FindingLog

    init(_ opened: OpenedList, log: FindingLog) {
        self.opened = opened
        self.log = log
        judge = RowJudge(header: opened.header)
        reader = DelimitedReader(opened.text, delimiter: opened.delimiter)
        let fields = opened.header.fields
        positions = fields.map(\.position)
        let named = fields.filter { Self.identity.contains($0.key) }
        let free = fields.filter { $0.kind == .free }
        // Where a mapping names fields freely nobody can say which of them identify: any of them may.
        identityPositions = (free.isEmpty && !named.isEmpty ? named : named + free).map(\.position)
    }

    /// The next accepted rows; empty at the end of the list.
    mutating func nextBatch() -> RowBatch {
        let start = reader.position
        var batch = RowBatch(fields: positions.count)
        while reader.position - start < RowBatch.fullAt || batch.rows.isEmpty, reader.next() {
            totals.rows += 1
            if isLine() {
                accept()
                batch.append(reader, positions: positions, idPosition: opened.header.idPosition)
            }
        }
        return batch
    }

    /// Whether the current row is a person's line; what is none is set aside or rejected.
    private mutating func isLine() -> Bool {
        let row = reader.row
        if row <= opened.header.rows.upperBound {
            set(aside: opened.header.rows.contains(row) ? .header : filled(upTo: 1) == 0 ? .blank : .title)
            return false
        }
        if reader.source.count > ListImport.longestRowBytes
            || opened.hasUndecodableBytes && UTF8Scan(reader.source).faults > 0
        {
            reject(.undecodable)
            return false
        }
        if filled(upTo: 4) <= 3 || row == opened.header.rows.upperBound + 1 || startsLikeHeader() {
            switch judge.judge(reader.texts, row: row) {
            case .line: break
            case .notLine(.total, let stated):
                compare(stated)
                return false
            case .notLine(let kind, _):
                if kind == .subheading { beginSection() }
                set(aside: kind)
                return false
            case .rejected(let reason):
                reject(reason)
                return false
            }
        }
        if !identifies() {
            reject(.nothingIdentifies)
            return false
        }
        return true
    }

    /// Whether a cell that identifies a person holds a value; without such columns any row does.
    private func identifies() -> Bool {
        if identityPositions.isEmpty { return true }
        // Most rows show it at the first look; the rest is looked at character by character.
        for position in identityPositions where position < reader.cellCount {
            if CellText.isPlainValue(reader.cell(position), atLeast: .tidy) { return true }
        }
        for position in identityPositions where position < reader.cellCount {
            let text = CellText.tidy(String(decoding: reader.cell(position), as: UTF8.self))
            if CellText.blankState(text, free: false) == nil { return true }
        }
        return false
    }

    private mutating func accept() {
        let width = opened.header.width
        if reader.cellCount < width { log.add(.cellsMissing, row: reader.row) }
        if reader.cellCount > width {
            let extra = (width..<reader.cellCount).map(reader.text)
            if extra.contains(where: { !$0.isEmpty }) {
                extras.append((accepted, extra.joined(separator: String(UnicodeScalar(opened.delimiter)))))
                log.add(.cellsExtra, row: reader.row)
            }
        }
        accepted += 1
    }

    private mutating func beginSection() {
        sinceSubheading = accepted + rejected.count
        let heading = (0..<reader.cellCount).map(reader.cell).first { !$0.trimmed.isEmpty }
        headings.append((accepted, heading.map { String(decoding: $0, as: UTF8.self) } ?? ""))
    }

    private func startsLikeHeader() -> Bool {
        guard let first = opened.header.fields.first, first.position < reader.cellCount else { return false }
        return reader.cell(first.position).elementsEqual(first.header.utf8)
    }

    /// The number of cells that are not blank, counted no further than `limit`.
    private func filled(upTo limit: Int) -> Int {
        var filled = 0
        for index in 0..<reader.cellCount where reader.cell(index).contains(where: { $0 != 0x20 && $0 != 0x09 }) {
            filled += 1
            if filled == limit { break }
        }
        return filled
    }

    private mutating func set(aside kind: NotLine) {
        totals.notLines += 1
        note(kind)
    }

    private mutating func note(_ kind: NotLine) {
        log.add(
            Finding(
                row: reader.row, severity: .note, code: kind.rawValue, message: kind.message,
                mend: "Nothing needs mending."))
    }

    private mutating func reject(_ reason: RejectReason) {
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
    private mutating func compare(_ stated: Int?) {
        totals.notLines += 1
        let received = accepted + rejected.count
        guard let stated, stated != received, stated != received - sinceSubheading else { return note(.total) }
        log.add(
            Finding(
                row: reader.row, severity: .warning, code: NotLine.total.rawValue,
                message: "The list states a total of \(stated); \(received) lines were received up to here.",
                mend: "Send the missing lines, or mend the stated total."))
    }
}
