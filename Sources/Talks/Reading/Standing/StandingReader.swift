/// Reads results, positions and contacts out of a report.
///
/// A result is a main or reported clause whose verb says where a matter stands; a position one whose subject or
/// speaker belongs to a party and whose verb asks, offers, makes conditions or refuses; the words are data
/// (`agreement-words`, `stance-verbs`, `side-acts`). Questions, conditions and relative clauses tell neither.
struct StandingReader {
    let context: StandingContext
    private let results: ResultRules
    private let positions: PositionRules
    private let contacts: ContactRules

    init(text: ReportText, tables: ReadingTables, speech: SpeechReading) {
        context = StandingContext(text: text, tables: tables, people: speech.people, speech: speech.proposals)
        results = ResultRules(context: context, tables: tables)
        positions = PositionRules(context: context, tables: tables)
        contacts = ContactRules(context: context, tables: tables)
    }

    /// Results, positions and contacts, by start.
    func proposals() -> [Proposal] {
        var out: [Proposal] = []
        var paragraph = -1
        var told: [ResultRules.Found] = []
        var antecedent: Int?
        for passage in context.passages {
            for found in results.find(in: passage) {
                let place = context.text.tokens[found.clause.words[0]].paragraph
                if place != paragraph { told = [] }
                paragraph = place
                if results.isEcho(found, of: told) { continue }
                told.append(found)
                if let proposal = proposal(found) { out.append(proposal) }
            }
            var stances: [Proposal] = []
            for found in positions.find(in: passage, antecedent: &antecedent) {
                guard let proposal = proposal(found), !stances.contains(where: { isSame($0, proposal) }) else {
                    continue
                }
                stances.append(proposal)
            }
            out += stances
            out += contacts.find(in: passage).compactMap { proposal($0) }
        }
        return out.sorted { $0.precedes($1) }
    }

    private func namesPerson(_ clause: ReportClause) -> Bool {
        clause.subject.contains { context.people.side(at: $0) != nil }
    }

    /// One position told twice over in one sentence: the spans lie within one another.
    private func isSame(_ one: Proposal, _ other: Proposal) -> Bool {
        guard case .position(let a) = one.content, case .position(let b) = other.content else { return false }
        let shared = min(one.end, other.end) - max(one.start, other.start)
        return a.side == b.side && a.type == b.type && shared * 2 > min(one.end - one.start, other.end - other.start)
    }

    // MARK: Proposals

    private func proposal(_ found: ResultRules.Found) -> Proposal? {
        let clause = found.clause
        var words = kept(found.last)
        if found.last.words != clause.words { words = clause.words[...] + words }
        if found.rule == "confirmed", let verb = clause.verb {
            words = words.dropFirst(verb.range.lowerBound)
        }
        guard let head = clause.head, let span = trimmed(words, head: head) else { return nil }
        let voice = context.voice(at: head)
        return Proposal(
            start: span.lowerBound, end: span.upperBound, text: context.text.string(span.lowerBound, span.upperBound),
            rule: found.rule,
            content: .result(
                Proposal.Standing(matter: matter(of: clause), rung: found.rung, announcedBy: voice?.speaker)))
    }

    private func proposal(_ found: PositionRules.Found) -> Proposal? {
        let clause = found.clause
        guard let head = clause.head ?? clause.words.first else { return nil }
        var words = clause.words[found.range]
        if found.range == clause.words.indices {
            words = withoutAside(kept(clause, allowsConditions: true), of: clause)
        }
        // A person is left out, as a statement leaves its speaker out; a State stays.
        if found.range == clause.words.indices, context.statement(at: head) == nil, context.voice(at: head) == nil,
            let verb = clause.verb, namesPerson(clause), found.rule != "own-forces-would"
        {
            words = words.dropFirst(verb.range.lowerBound)
        }
        guard let span = trimmed(words, head: head) else { return nil }
        let voice = context.voice(at: head)
        let isOwn = voice?.side == found.side && found.rule != "named-stance"
        return Proposal(
            start: span.lowerBound, end: span.upperBound, text: context.text.string(span.lowerBound, span.upperBound),
            rule: found.rule,
            content: .position(
                Proposal.Stance(
                    side: context.sides.names[found.side], type: found.type, matter: matter(of: clause),
                    ownWords: isOwn,
                    attributedBy: isOwn ? nil : voice?.speaker)))
    }

    private func proposal(_ found: ContactRules.Found) -> Proposal? {
        guard let span = context.span(kept(found.clause)) else { return nil }
        return Proposal(
            start: span.lowerBound, end: span.upperBound, text: context.text.string(span.lowerBound, span.upperBound),
            rule: found.rule, content: .contact(parties: found.parties.map { context.sides.names[$0] }))
    }

    /// The words of a clause up to a comma after which something subordinate or a time stands, or up to an inserted
    /// speaker after which a phrase stands, unless it is quoted with what comes before.
    private func kept(_ clause: ReportClause, allowsConditions: Bool = false) -> ArraySlice<Int> {
        guard let verb = clause.verb else { return clause.words[...] }
        for at in clause.words.indices where at >= verb.range.upperBound && at + 1 < clause.words.count {
            let next = clause.words[at + 1]
            let classes = context.words.classes[next]
            let isRelative = classes.contains(.relative)
            let isInfinitive = context.text.folded(next) == "to"
            if next - clause.words[at] > 2,
                isRelative || !allowsConditions && !isInfinitive && classes.contains(.preposition)
                    || !allowsConditions && classes.contains(.subordinator) && !clause.isSubordinate[at]
            {
                return clause.words[...at]
            }
            guard context.words.isComma(clause.words[at]),
                clause.isSubordinate[at + 1] || isTimeBeforeClause(clause, at + 1),
                !(allowsConditions && !isRelative)
            else { continue }
            let quote = context.text.quote(holding: next)
            if let quote, context.text.quotes[quote].tokens.contains(clause.words[at]) { continue }
            return clause.words[..<at]
        }
        return clause.words[...]
    }

    /// Without `As the agency reports, …` in front.
    private func withoutAside(_ words: ArraySlice<Int>, of clause: ReportClause) -> ArraySlice<Int> {
        guard let first = words.first, context.text.folded(first) == "as",
            let comma = words.firstIndex(where: { context.words.isComma($0) }), let verb = clause.verb,
            comma < verb.range.lowerBound
        else { return words }
        return words[(comma + 1)...]
    }

    /// `three hours after the vote had ended`.
    private func isTimeBeforeClause(_ clause: ReportClause, _ at: Int) -> Bool {
        guard let sub = clause.isSubordinate[at...].prefix(4).firstIndex(of: true), sub > at else { return false }
        let word = context.text.folded(clause.words[sub])
        return word == "after" || word == "before"
    }

    /// The span of a clause, without the speaker whom a statement leaves out.
    private func trimmed(_ words: ArraySlice<Int>, head: Int) -> Range<Int>? {
        guard let span = context.span(words) else { return nil }
        guard let statement = context.statement(at: head) else { return span }
        let start = statement.start < span.upperBound ? max(statement.start, span.lowerBound) : span.lowerBound
        let end = statement.end > context.text.tokens[head].end ? min(statement.end, span.upperBound) : span.upperBound
        return start < end ? start..<end : span
    }

    /// The matter in at most twelve words: the object, or the subject of what is done to it.
    private func matter(of clause: ReportClause) -> String {
        guard let verb = clause.verb else { return "" }
        let useSubject = verb.isPassive || clause.rest.count < 2
        let words = useSubject ? clause.subject : clause.rest
        let kept = words.filter { !context.words.isQuoteMark($0) }.prefix(12)
        guard let first = kept.first, let last = kept.last else { return "" }
        return context.text.string(first..<(last + 1))
    }
}
