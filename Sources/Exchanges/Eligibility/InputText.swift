import Persons

extension UnreadableInput {
    /// Refuses bytes that are no text in UTF-8: read leniently, different ids could become one.
    /// - Throws: `UnreadableInput`, `BINARY` or `NOT_UTF8` with the first line at fault.
    static func checkText(_ bytes: [UInt8], file: String?, expected: String) throws(UnreadableInput) {
        if bytes.contains(0) {
            throw UnreadableInput(
                file: file, code: "BINARY", message: "The file is not text.", mend: "Give \(expected) in UTF-8.")
        }
        if String(validating: bytes, as: UTF8.self) != nil { return }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw UnreadableInput([
            Finding(
                file: file, row: line + 1, severity: .error, code: "NOT_UTF8",
                message: "The file is not written in UTF-8; line \(line + 1) is the first that cannot be read.",
                mend: "Save it as UTF-8; it may be in windows-1251.")
        ])
    }
}
