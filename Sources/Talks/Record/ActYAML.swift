public import Persons
import Yams

extension Act {
    /// The name of the act's file in its folder: `000001.yaml`.
    public var fileName: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".yaml"
    }

    /// The act as the text of its file: keys in a fixed order, empty lists left out. The same act gives the same bytes.
    public func yaml() throws -> String { try RecordYAML.text(self) }

    /// Reads an act's file.
    /// - Returns: the act, nil when there are errors; and the findings, with the lines they are on.
    /// - Throws: `UnreadableInput` when the bytes are no YAML mapping.
    public static func read(_ bytes: [UInt8], file: String? = nil) throws -> (act: Act?, findings: [Finding]) {
        try RecordYAML.read(Act.self, bytes, file: file, what: "an act")
    }
}

extension TalksProcess {
    /// The text of `talks.yaml`, the head of a talks folder.
    public func yaml() throws -> String { try RecordYAML.text(self) }

    /// Reads `talks.yaml`.
    /// - Returns: the head, nil when there are errors; and the findings, with the lines they are on.
    /// - Throws: `UnreadableInput` when the bytes are no YAML mapping.
    public static func read(_ bytes: [UInt8], file: String? = nil) throws -> (
        process: TalksProcess?, findings: [Finding]
    ) {
        let (process, findings) = try RecordYAML.read(
            TalksProcess.self, bytes, file: file, what: "the head of the talks")
        guard let process else { return (nil, findings) }
        let wrong = process.check().map { finding in
            var placed = finding
            placed.file = file
            return placed
        }
        return (wrong.contains { $0.severity == .error } ? nil : process, findings + wrong)
    }
}

/// The record's values as YAML, and back with places.
enum RecordYAML {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = YAMLEncoder()
        encoder.options = options
        let node = try Yams.compose(yaml: encoder.encode(value))
        return try Yams.serialize(
            node: node.map(withoutEmptyLists) ?? Node(""), width: -1, allowUnicode: true)
    }

    private static var options: Emitter.Options {
        var options = Emitter.Options()
        options.width = -1
        options.allowUnicode = true
        return options
    }

    static func withoutEmptyLists(_ node: Node) -> Node {
        switch node {
        case .mapping(var mapping):
            for (key, value) in mapping {
                if let list = value.sequence, list.isEmpty {
                    mapping[key] = nil
                } else {
                    mapping[key] = withoutEmptyLists(value)
                }
            }
            return .mapping(mapping)
        case .sequence(var sequence):
            for index in sequence.indices { sequence[index] = withoutEmptyLists(sequence[index]) }
            return .sequence(sequence)
        case .scalar, .alias:
            return node
        }
    }

    static func read<Value: Codable>(_ type: Value.Type, _ bytes: [UInt8], file: String?, what: String) throws -> (
        Value?, [Finding]
    ) {
        var node = try compose(bytes, file: file, what: what)
        var findings: [Finding] = []
        var removed: Set<String> = []
        while true {
            do {
                let value = try YAMLDecoder().decode(Value.self, from: node)
                findings += unknownKeys(of: node, in: try Yams.compose(yaml: YAMLEncoder().encode(value)), file: file)
                findings.sort { ($0.row ?? 0) < ($1.row ?? 0) }
                return (findings.isEmpty ? value : nil, findings)
            } catch let error as DecodingError {
                let (finding, key) = finding(error, in: node, file: file)
                if let key, removed.contains(key) { return (nil, findings) }
                findings.append(finding)
                // What is wrong is taken out, so that the next fault is found as well.
                guard let key, node.mapping?[Node(key)] != nil else { return (nil, findings) }
                removed.insert(key)
                node.mapping?[Node(key)] = nil
            }
        }
    }

    private static func compose(_ bytes: [UInt8], file: String?, what: String) throws -> Node {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let text = String(validating: bytes.dropFirst(mark), as: UTF8.self), !bytes.contains(0) else {
            throw UnreadableInput(
                file: file, code: "NOT_TEXT", message: "This is no text in UTF-8; \(what) is expected.",
                mend: "Give the YAML file.")
        }
        do {
            if let node = try Yams.compose(yaml: text), node.mapping != nil { return node }
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            throw UnreadableInput(
                keys.sorted().map { key in
                    Finding(
                        file: file, row: context.mark.line, column: key, severity: .error, code: "KEY_TWICE",
                        message: "A key stands twice in one mapping, first here.", mend: "Keep one of them.")
                })
        } catch YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _),
            YamlError.composer(_, _, let mark, _)
        {
            throw UnreadableInput([
                Finding(
                    file: file, row: mark.line, severity: .error, code: "YAML", message: "This cannot be read as YAML.",
                    mend: "Check the indentation, the brackets and the quotes there.")
            ])
        } catch {
            throw UnreadableInput(
                file: file, code: "YAML", message: "This cannot be read as YAML.", mend: "Check the file.")
        }
        throw UnreadableInput(
            file: file, code: "YAML", message: "The file holds no keys with values; \(what) is expected.",
            mend: "Give the YAML file.")
    }

    private static func finding(_ error: DecodingError, in node: Node, file: String?) -> (Finding, String?) {
        func make(_ path: [any CodingKey], _ code: String, _ message: String, _ mend: String) -> Finding {
            Finding(
                file: file, row: row(of: path, in: node), column: path.last { $0.intValue == nil }?.stringValue,
                severity: .error, code: code, message: message, mend: mend)
        }
        switch error {
        case .keyNotFound(let key, let context):
            let name = key.stringValue
            return (
                make(
                    context.codingPath + [key], "KEY_MISSING", "\(name) is missing.", "Write \(name)\(expected(name))."),
                context.codingPath.first?.stringValue ?? name
            )
        case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
            let name = context.codingPath.last { $0.intValue == nil }?.stringValue ?? "a value"
            return (
                make(
                    context.codingPath, "BAD_VALUE", "\(name) holds no value that can be read there.",
                    "Write \(name)\(expected(name))."),
                context.codingPath.first?.stringValue
            )
        @unknown default:
            return (make([], "BAD_VALUE", "A value cannot be read.", "Check the file."), nil)
        }
    }

    private static func row(of path: [any CodingKey], in node: Node) -> Int? {
        var node = node
        var row = node.mark?.line
        for key in path {
            if let index = key.intValue, let list = node.sequence, list.indices.contains(index) {
                node = list[index]
            } else if let next = node.mapping?[Node(key.stringValue)] {
                node = next
            } else {
                break
            }
            row = node.mark?.line ?? row
        }
        return row
    }

    private static func unknownKeys(of written: Node, in read: Node?, file: String?) -> [Finding] {
        switch written {
        case .mapping(let mapping):
            return mapping.flatMap { key, value -> [Finding] in
                let name = key.string ?? "?"
                guard let twin = read?.mapping?[Node(name)] else {
                    return [
                        Finding(
                            file: file, row: key.mark?.line, column: name, severity: .error, code: "KEY_UNKNOWN",
                            message: "\(name) is no key of this kind of record, or its value is empty.",
                            mend: "Take it out, or correct its spelling.")
                    ]
                }
                return unknownKeys(of: value, in: twin, file: file)
            }
        case .sequence(let list):
            let twins = read?.sequence
            return list.indices.flatMap { index in
                unknownKeys(
                    of: list[index], in: twins.flatMap { $0.indices.contains(index) ? $0[index] : nil }, file: file)
            }
        case .scalar, .alias:
            return []
        }
    }
}
