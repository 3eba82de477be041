import Exchanges
import Linkage
import Persons

/// The two lists of one direction in numbers, for a page.
struct TwoSidedCounts {
    /// One list.
    struct Side {
        var name: String
        /// Lines by state, in the order of the states.
        var states: [(state: LineState, lines: Int)]
        /// Lines by category, by state in the same order.
        var categories: [(category: String, lines: [Int])]
        /// Lines in conflict by cause.
        var causes: [(cause: ConflictCause, lines: Int)]

        var accepted: Int { states.reduce(0) { $0 + $1.lines } }
    }

    /// Unique in the page.
    var id: String
    /// What the direction is called.
    var heading: String
    var left: Side
    var right: Side

    var drawing: FlowDrawing {
        let fills: [SVGDrawing.Fill] = [.solid, .crossed, .hatched, .outlined]
        let rows = zip(zip(left.states, right.states), fills).map { pair, fill in
            FlowDrawing.Row(
                leftWords: pair.0.state.words, rightWords: pair.1.state.words, left: pair.0.lines,
                right: pair.1.lines, fill: fill)
        }
        return FlowDrawing(
            id: "flow-\(id)", title: "\(heading): lines of both lists by state", leftName: left.name,
            rightName: right.name, rows: rows)
    }

    /// The part of a page on all directions.
    static func section(_ directions: [TwoSidedCounts]) -> Section {
        let drawings = zip(directions, FlowDrawing.svgs(directions.map(\.drawing))).map { direction, svg in
            FigurePair.Drawing(heading: direction.heading, svg: svg)
        }
        var blocks: [Block] = [
            .figures(
                FigurePair(
                    heading: "Lines of both lists", drawings: drawings,
                    legend: "Heights are in one scale for all lists. A band joins lines that answer each other."))
        ]
        blocks += directions.flatMap { direction in
            [(direction.left, "left"), (direction.right, "right")].map { side, place in
                Block.table(side.table(id: "two-sides-\(direction.id)-\(place)"))
            }
        }
        let causes = directions.flatMap { direction in [direction.left, direction.right] }
        if causes.contains(where: { !$0.causes.isEmpty }) { blocks.append(.table(causesTable(causes))) }
        return Section(
            id: "two-sides", title: "Both lists, line by line",
            paragraphs: [
                "Every accepted line of both lists stands in one state. Matched: two reviewers judged it one person with "
                    + "a line of the other list, and nothing speaks against it. In conflict: something does. Possible: a "
                    + "word or a proposal waits for reviewers.",
                "Unanswered: the person is asked for, and nobody reports to hold him or her. Unclaimed: the person is held, "
                    + "and nobody asks. Neither says anything about the person but that.",
            ], blocks: blocks)
    }

    private static func causesTable(_ sides: [Side]) -> Table {
        var table = Table(
            id: "two-sides-causes", caption: "Lines in conflict, by cause (a line may have several)",
            columns: [("Cause", .phrase)] + sides.map { ($0.name, .number) })
        for cause in ConflictCause.allCases {
            let counts = sides.map { side in side.causes.first { $0.cause == cause }?.lines ?? 0 }
            if counts.contains(where: { $0 > 0 }) { table.append([cause.words] + counts.map(Wording.number)) }
        }
        return table
    }
}

extension TwoSidedCounts.Side {
    /// The list by category; the sums stand beside and below.
    func table(id: String) -> Table {
        var table = Table(
            id: id, caption: name,
            columns: [("Category", .text)] + states.map { ($0.state.words.capitalizedFirst, .number) }
                + [("Accepted lines", .number)])
        for row in categories {
            table.append([row.category] + (row.lines + [row.lines.reduce(0, +)]).map(Wording.number))
        }
        table.append(["All"] + (states.map(\.lines) + [accepted]).map(Wording.number), isTotal: true)
        return table
    }

    init(_ figures: TwoSidedFigures.List, name: String) {
        self.name = name
        states = figures.states.map { ($0, figures.byState[$0] ?? 0) }
        categories = figures.byCategory.map { row in
            (row.category, figures.states.map { row.byState[$0] ?? 0 })
        }
        causes = figures.conflicts.map { ($0.cause, $0.lines) }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension ReportMaterial {
    /// Both lists of a claimant's direction; nil where one of them is not there.
    func twoSidedCounts(_ claimant: SideID) -> TwoSidedCounts? {
        guard let claim = claims[claimant], let holding = holdings[claimant.other], let links = links[claimant] else {
            return nil
        }
        let left = ViewedList(claim.list, isClaim: true, standings: claim.standings)
        let right = ViewedList(holding.list, isClaim: false, standings: holding.standings)
        let view = TwoSidedView(
            left: left, right: right, links: links,
            judged: JudgedPairs(judgedActs(claimant), left: claim.list, right: holding.list))
        let figures = TwoSidedFigures(view, left: left, right: right)
        return TwoSidedCounts(
            id: claimant.rawValue, heading: "Claims of \(terms.name(of: claimant))",
            left: .init(figures.left, name: "\(terms.name(of: claimant)), claim list"),
            right: .init(figures.right, name: "\(terms.name(of: claimant.other)), holding list"))
    }

    private func judgedActs(_ claimant: SideID) -> [ReviewAct] {
        reviews.reviews.filter { $0.pair.heldBy == claimant.other }.flatMap { review in
            review.words.map { said in
                ReviewAct(
                    .judged(
                        Judgement(
                            left: JudgedLine(id: review.pair.claim), right: JudgedLine(id: review.pair.line),
                            heldBy: review.pair.heldBy, word: said.word, reviewer: said.reviewer, at: "", reason: "")))
            }
        }
    }
}
