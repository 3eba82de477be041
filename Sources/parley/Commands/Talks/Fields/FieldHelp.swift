import Talks

/// A record's fields in words, for the help of the commands and the reference.
enum FieldHelp {
    /// How fields are written.
    static let rules = """
        A field of several values is given by repeating its option. A field with fields of its own is given by parts, \
        --who.person umerov, or whole, --who '{person: umerov}'. Long words come from a file by --FIELD-file PATH. A \
        record's id is new for add; later acts name it. TIME is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm+hh:mm.
        """

    /// One line a field.
    static func text(_ fields: [RecordField]) -> String {
        fields.map { field in
            let marks = (field.isNeeded ? ["needed"] : []) + (field.isList ? ["several"] : [])
            let note = marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
            return "  --\(field.option) \(value(field))\(note)\n      \(FieldWords.words(field.key))\n"
        }
        .joined()
    }

    /// What a field takes.
    static func value(_ field: RecordField) -> String {
        switch field.content {
        case .words: "WORDS"
        case .record: "ID"
        case .when: "TIME"
        case .number: "N"
        case .truth: "true|false"
        case .codes(let codes): codes.joined(separator: "|")
        case .fields(let fields): "{" + fields.map(\.key).joined(separator: ", ") + "}"
        }
    }
}
