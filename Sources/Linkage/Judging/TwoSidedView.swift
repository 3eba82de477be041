public import Persons

/// What has become of a line, seen from both sides.
public enum LineState: String, Codable, CaseIterable, Comparable, Sendable {
    /// Two reviewers judged it one person with one line of the other list, and nothing speaks against it.
    case matched
    /// It is held to be one person with a line of the other list, and something speaks against it.
    case inConflict = "in_conflict"
    /// It may be a person of the other list: a word or a proposal waits for reviewers.
    case possible
    /// On a list of people asked for; nobody reports to hold the person.
    case unanswered
    /// On a list of people held; nobody asks for the person.
    case unclaimed

    /// The state in words.
    public var words: String {
        switch self {
        case .matched: "matched"
        case .inConflict: "in conflict"
        case .possible: "possible"
        case .unanswered: "unanswered"
        case .unclaimed: "unclaimed"
        }
    }

    /// In the order above.
    public static func < (one: LineState, other: LineState) -> Bool {
        (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
}

/// One of the two lists of a view, and which of its lines repeat another.
public struct ViewedList: Sendable {
    /// The accepted lines.
    public let list: PersonList
    /// What stands of a line when nothing is said of it: `unanswered` on a claim list, else `unclaimed`.
    public let untouched: LineState
    /// For each line the first line of the list that is known to be the same person: its repeats.
    public let firsts: [Int]

    /// A list; lines repeat each other where its import says so, or where two reviewers judged lines of it `same`.
    public init(_ list: PersonList, isClaim: Bool, standings: [LineStanding] = [], repeats: JudgedPairs? = nil) {
        self.list = list
        untouched = isClaim ? .unanswered : .unclaimed
        var groups = DisjointSets(list.count)
        for (index, standing) in standings.enumerated() {
            if case .repeatInList(let first) = standing { groups.join(first, index) }
        }
        for pair in repeats?.pairs ?? [] where pair.verdict == .same { groups.join(pair.left, pair.right) }
        firsts = groups.firsts()
    }
}

/// The two-sided view: every accepted line of two lists in exactly one state.
///
/// Repeats of one list stand together: what is said of one line holds for all of them. Groups are joined by pairs judged
/// `same` and by pairs on which reviewers disagree. A set of joined groups is `inConflict` when it holds more than one
/// group of either list, a pair that is judged `different`, a pair on which reviewers disagree, or a pair whose facts
/// disagree; else it is one group of each list and `matched`. What is left is `inConflict` where the heaviest link of
/// both its lines is strong, nobody says `different`, and the facts disagree; `possible` where a reviewer says `same`,
/// or `unsure` and nobody `different`, or a link of at least grade possible leads to a line that is not matched and
/// fewer than two say `different`; and else `unanswered` or `unclaimed`.
public struct TwoSidedView: Sendable {
    /// What has become of one line.
    public struct Line: Hashable, Sendable {
        /// The one state.
        public let state: LineState
        /// Why it is in conflict, in the order of the causes; else empty.
        public let causes: [ConflictCause]
        /// The lines of the other list on which the state rests, counted from 0.
        public let others: [Int]
    }

    /// The lines of the left list, in its order.
    public let left: [Line]
    /// The lines of the right list, in its order.
    public let right: [Line]
    /// Links that name a line that is not there.
    public let findings: [Finding]

    /// Looks at two lists from both sides.
    public init(left: ViewedList, right: ViewedList, links: LinkTable, linksFile: String? = nil, judged: JudgedPairs) {
        let located = LocatedLinks(links, left: left.list, right: right.list, file: linksFile)
        findings = located.findings
        var groups = ViewGroups(left, right)
        groups.join(judged)
        groups.judgeFacts(judged)
        let words = Dictionary(uniqueKeysWithValues: judged.pairs.map { (ViewGroups.Place($0.left, $0.right), $0) })
        groups.takeStrongLinks(located.links, words)
        groups.takePossible(located.links, judged, words)
        self.left = groups.lines(of: left, isLeft: true)
        self.right = groups.lines(of: right, isLeft: false)
    }
}

/// The links of a file, by the places of their lines.
struct LocatedLinks {
    struct Link {
        /// The row of the table, counted from 0.
        let row: Int
        let left: Int
        let right: Int
        let weightBits: Double
        let grade: LinkGrade
    }

    private(set) var links: [Link] = []
    private(set) var findings: [Finding] = []

    init(_ table: LinkTable, left: PersonList, right: PersonList, file: String?) {
        let lefts = Dictionary(zip(left.ids, left.ids.indices), uniquingKeysWith: { first, _ in first })
        let rights = Dictionary(zip(right.ids, right.ids.indices), uniquingKeysWith: { first, _ in first })
        for (index, row) in table.rows.enumerated() {
            if let one = lefts[row.left], let other = rights[row.right] {
                links.append(
                    Link(row: index, left: one, right: other, weightBits: row.weightBits, grade: row.grade))
                continue
            }
            let isLeft = lefts[row.left] == nil
            findings.append(
                Finding(
                    file: file, row: index + 2, column: isLeft ? "left_id" : "right_id", severity: .error,
                    code: "LINE_UNKNOWN",
                    message: "\(isLeft ? left.source.file : right.source.file) has no accepted line "
                        + "\((isLeft ? row.left : row.right).rawValue); the link does not count.",
                    mend: "Link these versions of the lists again."))
        }
    }
}

/// The groups of repeats of both lists, left ones first, and what is known of each while a view is made.
struct ViewGroups {
    struct Place: Hashable {
        let left: Int
        let right: Int

        init(_ left: Int, _ right: Int) {
            self.left = left
            self.right = right
        }
    }

    private let leftCount: Int
    private let facts: (left: StatedFacts, right: StatedFacts)
    /// For each line of either list, right ones behind left ones, the first line of its group.
    private let group: [Int]
    /// For each group, the least group it is joined with.
    private var component: [Int] = []
    private var states: [LineState?]
    private var causes: [Int: Set<ConflictCause>] = [:]
    /// For each group the lines of the other list that its state rests on.
    private var others: [Int: Set<Int>] = [:]

    init(_ left: ViewedList, _ right: ViewedList) {
        leftCount = left.list.count
        group = left.firsts + right.firsts.map { $0 + left.list.count }
        states = [LineState?](repeating: nil, count: group.count)
        facts = (StatedFacts(left.list), StatedFacts(right.list))
    }

    private func ofLeft(_ line: Int) -> Int { group[line] }
    private func ofRight(_ line: Int) -> Int { group[leftCount + line] }

    /// Joins groups by judgements, and finds where more than one group of a list comes together.
    mutating func join(_ judged: JudgedPairs) {
        var sets = DisjointSets(group.count)
        var touched: Set<Int> = []
        for pair in judged.pairs where pair.verdict == .same || pair.verdict == .contradictory {
            let (one, other) = (ofLeft(pair.left), ofRight(pair.right))
            sets.join(one, other)
            touched.formUnion([one, other])
            others[one, default: []].insert(pair.right)
            others[other, default: []].insert(pair.left)
        }
        component = sets.firsts()
        var members: [Int: (left: Int, right: Int)] = [:]
        for group in touched.sorted() {
            states[group] = .matched
            if group < leftCount {
                members[component[group], default: (0, 0)].left += 1
            } else {
                members[component[group], default: (0, 0)].right += 1
            }
        }
        for (set, count) in members where count.left > 1 || count.right > 1 {
            causes[set, default: []].insert(.twoLinesOneList)
        }
    }

    /// Finds joined groups whose words or facts disagree; every group joined with them is in conflict.
    mutating func judgeFacts(_ judged: JudgedPairs) {
        for pair in judged.pairs {
            let (one, other) = (ofLeft(pair.left), ofRight(pair.right))
            guard component[one] == component[other] else { continue }
            let set = component[one]
            switch pair.verdict {
            case .contradictory: causes[set, default: []].insert(.reviewersDisagree)
            case .different: causes[set, default: []].insert(.judgedApart)
            case .same:
                let found = StatedFacts.disagreements(facts.left, pair.left, facts.right, pair.right)
                if !found.isEmpty { causes[set, default: []].formUnion(found) }
            case .open: break
            }
        }
        for group in states.indices where states[group] == .matched && causes[component[group]] != nil {
            states[group] = .inConflict
        }
    }

    /// Strong links that are the heaviest of both their lines, and whose facts disagree.
    mutating func takeStrongLinks(_ links: [LocatedLinks.Link], _ words: [Place: JudgedPairs.Pair]) {
        var best: [Int: Int] = [:]
        for (index, link) in links.enumerated() {
            for group in [ofLeft(link.left), ofRight(link.right)] {
                if let known = best[group], links[known].weightBits >= link.weightBits { continue }
                best[group] = index
            }
        }
        let settled = states
        for (index, link) in links.enumerated() where link.grade == .strong {
            let (one, other) = (ofLeft(link.left), ofRight(link.right))
            let saidDifferent = words[Place(link.left, link.right)]?.words.contains { $0.word == .different } ?? false
            guard best[one] == index, best[other] == index, !saidDifferent, settled[one] != .matched,
                settled[other] != .matched
            else { continue }
            let found = StatedFacts.disagreements(facts.left, link.left, facts.right, link.right)
            guard !found.isEmpty else { continue }
            for (group, line) in [(one, link.right), (other, link.left)] {
                states[group] = .inConflict
                causes[component[group], default: []].formUnion(found)
                others[group, default: []].insert(line)
            }
        }
    }

    /// Words and links that wait for reviewers.
    mutating func takePossible(
        _ links: [LocatedLinks.Link], _ judged: JudgedPairs, _ words: [Place: JudgedPairs.Pair]
    ) {
        var waiting: [Place] = []
        for pair in judged.pairs where pair.verdict == .open {
            let said = pair.words.map(\.word)
            if said.contains(.same) || (said.contains(.unsure) && !said.contains(.different)) {
                waiting.append(Place(pair.left, pair.right))
            }
        }
        for link in links where link.grade >= .possible {
            let place = Place(link.left, link.right)
            let isApart = words[place]?.verdict == .different
            guard !isApart, states[ofLeft(link.left)] != .matched, states[ofRight(link.right)] != .matched else {
                continue
            }
            waiting.append(place)
        }
        for place in waiting {
            for (group, line) in [(ofLeft(place.left), place.right), (ofRight(place.right), place.left)] {
                guard states[group] == nil || states[group] == .possible else { continue }
                states[group] = .possible
                others[group, default: []].insert(line)
            }
        }
    }

    /// What has become of each line of a list.
    func lines(of viewed: ViewedList, isLeft: Bool) -> [TwoSidedView.Line] {
        (0..<viewed.list.count).map { line in
            let group = isLeft ? ofLeft(line) : ofRight(line)
            let state = states[group] ?? viewed.untouched
            return TwoSidedView.Line(
                state: state, causes: state == .inConflict ? (causes[component[group]] ?? []).sorted() : [],
                others: (others[group] ?? []).sorted())
        }
    }
}
