private import Foundation

/// Reads a list: decide the coding, find the header, read, map, check, in that order.
public enum ListImport {
    /// A row of more bytes than this is rejected as R07.
    public static let longestRowBytes = 65_536

    /// Reads one list.
    ///
    /// - Parameters:
    ///   - bytes: the file as lodged.
    ///   - file: its name without folders, for places.
    ///   - mapping: which column means what; without one, columns are recognised by their headers.
    ///   - kind: what kind of list it is.
    ///   - today: the day on which ages are judged; without it no age is.
    ///   - earlier: earlier lists of the same side, for repeats.
    ///   - checksLines: whether lines are checked as wholes and beside one another; without it every accepted line
    ///     counts as new, and the list is read a third faster.
    /// - Throws: `UnreadableInput` when the file is binary, empty, or has no known column.
    public static func read(
        _ bytes: [UInt8], file: String, mapping: ColumnMapping? = nil, kind: ListKind? = nil,
        today: PartialDate? = nil, earlier: [PersonList] = [], checksLines: Bool = true
    ) throws(UnreadableInput) -> ImportedList {
        let opened = try OpenedList(bytes, file: file, mapping: mapping)
        var list = PersonList(
            source: ListSource(
                file: file, sha256: ContentDigest.sha256(bytes), encoding: opened.coding.rawValue,
                delimiter: String(UnicodeScalar(opened.delimiter))))
        var log = FindingLog(file: file)
        opened.report(to: &log)
        var rows = ListRows(opened)
        rows.readAll(&log)
        var totals = rows.totals
        rows.fill(&list, today: today, &log)
        let standings =
            checksLines
            ? ListChecks(list: list, today: today, earlier: earlier).run(&log)
            : [LineStanding](repeating: .new, count: list.count)
        totals.accepted = list.count
        totals.received = totals.accepted + totals.rejected
        for standing in standings {
            switch standing {
            case .new: totals.new += 1
            case .repeatInList: totals.repeatInList += 1
            case .repeatOfEarlier: totals.repeatOfEarlier += 1
            }
        }
        return ImportedList(
            list: list, kind: kind, totals: totals, findings: log.inOrder, findingCounts: log.counts,
            rejected: rows.rejected, columns: opened.header.columns, standings: standings)
    }
}

/// A file whose coding, delimiter and header are decided.
struct OpenedList {
    let coding: TextCoding
    /// The bytes as UTF-8; rows that cannot be decoded hold bytes that are not.
    let text: [UInt8]
    let hasUndecodableBytes: Bool
    let delimiter: UInt8
    let header: Header
    /// A coding that the bytes read well in, where the mapping's coding does not fit.
    let betterCoding: TextCoding?

    init(_ bytes: [UInt8], file: String, mapping: ColumnMapping?) throws(UnreadableInput) {
        if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) {
            throw UnreadableInput(
                file: file, code: "EMPTY", message: "The file is empty.", mend: "Send the list again.")
        }
        if let sheet = mapping?.sheet, sheet != 1 {
            throw UnreadableInput(
                file: file, code: "SHEET", message: "A text file has one sheet; the mapping asks for sheet \(sheet).",
                mend: "Leave sheet out of the mapping.")
        }
        let scan = UTF8Scan(bytes)
        let decided = TextCoding.decide(bytes, scan)
        coding = mapping?.encoding ?? decided
        text = coding.utf8(of: bytes)
        if Self.isBinary(text) {
            throw UnreadableInput(
                file: file, code: "BINARY", message: "The file is binary, not a table of text.",
                mend: "Save the sheet as CSV in UTF-8 and send that.")
        }
        hasUndecodableBytes = (coding == .utf8 ? scan : UTF8Scan(text)).faults > 0
        betterCoding = hasUndecodableBytes && decided != coding ? decided : nil
        let search = HeaderSearch(mapping: mapping)
        let stated = mapping?.delimiter ?? Self.statedDelimiter(text)
        var best: (delimiter: UInt8, header: Header)?
        for delimiter in stated.map({ [$0] }) ?? [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
            guard let header = search.find(in: text, delimiter: delimiter) else { continue }
            if let known = best?.header, (known.score, known.fittingRows) >= (header.score, header.fittingRows) {
                continue
            }
            best = (delimiter, header)
        }
        guard let best else {
            throw UnreadableInput(
                file: file, code: "NO_KNOWN_COLUMN",
                message: "None of the first \(HeaderSearch.depth) rows has a header with a column that is known.",
                mend: mapping == nil
                    ? "Send the list with a header row, or name its columns in a mapping."
                    : "Check the columns' names in the mapping against the file's header.")
        }
        delimiter = best.delimiter
        header = best.header
    }

    /// Control characters that no table of text has, over one in a hundred bytes at the start.
    private static func isBinary(_ text: [UInt8]) -> Bool {
        let sample = text.prefix(1 << 16)
        let controls = sample.count { $0 < 0x20 && ![0x09, 0x0A, 0x0D, 0x0C, 0x1A].contains($0) || $0 == 0x7F }
        return text.starts(with: [0x50, 0x4B, 0x03, 0x04]) || controls * 100 > sample.count
    }

    /// The delimiter that a first line `sep=;` states, as spreadsheets write it.
    private static func statedDelimiter(_ text: [UInt8]) -> UInt8? {
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...]
        guard start.starts(with: Array("sep=".utf8)), start.count > 5 else { return nil }
        let mark = start[start.startIndex + 4]
        let after = start[start.startIndex + 5]
        return after == 0x0A || after == 0x0D ? mark : nil
    }

    /// Findings about the file as a whole.
    func report(to log: inout FindingLog) {
        for field in header.missing {
            log.add(
                Finding(
                    column: field.column, severity: .error, code: "COLUMN_MISSING",
                    message: "The mapping reads \(field.key.rawValue) from a column that the header does not have.",
                    mend: "Check the column's name in the mapping."))
        }
        if hasUndecodableBytes {
            let better = betterCoding.map { "; the bytes read well as \($0.rawValue)" } ?? ""
            log.add(
                Finding(
                    severity: .error, code: "UNREADABLE",
                    message: "Some bytes of the file are not \(coding.rawValue)\(better).",
                    mend: "Save the file again as UTF-8, or write encoding: \((betterCoding ?? .windows1251).rawValue)"
                        + " in the mapping."))
        }
    }
}
