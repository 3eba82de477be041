import Persons

/// Facts on which two statements about one person must agree: sex, class, nationality.
struct StatedFacts {
    private let sexes: [String]
    private let classes: [String]
    private let nationalities: [String]

    init(_ list: PersonList) {
        func read(_ key: FieldKey, _ meaning: (String) -> String) -> [String] {
            guard let column = list.column(key) else { return [String](repeating: "", count: list.count) }
            var meanings: [UInt32: String] = [:]
            return column.read.map { code in
                if let known = meanings[code] { return known }
                let text = meaning(column.texts[code])
                meanings[code] = text
                return text
            }
        }
        sexes = read(.sex) { ["male", "female", "other"].contains($0) ? $0 : "" }
        classes = read(.category, Self.personClass)
        nationalities = read(.nationality) { text in
            text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// The class behind a code of `class_position` or `exchange_category`; empty where a code names none.
    static func personClass(_ code: String) -> String {
        switch code {
        case "POW", "OFF", "PRIV_NCO": "soldier"
        case "CIV", "CIV_DET": "civilian"
        case "CONVICT", "CIV_CONV": "convict"
        case "FOREIGN": "foreign"
        default: ""
        }
    }

    /// What two lines say differently; what either leaves out is no disagreement.
    static func disagreements(
        _ one: StatedFacts, _ line: Int, _ other: StatedFacts, _ otherLine: Int
    ) -> [ConflictCause] {
        func differ(_ first: String, _ second: String) -> Bool { !first.isEmpty && !second.isEmpty && first != second }
        var causes: [ConflictCause] = []
        if differ(one.classes[line], other.classes[otherLine]) { causes.append(.classDisagrees) }
        if differ(one.nationalities[line], other.nationalities[otherLine]) { causes.append(.nationalityDisagrees) }
        if differ(one.sexes[line], other.sexes[otherLine]) { causes.append(.sexDisagrees) }
        return causes
    }
}

/// Why lines that are held to be one person cannot simply count as matched.
public enum ConflictCause: String, Codable, CaseIterable, Comparable, Sendable {
    /// Somebody says `same`, somebody else `different`.
    case reviewersDisagree = "reviewers_disagree"
    /// Judged two persons, and yet joined by other judgements.
    case judgedApart = "judged_apart"
    /// Two lines of one list, not known as repeats, are judged to be one person.
    case twoLinesOneList = "two_lines_one_list"
    /// One list says soldier, the other civilian, or the like.
    case classDisagrees = "class_disagrees"
    /// The nationalities differ.
    case nationalityDisagrees = "nationality_disagrees"
    /// The sexes differ.
    case sexDisagrees = "sex_disagrees"

    /// The cause in words.
    public var words: String {
        switch self {
        case .reviewersDisagree: "reviewers disagree"
        case .judgedApart: "judged two persons, and joined by other judgements"
        case .twoLinesOneList: "two lines of one list, not known as repeats, judged one person"
        case .classDisagrees: "the lists give another class"
        case .nationalityDisagrees: "the lists give another nationality"
        case .sexDisagrees: "the lists give another sex"
        }
    }

    /// In the order above.
    public static func < (one: ConflictCause, other: ConflictCause) -> Bool {
        (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
}
