/// The other candidates of a proposed link's two records: twins, brothers, namesakes. A person who judges a pair
/// sees them beside it.
public struct Competitors: Sendable {
    private let links: [ProposedLink]
    private var ofLeft: [Int: [Int]] = [:]
    private var ofRight: [Int: [Int]] = [:]
    /// At most this many of each list are named, the heaviest first.
    public static let limit = 3

    /// The competitors among `links`.
    public init(_ links: [ProposedLink]) {
        self.links = links
        for (index, link) in links.enumerated() {
            ofLeft[link.left, default: []].append(index)
            ofRight[link.right, default: []].append(index)
        }
    }

    /// Records of the right list that compete for the link's left record, heaviest first.
    public func rights(of link: ProposedLink) -> [Int] {
        heaviest(ofLeft[link.left]) { $0.right != link.right }.map(\.right)
    }

    /// Records of the left list that compete for the link's right record, heaviest first.
    public func lefts(of link: ProposedLink) -> [Int] {
        heaviest(ofRight[link.right]) { $0.left != link.left }.map(\.left)
    }

    private func heaviest(_ indices: [Int]?, where isOther: (ProposedLink) -> Bool) -> [ProposedLink] {
        let others = (indices ?? []).map { links[$0] }.filter(isOther)
        let sorted = others.sorted { ($1.weightBits, $0.left, $0.right) < ($0.weightBits, $1.left, $1.right) }
        return Array(sorted.prefix(Self.limit))
    }
}

extension LinkResult {
    /// The competitors of any pair of records, whether or not it was a candidate.
    public func competitors(left: Int, right: Int) -> (rights: [Int], lefts: [Int]) {
        let all = Competitors(links)
        let pair = ProposedLink(
            left: left, right: right, weightBits: 0, vector: ComparisonVector(packed: 0), grade: .weak, assigned: nil)
        return (all.rights(of: pair), all.lefts(of: pair))
    }
}
