import Persons
import Talks

extension RoundPage {
    /// What came after the round, to the day of the view: events in their order, stages with every voice's figures.
    var afterPart: TalksPart {
        var part = TalksPart(partID: "after", partTitle: "What came after")
        let events = TalksEvent.events(of: view, wording: wording).filter { isAfter($0.when) && $0.lane != .contacts }
        let stages = view.stages.filter { isAfter($0.noun.date) && $0.withdrawn == nil }
        let exchanges = wholeAccounts(of: Set(stages.map(\.noun.exchange)))
        guard !events.isEmpty else {
            part.leads = [TalksLine("Nothing after this round is on record to \(wording.moment(view.day, zone: nil)).")]
            return part
        }
        var table = Table(
            id: "later-events", caption: "Events after the round",
            columns: [("Date", .phrase), ("What", .phrase), ("In words", .words), ("By whose word", .phrase)])
        for event in events {
            table.append([
                wording.moment(event.when, zone: zone), "\(event.lane.singular) \(event.id.rawValue)", event.words,
                event.voice ?? "–",
            ])
        }
        part.pieces = [.table(table)] + stages.map { .card(stageCard($0)) } + exchanges
        return part
    }

    private func stageCard(_ recorded: Recorded<ExchangeStage>) -> TalksCard {
        let stage = recorded.noun
        let ordinal = stage.ordinal.map { "stage \($0)" } ?? "stage"
        var card = TalksCard(
            label: stage.id.rawValue,
            cardHeading: "\(wording.issue(stage.exchange)), \(ordinal), \(wording.moment(stage.date, zone: zone))")
        card.boxes = accountBoxes(view.accounts.filter { $0.noun.stage == stage.id && $0.withdrawn == nil })
        card.facts = TalksFact.optional("Place", stage.place) + TalksFact.optional("Note", stage.note)
        card.remarks = wording.remarks(recorded)
        return card
    }

    private func wholeAccounts(of exchanges: Set<String>) -> [TalksPiece] {
        let accounts = view.accounts.filter {
            $0.noun.stage == nil && $0.withdrawn == nil && exchanges.contains($0.noun.exchange)
        }
        return exchanges.sorted().compactMap { exchange in
            let own = accounts.filter { $0.noun.exchange == exchange }
            guard !own.isEmpty else { return nil }
            var card = TalksCard(cardHeading: "\(wording.issue(exchange)), as a whole")
            card.boxes = accountBoxes(own)
            return .card(card)
        }
    }

    private func accountBoxes(_ accounts: [Recorded<ExchangeAccount>]) -> [TalksBox] {
        boxes(
            { voice in
                accounts.filter { $0.noun.voice == voice }.flatMap { recorded -> [TalksLine] in
                    let account = recorded.noun
                    var lines: [TalksLine] = []
                    if let words = account.words { lines.append(.quote(words)) }
                    lines += account.counts.map { TalksLine(countLine($0)) }
                    let source = [
                        account.who.flatMap(wording.speaker), account.date.map { wording.moment($0, zone: zone) },
                        wording.statementSource(account.statement), account.id.rawValue,
                    ].compactMap { $0 }
                    lines.append(.source(source.joined(separator: " · ")))
                    return lines
                }
            }, silent: "No figures of its own are on record.")
    }

    private func countLine(_ line: CountLine) -> String {
        var words = "\(wording.figure(line.figure)), \(line.category), released by \(wording.name(line.releasedBy))"
        if let whole = line.partOf { words += "; part of \(whole)" }
        if let position = line.classPosition { words += "; in its view: \(position.label)" }
        if line.outsideTheExchange == true { words += "; counted outside the exchange" }
        if let own = line.words ?? line.figure.words { words += "; “\(own)”" }
        return words
    }

    /// Returns of remains as announced: every announcement an event, counted by direction, voice and unit, never across.
    var returnsPart: TalksPart {
        var part = TalksPart(partID: "returns", partTitle: "Returns of remains, as announced")
        let returns = view.returns.filter { $0.withdrawn == nil }
        guard !returns.isEmpty else {
            part.leads = [TalksLine("No return of remains is on record.")]
            return part
        }
        part.leads = [
            TalksLine(
                "Each announcement is an event of its own; the same figure on another date is another event. Figures of "
                    + "different units or voices are not added, nor totals to events.")
        ]
        var table = Table(
            id: "return-list", caption: "Announcements of returns",
            columns: [
                ("Date", .text), ("From", .text), ("To", .text), ("Figure", .phrase), ("What it counts", .words),
                ("By whose word", .words), ("Note", .words),
            ])
        for recorded in returns {
            let noun = recorded.noun
            let dates = [noun.date, noun.until].compactMap { $0 }.map { wording.moment($0, zone: zone) }
            let voice = [wording.voiced(noun.voice, noun.who), noun.attribution?.label].compactMap { $0 }
            let notes = [
                noun.id.rawValue, noun.scope == .total ? "a total over several events" : nil, noun.note,
                noun.figure.words.map { "“\($0)”" }, noun.place,
                noun.sameEventAs.map { "the same event as \($0.rawValue)" },
            ].compactMap { $0 }
            table.append([
                dates.isEmpty ? "–" : dates.joined(separator: " to "), wording.name(noun.from), wording.name(noun.to),
                wording.figure(noun.figure), noun.unit.label, voice.joined(separator: " · "),
                notes.joined(separator: "; "),
            ])
        }
        part.pieces = [.table(table)]
        if !view.counters.isEmpty { part.pieces.append(.table(counterTable)) }
        return part
    }

    private var counterTable: Table {
        var table = Table(
            id: "return-counters", caption: "Counted by direction, voice and unit",
            columns: [
                ("Direction", .phrase), ("Voice", .phrase), ("What is counted", .phrase), ("Events", .number),
                ("Figures", .phrase), ("Announced by this voice", .number), ("Totals it announced", .phrase),
            ])
        for counter in view.counters {
            let unit = counter.unit.label + (counter.unitWords.map { " (“\($0)”)" } ?? "")
            table.append([
                "\(wording.name(counter.from)) to \(wording.name(counter.to))", wording.name(counter.voice), unit,
                Wording.number(counter.events.count),
                counter.figures.isEmpty ? "–" : counter.figures.map(Wording.number).joined(separator: " + "),
                counter.events.isEmpty ? "–" : Wording.number(counter.announced),
                counter.totals.isEmpty ? "–" : counter.totals.map(Wording.number).joined(separator: "; "),
            ])
        }
        return table
    }

    /// How much the ground rule keeps back from this reader.
    var keptBackPart: TalksPart {
        var part = TalksPart(partID: "kept-back", partTitle: "Kept back by ground rule")
        let hidden = view.keptBack + (isJoint ? statements.count(where: \.marked) : 0)
        part.leads = [
            TalksLine(
                hidden == 0
                    ? "No statement is kept back from this page."
                    : "\(Wording.count(hidden, "statement is", "statements are")) on record and not shown on this page: insults "
                        + "and characterisations are kept, and stand in no joint view.")
        ]
        return part
    }
}
