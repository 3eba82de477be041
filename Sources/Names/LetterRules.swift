import Foundation

/// The letter tables of all packs as flat tables: from written letters to skeletons in one pass per habit.
///
/// A habit is how one clerk uses ambiguous Latin letters; its rules with those of no habit form one tree of letters,
/// stored as `next[node * letters + letter]`, in which the longest rule is found by walking down.
struct LetterRules: Sendable {
    static let shipped = LetterRules(tables: .shipped)

    /// One habit's tree.
    private struct Tree {
        /// The node below, 0 for none.
        var next: [UInt16] = []
        /// Where the rule of a node lies in `symbols` by place (0 any, 1 start, 2 end); −1 for none.
        var rules: [SIMD4<Int32>] = []
    }

    private let trees: [Tree]
    /// The symbols of all rules, each rule's length before them.
    private let symbols: [UInt8]
    /// Letter number (from 1) by scalar; 0 for what no rule names.
    private let letterOfScalar: [UInt8]
    private let letterCount: Int
    /// The pack that alone names a scalar's letter, by scalar; 0 for the first pack and shared letters.
    private let packOfScalar: [UInt8]
    private static let scalars = 0x700
    /// Letters of a text that are read, and symbols that one rule may give.
    private static let mostLetters = 64
    private static let mostSymbols = 4

    init(tables: NameTables) {
        var letters: [Unicode.Scalar: UInt8] = [:]
        var packOf = [UInt8](repeating: 0, count: Self.scalars)
        var habits: [Substring] = []
        var rows: [[Substring]] = []
        for (pack, name) in tables.packs.enumerated() {
            let packRows = tables.rows("\(name)/letters", columns: 5)
            rows += packRows
            for row in packRows {
                if row[4] != "any", !habits.contains(row[4]) { habits.append(row[4]) }
                for scalar in row[1].unicodeScalars where letters[scalar] == nil {
                    precondition(letters.count < 255 && Int(scalar.value) < Self.scalars, "letters.tsv: \(scalar)")
                    letters[scalar] = UInt8(letters.count + 1)
                    packOf[Int(scalar.value)] = UInt8(pack)
                }
            }
        }
        letterCount = letters.count + 1
        var letterOf = [UInt8](repeating: 0, count: Self.scalars)
        for (scalar, letter) in letters { letterOf[Int(scalar.value)] = letter }
        letterOfScalar = letterOf
        packOfScalar = packOf
        var symbols: [UInt8] = []
        var trees: [Tree] = []
        for habit in habits.isEmpty ? ["any"] : habits {
            var tree = Tree(next: [UInt16](repeating: 0, count: letterCount), rules: [SIMD4(repeating: -1)])
            for row in rows where row[4] == "any" || row[4] == habit {
                var node = 0
                for scalar in row[1].unicodeScalars {
                    let slot = node * letterCount + Int(letters[scalar] ?? 0)
                    if tree.next[slot] == 0 {
                        tree.next[slot] = UInt16(tree.rules.count)
                        tree.rules.append(SIMD4(repeating: -1))
                        tree.next.append(contentsOf: repeatElement(0, count: letterCount))
                    }
                    node = Int(tree.next[slot])
                }
                let place = row[3] == "start" ? 1 : row[3] == "end" ? 2 : 0
                tree.rules[node][place] = Int32(symbols.count)
                let output = SkeletonAlphabet.symbols(row[2])
                precondition(output.count <= Self.mostSymbols, "letters.tsv: \(row[1]) gives too many symbols")
                symbols.append(UInt8(output.count))
                symbols.append(contentsOf: output)
            }
            trees.append(tree)
        }
        self.symbols = symbols
        self.trees = trees
    }

    /// The reading by the first habit.
    func first(of written: String) -> Skeleton {
        withLetters(of: written) { letters, _ in letters.isEmpty ? .empty : skeleton(letters, trees[0]) }
    }

    /// The distinct readings, at most three, the first habit first.
    func readings(of written: String) -> [Skeleton] {
        withLetters(of: written) { letters, _ in
            var found: [Skeleton] = []
            if letters.isEmpty { return found }
            for tree in trees where found.count < 3 {
                let reading = skeleton(letters, tree)
                if !reading.isEmpty, !found.contains(reading) { found.append(reading) }
            }
            return found
        }
    }

    /// The pack whose letters the text is written in; 0 (the first pack) for shared letters.
    func pack(of written: String) -> UInt8 { withLetters(of: written) { $1 } }

    /// Letter numbers of a text, digits as 256 and up; and its pack.
    private func withLetters<Result>(
        of written: String, _ body: (UnsafeBufferPointer<UInt16>, UInt8) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Self.mostLetters) { buffer in
            var count = 0
            var pack: UInt8 = 0
            func add(_ scalar: Unicode.Scalar) {
                guard count < Self.mostLetters else { return }
                if scalar.value < Self.scalars, letterOfScalar[Int(scalar.value)] != 0 {
                    buffer[count] = UInt16(letterOfScalar[Int(scalar.value)])
                    pack = max(pack, packOfScalar[Int(scalar.value)])
                    count += 1
                } else if scalar.value >= 0x30, scalar.value <= 0x39 {
                    buffer[count] = 256 + UInt16(scalar.value - 0x30)
                    count += 1
                } else if scalar.value >= 0x80 {
                    count += Self.addBase(of: scalar, letterOfScalar, buffer, count)
                }
            }
            for scalar in written.unicodeScalars { add(LowerCase.of(scalar)) }
            return body(UnsafeBufferPointer(rebasing: buffer[0..<count]), pack)
        }
    }

    /// Adds the base letters of a marked letter that no rule names; gives how many.
    private static func addBase(
        of scalar: Unicode.Scalar, _ letters: [UInt8], _ buffer: UnsafeMutableBufferPointer<UInt16>, _ start: Int
    ) -> Int {
        var count = 0
        for base in String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        where Int(base.value) < scalars && letters[Int(base.value)] != 0 && start + count < mostLetters {
            buffer[start + count] = UInt16(letters[Int(base.value)])
            count += 1
        }
        return count
    }

    /// One pass by the longest rule; doubled symbols become one and an `i` beside another vowel goes.
    private func skeleton(_ letters: UnsafeBufferPointer<UInt16>, _ tree: Tree) -> Skeleton {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.mostLetters * Self.mostSymbols) { raw in
            var count = 0
            var index = 0
            while index < letters.count {
                if letters[index] >= 256 {
                    raw[count] = SkeletonAlphabet.firstDigit + UInt8((letters[index] - 256) % 5)
                    count += 1
                    index += 1
                    continue
                }
                var (node, at, rule, end) = (0, index, Int32(-1), index + 1)
                while at < letters.count, letters[at] < 256 {
                    node = Int(tree.next[node * letterCount + Int(letters[at])])
                    if node == 0 { break }
                    at += 1
                    let places = tree.rules[node]
                    let bound = index == 0 && places[1] >= 0 ? places[1] : at == letters.count ? places[2] : -1
                    if bound >= 0 || places[0] >= 0 {
                        rule = bound >= 0 ? bound : places[0]
                        end = at
                    }
                }
                if rule >= 0 {
                    for step in 0..<Int(symbols[Int(rule)]) {
                        let symbol = symbols[Int(rule) + 1 + step]
                        if count == 0 || raw[count - 1] != symbol {
                            raw[count] = symbol
                            count += 1
                        }
                    }
                }
                index = end
            }
            return Self.settled(raw, count)
        }
    }

    private static func settled(_ raw: UnsafeMutableBufferPointer<UInt8>, _ count: Int) -> Skeleton {
        var result = Skeleton.empty
        var last: UInt8 = 0
        for index in 0..<count {
            var symbol = raw[index]
            // After ж, ч, ш and щ the letters о, е and ё are one habit (Рогачов, Рогачев).
            if symbol == SkeletonAlphabet.e || symbol == SkeletonAlphabet.o, SkeletonAlphabet.isHushing(last) {
                symbol = SkeletonAlphabet.io
            }
            if symbol == SkeletonAlphabet.i {
                if index > 0, SkeletonAlphabet.isVowel(raw[index - 1]) { continue }
                if index + 1 < count, SkeletonAlphabet.isVowel(raw[index + 1]) { continue }
            }
            if symbol == last, symbol < SkeletonAlphabet.firstDigit { continue }
            last = symbol
            result.append(symbol)
        }
        return result
    }
}

/// Lower case of single scalars by table.
enum LowerCase {
    private static let table: [UInt16] = (0..<0x700).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return UInt16(value) }
        let mapped = scalar.properties.lowercaseMapping.unicodeScalars
        return mapped.count == 1 ? UInt16(truncatingIfNeeded: mapped.first?.value ?? UInt32(value)) : UInt16(value)
    }

    /// The lower-case form; the scalar itself where that is more than one or lies far out.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value < 0x700 else { return scalar }
        return Unicode.Scalar(table[Int(scalar.value)]) ?? scalar
    }
}
