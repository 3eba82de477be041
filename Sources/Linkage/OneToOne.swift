/// The best assignment in which no record is used twice: the greatest total weight over all such sets of links.
///
/// Links fall into groups that share no record; each group is solved exactly by successive best augmenting paths
/// (Kuhn 1955; Edmonds and Karp 1972), each found by label correction (Bellman 1958). Weights are rounded to a
/// millionth of a bit and ties go to the earlier records, so that the result is the same on every machine. Cost:
/// for each group, left records × links, and in the worst case that again times the group's records.
public enum OneToOne {
    /// One link that may be kept.
    public struct Edge: Hashable, Sendable {
        /// The caller's number for the link.
        public let index: Int
        /// Record of the left list.
        public let left: Int
        /// Record of the right list.
        public let right: Int
        /// The evidence for the link, in bits; links that weigh nothing or less are never kept.
        public let weight: Double

        /// A link; see the properties.
        public init(index: Int, left: Int, right: Int, weight: Double) {
            self.index = index
            self.left = left
            self.right = right
            self.weight = weight
        }
    }

    /// The numbers (`Edge.index`) of the links kept.
    public static func assignment(_ edges: [Edge]) -> Set<Int> {
        var kept: Set<Int> = []
        for group in groups(edges.filter { $0.weight > 0 }) { kept.formUnion(Group(group).solve()) }
        return kept
    }

    /// Links by connected group, in the order of the smallest left record.
    private static func groups(_ edges: [Edge]) -> [[Edge]] {
        let sorted = edges.sorted { ($0.left, $0.right, $0.index) < ($1.left, $1.right, $1.index) }
        var parents: [Int: Int] = [:]
        func root(_ node: Int) -> Int {
            var node = node
            while let parent = parents[node], parent != node {
                parents[node] = parents[parent] ?? parent
                node = parent
            }
            return node
        }
        for edge in sorted {
            // Left records are even nodes, right records odd ones.
            let (a, b) = (root(edge.left * 2), root(edge.right * 2 + 1))
            parents[max(a, b)] = min(a, b)
            if parents[min(a, b)] == nil { parents[min(a, b)] = min(a, b) }
        }
        var groups: [Int: [Edge]] = [:]
        for edge in sorted { groups[root(edge.left * 2), default: []].append(edge) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    /// One connected group, records renumbered from 0.
    private struct Group {
        private let edges: [Edge]
        private let weights: [Int64]
        private let ofLeft: [[Int]]
        private let leftNumber: [Int]
        private let rightNumber: [Int]
        private let rightCount: Int

        init(_ edges: [Edge]) {
            var lefts: [Int: Int] = [:]
            var rights: [Int: Int] = [:]
            var ofLeft: [[Int]] = []
            var leftNumber: [Int] = []
            var rightNumber: [Int] = []
            for (index, edge) in edges.enumerated() {
                let left = lefts[edge.left] ?? lefts.count
                lefts[edge.left] = left
                if left == ofLeft.count { ofLeft.append([]) }
                ofLeft[left].append(index)
                leftNumber.append(left)
                let right = rights[edge.right] ?? rights.count
                rights[edge.right] = right
                rightNumber.append(right)
            }
            self.edges = edges
            weights = edges.map { Int64(($0.weight * 1e6).rounded()) }
            self.ofLeft = ofLeft
            self.leftNumber = leftNumber
            self.rightNumber = rightNumber
            rightCount = rights.count
        }

        /// Adds left records one by one; each augments along the path of greatest gain, or pushes out the record
        /// that loses least. A left record may always stay alone at no gain.
        func solve() -> [Int] {
            let leftCount = ofLeft.count
            var matchOfLeft = [Int?](repeating: nil, count: leftCount)
            var matchOfRight = [Int?](repeating: nil, count: rightCount)
            for start in 0..<leftCount {
                var gainOfLeft = [Int64?](repeating: nil, count: leftCount)
                var gainOfRight = [Int64?](repeating: nil, count: rightCount)
                var edgeIntoRight = [Int](repeating: -1, count: rightCount)
                gainOfLeft[start] = 0
                var queue = [start]
                var head = 0
                var queued = [Bool](repeating: false, count: leftCount)
                while head < queue.count {
                    let left = queue[head]
                    head += 1
                    queued[left] = false
                    guard let gain = gainOfLeft[left] else { continue }
                    for edge in ofLeft[left] where matchOfLeft[left] != edge {
                        let right = rightNumber[edge]
                        let reached = gain + weights[edge]
                        if let known = gainOfRight[right], known >= reached { continue }
                        gainOfRight[right] = reached
                        edgeIntoRight[right] = edge
                        guard let holder = matchOfRight[right] else { continue }
                        let next = leftNumber[holder]
                        let moved = reached - weights[holder]
                        if let known = gainOfLeft[next], known >= moved { continue }
                        gainOfLeft[next] = moved
                        if !queued[next] {
                            queued[next] = true
                            queue.append(next)
                        }
                    }
                }
                var best: (gain: Int64, right: Int?, left: Int) = (0, nil, start)
                for left in 0..<leftCount {
                    if left != start, let gain = gainOfLeft[left], gain > best.gain { best = (gain, nil, left) }
                }
                for right in 0..<rightCount where matchOfRight[right] == nil {
                    if let gain = gainOfRight[right], gain > best.gain { best = (gain, right, start) }
                }
                guard best.gain > 0 else { continue }
                augment(to: best, edgeIntoRight, &matchOfLeft, &matchOfRight)
            }
            return matchOfLeft.compactMap { $0 }.map { edges[$0].index }
        }

        private func augment(
            to end: (gain: Int64, right: Int?, left: Int), _ edgeIntoRight: [Int], _ matchOfLeft: inout [Int?],
            _ matchOfRight: inout [Int?]
        ) {
            var right: Int
            if let free = end.right {
                right = free
            } else {
                // The path ends by setting `end.left` free.
                guard let held = matchOfLeft[end.left] else { return }
                right = rightNumber[held]
                matchOfLeft[end.left] = nil
            }
            while true {
                let edge = edgeIntoRight[right]
                let left = leftNumber[edge]
                let before = matchOfLeft[left]
                matchOfLeft[left] = edge
                matchOfRight[right] = edge
                guard let before else { return }
                right = rightNumber[before]
            }
        }
    }
}
