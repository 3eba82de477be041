public import Persons

/// The record of the talks: what follows from its acts in their order.
///
/// Acts are only ever added. Nothing is stored beside them, so the record rebuilt from the same acts is the same
/// record.
public struct TalksRecord: Hashable, Sendable {
    /// The process, its parties and ground rules.
    public let process: TalksProcess
    /// Every act, in order; those of private notebooks among them, where they are at hand.
    public private(set) var acts: [Act] = []
    /// For each record, the places in `acts` of the acts that opened and corrected it.
    private(set) var placesByID: [RecordID: [Int]] = [:]
    /// For each record, the places in `acts` of the acts upon it.
    private(set) var placesUpon: [RecordID: [Int]] = [:]
    /// Places in `acts` of what a later act corrected.
    private(set) var superseded: Set<Int> = []
    private var placesByNumber: [ActNumber: Int] = [:]

    /// An empty record of a process.
    public init(process: TalksProcess) { self.process = process }

    /// Rebuilds a record; acts that are refused are left out, with their findings.
    public init(process: TalksProcess, replaying acts: [Act], findings: inout [Finding]) {
        self.init(process: process)
        for act in acts { findings += apply(act) }
    }

    /// Adds acts known to be sound, with gaps where a reader may not read.
    init(process: TalksProcess, trusting acts: [Act]) {
        self.init(process: process)
        for act in acts { append(act) }
    }

    /// Puts an act on record.
    /// - Returns: what was found. With an error among it the act is refused and nothing has changed; warnings are of an
    ///   act now on record. The file of a finding is the act's file name, its column the key.
    public mutating func apply(_ act: Act) -> [Finding] {
        let (findings, isRefused) = judged(act)
        if !isRefused { append(act) }
        return findings
    }

    /// Judges an act apart from adding it, so that the check's copy of the record is gone by then and nothing of it has
    /// to be copied.
    private func judged(_ act: Act) -> (findings: [Finding], isRefused: Bool) {
        var check = ActCheck(act: act, record: self)
        check.run()
        return (check.findings, check.refused)
    }

    /// The number of the next act, of the shared series or of an author's notebook.
    public func nextNumber(notebookOf author: String? = nil) -> Int {
        (acts.last { $0.notebook == author }?.number ?? 0) + 1
    }

    private mutating func append(_ act: Act) {
        let place = acts.count
        acts.append(act)
        placesByNumber[ActNumber(act)] = place
        if let id = act.content.id { placesByID[id, default: []].append(place) }
        if act.content.id == nil {
            for id in Set(act.content.noun.needs) { placesUpon[id, default: []].append(place) }
        }
        if let old = act.supersedes, let corrected = placesByNumber[ActNumber(act, number: old)] {
            superseded.insert(corrected)
        }
    }

    /// The place of an act of the same series.
    func place(ofNumber number: Int, beside act: Act) -> Int? { placesByNumber[ActNumber(act, number: number)] }

    /// The kind a known id stands for; parties of the process among them.
    func kind(of id: RecordID) -> ActKind? {
        if let place = placesByID[id]?.first { return acts[place].content.kind }
        return process.parties.contains { $0.id == id } ? .party : nil
    }

    /// The last act that opened or corrected a record.
    func currentAct(_ id: RecordID) -> Act? { placesByID[id]?.last.map { acts[$0] } }

    /// The noun of a record as it stands.
    func current<Noun: TalksRecorded>(_ type: Noun.Type, _ id: RecordID) -> Noun? {
        currentAct(id)?.content.noun as? Noun
    }

    /// Why a record was withdrawn; nil while it stands.
    func withdrawal(of id: RecordID) -> Withdrawal? { upon(Withdrawal.self, id).last?.noun }

    /// The acts of a kind upon a record that still stand, a correction in the place of what it corrects.
    func upon<Noun: TalksNoun>(_ type: Noun.Type, _ id: RecordID) -> [(act: Act, noun: Noun)] {
        standing(placesUpon[id] ?? []).compactMap { act in (act.content.noun as? Noun).map { (act, $0) } }
    }

    /// Acts at some places that still stand, a correction in the place of what it corrects.
    func standing(_ places: [Int], before end: Int = .max) -> [Act] {
        var root: [Int: Int] = [:]
        var last: [Int: Int] = [:]
        for place in places where place < end {
            let old = acts[place].supersedes.flatMap { self.place(ofNumber: $0, beside: acts[place]) }
            let origin = old.flatMap { root[$0] ?? $0 } ?? place
            root[place] = origin
            last[origin] = place
        }
        return last.keys.sorted().compactMap { last[$0].map { acts[$0] } }
    }

    /// Everything of a kind as it stands, in the order it was opened; withdrawn records among it, marked.
    public func all<Noun: TalksRecorded>(_ type: Noun.Type) -> [Recorded<Noun>] {
        var ids: [RecordID] = []
        for (place, act) in acts.enumerated() where act.content.noun is Noun {
            if let id = act.content.id, placesByID[id]?.first == place { ids.append(id) }
        }
        return ids.compactMap { recorded($0) }
    }

    private func recorded<Noun: TalksRecorded>(_ id: RecordID) -> Recorded<Noun>? {
        let steps = (placesByID[id] ?? []).map { acts[$0] }
        guard let last = steps.last, let noun = last.content.noun as? Noun else { return nil }
        var recorded = Recorded(noun, entered: last)
        recorded.earlier = steps.dropLast().compactMap { $0.content.noun as? Noun }
        if let share = upon(Share.self, id).last {
            recorded.visibility = share.act.visibility
            recorded.sharedWith = share.act.sharedWith
        }
        recorded.withdrawn = withdrawal(of: id)?.words
        recorded.countersigned = upon(Countersignature.self, id).map(\.noun)
        return recorded
    }

    /// Everything of a kind that stands and is not withdrawn.
    func standing<Noun: TalksRecorded>(_ type: Noun.Type) -> [Noun] {
        all(type).filter { $0.withdrawn == nil }.map(\.noun)
    }

    /// The readers of a record after every sharing; empty for a private note.
    func readers(of id: RecordID) -> Set<Reader> {
        guard let act = currentAct(id) else { return Set(Reader.all) }
        return upon(Share.self, id).reduce(ReadingTable.readers(act)) { $0.union(ReadingTable.readers($1.act)) }
    }
}

/// The number of an act within its series: the shared one, or an author's notebook.
struct ActNumber: Hashable, Sendable {
    let notebook: String?
    let number: Int

    init(_ act: Act, number: Int? = nil) {
        notebook = act.notebook
        self.number = number ?? act.number
    }
}

extension Act {
    /// The author whose notebook holds the act, apart from the shared folder; nil for the shared series.
    public var notebook: String? { visibility == .author ? by : nil }
}
