import Persons

extension TalksRecord {
    /// The part of the record a reader may read, as a record of its own.
    ///
    /// Acts the reader may not read are left out, then those that say nothing without them, and for a joint reader every
    /// statement the ground rule keeps back. What follows from the acts, then follows from what is left.
    func part(for reader: Reader, author: String?) -> (record: TalksRecord, keptBack: Int) {
        let opened = placesOpened(to: reader, author: author)
        var readable = acts.enumerated().filter { place, act in
            ReadingTable.mayRead(act, reader, author: author) || opened.contains(place)
        }
        .map(\.element)
        var keptBack: Set<RecordID> = []
        if reader.isJoint {
            keptBack = Set(
                readable.compactMap { act in
                    guard case .statement(let statement) = act.content else { return nil }
                    return (current(Statement.self, statement.id) ?? statement).isKeptBack ? statement.id : nil
                })
            readable.removeAll { act in
                guard case .statement(let statement) = act.content else { return false }
                return keptBack.contains(statement.id) || statement.isKeptBack
            }
        }
        let parties = Set(process.parties.map(\.id))
        while true {
            let known = parties.union(readable.compactMap(\.content.id))
            let left = readable.filter { $0.content.noun.needs.allSatisfy(known.contains) }
            if left.count == readable.count { break }
            readable = left
        }
        return (TalksRecord(process: process, trusting: readable), keptBack.count)
    }

    /// Places of acts that sharing opened to a reader: the record as it stood when it was shared, and what corrected it
    /// since; drafts corrected before stay closed.
    private func placesOpened(to reader: Reader, author: String?) -> Set<Int> {
        var opened: Set<Int> = []
        for (place, act) in acts.enumerated() {
            guard case .share(let share) = act.content, ReadingTable.mayRead(act, reader, author: author) else {
                continue
            }
            let steps = placesByID[share.record] ?? []
            let atSharing = steps.last { $0 < place } ?? place
            opened.formUnion(steps.filter { $0 >= atSharing && acts[$0].visibility != .author })
        }
        return opened
    }

    /// Every id a reader of this record may be shown.
    var knownIDs: Set<RecordID> { Set(placesByID.keys).union(process.parties.map(\.id)) }

    /// A mask for the names that stay hidden from a reader: for whatever is shown beside the view, as texts are.
    /// - Parameter author: whose private notes the reader has too.
    public func nameMask(for reader: Reader, author: String? = nil) -> NameMask {
        mask(in: part(for: reader, author: author).record)
    }

    /// A mask for the names that stay hidden from a reader, whose part of the record decides what is shown.
    func mask(in part: TalksRecord) -> NameMask {
        var masked: [String] = []
        var shown: [String] = []
        for place in placesByID.values.joined() {
            guard case .person(let person) = acts[place].content else { continue }
            let names = person.names.map(\.words) + person.aliases
            if isMasked(person.id, in: part) { masked += names } else { shown += names }
        }
        return NameMask(masking: masked, sparing: shown)
    }

    /// Whether a person's name is masked: a decision the reader may read counts, without one the public office. The
    /// last decision to mask counts for everyone, also for those who may not read it.
    func isMasked(_ person: RecordID, in part: TalksRecord) -> Bool {
        if let last = upon(PersonDecision.self, person).last?.noun, !last.shown { return true }
        if let decision = part.upon(PersonDecision.self, person).last?.noun { return !decision.shown }
        return current(TalksPerson.self, person)?.publicOffice != true
    }
}

extension Statement {
    /// Kept out of every joint view by the ground rule; the mediator reads it marked, never first.
    public var isKeptBack: Bool { statementKind == .insult || statementKind == .characterisation }
}

extension TalksRecord {
    /// The acts upon a text as a reader's copy needs them: all that changed its words, of the comments those this reader
    /// may read, and of sessions and rounds only those this reader knows.
    public func changes(of text: RecordID, for reader: Reader) -> [(act: Act, change: TextChange)] {
        let part = part(for: reader, author: nil).record
        let known = part.knownIDs
        return upon(TextChange.self, text).compactMap { act, change in
            if change.operation.kind == .comment, !ReadingTable.mayRead(act, reader, author: nil) { return nil }
            var change = change
            change.keepMentions(known)
            return (act, change)
        }
    }
}
