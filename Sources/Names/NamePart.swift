/// One word of a name, read once: everything a comparison asks of it. A plain value of fixed size.
public struct NamePart: Sendable {
    /// The skeleton by the first reading.
    public var skeleton: Skeleton { readings.0 }
    /// One to three readings; those past `readingCount` are empty.
    let readings: (Skeleton, Skeleton, Skeleton)
    /// For a patronymic, the father's stem by each reading; else empty.
    let stems: (Skeleton, Skeleton, Skeleton)
    let readingCount: UInt8
    /// One bit for each symbol of any reading.
    let mask: UInt32
    /// Given-name classes, 0xFFFF where there are fewer than four.
    let classes: SIMD4<UInt16>
    let certainty: GivenNames.Certainty
    /// Classes of the father's name, for a patronymic.
    let fathers: SIMD4<UInt16>
    let fatherCertainty: GivenNames.Certainty
    /// First letters that the classes allow (bits), and the first letter of the word itself.
    let initials: UInt32
    let fatherInitials: UInt32
    let firstLetters: UInt32
    /// −log2 of the share of bearers of a surname so written.
    let rarity: Float
    /// −log2 of the probability of its sounds as a surname.
    let strangeness: Float
    /// Stands for the text where no letter of it is known, so that only equals agree; else 0.
    let unreadable: UInt64
    /// The pack whose letters it is written in.
    let pack: UInt8
    var marks: Marks
    /// Parts of a double name, or a split of a glued one, as numbers of parts; −1 for none.
    var halves: (Int32, Int32)

    /// What can be seen at the word.
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt16
        static let initial = Marks(rawValue: 1)
        /// Ends as patronymics do.
        static let patronymic = Marks(rawValue: 2)
        /// Ends as patronymics do in a case of running text.
        static let caseForm = Marks(rawValue: 4)
        /// Cut short with a stop.
        static let truncated = Marks(rawValue: 8)
        /// All in capitals.
        static let capitals = Marks(rawValue: 16)
        /// Nearly ends as patronymics do.
        static let nearPatronymic = Marks(rawValue: 32)
        /// Joined by a hyphen.
        static let double = Marks(rawValue: 64)
        /// Two words written as one, the second or first a known given name.
        static let glued = Marks(rawValue: 128)
    }

    /// Whether it is one letter.
    public var isInitial: Bool { marks.contains(.initial) }
    /// Whether it ends as patronymics do.
    public var isPatronymic: Bool { marks.contains(.patronymic) }
    @inline(__always)
    var isKnownGiven: Bool { certainty == .fullForm }

    @inline(__always)
    func reading(_ index: Int) -> Skeleton { index == 0 ? readings.0 : index == 1 ? readings.1 : readings.2 }

    @inline(__always)
    func stem(_ index: Int) -> Skeleton { index == 0 ? stems.0 : index == 1 ? stems.1 : stems.2 }
}

/// What a word can be in its name.
enum NameRole: UInt8, Sendable {
    case surname, given, patronymic, unknown
}

/// A whole name, read once: its words as numbers of parts, with their roles.
public struct PreparedName: Sendable {
    /// Numbers of parts of surname, given name and patronymic; −1 for none.
    public internal(set) var surname: Int32 = -1
    /// The given name's part.
    public internal(set) var given: Int32 = -1
    /// The patronymic's part.
    public internal(set) var patronymic: Int32 = -1
    /// A former surname in brackets; −1 for none.
    public internal(set) var former: Int32 = -1
    /// Words whose role is open, at most eight.
    var open = SIMD8<Int32>(repeating: -1)
    var openCount: UInt8 = 0
    /// Whether the patronymic stands in a case of running text.
    var isCaseForm = false
    /// Whether some word may be two.
    var mayBeGlued = false

    /// The number of words.
    var count: Int {
        Int(openCount) + (surname >= 0 ? 1 : 0) + (given >= 0 ? 1 : 0) + (patronymic >= 0 ? 1 : 0)
    }

    /// Words with their roles, in a fixed order.
    func words() -> [(part: Int32, role: NameRole)] {
        var words: [(Int32, NameRole)] = []
        if surname >= 0 { words.append((surname, .surname)) }
        if given >= 0 { words.append((given, .given)) }
        if patronymic >= 0 { words.append((patronymic, .patronymic)) }
        for index in 0..<Int(openCount) { words.append((open[index], .unknown)) }
        return words
    }
}
