extension NegotiatingText {
    /// The text with the names of masked persons taken out of its title, words, comments, notes and whole history.
    ///
    /// It is for reading: acts are not carried out again upon masked words, and it is not read back from a file. Whoever
    /// shows a text masks the reader's `copy`, and keeps the text itself on record.
    public func masked(by mask: NameMask) -> NegotiatingText {
        if mask.isEmpty { return self }
        var opening = opening
        opening.title = mask.apply(to: opening.title)
        opening.versions = opening.versions.map { $0.masked(by: mask) }
        var state = state
        state.versions = state.versions.mapValues { $0.mapValues { $0.masked(by: mask) } }
        return NegotiatingText(
            opening: opening,
            entries: entries.map { entry in
                var act = entry.act
                act.operation = act.operation.masked(by: mask)
                act.note = act.note.map(mask.apply)
                let changes = entry.changes.map { change in
                    ClauseChange(
                        language: change.language, before: change.before?.masked(by: mask),
                        after: change.after?.masked(by: mask))
                }
                return TextEntry(number: entry.number, act: act, revision: entry.revision, changes: changes)
            },
            revisions: revisions.map { revision in
                TextRevision(
                    number: revision.number, label: mask.apply(to: revision.label), at: revision.at, act: revision.act,
                    versions: revision.versions.map { $0.masked(by: mask) })
            }, state: state)
    }
}

extension TextVersion {
    fileprivate func masked(by mask: NameMask) -> TextVersion {
        var version = self
        version.text = text.masked(by: mask)
        return version
    }
}

extension BracketedText {
    /// The text with the names of masked persons taken out of its words and notes.
    public func masked(by mask: NameMask) -> BracketedText {
        BracketedText(clauses: clauses.map { $0.masked(by: mask) })
    }
}

extension Clause {
    fileprivate func masked(by mask: NameMask) -> Clause {
        var clause = self
        clause.content = content.masked(by: mask)
        clause.marks.mask(by: mask)
        return clause
    }
}

extension [Inline] {
    fileprivate func masked(by mask: NameMask) -> [Inline] {
        map { inline in
            switch inline {
            case .words(let words): return .words(mask.apply(to: words))
            case .bracket(var bracket):
                for index in bracket.alternatives.indices {
                    bracket.alternatives[index].content = bracket.alternatives[index].content.masked(by: mask)
                }
                bracket.marks.mask(by: mask)
                return .bracket(bracket)
            }
        }
    }
}

extension TextMarks {
    fileprivate mutating func mask(by mask: NameMask) {
        for index in reserves.indices { reserves[index].note = mask.apply(to: reserves[index].note) }
    }
}

extension TextOperation {
    /// The operation with the names of masked persons taken out of its words; ids stay.
    public func masked(by mask: NameMask) -> TextOperation {
        switch self {
        case .propose(let clause, let after, let heading, let words, let language, let rendering):
            .propose(
                clause: clause, after: after, heading: heading, words: mask.apply(to: words), language: language,
                rendering: rendering)
        case .amend(let clause, let words, let to, let occurrence, let language, let rendering):
            .amend(
                clause: clause, words: mask.apply(to: words), to: mask.apply(to: to), occurrence: occurrence,
                language: language, rendering: rendering)
        case .insert(let clause, let words, let after, let occurrence, let language, let rendering):
            .insert(
                clause: clause, words: mask.apply(to: words), after: after.map(mask.apply), occurrence: occurrence,
                language: language, rendering: rendering)
        case .bracket(let clause, let words, let occurrence, let language, let rendering):
            .bracket(
                clause: clause, words: mask.apply(to: words), occurrence: occurrence, language: language,
                rendering: rendering)
        case .alternative(let bracket, let words, let language):
            .alternative(bracket: bracket, words: mask.apply(to: words), language: language)
        case .reserve(let target, let note): .reserve(target, note: mask.apply(to: note))
        case .comment(let target, let words): .comment(target, words: mask.apply(to: words))
        case .revision(let label): .revision(label: mask.apply(to: label))
        case .withdraw, .accept, .acceptAdReferendum, .liftReserve, .park, .restore, .delete, .move: self
        }
    }
}
