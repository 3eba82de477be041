/// Who does what a clause says.
enum ClauseSubject: Equatable {
    /// Both sides, the parties, two sides named.
    case joint
    /// One side, by its name, people, capital, body or a person of it.
    case side(Int)
    /// Whoever speaks, or the speaker's side: I, we, his side.
    case speaker
    /// He, she, it, they.
    case pronoun
    /// Anything else.
    case matter
    /// None written: the clause goes on from the one before.
    case none
}

extension StandingContext {
    /// Who does what the clause says.
    func subject(of clause: ReportClause) -> ClauseSubject {
        let span = main(clause.subject, of: clause)
        guard let first = span.first else { return clause.subject.isEmpty ? .none : .matter }
        let folded = span.map { text.folded($0) }
        if isJoint(folded) { return .joint }
        var found: [Int] = []
        for (position, token) in span.enumerated() {
            if let mention = sides.mentions[token] {
                if speaksForSide(mention, at: position, of: Array(span)), !found.contains(mention.side) {
                    found.append(mention.side)
                }
            } else if found.isEmpty, let side = people.side(at: token),
                position + 1 >= span.count || !isPossessive(span, position + 1)
            {
                found.append(side)
            }
        }
        let parties = found.filter { sides.parties.contains($0) }
        if parties.count > 1, folded.contains("and") { return .joint }
        if folded.contains("and"), folded.count <= 6, let last = span.last, people.side(at: last) != nil,
            ["he", "she", "we", "i"].contains(folded[0]) || people.side(at: first) != nil
        {
            return .joint
        }
        if let side = found.first { return .side(side) }
        if folded.count > 2, folded[folded.count - 2] == "the", let state = sides.onlyState,
            ["government", "army", "military", "junta"].contains(folded[folded.count - 1])
        {
            return .side(state)
        }
        switch folded[0] {
        case "i", "we": return .speaker
        case "he", "she", "it", "they": return span.count == 1 ? .pronoun : .matter
        case "his", "her", "its", "their", "our", "my":
            return folded.dropFirst().contains(where: Self.ownBodies.contains) && !folded.contains("'s")
                ? .speaker : .matter
        case "the", "this", "those", "these":
            if folded.count <= 3, let last = folded.last {
                if ["group", "movement", "rebels", "insurgents", "militia", "faction"].contains(last),
                    let side = sides.onlyGroup
                {
                    return .side(side)
                }
                if folded.contains(where: ["government", "army", "military", "junta"].contains),
                    let side = sides.onlyState
                {
                    return .side(side)
                }
            }
            let isBody = folded.count == 2 && (Self.ownBodies.contains(folded[1]) || Self.ownPapers.contains(folded[1]))
            return isBody ? .pronoun : .matter
        case "a", "an":
            if folded.count > 1, Self.documents.contains(folded[1]) { return .pronoun }
            if (2...4).contains(folded.count), ["government", "army", "military"].contains(folded[1]),
                let side = sides.onlyState
            {
                return .side(side)
            }
        default: break
        }
        if folded.count > 1, words.isName(first), folded.last.map(Self.ownBodies.contains) == true { return .pronoun }
        return .matter
    }

    static let ownBodies: Set<String> = [
        "side", "country", "government", "delegation", "team", "ministry", "army", "people", "movement", "leadership",
        "negotiators", "president", "capital", "group", "military", "officials", "forces", "king", "emir", "minister",
        "leader", "parliament", "leaders", "republic", "kingdom", "emirate", "federation",
    ]

    /// Papers that speak for whoever put them out.
    private static let documents: Set<String> = ["statement", "communique", "letter", "message", "note", "notice"]

    static let ownPapers: Set<String> = ["instructions", "mandate", "orders"]

    private func isPossessive(_ span: ArraySlice<Int>, _ position: Int) -> Bool {
        text.tokens[span[span.startIndex + position]].kind == .possessive
    }

    /// The subject without what stands in front of it (`In Harle, …`) and without appositions.
    private func main(_ span: ArraySlice<Int>, of clause: ReportClause) -> ArraySlice<Int> {
        var words = span.filter { !self.words.isAdverb($0) || self.words.classes[$0].contains(.determiner) }
        let subordinate = Set(zip(clause.words, clause.isSubordinate).filter { $0.1 }.map { $0.0 })
        words.removeAll { subordinate.contains($0) }
        // `Norland no longer insists`, `Norland never agreed`.
        while words.count > 1, let last = words.last, ["no", "longer", "never"].contains(text.folded(last)) {
            words.removeLast()
        }
        while let first = words.first,
            self.words.isComma(first) || self.words.classes[first].contains(.coordinator)
                || text.folded(first) == "that" && words.count > 1 && self.words.classes[words[1]].contains(.subject)
        {
            words.removeFirst()
        }
        // A pronoun right before the verb is the subject whatever stands before it.
        if let last = words.last, words.count > 1, self.words.classes[last].contains(.subject) { return [last] }
        // A phrase with a preposition stands in front: what follows its comma is the subject, else its last noun phrase.
        if let first = words.first, self.words.classes[first].contains(.preposition) {
            if let comma = words.lastIndex(where: { self.words.isComma($0) }) {
                words = Array(words[(comma + 1)...])
            } else if let last = words.last, words.count > 2 {
                let start = words.indices.last { index in
                    index > 1
                        && (sides.mentions[words[index]] != nil
                            || !self.words.classes[words[index]].isDisjoint(with: [.determiner, .own, .subject]))
                }
                words = start.map { Array(words[$0...]) } ?? [last]
            }
        }
        if let comma = words.firstIndex(where: { self.words.isComma($0) }), comma > 0 { words = Array(words[..<comma]) }
        return words[...]
    }

    private static let jointHeads: Set<String> = [
        "sides", "parties", "delegations", "governments", "capitals", "commands", "teams", "negotiators",
        "countries",
        "ministers", "presidents", "leaders", "offices", "armies", "belligerents", "enemies", "states", "groups",
        "kings",
        "kingdoms", "commanders", "commissioners", "councils", "factions", "rivals",
    ]

    private func isJoint(_ folded: [String]) -> Bool {
        guard let head = folded.first(where: { Self.jointHeads.contains($0) }) else {
            return folded == ["both"] || folded == ["they", "both"]
        }
        guard let first = folded.first else { return false }
        if ["both", "two", "neither", "either", "each", "warring"].contains(first) { return true }
        if first == "the", folded.count <= 4 {
            return folded.count == 2 || folded[1] == "two" || folded[1] == "warring" || folded[1] == "chief"
        }
        return first == head
    }

    /// Whether a mention in a subject is the side itself or somebody who acts for it, and not only an owner.
    private func speaksForSide(_ mention: SideNames.Mention, at position: Int, of span: [Int]) -> Bool {
        let next = position + mention.length
        if let link = span[..<position].lastIndex(where: { words.classes[$0].contains(.preposition) }), link > 0 {
            // `the government of Norland`, `the spokesman for the Norlandish army`; not `a friend of the Norlandish king`.
            let head = text.folded(span[link - 1])
            return Self.ownBodies.contains(head) || sideWords.contains(head)
        }
        let before = position > 0 ? span[position - 1] : nil
        guard next < span.count else {
            return mention.form != .people || isPlural(span[position])
                || before.map { text.folded($0) == "the" } ?? false
        }
        if words.isComma(span[next]) || text.folded(span[next]) == "and" {
            return mention.form != .people || isPlural(span[position])
        }
        var head = next
        if text.tokens[span[head]].kind == .possessive { head += 1 }
        guard head < span.count else { return false }
        // An office or body within the next words.
        for at in head..<min(span.count, head + 4) where sideWords.match(text, at: span[at]) != nil { return true }
        return mention.form == .people && isPlural(span[position])
    }

    private func isPlural(_ token: Int) -> Bool {
        let word = text.folded(token)
        return word.hasSuffix("s") || word.hasSuffix("ese") || word.hasSuffix("ish")
    }

    /// The side that a subject stands for, with the voice that speaks.
    func side(of subject: ClauseSubject, voice: Voice?) -> Int? {
        switch subject {
        case .side(let side): side
        case .speaker: voice?.side
        case .pronoun: voice?.isQuoted == true ? nil : voice?.side
        case .joint, .matter, .none: nil
        }
    }
}
