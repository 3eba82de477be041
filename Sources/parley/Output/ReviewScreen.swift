import Foundation
import Linkage
import Persons

/// A pair as a reviewer sees it: both records side by side, the evidence field by field, the competitors beside them.
struct ReviewScreen {
    private let left: PersonList
    private let right: PersonList
    private let links: LinkTable
    private let leftIndex: [LineID: Int]
    private let rightIndex: [LineID: Int]
    private let ofLeft: [LineID: [Int]]
    private let ofRight: [LineID: [Int]]
    private let kinOfLeft: [KinKey: [Int]]
    private let kinOfRight: [KinKey: [Int]]

    /// Surname and father's name as read: brothers, sisters and cousins share it.
    private struct KinKey: Hashable {
        let surname, father: String

        init?(_ list: PersonList, _ line: Int) {
            let record = list[line]
            surname = (record[.surname]?.read ?? "").lowercased()
            father = (record[.patronymic]?.read ?? record[.fatherFirstName]?.read ?? "").lowercased()
            if surname.isEmpty || father.count < 3 { return nil }
        }
    }

    private static let valueWidth = 32
    private static let shownCompetitors = 4

    init(left: PersonList, right: PersonList, links: LinkTable) {
        self.left = left
        self.right = right
        self.links = links
        leftIndex = Dictionary(zip(left.ids, left.ids.indices), uniquingKeysWith: { first, _ in first })
        rightIndex = Dictionary(zip(right.ids, right.ids.indices), uniquingKeysWith: { first, _ in first })
        ofLeft = Dictionary(grouping: links.rows.indices) { links.rows[$0].left }
        ofRight = Dictionary(grouping: links.rows.indices) { links.rows[$0].right }
        func kin(_ list: PersonList) -> [KinKey: [Int]] {
            var kin: [KinKey: [Int]] = [:]
            for line in 0..<list.count { if let key = KinKey(list, line) { kin[key, default: []].append(line) } }
            return kin
        }
        kinOfLeft = kin(left)
        kinOfRight = kin(right)
    }

    func text(_ item: ReviewOrder.Item) -> String {
        let row = item.link.map { links.rows[$0] }
        var text = ""
        if item.waitsForConfirmation { text += "A line has changed since it was judged: look again.\n" }
        if let row {
            let bits = String(format: "%+.2f", row.weightBits)
            let probability = String(format: "%.4f", row.probability)
            text += "weight \(bits) bits, probability \(probability), \(row.grade.rawValue); "
        }
        text += String(
            format: "with competitors %.4f; an answer teaches %.2f bits on %d lines\n\n", item.probability,
            item.gainBits, item.openLines)
        text += Self.line(
            "", "left: \(left.source.file), line \(left.ids[item.left].rawValue)",
            "right: \(right.source.file), line \(right.ids[item.right].rawValue)", "evidence in bits")
        let evidence = Self.evidence(row?.reasons ?? "")
        for key in keys(first: evidence.map(\.field)) {
            let (one, other) = (Self.value(left, item.left, key), Self.value(right, item.right, key))
            let found = evidence.first { $0.field == key }
            // What neither list has a column for can weigh all the same, as relatives do.
            if one.isEmpty, other.isEmpty, found?.bits ?? 0 == 0 { continue }
            text += Self.line(key.rawValue, one, other, found?.bar ?? "")
        }
        return text + "\n" + competitors(item)
    }

    // MARK: Evidence

    private static func evidence(_ reasons: String) -> [(field: FieldKey, bits: Double, bar: String)] {
        reasons.split(separator: " ").compactMap { part in
            let cells = part.split(separator: ":")
            guard cells.count == 3, let bits = Double(cells[2]) else { return nil }
            let length = min(14, Int(bits.magnitude.rounded()))
            let bar = String(repeating: bits < 0 ? "░" : "█", count: length)
            let figure = String(format: "%+5.1f", bits)
            return (FieldKey(rawValue: String(cells[0])), bits, "\(figure) \(bar)\(length > 0 ? " " : "")\(cells[1])")
        }
    }

    /// Compared fields first, then all others of either list.
    private func keys(first: [FieldKey]) -> [FieldKey] {
        var keys = first
        for column in left.columns + right.columns where !keys.contains(column.key) && column.key != .rowNumber {
            keys.append(column.key)
        }
        return keys
    }

    /// What was written; for a part of a name that stands in one cell with others, what was read.
    private static func value(_ list: PersonList, _ line: Int, _ key: FieldKey) -> String {
        let whole = key == .fullName ? nil : list.column(.fullName).map { $0.writtenText(line) }
        var values: [String] = []
        for column in list.columns where column.key == key {
            let raw = column.writtenText(line)
            let value = raw == whole ? column.readText(line) : raw
            if !value.isEmpty, !values.contains(value) { values.append(value) }
        }
        return values.joined(separator: " | ")
    }

    // MARK: Competitors

    private func competitors(_ item: ReviewOrder.Item) -> String {
        let (one, other) = (left.ids[item.left], right.ids[item.right])
        let forLeft = (ofLeft[one] ?? []).map { links.rows[$0] }.filter { $0.right != other }
        let forRight = (ofRight[other] ?? []).map { links.rows[$0] }.filter { $0.left != one }
        var text = ""
        text += list(
            "right lines that compete for the left line", right, rivals(forLeft, \.right, rightIndex), item.right,
            kinOfRight)
        text += list(
            "left lines that compete for the right line", left, rivals(forRight, \.left, leftIndex), item.left,
            kinOfLeft)
        return text.isEmpty ? "no competitors\n\n" : text + "\n"
    }

    private func rivals(
        _ rows: [LinkTable.Row], _ line: (LinkTable.Row) -> LineID, _ index: [LineID: Int]
    ) -> [(line: Int, bits: Double)] {
        rows.sorted { ($1.weightBits, line($0)) < ($0.weightBits, line($1)) }
            .compactMap { row in index[line(row)].map { ($0, row.weightBits) } }
    }

    /// Competitors by weight, then kin of the same list that no link names.
    private func list(
        _ heading: String, _ list: PersonList, _ rivals: [(line: Int, bits: Double)], _ line: Int,
        _ kin: [KinKey: [Int]]
    ) -> String {
        let named = Set(rivals.map(\.line))
        let siblings = (KinKey(list, line).flatMap { kin[$0] } ?? []).filter { $0 != line && !named.contains($0) }
        let all = rivals.map { ($0.line, Optional($0.bits)) } + siblings.map { ($0, nil) }
        guard !all.isEmpty else { return "" }
        var text = heading + ":\n"
        for (rival, bits) in all.prefix(Self.shownCompetitors) {
            let name = [FieldKey.fullName, .surname, .givenNames, .patronymic].map { Self.value(list, rival, $0) }
            let whole = name[0].isEmpty ? name.dropFirst().filter { !$0.isEmpty }.joined(separator: " ") : name[0]
            let born = Self.value(list, rival, .birthDate)
            let weight = bits.map { String(format: "%+.2f", $0) } ?? "not linked"
            text += "  \(list.ids[rival].rawValue)  \(weight)  \(whole)  \(born)\(kinship(list, line, rival))\n"
        }
        if all.count > Self.shownCompetitors { text += "  and \(all.count - Self.shownCompetitors) more\n" }
        return text
    }

    private func kinship(_ list: PersonList, _ line: Int, _ rival: Int) -> String {
        guard let key = KinKey(list, line), key == KinKey(list, rival) else { return "" }
        let (one, other) = (list[line][.birthDate]?.read ?? "", list[rival][.birthDate]?.read ?? "")
        let given = (list[line][.givenNames]?.read ?? "").lowercased()
        let isOneName = given == (list[rival][.givenNames]?.read ?? "").lowercased()
        if one == other, !one.isEmpty {
            return isOneName
                ? "  (the same name and birth date: a repeat?)"
                : "  (shares surname, father's name and birth date: a twin?)"
        }
        return "  (shares surname and father's name: a brother or cousin?)"
    }

    // MARK: Layout

    /// A row of the screen; what is wider than its column goes on below.
    private static func line(_ label: String, _ one: String, _ other: String, _ rest: String) -> String {
        let (firsts, seconds) = (pieces(one), pieces(other))
        var text = ""
        for row in 0..<max(1, firsts.count, seconds.count) {
            let cells = [
                padded(row == 0 ? label : "", 15), padded(firsts.indices.contains(row) ? firsts[row] : "", valueWidth),
                padded(seconds.indices.contains(row) ? seconds[row] : "", valueWidth), row == 0 ? rest : "",
            ]
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        return text
    }

    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while rest.count > valueWidth {
            let cut = rest.prefix(valueWidth).lastIndex(of: " ") ?? rest.index(rest.startIndex, offsetBy: valueWidth)
            pieces.append(String(rest[..<cut]))
            rest = rest[cut...].drop { $0 == " " }
        }
        if !rest.isEmpty { pieces.append(String(rest)) }
        return pieces
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
