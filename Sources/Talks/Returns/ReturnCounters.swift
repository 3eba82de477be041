import Persons

/// Announced returns of remains, counted by direction, voice and unit.
public struct ReturnCounters: Fulfilment, Sendable {
    /// One for each direction, voice and unit, in that order.
    public let counters: [ReturnCounter]
    private let returns: [RemainsReturn]
    private let signed: Set<RecordID>

    /// Counts returns; each is an event of its own, however equal the figures.
    ///
    /// Figures of one direction, voice and unit are added. Where the unit is not stated, only figures in the same
    /// words are; without words, none.
    /// - Parameter signed: the returns that both sides have countersigned.
    public init(_ returns: [RemainsReturn], signed: Set<RecordID> = []) {
        self.returns = returns
        self.signed = signed
        struct Key: Hashable {
            let from: SideID
            let voice: Voice
            let unit: RemainsUnit
            let words: String?
            let only: RecordID?
        }
        var order: [Key] = []
        var groups: [Key: [RemainsReturn]] = [:]
        for remains in returns.sorted(by: Self.isEarlier) {
            let unstated = remains.unit == .unstated
            let key = Key(
                from: remains.from, voice: remains.voice, unit: remains.unit,
                words: unstated ? remains.figure.unit : nil,
                only: unstated && remains.figure.unit == nil ? remains.id : nil)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(remains)
        }
        counters = order.map { key in
            let all = groups[key] ?? []
            let events = all.filter { $0.scope != .total }
            let words = Set(all.map(\.figure.unit))
            return ReturnCounter(
                from: key.from, to: key.from.other, voice: key.voice, unit: key.unit,
                unitWords: words.count == 1 ? words.first ?? nil : nil, events: events.map(\.id),
                figures: events.map(\.figure.value), announced: events.map(\.figure.value).reduce(0, +),
                totals: all.filter { $0.scope == .total }.map(\.figure.value))
        }
        .sorted {
            ($0.from, Voice.order($0.voice), $0.unit.rawValue, $0.unitWords ?? "")
                < ($1.from, Voice.order($1.voice), $1.unit.rawValue, $1.unitWords ?? "")
        }
    }

    /// What each voice says has been returned: its last total where it gave one, otherwise the sum of its events. Only
    /// figures of the commitment's unit count.
    public func figures(for commitment: Commitment) -> [FulfilmentFigure] {
        guard let key = commitment.fulfilment, let from = key.returnsFrom else { return [] }
        let counted = returns.filter { $0.from == from && $0.unit == key.unit ?? .unstated }
        return Voice.allCases.compactMap { voice in
            let said = counted.filter { $0.voice == voice }.sorted(by: Self.isEarlier)
            guard let last = said.last else { return nil }
            let proof = said.allSatisfy { signed.contains($0.id) } ? "countersigned by both sides" : "announced"
            if let total = said.last(where: { $0.scope == .total }) {
                return FulfilmentFigure(
                    voice: voice, value: total.figure.value, date: total.until ?? total.date, records: [total.id],
                    proof: signed.contains(total.id) ? "countersigned by both sides" : "announced as a total")
            }
            return FulfilmentFigure(
                voice: voice, value: said.map(\.figure.value).reduce(0, +), date: last.date, records: said.map(\.id),
                proof: proof)
        }
    }

    private static func isEarlier(_ left: RemainsReturn, _ right: RemainsReturn) -> Bool {
        When.isEarlier(left.until ?? left.date, right.until ?? right.date) ?? (left.id < right.id)
    }
}

extension Voice {
    /// Sides, chair, third parties, press.
    static func order(_ voice: Voice) -> Int { allCases.firstIndex(of: voice) ?? 0 }
}

extension When {
    /// Earlier dates first, unknown ones last; nil where they do not differ.
    static func isEarlier(_ left: When?, _ right: When?) -> Bool? {
        switch (left, right) {
        case (let a?, let b?): a == b ? nil : a < b
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): nil
        }
    }
}
