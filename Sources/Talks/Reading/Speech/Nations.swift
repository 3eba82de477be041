import Foundation

/// States by one word that stands for each: its name, its people, its capital.
struct Nations: Sendable {
    private let byWord: [String: String]

    init(_ states: PhraseTable) {
        var byWord: [String: String] = [:]
        for row in states.rows where !row.words.isEmpty {
            let name = row.words.joined(separator: " ")
            for cell in row.cells {
                for word in cell.split(separator: ";") where !word.contains(" ") && word != "-" {
                    var folded = Folding.fold(String(word))
                    if folded.hasSuffix(".") { folded.removeLast() }
                    byWord[folded] = name
                }
            }
        }
        self.byWord = byWord
    }

    /// The State a folded word stands for; `us` only in capitals.
    subscript(word: String, isUpperCase isUpperCase: Bool) -> String? {
        word.count <= 3 && !isUpperCase ? nil : byWord[word]
    }
}
