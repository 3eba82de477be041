import Exchanges
import Linkage
import Persons

extension ReportMaterial {
    /// What `reader` may see. A side gets its own two lists, the people agreed to be on both, and what both sides
    /// agreed on: no line of the other side's lists that is not matched, no step within `available`, no machine's
    /// proposal, no reviewer's word.
    func view(for reader: ReportReader) -> ReportView {
        let parties = parties
        var view = ReportView(
            reader: reader, exchange: plan.exchange, termsVersion: terms.version, asOf: terms.asOf, parties: parties,
            isRehearsal: rehearsal != nil || !truth.isEmpty, lists: [], links: [], judgements: [], claims: [],
            statedErrors: nil, ways: [],
            plan: planFigures(for: reader), terms: termFigures(for: reader), notJudged: check.notJudged, unresolved: [],
            manifests: [],
            foundations: [])
        let eligibility = Eligibility(terms: terms, persons: persons)
        let sides = parties.map(\.id)
        switch reader {
        case .mediator:
            let verdicts = Dictionary(uniqueKeysWithValues: sides.map { ($0, PairVerdicts(reviews, claimant: $0)) })
            view.lists = sides.flatMap(listFigures)
            view.links = linkFigures(sides)
            view.judgements = sides.compactMap { side in verdicts[side].map { judgementFigures(side, $0) } }
            view.statedErrors = statedErrors
            view.claims = sides.compactMap { side in verdicts[side].map { claimFigures(side, $0) } }
            view.twoSided = sides.compactMap(twoSidedCounts)
            view.ways = sides.map { WayFigures(heldBy: $0, plan, terms, persons, eligibility, reader: nil) }
            let matters = sides.map { side in verdicts[side].map { openMatters(of: side, $0) } ?? [] }
            // One matter of both sides after another.
            view.unresolved = (0..<(matters.map(\.count).max() ?? 0)).flatMap { row in
                matters.filter { row < $0.count }.map { $0[row] }
            }
            view.unresolved += impossibilities(in: plan)
            view.manifests = manifests(sides)
            view.foundations = foundations(lists: sides, inFull: true)
        case .side(let side):
            let verdicts = PairVerdicts(reviews, claimant: side)
            view.lists = listFigures(side)
            var claims = claimFigures(side, verdicts)
            claims.unanswered += claims.waiting ?? 0
            claims.waiting = nil
            view.claims = [claims]
            view.ways = sides.map { WayFigures(heldBy: $0, plan, terms, persons, eligibility, reader: side) }
            view.unresolved = ownMatters(of: side, verdicts) + impossibilities(in: plan.view(for: side))
            view.manifests = manifests(sides, for: side, verdicts)
            view.foundations = foundations(lists: [side], inFull: false)
        }
        return view
    }

    private var statedErrors: String? {
        rehearsal.map {
            "Both reviewers are invented. Stated by the rehearsal: each was made to contradict the truth in "
                + "\(Wording.share($0.errorRate)) of judgements and to be unsure in \(Wording.share($0.unsureRate))."
        }
    }

    private func planFigures(for reader: ReportReader) -> PlanFigures {
        let levels = levels(for: reader).map { level in
            PlanFigures.Level(
                name: level.level.aim, value: level.value, bound: level.level == .lottery ? nil : level.bound,
                proved: level.proved)
        }
        return PlanFigures(
            status: plan.status.rawValue, stages: PlanFigures.stages(of: plan, persons), levels: levels,
            exposure: PlanExposure(plan).points)
    }

    /// A side reads no number that rests on the other's wishes.
    private func levels(for reader: ReportReader) -> [PlanLevel] {
        switch reader {
        case .mediator: plan.levels
        case .side(let side): plan.view(for: side).levels
        }
    }

    /// The verdicts. What is wrong with a term may rest on sealed columns or name the other side's people, so a
    /// side reads the verdict alone where a term is not kept.
    private func termFigures(for reader: ReportReader) -> [TermFigures] {
        let verdicts = Dictionary(check.clauses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return terms.clauses.map { clause in
            let verdict = verdicts[clause.id]
            let found =
                reader == .mediator || verdict?.holds == true
                ? verdict?.words : verdict.map { _ in "With the neutral." }
            return TermFigures(
                id: clause.id, asks: clause.sentence(in: terms), kept: verdict?.holds, found: found ?? "")
        }
    }

    private func foundations(lists sides: [SideID], inFull: Bool) -> [Page.Foundation] {
        var rows: [Page.Foundation] = []
        for side in sides {
            for (kind, list) in [("claim list", claims[side]), ("holding list", holdings[side])] {
                guard let list else { continue }
                rows.append(.init(name: "\(terms.name(of: side)), \(kind), SHA-256", value: list.list.source.sha256))
            }
        }
        if let rehearsal {
            rows.append(.init(name: "Rehearsal", value: "\(rehearsal.name), seed \(rehearsal.seed)"))
        }
        rows.append(.init(name: "Terms, SHA-256", value: plan.termsSHA256))
        rows.append(.init(name: "Seed of the lots", value: plan.seed))
        if inFull {
            rows.append(.init(name: "Persons, SHA-256", value: plan.personsSHA256))
            rows += plan.sealedSHA256.map { .init(name: "Sealed columns, SHA-256", value: $0) }
            rows.append(
                .init(
                    name: "To check again",
                    value: "parley plan check plan.json --persons persons.csv --terms terms.yaml"))
        }
        return rows
    }
}

extension LevelName {
    /// The aim in words.
    fileprivate var aim: String {
        switch self {
        case .count: "People released"
        case .weight: "Equivalents released, summed"
        case .band: "Sum of humanitarian bands"
        case .idealA, .idealB: "The most that a side's own wishes could get"
        case .minPermille: "Thousandths of its best that each side gets"
        case .sumTiers: "Both sides' wishes, summed"
        case .tiersA, .tiersB: "One side's wishes, summed"
        case .captivity: "Months held, summed"
        case .leastChance: "The least chance to go of anybody who can, in millionths"
        case .select: "Places decided by lot before the stages"
        case .early: "The worst off in early stages"
        case .lottery: "Places decided by lot"
        }
    }
}
