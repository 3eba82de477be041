import Foundation
import Linkage
import Persons

extension LinkageReport {
    /// m and u by level for every field, drawn and as a table.
    var modelSection: Section {
        let smallest = diagnostics.fields.flatMap(\.levels).map { min($0.m, $0.u) }.min() ?? 1
        let power = min(-2, Int(log10(max(smallest, 1e-12)).rounded(.down)))
        let drawings = diagnostics.fields.enumerated().map { index, field in
            let levels = field.levels.reversed().map { LevelBars.Level(words: $0.words, m: $0.m, u: $0.u) }
            let chart = LevelBars(
                id: "field-\(index)", title: "\(field.key.rawValue): chances of each level", levels: levels,
                lowestPower: power)
            return FigurePair.Drawing(heading: field.key.rawValue, svg: chart.svg)
        }
        var table = Table(
            id: "levels", caption: "Weight of each level",
            columns: [
                ("Field", .text), ("Level", .phrase), ("One person (m)", .number), ("Two persons (u)", .number),
                ("Bits", .number),
            ])
        for field in diagnostics.fields {
            for level in field.levels.reversed() {
                table.append([
                    field.key.rawValue, level.words, Wording.oneIn(level.m), Wording.oneIn(level.u),
                    Wording.decimal(level.bits, 2),
                ])
            }
        }
        return Section(
            id: "model", title: "How each field weighs",
            paragraphs: [
                "For each level of agreement: how often it occurs where two lines are one person, and where they are two. "
                    + "The weight is log2 of their ratio. Before any field, the odds are \(prior).",
                "At full agreement of a name or a text the weight also follows how rare the value is; that part differs "
                    + "from line to line and is not drawn.",
            ],
            blocks: [
                .figures(
                    FigurePair(
                        heading: "Chances of each level", drawings: drawings,
                        legend: "<span><i class=\"key solid\"></i>one person (m)</span>"
                            + "<span><i class=\"key hatched\"></i>two persons (u)</span> The scale is logarithmic.")),
                .table(table),
            ])
    }

    private var prior: String { "\(Wording.decimal(diagnostics.priorBits, 1)) bits" }

    /// How the estimation came to rest.
    var roundsSection: Section {
        let changes = diagnostics.rounds.map { max($0.largestChange, 1e-12) }
        let lowest = Int(log10(changes.min() ?? 1e-6).rounded(.down))
        let count = changes.count
        let step = max(1, count / 5)
        let marks = stride(from: 1, through: count, by: step).map { (at: Double($0), text: String($0)) }
        let powers = stride(from: lowest, through: 0, by: max(1, -lowest / 4)).map {
            (at: Double($0), text: $0 == 0 ? "1" : "10^\($0)".replacing("-", with: "\u{2212}"))
        }
        let ended = diagnostics.isConverged ? "came to rest" : "did not come to rest"
        let chart = PlotChart(
            id: "rounds-chart", title: "Largest change of a probability by round",
            description: "The estimation \(ended) after \(Wording.count(count, "round", "rounds")).",
            x: PlotChart.Axis(name: "round", from: 1, to: Double(max(2, count)), marks: marks),
            y: PlotChart.Axis(name: "largest change", from: Double(lowest), to: 0, marks: powers),
            lines: [.init(points: changes.enumerated().map { (Double($0.offset + 1), log10($0.element)) })])
        let share = diagnostics.rounds.last?.matchShare ?? 0
        return Section(
            id: "rounds", title: "How the model was estimated",
            paragraphs: [
                "Expectation-maximization \(ended) after \(Wording.count(count, "round", "rounds")). Share of all pairs that "
                    + "are one person: \(Wording.oneIn(share))."
            ],
            blocks: [
                .figures(
                    FigurePair(
                        heading: "Rounds of the estimation",
                        drawings: [.init(heading: "Largest change of a probability", svg: chart.svg)],
                        legend: "A curve that flattens before its end means that more rounds would change the weights.")
                )
            ])
    }

    /// What each blocking rule gave.
    var blockingSection: Section {
        var table = Table(
            id: "rules", caption: "Pairs and expected true pairs by rule, in the order of use",
            columns: [
                ("Rule", .phrase), ("Pairs added", .number), ("True pairs", .number), ("Added", .number),
                ("Only here", .number), ("Blocks left out", .number), ("Pairs in them", .number),
            ])
        for rule in diagnostics.coverage.rules {
            table.append(
                [
                    rule.name, Wording.number(rule.pairs), Wording.decimal(rule.matches, 1),
                    Wording.decimal(rule.firstMatches, 1), Wording.decimal(rule.soleMatches, 1),
                    Wording.number(rule.oversizedBlocks), Wording.number(rule.pairsLeftOut),
                ], marked: rule.oversizedBlocks > 0 ? [5, 6] : [])
        }
        return Section(
            id: "blocking", title: "Which pairs were compared",
            paragraphs: [
                "Two lines are compared when they share all keys of a rule; a pair is compared once, under the first. "
                    + "True pairs are expected numbers: those a rule gives, those no earlier rule gave, and those no other "
                    + "rule gives. Blocks over the limit are left out; their pairs may come from other rules.",
                "True pairs that no rule gives, expected: \(Wording.decimal(diagnostics.coverage.missedMatches, 1)).",
            ], blocks: [.table(table)])
    }

    /// How many lines say too little.
    var reachSection: Section {
        var table = Table(
            id: "reach", caption: "Lines that cannot reach a weight, whatever they are compared with",
            columns: [
                ("Weight in bits", .number), ("Left list", .number), ("Share", .number), ("Right list", .number),
                ("Share ", .number),
            ])
        for (index, threshold) in EstimatedQuality.thresholds.enumerated() {
            let cells = [diagnostics.leftReach, diagnostics.rightReach].flatMap {
                [Wording.number($0.cannotReach[index]), Wording.share($0.cannotReach[index], of: $0.lines)]
            }
            table.append([Wording.decimal(threshold, 1)] + cells)
        }
        return Section(
            id: "reach-section", title: "Lines that say too little",
            paragraphs: [
                "Each line was weighed against a copy of itself. A line that stays below 0 can never be linked, and one "
                    + "below 6.6 bits (probability 0.99) never strongly: only more facts from its author help."
            ], blocks: [.table(table)])
    }
}
