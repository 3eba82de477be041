import ArgumentParser
import Foundation
import Papers
import Persons
import Talks

/// Prints the answer to a question: as JSON beside its reader, or as a table.
private func answer(
    _ key: String, _ value: some Encodable, _ options: ReaderOptions, columns: [String], rows: [[String]]
) throws {
    if options.folder.json {
        return try JSONOutput.print([
            key: try PlainJSON(value), "reader": .text(options.reader.name), "findings": .list([]),
        ])
    }
    print(rows.isEmpty ? "none\n" : RecordPrinter.table(columns, rows), terminator: "")
}

/// `talks said`: who said something, or what somebody said.
struct SaidCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "said", abstract: "Who said these words; or, with --speaker, what this speaker said.",
        discussion: "Searched without case, diacritics and apostrophes, in any script.")

    @Argument(help: ArgumentHelp("Words.", valueName: "WORDS"))
    var words: String?

    @Option(help: ArgumentHelp("An id of a person or party, or words of the speaker.", valueName: "SPEAKER"))
    var speaker: String?

    @OptionGroup var options: ReaderOptions

    func validate() throws {
        if words == nil, speaker == nil { throw ValidationError("Give WORDS, --speaker, or both.") }
    }

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            var sayings = words.map { view.said($0).map(Said.init) } ?? []
            if let speaker {
                let own = view.said(by: speaker)
                sayings = words == nil ? own : sayings.filter { saying in own.contains { $0.id == saying.id } }
            }
            try answer(
                "said", sayings, options, columns: ["id", "kind", "who", "date", "words"],
                rows: sayings.map {
                    [$0.id.rawValue, $0.kind.rawValue, $0.who, $0.date?.written ?? "", $0.words]
                })
        }
    }
}

/// One thing said.
private struct Said: Encodable {
    let id: RecordID
    let kind: ActKind
    let who: String
    let words: String
    let date: When?

    init(_ saying: Saying) {
        (id, kind, who, words, date) = (saying.id, saying.kind, saying.who, saying.words, saying.date)
    }

    init(_ statement: Recorded<Statement>, in view: TalksView) {
        (id, kind, date) = (statement.noun.id, .statement, statement.date)
        who = statement.speakers.map(view.name).joined(separator: ", ")
        words = statement.words ?? statement.gist ?? ""
    }
}

extension TalksView {
    /// What a speaker said: statements, by an id or words of the name, office or description.
    fileprivate func said(by speaker: String) -> [Said] {
        statements.map(\.statement).filter { statement in
            statement.withdrawn == nil
                && statement.speakers.contains { who in
                    [who.person?.rawValue, who.party?.rawValue].contains(speaker)
                        || name(who).range(of: speaker, options: [.caseInsensitive, .diacriticInsensitive]) != nil
                }
        }
        .map { Said($0, in: self) }
    }
}

/// `talks claims`: what each side claims on a matter.
struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims", abstract: "What each side claims on a matter, and what is contested in it.")

    @Argument(help: ArgumentHelp("An id, the key of an issue, or words of the matter.", valueName: "MATTER"))
    var matter: String

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            let found = view.claims(on: matter)
            var rows = found.results.flatMap { result in
                result.claims.map { claim in
                    [
                        result.result.noun.id.rawValue, view.name(claim.claim.voice, claim.claim.who),
                        claim.claim.rung?.rawValue ?? "", claim.current ? "" : "taken back or replaced",
                        claim.claim.words ?? result.result.matter,
                    ]
                }
            }
            rows += found.positions.map { position in
                [
                    position.position.noun.id.rawValue, position.stated ?? view.partyName(position.position.side),
                    position.position.types.map(\.rawValue).joined(separator: ", "),
                    position.current ? "" : "replaced", position.position.words ?? position.position.matter,
                ]
            }
            rows += found.divergences.map {
                [
                    "\($0.divergence.noun.id.rawValue)", "", $0.divergence.divergenceKind.rawValue,
                    $0.open ? "open" : "settled",
                    $0.divergence.settledBy,
                ]
            }
            try answer("claims", found, options, columns: ["id", "who", "what", "", "words"], rows: rows)
        }
    }
}

/// `talks due`: what is owed in these days.
struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Commitments due from one day to another that are not done.",
        discussion: "Without days: the seven days from the day of the view.")

    @Option(help: ArgumentHelp("The first day.", valueName: "DAY"))
    var from: When?

    @Option(help: ArgumentHelp("The last day.", valueName: "DAY"))
    var to: When?

    @Option(help: ArgumentHelp("Only what this party owes, with or without a date.", valueName: "PARTY"))
    var owedBy: String?

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            var due: [CommitmentView]
            if let owedBy {
                due = view.owed(by: RecordID(rawValue: owedBy))
                if from != nil || to != nil { due = due.filter(within(view).contains) }
            } else {
                due = within(view)
            }
            try answer(
                "due", due, options, columns: Commitment.columns, rows: due.map { Commitment.row($0, view) })
        }
    }

    private func within(_ view: TalksView) -> [CommitmentView] {
        let first = from ?? view.day
        return view.due(from: first, to: to ?? first.plus(days: 6))
    }
}

extension When {
    /// The day so many days later.
    fileprivate func plus(days: Int) -> When {
        let date = Date(timeIntervalSince1970: Double(dayNumber + days) * 86_400)
        return When(String(ISO8601DateFormatter().string(from: date).prefix(10))) ?? self
    }
}

/// `talks changes`: positions taken since a round.
struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "Positions taken since a round began; since the last one unless given.")

    @Option(help: ArgumentHelp("The round.", valueName: "ID"))
    var round: String?

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            if let round, !view.rounds.contains(where: { $0.noun.id.rawValue == round }) {
                throw CommandFailure(
                    outcome: .refused,
                    findings: [
                        Finding(
                            column: round, severity: .error, code: "UNKNOWN_RECORD",
                            message: "There is no round \(round) that this reader may read.",
                            mend: "parley talks round list gives the ids.")
                    ])
            }
            let changes = view.positionsChanged(since: round.map(RecordID.init(rawValue:)))
            try answer(
                "changes", changes, options, columns: ["id", "side", "issue", "change", "takes the place of"],
                rows: changes.map {
                    [
                        $0.position.rawValue, view.partyName($0.side), $0.issue, $0.kind.rawValue,
                        $0.replaces?.rawValue ?? "",
                    ]
                })
        }
    }
}

/// `talks contested`: what does not stand as one account.
struct ContestedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contested",
        abstract: "Open divergences, results the sides rate differently, disputed commitments, objections.")

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            let contested = view.contested
            var rows = contested.divergences.map {
                [$0.divergence.noun.id.rawValue, "divergence", $0.divergence.matter ?? $0.divergence.settledBy]
            }
            rows += contested.results.map { [$0.result.noun.id.rawValue, "result", $0.result.matter] }
            rows += contested.commitments.map { [$0.commitment.noun.id.rawValue, "commitment", $0.commitment.action] }
            rows += contested.objections.map {
                [
                    $0.noun.id.rawValue, "objection to \($0.to.rawValue)",
                    $0.grounds.map(\.label).joined(separator: "; "),
                ]
            }
            try answer("contested", contested, options, columns: ["id", "kind", "words"], rows: rows)
        }
    }
}

/// `talks timeline`: the dated records in their order.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Rounds, papers, announcements, stages, returns, statements by date.")

    @Option(help: ArgumentHelp("Draw it instead, as SVG (0600).", valueName: "T.svg"))
    var out: String?

    @Option(help: ArgumentHelp("The first day of the drawing.", valueName: "DAY"))
    var from: When?

    @Option(help: ArgumentHelp("The last day of the drawing.", valueName: "DAY"))
    var to: When?

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            if let out {
                let drawing = TalksTimeline(view: view, from: from, to: to)
                return try Written.one(out.hasSuffix(".html") ? try drawing.html() : drawing.svg, to: out, options)
            }
            let timeline = view.timeline
            try answer(
                "timeline", timeline, options, columns: ["when", "kind", "id", "side", "words"],
                rows: timeline.events.map {
                    [
                        $0.when.written, $0.kind.rawValue, $0.id.rawValue, $0.side.map { view.partyName($0) } ?? "",
                        $0.words,
                    ]
                })
        }
    }
}

/// `talks history`: when each record came into the record, by whom, and what became of it.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "When records were entered and by whom, corrected or withdrawn.")

    @Argument(help: ArgumentHelp("One record; all unless given.", valueName: "ID"))
    var id: String?

    @OptionGroup var options: ReaderOptions

    /// One record as it came on record.
    private struct Entry: Encodable {
        let at: String
        let by: String
        let kind: String
        let id: String
        let corrections: Int
        let withdrawn: String?
    }

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try PlainJSON(try options.view())
            guard case .object(let lists) = view else { return }
            let entries = lists.flatMap { key, value in (value.list ?? []).compactMap { Self.entry(key, $0) } }
                .filter { id == nil || $0.id == id }
                .sorted { (When($0.at)?.instant ?? 0, $0.kind, $0.id) < (When($1.at)?.instant ?? 0, $1.kind, $1.id) }
            try answer(
                "history", entries, options, columns: ["at", "by", "kind", "id", "corrections", "withdrawn"],
                rows: entries.map { [$0.at, $0.by, $0.kind, $0.id, String($0.corrections), $0.withdrawn ?? ""] })
        }
    }

    private static func entry(_ key: String, _ value: PlainJSON) -> Entry? {
        guard let id = value.recordID, case .object(let object) = value else { return nil }
        let record = object["entered_at"] == nil ? object.values.first { $0["entered_at"] != nil } : value
        guard let record, case .text(let at)? = record["entered_at"], case .text(let by)? = record["entered_by"] else {
            return nil
        }
        var withdrawn: String?
        if case .text(let words)? = record["withdrawn"] { withdrawn = words }
        return Entry(
            at: at, by: by, kind: key, id: id, corrections: record["earlier"]?.list?.count ?? 0, withdrawn: withdrawn)
    }
}
