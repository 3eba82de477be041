/// In what order the clauses stand, kept so that proposals and moves of different clauses commute.
///
/// Each clause stands after another (or first); of several placed after the same one the latest comes first, as
/// "right after it" asks, and at one time the lower id. The order follows from these placings alone, not from the
/// order in which they were made (a replicated tree, after Roh et al., 2011). A moved clause leaves its old place
/// behind, so that what was placed after it there stays.
struct ClauseOrder: Hashable, Sendable {
    private struct Place: Hashable, Sendable {
        let clause: ClauseID
        let moves: Int
    }

    private struct Placing: Hashable, Sendable {
        let place: Place
        let at: When?
    }

    private var after: [Place?: [Placing]] = [:]
    private var moves: [ClauseID: Int] = [:]
    /// The clauses in order.
    private(set) var clauses: [ClauseID] = []

    /// The order of a text as it was opened.
    init(_ opened: [ClauseID]) {
        var before: Place?
        for clause in opened {
            let place = Place(clause: clause, moves: 0)
            moves[clause] = 0
            after[before, default: []].append(Placing(place: place, at: nil))
            before = place
        }
        clauses = opened
    }

    func holds(_ clause: ClauseID) -> Bool { moves[clause] != nil }

    /// Places a new clause, or moves one that has a place.
    mutating func place(_ clause: ClauseID, after other: ClauseID?, at: When) {
        let anchor = other.map { Place(clause: $0, moves: moves[$0] ?? 0) }
        let place = Place(clause: clause, moves: moves[clause].map { $0 + 1 } ?? 0)
        moves[clause] = place.moves
        after[anchor, default: []].append(Placing(place: place, at: at))
        after[anchor]?.sort { left, right in
            left.at == right.at ? left.place.clause < right.place.clause : Self.isLater(left.at, right.at)
        }
        clauses = inOrder
    }

    private static func isLater(_ left: When?, _ right: When?) -> Bool {
        guard let left else { return false }
        return right.map { $0 < left } ?? true
    }

    private var inOrder: [ClauseID] {
        var order: [ClauseID] = []
        var waiting = (after[nil] ?? []).reversed().map(\.place)
        while let place = waiting.popLast() {
            if moves[place.clause] == place.moves { order.append(place.clause) }
            waiting += (after[place] ?? []).reversed().map(\.place)
        }
        return order
    }
}
