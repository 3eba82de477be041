import Persons

/// Where a commitment stands on a day; derived from what is on record, never set.
///
/// The first line that applies decides. "Says fulfilled" means a side's figure reaches the quantity (1 where none is
/// named). Figures of the chair, third parties and the press are shown and decide nothing.
///
/// | what is on record | state |
/// |---|---|
/// | the party it is owed to gave it up | `RELEASED` |
/// | its condition failed | `VOID` |
/// | both sides say fulfilled | `FULFILLED` |
/// | one side says fulfilled; the other says less, or has not been heard | `DISPUTED` |
/// | the due date has passed | `OVERDUE` |
/// | a side's figure is above 0 | `PARTLY` |
/// | the due date is within the notice period | `DUE` |
/// | otherwise | `OPEN` |
struct CommitmentStanding {
    let state: CommitmentState
    let because: String
    let level: ImplementationLevel

    /// The notice period where none is agreed.
    static let usualNoticeDays = 7

    init(
        _ commitment: Commitment, figures: [FulfilmentFigure], released: Bool, conditionFailed: Bool, day: When,
        names: [SideID: String], order: [SideID] = SideID.allCases
    ) {
        let quantity = commitment.quantity?.value ?? 1
        func figure(_ side: SideID) -> Int? { figures.first { $0.voice == Voice(side) }?.value }
        let heard = order.compactMap { side in figure(side).map { (side: side, value: $0) } }
        let said = heard.map { "\(names[$0.side] ?? $0.side.rawValue) says \($0.value)" }.joined(separator: ", ")
        let claims = heard.filter { $0.value >= quantity }
        let last = commitment.due.map { $0.lastDayNumber }
        level = Self.level(heard.count == 2 ? heard.map(\.value).min() ?? 0 : 0, of: quantity)
        let judged: (CommitmentState, String)
        if released {
            judged = (.released, "The party it is owed to has given it up.")
        } else if conditionFailed {
            judged = (.void, "Its condition failed.")
        } else if claims.count == 2 {
            let differ = heard[0].value == heard[1].value ? "" : " The figures differ."
            judged = (.fulfilled, "Both sides say it is done: \(said) of \(quantity).\(differ)")
        } else if let one = claims.first {
            let other = names[one.side.other] ?? one.side.other.rawValue
            let rest = heard.count == 2 ? "" : "; \(other) has not been heard"
            judged = (.disputed, "Not both sides say it is done: \(said) of \(quantity)\(rest).")
        } else if let last, day.dayNumber > last {
            judged = (
                .overdue,
                "It was due by \(commitment.due?.written ?? "").\(said.isEmpty ? "" : " \(said) of \(quantity).")"
            )
        } else if heard.contains(where: { $0.value > 0 }) {
            judged = (.partly, "\(said) of \(quantity).")
        } else if let last, last - day.dayNumber <= commitment.noticeDays ?? Self.usualNoticeDays {
            judged = (.due, "It is due by \(commitment.due?.written ?? "").")
        } else {
            judged = (.open, commitment.due.map { "It is due by \($0.written)." } ?? "No date has been agreed.")
        }
        (state, because) = judged
    }

    /// By the lower figure of both sides: nothing, less than half, half and more, all. Where one side has not been
    /// heard nothing is counted as carried out.
    static func level(_ value: Int, of quantity: Int) -> ImplementationLevel {
        if value >= quantity { return .full }
        if value <= 0 { return .none }
        return value * 2 < quantity ? .minimum : .intermediate
    }
}

extension When {
    /// The last day of the day, month or year, counted from 1970-01-01.
    var lastDayNumber: Int {
        switch date.precision {
        case .day: dayNumber
        case .month: dayNumber + PartialDate.days(inMonth: date.month ?? 1, of: date.year) - 1
        case .year: dayNumber + (PartialDate.days(inMonth: 2, of: date.year) == 29 ? 366 : 365) - 1
        }
    }
}

extension TalksRecord {
    /// Where every commitment stands on a day.
    func commitments(on day: When) -> [CommitmentView] {
        let signed = signedByBoth
        let sources: [any Fulfilment] = [
            ReturnCounters(standing(RemainsReturn.self), signed: signed),
            ExchangeFigures(standing(ExchangeAccount.self), signed: signed),
            PapersGiven(standing(Paper.self), sides: sides, receipts: receipts),
        ]
        var views = all(Commitment.self).sorted { $0.id < $1.id }.map { recorded in
            let evidence = sources.flatMap { $0.figures(for: recorded.noun) }
            let standing = CommitmentStanding(
                recorded.noun, figures: evidence, released: !upon(CommitmentRelease.self, recorded.id).isEmpty,
                conditionFailed: !upon(ConditionFailure.self, recorded.id).isEmpty, day: day, names: sideNames,
                order: process.sidesInOrder)
            return CommitmentView(
                commitment: recorded, state: standing.state, stateBecause: standing.because, level: standing.level,
                evidence: evidence, waitsFor: [])
        }
        let closed = Set(views.filter { [.fulfilled, .released].contains($0.state) }.map(\.commitment.id))
        for index in views.indices {
            views[index].waitsFor = views[index].commitment.dependsOn.filter { !closed.contains($0) }
        }
        return views
    }

    /// The records both sides have countersigned.
    var signedByBoth: Set<RecordID> { Set(receipts.filter { $0.value.count == 2 }.keys) }

    /// By which sides each record has been countersigned.
    var receipts: [RecordID: Set<SideID>] {
        Dictionary(
            uniqueKeysWithValues: placesUpon.keys.map { id in
                (id, Set(upon(Countersignature.self, id).map(\.noun.side)))
            })
    }

    private var sides: [RecordID: SideID] {
        Dictionary(
            SideID.allCases.compactMap { side in process.party(of: side).map { ($0.id, side) } },
            uniquingKeysWith: { first, _ in first })
    }
}
