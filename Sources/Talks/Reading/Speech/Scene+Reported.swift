/// Words that one tells of another.
extension Scene {
    /// `The minister “reiterated that …”, her spokeswoman said`: the words are the minister's.
    func spokenFor(_ index: Int, by speaker: Int, frame: Range<Int>) -> Int? {
        let marked = withMarks(index)
        guard cast.members[speaker].heads.contains(where: { $0.hasPrefix("spokes") }) || cast.members[speaker].isSpokes,
            marked.lowerBound > frame.lowerBound, let run = finder.phrases.names.byToken[marked.lowerBound - 1],
            finder.phrases.names.runs[run].kind == .person, let first = text.quotes[index].tokens.first,
            let verb = finder.marks.verbs[first], verb.form == .past || verb.form == .s
        else { return nil }
        let words = finder.phrases.names.runs[run].name.map { text.folded($0) }
        let who = cast.person(named: words, office: [])
        return who == speaker ? nil : who
    }

    /// `He told the president that it could save “…”, the directorate said`: the words are his whose saying is told.
    func toldBy(_ speaker: Int, before mark: Int) -> Int? {
        let teller = cast.members[speaker]
        guard
            [.institution, .document].contains(teller.kind) && !teller.isMedium || teller.isSpokes
                || teller.heads.contains(where: { $0.hasPrefix("spokes") })
        else { return nil }
        let told = current.last { item in
            item.attribution.verb.upperBound <= mark && !item.attribution.isMute && !item.attribution.isAsClause
        }
        guard let told, let who = told.speaker, who != speaker, cast.members[who].kind == .person,
            told.attribution.manner == .before, [.say, .address].contains(told.attribution.kind),
            !(told.attribution.complement ..~ mark).contains(where: {
                text.folded($0) == ";" && finder.inQuote[$0] < 0
            })
        else { return nil }
        return who
    }

    private static let claims: Set<String> = [
        "assertion", "assertions", "claim", "claims", "allegation", "allegations", "accusation", "accusations",
        "charge",
        "suggestion", "insistence", "complaint", "argument", "contention",
    ]

    /// `rejects the assertion of the agency that there are “…”`, `denied Norrow's claim that`: the words are theirs.
    mutating func claimant(_ range: Range<Int>, _ frame: Range<Int>) -> Int? {
        for index in range.reversed() where finder.inQuote[index] < 0 && Self.claims.contains(text.folded(index)) {
            if ["of", "by", "from"].contains(text.folded(index + 1)),
                let phrase = finder.phrases.phrase(from: index + 2, to: range.upperBound, exact: false),
                text.folded(phrase.range.upperBound) == "that"
            {
                return member(for: phrase, frame: frame)
            }
            guard text.folded(index + 1) == "that", index - 1 > range.lowerBound else { return nil }
            if marks[index - 1].contains(.possessiveDeterminer) { return nil }
            if text.tokens[index - 1].kind == .possessive,
                let phrase = finder.phrases.phrase(endingAt: index - 1, after: range.lowerBound - 1)
            {
                return member(for: phrase, frame: frame)
            }
            return nil
        }
        return nil
    }
}
