import Persons

/// Lines joined into persons, with the contradictions in each and the fewest links that make them.
struct JoinedLines {
    struct Link {
        let one: Int
        let other: Int
        let verdict: JudgedPairs.Verdict?
        let words: [JudgedPairs.Word]

        /// Whether the link joins: a repeat, a pair judged one person, or a pair on which reviewers disagree.
        var joins: Bool { verdict == nil || verdict == .same || verdict == .contradictory }
    }

    private(set) var persons: [LinkGraph.Person] = []
    private let lines: [LinkGraph.Line]
    private let versions: [Set<Int>]
    private let links: [Link]
    /// For each line the links that join it, as places in `links`.
    private var joining: [[Int]]
    /// For each line the first of those that it repeats within its list.
    private var repeats: [Int]

    init(
        lines: [LinkGraph.Line], versions: [Set<Int>], links: [Link],
        disagreements: (LinkGraph.Line, LinkGraph.Line) -> [ConflictCause]
    ) {
        self.lines = lines
        self.versions = versions
        self.links = links
        joining = [[Int]](repeating: [], count: lines.count)
        var sets = DisjointSets(lines.count)
        var repeated = DisjointSets(lines.count)
        for (index, link) in links.enumerated() where link.joins && link.one != link.other {
            sets.join(link.one, link.other)
            joining[link.one].append(index)
            joining[link.other].append(index)
            guard link.verdict != .contradictory, lines[link.one].source == lines[link.other].source else { continue }
            repeated.join(link.one, link.other)
        }
        repeats = repeated.firsts()
        let firsts = sets.firsts()
        var members: [Int: [Int]] = [:]
        for line in lines.indices { members[firsts[line], default: []].append(line) }
        var within: [Int: [Int]] = [:]
        for (index, link) in links.enumerated() where firsts[link.one] == firsts[link.other] {
            within[firsts[link.one], default: []].append(index)
        }
        for (first, group) in members.sorted(by: { $0.key < $1.key }) where group.count > 1 {
            let found = contradictions(in: group, within[first] ?? [], disagreements)
            persons.append(LinkGraph.Person(lines: group.map { lines[$0] }.sorted(), contradictions: found))
        }
        persons.sort { $0.lines[0] < $1.lines[0] }
    }

    private func contradictions(
        in group: [Int], _ inner: [Int], _ disagreements: (LinkGraph.Line, LinkGraph.Line) -> [ConflictCause]
    ) -> [LinkGraph.Contradiction] {
        var found: [LinkGraph.Contradiction] = []
        for index in inner {
            let link = links[index]
            switch link.verdict {
            case .contradictory:
                found.append(contradiction(.reviewersDisagree, link.one, link.other, [index]))
            case .different:
                found.append(
                    contradiction(.judgedApart, link.one, link.other, path(link.one, link.other) + [index]))
            default: break
            }
        }
        // Lines of one version that are not joined as repeats, by the list or by judgement.
        var shortest: [ConflictCause: LinkGraph.Contradiction] = [:]
        var seen: Set<[Int]> = []
        for (place, one) in group.enumerated() {
            let distances = paths(from: one)
            for other in group[(place + 1)...] {
                let isOneList = lines[one].source == lines[other].source
                if isOneList, !versions[one].isDisjoint(with: versions[other]) {
                    let sets = [repeats[one], repeats[other]].sorted()
                    if sets[0] != sets[1], seen.insert(sets).inserted {
                        found.append(contradiction(.twoLinesOneList, one, other, walk(distances, to: other)))
                    }
                }
                for cause in disagreements(lines[one], lines[other]) {
                    let path = walk(distances, to: other)
                    if let known = shortest[cause], known.links.count <= path.count { continue }
                    shortest[cause] = contradiction(cause, one, other, path)
                }
            }
        }
        found += shortest.sorted { $0.key < $1.key }.map(\.value)
        return found
    }

    private func contradiction(
        _ cause: ConflictCause, _ one: Int, _ other: Int, _ path: [Int]
    ) -> LinkGraph.Contradiction {
        LinkGraph.Contradiction(
            cause: cause, one: lines[one], other: lines[other],
            links: path.map { index in
                let link = links[index]
                return LinkGraph.Link(
                    one: lines[link.one], other: lines[link.other], verdict: link.verdict, words: link.words)
            })
    }

    /// For each line that can be reached from `start`, the link by which it is reached first (breadth-first search;
    /// Moore 1959); links in the order of their places.
    private func paths(from start: Int) -> [Int: (link: Int, from: Int)] {
        var reached: [Int: (link: Int, from: Int)] = [start: (-1, start)]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let line = queue[next]
            next += 1
            for index in joining[line] {
                let other = links[index].one == line ? links[index].other : links[index].one
                guard reached[other] == nil else { continue }
                reached[other] = (index, line)
                queue.append(other)
            }
        }
        return reached
    }

    private func walk(_ reached: [Int: (link: Int, from: Int)], to end: Int) -> [Int] {
        var path: [Int] = []
        var line = end
        while let step = reached[line], step.link >= 0 {
            path.append(step.link)
            line = step.from
        }
        return path.reversed()
    }

    private func path(_ one: Int, _ other: Int) -> [Int] { walk(paths(from: one), to: other) }
}
