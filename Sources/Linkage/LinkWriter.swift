public import Persons

/// Writes the links file of a result straight into bytes, on all cores: the same bytes as `LinkTable`, without a
/// string a cell.
struct LinkWriter: Sendable {
    private let result: LinkResult
    private let left: LineIDBytes
    private let right: LineIDBytes
    private let competitors: Competitors
    private let scorer: PairScorer
    /// By field and level `surname:same:` and the level's bits in tenths.
    private let words: [[[UInt8]]]

    init(_ result: LinkResult, left: PersonList, right: PersonList) {
        self.result = result
        self.left = LineIDBytes(left.ids)
        self.right = LineIDBytes(right.ids)
        competitors = Competitors(result.links)
        scorer = PairScorer(lists: result.lists, model: result.model)
        words = result.lists.comparisons.map { comparison in
            comparison.levels.map { Array("\(comparison.key.rawValue):\($0.id):".utf8) }
        }
    }

    /// Whether no id needs quotes; else the file is `LinkTable`'s to write.
    var idsArePlain: Bool { left.arePlain && right.arePlain }

    /// The file's bytes.
    var csv: [UInt8] {
        let links = result.links
        let hasAssigned = links.contains { $0.assigned != nil }
        let work = ranges(of: links.count, pieces: 64)
        let parts = concurrentMap(links.isEmpty ? 0 : work.count) { piece in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(work[piece].count * 200)
            for link in links[work[piece]] { write(link, hasAssigned, to: &bytes) }
            return bytes
        }
        var header = DelimitedWriter()
        header.append(LinkTable.header(hasAssigned: hasAssigned))
        return parts.reduce(into: header.bytes) { $0.append(contentsOf: $1) }
    }

    private func write(_ link: ProposedLink, _ hasAssigned: Bool, to bytes: inout [UInt8]) {
        let comma = UInt8(ascii: ",")
        left.append(CollectionOfOne(link.left), to: &bytes)
        bytes.append(comma)
        right.append(CollectionOfOne(link.right), to: &bytes)
        bytes.append(comma)
        appendFixed(link.weightBits, 4, to: &bytes)
        bytes.append(comma)
        appendFixed(link.probability, 6, to: &bytes)
        bytes.append(comma)
        bytes.append(contentsOf: link.grade.rawValue.utf8)
        bytes.append(comma)
        let (rights, lefts) = (competitors.rights(of: link), competitors.lefts(of: link))
        right.append(rights, to: &bytes)
        if !rights.isEmpty, !lefts.isEmpty { bytes.append(UInt8(ascii: "|")) }
        left.append(lefts, to: &bytes)
        bytes.append(comma)
        let levels = scorer.layout.levels(link.vector)
        for field in words.indices {
            if field > 0 { bytes.append(UInt8(ascii: " ")) }
            let bits = scorer.fieldBits(field, level: levels[field], left: link.left)
            bytes.append(contentsOf: words[field][levels[field]])
            appendSigned(bits.level + bits.rarity, 1, to: &bytes)
        }
        let take = scorer.relativesTake(left: link.left, levels: levels)
        if take <= LinkTable.leastTake {
            bytes.append(contentsOf: " \(LinkTable.relatives)".utf8)
            appendSigned(take, 1, to: &bytes)
        }
        if hasAssigned { bytes.append(contentsOf: (link.assigned == true ? ",yes" : ",no").utf8) }
        bytes.append(0x0A)
    }
}

/// The ids of a list's lines as bytes one behind the other.
private struct LineIDBytes: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    /// Whether no id needs quotes in a comma-separated file.
    var arePlain: Bool { !bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } }

    init(_ ids: [LineID]) {
        starts.reserveCapacity(ids.count + 1)
        bytes.reserveCapacity(ids.count * 10)
        for id in ids {
            bytes.append(contentsOf: id.rawValue.utf8)
            starts.append(bytes.count)
        }
    }

    /// Appends ids with `|` between them.
    func append(_ records: some Sequence<Int>, to target: inout [UInt8]) {
        var isFirst = true
        for record in records {
            if !isFirst { target.append(UInt8(ascii: "|")) }
            isFirst = false
            target.append(contentsOf: bytes[starts[record]..<starts[record + 1]])
        }
    }
}

extension LinkResult {
    /// The bytes of the links file, with the ids of the two lists (`LinkTable`).
    public func csv(left: PersonList, right: PersonList) -> [UInt8] {
        let writer = LinkWriter(self, left: left, right: right)
        return writer.idsArePlain ? writer.csv : LinkTable(self, left: left, right: right).csv
    }
}
