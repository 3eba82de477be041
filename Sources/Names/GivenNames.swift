/// The classes of given names: forms that stand for one another across languages (Микола, Николай, Mykola).
///
/// A written form is looked up by its skeleton, so every transliteration of a listed form is found. A short form
/// (Саша) may belong to several classes. A form that no class lists but that is near one and only one class
/// belongs to it "by likeness".
public struct GivenNames: Sendable {
    /// The classes that ship with the module.
    public static let shipped = GivenNames(rows: NameTable.rows("given-names", columns: 5), costs: .shipped)

    /// How a written form came to its classes.
    public enum Certainty: UInt8, Sendable {
        /// No class.
        case none
        /// One clerk's error away from a listed form.
        case byLikeness
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

    private let full: [Skeleton: [UInt16]]
    private let short: [Skeleton: [UInt16]]
    private let fathers: [Skeleton: [UInt16]]
    private let forms: [(skeleton: Skeleton, mask: UInt32, name: UInt16)]
    private let fatherForms: [(skeleton: Skeleton, mask: UInt32, name: UInt16)]
    /// First letters of the full forms of each class, as skeleton symbols (bits).
    private let initials: [UInt32]
    private let labels: [String]
    private let costs: EditCost

    init(rows: [[String]], costs: EditCost) {
        var full: [Skeleton: [UInt16]] = [:]
        var short: [Skeleton: [UInt16]] = [:]
        var fathers: [Skeleton: [UInt16]] = [:]
        var initials: [UInt32] = []
        var labels: [String] = []
        func add(_ name: UInt16, _ skeleton: Skeleton, to table: inout [Skeleton: [UInt16]]) {
            if table[skeleton]?.contains(name) != true { table[skeleton, default: []].append(name) }
        }
        for (index, row) in rows.enumerated() {
            let name = UInt16(index)
            let cyrillic = (row[1] + "|" + row[2]).split(separator: "|").map(String.init)
            var mask: UInt32 = 0
            for form in cyrillic + row[3].split(separator: "|").map(String.init) {
                let skeleton = Skeleton(form)
                if skeleton.isEmpty { continue }
                add(name, skeleton, to: &full)
                mask |= 1 << UInt32(skeleton.symbols[0])
                if row[0] == "m" { add(name, Patronymic.stem(ofFather: skeleton), to: &fathers) }
            }
            for form in row[4].split(separator: "|") { add(name, Skeleton(String(form)), to: &short) }
            initials.append(mask)
            labels.append(cyrillic.first ?? "")
        }
        for (stem, father) in Patronymic.irregularStems {
            for name in full[Skeleton(father)] ?? [] { add(name, Skeleton(stem), to: &fathers) }
        }
        self.full = full
        self.short = short
        self.fathers = fathers
        forms = Self.sorted(full)
        fatherForms = Self.sorted(fathers)
        self.initials = initials
        self.labels = labels
        self.costs = costs
    }

    /// The number of classes.
    public var count: Int { labels.count }

    /// The first listed form of a class, for explanations.
    public func label(_ name: UInt16) -> String { labels[Int(name)] }

    /// The classes of a given name in any spelling.
    public func reading(_ given: Skeleton) -> Reading {
        if let classes = full[given] { return Reading(classes: classes.sorted(), certainty: .fullForm) }
        if let classes = short[given] { return Reading(classes: classes.sorted(), certainty: .shortForm) }
        return nearest(given, forms)
    }

    /// The classes of the father's name in a patronymic's stem (`Patronymic.stem(of:)`).
    public func fatherReading(_ stem: Skeleton) -> Reading {
        if let classes = fathers[stem] { return Reading(classes: classes.sorted(), certainty: .fullForm) }
        return nearest(stem, fatherForms)
    }

    /// Whether a class has a full form that starts with this symbol (an initial follows the language: М. is Н.).
    public func initialFits(_ symbol: UInt8, _ reading: Reading) -> Bool {
        reading.classes.contains { initials[Int($0)] & (1 << UInt32(symbol)) != 0 }
    }

    /// The only class with a form within one clerk's error, judged by cost for its length.
    private func nearest(_ skeleton: Skeleton, _ forms: [(skeleton: Skeleton, mask: UInt32, name: UInt16)]) -> Reading {
        guard skeleton.count >= 4 else { return .none }
        let mask = skeleton.mask
        var best = 101
        var names: [UInt16] = []
        for form in forms {
            if abs(form.skeleton.count - skeleton.count) > 2 { continue }
            if (form.mask ^ mask).nonzeroBitCount > 4 || form.skeleton.count < 4 { continue }
            let cost = costs.distance(skeleton, form.skeleton)
            if cost < best {
                best = cost
                names = [form.name]
            } else if cost == best, !names.contains(form.name) {
                names.append(form.name)
            }
        }
        guard names.count == 1, best * 4 <= 100 * skeleton.count else { return .none }
        return Reading(classes: names, certainty: .byLikeness)
    }

    private static func sorted(
        _ table: [Skeleton: [UInt16]]
    ) -> [(skeleton: Skeleton, mask: UInt32, name: UInt16)] {
        table.flatMap { skeleton, names in names.map { (skeleton, skeleton.mask, $0) } }
            .sorted { ($0.2, $0.0.letters) < ($1.2, $1.0.letters) }
            .map { (skeleton: $0.0, mask: $0.1, name: $0.2) }
    }
}
