import Persons

/// A mark as read, before it is known what it belongs to.
struct ReadMark {
    enum Kind {
        case parked, struck, standing
        case name(Int)
        case accepted(PartyID, alternative: Int?, isAdReferendum: Bool)
        case reserve(PartyID, String)
    }

    let kind: Kind
    /// Where its brace stands.
    let start: Int
}

extension NotationReader {
    /// Reads up to the closing brace; nil and a finding when there is none before the end of the paragraph.
    mutating func braceContent(opened start: Int) -> String? {
        var inside = String.UnicodeScalarView()
        while let scalar = next {
            index += 1
            switch scalar {
            case "}": return String(inside)
            case "{":
                index -= 1
                found(.braceNotClosed, at: start)
                return nil
            case "\\" where next != nil:
                inside.append(scalars[index])
                index += 1
            default: inside.append(scalar)
            }
        }
        found(.braceNotClosed, at: start)
        return nil
    }

    /// Reads `{…}`; nil and a finding when it is no mark.
    mutating func mark() -> ReadMark? {
        let start = index
        index += 1
        guard let inside = braceContent(opened: start) else { return nil }
        let words = PlainWords.trimmed(inside)
        guard let kind = Self.kind(words) else {
            found(.unknownMark, at: start)
            return nil
        }
        return ReadMark(kind: kind, start: start)
    }

    private static func kind(_ words: String) -> ReadMark.Kind? {
        switch words {
        case "parked": return .parked
        case "deleted": return .struck
        case "standing": return .standing
        default: break
        }
        if let name = words.wholeMatch(of: /b([1-9][0-9]{0,8})/), let ordinal = Int(name.1) { return .name(ordinal) }
        if let yes = words.wholeMatch(of: /(ad ref|accepted) ([A-Z0-9]+)(?: ([1-9][0-9]{0,3}))?/) {
            guard let party = PartyID(rawValue: String(yes.2)) else { return nil }
            return .accepted(party, alternative: yes.3.flatMap { Int($0) }, isAdReferendum: yes.1 == "ad ref")
        }
        let opening = "reserve "
        guard words.unicodeScalars.starts(with: opening.unicodeScalars) else { return nil }
        let rest = String(words.unicodeScalars.dropFirst(opening.unicodeScalars.count))
        let parts = rest.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let party = PartyID(rawValue: PlainWords.trimmed(String(parts[0]))) else { return nil }
        return .reserve(party, parts.count > 1 ? PlainWords.trimmed(String(parts[1])) : "")
    }

    mutating func apply(_ mark: ReadMark, to clause: inout Clause) {
        switch mark.kind {
        case .struck:
            if clause.isStruck { found(.markTwice, at: mark.start) }
            clause.isStruck = true
        case .standing, .name: found(.markOfBracket, at: mark.start)
        case .accepted(let party, let alternative, let isAdReferendum):
            if (alternative ?? 1) != 1 { found(.acceptance, at: mark.start) }
            accept(.init(party: party, isAdReferendum: isAdReferendum), mark, &clause.marks)
        case .parked, .reserve: apply(mark, toMarks: &clause.marks)
        }
    }

    mutating func apply(_ mark: ReadMark, to bracket: inout Bracket) {
        switch mark.kind {
        case .struck: found(.markOfClause, at: mark.start)
        case .standing:
            if bracket.isStanding { found(.markTwice, at: mark.start) }
            if bracket.alternatives[0].isDeletion { found(.standingDeletion, at: mark.start) }
            bracket.isStanding = true
        case .name(let ordinal): bracket.id = BracketID(clause: bracket.id.clause, ordinal: ordinal)
        case .accepted(let party, let number, let isAdReferendum):
            let others = bracket.alternatives.indices.filter { bracket.alternatives[$0].owner != party }
            let only = bracket.alternatives.count == 1 ? 1 : others.count == 1 ? others[0] + 1 : nil
            guard let alternative = number ?? only, alternative <= bracket.alternatives.count else {
                found(.acceptance, at: mark.start)
                return
            }
            accept(
                .init(party: party, alternative: alternative, isAdReferendum: isAdReferendum), mark, &bracket.marks)
        case .parked, .reserve: apply(mark, toMarks: &bracket.marks)
        }
    }

    private mutating func apply(_ mark: ReadMark, toMarks marks: inout TextMarks) {
        switch mark.kind {
        case .parked:
            if marks.isParked { found(.markTwice, at: mark.start) }
            marks.isParked = true
        case .reserve(let party, let note):
            if marks.reserves.contains(where: { $0.party == party }) { found(.markTwice, at: mark.start) }
            marks.reserve(Reserve(party: party, note: note))
        default: break
        }
    }

    private mutating func accept(_ acceptance: Acceptance, _ mark: ReadMark, _ marks: inout TextMarks) {
        if marks.acceptances.contains(where: { $0.party == acceptance.party }) { found(.markTwice, at: mark.start) }
        marks.accept(acceptance)
    }

    /// Two brackets of one clause cannot have one name; a name given in the paper goes before reading order.
    mutating func nameBrackets(_ clauses: inout [Clause]) {
        for clause in clauses {
            let ids = clause.brackets.map(\.id)
            guard Set(ids).count < ids.count else { continue }
            let start = scalars.indices.first { opens(clause.id, at: $0) } ?? 0
            found(.nameTwice, at: start, "two brackets of clause \(clause.id.rawValue) have one name")
        }
    }

    private func opens(_ id: ClauseID, at start: Int) -> Bool {
        scalars[start...].starts(with: "{#\(id.rawValue)".unicodeScalars)
    }
}
