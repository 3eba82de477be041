import Foundation

/// Who a phrase means.
extension Scene {
    /// The member a phrase means; made new when nobody known answers to it.
    mutating func member(for phrase: SpeakerPhrase, frame: Range<Int>) -> Int? {
        switch phrase.core {
        case .pronoun:
            let word = text.folded(phrase.head)
            if marks[phrase.head].contains(.possessiveDeterminer) { return possessor(word) }
            let who = pronoun(word)
            if let who, cast.members[who].kind == .person, cast.members[who].gender == nil,
                word == "he" || word == "she"
            {
                cast.update(who) { $0.gender = word == "he" ? .male : .female }
            }
            return who
        case .person(let run): return person(run, phrase)
        case .proper(let run): return proper(run, phrase)
        case .role: return role(phrase, frame)
        case .institution: return institution(phrase, frame)
        case .document: return document(phrase, frame)
        }
    }

    /// The paragraph of a token, or of the end of the text.
    func paragraph(ofToken token: Int) -> Int { text.tokens[min(token, text.tokens.count - 1)].paragraph }

    /// Folded content words of some tokens: no articles, prepositions, marks.
    func contentWords(_ range: Range<Int>) -> Set<String> {
        var out: Set<String> = []
        for index in range where text.tokens[index].kind == .word {
            let word = text.tokens[index].folded
            if text.tokens[index].isCapitalised, let nation = nations[word, isUpperCase: text.tokens[index].isUpperCase]
            {
                out.insert(nation)
            } else if marks[index].isDisjoint(with: .function) {
                out.insert(word)
            }
        }
        return out
    }

    /// Titles cut short, and the noun that leads back to whoever bears them.
    static let ranks: [String: String] = [
        "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain", "adm": "admiral",
        "sgt": "sergeant", "cpl": "corporal", "brig": "brigadier", "cmdr": "commander", "sen": "senator",
        "gov": "governor", "amb": "ambassador", "dr": "doctor", "prof": "professor", "rev": "priest",
        "pres": "president",
    ]

    func roleHeads(_ range: Range<Int>) -> Set<String> {
        var out: Set<String> = []
        for index in range where !marks[index].isDisjoint(with: .anyRole) {
            let word = text.folded(index)
            if let rank = Self.ranks[word] { out.insert(rank) }
            if !marks[index].isDisjoint(with: [.role, .office]) { out.insert(word) }
        }
        return out
    }

    func gender(_ range: Range<Int>) -> Cast.Gender? {
        for index in range {
            let mark = marks[index]
            guard mark.isDisjoint(with: .function) else { continue }
            if mark.contains(.masculine) { return .male }
            if mark.contains(.feminine) { return .female }
        }
        return nil
    }

    // MARK: persons

    mutating func person(_ run: Int, _ phrase: SpeakerPhrase) -> Int? {
        let item = finder.phrases.names.runs[run]
        let words = item.name.map { text.folded($0) }
        var office: Set<String> = []
        if let range = phrase.office {
            office = roleHeads(range)
        } else if let title = item.title {
            office = roleHeads(title)
        }
        let index: Int
        let title = item.title ?? phrase.office
        if let known = cast.person(named: words, office: office, gender: title.flatMap { self.gender($0) }) {
            index = known
        } else {
            index = cast.add(Cast.Member(kind: .person, name: text.string(item.name), words: words, seen: -1))
        }
        let display = text.string(item.name)
        settleOffice(of: index, phrase, title: item.title)
        cast.update(index) { if $0.name != display, !$0.aliases.contains(display) { $0.aliases.append(display) } }
        note(office: phrase.office ?? item.title, of: index, at: phrase.head)
        if phrase.office != nil, let title = item.title { note(office: title, of: index, at: phrase.head) }
        return index
    }

    /// `Türkiye's transport minister said on Friday.` … `Kerem Aydoğan told reporters`: an office that spoke without a name
    /// right before, and then a full name without an office, are one.
    mutating func settleOffice(of index: Int, _ phrase: SpeakerPhrase, title: Range<Int>?) {
        let person = cast.members[index]
        guard person.seen < 0, person.office == nil, phrase.range.count > 1, phrase.office == nil, title == nil,
            person.words.count > 1,
            let last = lastSpeaker, cast.members[last].kind == .described, cast.members[last].isPublic,
            text.tokens[phrase.head].paragraph - lastSpokeIn <= 1, sameAs[last] == nil
        else { return }
        sameAs[last] = index
        let office = cast.members[last]
        cast.update(index) {
            $0.office = office.name
            $0.heads.formUnion(office.heads)
            $0.modifiers.formUnion(office.modifiers)
            $0.isPublic = true
        }
    }

    /// Keeps what a report tells of a person's office; the first full telling stays.
    mutating func note(office range: Range<Int>?, of index: Int, at token: Int) {
        guard let range, !range.isEmpty else { return }
        let heads = roleHeads(range)
        let words = contentWords(range)
        let gender = gender(range)
        var display = text.string(range)
        let isPublic = range.contains { !marks[$0].isDisjoint(with: [.office, .spokes]) }
        var inherited: Set<String> = []
        var inheritedWords: Set<String> = []
        if heads.contains("counterpart") || words.contains("opposite"),
            let other = cast.salience.last(where: {
                $0 != index && cast.members[$0].kind == .person
            })
        {
            inherited = cast.members[other].heads
            inheritedWords = cast.members[other].modifiers.filter { word in
                ["foreign", "defence", "defense", "interior", "prime", "deputy", "justice", "finance"].contains(word)
            }
            if let public_ = cast.members[other].office { display += " (\(public_))" }
        }
        inherited.formUnion(Self.alsoCalled(heads, words))
        let otherPublic = inherited.contains { $0 != "leader" && $0 != "negotiator" && $0 != "delegate" }
        cast.update(index) { member in
            member.heads.formUnion(heads)
            member.heads.formUnion(inherited)
            member.modifiers.formUnion(words.subtracting(heads))
            member.modifiers.formUnion(inheritedWords)
            if member.gender == nil { member.gender = gender }
            if isPublic || otherPublic { member.isPublic = true }
            if member.office == nil || (heads.isEmpty == false && (member.office ?? "").count < 5) {
                member.office = display
            }
        }
    }

    /// A head of State is the leader too; who heads a delegation is its negotiator.
    static func alsoCalled(_ heads: Set<String>, _ words: Set<String>) -> Set<String> {
        var out: Set<String> = []
        if !heads.isDisjoint(with: ["president", "king", "emir", "sultan", "chancellor", "premier", "queen"])
            || heads.contains("minister") && words.contains("prime")
        {
            if heads.isDisjoint(with: ["adviser", "advisor", "aide", "envoy", "spokesman", "spokeswoman"]),
                words.isDisjoint(with: ["vice", "deputy", "former", "late"])
            {
                out.insert("leader")
            }
        }
        if !words.isDisjoint(with: ["delegation", "team", "negotiator", "delegate", "negotiating"]),
            !heads.isDisjoint(with: ["head", "chief", "leader", "negotiator", "delegate"]) || words.contains("chief")
        {
            out.formUnion(["negotiator", "delegate"])
        }
        return out
    }

    mutating func proper(_ run: Int, _ phrase: SpeakerPhrase) -> Int? {
        let item = finder.phrases.names.runs[run]
        let words = item.name.map { text.folded($0) }
        if let known = cast.person(named: words, office: []), cast.members[known].words.count > 1 || words.count == 1 {
            note(office: phrase.office, of: known, at: phrase.head)
            return known
        }
        let display = text.string(item.range)
        let folded = Folding.fold(display)
        if let known = cast.first(folded: folded, kinds: [.institution, .described, .state, .document]) {
            return known
        }
        if let office = phrase.office, !roleHeads(office).isEmpty {
            // An office beside a single name: a person named by one name only.
            let index = cast.add(Cast.Member(kind: .person, name: display, words: words, seen: -1))
            note(office: office, of: index, at: phrase.head)
            return index
        }
        var member = Cast.Member(kind: .state, name: display, words: words, seen: -1)
        member.modifiers = Set(words)
        member.heads = Set(words)
        return cast.add(member)
    }

    // MARK: offices and sources

    private static let genericHeads: Set<String> = [
        "interlocutor", "source", "official", "person", "man", "woman", "diplomat", "aide", "insider",
    ]

    mutating func role(_ phrase: SpeakerPhrase, _ frame: Range<Int>) -> Int? {
        let head = text.folded(phrase.head)
        let all = contentWords(phrase.start ..~ min(phrase.head + 1, phrase.range.upperBound))
        var modifiers = all.subtracting([head])
        if let owner = phrase.owner, owner < phrase.start, !marks[owner].contains(.possessiveDeterminer) {
            modifiers.formUnion(contentWords(owner ..~ owner + 1))
        }
        if ["negotiator", "delegate", "envoy"].contains(head) {
            modifiers.subtract(["chief", "top", "lead", "main", "head", "senior"])
        }
        let isPlain = phrase.isDefinite && (phrase.owner.map { !marks[$0].contains(.possessiveDeterminer) } ?? true)
        if isPlain || (!phrase.isIndefinite && !phrase.isPlural && phrase.owner == nil) {
            if let known = cast.last(head: head, modifiers: modifiers, kinds: [.described, .person]) { return known }
            let isLate = ["official", "diplomat", "man", "woman", "politician", "lawmaker", "officer"].contains(head)
            if head.hasSuffix("year-old") || head == "old", let last = lastPerson() { return last }
            if !modifiers.isDisjoint(with: ["former", "veteran", "ex"]), let last = lastSpeaker,
                cast.members[last].kind == .person, lastSpokeIn == text.tokens[phrase.head].paragraph
            {
                return last
            }
            if isLate, modifiers.isEmpty, let last = lastSpeaker,
                [.person, .described].contains(cast.members[last].kind)
            {
                return last
            }
            if ["leader", "politician", "statesman"].contains(head), let last = lastSpeaker,
                cast.members[last].kind == .person,
                cast.members[last].modifiers.isEmpty || modifiers.isEmpty
                    || modifiers.contains(where: { cast.holds(last, $0) })
            {
                return last
            }
            if Self.genericHeads.contains(head), modifiers.isEmpty, let known = cast.last(nil, kinds: [.described]) {
                return known
            }
            if let known = office(head: head, modifiers: modifiers) { return known }
        }
        if let owner = phrase.owner, marks[owner].contains(.possessiveDeterminer), modifiers.isEmpty,
            let known = cast.last(head: head, modifiers: [], kinds: [.person]), cast.members[known].office != nil
        {
            // `his daughter`, once she has been named.
            return known
        }
        if let owner = phrase.owner, !marks[owner].contains(.possessiveDeterminer), !phrase.isIndefinite,
            !phrase.isPlural, marks[phrase.head].contains(.office), !marks[phrase.head].contains(.spokes),
            let known = office(head: head, modifiers: modifiers)
        {
            // `Qatar's prime minister`, whose name comes below.
            return known
        }
        if let owner = phrase.owner, ["its", "their"].contains(text.folded(owner)),
            marks[phrase.head].contains(.office),
            let known = office(head: head, modifiers: modifiers)
        {
            return known
        }
        var start = phrase.begin
        var name = ""
        if let owner = phrase.owner, marks[owner].contains(.possessiveDeterminer), owner == start {
            // her spokesman: whose, by name.
            start = phrase.start
            if let who = possessor(text.folded(owner)) { name = shortName(who) + "’s " }
        }
        let end = descriptionEnd(phrase)
        name += text.string(start ..~ end)
        if ["of it", "of them"].contains(where: { name.hasSuffix($0) }), let of = cast.last(nil, kinds: [.institution])
        {
            name = name.prefix(name.count - (name.hasSuffix("it") ? 2 : 4)) + "the " + cast.members[of].name
        }
        if phrase.isDefinite || phrase.isIndefinite || name.isEmpty == false { name = lowerFirst(name, start) }
        let described = contentWords(start ..~ end)
        if let known = cast.first(named: name, kinds: .described), !isNew(phrase) { return known }
        var member = Cast.Member(kind: .described, name: name, words: [], seen: -1)
        member.heads = roleHeads(phrase.start ..~ phrase.head + 1).union([head])
        member.modifiers = described.subtracting([head])
        member.gender = gender(phrase.start ..~ phrase.head + 1)
        member.isPlural = phrase.isPlural
        member.isSpokes = marks[phrase.head].contains(.spokes)
        member.isPublic = marks[phrase.head].contains(.office) && !phrase.isIndefinite
        if member.isSpokes, phrase.isIndefinite, described.count == 1,
            let institution = cast.last(nil, kinds: [.institution], among: Array(cast.salience.suffix(3)))
        {
            // `The Committee welcomed it. “…,” a spokeswoman said.`
            member.name += " for the " + cast.members[institution].name
        }
        return cast.add(member)
    }

    /// Whom the last sentences were about, else who spoke last.
    func lastPerson() -> Int? {
        let kinds: Cast.Kinds = [.person, .described]
        if let subject = lastSubject, subject.paragraph > lastSpokeIn, kinds.contains(cast.members[subject.member].kind)
        {
            return subject.member
        }
        if let last = lastSpeaker, kinds.contains(cast.members[last].kind) { return last }
        return cast.last(nil, kinds: [.person])
    }

    /// The last word of a person's name, else the name.
    func shortName(_ member: Int) -> String {
        let who = cast.members[member]
        guard who.kind == .person, let last = who.name.split(separator: " ").last else { return who.name }
        return String(last)
    }

    func isNew(_ phrase: SpeakerPhrase) -> Bool {
        (phrase.begin ..~ phrase.start).contains { ["another", "second", "third"].contains(text.folded($0)) }
    }

    /// A person whose office answers to a noun, named before or after; only when there is one.
    func office(head: String, modifiers: Set<String>) -> Int? {
        let fitting = cast.all(head: head).filter { index in
            cast.members[index].kind == .person && modifiers.allSatisfy { cast.holds(index, $0) }
        }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// A relative clause stays only where the noun has nothing else that describes it.
    func descriptionEnd(_ phrase: SpeakerPhrase) -> Int {
        let end = phrase.end
        guard phrase.head + 1 < end else { return end }
        let after = phrase.head + 1
        if ["who", "which", "that", "whose", "whom"].contains(text.folded(after)) {
            return phrase.head > phrase.start ? after : end
        }
        if let aside = (after ..~ end).first(where: {
            text.folded($0) == "on" && text.folded($0 + 1) == "condition" || text.folded($0) == "speaking"
                || text.folded($0) == "under" && text.folded($0 + 1) == "condition"
        }) {
            return aside
        }
        if let relative = (after ..~ end).first(where: { ["who", "which", "whose", "whom"].contains(text.folded($0)) })
        {
            return relative
        }
        return end
    }

    func lowerFirst(_ name: String, _ token: Int) -> String {
        guard marks[token].contains(.determiner), let first = name.first else { return name }
        return first.lowercased() + name.dropFirst()
    }
}
