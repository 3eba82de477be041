public import Persons

/// What a party's marked-up copy of a text says, as operations of that party.
public struct RevisionImport: Hashable, Sendable {
    /// The operations that bring the copy's words in, in order; each was taken by the text in turn.
    public let operations: [TextOperation]
    /// What the copy shows that is not the party's to do, or cannot be told from its words: nothing of it was done.
    public let findings: [Finding]
    /// The text after the operations.
    public let text: NegotiatingText
}

extension NegotiatingText {
    /// Compares a party's copy with the text in one language (the first when nil) and finds the operations that lead
    /// there.
    ///
    /// Plain words the copy changed become the party's brackets; a bracket of another's that the copy writes as plain
    /// words is accepted, one of its own that is gone is withdrawn, new wordings are set beside. What the copy takes
    /// away from another party without a mark stays, and is a finding. A clause the copy lacks stays, with a finding;
    /// only a mark or a wish to delete takes words out. Every word that the copy has and the text has not comes in.
    public func importing(
        _ copy: BracketedText, by party: PartyID, at: When, language: String? = nil
    ) throws(TextRefusal) -> RevisionImport {
        guard let language = language ?? languages.first, let current = text(in: language) else {
            throw TextRefusal("language_unknown", nil, "the text has no version in this language", "name one it has")
        }
        var reading = CopyReading(text: self, party: party, at: at, language: language)
        var last: ClauseID?
        for clause in copy.clauses {
            if let before = current[clause.id] {
                reading.compare(before, with: clause)
            } else {
                reading.propose(clause, after: last)
            }
            last = clause.id
        }
        let held = Set(copy.clauses.map(\.id))
        for clause in current.clauses where !held.contains(clause.id) && !clause.isStruck {
            reading.found("clause_left_out", clause.id.rawValue, "the copy lacks a clause", "mark it to be deleted")
        }
        let common = current.clauses.map(\.id).filter(held.contains)
        if common != copy.clauses.map(\.id).filter({ current[$0] != nil }) {
            reading.found(
                "clauses_moved", nil, "the copy has the clauses in another order", "let the mediator move them")
        }
        return RevisionImport(operations: reading.operations, findings: reading.findings, text: reading.text)
    }
}

/// Goes through a copy clause by clause and takes what the party may do.
private struct CopyReading {
    var text: NegotiatingText
    let party: PartyID
    let at: When
    let language: String
    var operations: [TextOperation] = []
    var findings: [Finding] = []

    mutating func found(_ code: String, _ place: String?, _ message: String, _ mend: String) {
        findings.append(Finding(column: place, severity: .warning, code: code, message: message, mend: mend))
    }

    /// Takes an operation; what speaks against it is a finding.
    @discardableResult
    private mutating func take(_ operation: TextOperation) -> Bool {
        do {
            try text.apply(TextAct(operation, by: party, at: at, note: "from a marked-up copy"))
            operations.append(operation)
            return true
        } catch {
            findings += error.findings
            return false
        }
    }

    mutating func propose(_ clause: Clause, after last: ClauseID?) {
        let words = PlainWords.trimmed(clause.content.everyWord)
        take(.propose(clause: clause.id, after: last, heading: clause.heading, words: words, language: language))
        mark(.clause(clause.id), TextMarks(), clause.marks)
        let owners = clause.content.brackets.flatMap(\.alternatives).compactMap(\.owner)
        if owners.contains(where: { $0 != party }) { foundWords(ofAnotherIn: clause.id.rawValue) }
    }

    mutating func compare(_ before: Clause, with after: Clause) {
        guard before.plainKey != after.plainKey else { return }
        if before.isStruck || after.isStruck {
            if before.isStruck != after.isStruck { strikeOrRevive(before, after) }
            return
        }
        let old = CopyPiece.pieces(of: before.content)
        let new = CopyPiece.pieces(of: after.content)
        var removed: [Int] = []
        var inserted: [Int] = []
        var changes: [(removed: [CopyPiece], inserted: [CopyPiece], before: [CopyPiece])] = []
        for change in new.difference(from: old, by: { $0.key == $1.key }) {
            switch change {
            case .remove(let offset, _, _): removed.append(offset)
            case .insert(let offset, _, _): inserted.append(offset)
            }
        }
        let (gone, come) = (Set(removed), Set(inserted))
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            let kept = Array(old[..<left].reversed().prefix { !$0.isBracket }.prefix(4).reversed())
            var change: (removed: [CopyPiece], inserted: [CopyPiece], before: [CopyPiece]) = ([], [], kept)
            while gone.contains(left) || come.contains(right) {
                if gone.contains(left) {
                    change.removed.append(old[left])
                    left += 1
                } else {
                    change.inserted.append(new[right])
                    right += 1
                }
            }
            if !change.removed.isEmpty || !change.inserted.isEmpty { changes.append(change) }
            if left < old.count, right < new.count, case .bracket(let one) = old[left],
                case .bracket(let two) = new[right]
            {
                compare(one, with: two)
            }
            (left, right) = (left + 1, right + 1)
        }
        for change in changes { bringIn(change.removed, change.inserted, after: change.before, in: before.id) }
        mark(.clause(before.id), before.marks, after.marks)
        bringInTheRest(of: after)
    }

    private mutating func strikeOrRevive(_ before: Clause, _ after: Clause) {
        if after.isStruck {
            take(.delete(clause: before.id))
        } else {
            found(
                "clause_struck", before.id.rawValue, "the copy brings words to a struck clause", "propose a new clause")
        }
    }

    /// One place where the copy differs from the text.
    private mutating func bringIn(
        _ removed: [CopyPiece], _ inserted: [CopyPiece], after kept: [CopyPiece], in clause: ClauseID
    ) {
        var plainIn = inserted.compactMap(\.word).joined()
        let plainOut = PlainWords.trimmed(removed.compactMap(\.word).joined())
        var come = inserted.compactMap(\.bracket)
        for bracket in removed.compactMap(\.bracket) {
            let owner = bracket.alternatives.first?.owner
            if let same = come.firstIndex(where: { $0.alternatives.first?.owner == owner }) {
                compare(bracket, with: come.remove(at: same))
            } else {
                plainIn = takeOff(bracket, leaving: plainIn)
            }
        }
        if !plainOut.isEmpty {
            let held = come.firstIndex { bracket in
                bracket.alternatives.contains {
                    ($0.isDeletion || bracket.isStanding) && PlainWords.trimmed($0.content.everyWord) == plainOut
                }
            }
            if let held, come[held].alternatives.contains(where: { $0.owner == party }) {
                wish(come.remove(at: held), instead: plainOut, in: clause)
            } else {
                change(plainOut, to: PlainWords.trimmed(plainIn), in: clause)
                plainIn = ""
            }
        }
        for alternative in come.flatMap(\.alternatives) where !alternative.isDeletion {
            add(PlainWords.trimmed(alternative.content.everyWord), after: kept, in: clause)
            if let owner = alternative.owner, owner != party { foundWords(ofAnotherIn: clause.rawValue) }
        }
        add(plainIn, after: kept, in: clause)
    }

    /// Standing words the party put in brackets of its own, with what it would have instead.
    private mutating func wish(_ bracket: Bracket, instead old: String, in clause: ClauseID) {
        let wordings = bracket.alternatives.dropFirst(bracket.isStanding ? 1 : 0).filter { !$0.isDeletion }
        let new = wordings.map { PlainWords.trimmed($0.content.everyWord) }
        if bracket.isStanding {
            take(.bracket(clause: clause, words: old, occurrence: 1, language: language))
            for words in new { take(.insert(clause: clause, words: words, language: language)) }
        } else {
            change(old, to: new.joined(separator: " "), in: clause)
        }
        if wordings.contains(where: { $0.owner != party }) { foundWords(ofAnotherIn: clause.rawValue) }
    }

    private mutating func foundWords(ofAnotherIn place: String) {
        found(
            "words_of_another", place, "the copy brings words in another party's name",
            "let that party say so; they came in under the name of the copy's party")
    }

    /// Brings in, at the clause's end, any word of the copy that found no place.
    private mutating func bringInTheRest(of copy: Clause) {
        let held = Set(Self.words(text.text(in: language)?[copy.id]))
        let missing = Self.words(copy).filter { !held.contains($0) }
        guard !missing.isEmpty else { return }
        found("words_out_of_place", copy.id.rawValue, "words of the copy found no place", "see the clause's end")
        let words = missing.joined(separator: " ")
        if take(.insert(clause: copy.id, words: words, language: language)) { return }
        // The clause lost its last words on the way and is struck: the rest stands in a clause of its own after it.
        guard let own = ClauseID(rawValue: "\(copy.id.rawValue)-\(party.rawValue)\(text.entries.count + 1)") else {
            return
        }
        take(.propose(clause: own, after: copy.id, words: words, language: language))
    }

    private static func words(_ clause: Clause?) -> [String] {
        (clause?.content.everyWord ?? "").unicodeScalars.split(whereSeparator: PlainWords.isSpace)
            .map { String(String.UnicodeScalarView($0)) }
    }

    private mutating func change(_ old: String, to new: String, in clause: ClauseID) {
        if take(.amend(clause: clause, words: old, to: new, occurrence: 1, language: language)) { return }
        // Words across a bracket's edge cannot be replaced in one piece; what is new still comes in.
        if !new.isEmpty { take(.insert(clause: clause, words: new, language: language)) }
    }

    private mutating func add(_ words: String, after kept: [CopyPiece], in clause: ClauseID) {
        let words = PlainWords.trimmed(words)
        guard !words.isEmpty else { return }
        let anchor = PlainWords.trimmed(kept.compactMap(\.word).joined())
        let places = text.text(in: language)?[clause]?.content.places(of: anchor).count ?? 0
        if places > 0 {
            take(
                .insert(
                    clause: clause, words: words, after: anchor, occurrence: places > 1 ? places : nil,
                    language: language))
        } else {
            take(.insert(clause: clause, words: words, language: language))
        }
    }

    /// A bracket the copy has not: withdrawn, accepted as one of its wordings stands in plain words, or left out
    /// without a word, which settles nothing. Answers with the plain words not accounted for.
    private mutating func takeOff(_ bracket: Bracket, leaving plain: String) -> String {
        let trimmed = PlainWords.trimmed(plain)
        let wordings = bracket.alternatives.enumerated().filter { !$0.element.isDeletion }
        for (index, alternative) in wordings where PlainWords.trimmed(alternative.content.everyWord) == trimmed {
            if alternative.owner == party, !bracket.isStanding {
                found(
                    "own_words", bracket.id.rawValue, "the copy writes the party's own words as agreed",
                    "wait for the others' acceptance")
            } else {
                take(.accept(.bracket(bracket.id), alternative: index + 1))
            }
            return ""
        }
        if trimmed.isEmpty, let index = bracket.alternatives.firstIndex(where: { $0.isDeletion && $0.owner != party }) {
            take(.accept(.bracket(bracket.id), alternative: index + 1))
        } else if bracket.alternatives.contains(where: { $0.owner == party }) {
            take(.withdraw(bracket: bracket.id))
            let stood = bracket.alternatives.filter { $0.isDeletion && $0.owner == party }
            if stood.contains(where: { PlainWords.trimmed($0.content.everyWord) == trimmed }) { return "" }
        } else {
            found(
                "words_left_out", bracket.id.rawValue, "the copy leaves another party's bracket out",
                "accept one of its wordings, set another beside them, or wish it deleted")
        }
        return plain
    }

    /// One bracket in the text and in the copy.
    private mutating func compare(_ before: Bracket, with after: Bracket) {
        let old = before.alternatives.map(\.key)
        for alternative in after.alternatives where !old.contains(alternative.key) {
            let words = PlainWords.trimmed(alternative.content.everyWord)
            take(.alternative(bracket: before.id, words: words, language: language))
            if let owner = alternative.owner, owner != party { foundWords(ofAnotherIn: before.id.rawValue) }
        }
        let new = after.alternatives.map(\.key)
        for (index, alternative) in before.alternatives.enumerated().reversed() where !new.contains(alternative.key) {
            if alternative.owner == party {
                take(.withdraw(bracket: before.id, alternative: index + 1))
            } else if !after.alternatives.contains(where: { $0.owner == alternative.owner }) {
                found(
                    "words_left_out", before.id.rawValue, "the copy leaves another party's wording out",
                    "accept one of the wordings, or set another beside them")
            }
        }
        mark(.bracket(before.id), before.marks, after.marks)
    }

    /// The party's own marks; another's are its own to give.
    private mutating func mark(_ target: TextTarget, _ before: TextMarks, _ after: TextMarks) {
        if after.isParked != before.isParked { take(after.isParked ? .park(target) : .restore(target)) }
        for reserve in before.reserves where reserve.party == party && !after.reserves.contains(reserve) {
            take(.liftReserve(target))
        }
        for reserve in after.reserves where reserve.party == party && !before.reserves.contains(reserve) {
            take(.reserve(target, note: reserve.note))
        }
        for yes in after.acceptances where yes.party == party && !before.acceptances.contains(yes) {
            take(
                yes.isAdReferendum
                    ? .acceptAdReferendum(target, alternative: yes.alternative)
                    : .accept(target, alternative: yes.alternative))
        }
        let given = Set(after.acceptances.map(\.party) + after.reserves.map(\.party)).subtracting([party])
        let held = Set(before.acceptances.map(\.party) + before.reserves.map(\.party))
        if !given.isSubset(of: held) {
            found("mark_of_another", target.rawValue, "the copy marks in another party's name", "let that party do it")
        }
    }
}

/// A word with the white space before it, or a bracket, of a clause of a copy.
private enum CopyPiece {
    case words(String)
    case bracket(Bracket)

    var word: String? { if case .words(let words) = self { words } else { nil } }
    var bracket: Bracket? { if case .bracket(let bracket) = self { bracket } else { nil } }
    var isBracket: Bool { bracket != nil }

    /// What makes two pieces one: a word without its white space; a bracket by its words and owners, not its marks.
    var key: String {
        switch self {
        case .words(let words): PlainWords.trimmed(words)
        case .bracket(let bracket): "[" + bracket.alternatives.map(\.key).joined(separator: "|")
        }
    }

    static func pieces(of content: [Inline]) -> [CopyPiece] {
        content.flatMap { inline -> [CopyPiece] in
            guard case .words(let words) = inline else {
                if case .bracket(let bracket) = inline { return [.bracket(bracket)] }
                return []
            }
            var pieces: [String.UnicodeScalarView] = [.init()]
            var inWord = false
            for scalar in words.unicodeScalars {
                let isSpace = PlainWords.isSpace(scalar)
                if inWord, isSpace { pieces.append(.init()) }
                inWord = !isSpace
                pieces[pieces.count - 1].append(scalar)
            }
            return pieces.map { .words(String($0)) }.filter { PlainWords.trimmed($0.word ?? "") != "" }
        }
    }
}

extension Alternative {
    fileprivate var key: String {
        Clause(
            id: .unread, content: [.bracket(Bracket(id: BracketID(clause: .unread, ordinal: 1), alternatives: [self]))]
        )
        .written(naming: false)
    }
}

extension Clause {
    fileprivate var plainKey: String { written(naming: false) }
}
