/// The father's name with its ending (Олексійович, Алексеевна), known and undone by skeleton.
public enum Patronymic {
    /// Whether a word ends as patronymics do. Surnames in -ич do too: the caller looks at the place as well.
    public static func isLikely(_ word: Skeleton) -> Bool {
        NameModel.shipped.roles.patronymicEnding(word) != nil
    }

    /// The stem of a patronymic: the ending taken off, then final vowels (Сергійович, Sergeevich: `serg`).
    public static func stem(of patronymic: Skeleton) -> Skeleton {
        let roles = NameModel.shipped.roles
        if let ending = roles.patronymicEnding(patronymic) {
            return stem(ofFather: patronymic.prefix(patronymic.count - ending.length))
        }
        for ending in roles.weakEndings
        where patronymic.count > ending.symbols.count && patronymic.hasSuffix(ending.symbols) {
            return stem(ofFather: patronymic.prefix(patronymic.count - ending.symbols.count))
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
