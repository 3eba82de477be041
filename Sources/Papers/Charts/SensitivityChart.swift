public import Exchanges

/// What the first levels would gain or lose if numbers in the terms were others: two bars a change, to the right for more,
/// to the left for less; each level has a scale of its own.
public enum SensitivityChart {
    private static let rowHeight = 58.0
    private static let barHeight = 10.0
    private static let middle = SVGDrawing.width / 2
    /// Most that a bar is long on one side.
    private static let reach = SVGDrawing.width / 2 - 4

    /// The chart as a file of its own; the first two levels that any change moves, else the first two of all.
    public static func svg(_ changes: [Sensitivity], exchange: String) -> String {
        let levels = shown(changes)
        var drawing = SVGDrawing(
            id: "sensitivity", title: "\(exchange): what other numbers in the terms would bring",
            description: changes.map(\.words).joined(separator: " "))
        let fills: [SVGDrawing.Fill] = [.solid, .hatched]
        for (index, level) in levels.enumerated() {
            drawing.rectangle(0, Double(index) * 18 + 1, 14, 11, fills[index])
            drawing.text(
                "\(level.rawValue): widest bar \(Wording.number(widest(changes, level)))", 20,
                Double(index) * 18 + 11, style: "tick")
        }
        let head = Double(levels.count) * 18 + 10
        for (row, change) in changes.enumerated() {
            let top = head + Double(row) * rowHeight
            drawing.text(label(change), 0, top + 13)
            guard change.possible == true else {
                drawing.text(change.possible == false ? "no plan" : "not found out", 0, top + 32, style: "figure")
                continue
            }
            for (index, level) in levels.enumerated() {
                guard let shift = change.levels.first(where: { $0.level == level }) else { continue }
                let moved = shift.then - shift.now
                let length = Double(abs(moved)) * reach / Double(max(1, widest(changes, level)))
                let place = top + 20 + Double(index) * (barHeight + 4)
                drawing.rectangle(moved < 0 ? middle - length : middle, place, length, barHeight, fills[index])
                // The figure stands on the side that is free.
                drawing.text(
                    signed(moved), moved < 0 ? middle + 5 : middle - 5, place + 9, anchor: moved < 0 ? .start : .end,
                    style: "tick")
            }
            drawing.line(middle, top + 18, middle, top + rowHeight - 10, isAxis: true)
        }
        return drawing.file(height: head + Double(changes.count) * rowHeight)
    }

    private static func shown(_ changes: [Sensitivity]) -> [LevelName] {
        let all = changes.first { !$0.levels.isEmpty }?.levels.map(\.level) ?? []
        let moved = all.filter { widest(changes, $0) > 0 }
        return Array((moved + all.filter { !moved.contains($0) }).prefix(2))
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
