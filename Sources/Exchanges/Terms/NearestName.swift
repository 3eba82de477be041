/// The known name that somebody may have meant by one that is not known.
enum NearestName {
    /// The nearest of `known` by letters added, left out, changed or turned round; nil when none is near, that is
    /// within a third of its letters, or when two are equally near.
    static func name(to written: String, among known: [String]) -> String? {
        let letters = Array(written.lowercased().replacing("-", with: "_").replacing(" ", with: "_"))
        guard letters.count <= 40 else { return nil }
        let near = known.map { (name: $0, distance: distance(letters, Array($0))) }
            .filter { $0.distance * 3 <= max(3, $0.name.count) }
        guard let least = near.map(\.distance).min() else { return nil }
        let nearest = near.filter { $0.distance == least }
        return nearest.count == 1 ? nearest[0].name : nil
    }

    /// What to do about a name that is not known: write the nearest where one is near, else take it out.
    static func mend(for written: String, among known: [String]) -> String {
        if let near = name(to: written, among: known) { return "Did you mean \"\(near)\"?" }
        return "Take it out, or use one of: \(known.joined(separator: ", "))."
    }

    /// Optimal string alignment: each pair of neighbours is turned round at most once.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var older: [Int] = []
        var above = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var line = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(above[column + 1], line[column]) + 1
                least = min(least, above[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, older[column - 1] + 1)
                }
                line.append(least)
            }
            older = above
            above = line
        }
        return above[right.count]
    }
}
