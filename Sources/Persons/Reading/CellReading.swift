/// What was read from one cell's text; the same for every cell of the column with that text.
struct CellReading: Sendable {
    /// The text as read, as a code of the column's texts.
    var text = TextPool.empty
    var state = ValueState.known
    var precision = Precision.exact
    var marks: CellMarks = []
}

/// What the reading of a cell has to report.
struct CellMarks: OptionSet, Sendable {
    let rawValue: UInt16

    static let dateUnreadable = CellMarks(rawValue: 1 << 0)
    static let dateImpossible = CellMarks(rawValue: 1 << 1)
    static let datePlaceholder = CellMarks(rawValue: 1 << 2)
    static let dateAmbiguous = CellMarks(rawValue: 1 << 3)
    static let formula = CellMarks(rawValue: 1 << 4)
    static let lookAlikes = CellMarks(rawValue: 1 << 5)
    static let checksum = CellMarks(rawValue: 1 << 6)
    static let long = CellMarks(rawValue: 1 << 7)
    static let unknownWord = CellMarks(rawValue: 1 << 8)

    /// The findings these marks stand for, in the order of their codes.
    var findings: [LineFinding] {
        let table: [(CellMarks, LineFinding)] = [
            (.unknownWord, .categoryUnknown), (.dateAmbiguous, .dateAmbiguous), (.dateImpossible, .dateImpossible),
            (.datePlaceholder, .datePlaceholder), (.dateUnreadable, .dateUnreadable), (.long, .fieldLong),
            (.formula, .formulaAsText), (.lookAlikes, .lookAlikeLetters), (.checksum, .numberChecksum),
        ]
        return table.filter { contains($0.0) }.map(\.1)
    }
}

/// How the cells of a column are read.
enum CellKind: Sendable, Equatable {
    /// A part of a name: cleaned, look-alike letters repaired.
    case name
    /// All parts of a name in one cell.
    case fullName
    /// A date, perhaps by a pattern.
    case date(DatePattern?)
    /// A number of a person; nil when the column does not say which.
    case number(NumberKind?)
    /// A word that stands for a code of a table.
    case code(WordCodes)
    /// Any other text of the person record.
    case text
    /// A field that a mapping named freely: only empty marks are blanks.
    case free

    /// The kind for a key, its header's number kind and the format a mapping gives.
    init(key: FieldKey, number: NumberKind?, format: String?) {
        let pattern = format.flatMap(DatePattern.init)
        switch key {
        case .surname, .givenNames, .patronymic, .fatherFirstName: self = .name
        case .fullName: self = .fullName
        case .birthDate, .takenDate: self = .date(pattern)
        case .personalNumber, .internmentNumber:
            self = .number(format.flatMap(NumberKind.init) ?? number ?? (key == .internmentNumber ? .other : nil))
        case .sex: self = .code(.sex)
        case .category: self = .code(.category)
        case .healthState: self = .code(.health)
        default:
            if pattern != nil {
                self = .date(pattern)
            } else if let kind = format.flatMap(NumberKind.init) {
                self = .number(kind)
            } else {
                self = FieldKey.inRecordOrder.contains(key) ? .text : .free
            }
        }
    }

    /// The longest text that is usual; longer ones are kept whole and reported.
    var usualLength: Int {
        switch self {
        case .name, .code: 100
        case .date, .number: 60
        case .fullName: 200
        case .text, .free: 1000
        }
    }
}

/// Formats that a mapping may name.
enum CellFormat {
    /// Whether a format is a date pattern or a kind of number.
    static func isKnown(_ format: String) -> Bool {
        NumberKind(rawValue: format) != nil || DatePattern(format) != nil
    }
}
