import Foundation
import Persons
import Talks

/// One field of a record as its own decoding asks for it: the key of the files is the option of the commands.
struct RecordField: Hashable {
    /// What a field holds.
    enum Content: Hashable {
        /// Words.
        case words
        /// The id of a record.
        case record
        /// A date, or a time with its zone.
        case when
        /// A whole number.
        case number
        /// True or false.
        case truth
        /// One of these codes.
        case codes([String])
        /// A mapping with fields of its own.
        case fields([RecordField])
    }

    /// The key, as written in files.
    let key: String
    /// What it holds.
    let content: Content
    /// Whether a record cannot be without it.
    let isNeeded: Bool
    /// Whether it holds several.
    let isList: Bool

    /// The option: the key with hyphens.
    var option: String { key.replacing("_", with: "-") }

    /// The fields of a type, in the order in which its own `init(from:)` reads them.
    static func fields(of type: any Decodable.Type) -> [RecordField] {
        let probe = FieldProbe()
        _ = try? type.init(from: probe)
        return probe.fields
    }
}

/// A decoder that gives every key a plain value and remembers what was asked for. The options, the help and the
/// reference are made from it, so they cannot say anything else than the files.
private final class FieldProbe: Decoder {
    fileprivate(set) var fields: [RecordField] = []
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(ProbedKeys<Key>(probe: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unprobed() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { ProbedValue() }

    func note(_ type: any Decodable.Type, _ key: any CodingKey, needed: Bool) {
        if fields.contains(where: { $0.key == key.stringValue }) { return }
        let element = (type as? any ProbedList.Type)?.elementType
        fields.append(
            RecordField(
                key: key.stringValue, content: Self.content(of: element ?? type), isNeeded: needed && element == nil,
                isList: element != nil))
    }

    private static func content(of type: any Decodable.Type) -> RecordField.Content {
        if type == RecordID.self { return .record }
        if type == When.self { return .when }
        if type == Int.self { return .number }
        if type == Bool.self { return .truth }
        if let codes = codes(of: type) { return .codes(codes) }
        let fields = RecordField.fields(of: type)
        return fields.isEmpty ? .words : .fields(fields)
    }

    static func codes(of type: any Decodable.Type) -> [String]? {
        func all<Code: CaseIterable>(_ code: Code.Type) -> [String] {
            Code.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        }
        return (type as? any CaseIterable.Type).map { all($0) }
    }

    /// Some value of a type, so that what is asked for after it is seen as well.
    static func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        func first<Code: CaseIterable>(_ code: Code.Type) -> Any? { Code.allCases.first }
        if let code = (type as? any CaseIterable.Type).flatMap({ first($0) }) as? Value { return code }
        if let when = When("2000") as? Value { return when }
        if let party = PartyID.mediator as? Value { return party }
        return try Value(from: FieldProbe())
    }
}

private struct Unprobed: Error {}

/// A type whose values are lists.
private protocol ProbedList { static var elementType: any Decodable.Type { get } }

extension Array: ProbedList where Element: Decodable {
    fileprivate static var elementType: any Decodable.Type { Element.self }
}

private struct ProbedKeys<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let probe: FieldProbe
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { true }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        probe.note(type, key, needed: true)
        return try FieldProbe.value(type)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        probe.note(type, key, needed: false)
        return nil
    }

    // The protocol's own defaults for these go through `decodeNil`, which would lose the type.
    func decode(_ type: String.Type, forKey key: Key) throws -> String { noted(type, key, "") }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { noted(type, key, 0) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { noted(type, key, false) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { optional(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { optional(type, key) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { optional(type, key) }

    private func noted<Value: Decodable>(_ type: Value.Type, _ key: Key, _ value: Value) -> Value {
        probe.note(type, key, needed: true)
        return value
    }

    private func optional<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        probe.note(type, key, needed: false)
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw Unprobed() }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unprobed() }
    func superDecoder() throws -> any Decoder { throw Unprobed() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Unprobed() }
}

private struct ProbedValue: SingleValueDecodingContainer {
    var codingPath: [any CodingKey] { [] }
    func decodeNil() -> Bool { false }
    func decode(_ type: String.Type) throws -> String { "" }
    func decode(_ type: Int.Type) throws -> Int { 0 }
    func decode(_ type: Bool.Type) throws -> Bool { false }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try FieldProbe.value(type) }
}
