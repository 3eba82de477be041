/// How the words of a name show what they are: endings of patronymics and cases, ranks, particles, joined words.
///
/// Data of all packs (`Tables/*/roles.tsv`): rule, written, result. Endings are skeleton letters.
struct RoleRules: Sendable {
    /// Endings of patronymics with whether they are those of a case from running text, longest first.
    let patronymicEndings: [(symbols: [UInt8], isCaseForm: Bool)]
    /// Endings that other names share (-ич): they count in short words only.
    let weakEndings: [(symbols: [UInt8], isCaseForm: Bool)]
    /// Stems that the endings do not give, with the father's name.
    let irregularStems: [(stem: String, father: String)]
    /// Case endings of surnames and given names in running text, with what they come from, longest first.
    let caseEndings: [(symbols: [UInt8], result: [UInt8])]
    /// Lower-case words that are ranks or parts of them.
    let ranks: Set<String>
    /// Lower-case particles that carry no name of their own.
    let particles: Set<String>
    /// Lower-case words that form one name with the word after them, and how they are then written.
    let joins: [String: String]
    /// Lower-case beginnings of words that are particles written together with the name.
    let prefixes: [String]

    init(tables: NameTables) {
        var rows: [[Substring]] = []
        for pack in tables.packs { rows += tables.rows("\(pack)/roles", columns: 3) }
        func written(_ rule: String) -> [[Substring]] { rows.filter { $0[0] == rule } }
        func byLength(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.count > right.count }
        patronymicEndings =
            (written("patronymic").map { (SkeletonAlphabet.symbols($0[1]), false) }
            + written("patronymic-case").map { (SkeletonAlphabet.symbols($0[1]), true) })
            .sorted { byLength($0.0, $1.0) }
        weakEndings =
            written("patronymic-short").map { (SkeletonAlphabet.symbols($0[1]), false) }
            + written("patronymic-short-case").map { (SkeletonAlphabet.symbols($0[1]), true) }
        irregularStems = written("father").map { (String($0[1]), String($0[2])) }
        caseEndings = written("case").map { (SkeletonAlphabet.symbols($0[1]), SkeletonAlphabet.symbols($0[2])) }
            .sorted { byLength($0.0, $1.0) }
        ranks = Set(written("rank").map { String($0[1]) })
        particles = Set(written("particle").map { String($0[1]) })
        joins = Dictionary(
            written("join").map { (String($0[1]), String($0[2])) }, uniquingKeysWith: { first, _ in first })
        prefixes = written("prefix").map { String($0[1]) }.sorted { $0.count > $1.count }
    }

    /// The ending by which a word is a patronymic: its length and whether it is a case form; nil when it is none.
    func patronymicEnding(_ word: Skeleton) -> (length: Int, isCaseForm: Bool)? {
        for ending in patronymicEndings where word.count > ending.symbols.count + 1 && word.hasSuffix(ending.symbols) {
            return (ending.symbols.count, ending.isCaseForm)
        }
        for ending in weakEndings
        where word.hasSuffix(ending.symbols) && (2...4).contains(word.count - ending.symbols.count) {
            return (ending.symbols.count, ending.isCaseForm)
        }
        return nil
    }

    /// The words as they stand in a list, from a case of running text: by the longest ending first.
    func withoutCase(_ word: Skeleton) -> [Skeleton] {
        var results: [Skeleton] = []
        for ending in caseEndings where word.count > ending.symbols.count + 1 && word.hasSuffix(ending.symbols) {
            var result = word.prefix(word.count - ending.symbols.count)
            for symbol in ending.result { result.append(symbol) }
            if result != word, !results.contains(result) { results.append(result) }
        }
        return results
    }
}
