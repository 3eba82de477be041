/// A text made ready for a page or a plain-text print: what stands, whose the disputed words are, in words.
public struct BracketedTextView: Codable, Hashable, Sendable {
    /// The text's title.
    public var title: String
    /// Whose pen writes.
    public var mode: TextMode
    /// The revision on the table.
    public var revision: String
    /// The languages, that of the first version first, each with whether it is authentic.
    public var languages: [LanguageView]
    /// The clauses in order.
    public var clauses: [ClauseView]
    /// How the brackets stand that stood in the revision on the table or were made since.
    public var count: BracketCount
    /// Comments the reader may see.
    public var comments: [TextAct]

    /// A language version.
    public struct LanguageView: Codable, Hashable, Sendable {
        /// The tag for `lang`.
        public var language: String
        /// Whether it is authentic.
        public var isAuthentic: Bool
    }

    /// A clause in all its versions, side by side.
    public struct ClauseView: Codable, Hashable, Sendable {
        /// Its id.
        public var id: ClauseID
        /// One for each language of the text, in their order; a version that lacks the clause has no status.
        public var versions: [ClauseVersionView]
    }

    /// A clause in one version.
    public struct ClauseVersionView: Codable, Hashable, Sendable {
        /// The tag for `lang`.
        public var language: String
        /// 1 to 6 for a heading.
        public var heading: Int?
        /// How it stands; nil when this version lacks the clause.
        public var status: TextStatus?
        /// What is marked on the clause as a whole, in words.
        public var marks: [String]
        /// Its words.
        public var runs: [RunView]
    }

    /// A run of plain words, or a bracket.
    public struct RunView: Codable, Hashable, Sendable {
        /// Plain words; nil for a bracket.
        public var words: String?
        /// The bracket; nil for plain words.
        public var bracket: BracketView?
    }

    /// A bracket.
    public struct BracketView: Codable, Hashable, Sendable {
        /// Its id.
        public var id: BracketID
        /// How it stands.
        public var status: TextStatus
        /// What is marked on it, in words.
        public var marks: [String]
        /// One, or several side by side.
        public var alternatives: [AlternativeView]
    }

    /// One wording in a bracket.
    public struct AlternativeView: Codable, Hashable, Sendable {
        /// Counted from 1, as acceptances name it.
        public var number: Int
        /// Whose, nil when the paper does not say.
        public var owner: PartyID?
        /// What the owner wants with the words: `A: `, `A would delete: `, `A keeps in brackets: `, `Not agreed: `.
        public var opening: String
        /// The owner wishes the words deleted.
        public var isDeletion: Bool
        /// Its words.
        public var runs: [RunView]
    }
}

extension NegotiatingText {
    /// The text for a page; nil when the reader may not see it.
    public func view(for reader: Reader = .mediator) -> BracketedTextView? {
        guard opening.isReadable(by: reader), let last = revisions.last else { return nil }
        return BracketedTextView(
            title: opening.title, mode: opening.mode, revision: last.label,
            languages: opening.versions.map { .init(language: $0.language, isAuthentic: $0.isAuthentic) },
            clauses: state.order.clauses.map { id in
                BracketedTextView.ClauseView(
                    id: id, versions: languages.map { .init($0, clause: state.versions[$0]?[id]) })
            },
            count: bracketCount(since: last.number), comments: comments(for: reader))
    }
}

extension BracketedTextView.ClauseVersionView {
    /// A clause of one version, drawn.
    init(_ language: String, clause: Clause?) {
        self.init(
            language: language, heading: clause?.heading, status: clause?.status,
            marks: clause?.marks.inWords(of: 1) ?? [], runs: clause?.content.map(BracketedTextView.RunView.init) ?? [])
    }

    /// The clause on one line of plain text: brackets with their owners in words.
    public var plainText: String { (runs.map(\.plainText).joined() + marks.map { " (\($0))" }.joined()) }
}

extension BracketedTextView.RunView {
    init(_ inline: Inline) {
        switch inline {
        case .words(let words): self.init(words: words, bracket: nil)
        case .bracket(let bracket): self.init(words: nil, bracket: BracketedTextView.BracketView(bracket))
        }
    }

    /// The words, or the bracket with its owners in words.
    public var plainText: String {
        guard let bracket else { return words ?? "" }
        let alternatives = bracket.alternatives.map { $0.opening + $0.runs.map(\.plainText).joined() }
        return "[" + alternatives.joined(separator: " / ") + "]" + bracket.marks.map { " (\($0))" }.joined()
    }
}

extension BracketedTextView.BracketView {
    init(_ bracket: Bracket) {
        self.init(
            id: bracket.id, status: bracket.status, marks: bracket.marks.inWords(of: bracket.alternatives.count),
            alternatives: bracket.alternatives.enumerated().map { index, alternative in
                let opening =
                    switch alternative.owner?.rawValue {
                    case nil: "Not agreed: "
                    case let owner? where alternative.isDeletion: "\(owner) would delete: "
                    case let owner? where bracket.isStanding && index == 0: "\(owner) keeps in brackets: "
                    case let owner?: "\(owner): "
                    }
                return BracketedTextView.AlternativeView(
                    number: index + 1, owner: alternative.owner, opening: opening,
                    isDeletion: alternative.isDeletion, runs: alternative.content.map(BracketedTextView.RunView.init))
            })
    }
}

extension TextMarks {
    /// Each mark as a reader is told it.
    func inWords(of alternatives: Int) -> [String] {
        let accepted = acceptances.map { acceptance in
            let which = alternatives > 1 ? " wording \(acceptance.alternative)" : ""
            let how = acceptance.isAdReferendum ? " ad referendum" : ""
            return "\(acceptance.party.rawValue) accepts\(which)\(how)"
        }
        let reserved = reserves.map { reserve in
            "\(reserve.party.rawValue) reserves" + (reserve.note.isEmpty ? "" : ": \(reserve.note)")
        }
        return accepted + reserved + (isParked ? ["parked"] : [])
    }
}
