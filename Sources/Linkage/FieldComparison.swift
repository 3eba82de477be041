public import Persons

/// How the values of a field are compared.
public enum FieldKind: String, Codable, CaseIterable, Sendable {
    /// A surname, across alphabets and clerks' errors.
    case surname
    /// Given names by name class.
    case given
    /// A patronymic by the father's name.
    case patronymic
    /// A date by kind of difference.
    case date
    /// A personal or other number, digit by digit.
    case number
    /// A code from a short list, such as sex.
    case code
    /// Any other text, by its sound.
    case text

    /// Whether it is a part of a name: names alone never carry a strong grade.
    var isName: Bool { self == .surname || self == .given || self == .patronymic }
}

/// One level of agreement of a field: what was seen, as a word for programs and one for people.
public struct AgreementLevel: Hashable, Sendable {
    /// Short and stable, for files: `same`, `turned`, `differs`.
    public let id: String
    /// For people: `day and month turned`.
    public let words: String
    /// Whether this level speaks for the field agreeing, in full or nearly.
    public let agrees: Bool
}

/// The agreement levels of one field. Level 0 is always "not compared": a side left the value blank.
public struct FieldComparison: Hashable, Sendable {
    /// Which field.
    public let key: FieldKey
    /// How it is compared.
    public let kind: FieldKind

    /// A comparison of `key` by `kind`.
    public init(key: FieldKey, kind: FieldKind) {
        self.key = key
        self.kind = kind
    }

    /// Whether the field is a part of the name: names alone never carry a strong grade.
    public var isName: Bool { kind.isName }

    /// The levels, level 0 first; the last is full agreement.
    public var levels: [AgreementLevel] { Self.levels[kind] ?? [] }

    /// The number of levels, "not compared" included.
    public var levelCount: Int { levels.count }

    /// The level of full agreement.
    public var fullAgreement: UInt8 { UInt8(levels.count - 1) }

    /// The keys of a list that say something about who the person is, with the way to compare them; free names
    /// (no keys of the person record) are compared as numbers when most of their values are, else as texts.
    static func kind(of key: FieldKey, mostlyNumbers: Bool) -> FieldKind? {
        switch key {
        case .surname: .surname
        case .givenNames: .given
        case .patronymic: .patronymic
        case .birthDate, .takenDate: .date
        case .personalNumber: .number
        case .sex: .code
        case .fullName, .rowNumber, .note, .confirmation, .personToInform, .category, .healthState,
            .placeOfInternment:
            nil
        default: mostlyNumbers ? .number : .text
        }
    }

    /// The id of the level of two full names of different classes: a brother or a twin, not a clerk's error.
    static let anotherID = "another"

    private static let levels: [FieldKind: [AgreementLevel]] = [
        .surname: [missing, differs]
            + [
                ("far", "two clerks' errors apart", false), ("near", "one clerk's error apart", true),
                ("close", "another spelling of it", true), ("same", "the same name across alphabets", true),
            ].map(AgreementLevel.init),
        .given: [missing, another, differs]
            + [
                ("far", "two errors apart", false), ("initial", "the initial fits", true),
                ("near", "a short form or one error apart", true),
                ("same", "the same name class", true),
            ].map(AgreementLevel.init),
        .patronymic: [missing, another, differs]
            + [
                ("far", "two errors apart", false), ("initial", "the initial fits", true),
                ("near", "one error apart", true),
                ("same", "the same father's name", true),
            ].map(AgreementLevel.init),
        .date: [missing, differs]
            + [
                ("two-digits", "two digits differ", false), ("year", "the same year, another day", false),
                ("known-part", "the part that is known agrees", true),
                ("year-by-one", "the year off by one", true), ("digit", "one digit differs", true),
                ("turned", "day and month turned", true), ("same", "the same day", true),
            ].map(AgreementLevel.init),
        .number: [missing, differs]
            + [
                ("digit", "one sign differs", true), ("digits", "the same digits, other letters", true),
                ("same", "the same number", true),
            ].map(AgreementLevel.init),
        .code: [missing, differs, AgreementLevel(id: "same", words: "the same", agrees: true)],
        .text: [missing, differs]
            + [
                ("part", "a part of it agrees", true), ("near", "nearly the same", true), ("same", "the same", true),
            ].map(AgreementLevel.init),
    ]
    private static let missing = AgreementLevel(id: "missing", words: "not compared: blank on a side", agrees: false)
    private static let another = AgreementLevel(id: anotherID, words: "another name class", agrees: false)
    private static let differs = AgreementLevel(id: "differs", words: "differs", agrees: false)
}
