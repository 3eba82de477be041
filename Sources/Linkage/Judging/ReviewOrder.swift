import Foundation
public import Persons

/// The order in which a reviewer sees pairs: first those whose answer would teach most.
///
/// What an answer teaches of a pair is the information that it carries (Lindley, "On a measure of the information
/// provided by an experiment", Ann. Math. Stat. 27, 1956), in bits: H(q(1 − e) + (1 − q)e) − H(e), where q is the
/// probability that the pair is one person and e how often a reviewer errs. q takes the competitors in: of all links
/// that share a line with the pair at most one is true, so q = odds / (1 + sum of their odds); two twins at 0.99 each
/// come out near one half. The information is multiplied by the open lines that the answer may settle: the two of the
/// pair, and those that links of at least grade possible connect with them.
///
/// Pairs whose words wait for confirmation come before all others. What other reviewers said of a pair does not move
/// it: a second look is a look of one's own.
public struct ReviewOrder: Sendable {
    /// A pair to be shown.
    public struct Item: Hashable, Sendable {
        /// Line of the left list, counted from 0.
        public let left: Int
        /// Line of the right list, counted from 0.
        public let right: Int
        /// The row of the links file, counted from 0; nil for a pair that waits for confirmation and is not linked.
        public let link: Int?
        /// The probability with the competitors taken in.
        public let probability: Double
        /// Open lines that the answer may settle.
        public let openLines: Int
        /// Information times open lines, in bits.
        public let gainBits: Double
        /// Whether a word on the pair was carried over from another version of a list and waits to be said again.
        public let waitsForConfirmation: Bool
    }

    /// How often a reviewer errs; the measure depends on it little.
    public static let errorRate = 0.01
    /// The pairs, the first to be asked first.
    public let items: [Item]
    /// Links that name a line that is not there.
    public let findings: [Finding]

    /// The pairs that `reviewer` has not judged, that are not settled, and whose lines are not matched elsewhere.
    public init(
        links: LinkTable, linksFile: String? = nil, left: PersonList, right: PersonList, judged: JudgedPairs,
        reviewer: String
    ) {
        let key = ReviewRules.reviewerKey(reviewer)
        var pairs: [ViewGroups.Place: JudgedPairs.Pair] = [:]
        var matchedLeft: Set<Int> = []
        var matchedRight: Set<Int> = []
        for pair in judged.pairs {
            pairs[ViewGroups.Place(pair.left, pair.right)] = pair
            if pair.verdict == .same {
                matchedLeft.insert(pair.left)
                matchedRight.insert(pair.right)
            }
        }
        func isSettled(_ pair: JudgedPairs.Pair?) -> Bool { pair?.verdict == .same || pair?.verdict == .different }
        func waits(_ pair: JudgedPairs.Pair) -> Bool {
            pair.words.contains { $0.waitsForConfirmation }
                && !pair.words.contains { ReviewRules.reviewerKey($0.reviewer) == key && !$0.waitsForConfirmation }
        }
        func hasSaid(_ pair: JudgedPairs.Pair?) -> Bool {
            pair?.words.contains { ReviewRules.reviewerKey($0.reviewer) == key && !$0.waitsForConfirmation } ?? false
        }
        let located = LocatedLinks(links, left: left, right: right, file: linksFile)
        findings = located.findings
        struct Open {
            let row, left, right: Int
            let odds: Double
            let isPossible: Bool
        }
        var open: [Open] = []
        var ofLeft: [Int: [Int]] = [:]
        var ofRight: [Int: [Int]] = [:]
        for link in located.links {
            guard !matchedLeft.contains(link.left), !matchedRight.contains(link.right),
                !isSettled(pairs[ViewGroups.Place(link.left, link.right)])
            else { continue }
            ofLeft[link.left, default: []].append(open.count)
            ofRight[link.right, default: []].append(open.count)
            open.append(
                Open(
                    row: link.row, left: link.left, right: link.right, odds: exp2(min(60, max(-60, link.weightBits))),
                    isPossible: link.grade >= .possible))
        }
        var items: [Item] = []
        var listed: Set<ViewGroups.Place> = []
        for link in open {
            let place = ViewGroups.Place(link.left, link.right)
            let pair = pairs[place]
            guard !hasSaid(pair), listed.insert(place).inserted else { continue }
            let byLeft = (ofLeft[link.left] ?? []).filter { open[$0].right != link.right }
            let byRight = (ofRight[link.right] ?? []).filter { open[$0].left != link.left }
            let all = (byLeft + byRight).reduce(link.odds) { $0 + open[$1].odds }
            let probability = link.odds / (1 + all)
            let lines =
                2 + Set(byLeft.filter { open[$0].isPossible }.map { open[$0].right }).count
                + Set(byRight.filter { open[$0].isPossible }.map { open[$0].left }).count
            items.append(
                Item(
                    left: link.left, right: link.right, link: link.row, probability: probability, openLines: lines,
                    gainBits: Self.informationBits(probability) * Double(lines),
                    waitsForConfirmation: pair.map(waits) ?? false))
        }
        for pair in judged.pairs where waits(pair) && !listed.contains(ViewGroups.Place(pair.left, pair.right)) {
            items.append(
                Item(
                    left: pair.left, right: pair.right, link: nil, probability: 0.5, openLines: 2, gainBits: 0,
                    waitsForConfirmation: true))
        }
        self.items = items.sorted { one, other in
            if one.waitsForConfirmation != other.waitsForConfirmation { return one.waitsForConfirmation }
            return (other.gainBits, other.probability, one.left, one.right)
                < (one.gainBits, one.probability, other.left, other.right)
        }
    }

    /// The information in a reviewer's answer on a pair of this probability, in bits: a binary symmetric channel
    /// (Cover and Thomas 2006, eq. 7.10).
    public static func informationBits(_ probability: Double, errorRate: Double = errorRate) -> Double {
        func entropy(_ share: Double) -> Double {
            share <= 0 || share >= 1 ? 0 : -share * log2(share) - (1 - share) * log2(1 - share)
        }
        let answer = probability * (1 - errorRate) + (1 - probability) * errorRate
        return max(0, entropy(answer) - entropy(errorRate))
    }
}
