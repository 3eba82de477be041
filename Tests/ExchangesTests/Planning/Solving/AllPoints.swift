@testable import Exchanges

extension IntegerProgram {
    /// Every whole point that keeps bounds and rows, by trying all.
    var allPoints: [[Int]] {
        var points: [[Int]] = [[]]
        for column in 0..<columnCount {
            points = points.flatMap { start in (lower[column]...upper[column]).map { start + [$0] } }
        }
        return points.filter(holds)
    }
}
