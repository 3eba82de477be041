/// A personal name taken apart: what each part is, and what was set aside.
public struct PersonalName: Sendable, Equatable {
    /// Surname, cleaned; double surnames keep their hyphen.
    public var surname: String
    /// First names, cleaned; initials keep their stop.
    public var given: String
    /// The father's name with its ending, cleaned.
    public var patronymic: String
    /// Ranks, call signs, former names in brackets: kept apart from the name.
    public var setAside: [String]

    /// A name whose parts are known.
    public init(surname: String = "", given: String = "", patronymic: String = "", setAside: [String] = []) {
        self.surname = surname
        self.given = given
        self.patronymic = patronymic
        self.setAside = setAside
    }
}
