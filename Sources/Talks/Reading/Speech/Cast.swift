import Foundation

/// Everybody and everything that can speak in one report, resolved within it.
struct Cast: Sendable {
    enum Kind: UInt8, Sendable { case person, institution, described, state, document }

    /// Some kinds.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let person = Kinds(rawValue: 1 << Kind.person.rawValue)
        static let institution = Kinds(rawValue: 1 << Kind.institution.rawValue)
        static let described = Kinds(rawValue: 1 << Kind.described.rawValue)
        static let state = Kinds(rawValue: 1 << Kind.state.rawValue)
        static let document = Kinds(rawValue: 1 << Kind.document.rawValue)

        func contains(_ kind: Kind) -> Bool { rawValue & (1 << kind.rawValue) != 0 }
    }

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
    /// Members that have, or had, a folded name; in the order of the cast.
    private var byName: [String: [Int]] = [:]
    /// Members to whom a noun leads back; in the order of the cast.
    private var byHead: [String: [Int]] = [:]
    /// Members in the order of mention, the last at the end; a member once.
    private(set) var salience: [Int] = []

    mutating func add(_ member: Member) -> Int {
        members.append(member)
        let index = members.count - 1
        if member.kind == .person { bySurname[Self.skeleton(member.surname), default: []].append(index) }
        refile(index, heads: member.heads)
        return index
    }

    /// Keeps a member under its name and under nouns that lead back to it.
    private mutating func refile(_ index: Int, heads: Set<String>) {
        let folded = Folding.fold(members[index].name)
        if members[index].foldedName != folded {
            members[index].foldedName = folded
            Self.insert(index, into: &byName[folded, default: []])
        }
        for head in heads { Self.insert(index, into: &byHead[head, default: []]) }
    }

    private static func insert(_ index: Int, into list: inout [Int]) {
        if list.last.map({ $0 < index }) ?? true { return list.append(index) }
        if !list.contains(index) { list.insert(index, at: list.firstIndex { $0 > index } ?? list.count) }
    }

    /// The first member of some kinds with that name, letter by letter.
    func first(named name: String, kinds: Kinds) -> Int? {
        byName[Folding.fold(name)]?.first { kinds.contains(members[$0].kind) && members[$0].name == name }
    }

    /// The first member of some kinds whose folded name is this.
    func first(folded: String, kinds: Kinds) -> Int? {
        byName[folded]?.first { kinds.contains(members[$0].kind) && members[$0].foldedName == folded }
    }

    /// Members to whom a noun leads back, in the order of the cast.
    func all(head: String) -> [Int] { byHead[head] ?? [] }

    /// A source that turns out to have a name.
    mutating func name(_ index: Int, display: String, words: [String]) {
        members[index].aliases.append(members[index].name)
        if members[index].office == nil { members[index].office = members[index].name }
        members[index].name = display
        refile(index, heads: [])
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
            out.refile(index, heads: told.heads)
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
        let heads = members[index].heads.count
        change(&members[index])
        // Heads are only added.
        let hasMore = members[index].heads.count != heads
        if hasMore || members[index].name != name { refile(index, heads: hasMore ? members[index].heads : []) }
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
    func last(head: String, modifiers: Set<String>, kinds: Kinds) -> Int? {
        for index in salience.reversed() {
            guard kinds.contains(members[index].kind), members[index].heads.contains(head) else { continue }
            if !modifiers.isEmpty, !modifiers.allSatisfy({ holds(index, $0) }) { continue }
            return index
        }
        return nil
    }

    /// Whether a word stands in what is told of a member.
    func holds(_ index: Int, _ word: String) -> Bool {
        if members[index].modifiers.contains(word) || members[index].heads.contains(word) { return true }
        // Norrow, Norrowian, Norrowians: alike in the first four letters.
        guard word.count >= 4 else { return false }
        let start = word.prefix(4)
        return members[index].modifiers.contains { $0.hasPrefix(start) }
    }

    /// The last member of some kinds that a pronoun of this gender can mean.
    func last(_ gender: Gender?, kinds: Kinds, plural: Bool? = nil, among: [Int]? = nil) -> Int? {
        (among ?? salience).last { index in
            guard kinds.contains(members[index].kind) else { return false }
            if let plural, members[index].isPlural != plural { return false }
            return gender == nil || members[index].gender == nil || members[index].gender == gender
        }
    }
}
