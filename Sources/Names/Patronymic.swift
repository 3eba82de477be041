/// Endings by which a patronymic is known, in both alphabets.
enum Patronymic {
    private static let endings = [
        "ович", "евич", "йович", "ьович", "ілліч", "ильич", "ич", "івна", "ївна", "овна", "евна", "ична", "инична",
        "ovych", "evych", "ovich", "evich", "yovych", "ivna", "yivna", "ovna", "evna", "ichna", "ovyc", "ovitch",
        "evitch", "owitsch", "ewitsch", "owicz", "ewicz", "огли", "оглы", "кизи", "кызы",
    ]

    /// Whether a word ends as patronymics do. Surnames in -ич do too: the caller looks at the place as well.
    static func isLikely(_ word: String) -> Bool {
        let folded = word.lowercased()
        return folded.count > 4 && endings.contains { folded.hasSuffix($0) }
    }
}
