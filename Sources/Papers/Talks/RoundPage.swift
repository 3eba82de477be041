public import Talks

import Persons

/// One round on one page, for a reader who was not there: what was agreed and by whose word, what is owed, what is
/// contested; then who was there, what was on the table, what was said, and what came after.
///
/// It is drawn from a view, so nothing a reader may not read can reach it. Both sides stand in the order of the ground
/// rule, in boxes of one size.
public struct RoundPage {
    let view: TalksView
    let round: Recorded<Round>
    let wording: TalksWording

    /// The page of a round; nil where the view has no round of this id.
    public init?(view: TalksView, round id: RecordID) {
        guard let round = view.rounds.first(where: { $0.noun.id == id }) else { return nil }
        self.view = view
        self.round = round
        wording = TalksWording(view)
    }

    /// The page as one HTML document for screen, phone and A4 paper, without scripts or outside references.
    ///
    /// The same view gives the same bytes.
    /// - Throws: when a template of the installation is missing or broken.
    public func html() throws -> String { try PageTemplates().html(page) }

    var id: RecordID { round.noun.id }
    var zone: String? { round.noun.timezone }

    var page: TalksPage {
        TalksPage(
            title: title, subtitle: view.process.process, reader: wording.reader(view.reader), notices: notices,
            opening: opening,
            parts: [
                agreedPart, owedPart, contestedPart, presencePart, agendaPart, papersPart, positionsPart,
                statementsPart, contactsPart, afterPart, returnsPart, keptBackPart,
            ],
            foundations: foundations)
    }

    private var title: String {
        let place = round.noun.place.map { ", \($0)" } ?? ""
        let day = round.noun.starts.map { ", \(Wording.date($0.date))" } ?? ""
        return (round.noun.ordinal.map { "Round \($0)" } ?? "Round \(id.rawValue)") + place + day
    }

    private var notices: [String] {
        var notices = [
            "Each voice’s words stand beside each other. “Established” is the lowest rung among the sides heard; one "
                + "side’s word, or the chair’s alone, carries no matter above “\(AgreementDegree.discussed.label)”."
        ]
        switch Reader(view.reader) {
        case .side(let side):
            notices.append(
                "This page shows what \(wording.name(side)) may read. What rests on other records is not in it.")
        case .mediator:
            notices.append(
                "The mediator’s page: it holds records that a side, or both, may not read. Do not hand it on.")
        case .public, nil: notices.append("This page shows what anyone may read.")
        }
        return notices
    }

    private var opening: [TalksFact] {
        var facts = TalksFact.optional("Which round", round.noun.ordinalWords)
        facts += TalksFact.optional("Opened", round.noun.starts.map { wording.moment($0, zone: zone) })
        facts += TalksFact.optional("Closed", round.noun.ends.map { wording.moment($0, zone: zone) })
        facts += TalksFact.optional("Lasted", round.noun.duration)
        facts += TalksFact.optional("Chair", round.noun.chair.flatMap(wording.speaker))
        if let reason = round.withdrawn { facts.append(TalksFact("Withdrawn", reason)) }
        return facts
    }

    private var foundations: [TalksFact] {
        var facts = [
            TalksFact(
                "Made",
                "\(wording.reader(view.reader).prefix(1).lowercased())"
                    + "\(wording.reader(view.reader).dropFirst()), from the records this reader may read"),
            TalksFact("State of", "\(wording.moment(view.day, zone: nil)); due dates are judged for this day"),
            TalksFact(
                "Order of the sides",
                Wording.list(view.order.map(wording.name)) + (view.process.orderRule.map { " (\($0))" } ?? "")),
        ]
        if !view.process.groundRules.isEmpty {
            facts.append(TalksFact("Ground rules", view.process.groundRules.map { TalksLine($0) }))
        }
        facts.append(TalksFact("Round", id.rawValue))
        return facts
    }

    // MARK: What belongs to the round

    var results: [ResultView] { view.results.filter { $0.result.noun.round == id } }

    var statements: [StatementView] { view.statements.filter { $0.statement.noun.round == id } }

    /// Positions taken in the round, and those from before it that no round is named for.
    var positions: [PositionView] {
        view.positions.filter { position in
            let noun = position.position.noun
            return noun.round == id || (noun.round == nil && !isAfter(noun.asOf))
        }
    }

    /// Commitments that follow from the round's results or are drawn from its papers.
    var commitments: [CommitmentView] {
        let results = Set(results.map(\.result.noun.id))
        let papers = Set(view.papers.filter { $0.noun.round == id }.map(\.noun.id))
        return view.commitments.filter { commitment in
            let noun = commitment.commitment.noun
            return noun.result.map(results.contains) == true || noun.clause.map { papers.contains($0.paper) } == true
        }
    }

    /// Every id of the round's own records.
    var ownIDs: Set<RecordID> {
        var ids: Set<RecordID> = [id]
        ids.formUnion(results.map(\.result.noun.id))
        ids.formUnion(statements.map(\.statement.noun.id))
        ids.formUnion(view.positions.filter { $0.position.noun.round == id }.map(\.position.noun.id))
        ids.formUnion(commitments.map(\.commitment.noun.id))
        ids.formUnion(view.papers.filter { $0.noun.round == id }.map(\.noun.id))
        ids.formUnion(view.minutes.filter { $0.noun.round == id }.map(\.noun.id))
        ids.formUnion(view.agenda.filter { $0.item.noun.round == id }.map(\.item.noun.id))
        ids.formUnion(view.contacts.filter { $0.noun.round == id }.map(\.noun.id))
        return ids
    }

    /// Whether something happened after the day the round closed.
    func isAfter(_ when: When?) -> Bool {
        guard let when, let end = round.noun.ends ?? round.noun.starts else { return false }
        return when.dayNumber > end.dayNumber
    }

    /// One box for each side, in the order of the ground rule, then one for each other voice that has something to say.
    func boxes(_ said: (Voice) -> [TalksLine], silent: String, standing: (Voice) -> String? = { _ in nil })
        -> [TalksBox]
    {
        wording.voicesInOrder().compactMap { voice in
            let lines = said(voice)
            if lines.isEmpty, !voice.isSide { return nil }
            return TalksBox(
                boxHeading: wording.name(voice), boxStanding: standing(voice),
                boxLines: lines.isEmpty ? [TalksLine(silent)] : lines)
        }
    }
}
