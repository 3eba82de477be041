import TestSupport
import Testing

@testable import Names

@Test func theDistanceIsZeroOnlyForEquals() {
    let words = ["Ковальський", "Kowal", "Іваненко", "Iwanenko", "Я", "", "Прокоп'єв", "Prokopiev", "Smyth", "Smith"]
    for left in words {
        for right in words {
            let (a, b) = (Skeleton(left), Skeleton(right))
            #expect((EditCost.shipped.distance(a, b) == 0) == (a == b))
        }
    }
}

/// The slow twin: the same distance from its definition, by recursion, on drawn words and their variants.
@Test func theFastDistanceEqualsTheDefinition() {
    let costs = EditCost.shipped
    var draws = SeededGenerator(seed: 4)
    func word() -> Skeleton {
        Skeleton(
            symbols: (0..<Int.random(in: 0...7, using: &draws)).map { _ in UInt8.random(in: 1...12, using: &draws) })
    }
    func variant(_ word: Skeleton) -> Skeleton {
        var symbols = (0..<word.count).map { word.symbols[$0] }
        if !symbols.isEmpty {
            let index = Int.random(in: 0..<symbols.count, using: &draws)
            switch Int.random(in: 0..<4, using: &draws) {
            case 0: symbols.remove(at: index)
            case 1: symbols.insert(UInt8.random(in: 1...26, using: &draws), at: index)
            case 2: symbols[index] = UInt8.random(in: 1...26, using: &draws)
            default: symbols.swapAt(index, max(0, index - 1))
            }
        }
        return Skeleton(symbols: symbols)
    }
    for round in 0..<600 {
        let left = word()
        let right = round % 3 == 0 ? word() : variant(variant(left))
        let exact = costs.slowDistance(left, right)
        #expect(costs.distance(left, right) == exact, "\(left.letters) \(right.letters)")
        #expect(costs.distance(right, left) == exact, "\(right.letters) \(left.letters)")
        for limit in [0, 50, 100, 200, 400] {
            let found = costs.distance(left, right, limit: limit)
            #expect(exact > limit ? found > limit : found == exact, "\(left.letters) \(right.letters) \(limit)")
        }
    }
}

@Test func similarityIsTheDistanceByLength() {
    let (a, b) = (Skeleton("Коваленко"), Skeleton("Коваленка"))
    let expected = 1 - Double(EditCost.shipped.distance(a, b)) / Double(100 * a.count)
    #expect(EditCost.shipped.similarity(a, b) == expected)
    #expect(EditCost.shipped.similarity(a, .empty) == 0)
}

extension EditCost {
    /// `distance` straight from its definition: common start off, common end off, then the recurrence of the optimal
    /// string alignment without a table.
    fileprivate func slowDistance(_ left: Skeleton, _ right: Skeleton) -> Int {
        var start = 0
        while start < min(left.count, right.count), left.symbols[start] == right.symbols[start] { start += 1 }
        var (leftEnd, rightEnd) = (left.count, right.count)
        while leftEnd > start, rightEnd > start, left.symbols[leftEnd - 1] == right.symbols[rightEnd - 1] {
            leftEnd -= 1
            rightEnd -= 1
        }
        func place(_ word: Skeleton, _ index: Int) -> Place {
            index == 0 ? .start : index == word.count - 1 ? .end : .inside
        }
        func missing(_ word: Skeleton, _ index: Int) -> Int { cost(word.symbols[index], 0, place(word, index)) }
        func step(_ i: Int, _ j: Int) -> Int {
            if i == start, j == start { return 0 }
            var ways: [Int] = []
            if i > start { ways.append(step(i - 1, j) + missing(left, i - 1)) }
            if j > start { ways.append(step(i, j - 1) + missing(right, j - 1)) }
            if i > start, j > start {
                let (a, b) = (place(left, i - 1), place(right, j - 1))
                let both = a == b ? a : .inside
                ways.append(step(i - 1, j - 1) + cost(left.symbols[i - 1], right.symbols[j - 1], both))
            }
            if i > start + 1, j > start + 1, left.symbols[i - 1] == right.symbols[j - 2],
                left.symbols[i - 2] == right.symbols[j - 1]
            {
                ways.append(step(i - 2, j - 2) + Int(transposition))
            }
            return ways.min() ?? 0
        }
        return step(leftEnd, rightEnd)
    }
}
