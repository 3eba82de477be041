import Persons

/// What an import decided and counted, for a terminal. Holds headers and numbers, no cell of a person.
enum ListSummary {
    static func text(_ imported: ImportedList) -> String {
        let source = imported.list.source
        var text = """
            \(source.file)\(imported.kind.map { ": \($0.rawValue) list" } ?? "")
              coding     \(source.encoding)
              delimiter  \(source.delimiter == "\t" ? "tab" : source.delimiter)
              sha256     \(source.sha256)

            """
        for column in imported.columns where column.use == .field || column.use == .id {
            text += "  column     \(column.position) \(column.header) → \(column.key?.rawValue ?? "the line's id")\n"
        }
        for column in imported.columns where column.use == .unknown {
            text += "  not read   \(column.position) \(column.header)\n"
        }
        return text + "\n" + totals(imported.totals) + "\n" + findings(imported)
    }

    /// The totals, each sum beside its parts.
    static func totals(_ totals: ImportTotals) -> String {
        var table = TextTable(["rows", number(totals.rows), "= received + not lines"])
        table.append(["  not lines", number(totals.notLines)])
        table.append(["  received", number(totals.received), "= accepted + rejected"])
        table.append(["    rejected", number(totals.rejected)])
        table.append(["    accepted", number(totals.accepted), "= new + repeats"])
        table.append(["      new", number(totals.new)])
        table.append(["      repeats in this list", number(totals.repeatInList)])
        table.append(["      repeats of earlier lists", number(totals.repeatOfEarlier)])
        return table.text
    }

    private static func findings(_ imported: ImportedList) -> String {
        if imported.findings.isEmpty { return "no findings\n" }
        var table = TextTable(["finding", "severity", "lines", "meaning"])
        for (code, count) in imported.findingCounts.sorted(by: { $0.key < $1.key }) {
            let severity = imported.findings.first { $0.code == code }?.severity.rawValue ?? ""
            table.append([code, severity, number(count), CodeList.meaning(of: code) ?? ""])
        }
        return table.text
    }

    /// A number with commas between thousands.
    private static func number(_ value: Int) -> String {
        var digits = Array(String(value))
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: index)
            index -= 3
        }
        return String(digits)
    }
}
