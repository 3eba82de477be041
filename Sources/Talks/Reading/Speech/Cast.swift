import Foundation

/// Everybody and everything that can speak in one report, resolved within it.
struct Cast: Sendable {
    enum Kind: Sendable { case person, institution, described, state, document }
    enum Gender: Sendable { case male, female }

    struct Member: Sendable {
        var kind: Kind
        /// As it is written in a proposal.
        var name: String
        /// The name folded, kept by the cast.
        fileprivate(set) var foldedName = ""
        /// Folded words of the name.
        var words: [String]
        var office: String?
        /// Folded nouns that lead back to it: official, minister, bureau.
        var heads: Set<String> = []
        /// Folded other words of its office or description.
        var modifiers: Set<String> = []
        var gender: Gender?
        var isPublic = false
        var isPlural = false
        var isMedium = false
        /// Speaks for somebody and is not named.
        var isSpokes = false
        var aliases: [String] = []
        /// Token of the last mention before the place that is read.
        var seen: Int

        var surname: String { words.last ?? "" }
    }

    private(set) var members: [Member] = []
    /// Members by surname.
    private var bySurname: [String: [Int]] = [:]
    /// Members in the order of mention, the last at the end; a member once.
    private(set) var salience: [Int] = []

    mutating func add(_ member: Member) -> Int {
        members.append(member)
        let index = members.count - 1
        members[index].foldedName = Folding.fold(member.name)
        if member.kind == .person { bySurname[Self.skeleton(member.surname), default: []].append(index) }
        return index
    }

    /// A source that turns out to have a name.
    mutating func name(_ index: Int, display: String, words: [String]) {
        members[index].aliases.append(members[index].name)
        if members[index].office == nil { members[index].office = members[index].name }
        members[index].name = display
        members[index].foldedName = Folding.fold(display)
        members[index].words = words
        members[index].kind = .person
        bySurname[Self.skeleton(words.last ?? ""), default: []].append(index)
    }

    /// The same persons, before anything is said, with the offices and genders that a first reading told.
    func knowing(_ later: Cast) -> Cast {
        var out = self
        for index in out.members.indices {
            let told = later.members[index]
            guard out.members[index].kind == .person, told.kind == .person else { continue }
            out.members[index].heads = told.heads
            out.members[index].modifiers = told.modifiers
            out.members[index].gender = told.gender
            out.members[index].isPublic = told.isPublic || out.members[index].isPublic
        }
        return out
    }

    /// Moves a member to the front of memory.
    mutating func mention(_ index: Int, at token: Int) {
        members[index].seen = token
        if salience.last == index { return }
        if salience.count > 40 { salience.removeFirst(salience.count - 40) }
        salience.removeAll { $0 == index }
        salience.append(index)
    }

    mutating func update(_ index: Int, _ change: (inout Member) -> Void) {
        let name = members[index].name
        change(&members[index])
        if members[index].name != name { members[index].foldedName = Folding.fold(members[index].name) }
    }

    /// Spellings of one name meet: doubled letters and the endings -y, -yy, -iy, -ij, -i are one.
    static func skeleton(_ word: String) -> String {
        var out = ""
        var last: Character = " "
        for character in word {
            let plain: Character = character == "j" || character == "i" ? "y" : (character == "w" ? "v" : character)
            if plain != last { out.append(plain) }
            last = plain
        }
        return out
    }

    /// Persons with that surname, spellings included.
    func persons(surname: String) -> [Int] { bySurname[Self.skeleton(surname)] ?? [] }

    /// The person a name leads to, when there is one; several with one surname are told apart by given name, by the
    /// words of the office that stands before the name, then by who was named last.
    func person(named words: [String], office: Set<String>, gender: Gender? = nil) -> Int? {
        guard let surname = words.last else { return nil }
        let found = persons(surname: surname)
        let given = words.dropLast()
        if given.isEmpty {
            if found.count > 1, let gender {
                let fitting = found.filter { members[$0].gender == gender }
                let open = found.filter { members[$0].gender == nil }
                if let only = fitting.first ?? open.first, fitting.count == 1 || (fitting.isEmpty && open.count == 1) {
                    return only
                }
            }
            if found.count > 1, !office.isEmpty {
                let fitting = found.filter {
                    !members[$0].heads.isDisjoint(with: office) && Self.fits(office, members[$0])
                }
                if let only = fitting.first, fitting.count == 1 { return only }
            }
            return found.max { members[$0].seen < members[$1].seen }
        }
        return found.first { index in
            let known = members[index].words.dropLast()
            return known.isEmpty || Self.sameGiven(Array(known), Array(given))
        }
    }

    private static func fits(_ office: Set<String>, _ member: Member) -> Bool {
        let all = member.heads.union(member.modifiers)
        return office.filter { all.contains($0) }.count * 2 >= office.count
    }

    private static func sameGiven(_ left: [String], _ right: [String]) -> Bool {
        left.contains { a in
            right.contains { b in
                a == b || skeleton(a) == skeleton(b) || (min(a.count, b.count) == 1 && a.first == b.first)
                    || (min(a.count, b.count) >= 4 && a.prefix(4) == b.prefix(4))
            }
        }
    }

    /// The last member that answers to a noun, with the nation or other words that stand with it.
    func last(head: String, modifiers: Set<String>, kinds: Set<Kind>) -> Int? {
        for index in salience.reversed() {
            let member = members[index]
            guard kinds.contains(member.kind), member.heads.contains(head) else { continue }
            if !modifiers.isEmpty, !modifiers.allSatisfy({ Self.holds(member, $0) }) { continue }
            return index
        }
        return nil
    }

    static func holds(_ member: Member, _ word: String) -> Bool {
        if member.modifiers.contains(word) || member.heads.contains(word) { return true }
        // Norrow, Norrowian, Norrowians: alike in the first four letters.
        guard word.count >= 4 else { return false }
        let start = word.prefix(4)
        return member.modifiers.contains { $0.count >= 4 && $0.prefix(4) == start }
    }

    /// The last member of some kinds that a pronoun of this gender can mean.
    func last(_ gender: Gender?, kinds: Set<Kind>, plural: Bool? = nil, among: [Int]? = nil) -> Int? {
        (among ?? salience).last { index in
            let member = members[index]
            guard kinds.contains(member.kind) else { return false }
            if let plural, member.isPlural != plural { return false }
            return gender == nil || member.gender == nil || member.gender == gender
        }
    }
}
