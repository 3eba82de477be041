public import Persons

/// Judgements on several lists and their versions together: who is one person, and where that cannot be.
public struct LinkGraph: Sendable {
    /// A list in its versions, the oldest first.
    public struct Source: Sendable {
        /// What the list is called.
        public let name: String
        /// Its versions.
        public let versions: [PersonList]
        /// What each line of each version is beside the others of that version.
        public let standings: [[LineStanding]]

        /// A list; `standings` as its imports give them.
        public init(name: String, versions: [PersonList], standings: [[LineStanding]] = []) {
            self.name = name
            self.versions = versions
            self.standings = standings
        }
    }

    /// Acts on pairs of lines of two lists; of one list and itself for repeats.
    public struct Review: Sendable {
        /// The left list, as its place among the sources.
        public let left: Int
        /// The right list, as its place among the sources.
        public let right: Int
        /// The acts.
        public let acts: [ReviewAct]

        /// A review; see the properties.
        public init(left: Int, right: Int, acts: [ReviewAct]) {
            self.left = left
            self.right = right
            self.acts = acts
        }
    }

    /// A line: where it stands last.
    public struct Line: Hashable, Comparable, Sendable {
        /// The list, as its place among the sources.
        public let source: Int
        /// The newest version in which these words stand, counted from 0.
        public let version: Int
        /// The line of that version, counted from 0.
        public let line: Int

        /// By source, version and line.
        public static func < (one: Line, other: Line) -> Bool {
            (one.source, one.version, one.line) < (other.source, other.version, other.line)
        }
    }

    /// Two lines joined or held apart.
    public struct Link: Hashable, Sendable {
        /// One line.
        public let one: Line
        /// The other line.
        public let other: Line
        /// What the words come to; nil where the list itself says that one line repeats the other.
        public let verdict: JudgedPairs.Verdict?
        /// The words.
        public let words: [JudgedPairs.Word]
    }

    /// Why the lines of a person cannot all be one person, with the fewest links that make it so.
    public struct Contradiction: Hashable, Sendable {
        /// Why.
        public let cause: ConflictCause
        /// The two lines that cannot be one person.
        public let one: Line
        /// The other of them.
        public let other: Line
        /// The fewest links that join the two, from the one to the other; and last, where there is one, the link that
        /// holds them apart.
        public let links: [Link]
    }

    /// Lines held to be one person.
    public struct Person: Hashable, Sendable {
        /// The lines, at least two.
        public let lines: [Line]
        /// Why they cannot all be one person; empty where nothing speaks against it.
        public let contradictions: [Contradiction]
    }

    /// The persons, by their first lines.
    public let persons: [Person]
    /// Lines that nothing joins to another.
    public let singles: Int
    /// Lines of an older version whose id says something else in the newest: to be looked at again.
    public let changed: [Line]
    /// Judgements about lines that are not there.
    public let findings: [Finding]

    /// Joins the judgements of all reviews.
    public init(_ sources: [Source], reviews: [Review]) {
        let lines = sources.enumerated().map { VersionedLines($0.element, source: $0.offset) }
        var starts = [0]
        for one in lines { starts.append((starts.last ?? 0) + one.lines.count) }
        let all = lines.flatMap(\.lines)
        var links: [JoinedLines.Link] = []
        for (source, one) in lines.enumerated() {
            for (first, second) in one.repeats {
                links.append(
                    .init(one: starts[source] + first, other: starts[source] + second, verdict: nil, words: []))
            }
        }
        var findings: [Finding] = []
        for review in reviews {
            let judged = JudgedPairs(
                review.acts, lefts: lines[review.left].recognition, rights: lines[review.right].recognition)
            findings += judged.findings
            for pair in judged.pairs where pair.verdict != .open {
                let (one, other) = (starts[review.left] + pair.left, starts[review.right] + pair.right)
                links.append(.init(one: one, other: other, verdict: pair.verdict, words: pair.words))
            }
        }
        let facts = sources.map { $0.versions.map(StatedFacts.init) }
        let joined = JoinedLines(lines: all, versions: lines.flatMap(\.versions), links: links) { one, other in
            StatedFacts.disagreements(
                facts[one.source][one.version], one.line, facts[other.source][other.version], other.line)
        }
        persons = joined.persons
        singles = all.count - persons.reduce(0) { $0 + $1.lines.count }
        changed = lines.flatMap(\.changed)
        self.findings = findings
    }
}

/// The lines of all versions of a list, each once: lines that say the same of who somebody is are one line.
struct VersionedLines {
    /// Where each line stands last.
    private(set) var lines: [LinkGraph.Line] = []
    /// The versions in which each line stands.
    private(set) var versions: [Set<Int>] = []
    private(set) var recognition = LineRecognition(file: "", ids: [], digests: [])
    /// Pairs of lines of which the list says that one repeats the other.
    private(set) var repeats: [(Int, Int)] = []
    /// Lines that no longer stand in the newest version, though their id does.
    private(set) var changed: [LinkGraph.Line] = []

    init(_ source: LinkGraph.Source, source number: Int) {
        var ids: [LineID] = []
        var digests: [String] = []
        var known: [String: [Int]] = [:]
        for (version, list) in source.versions.enumerated() {
            var places: [Int] = []
            var used: Set<Int> = []
            for line in 0..<list.count {
                let digest = list.identityDigest(line)
                // Of several alike the one with the same id, else the first that is free in this version.
                let free = (known[digest] ?? []).filter { !used.contains($0) }
                let place = free.first { ids[$0] == list.ids[line] } ?? free.first ?? lines.count
                let here = LinkGraph.Line(source: number, version: version, line: line)
                if place == lines.count {
                    lines.append(here)
                    versions.append([version])
                    ids.append(list.ids[line])
                    digests.append(digest)
                    known[digest, default: []].append(place)
                } else {
                    lines[place] = here
                    versions[place].insert(version)
                    ids[place] = list.ids[line]
                }
                used.insert(place)
                places.append(place)
            }
            for (line, standing) in (source.standings.indices.contains(version) ? source.standings[version] : [])
                .enumerated()
            {
                if case .repeatInList(let first) = standing { repeats.append((places[first], places[line])) }
            }
        }
        let newest = source.versions.count - 1
        let idsNow = Set(source.versions.last?.ids ?? [])
        changed = lines.indices.filter { lines[$0].version < newest && idsNow.contains(ids[$0]) }.map { lines[$0] }
        recognition = LineRecognition(
            file: source.versions.last?.source.file ?? source.name, ids: ids, digests: digests)
    }
}
