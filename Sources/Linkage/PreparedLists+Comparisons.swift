public import Persons

extension PreparedLists {
    /// The comparisons that preparing the two lists would make, in the same order, without preparing them.
    public static func comparisons(of left: PersonList, _ right: PersonList) -> [FieldComparison] {
        var comparisons: [FieldComparison] = []
        var seen: Set<FieldKey> = []
        for column in left.columns where seen.insert(column.key).inserted {
            guard let other = right.column(column.key) else { continue }
            guard let kind = kind(column, other) else { continue }
            comparisons.append(FieldComparison(key: column.key, kind: kind))
        }
        return comparisons
    }
}
