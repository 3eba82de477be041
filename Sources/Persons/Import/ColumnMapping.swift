private import Yams

/// Which column of a file means what, as a person wrote it down in YAML.
///
/// `id: COLUMN`, `encoding`, `delimiter`, `sheet`, `fields: {key: {column: …, format: …}}`, `ignore: [COLUMN]`.
/// Keys are those of the person record or free names for linkage. With `fields`, only these columns are read;
/// without, columns are recognised by their headers.
public struct ColumnMapping: Sendable, Equatable {
    /// One field of a mapping.
    public struct Field: Sendable, Equatable {
        /// The key the column is read as.
        public var key: FieldKey
        /// The column's header as written in the file.
        public var column: String
        /// How its cells are written: a date pattern such as `yyyyMMdd`, or a kind of number such as `rnokpp`.
        public var format: String?

        /// A field; see the properties.
        public init(key: FieldKey, column: String, format: String? = nil) {
            self.key = key
            self.column = column
            self.format = format
        }
    }

    /// The column that holds the lines' ids.
    public var id: String?
    /// The coding, when it shall not be decided from the bytes.
    public var encoding: TextCoding?
    /// The delimiter, when it shall not be decided from the rows; one ASCII character.
    public var delimiter: UInt8?
    /// The sheet, counted from 1; text files have one.
    public var sheet: Int?
    /// The fields in the order of the file.
    public var fields: [Field]
    /// Columns that are known and left alone.
    public var ignore: [String]

    /// A mapping made in code.
    public init(
        id: String? = nil, encoding: TextCoding? = nil, delimiter: UInt8? = nil, sheet: Int? = nil,
        fields: [Field] = [], ignore: [String] = []
    ) {
        self.id = id
        self.encoding = encoding
        self.delimiter = delimiter
        self.sheet = sheet
        self.fields = fields
        self.ignore = ignore
    }

    /// Reads a mapping file.
    /// - Throws: `UnreadableInput` with every fault's line: no YAML, an unknown key, a wrong value.
    public init(yaml bytes: [UInt8], file: String) throws(UnreadableInput) {
        let text = String(decoding: bytes, as: UTF8.self)
        let root: Node?
        do {
            root = try compose(yaml: text)
        } catch {
            throw UnreadableInput(
                file: file, code: "MAPPING", message: "The mapping is not valid YAML.",
                mend: "See docs/reference/lists.md for a mapping that works.")
        }
        guard case .mapping(let mapping)? = root else {
            throw UnreadableInput(
                file: file, code: "MAPPING", message: "The mapping holds no keys.",
                mend: "Write at least one of id, encoding, delimiter, sheet, fields, ignore.")
        }
        self.init()
        var faults = Faults(file: file)
        for (key, value) in mapping {
            switch key.string {
            case "id": id = faults.text(value, "id")
            case "encoding":
                encoding = faults.text(value, "encoding").flatMap(TextCoding.init(named:))
                if encoding == nil {
                    let known = TextCoding.allCases.map(\.rawValue).joined(separator: ", ")
                    faults.add(value, "encoding", "The coding is not one that is read.", "Write one of \(known).")
                }
            case "delimiter": delimiter = faults.delimiter(value)
            case "sheet":
                sheet = value.int
                if sheet.map({ $0 < 1 }) ?? true {
                    faults.add(value, "sheet", "The sheet is not a whole number from 1.", "Write the sheet's number.")
                }
            case "fields": fields = faults.fields(value)
            case "ignore":
                ignore = faults.texts(value, "ignore")
            default:
                faults.add(
                    key, key.string ?? "?", "The key is unknown.",
                    "Write one of id, encoding, delimiter, sheet, fields, ignore.")
            }
        }
        if !faults.findings.isEmpty { throw UnreadableInput(faults.findings) }
    }
}

/// The faults of one mapping file, collected.
private struct Faults {
    let file: String
    var findings: [Finding] = []

    mutating func add(_ node: Node, _ key: String, _ message: String, _ mend: String) {
        findings.append(
            Finding(
                file: file, row: node.mark?.line, column: key, severity: .error, code: "MAPPING", message: message,
                mend: mend))
    }

    mutating func text(_ node: Node, _ key: String) -> String? {
        if let text = node.string, !text.isEmpty { return text }
        add(node, key, "The value is not a text.", "Write the column's header as it stands in the file.")
        return nil
    }

    mutating func texts(_ node: Node, _ key: String) -> [String] {
        guard case .sequence(let sequence) = node else {
            add(node, key, "The value is not a list.", "Write [COLUMN, COLUMN].")
            return []
        }
        return sequence.compactMap { text($0, key) }
    }

    mutating func delimiter(_ node: Node) -> UInt8? {
        switch node.string {
        case "tab", "\\t", "\t": return 0x09
        case .some(let text) where text.utf8.count == 1:
            let byte = text.utf8.first ?? 0
            if byte != UInt8(ascii: "\""), byte > 0x20, byte < 0x7F { return byte }
        default: break
        }
        add(node, "delimiter", "The delimiter is not one character.", "Write \",\", \";\" or tab.")
        return nil
    }

    mutating func fields(_ node: Node) -> [ColumnMapping.Field] {
        guard case .mapping(let mapping) = node else {
            add(node, "fields", "The value holds no keys.", "Write key: {column: HEADER}.")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.string, !name.isEmpty else {
                add(key, "fields", "A key is not a text.", "Write a key of the person record or a free name.")
                return nil
            }
            if case .mapping(let settings) = value { return field(name, settings, value) }
            return text(value, name).map { ColumnMapping.Field(key: FieldKey(rawValue: name), column: $0) }
        }
    }

    private mutating func field(_ name: String, _ settings: Node.Mapping, _ node: Node) -> ColumnMapping.Field? {
        var field = ColumnMapping.Field(key: FieldKey(rawValue: name), column: "")
        for (key, value) in settings {
            switch key.string {
            case "column": field.column = text(value, name) ?? ""
            case "format":
                field.format = text(value, name)
                if let format = field.format, !CellFormat.isKnown(format) {
                    add(
                        value, name, "The format is not one that is read.",
                        "Write a date pattern of yyyy, yy, MM, M, dd, d and marks, or one of rnokpp, inn, snils.")
                }
            default: add(key, name, "The setting is unknown.", "Write column and, where needed, format.")
            }
        }
        if field.column.isEmpty {
            add(node, name, "The field names no column.", "Write column: HEADER.")
            return nil
        }
        return field
    }
}
