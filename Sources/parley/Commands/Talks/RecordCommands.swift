import ArgumentParser
import Foundation
import Persons
import Talks

/// All records of one noun that a reader may read.
struct ListRecords<Noun: CommandedNoun>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: "List them, as one reader may read them.")
    }

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            try RecordPrinter(view: view, json: options.folder.json).printList(
                key: Noun.viewKey, columns: Noun.columns, rows: Noun.rows(view))
        }
    }
}

/// One record with everything that belongs to it.
struct ShowRecord<Noun: CommandedNoun>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: "Show one with all that was entered upon it.")
    }

    @Argument(help: ArgumentHelp("Its id.", valueName: "ID"))
    var id: String

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            try RecordPrinter(view: try options.view(), json: options.folder.json)
                .printOne(id, key: Noun.viewKey, noun: Noun.kind)
        }
    }
}

/// Prints parts of a view: as JSON with the view's own keys, or as a table.
struct RecordPrinter {
    let view: TalksView
    let json: Bool

    /// All under one key.
    func printList(key: String, columns: [String], rows: [[String]]) throws {
        if json {
            var printed: [String: PlainJSON] = [key: try PlainJSON(view)[key] ?? .list([])]
            printed["reader"] = .text(view.reader)
            printed["findings"] = .list([])
            if key == "statements" { printed["kept_back"] = .number(Double(view.keptBack)) }
            return try JSONOutput.print(printed)
        }
        Swift.print(rows.isEmpty ? "none\n" : Self.table(columns, rows), terminator: "")
        if key == "statements", view.keptBack > 0 {
            Swift.print("\(view.keptBack) kept back by the ground rule for a joint view")
        }
    }

    /// The one with this id.
    func printOne(_ id: String, key: String, noun: ActKind) throws {
        let all = try PlainJSON(view)[key]?.list ?? []
        guard let found = all.first(where: { $0.recordID == id }) else {
            throw CommandFailure(
                outcome: .refused,
                findings: [
                    Finding(
                        column: id, severity: .error, code: "UNKNOWN_RECORD",
                        message:
                            "There is no \(noun.rawValue.replacing("_", with: " ")) \(id) that this reader may read.",
                        mend: "List them to see the ids.")
                ])
        }
        if json { return try JSONOutput.print(["findings": .list([]), "record": found]) }
        Swift.print(found.lines.joined(separator: "\n"))
    }

    /// A table for a terminal, long words cut.
    static func table(_ columns: [String], _ rows: [[String]], cut: Int = 72) -> String {
        var table = TextTable(columns)
        for row in rows {
            table.append(
                row.map { cell in
                    let line = cell.replacing("\n", with: " ")
                    return line.count > cut ? line.prefix(cut - 1) + "…" : line
                })
        }
        return table.text
    }
}

/// Any value as plain JSON, so that a part of a view is printed with the view's own keys.
indirect enum PlainJSON: Codable {
    case nothing
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([PlainJSON])
    case object([String: PlainJSON])

    init(_ value: some Encodable) throws {
        self = try JSONDecoder().decode(PlainJSON.self, from: JSONEncoder().encode(value))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode(Array<PlainJSON>.self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: PlainJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .nothing: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .number(let number):
            if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    subscript(key: String) -> PlainJSON? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    var list: [PlainJSON]? {
        if case .list(let list) = self { list } else { nil }
    }

    /// The id of a record, which may stand one level down beside what belongs to it.
    var recordID: String? {
        guard case .object(let object) = self else { return nil }
        if case .text(let id)? = object["id"] { return id }
        return object.values.lazy.compactMap { value -> String? in
            if value["entered_at"] != nil, case .text(let id)? = value["id"] { id } else { nil }
        }
        .first
    }

    /// As lines for a terminal: a key, its value, what lies below indented.
    var lines: [String] {
        switch self {
        case .nothing: ["-"]
        case .flag(let flag): [flag ? "yes" : "no"]
        case .number(let number): [Int(exactly: number).map(String.init) ?? String(number)]
        case .text(let text): text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .list(let list): list.flatMap { item in item.lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 } }
        case .object(let object):
            object.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
                let name = key.replacing("_", with: " ")
                let lines = value.lines
                if value.isScalar, lines.count == 1 { return ["\(name): \(lines[0])"] }
                return lines.isEmpty ? [] : ["\(name):"] + lines.map { "  " + $0 }
            }
        }
    }

    private var isScalar: Bool {
        switch self {
        case .list, .object: false
        default: true
        }
    }
}
