/// The father's name with its ending (Олексійович, Алексеевна), known and undone by skeleton.
public enum Patronymic {
    /// Endings as skeletons, longest first. The Latin and German spellings reduce to the same symbols.
    private static let endings: [[UInt8]] = ["iniCna", "oviC", "eviC", "iviC", "ovna", "evna", "ivna", "iCna", "iC"]
        .map { $0.utf8.compactMap { SkeletonAlphabet.symbol[$0] } }
    private static let shortEnding = endings.count - 1

    /// Stems that the rule does not give, with the father's name.
    static let irregularStems: [(stem: String, father: String)] = [
        ("ак", "Яків"), ("аковл", "Яків"), ("лв", "Лев"), ("павл", "Павло"), ("петр", "Петро"),
    ]

    /// Whether a word ends as patronymics do. Surnames in -ич do too: the caller looks at the place as well.
    public static func isLikely(_ word: Skeleton) -> Bool {
        endings.dropLast().contains { word.count > $0.count + 1 && word.hasSuffix($0) }
            || (word.count <= 6 && word.count > 3 && word.hasSuffix(endings[shortEnding]))
    }

    /// The stem of a patronymic: the ending taken off, then final vowels (Сергійович, Sergeevich: `serg`).
    public static func stem(of patronymic: Skeleton) -> Skeleton {
        for ending in endings where patronymic.count > ending.count && patronymic.hasSuffix(ending) {
            return stem(ofFather: patronymic.prefix(patronymic.count - ending.count))
        }
        return stem(ofFather: patronymic)
    }

    /// The stem that a father's name gives its patronymics: final vowels taken off (Микола, Николай: `mikol`, `nikol`).
    static func stem(ofFather name: Skeleton) -> Skeleton {
        var length = name.count
        while length > 1, SkeletonAlphabet.isVowel(name.symbols[length - 1]) { length -= 1 }
        return name.prefix(length)
    }

    /// Whether a written word ends as patronymics do.
    static func isLikely(_ word: String) -> Bool { isLikely(Skeleton(word)) }
}

extension Skeleton {
    /// Whether the last symbols are `ending`.
    func hasSuffix(_ ending: [UInt8]) -> Bool {
        guard count >= ending.count else { return false }
        return ending.indices.allSatisfy { symbols[count - ending.count + $0] == ending[$0] }
    }
}
