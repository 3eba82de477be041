/// The name of a field of a list: a person-record key, or a free name used for linkage only.
public struct FieldKey: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    /// As written in mappings and files.
    public let rawValue: String

    /// Any key; keys of the person record have constants.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Order of the UTF-8 bytes.
    public static func < (left: FieldKey, right: FieldKey) -> Bool { left.rawValue < right.rawValue }

    /// Surname as written by the list's author (GC III art. 17, 122).
    public static let surname = FieldKey(rawValue: "surname")
    /// First names.
    public static let givenNames = FieldKey(rawValue: "given_names")
    /// The father's name with its ending; stands for "first name of the father".
    public static let patronymic = FieldKey(rawValue: "patronymic")
    /// All parts of the name in one cell.
    public static let fullName = FieldKey(rawValue: "full_name")
    /// Birth date, partial where only a part is known.
    public static let birthDate = FieldKey(rawValue: "birth_date")
    /// female, male, other, unknown.
    public static let sex = FieldKey(rawValue: "sex")
    /// Place of birth.
    public static let birthPlace = FieldKey(rawValue: "birth_place")
    /// Service, tax, passport or other number of the person.
    public static let personalNumber = FieldKey(rawValue: "personal_number")
    /// Military rank.
    public static let rank = FieldKey(rawValue: "rank")
    /// Unit as written.
    public static let unit = FieldKey(rawValue: "unit")
    /// The class of the person as the list's author states it.
    public static let category = FieldKey(rawValue: "category")
    /// Date of capture or arrest.
    public static let takenDate = FieldKey(rawValue: "taken_date")
    /// Place of capture or arrest.
    public static let takenPlace = FieldKey(rawValue: "taken_place")
    /// Place where the person is kept.
    public static let placeOfInternment = FieldKey(rawValue: "place_of_internment")
    /// State of health as written.
    public static let healthState = FieldKey(rawValue: "health_state")
    /// What the claim rests on.
    public static let confirmation = FieldKey(rawValue: "confirmation")
    /// Next of kin to be told.
    public static let personToInform = FieldKey(rawValue: "person_to_inform")
    /// Remarks.
    public static let note = FieldKey(rawValue: "note")
    /// The running number of a line.
    public static let rowNumber = FieldKey(rawValue: "row_no")
    /// First name of the father (GC III art. 122).
    public static let fatherFirstName = FieldKey(rawValue: "father_first_name")
    /// Age as stated, in years, when there is no birth date.
    public static let ageStated = FieldKey(rawValue: "age_stated")
    /// The number the holder gave (Annex IV B; GC III art. 122).
    public static let internmentNumber = FieldKey(rawValue: "internment_number")
    /// Name used among comrades.
    public static let callSign = FieldKey(rawValue: "call_sign")
    /// State whose national the person is.
    public static let nationality = FieldKey(rawValue: "nationality")
    /// Cells beyond the last column of the header, kept as written.
    public static let extraCells = FieldKey(rawValue: "extra_cells")
}
