public import Persons

/// Two versions of two lists: which lines of the later ones stood in the earlier ones and say the same in every compared
/// field.
public struct LinkedVersions: Sendable {
    /// By line of the later list: the line of the earlier one that it is; nil where it is new or says something else.
    private let left: [Int?]
    private let right: [Int?]
    private let earlier: (left: PersonList, right: PersonList)

    /// Recognises the lines. Cost: a pass over each list.
    public init(earlier: (left: PersonList, right: PersonList), now: (left: PersonList, right: PersonList)) {
        self.earlier = earlier
        let keys = PreparedLists.comparisons(of: now.left, now.right).map(\.key)
        left = Self.recognised(now.left, in: earlier.left, keys)
        right = Self.recognised(now.right, in: earlier.right, keys)
    }

    /// Lines of the left and the right list that are new or say something else.
    public var changed: (left: Int, right: Int) { (left.count { $0 == nil }, right.count { $0 == nil }) }

    /// What has to be compared again, given the links of the earlier versions.
    /// - Throws: `UnreadableInput` with every row whose line the earlier lists do not have.
    public func scope(_ rows: [LinkTable.Row], file: String) throws(UnreadableInput) -> LinkScope {
        func places(_ ids: [LineID]) -> [LineID: Int] {
            Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        func later(_ lines: [Int?]) -> [Int: Int] {
            Dictionary(
                lines.enumerated().compactMap { line, before in before.map { ($0, line) } },
                uniquingKeysWith: { first, _ in first })
        }
        let (lefts, rights) = (places(earlier.left.ids), places(earlier.right.ids))
        let (laterLeft, laterRight) = (later(left), later(right))
        var links: [(left: Int, right: Int)] = []
        var findings: [Finding] = []
        for (number, row) in rows.enumerated() {
            guard let left = lefts[row.left], let right = rights[row.right] else {
                findings.append(
                    Finding(
                        file: file, row: number + 2, severity: .error, code: "LINE_UNKNOWN",
                        message: "The link names a line that the earlier lists do not have.",
                        mend: "Give the lists that this links file was made from."))
                continue
            }
            if let left = laterLeft[left], let right = laterRight[right] { links.append((left, right)) }
        }
        if !findings.isEmpty { throw UnreadableInput(findings) }
        return LinkScope(newLeft: left.map { $0 == nil }, newRight: right.map { $0 == nil }, links: links)
    }

    /// Each line's place in the earlier version: the same words in every field, the same id first, each earlier line once.
    private static func recognised(_ list: PersonList, in earlier: PersonList, _ keys: [FieldKey]) -> [Int?] {
        func words(_ list: PersonList) -> [[UInt8]] {
            let columns = keys.map { list.column($0) }
            return (0..<list.count).map { line in
                columns.reduce(into: [UInt8]()) { words, column in
                    if let column { words += column.texts.utf8(column.raw[line]) }
                    words.append(0x1F)
                }
            }
        }
        let before = words(earlier)
        var byWords: [[UInt8]: [Int]] = [:]
        for line in before.indices.reversed() { byWords[before[line], default: []].append(line) }
        let places = Dictionary(
            earlier.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let now = words(list)
        var found = [Int?](repeating: nil, count: now.count)
        var isTaken = [Bool](repeating: false, count: before.count)
        for line in now.indices {
            if let same = places[list.ids[line]], before[same] == now[line], !isTaken[same] {
                found[line] = same
                isTaken[same] = true
            }
        }
        for line in now.indices where found[line] == nil {
            while let same = byWords[now[line]]?.popLast() {
                if isTaken[same] { continue }
                found[line] = same
                isTaken[same] = true
                break
            }
        }
        return found
    }
}
