public import Exchanges

/// What the levels would gain or lose if numbers in the terms were others: bars to the right for more, to the left for
/// less, each level on a scale of its own; a change that moves none of them takes a line.
public enum SensitivityChart {
    private static let barHeight = 10.0
    private static let middle = SVGDrawing.width / 2
    /// Most that a bar is long on one side.
    private static let reach = SVGDrawing.width / 2
    private static let fills: [SVGDrawing.Fill] = [.solid, .hatched, .outlined]

    /// The chart as a file of its own, with the first three levels that any change moves; of a change that moves none of
    /// these the first that it moves is named.
    public static func svg(_ changes: [Sensitivity], exchange: String) -> String {
        let levels = moved(changes)
        let title = "\(exchange): other numbers in the terms"
        var drawing = SVGDrawing(
            id: "sensitivity", title: title, description: changes.map(\.words).joined(separator: " "))
        drawing.text(title, 0, 12)
        var top = 24.0
        for (level, fill) in zip(levels, fills) {
            drawing.rectangle(0.5, top, 14, 10, fill)
            drawing.text(
                "\(level.rawValue), longest bar \(Wording.number(widest(changes, level)))", 22, top + 9, style: "tick")
            top += 16
        }
        for change in changes {
            top += 12
            drawing.line(0, top - 6, SVGDrawing.width, top - 6)
            drawing.text(label(change), 0, top + 11)
            let shifts = levels.map { level in change.levels.first { $0.level == level } }
            if let verdict = verdict(change, shifts) {
                drawing.text(verdict, SVGDrawing.width, top + 11, anchor: .end, style: "figure")
                top += 16
                continue
            }
            let start = top + 17
            top = start
            for (index, shift) in shifts.enumerated() {
                guard let shift else { continue }
                let moved = shift.then - shift.now
                let length = Double(abs(moved)) * reach / Double(max(1, widest(changes, shift.level)))
                drawing.rectangle(moved < 0 ? middle - length : middle, top, length, barHeight, fills[index])
                // The figure stands on the side that is free.
                drawing.text(
                    signed(moved), moved < 0 ? middle + 5 : middle - 5, top + 9, anchor: moved < 0 ? .start : .end,
                    style: "tick")
                top += barHeight + 3
            }
            drawing.line(middle, start - 2, middle, top, isAxis: true)
        }
        return drawing.file(height: top)
    }

    /// What stands where there are no bars.
    private static func verdict(_ change: Sensitivity, _ shifts: [Sensitivity.Shift?]) -> String? {
        switch change.possible {
        case .none: "not found out"
        case .some(false): "no plan"
        case .some(true) where shifts.contains { $0.map { $0.then != $0.now } ?? false }: nil
        case .some(true):
            change.levels.first { !$0.level.isIdeal && $0.then != $0.now }
                .map { "\($0.level.rawValue) \(signed($0.then - $0.now))" } ?? "as now"
        }
    }

    /// The first levels that some change moves.
    private static func moved(_ changes: [Sensitivity]) -> [LevelName] {
        let all = changes.first { !$0.levels.isEmpty }?.levels.map(\.level) ?? []
        return Array(all.filter { !$0.isIdeal && widest(changes, $0) > 0 }.prefix(fills.count))
    }

    private static func widest(_ changes: [Sensitivity], _ level: LevelName) -> Int {
        changes.flatMap(\.levels).filter { $0.level == level }.map { abs($0.then - $0.now) }.max() ?? 0
    }

    private static func label(_ change: Sensitivity) -> String {
        change.change.sorted { $0.key < $1.key }.map { "\($0.key) \(signed($0.value))" }.joined(separator: ", ")
    }

    private static func signed(_ number: Int) -> String {
        number == 0 ? "0" : (number < 0 ? "−" : "+") + Wording.number(abs(number))
    }
}
