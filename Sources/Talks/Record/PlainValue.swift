import Foundation

/// Any value of a record or view as it is written, its keys and texts within reach.
enum PlainValue: Codable {
    case nothing
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([PlainValue])
    case object([String: PlainValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode(Array<PlainValue>.self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: PlainValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .nothing: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }
}

extension PlainValue {
    /// A value as it is written.
    init(of value: some Encodable) throws {
        self = try JSONDecoder().decode(PlainValue.self, from: JSONEncoder().encode(value))
    }

    /// Every text that stands directly under a key, or in a list under it, with the key.
    var textsByKey: [(key: String, text: String)] {
        switch self {
        case .object(let object):
            object.sorted { $0.key < $1.key }.flatMap { key, value -> [(key: String, text: String)] in
                switch value {
                case .text(let text): [(key, text)]
                case .list(let list):
                    list.flatMap { item in if case .text(let text) = item { [(key, text)] } else { item.textsByKey } }
                default: value.textsByKey
                }
            }
        case .list(let list): list.flatMap(\.textsByKey)
        case .nothing, .flag, .number, .text: []
        }
    }
}
