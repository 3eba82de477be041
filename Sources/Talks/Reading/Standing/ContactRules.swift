/// Finds meetings, calls and carried messages between sides, outside the sittings.
struct ContactRules {
    private let context: StandingContext
    private var rows: [String: [(follows: Set<String>, rule: String)]] = [:]

    init(context: StandingContext, tables: ReadingTables) {
        self.context = context
        for row in tables["contact-words"].rows where row.cells.count > 2 {
            let follows = row.cells[1] == "-" ? [] : Set(row.cells[1].split(separator: "|").map(String.init))
            rows[row.words[0], default: []].append((follows, row.cells[2]))
        }
    }

    /// One contact: its words, and the sides it joins.
    struct Found {
        let clause: ReportClause
        let parties: [Int]
        let rule: String
    }

    func find(in passage: StandingContext.Passage) -> [Found] {
        passage.isQuestion ? [] : passage.clauses.compactMap { contact($0) }
    }

    private func contact(_ clause: ReportClause) -> Found? {
        guard let verb = clause.verb, !verb.isNegated, verb.modal == nil, let candidates = rows[verb.lemma] else {
            return nil
        }
        let rest = clause.rest.map { context.text.folded($0) }
        // What is told to the press is no contact.
        if !Set(rest.prefix(4)).isDisjoint(with: [
            "reporters", "journalists", "agency", "newspaper", "television", "radio",
        ]) {
            return nil
        }
        guard let row = candidates.first(where: { $0.follows.isEmpty || !$0.follows.isDisjoint(with: rest) }) else {
            return nil
        }
        var parties: [Int] = []
        func add(_ side: Int) { if !parties.contains(side) { parties.append(side) } }
        for word in clause.words {
            if let mention = context.sides.mentions[word] {
                add(mention.side)
            } else if let side = context.people.side(at: word) {
                add(side)
            }
        }
        let joins = rest.contains("both") || rest.contains("two") || rest.contains("capitals")
        if joins { context.sides.parties.forEach(add) }
        return parties.count > 1 ? Found(clause: clause, parties: parties.sorted(), rule: row.rule) : nil
    }
}
