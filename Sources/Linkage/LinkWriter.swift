public import Persons

/// Writes the links file of a result straight into bytes, on all cores: the same bytes as `LinkTable`, without a
/// string a cell.
struct LinkWriter: Sendable {
    private let result: LinkResult
    private let left: LineIDBytes
    private let right: LineIDBytes
    private let competitors: Competitors
    private let scorer: PairScorer
    private let reasons: ReasonBytes

    init(_ result: LinkResult, left: PersonList, right: PersonList) {
        self.result = result
        self.left = LineIDBytes(left.ids)
        self.right = LineIDBytes(right.ids)
        competitors = Competitors(result.links)
        scorer = PairScorer(lists: result.lists, model: result.model)
        reasons = ReasonBytes(result.lists.comparisons, scorer)
    }

    /// Whether no id needs quotes; else the file is `LinkTable`'s to write.
    var idsArePlain: Bool { left.arePlain && right.arePlain }

    /// The file's bytes.
    var csv: [UInt8] {
        let links = result.links
        let hasAssigned = links.contains { $0.assigned != nil }
        let work = ranges(of: links.count, pieces: 64)
        let parts = concurrentMap(links.isEmpty ? 0 : work.count) { piece in
            [UInt8](unsafeUninitializedCapacity: work[piece].count * longestRow) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                var row = RowBytes(next: start)
                for link in links[work[piece]] { write(link, hasAssigned, to: &row) }
                count = row.next - start
            }
        }
        var bytes: [UInt8] = []
        var header = DelimitedWriter()
        header.append(LinkTable.header(hasAssigned: hasAssigned))
        bytes.reserveCapacity(parts.reduce(header.bytes.count) { $0 + $1.count })
        bytes += header.bytes
        for part in parts { bytes += part }
        return bytes
    }

    /// No row is longer: two ids and their competitors, three numbers, a grade, the reasons.
    private var longestRow: Int {
        (1 + Competitors.limit) * (left.longest + right.longest + 2) + 128 + reasons.longest
            + LinkTable.relatives.utf8.count
    }

    private func write(_ link: ProposedLink, _ hasAssigned: Bool, to row: inout RowBytes) {
        let comma = UInt8(ascii: ",")
        left.append(link.left, to: &row)
        row.append(comma)
        right.append(link.right, to: &row)
        row.append(comma)
        row.append(fixed: link.weightBits, 4)
        row.append(comma)
        row.append(fixed: link.probability, 6)
        row.append(comma)
        row.append(link.grade.rawValue)
        row.append(comma)
        var isFirst = true
        competitors.forEachRight(left: link.left, right: link.right) { record in
            if !isFirst { row.append(UInt8(ascii: "|")) }
            isFirst = false
            right.append(record, to: &row)
        }
        competitors.forEachLeft(left: link.left, right: link.right) { record in
            if !isFirst { row.append(UInt8(ascii: "|")) }
            isFirst = false
            left.append(record, to: &row)
        }
        row.append(comma)
        reasons.append(link, scorer, to: &row)
        if scorer.model.relatives != nil {
            let take = scorer.relativesTake(left: link.left, levels: scorer.layout.levels(link.vector))
            if take <= LinkTable.leastTake {
                row.append(UInt8(ascii: " "))
                row.append(LinkTable.relatives)
                row.append(signed: take, 1)
            }
        }
        if hasAssigned { row.append(link.assigned == true ? ",yes" : ",no") }
        row.append(0x0A)
    }
}

/// The reasons of every field and level as bytes: `surname:same:`, with the bits where they are the same for every pair.
private struct ReasonBytes: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    /// Where each field's levels begin.
    private var fieldStarts: [Int] = []
    /// The level of each field whose bits depend on how rare the value is.
    private let rarityLevels: [Int]
    /// Length of the reasons with the longest levels.
    private(set) var longest = 0

    init(_ comparisons: [FieldComparison], _ scorer: PairScorer) {
        rarityLevels = scorer.rarityLevel
        for (field, comparison) in comparisons.enumerated() {
            fieldStarts.append(starts.count - 1)
            var most = 0
            for (level, named) in comparison.levels.enumerated() {
                var word = (field > 0 ? " " : "") + "\(comparison.key.rawValue):\(named.id):"
                if level == 0 || level != rarityLevels[field] {
                    word += signed(scorer.levelBits[field][level], 1)
                }
                bytes += Array(word.utf8)
                starts.append(bytes.count)
                most = max(most, word.utf8.count + 24)
            }
            longest += most
        }
    }

    func append(_ link: ProposedLink, _ scorer: PairScorer, to row: inout RowBytes) {
        bytes.withUnsafeBufferPointer { bytes in
            for field in fieldStarts.indices {
                let level = scorer.layout.level(link.vector, field)
                let word = fieldStarts[field] + level
                row.append(bytes, starts[word]..<starts[word + 1])
                if level != 0, level == rarityLevels[field] {
                    let bits = scorer.fieldBits(field, level: level, left: link.left)
                    row.append(signed: bits.level + bits.rarity, 1)
                }
            }
        }
    }
}

/// The ids of a list's lines as bytes one behind the other.
private struct LineIDBytes: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    /// Length of the longest id.
    private(set) var longest = 0
    /// Whether no id needs quotes in a comma-separated file.
    var arePlain: Bool { !bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } }

    init(_ ids: [LineID]) {
        starts.reserveCapacity(ids.count + 1)
        bytes.reserveCapacity(ids.count * 10)
        for id in ids {
            bytes.append(contentsOf: id.rawValue.utf8)
            longest = max(longest, bytes.count - starts[starts.count - 1])
            starts.append(bytes.count)
        }
    }

    @inline(__always)
    func append(_ record: Int, to row: inout RowBytes) {
        bytes.withUnsafeBufferPointer { row.append($0, starts[record]..<starts[record + 1]) }
    }
}

extension LinkResult {
    /// The bytes of the links file, with the ids of the two lists (`LinkTable`).
    public func csv(left: PersonList, right: PersonList) -> [UInt8] {
        let writer = LinkWriter(self, left: left, right: right)
        return writer.idsArePlain ? writer.csv : LinkTable(self, left: left, right: right).csv
    }
}
