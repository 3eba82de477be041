/// The meanings of the codes that an import gives (`Tables/codes.tsv`).
public enum CodeList {
    private static let meanings: [String: String] = Dictionary(
        Tables.rows("codes").filter { $0.count == 3 }.map { ($0[1], $0[2]) }, uniquingKeysWith: { first, _ in first })

    /// What a code of `line_finding`, `reject_reason`, `not_line` or of the import itself means, in one line.
    public static func meaning(of code: String) -> String? { meanings[code] }
}

/// What can be said of one accepted line; the codes of `line_finding` that lists alone can give.
public enum LineFinding: String, CaseIterable, Sendable {
    /// Repeats another line of the same list.
    case repeatInList = "DUP_IN_LIST"
    /// Repeats a line of an earlier list of the same side.
    case repeatOfEarlier = "DUP_ACROSS"
    /// Below the minimum identifying set.
    case incomplete = "INCOMPLETE"
    /// A date that cannot be read.
    case dateUnreadable = "DATE_UNREADABLE"
    /// A date that cannot be, or that contradicts another.
    case dateImpossible = "DATE_IMPOSSIBLE"
    /// A date that looks like a stand-in.
    case datePlaceholder = "DATE_PLACEHOLDER"
    /// A date that reads in two ways.
    case dateAmbiguous = "DATE_AMBIGUOUS"
    /// Under 18.
    case minor = "MINOR"
    /// Fewer cells than columns.
    case cellsMissing = "CELLS_MISSING"
    /// More cells than columns.
    case cellsExtra = "CELLS_EXTRA"
    /// Active content.
    case formulaAsText = "FORMULA_AS_TEXT"
    /// Letters of another script inside a word.
    case lookAlikeLetters = "LOOKALIKE_LETTERS"
    /// A personal number that fails its checksum.
    case numberChecksum = "NUMBER_CHECKSUM"
    /// One personal number under two names.
    case numberShared = "NUMBER_SHARED"
    /// Longer than usual.
    case fieldLong = "FIELD_LONG"
    /// Parts of a name taken from one cell.
    case nameInOneCell = "NAME_ONE_CELL"
    /// A word that no table knows.
    case categoryUnknown = "CATEGORY_UNKNOWN"

    /// How much it weighs.
    public var severity: Severity {
        switch self {
        case .dateUnreadable, .dateImpossible: .error
        case .repeatInList, .repeatOfEarlier, .lookAlikeLetters, .fieldLong, .nameInOneCell: .note
        default: .warning
        }
    }

    /// What was found.
    var message: String {
        switch self {
        case .repeatInList: "The line repeats an earlier line of this list."
        case .repeatOfEarlier: "The line repeats a line of an earlier list."
        case .incomplete: "The line is below the minimum identifying set."
        case .dateUnreadable: "The date cannot be read; it is kept as written and treated as unknown."
        case .dateImpossible: "The date is impossible or contradicts another; it is kept as written."
        case .datePlaceholder: "The date looks like a stand-in for an unknown one."
        case .dateAmbiguous: "The date reads in two ways: day and month may be turned, or the year has two digits."
        case .minor: "The person is under 18."
        case .cellsMissing: "The row has fewer cells than the header; the missing ones count as blank."
        case .cellsExtra: "The row has more cells than the header; the extra ones are kept as written."
        case .formulaAsText: "The cell looks like a formula; it is kept as text."
        case .lookAlikeLetters: "Letters of another script stand inside a word; they are repaired beside the original."
        case .numberChecksum: "The personal number fails its checksum."
        case .numberShared: "The personal number also stands under another name."
        case .fieldLong: "The cell is longer than usual; it is kept whole."
        case .nameInOneCell: "The parts of the name are taken from one cell."
        case .categoryUnknown: "No table knows the word; it is kept as written."
        }
    }

    /// What to do about it.
    var mend: String {
        switch self {
        case .repeatInList, .repeatOfEarlier, .lookAlikeLetters, .fieldLong, .nameInOneCell: "Nothing needs mending."
        case .incomplete: "Send surname, given name and birth date, or a personal number."
        case .dateUnreadable: "Send it as YYYY-MM-DD, or name the column's format in a mapping."
        case .dateImpossible: "Compare it with the papers and send it as YYYY-MM-DD."
        case .datePlaceholder: "Leave out the parts that are not known."
        case .dateAmbiguous: "Send it as YYYY-MM-DD, or name the column's format in a mapping."
        case .minor: "The person goes to the child track and is barred from every manifest; check the birth date."
        case .cellsMissing, .cellsExtra: "Check the row's delimiters and quotes."
        case .formulaAsText: "Send the value instead of a formula."
        case .numberChecksum: "Compare the number with the papers."
        case .numberShared: "Say whose number it is."
        case .categoryUnknown: "Use a word of the agreed list."
        }
    }
}

/// Why a row of data is not accepted; nothing else rejects one.
public enum RejectReason: String, Codable, CaseIterable, Sendable {
    /// No name and no number.
    case nothingIdentifies = "R01"
    /// A note where a person was expected.
    case remark = "R05"
    /// Bytes that cannot be decoded, or a row over the limit.
    case undecodable = "R07"

    /// What was found.
    public var message: String {
        switch self {
        case .nothingIdentifies: "Nothing on the row identifies a person: no name and no number."
        case .remark: "The row holds a remark where a person was expected."
        case .undecodable: "The row's bytes cannot be decoded, or it is longer than the limit."
        }
    }

    /// What would mend it.
    public var mend: String {
        switch self {
        case .nothingIdentifies: "Add a surname and given name, or a personal number."
        case .remark: "Move the remark to the note column of the person it concerns."
        case .undecodable: "Save the file again as UTF-8, or name its encoding in a mapping."
        }
    }
}

/// Rows outside the count of received lines.
public enum NotLine: String, Codable, CaseIterable, Sendable {
    /// A title or address above the header.
    case title = "TITLE"
    /// A header row.
    case header = "HEADER"
    /// A sub-heading.
    case subheading = "SUBHEADING"
    /// A total line.
    case total = "TOTAL"
    /// An empty row.
    case blank = "BLANK"

    /// What the row is.
    public var message: String {
        switch self {
        case .title: "The row is a title."
        case .header: "The row is a header."
        case .subheading: "The row is a sub-heading."
        case .total: "The row is a total."
        case .blank: "The row is empty."
        }
    }
}
