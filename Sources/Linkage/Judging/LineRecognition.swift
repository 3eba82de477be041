import Persons

/// Finds the lines that judgements were about in a version of their list: by what they say, then by their id.
struct LineRecognition {
    /// What has become of a line.
    enum Found: Equatable {
        /// It stands there with the same words under the same id, or only its id is known and is there.
        case exact(Int)
        /// The same words stand there under another id.
        case moved(Int)
        /// The id is there and says something else now.
        case changed(Int)
        /// The same words stand on several lines, none of them with the id; the first of them.
        case ambiguous(Int)
        /// Neither the words nor the id are there.
        case gone
    }

    /// The name of the list's file, and its lines' ids; for findings.
    let file: String
    let ids: [LineID]
    private var places: [LineID: Int] = [:]
    private var byDigest: [String: [Int]] = [:]

    /// The lines of several versions of a list, each line once: `ids` and `digests` by line, later lines newer.
    init(file: String, ids: [LineID], digests: [String]) {
        self.file = file
        self.ids = ids
        for (index, id) in ids.enumerated() { places[id] = index }
        for (index, digest) in digests.enumerated() { byDigest[digest, default: []].append(index) }
    }

    /// The lines of `list`; digests are made only where they are asked for.
    init(_ list: PersonList, usesDigests: Bool) {
        file = list.source.file
        ids = list.ids
        for (index, id) in list.ids.enumerated() where places[id] == nil { places[id] = index }
        guard usesDigests else { return }
        for index in 0..<list.count { byDigest[list.identityDigest(index), default: []].append(index) }
    }

    func find(_ line: JudgedLine) -> Found {
        let sameID = places[line.id]
        guard let digest = line.digest else { return sameID.map(Found.exact) ?? .gone }
        guard let alike = byDigest[digest], let first = alike.first else {
            return sameID.map(Found.changed) ?? .gone
        }
        if let sameID, alike.contains(sameID) { return .exact(sameID) }
        return alike.count == 1 ? .moved(first) : .ambiguous(first)
    }
}
