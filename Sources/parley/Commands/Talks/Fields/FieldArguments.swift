import ArgumentParser
import Foundation
import Talks

/// Turns options whose names are a record's keys into the text of its file.
///
/// `--own-words true` is the key `own_words`; a field with fields of its own is given by parts, `--who.person umerov`,
/// or whole, `--between '{record: C4, words: in writing}'`; a list by repeating its option; long words from a file by
/// `--words-file FILE`.
struct FieldArguments {
    let fields: [RecordField]
    private var values: [(key: String, texts: [String])] = []
    private var parts: [(key: String, parts: [(key: String, text: String)])] = []

    init(_ arguments: [String], fields: [RecordField]) throws {
        self.fields = fields
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--"), argument.count > 2 else {
                throw ValidationError("Unexpected argument '\(argument)'. Options are written --name value.")
            }
            let halves = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(halves[0])
            let key = name.replacing("-", with: "_")
            let given = halves.count == 2 ? String(halves[1]) : nil
            if let file = Self.field(key, in: fields) == nil ? fileKey(key) : nil {
                let path = try given ?? Self.value(&rest, of: name)
                let words = String(decoding: try Files.read(path), as: UTF8.self)
                try put(file, words.hasSuffix("\n") ? String(words.dropLast()) : words, name: name)
            } else if case .truth? = Self.field(key, in: fields)?.content, given == nil,
                rest.first.map({ $0.hasPrefix("--") }) ?? true
            {
                try put(key, "true", name: name)
            } else {
                guard Self.field(key, in: fields) != nil else { throw unknown(name) }
                try put(key, try given ?? Self.value(&rest, of: name), name: name)
            }
        }
    }

    /// Refuses wrong use with the command's own usage; a file that cannot be read is reported when the command runs.
    static func check(_ arguments: [String], _ fields: [RecordField], by author: String?) throws {
        if author == nil { throw ValidationError("Missing expected argument '--by <NAME>'") }
        do {
            _ = try FieldArguments(arguments, fields: fields).lines()
        } catch is CommandFailure {}
    }

    /// Whether the field is given.
    func has(_ key: String) -> Bool { values.contains { $0.key == key } || parts.contains { $0.key == key } }

    /// The first text given for a field.
    func text(_ key: String) -> String? { values.first { $0.key == key }?.texts.first }

    /// The fields as lines of YAML.
    func lines(leavingOut left: Set<String> = []) throws -> [String] {
        var lines: [String] = []
        for (key, texts) in values where !left.contains(key) {
            guard let field = fields.first(where: { $0.key == key }) else { continue }
            if field.isList {
                lines.append("\(key):")
                for text in texts { lines.append("- " + (try Self.scalar(text, field))) }
            } else {
                lines.append("\(key): " + (try Self.scalar(texts[0], field)))
            }
        }
        for (key, inner) in parts {
            guard let field = fields.first(where: { $0.key == key }), case .fields(let known) = field.content else {
                continue
            }
            let mapping = "{\(try Self.flow(inner, known))}"
            lines.append(field.isList ? "\(key):\n- \(mapping)" : "\(key): \(mapping)")
        }
        return lines
    }

    private static func flow(_ parts: [(key: String, text: String)], _ known: [RecordField]) throws -> String {
        var written: [String] = []
        var seen: Set<String> = []
        for part in parts {
            let path = part.key.split(separator: ".", maxSplits: 1).map(String.init)
            guard seen.insert(path[0]).inserted, let field = known.first(where: { $0.key == path[0] }) else { continue }
            if path.count > 1, case .fields(let inner) = field.content {
                let below = parts.filter { $0.key.hasPrefix(path[0] + ".") }
                    .map { (key: String($0.key.dropFirst(path[0].count + 1)), text: $0.text) }
                written.append("\(field.key): {\(try flow(below, inner))}")
            } else if field.isList {
                let all = try parts.filter { $0.key == part.key }.map { try scalar($0.text, field) }
                written.append("\(field.key): [\(all.joined(separator: ", "))]")
            } else {
                written.append("\(field.key): \(try scalar(part.text, field))")
            }
        }
        return written.joined(separator: ", ")
    }

    private static func scalar(_ text: String, _ field: RecordField) throws -> String {
        switch field.content {
        case .number where Int(text) != nil: return text
        case .truth where ["true", "false"].contains(text): return text
        case .fields:
            guard text.hasPrefix("{"), text.hasSuffix("}"), !text.contains(where: \.isNewline) else {
                throw ValidationError(
                    "--\(field.option) takes a mapping like '{key: value}', or parts like --\(field.option).key value.")
            }
            return text
        default: return YAMLWords.quoted(text)
        }
    }

    private mutating func put(_ key: String, _ text: String, name: String) throws {
        if let dot = key.firstIndex(of: ".") {
            let outer = String(key[..<dot])
            let inner = (key: String(key[key.index(after: dot)...]), text: text)
            if values.contains(where: { $0.key == outer }) {
                throw ValidationError("--\(name): the field is given whole and by parts.")
            }
            if let index = parts.firstIndex(where: { $0.key == outer }) {
                let isList = Self.field(key, in: fields)?.isList ?? false
                if !isList, parts[index].parts.contains(where: { $0.key == inner.key }) { throw twice(name) }
                parts[index].parts.append(inner)
            } else {
                parts.append((outer, [inner]))
            }
        } else if let index = values.firstIndex(where: { $0.key == key }) {
            guard fields.first(where: { $0.key == key })?.isList == true else { throw twice(name) }
            values[index].texts.append(text)
        } else {
            if parts.contains(where: { $0.key == key }) {
                throw ValidationError("--\(name): the field is given whole and by parts.")
            }
            values.append((key, [text]))
        }
    }

    private func twice(_ name: String) -> ValidationError { ValidationError("--\(name) is given twice.") }

    private func unknown(_ name: String) -> ValidationError {
        let known = fields.map { "--\($0.option)" }.joined(separator: ", ")
        return ValidationError("Unknown option '--\(name)'. Fields: \(known).")
    }

    private static func value(_ rest: inout ArraySlice<String>, of name: String) throws -> String {
        guard let value = rest.popFirst() else { throw ValidationError("Missing value for '--\(name)'.") }
        return value
    }

    private func fileKey(_ key: String) -> String? {
        guard key.hasSuffix("_file") else { return nil }
        let field = String(key.dropLast("_file".count))
        return Self.field(field, in: fields)?.content == .words ? field : nil
    }

    /// The field at a path like `who.person`.
    private static func field(_ path: String, in fields: [RecordField]) -> RecordField? {
        let steps = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let field = fields.first(where: { $0.key == steps[0] }) else { return nil }
        if steps.count == 1 { return field }
        guard case .fields(let inner) = field.content else { return nil }
        return self.field(steps[1], in: inner)
    }
}

/// Words as a YAML scalar in double quotes, as JSON writes them.
enum YAMLWords {
    static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let data = (try? encoder.encode(text)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
