/// How much a finding weighs.
public enum Severity: String, Codable, CaseIterable, Sendable {
    /// Something could not be read or used; a decision needs it mended.
    case error
    /// Something was read with doubt.
    case warning
    /// For information; nothing to mend.
    case note
}

/// One thing found in an input: where, what, and what would mend it. Never holds a person's name.
public struct Finding: Codable, Hashable, Sendable {
    /// Name of the file, without folders.
    public var file: String?
    /// Sheet, counted from 1.
    public var sheet: Int?
    /// Row of the sheet or file, counted from 1.
    public var row: Int?
    /// Column header as written, or the key of a field or clause.
    public var column: String?
    /// How much it weighs.
    public var severity: Severity
    /// A code of `line_finding`, `reject_reason` or `not_line`, or of the command that found it.
    public var code: String
    /// What was found and what was expected.
    public var message: String
    /// What to do about it.
    public var mend: String

    /// A finding; places that do not apply stay empty.
    public init(
        file: String? = nil, sheet: Int? = nil, row: Int? = nil, column: String? = nil,
        severity: Severity, code: String, message: String, mend: String
    ) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
        self.severity = severity
        self.code = code
        self.message = message
        self.mend = mend
    }
}

/// An input that cannot be used at all: binary, empty, no known column, a wrong table. The command ends with 65.
public struct UnreadableInput: Error, Sendable {
    /// Why, with places.
    public let findings: [Finding]

    /// A failure for these reasons; at least one.
    public init(_ findings: [Finding]) { self.findings = findings }

    /// A failure with one reason about one file.
    public init(file: String?, code: String, message: String, mend: String) {
        findings = [Finding(file: file, severity: .error, code: code, message: message, mend: mend)]
    }
}
