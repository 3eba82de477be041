/// Solves one assignment (see `OneToOne`) over links sorted by left record.
///
/// Every left record i has a potential p(i) ≥ 0, every right record j a potential q(j) ≥ 0, with p(i) + q(j) ≥ w(i, j)
/// for each link, equality on links that are kept, and 0 for a record without a link. By the duality of linear programs
/// no assignment then weighs more than the one kept (Kuhn 1955); `isOptimal` checks just this.
struct AssignmentSearch {
    private let weights: [Int64]
    /// Right record of each link, numbered from 0.
    private let rightOf: [Int32]
    /// Links of left record i: `starts[i]..<starts[i + 1]`.
    private var starts: [Int32] = [0]
    private var leftPotential: [Int64]
    private var rightPotential: [Int64]
    /// The link kept by each record; −1 for none.
    private var linkOfLeft: [Int32]
    private var linkOfRight: [Int32]
    private var leftOf: [Int32] = []

    /// Distance of each right record in the search under way; `.max` where it was not reached.
    private var distance: [Int64]
    private var linkInto: [Int32]
    private var isSettled: [Bool]
    private var reached: [Int32] = []
    private var heap = DistanceHeap()

    /// A search over links that weigh more than nothing, sorted by `Edge.isEarlier`.
    init(_ edges: [OneToOne.Edge]) {
        weights = edges.map(\.units)
        var leftOf: [Int32] = []
        leftOf.reserveCapacity(edges.count)
        for (index, edge) in edges.enumerated() {
            if index > 0, edge.left != edges[index - 1].left { starts.append(Int32(index)) }
            leftOf.append(Int32(starts.count - 1))
        }
        self.leftOf = leftOf
        if !edges.isEmpty { starts.append(Int32(edges.count)) }
        let rights = Self.distinct(edges.map(\.right))
        var numbers: [Int: Int32] = [:]
        numbers.reserveCapacity(rights.count)
        for (number, right) in rights.enumerated() { numbers[right] = Int32(number) }
        rightOf = edges.map { numbers[$0.right] ?? 0 }
        leftPotential = [Int64](repeating: 0, count: starts.count - 1)
        rightPotential = [Int64](repeating: 0, count: rights.count)
        linkOfLeft = [Int32](repeating: -1, count: starts.count - 1)
        linkOfRight = [Int32](repeating: -1, count: rights.count)
        distance = [Int64](repeating: .max, count: rights.count)
        linkInto = [Int32](repeating: -1, count: rights.count)
        isSettled = [Bool](repeating: false, count: rights.count)
    }

    private static func distinct(_ numbers: [Int]) -> [Int] {
        var distinct: [Int] = []
        for number in numbers.sorted() where distinct.last != number { distinct.append(number) }
        return distinct
    }

    /// The places of the links kept, ascending.
    var kept: [Int] { linkOfLeft.compactMap { $0 < 0 ? nil : Int($0) } }

    /// Adds every left record.
    mutating func run() { for left in linkOfLeft.indices { add(left) } }

    /// Where an alternating path may end.
    private enum End {
        /// At a right record that is free.
        case free(Int)
        /// At a left record that is left without a link.
        case without(Int)
    }

    /// Adds one left record along the cheapest alternating path.
    private mutating func add(_ start: Int) {
        for link in links(of: start) {
            leftPotential[start] = max(leftPotential[start], weights[link] - rightPotential[Int(rightOf[link])])
        }
        var (best, end) = (leftPotential[start], End.without(start))
        var (left, travelled) = (start, Int64(0))
        while true {
            relax(left, travelled, &best, &end)
            guard let next = settleNearest(below: best) else { break }
            left = Int(leftOf[Int(linkOfRight[next])])
            travelled = distance[next]
            if travelled + leftPotential[left] < best {
                (best, end) = (travelled + leftPotential[left], .without(left))
            }
        }
        // Potentials of what lies nearer than the end move by the difference.
        leftPotential[start] -= best
        for right in reached {
            let right = Int(right)
            if isSettled[right] {
                rightPotential[right] += best - distance[right]
                leftPotential[Int(leftOf[Int(linkOfRight[right])])] -= best - distance[right]
            }
        }
        turn(to: end, from: start)
        for right in reached {
            distance[Int(right)] = .max
            isSettled[Int(right)] = false
        }
        reached.removeAll(keepingCapacity: true)
        heap.removeAll()
    }

    private func links(of left: Int) -> Range<Int> { Int(starts[left])..<Int(starts[left + 1]) }

    private mutating func relax(_ left: Int, _ travelled: Int64, _ best: inout Int64, _ end: inout End) {
        for link in links(of: left) where linkOfLeft[left] != Int32(link) {
            let right = Int(rightOf[link])
            let far = travelled + leftPotential[left] + rightPotential[right] - weights[link]
            guard far < distance[right], far < best else { continue }
            if distance[right] == .max { reached.append(Int32(right)) }
            distance[right] = far
            linkInto[right] = Int32(link)
            if linkOfRight[right] < 0 {
                if far < best { (best, end) = (far, .free(right)) }
            } else {
                heap.insert(far, Int32(right))
            }
        }
    }

    /// The nearest right record that is not settled, if it is nearer than the best end so far.
    private mutating func settleNearest(below best: Int64) -> Int? {
        while let (far, right) = heap.removeFirst() {
            if far >= best { return nil }
            if isSettled[Int(right)] || far > distance[Int(right)] { continue }
            isSettled[Int(right)] = true
            return Int(right)
        }
        return nil
    }

    /// Turns the links along the path: those kept are given up, the others kept.
    private mutating func turn(to end: End, from start: Int) {
        var right: Int
        switch end {
        case .free(let free): right = free
        case .without(let left):
            guard left != start else { return }
            right = Int(rightOf[Int(linkOfLeft[left])])
            linkOfLeft[left] = -1
        }
        while true {
            let link = linkInto[right]
            let left = Int(leftOf[Int(link)])
            let before = linkOfLeft[left]
            linkOfLeft[left] = link
            linkOfRight[right] = link
            guard before >= 0 else { return }
            right = Int(rightOf[Int(before)])
        }
    }

    /// Whether the potentials prove that no assignment weighs more.
    var isOptimal: Bool {
        let coversLinks = weights.indices.allSatisfy {
            leftPotential[Int(leftOf[$0])] + rightPotential[Int(rightOf[$0])] >= weights[$0]
        }
        let total = kept.reduce(Int64(0)) { $0 + weights[$1] }
        let areNotNegative = leftPotential.allSatisfy { $0 >= 0 } && rightPotential.allSatisfy { $0 >= 0 }
        return coversLinks && areNotNegative && leftPotential.reduce(0, +) + rightPotential.reduce(0, +) == total
    }
}

/// Records by distance, the nearest first, the earlier one at equal distance: a binary heap (Williams 1964).
private struct DistanceHeap {
    private var items: [(far: Int64, record: Int32)] = []

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    mutating func insert(_ far: Int64, _ record: Int32) {
        items.append((far, record))
        var place = items.count - 1
        while place > 0, items[place] < items[(place - 1) / 2] {
            items.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeFirst() -> (far: Int64, record: Int32)? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        guard !items.isEmpty else { return first }
        items[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < items.count && items[child] < items[least] {
                least = child
            }
            if least == place { return first }
            items.swapAt(place, least)
            place = least
        }
    }
}
