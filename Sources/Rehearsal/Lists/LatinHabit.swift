/// One way of writing Cyrillic names in Latin letters: a habit of `Tables/latin-habits.tsv`.
struct LatinHabit: Sendable {
    private enum Position: String, CaseIterable { case start, vowel, end, any }

    private struct Rule {
        let position: Position
        let letters: [Character]
        let latin: String
    }

    /// Rules by first letter, longest first, then the narrower place.
    private let rules: [Character: [Rule]]

    /// The habits by name.
    static let all: [String: LatinHabit] = {
        let rows = Tables.rows("latin-habits")
        let names = Set(rows.map { $0[0] }).subtracting(["common"])
        return Dictionary(uniqueKeysWithValues: names.map { ($0, LatinHabit(name: $0, rows: rows)) })
    }()

    private init(name: String, rows: [[String]]) {
        var rules: [Character: [Rule]] = [:]
        // A habit's own rule replaces the shared one for the same letters and place.
        let own = rows.filter { $0[0] == name }
        let ownKeys = Set(own.map { [$0[2], $0[3]] })
        for row in own + rows.filter({ $0[0] == "common" && !ownKeys.contains([$0[2], $0[3]]) }) {
            guard let position = Position(rawValue: row[2]), let first = row[3].first else {
                preconditionFailure("latin-habits.tsv holds an unknown place \(row[2])")
            }
            let rule = Rule(position: position, letters: Array(row[3]), latin: row[4] == "-" ? "" : row[4])
            rules[first, default: []].append(rule)
        }
        self.rules = rules.mapValues { list in
            list.enumerated().sorted { left, right in
                let (a, b) = (left.element, right.element)
                if a.letters.count != b.letters.count { return a.letters.count > b.letters.count }
                if (a.position == .any) != (b.position == .any) { return b.position == .any }
                return left.offset < right.offset
            }
            .map(\.element)
        }
    }

    /// A name of one or more words in Latin letters, each word with a capital.
    func latin(_ name: String) -> String {
        let letters = Array(name.lowercased())
        var result = ""
        var capital = true
        var index = 0
        while index < letters.count {
            guard let rule = rule(at: index, in: letters) else {
                result.append(letters[index])
                if letters[index] == " " || letters[index] == "-" { capital = true }
                index += 1
                continue
            }
            if capital, let first = rule.latin.first {
                result += first.uppercased() + rule.latin.dropFirst()
                capital = false
            } else {
                result += rule.latin
            }
            index += rule.letters.count
        }
        return result
    }

    private func rule(at index: Int, in letters: [Character]) -> Rule? {
        func isBreak(_ place: Int) -> Bool {
            !letters.indices.contains(place) || letters[place] == " " || letters[place] == "-"
        }
        return rules[letters[index]]?.first { rule in
            let end = index + rule.letters.count
            guard end <= letters.count, letters[index..<end].elementsEqual(rule.letters) else { return false }
            switch rule.position {
            case .any: return true
            case .start: return isBreak(index - 1)
            case .end: return isBreak(end)
            case .vowel: return index > 0 && "аеёиоуыэюяєіїьъ'".contains(letters[index - 1])
            }
        }
    }
}
