/// Numbers, sign by sign, look-alikes folded.
final class NumberValues: ValueComparison {
    /// The signs of all values one behind the other, and where each value starts.
    private let signs: [UInt8]
    private let starts: [Int]
    /// Values alike in full, and alike in their five or more digits, share a number; 0 for none.
    private let alike: [UInt32]
    private let alikeDigits: [UInt32]

    /// Values as ASCII letters and digits.
    init(values: [[UInt8]]) {
        signs = values.flatMap { $0 }
        var starts = [0]
        for value in values { starts.append((starts.last ?? 0) + value.count) }
        self.starts = starts
        alike = groupNumbers(values)
        alikeDigits = groupNumbers(
            values.map { value in
                let digits = value.filter { (0x30...0x39).contains($0) }
                return digits.count >= 5 ? digits : []
            })
    }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        let (a, b) = (alike[left], alike[right])
        if a == 0 || b == 0 { return 0 }
        if a == b { return 4 }
        if alikeDigits[left] != 0, alikeDigits[left] == alikeDigits[right] { return 3 }
        let (first, second) = (starts[left]..<starts[left + 1], starts[right]..<starts[right + 1])
        guard min(first.count, second.count) >= 4, abs(first.count - second.count) <= 1,
            signs[first.lowerBound] == signs[second.lowerBound]
                || signs[first.upperBound - 1] == signs[second.upperBound - 1]
        else { return 1 }
        return Self.areOneApart(signs[first], signs[second]) ? 2 : 1
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

/// Reading numbers.
enum NumberReading {
    /// Letters and digits as upper-case ASCII: Cyrillic look-alikes folded, all other signs left out.
    static func signs(_ written: String) -> [UInt8] {
        var signs: [UInt8] = []
        for scalar in written.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A: signs.append(UInt8(scalar.value))
            case 0x61...0x7A: signs.append(UInt8(scalar.value - 0x20))
            case 0..<0x80: continue
            default: signs.append(contentsOf: String(scalar).uppercased().unicodeScalars.compactMap { lookAlikes[$0] })
            }
        }
        return signs
    }

    /// A blocking key of a number's signs; 0 for none (FNV-1a, Fowler, Noll and Vo 1991).
    static func key(_ signs: [UInt8]) -> UInt64 {
        if signs.isEmpty { return 0 }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for sign in signs { hash = (hash ^ UInt64(sign)) &* 0x0000_0100_0000_01b3 }
        return hash | 1
    }

    private static let lookAlikes: [Unicode.Scalar: UInt8] = Dictionary(
        uniqueKeysWithValues: zip("АВСЕНІКМОРТХУ".unicodeScalars, "ABCEHIKMOPTXY".utf8).map { ($0, $1) })
}
