/// The other candidates of a proposed link's two records: twins, brothers, namesakes. A person who judges a pair
/// sees them beside it.
///
/// Cost: two passes over the links and a sort of each record's own, then a look-up each.
public struct Competitors: Sendable {
    private let links: [ProposedLink]
    /// Links by left record, heaviest first, and where each left record's begin.
    private let byLeft: [UInt32]
    private let leftStarts: [UInt32]
    /// The same for the right records.
    private let byRight: [UInt32]
    private let rightStarts: [UInt32]
    /// At most this many of each list are named, the heaviest first.
    public static let limit = 8

    /// The competitors among `links`.
    public init(_ links: [ProposedLink]) {
        self.links = links
        func order(_ record: (ProposedLink) -> Int, _ other: (ProposedLink) -> Int) -> ([UInt32], [UInt32]) {
            var starts = [UInt32](repeating: 0, count: links.reduce(-1) { max($0, record($1)) } + 2)
            for link in links { starts[record(link) + 1] += 1 }
            for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
            var next = starts
            var order = [UInt32](repeating: 0, count: links.count)
            for (index, link) in links.enumerated() {
                order[Int(next[record(link)])] = UInt32(index)
                next[record(link)] += 1
            }
            for (start, end) in zip(starts, starts.dropFirst()) where end > start + 1 {
                order[Int(start)..<Int(end)].sort {
                    let (first, second) = (links[Int($0)], links[Int($1)])
                    return first.weightBits != second.weightBits
                        ? first.weightBits > second.weightBits : other(first) < other(second)
                }
            }
            return (order, starts)
        }
        (byLeft, leftStarts) = order(\.left, \.right)
        (byRight, rightStarts) = order(\.right, \.left)
    }

    /// Records of the right list that compete for the left record with `right`, heaviest first.
    public func rights(left: Int, right: Int) -> [Int] {
        var found: [Int] = []
        forEachRight(left: left, right: right) { found.append($0) }
        return found
    }

    /// Records of the left list that compete for the right record with `left`, heaviest first.
    public func lefts(left: Int, right: Int) -> [Int] {
        var found: [Int] = []
        forEachLeft(left: left, right: right) { found.append($0) }
        return found
    }

    /// Records of the right list that compete for the link's left record, heaviest first.
    public func rights(of link: ProposedLink) -> [Int] { rights(left: link.left, right: link.right) }

    /// Records of the left list that compete for the link's right record, heaviest first.
    public func lefts(of link: ProposedLink) -> [Int] { lefts(left: link.left, right: link.right) }

    /// `rights(left:right:)`, one by one.
    @inline(__always)
    func forEachRight(left: Int, right: Int, _ body: (Int) -> Void) {
        Self.forEachOther(of: left, but: right, leftStarts, byLeft, { links[$0].right }, body)
    }

    /// `lefts(left:right:)`, one by one.
    @inline(__always)
    func forEachLeft(left: Int, right: Int, _ body: (Int) -> Void) {
        Self.forEachOther(of: right, but: left, rightStarts, byRight, { links[$0].left }, body)
    }

    /// The other records of a record's links, heaviest first, no more than are named.
    @inline(__always)
    private static func forEachOther(
        of record: Int, but known: Int, _ starts: [UInt32], _ order: [UInt32], _ other: (Int) -> Int,
        _ body: (Int) -> Void
    ) {
        guard record + 1 < starts.count else { return }
        var taken = 0
        for place in starts[record]..<starts[record + 1] {
            let other = other(Int(order[Int(place)]))
            if other == known { continue }
            body(other)
            taken += 1
            if taken == limit { break }
        }
    }
}

extension LinkResult {
    /// The competitors of any pair of records, whether or not it was a candidate.
    public func competitors(left: Int, right: Int) -> (rights: [Int], lefts: [Int]) {
        let all = Competitors(links)
        return (all.rights(left: left, right: right), all.lefts(left: left, right: right))
    }
}
