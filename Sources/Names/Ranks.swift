/// Rank words that clerks put in front of a name.
enum Ranks {
    private static let words: Set<String> = [
        "солдат", "сержант", "ст.", "мол.", "гол.", "капітан", "капитан", "майор", "лейтенант", "рядовий", "рядовой",
        "матрос", "полковник", "підполковник", "подполковник", "прапорщик", "старшина", "єфрейтор", "ефрейтор",
        "старший", "молодший", "младший", "private", "sergeant", "sgt", "sgt.", "captain", "major", "lieutenant",
        "colonel", "corporal", "pte", "pte.", "cpl", "cpl.", "capt", "capt.", "lt", "lt.",
    ]

    /// Whether the word is a rank or a part of one.
    static func isRankWord(_ word: String) -> Bool { words.contains(word.lowercased()) }
}
