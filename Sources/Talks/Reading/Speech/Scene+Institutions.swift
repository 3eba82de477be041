import Foundation

/// Institutions and texts that speak.
extension Scene {
    mutating func institution(_ phrase: SpeakerPhrase, _ frame: Range<Int>) -> Int? {
        let head = text.folded(phrase.head)
        var start = phrase.start
        if let owner = phrase.owner, owner >= phrase.begin, !marks[owner].contains(.possessiveDeterminer) {
            start = ownerStart(owner, phrase.begin)
        }
        let end = descriptionEnd(phrase)
        var words = contentWords(start ..~ end)
        var name = text.string(start ..~ end)
        // `his office`, `its ministry`: whose, by name.
        var whose: Int?
        if let owner = phrase.owner, owner < start, marks[owner].contains(.possessiveDeterminer),
            let who = possessor(text.folded(owner)), cast.members[who].kind != .described
        {
            whose = who
            name = shortName(who) + "'s " + name
            words.formUnion(Folding.fold(shortName(who)).split(separator: " ").map(String.init))
        }
        let modifiers = words.subtracting([head])
        if let whose, cast.members[whose].kind == .person,
            let known = cast.first(named: name, kinds: .institution)
        {
            return known
        }
        if !phrase.isIndefinite, whose.map({ cast.members[$0].kind != .person }) ?? true {
            // `the Ministry of Justice` is not every ministry: what belongs to the name after its head tells it apart.
            let named = finder.phrases.names.byToken[phrase.head].map { finder.phrases.names.runs[$0].range.upperBound }
            let narrow = contentWords(start ..~ max(phrase.head + 1, min(named ?? 0, end))).subtracting([head])
            if let known = cast.last(head: head, modifiers: narrow, kinds: [.institution]) {
                if words.count > cast.members[known].modifiers.count + 1,
                    modifiers.isSuperset(of: cast.members[known].modifiers)
                {
                    cast.update(known) {
                        $0.name = name
                        $0.modifiers.formUnion(modifiers)
                    }
                }
                return known
            }
            // A fuller name of one that was named by less: the Exchange Office, Norrow's Exchange Office.
            if let known = cast.all(head: head).first(where: {
                cast.members[$0].kind == .institution && !cast.members[$0].modifiers.isEmpty
                    && cast.members[$0].modifiers.isSubset(of: modifiers)
            }) {
                cast.update(known) {
                    $0.name = name
                    $0.modifiers.formUnion(modifiers)
                }
                return known
            }
        }
        var member = Cast.Member(kind: .institution, name: name, words: [], seen: -1)
        member.heads = [head]
        member.modifiers = modifiers
        member.isMedium = marks[phrase.head].contains(.medium)
        return cast.add(member)
    }

    func ownerStart(_ owner: Int, _ floor: Int) -> Int {
        if let run = finder.phrases.names.byToken[owner] {
            return max(floor, finder.phrases.names.runs[run].range.lowerBound)
        }
        return max(floor, owner)
    }

    mutating func document(_ phrase: SpeakerPhrase, _ frame: Range<Int>) -> Int? {
        // `its Article 6`: of the text last spoken of.
        if marks[phrase.head].contains(.possessiveDeterminer) { return cast.last(nil, kinds: [.document]) }
        let head = text.folded(phrase.head)
        let isPersonal = marks[phrase.head].contains(.personalDocument)
        // `his first message, which now reads`: whose it is, whatever other messages there are.
        if isPersonal, let owner = phrase.owner, marks[owner].contains(.possessiveDeterminer),
            let who = possessor(text.folded(owner)), cast.members[who].kind == .person
        {
            return who
        }
        if let known = cast.last(head: head, modifiers: [], kinds: [.document]) { return known }
        let isBare = contentWords(phrase.start ..~ phrase.head + 1).count == 1 && phrase.owner == nil
        if isPersonal || (isBare && head == "statement") {
            if let owner = phrase.owner {
                if marks[owner].contains(.possessiveDeterminer) {
                    if let who = possessor(text.folded(owner)) { return who }
                } else if let run = finder.phrases.names.byToken[owner],
                    let who = cast.person(
                        named: finder.phrases.names.runs[run].name.map { text.folded($0) }, office: [])
                {
                    return who
                }
            }
            if let account = accountOwner(frame) { return account }
            if !isPersonal, phrase.isDefinite, let issuer = issuers[head] { return issuer }
            if !isPersonal, let last = cast.last(nil, kinds: [.person, .institution]) { return last }
            if let author, phrase.isDefinite { return author }
        }
        let determiner = phrase.isIndefinite ? "the " : ""
        let begin = phrase.isIndefinite ? phrase.start : phrase.begin
        var member = Cast.Member(
            kind: .document, name: determiner + text.string(begin ..~ max(phrase.head + 1, phrase.end)), words: [],
            seen: -1)
        member.name = member.name.prefix(1).lowercased() + member.name.dropFirst()
        member.heads = [head]
        return cast.add(member)
    }

    /// on her account, on his page, in his channel: who owns the place where it was written.
    func accountOwner(_ frame: Range<Int>) -> Int? {
        for index in frame where marks[index].contains(.possessiveDeterminer) {
            for offset in 1...3
            where [
                "account", "page", "channel", "website", "blog", "feed", "site", "office", "telegram", "x", "facebook",
            ]
            .contains(text.folded(index + offset)) {
                return possessor(text.folded(index))
            }
        }
        return nil
    }

    private static let issuing: Set<String> = [
        "issued", "issues", "released", "releases", "published", "publishes", "posted", "distributed", "circulated",
    ]

    /// `the ministry said in a statement`, `in a statement by the ministry`, `the ministry issued a statement`: what
    /// `the statement` says below is theirs.
    mutating func noteIssuers(_ frame: Range<Int>) {
        for index in frame where marks[index].contains(.document) && finder.inQuote[index] < 0 {
            let word = text.folded(index)
            guard ["statement", "communique", "readout", "release"].contains(word) else { continue }
            if ["by", "from", "of"].contains(text.folded(index + 1)),
                let phrase = finder.phrases.phrase(from: index + 2, to: frame.upperBound, exact: false),
                let who = knownMember(phrase)
            {
                issuers[word] = who
                continue
            }
            var first = index
            while first > frame.lowerBound, index - first < 5,
                !marks[first - 1].contains(.preposition), marks.verbs[first - 1] == nil,
                !Self.issuing.contains(text.folded(first - 1))
            {
                first -= 1
            }
            guard first > frame.lowerBound else { continue }
            let before = text.folded(first - 1)
            let speaking = current.last {
                $0.attribution.verb.upperBound <= first && $0.attribution.complement + 14 > index
                    || $0.attribution.verb.lowerBound > index && $0.attribution.verb.lowerBound - index < 4
            }
            if before == "in" || before == "through", let speaker = speaking?.speaker {
                issuers[word] = speaker
            } else if Self.issuing.contains(before), let subject = frameSubject {
                issuers[word] = subject
            }
        }
    }
}
