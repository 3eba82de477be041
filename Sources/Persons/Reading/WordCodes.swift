/// Columns whose words stand for codes of a table.
enum WordCodes: Sendable {
    /// female, male, other, unknown.
    case sex
    /// `class_position`, or `exchange_category` for what is no class.
    case category
    /// The states of GC III Annex IV B.
    case health

    private static let sexes = table("sexes")
    private static let categories = table("categories")
    private static let states = table("health")

    private static func table(_ name: String) -> [String: String] {
        var codes: [String: String] = [:]
        for row in Tables.rows(name) where row.count == 2 {
            for word in [row[0]] + Tables.words(row[1]) where codes[fold(word)] == nil { codes[fold(word)] = row[0] }
        }
        return codes
    }

    private static func fold(_ word: String) -> String {
        word.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// The code a word stands for; nil when no table knows it.
    func code(of word: String) -> String? {
        let folded = Self.fold(word)
        return switch self {
        case .sex: Self.sexes[folded]
        case .category: Self.categories[folded]
        case .health: Self.states[folded]
        }
    }
}
