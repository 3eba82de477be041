import Persons

extension TalksRecord {
    /// All that one reader may read, as of a day.
    ///
    /// The view is made by replaying the acts this reader may read and no others (`ReadingTable`): hidden claims move no
    /// rung, hidden figures no counter or state, and ids of hidden records stand nowhere. A record that says nothing
    /// without a hidden one is hidden with it. Names of masked persons are replaced in every text, for the mediator too.
    /// - Parameter author: whose private notes to add; only the author's own view has them.
    /// - Parameter day: the day for which due dates are judged.
    public func view(for reader: Reader, author: String? = nil, on day: When) -> TalksView {
        let (part, keptBack) = part(for: reader, author: author)
        var view = ViewBuilder(part: part, reader: reader, whole: self).view(on: day)
        view.keptBack = keptBack
        guard let masked = try? mask(in: part).apply(to: view) else {
            preconditionFailure("a view is plain data; masking names cannot make it unreadable")
        }
        return masked
    }
}

/// Lays out one reader's part of the record.
private struct ViewBuilder {
    let part: TalksRecord
    let reader: Reader
    let whole: TalksRecord
    let known: Set<RecordID>

    init(part: TalksRecord, reader: Reader, whole: TalksRecord) {
        self.part = part
        self.reader = reader
        self.whole = whole
        known = part.knownIDs
    }

    func view(on day: When) -> TalksView {
        var view = TalksView(
            reader: reader.name, day: day, process: part.process, order: part.process.sidesInOrder)
        view.parties = part.process.parties + part.standing(Party.self)
        view.people = people
        view.delegations = byID(Delegation.self)
        view.rounds = byDate(Round.self) { $0.starts }
        view.sessions = byDate(Session.self) { $0.starts }
        view.agenda = agenda
        view.minutes = byID(Minutes.self)
        view.results = byID(TalksResult.self).map(result)
        view.papers = byID(Paper.self)
        view.texts = view.papers.map { paper in
            let acts = part.upon(TextChange.self, paper.id).map { kept($0.noun).act(enteredBy: $0.act) }
            return RecordedText(text: paper.id, acts: acts)
        }
        .filter { !$0.acts.isEmpty }
        view.positions = positions
        view.overlaps = byID(Overlap.self)
        view.statements = statements
        view.divergences = byID(Divergence.self).map { divergence in
            let settlements = part.upon(Settlement.self, divergence.id).map { kept($0.noun) }
                .filter { $0.divergence == divergence.id }
            return DivergenceView(divergence: divergence, settlements: settlements, open: settlements.isEmpty)
        }
        view.contacts = byDate(Contact.self) { $0.date }
        view.returns = byDate(RemainsReturn.self) { $0.until ?? $0.date }
        view.counters = ReturnCounters(part.standing(RemainsReturn.self)).counters
        view.stages = byDate(ExchangeStage.self) { $0.date }
        view.accounts = byID(ExchangeAccount.self)
        view.lists = byDate(ListHandover.self) { $0.date }
        view.objections = byID(Objection.self)
        view.announcements = byDate(Announcement.self) { $0.date }
        view.incidents = byID(Incident.self).map(incident)
        view.checklist = checklist
        view.commitments = part.commitments(on: day).map { commitment in
            var commitment = commitment
            commitment.commitment = kept(commitment.commitment)
            commitment.waitsFor.removeAll { !known.contains($0) }
            return commitment
        }
        view.notebook = byID(NotebookEntry.self)
        view.findings = part.standingFindings
        return view
    }

    private func byID<Noun: TalksRecorded>(_ type: Noun.Type) -> [Recorded<Noun>] {
        part.all(type).sorted { $0.id < $1.id }.map(kept)
    }

    private func byDate<Noun: TalksRecorded>(_ type: Noun.Type, _ date: (Noun) -> When?) -> [Recorded<Noun>] {
        part.all(type).sorted { When.isEarlier(date($0.noun), date($1.noun)) ?? ($0.id < $1.id) }.map(kept)
    }

    private func kept<Noun: TalksRecorded>(_ recorded: Recorded<Noun>) -> Recorded<Noun> {
        var recorded = recorded
        recorded.noun = kept(recorded.noun)
        recorded.earlier = recorded.earlier.map(kept)
        recorded.countersigned = recorded.countersigned.map(kept)
        recorded.source?.keep(known)
        if reader != .mediator { recorded.enteredAs = nil }
        return recorded
    }

    private func kept<Noun: TalksNoun>(_ noun: Noun) -> Noun {
        var noun = noun
        noun.keepMentions(known)
        return noun
    }

    private var people: [PersonView] {
        part.standing(TalksPerson.self).sorted { $0.id < $1.id }.map { person in
            let masked = whole.isMasked(person.id, in: part)
            return PersonView(
                id: person.id, party: person.party.kept(known),
                name: masked ? NameMask.words : person.names.first?.words ?? person.id.rawValue,
                names: masked ? [] : person.names, aliases: masked ? [] : person.aliases, office: person.office,
                masked: masked)
        }
    }

    private var agenda: [AgendaView] {
        byID(AgendaItem.self).map { item in
            let decisions = part.upon(AgendaDecision.self, item.id).map { kept($0.noun) }
            return AgendaView(item: item, state: decisions.last?.state ?? .open, decisions: decisions)
        }
    }

    private func result(_ recorded: Recorded<TalksResult>) -> ResultView {
        let steps = part.steps(on: recorded.id)
        let ladder = AgreementLadder(
            steps.map(\.step), names: part.sideNames, order: part.process.sidesInOrder)
        var view = ResultView(
            result: recorded, claims: [], formalActs: [], retractions: [], established: ladder.established,
            establishedBecause: ladder.because, missing: ladder.missing, history: history(recorded.id))
        for (index, step) in steps.enumerated() {
            switch step.step {
            case .claim(let claim):
                view.claims.append(ClaimView(claim: kept(claim), current: ladder.currentClaims.contains(index)))
            case .formal(let act): view.formalActs.append(kept(act))
            case .retraction(let retraction): view.retractions.append(kept(retraction))
            }
        }
        return view
    }

    private func history(_ result: RecordID) -> [RungStep] {
        (part.placesUpon[result] ?? []).compactMap { place in
            let act = part.acts[place]
            let voice: Voice
            switch act.content {
            case .claim(let claim): voice = claim.voice
            case .formalAct(let formal): voice = Voice(formal.side)
            case .retraction(let retraction): voice = retraction.voice
            default: return nil
            }
            let rung = part.ladder(of: result, before: place + 1).established
            return RungStep(at: act.at, kind: act.content.kind, voice: voice, established: rung)
        }
    }

    private var positions: [PositionView] {
        let all = byID(Position.self)
        let replaced = Set(all.filter { $0.withdrawn == nil }.compactMap(\.replaces))
        return all.map { position in
            PositionView(
                position: position, current: position.withdrawn == nil && !replaced.contains(position.id),
                stated: position.ownWords
                    ? nil : "attributed to \(part.sideNames[position.side] ?? position.side.rawValue) by another")
        }
    }

    private var statements: [StatementView] {
        let all = byID(Statement.self).map { StatementView(statement: $0, marked: $0.noun.isKeptBack) }
        return all.filter { !$0.marked } + all.filter(\.marked)
    }

    private func incident(_ incident: Recorded<Incident>) -> IncidentView {
        let history = part.upon(IncidentFinding.self, incident.id).map { kept($0.noun) }
        return IncidentView(
            incident: incident, verification: history.last?.verification ?? .alleged,
            attributedTo: history.last?.attributedTo, history: history)
    }

    private var checklist: [ChecklistView] {
        let all = part.standing(Array(part.acts.indices)).compactMap { act -> ChecklistEntry? in
            if case .checklistEntry(let entry) = act.content { kept(entry) } else { nil }
        }
        return CeasefireElement.allCases.map { element in
            let entries = all.filter { $0.element == element }
            return ChecklistView(
                element: element, label: element.label, settled: entries.last?.settled ?? false, entries: entries)
        }
    }
}
