/// What a history is asked of.
public enum TextSubject: Hashable, Sendable {
    /// Words, in any version, standing, disputed or long struck.
    case words(String)
    /// A bracket, standing or settled.
    case bracket(BracketID)
    /// A clause.
    case clause(ClauseID)
}

/// What happened to words, a bracket or a clause in one act.
public enum HistoryStep: String, Codable, CaseIterable, Hashable, Sendable {
    /// Stood in the text as it was opened.
    case opened
    /// Came into the text.
    case made
    /// Was put in brackets, or brackets were put inside it.
    case bracketed
    /// Another wording was set beside it.
    case setBeside = "set_beside"
    /// Was accepted by one party; with no bracket left where that was the last yes needed.
    case accepted
    /// Was accepted subject to the capital's word.
    case acceptedAdReferendum = "accepted_ad_referendum"
    /// Was taken back by its owner, or the brackets around it were.
    case withdrawn
    /// A side reserved its stand.
    case reserved
    /// A reservation was lifted.
    case reserveLifted = "reserve_lifted"
    /// Went to another basket.
    case parked
    /// Came back from the other basket.
    case restored
    /// The clause was moved.
    case moved
    /// Was spoken of in a comment.
    case commented
    /// Left the text.
    case struck
    /// Stood in the text when a revision was closed.
    case closed
}

/// One line of a history.
public struct HistoryEntry: Codable, Hashable, Sendable {
    /// The number of the act; 0 for the opening.
    public let act: Int
    /// Who.
    public let by: PartyID
    /// When.
    public let at: When
    /// In which session.
    public let session: RecordID?
    /// In which round.
    public let round: RecordID?
    /// The label of the revision on the table.
    public let revision: String
    /// Where.
    public let clause: ClauseID?
    /// In which language version; nil where the act is about all.
    public let language: String?
    /// What happened.
    public let steps: [HistoryStep]
    /// The clause after it, in notation; nil when it stood nowhere after.
    public let text: String?
}

extension NegotiatingText {
    /// Everything that happened to words, a bracket or a clause, from the opening on, as far as the reader may see.
    public func history(of subject: TextSubject, for reader: Reader = .mediator) -> [HistoryEntry] {
        guard opening.isReadable(by: reader) else { return [] }
        var history = TextHistory(text: self, subject: subject)
        history.open()
        for entry in entries where entry.act.isReadable(by: reader, in: opening) { history.read(entry) }
        return history.lines
    }
}

/// Goes through the acts of a text with one subject in mind.
private struct TextHistory {
    let text: NegotiatingText
    let subject: TextSubject
    var lines: [HistoryEntry] = []
    /// The clauses as the acts so far left them.
    private var clauses: [String: [ClauseID: Clause]] = [:]

    init(text: NegotiatingText, subject: TextSubject) {
        self.text = text
        if case .words(let words) = subject {
            self.subject = .words(PlainWords.trimmed(words))
        } else {
            self.subject = subject
        }
    }

    mutating func open() {
        let opening = text.opening
        for version in opening.versions {
            for clause in version.text.clauses {
                clauses[version.language, default: [:]][clause.id] = clause
                guard !stands(in: clause).isEmpty else { continue }
                lines.append(
                    HistoryEntry(
                        act: 0, by: opening.by, at: opening.at, session: nil, round: nil, revision: opening.label,
                        clause: clause.id, language: version.language, steps: [.opened], text: clause.notation))
            }
        }
    }

    mutating func read(_ entry: TextEntry) {
        let operation = entry.act.operation
        for change in entry.changes {
            let before = change.before.map(stands) ?? []
            let after = change.after.map(stands) ?? []
            if before != after {
                note(entry, change.after?.id, change.language, steps(operation.kind, before, after), change.after)
            }
            if let clause = change.after { clauses[change.language, default: [:]][clause.id] = clause }
        }
        switch operation {
        case .move(let id, _):
            if let clause = standing().first(where: { $0.1.id == id }) { note(entry, id, nil, [.moved], clause.1) }
        case .comment(let target?, let words):
            let isOf =
                switch subject {
                case .bracket(let id): target == .bracket(id)
                case .clause(let id): target.clause == id
                case .words(let phrase): !([Inline.words(words)].places(of: phrase)).isEmpty
                }
            if isOf { note(entry, target.clause, nil, [.commented], nil) }
        case .revision:
            for (language, clause) in standing() { note(entry, clause.id, language, [.closed], clause) }
        default: break
        }
    }

    private mutating func note(
        _ entry: TextEntry, _ clause: ClauseID?, _ language: String?, _ steps: [HistoryStep], _ after: Clause?
    ) {
        lines.append(
            HistoryEntry(
                act: entry.number, by: entry.act.by, at: entry.act.at, session: entry.act.session,
                round: entry.act.round, revision: text.revisions[entry.revision - 1].label, clause: clause,
                language: language, steps: steps, text: after?.notation))
    }

    /// The clauses the subject stands in now.
    private func standing() -> [(String, Clause)] {
        text.languages.flatMap { language in
            (clauses[language] ?? [:]).values.filter { !stands(in: $0).isEmpty }.sorted { $0.id < $1.id }
                .map { (language, $0) }
        }
    }

    /// Where and how the subject stands in a clause, comparable; empty when it does not.
    private func stands(in clause: Clause) -> [String] {
        switch subject {
        case .clause(let id): return clause.id == id ? [clause.notation] : []
        case .bracket(let id):
            return clause.content.bracket(id).map { bracket in
                [Clause(id: clause.id, content: [.bracket(bracket)], marks: clause.marks).notation]
            } ?? []
        case .words(let phrase):
            return clause.content.places(of: phrase).map { place in
                let around = place.enclosing.map { enclosing in
                    let bracket = enclosing.bracket
                    return "\(bracket.id.rawValue) \(enclosing.index) \(bracket.shape) \(bracket.marks)"
                }
                return (around + ["\(clause.marks)"]).joined(separator: "; ")
            }
        }
    }

    private func steps(_ kind: TextOperation.Kind, _ before: [String], _ after: [String]) -> [HistoryStep] {
        let act: HistoryStep? =
            switch kind {
            case .propose: nil
            case .amend, .insert, .bracket, .delete: .bracketed
            case .alternative: .setBeside
            case .accept: .accepted
            case .acceptAdReferendum: .acceptedAdReferendum
            case .withdraw: .withdrawn
            case .reserve: .reserved
            case .liftReserve: .reserveLifted
            case .park: .parked
            case .restore: .restored
            case .move: .moved
            case .comment: .commented
            case .revision: .closed
            }
        if before.count < after.count { return [.made] + (before.isEmpty ? [] : [act].compactMap { $0 }) }
        if before.count > after.count { return [act, .struck].compactMap { $0 } }
        return [act].compactMap { $0 }
    }
}
