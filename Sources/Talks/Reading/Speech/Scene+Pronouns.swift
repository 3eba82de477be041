/// Who he, she, it and they are.
extension Scene {
    func possessor(_ word: String) -> Int? {
        switch word {
        case "his": pronoun("he")
        case "her": pronoun("she")
        case "its": pronoun("it")
        case "their": pronoun("they")
        default: nil
        }
    }

    private static let sayingTexts: Set<String> = [
        "statement", "report", "message", "letter", "communique", "communiqué", "readout", "post", "bulletin", "note",
        "notice", "declaration", "release", "memo", "memorandum", "article", "editorial", "transcript", "draft",
        "document", "text", "paper", "resolution", "summary", "minutes", "recording", "video",
    ]

    func pronoun(_ word: String) -> Int? {
        switch word {
        case "he", "she", "him":
            let gender: Cast.Gender = word == "she" ? .female : .male
            let kinds: Cast.Kinds = [.person, .described]
            if let subject = frameSubject, kinds.contains(cast.members[subject].kind), !cast.members[subject].isPlural,
                cast.members[subject].gender == nil || cast.members[subject].gender == gender
            {
                return subject
            }
            guard let last = cast.last(gender, kinds: kinds, plural: false, among: known) else {
                return cast.last(gender, kinds: kinds, plural: false)
            }
            // `A reporter asked Mrs. Fenn`: a person of whom it is known goes before a source of whom it is not.
            if cast.members[last].gender == nil, cast.members[last].kind == .described, cast.members[last].seen >= 0,
                let told = known.last(where: { cast.members[$0].gender == gender && cast.members[$0].kind == .person }),
                cast.members[told].seen > cast.members[last].seen,
                paragraph(ofToken: cast.members[told].seen) == paragraph(ofToken: cast.members[last].seen)
            {
                return told
            }
            return last
        case "they", "them":
            if let last = lastSpeaker, cast.members[last].isPlural || cast.members[last].kind == .institution {
                return last
            }
            return cast.last(nil, kinds: [.described, .institution, .state, .person])
        case "it":
            let last =
                cast.last(nil, kinds: [.institution, .state, .document], among: known)
                ?? cast.last(nil, kinds: [.institution, .state, .document])
            // A plan or an accord provides, it does not say.
            if let last, cast.members[last].kind == .document,
                cast.members[last].heads.isDisjoint(with: Self.sayingTexts),
                let other = cast.last(nil, kinds: [.institution, .state], among: known)
            {
                return other
            }
            return last
        default: return nil
        }
    }
}
