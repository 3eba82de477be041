import Names

/// Which names are one or two letters apart (Levenshtein 1966), found by shared deletions of up to two letters.
///
/// Names that differ in vowels alone are no neighbours: registers are full of them as spellings of one name, and clerks
/// write one for the other.
struct NearNames {
    private let names: [[UInt16]]
    /// Hash of a name less some letters, and the name; ascending.
    private let keys: [(hash: UInt64, name: Int32)]
    private let consonants: [Skeleton]

    init(names: [String]) {
        let letters = names.map { Array($0.utf16) }
        var keys: [(hash: UInt64, name: Int32)] = []
        for (index, name) in letters.enumerated() where name.count <= 14 {
            for hash in Set(Self.hashes(name)) { keys.append((hash, Int32(index))) }
        }
        self.names = letters
        consonants = names.map { name in
            let symbols = Skeleton(name).symbols
            return Skeleton(symbols: (0..<16).map { symbols[$0] }.filter { $0 != 0 && !SkeletonAlphabet.isVowel($0) })
        }
        self.keys = keys.sorted { ($0.hash, $0.name) < ($1.hash, $1.name) }
    }

    private static func hashes(_ name: [UInt16]) -> [UInt64] {
        func hash(_ first: Int, _ second: Int) -> UInt64 {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for index in name.indices where index != first && index != second {
                hash = (hash ^ UInt64(name[index])) &* 0x0000_0100_0000_01b3
            }
            return hash
        }
        var hashes = [hash(-1, -1)]
        for first in name.indices {
            hashes.append(hash(first, -1))
            for second in name.indices where second > first { hashes.append(hash(first, second)) }
        }
        return hashes
    }

    /// A name at just this distance (1 or 2); nil when none is found.
    func neighbour(_ index: Int, distance: Int, _ draws: inout Draws) -> Int? {
        guard names[index].count <= 14 else { return nil }
        var found: Set<Int32> = []
        for hash in Self.hashes(names[index]) {
            var (low, high) = (0, keys.count)
            while low < high {
                let middle = (low + high) / 2
                if keys[middle].hash < hash { low = middle + 1 } else { high = middle }
            }
            while low < keys.count, keys[low].hash == hash {
                found.insert(keys[low].name)
                low += 1
            }
        }
        for other in found.sorted().shuffled(using: &draws).prefix(300)
        where consonants[index] != consonants[Int(other)]
            && Self.distance(names[index], names[Int(other)]) == distance
        { return Int(other) }
        return nil
    }

    private static func distance(_ a: [UInt16], _ b: [UInt16]) -> Int {
        var row = Array(0...b.count)
        for i in a.indices {
            var corner = row[0]
            row[0] = i + 1
            for j in b.indices {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, corner + (a[i] == b[j] ? 0 : 1))
                corner = above
            }
        }
        return row[b.count]
    }
}
