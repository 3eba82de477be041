import Foundation
import TestSupport
import Testing

@Suite struct TalksReferenceTests {
    private struct Kinds: Decodable {
        struct Field: Decodable {
            let key: String
            let needed: Bool
            let several: Bool
            let words: String
        }
        let kinds: [String: [Field]]
    }

    /// The page says of each kind what the code decodes, and the help says of each field what it is.
    @Test func theReferenceNamesTheFieldsOfEveryKind() throws {
        let run = try ParleyTool.run(["talks", "kinds", "--json"])
        let kinds = try JSONDecoder().decode(Kinds.self, from: Data(run.output.utf8)).kinds
        let page = try String(
            contentsOf: packageRoot.appendingPathComponent("docs/reference/talks.md"), encoding: .utf8)
        #expect(kinds.count > 35)
        for (kind, fields) in kinds {
            for field in fields { #expect(!field.words.isEmpty, "\(kind): \(field.key) has no words") }
            let written = fields.filter { $0.key != "source" }.map {
                "`\($0.key)`\($0.needed ? "*" : "")\($0.several ? "[]" : "")"
            }
            #expect(page.contains("| `\(kind)` | \(written.joined(separator: ", ")) |"), "\(kind)")
        }
    }
}
