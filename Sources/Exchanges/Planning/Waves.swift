import Persons

/// The waves in which the people of one stage cross: one side at a time, the side that is behind next.
///
/// So neither is ever ahead by more than the terms allow, while the units themselves count no more (Sandholm and
/// Lesser, "Advantages of a leveled commitment contracting protocol", 1996, and their safe exchange planner: no chunk
/// larger than what may be lost). Within a side the worst off go first, then the lower ticket.
struct Waves {
    private let handover: HandoverTerm
    private let lead: (_ kind: PersonClasses.Kind) -> Int
    private let step: Int
    private let classes: PersonClasses
    private let kindOf: [Int: Int]

    /// Nil where the terms have no `handover`.
    init?(_ terms: ExchangeTerms, _ classes: PersonClasses) {
        guard let handover = terms.handover else { return nil }
        self.handover = handover
        self.classes = classes
        var kindOf: [Int: Int] = [:]
        for fine in classes.fine { for unit in fine.units { kindOf[unit] = fine.kind } }
        self.kindOf = kindOf
        let measures = classes.measures
        func value(_ measure: Measure, _ kind: PersonClasses.Kind) -> Int {
            (kind.side == .a ? 1 : -1) * (measures[measure].map { kind.values[$0] } ?? 0)
        }
        if terms.weights != nil {
            lead = { value(.weight, $0) }
            step = 1
        } else if let rate = terms.rate {
            lead = { value($0.side == rate.paidBy ? .counted : .due, $0) }
            step = rate.entries.map(\.give).max() ?? 1
        } else {
            let (partA, partB) = (terms.count?.partA ?? 1, terms.count?.partB ?? 1)
            let divisor = greatestCommonDivisor(partA, partB)
            let parts = (a: partA / divisor, b: partB / divisor)
            lead = { value(.counted, $0) * ($0.side == .a ? parts.b : parts.a) }
            step = max(parts.a, parts.b)
        }
    }

    private struct Waiting {
        let unit: Int
        let heads: Int
        let lead: Int
    }

    /// The wave of each unit of one stage, counted from 1.
    func waves(of units: [Int]) -> [Int: Int] {
        var queues = SideID.allCases.map { side in queue(units, side) }
        let end = queues.joined().reduce(0) { $0 + $1.lead }
        // A family crosses whole, even where it alone counts for more than the lead.
        let largest = queues.joined().map { abs($0.lead) }.max() ?? 0
        let most = max(handover.ahead * step, abs(end), largest)
        var gap = 0
        var wave = 0
        var waveOf: [Int: Int] = [:]
        while queues.contains(where: { !$0.isEmpty }) {
            wave += 1
            var side = next(queues, gap)
            // Whether somebody of each side can cross without a lead that is too great.
            let canCross = queues.map { queue in queue.contains { abs(gap + $0.lead) <= most } }
            if !canCross[side], canCross[1 - side] { side = 1 - side }
            var heads = 0
            var left: [Waiting] = []
            for waiting in queues[side] {
                let fits = heads + waiting.heads <= handover.wave || heads == 0
                let mayLead = abs(gap + waiting.lead) <= most || heads == 0 && !canCross[side]
                if fits, mayLead {
                    waveOf[waiting.unit] = wave
                    heads += waiting.heads
                    gap += waiting.lead
                } else {
                    left.append(waiting)
                }
            }
            queues[side] = left
        }
        return waveOf
    }

    /// The side that is behind; where neither is, the one whose next unit has the lower ticket.
    private func next(_ queues: [[Waiting]], _ gap: Int) -> Int {
        if queues[0].isEmpty { return 1 }
        if queues[1].isEmpty { return 0 }
        if gap != 0 { return gap > 0 ? 1 : 0 }
        return classes.callOrder[queues[0][0].unit] < classes.callOrder[queues[1][0].unit] ? 0 : 1
    }

    /// Units of one side, the worst off first, then by ticket.
    private func queue(_ units: [Int], _ side: SideID) -> [Waiting] {
        let band = classes.measures[.band] ?? 0
        let heads = classes.measures[.heads] ?? 0
        let found = units.compactMap { unit -> (kind: PersonClasses.Kind, unit: Int)? in
            guard let kind = kindOf[unit].map({ classes.kinds[$0] }), kind.side == side else { return nil }
            return (kind, unit)
        }
        return found.sorted { left, right in
            // A family's band is that of its members together: compared by head.
            let (a, b) = (
                left.kind.values[band] * right.kind.values[heads], right.kind.values[band] * left.kind.values[heads]
            )
            return a != b ? a > b : classes.callOrder[left.unit] < classes.callOrder[right.unit]
        }.map { Waiting(unit: $0.unit, heads: $0.kind.values[heads], lead: lead($0.kind)) }
    }
}
