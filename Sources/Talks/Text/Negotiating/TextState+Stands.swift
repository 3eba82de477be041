extension TextState {
    /// Whose yes an alternative needs: every side but its owner. Words that stood before their owner doubted them
    /// need that owner's alone.
    func needed(for index: Int, of bracket: Bracket) -> [PartyID] {
        let owner = bracket.alternatives[index].owner
        if bracket.isStanding, index == 0, let owner { return [owner] }
        return sides.filter { $0 != owner }
    }

    mutating func accept(
        _ target: TextTarget, _ alternative: Int?, by party: PartyID, isAdReferendum: Bool
    ) throws(TextRefusal) {
        switch target {
        case .clause(let id): try acceptClause(id, by: party, isAdReferendum: isAdReferendum)
        case .bracket(let id): try acceptBracket(id, alternative, by: party, isAdReferendum: isAdReferendum)
        }
    }

    private mutating func acceptClause(
        _ id: ClauseID, by party: PartyID, isAdReferendum: Bool
    ) throws(TextRefusal) {
        guard let marks = marks(of: .clause(id)) else {
            throw TextRefusal("clause_unknown", id.rawValue, "no such clause", "name one the text has")
        }
        let standing = languages.compactMap { versions[$0]?[id] }
        try refuseWhereHeldUp(.clause(id), marks, by: party)
        guard standing.allSatisfy(\.content.brackets.isEmpty), standing.contains(where: { !$0.content.isEmpty }) else {
            throw TextRefusal(
                "brackets_open", id.rawValue, "the clause has brackets, or no words", "accept its brackets one by one")
        }
        let isMarked = marks.acceptances.contains { $0.party == party }
        guard isAdReferendum != isMarked else {
            throw TextRefusal(
                "nothing_to_accept", id.rawValue,
                isMarked ? "accepted ad referendum already" : "its words are not in brackets", "nothing is needed")
        }
        editMarks(.clause(id)) { marks in
            marks.acceptances.removeAll { $0.party == party }
            if isAdReferendum { marks.accept(Acceptance(party: party, isAdReferendum: true)) }
        }
    }

    private func refuseWhereHeldUp(
        _ target: TextTarget, _ marks: TextMarks, by party: PartyID
    ) throws(TextRefusal) {
        if marks.isParked || self.marks(of: .clause(target.clause))?.isParked == true {
            throw TextRefusal("parked", target.rawValue, "moved to another basket", "restore it first")
        }
        if marks.reserves.contains(where: { $0.party == party }) {
            throw TextRefusal("reserve_stands", target.rawValue, "the side's own reservation stands", "lift it first")
        }
    }

    private mutating func acceptBracket(
        _ id: BracketID, _ alternative: Int?, by party: PartyID, isAdReferendum: Bool
    ) throws(TextRefusal) {
        let bracket = try standing(id)
        try refuseWhereHeldUp(.bracket(id), bracket.marks, by: party)
        let shapes = Set(languages.compactMap { versions[$0]?[id.clause]?.content.bracket(id)?.shape })
        guard shapes.count == 1 else {
            throw TextRefusal(
                "versions_differ", id.rawValue, "the bracket's alternatives differ between the language versions",
                "render every alternative in every version first")
        }
        let open = bracket.alternatives.indices.filter { needed(for: $0, of: bracket).contains(party) }
        let only = bracket.alternatives.count == 1 ? 0 : open.count == 1 ? open[0] : nil
        guard let index = alternative.map({ $0 - 1 }) ?? only else {
            throw TextRefusal(
                "alternative_needed", id.rawValue, "the bracket has several alternatives", "give the number of one")
        }
        guard bracket.alternatives.indices.contains(index) else {
            throw TextRefusal(
                "alternative_unknown", id.rawValue, "the bracket has \(bracket.alternatives.count) alternatives",
                "give the number of one, counted from 1")
        }
        guard open.contains(index) else {
            throw TextRefusal(
                "own_words", id.rawValue, "this alternative does not wait for the party's yes",
                "wait for the others, or withdraw")
        }
        let acceptance = Acceptance(party: party, alternative: index + 1, isAdReferendum: isAdReferendum)
        guard !bracket.marks.acceptances.contains(acceptance) else {
            throw TextRefusal("nothing_to_accept", id.rawValue, "accepted by the party already", "nothing is needed")
        }
        editMarks(.bracket(id)) { $0.accept(acceptance) }
        settleIfAgreed(id)
    }

    /// Takes the bracket off when one alternative has every yes it needs, none of them ad referendum, and nothing is
    /// reserved.
    private mutating func settleIfAgreed(_ id: BracketID) {
        guard let bracket = bracket(id), bracket.marks.reserves.isEmpty else { return }
        for index in bracket.alternatives.indices {
            let given = bracket.marks.acceptances.filter { $0.alternative == index + 1 && !$0.isAdReferendum }
            let needed = needed(for: index, of: bracket)
            guard !needed.isEmpty, Set(needed).isSubset(of: given.map(\.party)) else { continue }
            editBracket(id) { $0.alternatives[index].isDeletion ? [] : $0.alternatives[index].content }
            return
        }
    }

    mutating func withdraw(_ id: BracketID, _ alternative: Int?, by party: PartyID) throws(TextRefusal) {
        let bracket = try standing(id)
        let own = bracket.alternatives.indices.filter { bracket.alternatives[$0].owner == party }
        let taken = alternative.map { number in own.filter { $0 == number - 1 } } ?? own
        guard !taken.isEmpty else {
            throw TextRefusal(
                "not_yours", id.rawValue, "the bracket holds no such alternative of the party",
                "withdraw one's own, or accept another's")
        }
        editBracket(id) { bracket in bracket.takeBack(taken) }
    }

    mutating func reserve(_ target: TextTarget, _ note: String, by party: PartyID) throws(TextRefusal) {
        let marks = try existing(target)
        guard !marks.reserves.contains(where: { $0.party == party }) else {
            throw TextRefusal(
                "reserve_stands", target.rawValue, "the side has reserved already", "lift that reservation first")
        }
        editMarks(target) { $0.reserve(Reserve(party: party, note: PlainWords.trimmed(note))) }
    }

    mutating func liftReserve(_ target: TextTarget, by party: PartyID) throws(TextRefusal) {
        let marks = try existing(target)
        guard marks.reserves.contains(where: { $0.party == party }) else {
            throw TextRefusal(
                "reserve_unknown", target.rawValue, "the side has no reservation here", "name where it reserved")
        }
        editMarks(target) { $0.reserves.removeAll { $0.party == party } }
        if case .bracket(let id) = target { settleIfAgreed(id) }
    }

    mutating func setParked(_ target: TextTarget, _ parked: Bool) throws(TextRefusal) {
        guard try existing(target).isParked != parked else {
            throw TextRefusal(
                parked ? "parked" : "not_parked", target.rawValue,
                parked ? "parked already" : "it is not parked", "nothing is needed")
        }
        editMarks(target) { $0.isParked = parked }
    }

    private func existing(_ target: TextTarget) throws(TextRefusal) -> TextMarks {
        if case .bracket(let id) = target { return try standing(id).marks }
        guard let marks = marks(of: target) else {
            throw TextRefusal("clause_unknown", target.rawValue, "no such clause", "name one the text has")
        }
        return marks
    }
}

extension Bracket {
    /// Owners and kinds of the alternatives, the same in every language version.
    var shape: [String] { alternatives.map { "\($0.owner?.rawValue ?? "")\($0.isDeletion ? "-" : "+")" } }

    /// Takes alternatives back. Words that stood before stand again: as plain words when nothing else is left in the
    /// bracket, else as what the next owner wishes replaced.
    mutating func takeBack(_ taken: [Int]) -> [Inline]? {
        let stood = taken.filter { alternatives[$0].isDeletion || isStanding && $0 == 0 }.map {
            alternatives[$0].content
        }
        for index in taken.reversed() { removeAlternative(index) }
        guard let next = alternatives.first else { return Array(stood.joined(separator: [.words(" ")])) }
        let kept = alternatives.filter(\.isDeletion).map(\.content)
        for words in stood.reversed() where !kept.contains(words) {
            alternatives.insert(Alternative(owner: next.owner, isDeletion: true, content: words), at: 0)
            for number in marks.acceptances.indices { marks.acceptances[number].alternative += 1 }
        }
        return nil
    }
}
