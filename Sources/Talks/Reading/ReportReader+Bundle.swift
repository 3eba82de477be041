#if canImport(Persons)
    public import Foundation
    import Persons

    extension ReadingTables {
        /// The lists that ship with the module, for one language (`en`).
        public static func bundled(_ language: String = "en") -> ReadingTables {
            let folder = Bundle.module.bundleURL.appending(path: "Tables/\(language)", directoryHint: .isDirectory)
            let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            guard let files, !files.isEmpty else {
                preconditionFailure("the word lists for \(language) are missing from the installation")
            }
            var texts: [String: String] = [:]
            for file in files where file.pathExtension == "tsv" {
                guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                    preconditionFailure("the word list \(file.lastPathComponent) cannot be read")
                }
                texts[file.deletingPathExtension().lastPathComponent] = text
            }
            return ReadingTables(texts)
        }
    }

    extension ReportReader {
        /// Reads the bytes of the report `file`; throws `UnreadableInput` with its findings when they are no text.
        public func read(_ bytes: Data, file: String) throws -> ReadReport {
            do {
                return try read(bytes)
            } catch let problem as NotAReport {
                throw UnreadableInput([problem.finding(file: file)])
            }
        }
    }

    extension NotAReport {
        /// The problem as a finding about a file.
        func finding(file: String) -> Finding {
            let (code, message, mend) =
                switch self {
                case .empty:
                    ("EMPTY_REPORT", "found no words; expected the text of a report", "give the report as a text file")
                case .binary(let byte):
                    (
                        "NOT_TEXT", "found a zero byte at offset \(byte); expected a text in UTF-8",
                        "save the report as plain text, not as a document or a page"
                    )
                case .notUTF8:
                    (
                        "NOT_UTF8", "found bytes that are no UTF-8; expected a text in UTF-8",
                        "save the report in the encoding UTF-8"
                    )
                }
            return Finding(file: file, severity: .error, code: code, message: message, mend: mend)
        }
    }
#endif
