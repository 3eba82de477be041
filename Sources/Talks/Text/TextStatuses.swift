extension Bracket {
    /// Derived from its marks and alternatives: parked before reserved, before ad referendum, before the words.
    public var status: TextStatus {
        if marks.isParked { return .parked }
        if !marks.reserves.isEmpty { return .reserved }
        if !marks.adReferendum.isEmpty { return .adRef }
        return alternatives.count > 1 ? .alt : .bracket
    }
}

extension Clause {
    /// Derived from its marks and brackets. A clause all of whose brackets stand alike stands as they do; otherwise
    /// it is in brackets, or has alternatives as soon as one of its open brackets has.
    public var status: TextStatus {
        if isStruck { return .deleted }
        if marks.isParked { return .parked }
        if content.isEmpty { return .place }
        let statuses = Set(content.outerBrackets.map(\.status))
        if statuses.contains(.alt) { return .alt }
        if statuses.count > 1 { return .bracket }
        if let only = statuses.first { return only }
        if !marks.reserves.isEmpty { return .reserved }
        return marks.adReferendum.isEmpty ? .clean : .adRef
    }
}

extension [Inline] {
    /// The brackets that stand in no other.
    var outerBrackets: [Bracket] {
        compactMap { inline in
            if case .bracket(let bracket) = inline { bracket } else { nil }
        }
    }
}

/// How many brackets of a text stand how. A set of alternatives is one bracket, nested ones count each.
public struct BracketCount: Codable, Hashable, Sendable {
    /// Not settled, parked or accepted ad referendum.
    public var open = 0
    /// Moved to another basket.
    public var parked = 0
    /// Accepted ad referendum by the party; several parties' count at each.
    public var adReferendum: [String: Int] = [:]
    /// Brackets accepted ad referendum by any party.
    public var adReferendumTotal = 0
    /// Settled: accepted, withdrawn or struck, and the words plain.
    public var clean = 0

    /// Nothing counted yet.
    public init() {}

    /// All of them.
    public var total: Int { open + parked + adReferendumTotal + clean }

    mutating func count(_ bracket: Bracket?) {
        guard let bracket else {
            clean += 1
            return
        }
        if bracket.marks.isParked {
            parked += 1
        } else if bracket.marks.adReferendum.isEmpty {
            open += 1
        } else {
            adReferendumTotal += 1
            for party in bracket.marks.adReferendum { adReferendum[party.rawValue, default: 0] += 1 }
        }
    }
}

extension BracketedText {
    /// How its brackets stand; settled ones left no trace in a text alone (`NegotiatingText` keeps them).
    public var bracketCount: BracketCount {
        var count = BracketCount()
        for bracket in brackets { count.count(bracket) }
        return count
    }
}
