/// Fair lots: a lottery over whole points of a face in which the least chance of a unit is as great as it can be
/// (maximin), and what proves that.
///
/// Kinds of which no point has any are left out, each by proof. Chances as even as the linear relaxation allows
/// (`EvenChances`) are taken apart into points (`LotteryOfPoints`); where whole points cannot have those means, a
/// lottery by column generation takes their place (`PricedLottery`). The weights are whole numbers; the least chance
/// and its bound are compared in integers.
struct FairLots {
    /// What the weights of a lottery add up to.
    static let whole = 1 << 40
    /// How often means are taken apart, each time by other points, before columns are generated.
    private static let turns = 6

    let kinds: [LotKind]
    /// Points of the face.
    private(set) var points: [[Int]] = []
    /// How often each is drawn in `whole` times; none is zero.
    private(set) var weights: [Int] = []
    /// Sums of weights by kind: how many of it go in `whole` draws together.
    private(set) var places: [Int] = []
    /// The least chance of a unit that can go, and a bound that no lottery passes.
    private(set) var least = LeastChance(places: 0, of: 1, bound: 0, over: 1)

    /// Nil when the solver or the search fails.
    /// - Parameters:
    ///   - face: has a point; the proof goes to its steps.
    ///   - kinds: distinct columns, each counting units that go.
    init?(_ face: inout Face, _ kinds: [LotKind]) {
        self.kinds = kinds
        guard let point = face.point else { return nil }
        // Each round leaves out some kind.
        for _ in 0...kinds.count {
            var program = face.program
            guard program.propagate(), let reduced = ReducedProgram(program) else { return nil }
            let free = kinds.filter { reduced.position[$0.column] >= 0 }
            let inner = free.map { LotKind(column: reduced.position[$0.column], size: $0.size) }
            if free.isEmpty {
                take([point], [1])
                guard settle(&face, [], []) else { return nil }
                return
            }
            guard let found = Self.lottery(reduced.program, inner, from: reduced.columns.map { point[$0] }) else {
                return nil
            }
            if found.isExcluding {
                let excluded = zip(free, found.asked).filter { $0.1 > 0 }.map(\.0.column)
                guard Self.exclude(excluded, &face) else { return nil }
                continue
            }
            take(found.points.map { reduced.expanded($0, in: program) }, found.weights)
            guard settle(&face, free, found.asked) else { return nil }
            return
        }
        return nil
    }

    /// The point that a number from 0 to below `whole` draws.
    func point(drawnBy number: Int) -> [Int] {
        var left = number
        for (point, weight) in zip(points, weights) {
            if left < weight { return point }
            left -= weight
        }
        return points[0]
    }

    private struct Found {
        var points: [[Int]] = []
        var weights: [Double] = []
        let asked: [Int]
        var isExcluding = false
    }

    /// A lottery over a programme without fixed columns, or kinds that cannot go.
    private static func lottery(_ program: IntegerProgram, _ kinds: [LotKind], from point: [Int]) -> Found? {
        var start: Set = [point]
        var asked = kinds.map { _ in 1 }
        if let chances = EvenChances(program, kinds) {
            asked = LotKind.whole(chances.weights)
            if chances.least < 1e-9 {
                var search = IntegerSearch(
                    program, maximising: LotKind.goal(asked, kinds, program.columnCount), from: point)
                let result = search.result()
                if result.bound == 0, result.point != nil { return Found(asked: asked, isExcluding: true) }
            } else {
                for turn in 0..<Self.turns {
                    let lottery = LotteryOfPoints(program, mean: chances.means, turn: turn)
                    if lottery.rest < 1e-6 {
                        return Found(points: lottery.points, weights: lottery.weights, asked: asked)
                    }
                    start.formUnion(lottery.points)
                }
                let wanted = kinds.map { chances.means[$0.column] }
                let even = PricedLottery(
                    program, kinds, wanting: wanted, from: start.ordered, asked: asked, isAll: true)
                if even.part > 1 - 1e-7 { return Found(points: even.points, weights: even.weights, asked: asked) }
                start.formUnion(even.points)
            }
        }
        let priced = PricedLottery(
            program, kinds, wanting: kinds.map { Double($0.size) }, from: start.ordered, asked: asked)
        if let excluded = priced.excluded { return Found(asked: excluded, isExcluding: true) }
        if priced.weights.isEmpty { return nil }
        return Found(points: priced.points, weights: priced.weights, asked: priced.asked)
    }

    /// Narrows columns to nothing, each with a proof that it can have no more.
    private static func exclude(_ columns: [Int], _ face: inout Face) -> Bool {
        guard let point = face.point, var keeper = PointKeeper(face.program, point: point) else { return false }
        for column in columns {
            guard case .refused = keeper.reach(1, in: column) else { return false }
            keeper.narrow(column, from: 0, to: 0)
        }
        face.settle(keeper)
        return true
    }

    /// Keeps points with weights above nothing, as whole numbers.
    private mutating func take(_ points: [[Int]], _ shares: [Double]) {
        let sum = shares.reduce(0, +)
        let whole = shares.map { Int($0 / sum * Double(Self.whole)) }
        var merged: [[Int]: Int] = [:]
        for (point, weight) in zip(points, whole) where weight > 0 {
            if let place = merged[point] {
                weights[place] += weight
            } else {
                merged[point] = self.points.count
                self.points.append(point)
                weights.append(weight)
            }
        }
        let largest = weights.indices.max { (weights[$0], -$0) < (weights[$1], -$1) } ?? 0
        weights[largest] += Self.whole - weights.reduce(0, +)
        places = kinds.map { kind in
            zip(self.points, weights).reduce(0) { $0 + $1.0[kind.column] * $1.1 }
        }
    }

    /// Bounds the least chance and notes lottery and bound in the proof.
    private mutating func settle(_ face: inout Face, _ free: [LotKind], _ asked: [Int]) -> Bool {
        // A kind that cannot go has no chance that could be more even.
        let isFree = Set(free)
        let going = kinds.indices.filter { places[$0] > 0 || isFree.contains(kinds[$0]) }
        let lowest = going.min { left, right in
            let (a, b) = (
                places[left].multipliedFullWidth(by: kinds[right].size),
                places[right].multipliedFullWidth(by: kinds[left].size)
            )
            return (a.high, a.low) < (b.high, b.low)
        }
        guard let lowest else { return true }
        // Of a kind that is not free every plan has so many: that is its own bound.
        let goal =
            isFree.contains(kinds[lowest])
            ? LotKind.goal(asked, free, face.program.columnCount)
            : LotKind.goal([1], [kinds[lowest]], face.program.columnCount)
        guard case .best(let level) = face.maximise(goal, locked: false) else { return false }
        least = LeastChance(
            places: places[lowest], of: Self.whole * kinds[lowest].size, bound: level.bound,
            over: kinds.reduce(0) { $0 + goal[$1.column] * $1.size })
        face.addLots(over: points, weights, kinds: kinds.flatMap { [$0.column, $0.size] })
        return true
    }
}

/// A least chance as a fraction, and a bound of it as another.
struct LeastChance: Hashable {
    let places: Int
    let units: Int
    private let bound: Int
    private let boundUnits: Int

    init(places: Int, of units: Int, bound: Int, over boundUnits: Int) {
        (self.places, self.units, self.bound, self.boundUnits) = (places, units, bound, boundUnits)
    }

    /// In millionths, to the nearest.
    var millionths: Int {
        Int((Int128(places) * 2_000_000 + Int128(units)) / (2 * Int128(units)))
    }

    /// The whole millionths by which some lottery might still have more.
    var gap: Int {
        let above = Int128(bound) * Int128(units) - Int128(places) * Int128(boundUnits)
        return above <= 0 ? 0 : Int(above * 1_000_000 / (Int128(boundUnits) * Int128(units)))
    }
}

extension Set<[Int]> {
    /// In an order of their own.
    fileprivate var ordered: [[Int]] { sorted { $0.lexicographicallyPrecedes($1) } }
}
