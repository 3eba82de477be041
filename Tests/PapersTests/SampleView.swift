import Linkage
import Persons

@testable import Papers

/// A made-up exchange of 300 for 300 in two stages, for pages drawn without any file.
func sampleView(reader: ReportReader = .mediator) -> ReportView {
    let sides = SideID.allCases
    func way(_ side: SideID) -> WayFigures {
        let shift = side == .a ? 0 : 40
        return WayFigures(
            holder: side,
            steps: [
                .init(name: WayFigures.held, soldiers: .exactly(1640 + shift), civilians: .exactly(212)),
                .init(name: WayFigures.confirmed, soldiers: .exactly(480 + shift), civilians: .exactly(96)),
                .init(name: WayFigures.available, soldiers: .exactly(441 + shift), civilians: .between(92, 96)),
                .init(name: WayFigures.counted, soldiers: .exactly(260), civilians: .exactly(40)),
                .init(name: WayFigures.outside, soldiers: .exactly(9), civilians: .exactly(1)),
            ])
    }
    func list(_ side: SideID, _ kind: String, _ accepted: Int) -> ListFigures {
        ListFigures(
            author: side, kind: kind, rows: accepted + 11, notLines: 4, received: accepted + 7, accepted: accepted,
            rejected: 7, new: accepted - 40, repeatsInList: 40, repeatsOfEarlier: 0,
            findings: [
                .init(
                    code: "DATE_UNREADABLE", severity: .error,
                    message: "The date cannot be read; it is kept as written and treated as unknown.",
                    mend: "Send it as YYYY-MM-DD, or name the column's format in a mapping.", count: 3),
                .init(
                    code: "LOOKALIKE_LETTERS", severity: .note,
                    message: "Letters of another script stand inside a word; they are repaired beside the original.",
                    mend: "Nothing needs mending.", count: accepted / 7),
            ])
    }
    let strong = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 12, 40, 120, 230, 310, 260, 140, 55, 12]
    let possible = [0, 0, 0, 0, 0, 0, 0, 4, 33, 52, 31, 14, 2, 1, 0, 0, 0, 0, 0, 0]
    let weak = [9300, 5120, 2400, 1210, 530, 201, 90, 41, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let stage = PlanFigures.Heads(countedSoldiers: 110, countedCivilians: 40, outsideSoldiers: 9, outsideCivilians: 1)
    let second = PlanFigures.Heads(countedSoldiers: 150)
    return ReportView(
        reader: reader, exchange: "made-up", termsVersion: 1,
        asOf: PartialDate(year: 2025, month: 5, day: 16) ?? .unknown,
        parties: [.init(id: .a, name: "Norrow"), .init(id: .b, name: "Veshna")], isRehearsal: true,
        lists: sides.flatMap { [list($0, "claim list", 900), list($0, "holding list", 1852)] },
        links: sides.map { side in
            LinkFigures(
                claimant: side,
                grades: [
                    .init(grade: "strong", pairs: 1182, assigned: 1150, truePairs: 1148),
                    .init(grade: "possible", pairs: 137, assigned: 80, truePairs: 71),
                    .init(grade: "weak", pairs: 18902, assigned: 31, truePairs: 12),
                ],
                histogram: WeightCounts(lowest: -10, binBits: 2, counts: [strong, possible, weak]),
                qualities: [
                    .init(what: "strong", links: 1182, trueLinks: 1176, truth: 1260),
                    .init(what: "possible or better", links: 1319, trueLinks: 1240, truth: 1260),
                    .init(what: "each line once", links: 1261, trueLinks: 1231, truth: 1260),
                ])
        },
        judgements: sides.map { side in
            JudgementFigures(
                claimant: side,
                reviewers: [
                    .init(name: "reviewer-1", same: 580, different: 40, unsure: 6),
                    .init(name: "reviewer-2", same: 577, different: 44, unsure: 5),
                ], pairs: 626, bothSame: 571, bothDifferent: 37, open: 18, wrong: 9, decided: 1241)
        },
        claims: sides.map { side in
            ClaimFigures(claimant: side, lines: 900, repeats: 40, confirmed: 571, waiting: 18, unanswered: 271)
        },
        twoSided: sides.map { side in
            let names = side == .a ? ["Norrow", "Veshna"] : ["Veshna", "Norrow"]
            func list(_ name: String, _ untouched: LineState, _ all: [Int], _ civilians: [Int]) -> TwoSidedCounts.Side {
                let states: [LineState] = [.matched, .inConflict, .possible, untouched]
                return TwoSidedCounts.Side(
                    name: name, states: Array(zip(states, all)),
                    categories: [("CIV", civilians), ("POW", zip(all, civilians).map { $0 - $1 })],
                    causes: [(.reviewersDisagree, 3), (.twoLinesOneList, all[1] - 3)])
            }
            return TwoSidedCounts(
                id: side.rawValue, heading: "Claims of \(names[0])",
                left: list("\(names[0]), claim list", .unanswered, [563, 17, 41, 279], [61, 2, 1, 38]),
                right: list("\(names[1]), holding list", .unclaimed, [566, 15, 44, 1227], [61, 2, 4, 160]))
        },
        statedErrors: "The reviewers are invented; each errs in 1.0 % of pairs.", ways: sides.map(way),
        plan: PlanFigures(
            status: "optimal",
            stages: [
                .init(number: 1, date: "23 May 2025", heads: [.a: stage, .b: stage]),
                .init(number: 2, date: "24 May 2025", heads: [.a: second, .b: second]),
            ],
            levels: [
                .init(name: "count", value: 620, bound: 620, proved: true),
                .init(name: "early", value: 1204, bound: 1204, proved: true),
            ]),
        terms: [
            TermFigures(
                id: "n-for-n", asks: "Norrow releases exactly 300 counted people and Veshna exactly 300.", kept: true,
                found: "300 and 300."),
            TermFigures(
                id: "civilians", asks: "In stage 1 each side releases at least 120 counted people who are civilians.",
                kept: false, found: "Norrow 40, Veshna 40."),
            TermFigures(id: "vetoes", asks: "Up to 20 people stay where they are.", kept: nil, found: ""),
        ],
        notJudged: ["vetoes"],
        unresolved: [
            Unresolved(
                what: "Possible links that no reviewer has seen", side: .a, count: 18,
                settle: "Two reviewers judge the pair.",
                ids: (1...18).map { "N-\($0 + 100) · V-\($0 + 500)" }, arePairs: true),
            Unresolved(
                what: "Claimed, no answer from the holder", side: .b, count: 329, settle: "The holder answers.",
                ids: (1...329).map { "V-\($0 + 1000)" }),
            Unresolved(
                what: "Impossible terms", side: nil, count: 1, settle: "The sides lower what is asked.",
                ids: ["civilians"]),
        ],
        manifests: [
            Manifest(stage: 1, heading: "Stage 1, released by Norrow", ids: (1...160).map { "AN-\($0 + 2000)" }),
            Manifest(stage: 1, heading: "Stage 1, released by Veshna", ids: (1...160).map { "BV-\($0 + 2000)" }),
        ],
        foundations: [
            .init(name: "Terms, SHA-256", value: String(repeating: "0123456789abcdef", count: 4)),
            .init(name: "Check again", value: "parley plan check plan.json --persons persons.csv --terms terms.yaml"),
        ])
}

extension PartialDate {
    fileprivate static var unknown: PartialDate { preconditionFailure("16 May 2025 is a date") }
}
