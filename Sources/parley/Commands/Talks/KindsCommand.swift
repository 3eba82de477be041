public import ArgumentParser
public import Talks

/// `talks kinds`: the fields of every kind of act.
struct KindsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kinds", abstract: "List the kinds of act and the fields of each, as files and options write them."
    )

    @Argument(help: ArgumentHelp("One kind; all unless given.", valueName: "KIND"))
    var kind: ActKind?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func run() throws {
        let kinds = kind.map { [$0] } ?? ActKind.allCases
        if json {
            let fields = kinds.map { kind in (kind.rawValue, ActFields.fields(of: kind).map(Self.plain)) }
            return try JSONOutput.print(["kinds": Dictionary(uniqueKeysWithValues: fields)])
        }
        for kind in kinds {
            print("\(kind.rawValue)")
            for field in ActFields.fields(of: kind) { print("  " + Self.line(field)) }
        }
    }

    private struct Printed: Encodable {
        let key: String
        let value: String
        let needed: Bool
        let several: Bool
        let words: String
    }

    private static func plain(_ field: RecordField) -> Printed {
        Printed(
            key: field.key, value: FieldHelp.value(field), needed: field.isNeeded, several: field.isList,
            words: FieldWords.words(field.key))
    }

    private static func line(_ field: RecordField) -> String {
        let marks = (field.isNeeded ? "*" : "") + (field.isList ? "[]" : "")
        return "\(field.key)\(marks)  \(FieldHelp.value(field))  \(FieldWords.words(field.key))"
    }
}

extension ActKind: ExpressibleByArgument {}
