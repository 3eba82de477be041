import Exchanges
import Persons
import Testing

/// What each kind of clause reads as, with its defaults, and what is refused in each.
@Suite struct ClauseReaderTests {
    private func term(_ clause: String) throws -> Term { try readTerms(clause).clauses[0].term }

    @Test func everyKindIsReadWithItsDefaults() throws {
        let women = PersonPredicate.sex(.female)
        #expect(try term("{id: a, kind: all_of, who: {sex: female}}") == .allOf(AllOfTerm(who: women)))
        #expect(
            try term("{id: a, kind: all_of, who: {sex: female}, released_by: B}")
                == .allOf(AllOfTerm(who: women, releasedBy: .b)))
        #expect(
            try term("{id: s, kind: share, who: {sex: female}, of: 30, at: least}")
                == .share(ShareTerm(who: women, percent: 30, bound: .least)))
        #expect(try term("{id: m, kind: mirror, who: {sex: female}}") == .mirror(MirrorTerm(who: women, tolerance: 0)))
        #expect(
            try term("{id: p, kind: pace, who: {sex: female}, tolerance: 10}")
                == .pace(PaceTerm(who: women, tolerance: 10, stageTolerance: 10)))
        #expect(try term("{id: k, kind: keep_together}") == .keepTogether)
        let ids = ["B1", "B2"].map(PersonID.init(rawValue:))
        #expect(
            try term("{id: n, kind: named, released_by: B, ids: [B2, B1, B1], by_stage: 1}")
                == .named(NamedTerm(ids: ids, releasedBy: .b, byStage: 1)))
        #expect(
            try term("{id: v, kind: veto, max: {A: 40, B: 15}, sealed: true, not_over: [{sex: female}]}")
                == .veto(VetoTerm(maxA: 40, maxB: 15, notOver: [women])))
        #expect(try term("{id: v, kind: veto, max: 30}") == .veto(VetoTerm(maxA: 30, maxB: 30)))
        #expect(
            try term("{id: c, kind: capacity, seats: 560, ambulance: [75], crossings: {south: 9, north: 8}}")
                == .capacity(
                    CapacityTerm(
                        seats: .every(560), ambulance: .each([75]),
                        crossings: [.init(name: "north", seats: .every(8)), .init(name: "south", seats: .every(9))])))
        #expect(try term("{id: s, kind: sites, max: 20}") == .sites(SitesTerm(max: .every(20))))
        #expect(try term("{id: e, kind: exposure, weight: 0}") == .exposure(ExposureTerm(weight: 0)))
        #expect(try term("{id: h, kind: handover, wave: 50}") == .handover(HandoverTerm(wave: 50, ahead: 50)))
        #expect(try term("{id: h, kind: handover, wave: 50, ahead: 9}") == .handover(HandoverTerm(wave: 50, ahead: 9)))
        #expect(try term("{id: r, kind: reserve, per_stage: 15}") == .reserve(ReserveTerm(perStage: 15)))
        #expect(
            try term("{id: n, kind: no_show, then: [substitute, carry], excused: yes}")
                == .noShow(NoShowTerm(then: [.substitute, .carry], excused: true)))
        #expect(try term("{id: p, kind: priority}") == .priority(PriorityTerm(tiers: 5, mode: .separable)))
        #expect(try term("{id: p, kind: priority, mode: joint}") == .priority(PriorityTerm(mode: .joint)))
        #expect(try term("{id: l, kind: lottery}") == .lottery(LotteryTerm(method: .ticket, seed: "")))
        #expect(
            try term("{id: l, kind: lottery, method: maximin, seed: commit-reveal}")
                == .lottery(LotteryTerm(method: .maximin, seed: "commit-reveal")))
        #expect(
            try term("{id: b, kind: bodies, each: 6000, apart: true}") == .bodies(BodiesTerm(fromA: 6000, fromB: 6000)))
        #expect(
            try term("{id: r, kind: rate, paid_by: A, for: [{who: {status: civilian}, give: 30}], stage_tolerance: 7}")
                == .rate(
                    RateTerm(
                        paidBy: .a, entries: [.init(who: .status(.civilian), give: 30)], tolerance: 0, stageTolerance: 7
                    )))
    }

    private static let ranks =
        "private: 1, nco: 2, warrant: 3, lieutenant: 4, captain: 6, major: 8, lt_colonel: 10, colonel: 15, "
        + "brigadier: 20, major_general: 40"

    @Test func aTableOfEquivalentsHoldsEveryRank() throws {
        let read = try term("{id: w, kind: weights, table: {\(Self.ranks), general: 60}, max: 1500}")
        guard case .weights(let weights) = read else {
            Issue.record("\(read)")
            return
        }
        #expect(weights.table.count == Rank.allCases.count && weights.table[.general] == 60)
        #expect(weights.tolerance == 0 && weights.stageTolerance == 0 && weights.max == 1500)
    }

    /// A clause, the code of its finding, and what the message or the mend must name.
    @Test(arguments: [
        ("{id: w, kind: weights, table: {\(ranks)}}", "KEY_MISSING", "general"),
        ("{id: w, kind: weights, table: {\(ranks), general: 0}}", "BAD_VALUE", "general"),
        ("{id: a, kind: all_off, who: {sex: female}}", "CLAUSE_UNKNOWN", "\"all_of\""),
        ("{id: s, kind: share, who: {sex: female}, off: 30, of: 30, at: least}", "KEY_UNKNOWN", "\"of\""),
        ("{id: s, kind: share, who: {sex: female}, of: 101, at: least}", "BAD_VALUE", "100"),
        ("{id: s, kind: share, who: {sex: female}, of: 10, at: about}", "BAD_VALUE", "most"),
        ("{id: s, kind: share, who: {sexe: female}, of: 10, at: least}", "PREDICATE_UNKNOWN", "\"sex\""),
        ("{id: r, kind: rate, for: [{who: {sex: female}, give: 3}]}", "KEY_MISSING", "paid_by"),
        ("{id: r, kind: rate, paid_by: A, for: []}", "KEY_MISSING", "for"),
        ("{id: r, kind: rate, paid_by: A, for: [{who: {sex: female}}]}", "KEY_MISSING", "give"),
        ("{id: n, kind: named, released_by: B}", "KEY_MISSING", "ids"),
        ("{id: n, kind: named, released_by: C, ids: [B1]}", "BAD_VALUE", "released_by"),
        ("{id: n, kind: named, ids: [B1], by_stage: 2}", "STAGE_UNKNOWN", "2"),
        ("{id: v, kind: veto}", "KEY_MISSING", "max"),
        ("{id: v, kind: veto, max: {A: 3}}", "KEY_MISSING", "B"),
        ("{id: v, kind: veto, max: 3, sealed: false}", "BAD_VALUE", "sealed"),
        ("{id: p, kind: priority, sealed: no}", "BAD_VALUE", "sealed"),
        ("{id: p, kind: priority, mode: both}", "BAD_VALUE", "joint"),
        ("{id: c, kind: capacity}", "KEY_MISSING", "seats"),
        ("{id: c, kind: capacity, seats: [3, 4]}", "STAGE_UNKNOWN", "2 numbers"),
        ("{id: c, kind: capacity, seats: []}", "BAD_VALUE", "empty"),
        ("{id: c, kind: capacity, crossings: 3}", "BAD_VALUE", "crossing"),
        ("{id: s, kind: sites}", "KEY_MISSING", "max"),
        ("{id: e, kind: exposure}", "KEY_MISSING", "weight"),
        ("{id: h, kind: handover, wave: 0}", "BAD_VALUE", "wave"),
        ("{id: r, kind: reserve}", "KEY_MISSING", "per_stage"),
        ("{id: n, kind: no_show, then: [hope]}", "BAD_VALUE", "substitute"),
        ("{id: n, kind: no_show, then: [carry, carry]}", "BAD_VALUE", "twice"),
        ("{id: b, kind: bodies, each: 6, apart: false}", "BAD_VALUE", "apart"),
        ("{id: k, kind: keep_together, who: {sex: male}}", "KEY_UNKNOWN", "who"),
    ])
    func whatIsNotUnderstoodIsAFinding(clause: String, code: String, named: String) throws {
        let errors = try errors(in: clause)
        let finding = try #require(errors.first { $0.code == code }, "\(errors)")
        #expect((finding.message + finding.mend).contains(named), "\(finding)")
        #expect(finding.row == 6 && finding.file == "tried.yaml")
    }

    @Test(arguments: [
        "{id: x, kind: keep_together}", "{id: x, kind: reserve, per_stage: 1}", "{id: x, kind: handover, wave: 3}",
        "{id: x, kind: veto, max: 3}", "{id: x, kind: priority}", "{id: x, kind: exposure, weight: 3}",
    ])
    func someKindsStandOnce(clause: String) throws {
        let again = clause.replacing("id: x", with: "id: y")
        let text = "exchange: t\nversion: 1\nas_of: 2025-05-16\nsides: {A: N, B: V}\nclauses: [\(clause), \(again)]"
        let (terms, findings) = try ExchangeTerms.read(Array(text.utf8))
        #expect(terms == nil && findings.map(\.code) == ["CLAUSE_TWICE"])
    }

    @Test func theLevelsOfTermsThatNameNone() throws {
        let text = "exchange: t\nversion: 1\nas_of: 2025-05-16\nsides: {A: N, B: V}\nclauses: [{id: l, kind: lottery}]"
        let terms = try #require(try ExchangeTerms.read(Array(text.utf8)).terms)
        #expect(terms.objective == [.count, .band, .fair, .captivity, .select, .early, .lottery])
        #expect(terms.priorityMode == .separable && !terms.keepsFamilies && terms.weights == nil)
        let whole = try readTerms("{id: l, kind: lottery}", objective: "[count, band, fair, captivity, select, early]")
        #expect(whole.objective.first == .count && whole.objective.last == .lottery)
    }
}
