import Persons

/// Numbers, sign by sign, look-alikes folded.
final class NumberValues: ValueComparison {
    /// The signs of each value.
    private let signs: NumberSigns
    /// Values alike in full share a number; 0 for none.
    let alike: [UInt32]
    /// A hash of each value's digits; 0 for fewer than five.
    private let digits: [UInt64]

    init(_ signs: NumberSigns) {
        self.signs = signs
        alike = signs.groups
        digits = (0..<signs.count).map { value in
            let digits = signs[value].lazy.filter(NumberSigns.isDigit)
            return digits.count >= 5 ? NumberSigns.hash(digits) : 0
        }
    }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        let (a, b) = (alike[left], alike[right])
        if a == 0 || b == 0 { return 0 }
        if a == b { return 4 }
        let (first, second) = (signs[left], signs[right])
        if digits[left] != 0, digits[left] == digits[right],
            first.lazy.filter(NumberSigns.isDigit).elementsEqual(second.lazy.filter(NumberSigns.isDigit))
        {
            return 3
        }
        guard min(first.count, second.count) >= 4, abs(first.count - second.count) <= 1,
            first.first == second.first || first.last == second.last
        else { return 1 }
        return Self.areOneApart(first, second) ? 2 : 1
    }

    func addLevels(_ pairs: PairBatch, place: UInt64) { pairs.add(place: place) { level($0, $1) } }

    /// Whether one sign was changed, left out, added, or two neighbours turned.
    static func areOneApart(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        let (firstA, firstB) = (a.startIndex, b.startIndex)
        var start = 0
        while start < a.count, start < b.count, a[firstA + start] == b[firstB + start] { start += 1 }
        var (endA, endB) = (a.count, b.count)
        while endA > start, endB > start, a[firstA + endA - 1] == b[firstB + endB - 1] {
            endA -= 1
            endB -= 1
        }
        let (restA, restB) = (endA - start, endB - start)
        if restA <= 1, restB <= 1 { return true }
        return restA == 2 && restB == 2 && a[firstA + start] == b[firstB + start + 1]
            && a[firstA + start + 1] == b[firstB + start]
    }
}

/// Numbers reduced to letters and digits as upper-case ASCII, value behind value: Cyrillic look-alikes folded, all other
/// signs left out.
struct NumberSigns: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]

    /// The numbers of these texts, by their codes.
    init(_ texts: TextPool) {
        starts.reserveCapacity(texts.count + 1)
        for code in 0..<UInt32(texts.count) { append(texts.utf8(code)) }
    }

    /// The number of values.
    var count: Int { starts.count - 1 }

    /// The signs of a value.
    subscript(value: Int) -> ArraySlice<UInt8> { bytes[starts[value]..<starts[value + 1]] }

    /// Values of the same signs share a number; 0 for none.
    var groups: [UInt32] { groupNumbers((0..<count).lazy.map { self[$0] }) }

    /// A blocking key of each value; 0 for none.
    var blockingKeys: [UInt64] { (0..<count).map { self[$0].isEmpty ? 0 : Self.hash(self[$0]) } }

    static func isDigit(_ sign: UInt8) -> Bool { (0x30...0x39).contains(sign) }

    /// FNV-1a (Fowler, Noll and Vo 1991), never 0.
    static func hash(_ signs: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for sign in signs { hash = (hash ^ UInt64(sign)) &* 0x0000_0100_0000_01b3 }
        return hash | 1
    }

    private mutating func append(_ written: ArraySlice<UInt8>) {
        let start = bytes.count
        for byte in written {
            switch byte {
            case 0x30...0x39, 0x41...0x5A: bytes.append(byte)
            case 0x61...0x7A: bytes.append(byte - 0x20)
            case 0..<0x80: continue
            default:
                bytes.removeSubrange(start...)
                appendSlowly(String(decoding: written, as: UTF8.self))
                return starts.append(bytes.count)
            }
        }
        starts.append(bytes.count)
    }

    private mutating func appendSlowly(_ written: String) {
        for scalar in written.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A: bytes.append(UInt8(scalar.value))
            case 0x61...0x7A: bytes.append(UInt8(scalar.value - 0x20))
            case 0..<0x80: continue
            default: bytes += String(scalar).uppercased().unicodeScalars.compactMap { Self.lookAlikes[$0] }
            }
        }
    }

    private static let lookAlikes: [Unicode.Scalar: UInt8] = Dictionary(
        uniqueKeysWithValues: zip("АВСЕНІКМОРТХУ".unicodeScalars, "ABCEHIKMOPTXY".utf8).map { ($0, $1) })
}
