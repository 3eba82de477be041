public import Talks

/// A text under negotiation on one page: how its brackets stand, the versions side by side by clause, what changed since
/// a revision, and the history of phrases.
///
/// It holds the reader's own copy of the text and nothing else, so no comment closed to the reader can reach it.
public struct TextPage {
    private let text: NegotiatingText
    private let view: BracketedTextView
    private let reader: Reader
    private let markup: TextMarkup
    private let histories: [TextSubject]
    private let earlier: TextRevision?

    /// The page of a text; nil where the reader may not see the text.
    /// - Parameter names: the parties' names by their codes; a code without a name stands as it is.
    /// - Parameter revision: the number of the revision the text is compared with; nil: the one before that on the table.
    /// - Parameter histories: the words, brackets or clauses whose history to print.
    public init?(
        _ text: NegotiatingText, for reader: Reader, names: [PartyID: String] = [:], comparedWith revision: Int? = nil,
        histories: [TextSubject] = []
    ) {
        guard let copy = text.copy(for: reader), let view = copy.view(for: reader) else { return nil }
        self.text = copy
        self.view = view
        self.reader = reader
        self.histories = histories
        markup = TextMarkup(names: names, parties: copy.opening.sides + [copy.opening.mediator])
        let number = revision ?? copy.revisions.count - 1
        earlier = copy.revisions.first { $0.number == number }
    }

    /// The page as one HTML document for screen, phone and A4 paper, without scripts or outside references.
    ///
    /// The same text gives the same bytes.
    /// - Throws: when a template of the installation is missing or broken.
    public func html() throws -> String { try PageTemplates().html(page) }

    var page: TalksPage {
        var parts = [standPart, textPart, differencePart]
        if !histories.isEmpty { parts.append(historyPart) }
        parts.append(commentPart)
        let opening = text.opening
        return TalksPage(
            title: view.title, subtitle: "\(view.revision) · \(modeWords)", reader: readerWords, notices: notices,
            parts: parts,
            foundations: [
                TalksFact("Opened", "\(moment(opening.at)), by \(markup.name(opening.by)), as \(opening.label)"),
                TalksFact("Revisions", text.revisions.map { "\($0.label), \(moment($0.at))" }.map { TalksLine($0) }),
                TalksFact(
                    "Changes",
                    reader == .public ? "not part of this copy" : Wording.count(text.entries.count, "act", "acts")),
            ])
    }

    private var readerWords: String {
        switch reader {
        case .side: "For \(text.opening.party(of: reader).map(markup.name) ?? reader.name)"
        case .mediator: "For the mediator"
        case .public: "For the public"
        }
    }

    private var modeWords: String {
        switch view.mode {
        case .rolling: "a rolling text: each side proposes and brackets"
        case .oneText: "one text: only the mediator’s pen writes, and each side’s comments are sealed from the other"
        }
    }

    private var notices: [String] {
        let authentic = view.languages.filter(\.isAuthentic).map { language($0.language) }
        var notices = [
            authentic.isEmpty
                ? "No version is marked as authentic."
                : "Authentic: \(Wording.list(authentic))."
        ]
        if reader == .mediator {
            notices.append("The mediator’s page: it holds each side’s comments. Do not hand it on.")
        }
        return notices
    }

    private func moment(_ when: When) -> String { TalksWording.place(when, zone: nil) }

    private func language(_ tag: String) -> String { TalksWording.language(tag) }

    // MARK: How it stands

    private var standPart: TalksPart {
        var part = TalksPart(partID: "stands", partTitle: "How it stands")
        let count = view.count
        var table = Table(
            id: "bracket-count", caption: "Brackets of \(view.revision)",
            columns: [("Stands", .phrase), ("Brackets", .number)])
        table.append(["Open", Wording.number(count.open)])
        table.append(["Parked", Wording.number(count.parked)])
        for (party, number) in count.adReferendum.sorted(by: { $0.key < $1.key }) {
            let name = PartyID(rawValue: party).map(markup.name) ?? party
            table.append(["Accepted ad referendum by \(name)", Wording.number(number)])
        }
        if count.adReferendum.isEmpty { table.append(["Accepted ad referendum", "0"]) }
        table.append(["Settled, the words plain", Wording.number(count.clean)])
        table.append(["All", Wording.number(count.total)], isTotal: true)
        part.leads = [
            TalksLine("A set of alternatives is one bracket; brackets inside brackets count each.")
        ]
        part.pieces = [.table(table)]
        if let unsettled = unsettledTable { part.pieces.append(.table(unsettled)) }
        part.pieces.append(.remark(alignmentSentence))
        return part
    }

    private var unsettledTable: Table? {
        guard let brackets = text.text()?.brackets, !brackets.isEmpty else { return nil }
        var table = Table(
            id: "unsettled", caption: "Brackets not settled, by how they stand",
            columns: [("Stands", .phrase), ("Number", .number), ("Brackets", .words)])
        for status in TextStatus.allCases {
            let own = brackets.filter { $0.status == status }.map(\.id.rawValue)
            if !own.isEmpty { table.append([status.label, Wording.number(own.count), own.joined(separator: ", ")]) }
        }
        return table
    }

    private var alignmentSentence: String {
        let alignment = text.alignment
        guard alignment.languages.count > 1 else {
            return "The text has one version, \(language(alignment.languages[0]))."
        }
        let names = Wording.list(alignment.languages.map(language))
        let wrong = alignment.rows.filter { !$0.isAligned }.map(\.clause.rawValue)
        return wrong.isEmpty
            ? "\(names): every clause and bracket of one stands in the other."
            : "\(names) do not line up in \(Wording.count(wrong.count, "clause", "clauses")): \(Wording.list(wrong))."
    }

    // MARK: The words

    private var textPart: TalksPart {
        var part = TalksPart(partID: "text", partTitle: "The text")
        part.leads = [TalksLine("Versions stand beside each other by clause: \(versionNames).")]
        let differing = Dictionary(text.alignment.rows.map { ($0.clause, $0.differing) }) { first, _ in first }
        part.pieces =
            [.markup(markup.legend)]
            + view.clauses.map { .markup(markup.clause($0, differing: differing[$0.id] ?? [])) }
        if view.clauses.isEmpty { part.pieces.append(.remark("The text has no clause yet.")) }
        return part
    }

    private var versionNames: String {
        Wording.list(view.languages.map { language($0.language) + ($0.isAuthentic ? " (authentic)" : "") })
    }

    private var differencePart: TalksPart {
        let since = earlier?.label ?? "an earlier revision"
        var part = TalksPart(partID: "changes", partTitle: "What changed since \(since)")
        guard let earlier else {
            part.leads = [TalksLine("There is no earlier revision on this page to compare with.")]
            return part
        }
        part.leads = [
            TalksLine(
                "Underlined: added. Struck through: no longer there. Brackets are written in the text’s notation, with "
                    + "their owners’ codes.")
        ]
        for version in earlier.versions {
            guard let now = text.text(in: version.language) else { continue }
            let changes = now.difference(from: version.text).filter(\.isChanged)
            part.pieces.append(.subheading(language(version.language)))
            if changes.isEmpty { part.pieces.append(.remark("Nothing changed in this version.")) }
            part.pieces += changes.map { .markup(markup.difference($0, language: version.language)) }
        }
        return part
    }

    // MARK: History and comments

    private var historyPart: TalksPart {
        var part = TalksPart(partID: "history", partTitle: "History")
        part.pieces = histories.enumerated().map { number, subject in
            let lines = text.history(of: subject, for: reader)
            let caption = "History of \(words(of: subject))"
            guard !lines.isEmpty else { return .remark("\(caption): nothing is on record.") }
            var table = Table(
                id: "history-\(number + 1)", caption: caption,
                columns: [
                    ("When", .phrase), ("Who", .text), ("Where", .phrase), ("What happened", .phrase),
                    ("The clause then", .words),
                ])
            for line in lines {
                let place = [
                    line.revision, line.round.map { "round \($0.rawValue)" },
                    line.session.map { "session \($0.rawValue)" },
                    line.clause.map { "clause \($0.rawValue)" }, line.language.map(language),
                ]
                table.append([
                    moment(line.at), markup.name(line.by), place.compactMap { $0 }.joined(separator: ", "),
                    line.steps.map(\.words).joined(separator: ", "), line.text ?? "–",
                ])
            }
            return .table(table)
        }
        return part
    }

    private func words(of subject: TextSubject) -> String {
        switch subject {
        case .words(let words): "“\(words)”"
        case .bracket(let id): "bracket \(id.rawValue)"
        case .clause(let id): "clause \(id.rawValue)"
        }
    }

    private var commentPart: TalksPart {
        var part = TalksPart(partID: "comments", partTitle: "Comments")
        guard !view.comments.isEmpty else {
            part.leads = [TalksLine("No comment this reader may read is on record.")]
            return part
        }
        var table = Table(
            id: "comment-list", caption: "Comments this reader may read",
            columns: [("When", .phrase), ("Who", .text), ("On", .phrase), ("Words", .words), ("Read by", .phrase)])
        for comment in view.comments {
            let subject =
                comment.operation.bracket.map { "bracket \($0.rawValue)" }
                ?? comment.operation.clause.map { "clause \($0.rawValue)" } ?? "the text"
            table.append([
                moment(comment.at), markup.name(comment.by), subject, comment.operation.broughtWords,
                comment.visibility.label,
            ])
        }
        part.pieces = [.table(table)]
        return part
    }
}

extension HistoryStep {
    /// What happened, in words.
    var words: String {
        switch self {
        case .opened: "stood in the text as it was opened"
        case .made: "came into the text"
        case .bracketed: "put in brackets"
        case .setBeside: "another wording set beside it"
        case .accepted: "accepted"
        case .acceptedAdReferendum: "accepted ad referendum"
        case .withdrawn: "withdrawn"
        case .reserved: "reserved"
        case .reserveLifted: "reservation lifted"
        case .parked: "parked"
        case .restored: "taken back from the other basket"
        case .moved: "clause moved"
        case .commented: "commented on"
        case .struck: "left the text"
        case .closed: "stood when the revision was closed"
        }
    }
}
