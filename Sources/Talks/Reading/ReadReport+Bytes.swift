public import Foundation

/// The JSON of a report as bytes, written straight: a long report holds ten thousand proposals.
extension ReadReport {
    /// What a `JSONEncoder` with sorted keys, indented and with plain slashes gives, and a line end.
    public func jsonBytes() -> Data {
        var writer = PlainJSONWriter()
        writer.object {
            $0.field("people") { writer in
                writer.list(people) { $0.person($1) }
            }
            $0.field("proposals") { writer in
                writer.list(proposals) { $0.proposal($1) }
            }
            $0.field("report_date", reportDate)
        }
        writer.bytes.append(UInt8(ascii: "\n"))
        return Data(writer.bytes)
    }
}

/// Writes JSON of a known form: the caller gives the keys in their order.
struct PlainJSONWriter {
    fileprivate(set) var bytes: [UInt8] = []
    private var depth = 0
    private var isFirst = true

    mutating func person(_ person: NamedInReport) {
        object {
            $0.field("aliases") { writer in writer.list(person.aliases) { $0.string($1) } }
            $0.field("masked", person.masked)
            $0.field("name", person.name)
            $0.field("office", person.office)
        }
    }

    mutating func proposal(_ proposal: Proposal) {
        object { writer in
            switch proposal.content {
            case .quotation(let speech), .statement(let speech):
                writer.field("attribution", speech.attribution.rawValue)
                writer.field("end", proposal.end)
                writer.field("kind", proposal.kind)
                writer.field("office", speech.office)
                writer.field("rule", proposal.rule)
                writer.field("speaker", speech.speaker)
                writer.field("start", proposal.start)
                writer.field("text", proposal.text)
            case .figure(let figure):
                writer.field("by", figure.by)
                writer.field("end", proposal.end)
                writer.field("kind", proposal.kind)
                writer.field("qualifier", figure.qualifier.rawValue)
                writer.field("rule", proposal.rule)
                writer.field("start", proposal.start)
                writer.field("subject", figure.subject)
                writer.field("text", proposal.text)
                writer.field("unit", figure.unit)
                writer.field("value", figure.value)
            case .result(let standing):
                writer.field("announced_by", standing.announcedBy)
                writer.field("end", proposal.end)
                writer.field("kind", proposal.kind)
                writer.field("matter", standing.matter)
                writer.field("rule", proposal.rule)
                writer.field("rung", standing.rung.rawValue)
                writer.field("start", proposal.start)
                writer.field("text", proposal.text)
            case .position(let stance):
                writer.field("attributed_by", stance.attributedBy)
                writer.field("end", proposal.end)
                writer.field("kind", proposal.kind)
                writer.field("matter", stance.matter)
                writer.field("own_words", stance.ownWords)
                writer.field("rule", proposal.rule)
                writer.field("side", stance.side)
                writer.field("start", proposal.start)
                writer.field("text", proposal.text)
                writer.field("type", stance.type.rawValue)
            case .contact(let parties):
                writer.field("end", proposal.end)
                writer.field("kind", proposal.kind)
                writer.field("parties") { $0.list(parties) { $0.string($1) } }
                writer.field("rule", proposal.rule)
                writer.field("start", proposal.start)
                writer.field("text", proposal.text)
            case .date(let value, let precision):
                writer.field("end", proposal.end)
                writer.field("kind", proposal.kind)
                writer.field("precision", precision.rawValue)
                writer.field("rule", proposal.rule)
                writer.field("start", proposal.start)
                writer.field("text", proposal.text)
                writer.field("value", value)
            }
        }
    }

    // MARK: Forms

    mutating func object(_ fields: (inout PlainJSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        depth += 1
        isFirst = true
        fields(&self)
        depth -= 1
        line()
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    mutating func list<Item>(_ items: [Item], _ write: (inout PlainJSONWriter, Item) -> Void) {
        bytes.append(UInt8(ascii: "["))
        depth += 1
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            line()
            write(&self, item)
        }
        depth -= 1
        if items.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        line()
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func line() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<(2 * depth) { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func key(_ key: StaticString) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        line()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        append("\" : ")
    }

    mutating func field(_ key: StaticString, _ write: (inout PlainJSONWriter) -> Void) {
        self.key(key)
        write(&self)
        isFirst = false
    }

    mutating func field(_ key: StaticString, _ value: String?) {
        self.key(key)
        if let value { string(value) } else { append("null") }
    }

    mutating func field(_ key: StaticString, _ value: Int) {
        self.key(key)
        append(String(value))
    }

    mutating func field(_ key: StaticString, _ value: Bool) {
        self.key(key)
        append(value ? "true" : "false")
    }

    /// The shortest digits that give the number again; whole numbers without a point.
    mutating func field(_ key: StaticString, _ value: Double) {
        self.key(key)
        let digits = value.description
        append(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { scalars in
            if scalars.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                bytes.append(contentsOf: scalars)
            } else {
                for byte in scalars { escaped(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case 0..<0x20:
            append("\\u00" + (byte < 0x10 ? "0" : "1"))
            bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 0x0F)])
        default: bytes.append(byte)
        }
    }
}
