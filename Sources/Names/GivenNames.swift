/// The classes of given names: forms that stand for one another across languages (Микола, Николай, Mykola).
///
/// A written form is looked up by its skeleton, so every transliteration of a listed form is found. A short form
/// (Саша) may belong to several classes. A form that no class lists but that is near one and only one class
/// belongs to it "by likeness".
public struct GivenNames: Sendable {
    /// The classes that ship with the module.
    public static let shipped = NameModel.shipped.givenNames

    /// How a written form came to its classes.
    public enum Certainty: UInt8, Sendable {
        /// No class.
        case none
        /// One clerk's error away from a listed form.
        case byLikeness
        /// A case form from running text (Миколу, Петру).
        case caseForm
        /// A short or street form.
        case shortForm
        /// A full form of the class.
        case fullForm
    }

    /// The classes a form may belong to, in ascending order.
    public struct Reading: Sendable, Equatable {
        /// Class numbers, ascending; empty when unknown.
        public let classes: [UInt16]
        /// How sure that is.
        public let certainty: Certainty

        /// No class.
        public static let none = Reading(classes: [], certainty: .none)
    }

    /// The names of one kind by skeleton.
    private struct Forms {
        var classes: [Skeleton: [UInt16]] = [:]
        var list: [(skeleton: Skeleton, mask: UInt32, name: UInt16)] = []

        mutating func add(_ name: UInt16, _ skeleton: Skeleton) {
            if skeleton.isEmpty || classes[skeleton]?.contains(name) == true { return }
            classes[skeleton, default: []].append(name)
            list.append((skeleton, skeleton.mask, name))
        }

        /// The forms of each class, at most eight.
        func byClass(_ count: Int) -> [[Skeleton]] {
            var forms = [[Skeleton]](repeating: [], count: count)
            for form in list where forms[Int(form.name)].count < 8 { forms[Int(form.name)].append(form.skeleton) }
            return forms
        }

        func reading(_ skeleton: Skeleton, _ certainty: Certainty) -> Reading? {
            classes[skeleton].map { Reading(classes: $0.sorted(), certainty: certainty) }
        }
    }

    private var full = Forms()
    private var short = Forms()
    private var fathers = Forms()
    private var stems = Forms()
    /// First letters of the full forms of each class, as skeleton symbols (bits).
    private var initials: [UInt32] = []
    private var labels: [String] = []
    private let costs: EditCost
    /// The full forms and the fathers' stems of each class, at most eight.
    private(set) var formsOfClass: [[Skeleton]] = []
    private(set) var stemsOfClass: [[Skeleton]] = []

    /// Reads the hand-written classes of all packs, then what was learnt (`Tables/name-forms.tsv`).
    init(tables: NameTables, costs: EditCost, roles: RoleRules) {
        self.costs = costs
        var byLabel: [Substring: UInt16] = [:]
        for pack in tables.packs {
            for row in tables.rows("\(pack)/given-names", columns: 5) {
                let name = UInt16(labels.count)
                let written = row[1].split(separator: "|") + row[2].split(separator: "|")
                labels.append(String(written.first ?? ""))
                initials.append(0)
                byLabel[written.first ?? ""] = name
                for form in written + row[3].split(separator: "|") {
                    for skeleton in Skeleton.readings(of: String(form)) { add(name, skeleton, row[0]) }
                    if Script.majority(of: form) != .latin {
                        initials[Int(name)] |= Skeleton(String(form.prefix(1))).mask
                    }
                }
                for form in row[4].split(separator: "|") { short.add(name, Skeleton(String(form))) }
            }
        }
        for irregular in roles.irregularStems {
            for name in full.classes[Skeleton(irregular.father)] ?? [] { fathers.add(name, Skeleton(irregular.stem)) }
        }
        let hand = UInt16(labels.count)
        for row in tables.rows("name-forms", columns: 3) {
            let name = byLabel[row[1]] ?? UInt16(labels.count)
            if Int(name) == labels.count {
                labels.append(String(row[1]))
                initials.append(Skeleton(String(row[1].prefix(1))).mask)
            }
            for form in row[2].split(separator: "|") { addLearnt(name, Skeleton(letters: form), row[0], hand) }
        }
        formsOfClass = full.byClass(labels.count)
        stemsOfClass = fathers.byClass(labels.count)
    }

    /// A learnt form never makes a hand-written one doubtful.
    private mutating func addLearnt(_ name: UInt16, _ skeleton: Skeleton, _ sex: Substring, _ hand: UInt16) {
        func isHand(_ forms: Forms, _ skeleton: Skeleton) -> Bool {
            forms.classes[skeleton]?.contains { $0 < hand && $0 != name } == true
        }
        if isHand(full, skeleton) || isHand(short, skeleton) { return }
        full.add(name, skeleton)
        initials[Int(name)] |= 1 << UInt32(skeleton.symbols[0])
        let stem = Patronymic.stem(ofFather: skeleton)
        if stem.count >= 2, !isHand(stems, stem) { stems.add(name, stem) }
        if sex != "f", !isHand(fathers, stem) { fathers.add(name, stem) }
    }

    private mutating func add(_ name: UInt16, _ skeleton: Skeleton, _ sex: Substring) {
        full.add(name, skeleton)
        initials[Int(name)] |= 1 << UInt32(skeleton.symbols[0])
        let stem = Patronymic.stem(ofFather: skeleton)
        if stem.count >= 2 { stems.add(name, stem) }
        if sex != "f" { fathers.add(name, stem) }
    }

    /// The number of classes.
    public var count: Int { labels.count }

    /// The first listed form of a class, for explanations.
    public func label(_ name: UInt16) -> String { labels[Int(name)] }

    /// The classes of a given name in any spelling.
    public func reading(_ given: Skeleton) -> Reading {
        exact(given) ?? caseForm(given) ?? nearest(given, full)
    }

    /// Whether a full form of some class is written so.
    public func isFullForm(_ given: Skeleton) -> Bool { full.classes[given] != nil }

    /// The classes of a form that is listed as it stands.
    func exact(_ given: Skeleton) -> Reading? { full.reading(given, .fullForm) ?? short.reading(given, .shortForm) }

    /// The classes of a case form: one that ends in a vowel and has the stem of a listed form.
    func caseForm(_ given: Skeleton) -> Reading? {
        guard given.count > 2 else { return nil }
        if let reading = stems.reading(Patronymic.stem(ofFather: given), .caseForm) { return reading }
        guard given.symbols[given.count - 1] == Self.m else { return nil }
        return stems.reading(Patronymic.stem(ofFather: given.prefix(given.count - 1)), .caseForm)
    }

    private static let m = SkeletonAlphabet.symbols("m")[0]

    /// The classes of the father's name in a patronymic's stem (`Patronymic.stem(of:)`).
    public func fatherReading(_ stem: Skeleton) -> Reading {
        fathers.reading(stem, .fullForm) ?? nearest(stem, fathers)
    }

    /// Whether patronymics of some class are made from this stem.
    func isFatherStem(_ stem: Skeleton) -> Bool { fathers.classes[stem] != nil }

    /// Whether a class has a full form that starts with this symbol (an initial follows the language: М. is Н.).
    public func initialFits(_ symbol: UInt8, _ reading: Reading) -> Bool {
        reading.classes.contains { initials(of: $0) & (1 << UInt32(symbol)) != 0 }
    }

    /// The first letters of a class as bits.
    func initials(of name: UInt16) -> UInt32 { initials[Int(name)] }

    /// The only class with a form within one clerk's error, judged by cost for its length.
    private func nearest(_ skeleton: Skeleton, _ forms: Forms) -> Reading {
        guard skeleton.count >= 4 else { return .none }
        let mask = skeleton.mask
        var best = min(141, 28 * skeleton.count + 1)
        var names: [UInt16] = []
        for form in forms.list {
            if (form.mask ^ mask).nonzeroBitCount > 4 || form.skeleton.count < 4 { continue }
            if abs(form.skeleton.count - skeleton.count) > 2 { continue }
            let cost = costs.distance(skeleton, form.skeleton, limit: best)
            if cost < best {
                best = cost
                names = [form.name]
            } else if cost == best, !names.isEmpty, !names.contains(form.name) {
                names.append(form.name)
            }
        }
        return names.count == 1 ? Reading(classes: names, certainty: .byLikeness) : .none
    }
}
