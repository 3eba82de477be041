import Foundation
import TestSupport
import Testing

/// `parley list` as a user runs it.
@Suite struct ListCommandTests {
    private struct Report: Decodable {
        struct Finding: Decodable {
            let file: String?
            let row: Int?
            let severity, code, message, mend: String
        }

        struct Totals: Decodable, Equatable {
            let rows, received, accepted, rejected, new: Int
            let notLines, repeatInList, repeatOfEarlier: Int

            private enum CodingKeys: String, CodingKey {
                case rows, received, accepted, rejected, new
                case notLines = "not_lines"
                case repeatInList = "repeat_in_list"
                case repeatOfEarlier = "repeat_of_earlier"
            }
        }

        let totals: Totals
        let findings: [Finding]
    }

    private let list = "Прізвище;Ім'я;Дата народження\nІваненко;Іван;03.05.1989\nЛис;Ганна\n;;04.05.1990\n"

    private func write(_ bytes: some Sequence<UInt8>, _ name: String, _ folder: TemporaryFolder) throws -> String {
        let url = folder.url.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url.path
    }

    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func checkAccountsForEveryRowAndNamesNobodyInPublic() throws {
        let folder = try TemporaryFolder()
        let file = try write(list.utf8, "list.csv", folder)
        let rejected = folder.url.appendingPathComponent("rejected.csv").path
        let findings = folder.url.appendingPathComponent("findings.html").path
        let run = try ParleyTool.run(["list", "check", file, "--rejected", rejected, "--findings", findings])
        #expect(run.exitCode == 0)
        for name in ["Іван", "Лис", "Ганна", "1989", "1990"] {
            #expect(!run.errors.contains(name))
            #expect(!run.output.contains(name))
        }
        #expect(run.output.contains("coding     utf-8"))
        #expect(run.errors.contains("list.csv, row 3: warning: CELLS_MISSING:"))
        #expect(run.errors.contains("list.csv, row 4: error: R01:"))
        #expect(try mode(rejected) == 0o600)
        #expect(try mode(findings) == 0o600)
        #expect(try String(contentsOfFile: rejected, encoding: .utf8).hasSuffix(",;;04.05.1990\n"))
        #expect(try String(contentsOfFile: findings, encoding: .utf8).contains("<p>personal data</p>"))
    }

    @Test func jsonHoldsTotalsAndFindings() throws {
        let folder = try TemporaryFolder()
        let file = try write(list.utf8, "list.csv", folder)
        let run = try ParleyTool.run(["list", "check", file, file, "--earlier", file, "--json"])
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        let output = Data(run.output.utf8)
        let report = try JSONDecoder().decode(Report.self, from: output)
        #expect(try JSONDecoder().decode(Report.Totals.self, from: output) == report.totals)
        #expect(report.totals.rows == 8)
        #expect(report.totals.rows == report.totals.received + report.totals.notLines)
        #expect(report.totals.received == report.totals.accepted + report.totals.rejected)
        #expect(report.totals.repeatOfEarlier == 2)
        #expect(report.totals.new == 2)
        #expect(report.findings.contains { $0.code == "R01" && $0.row == 4 && $0.file == "list.csv" })
    }

    @Test(
        arguments: [
            ([], "EMPTY"), ((0..<2_000).map { UInt8($0 % 256) }, "BINARY"),
            (Array("a,b\n1,2\n".utf8), "NO_KNOWN_COLUMN"),
        ] as [([UInt8], String)])
    func whatCannotBeReadEndsWith65AndWhy(bytes: [UInt8], code: String) throws {
        let folder = try TemporaryFolder()
        let file = try write(bytes, "list.csv", folder)
        let run = try ParleyTool.run(["list", "check", file])
        #expect(run.exitCode == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("list.csv: error: \(code):"))
        let json = try ParleyTool.run(["list", "check", file, "--json"])
        #expect(json.exitCode == 65)
        #expect(json.output.contains("\"\(code)\""))
        #expect(json.errors.isEmpty)
    }

    @Test func wrongUseAndMissingFilesHaveTheirCodes() throws {
        #expect(try ParleyTool.run(["list", "check"]).exitCode == 64)
        #expect(try ParleyTool.run(["list", "check", "a.csv", "--findings", "f.txt"]).exitCode == 64)
        #expect(try ParleyTool.run(["list", "check", "a.csv", "--kind", "wish"]).exitCode == 64)
        #expect(try ParleyTool.run(["list", "check", "nowhere.csv"]).exitCode == 74)
    }

    @Test func normalizeWritesAsReadBesideAsWritten() throws {
        let folder = try TemporaryFolder()
        let file = try write(list.utf8, "list.csv", folder)
        let out = folder.url.appendingPathComponent("out.csv").path
        let run = try ParleyTool.run(["list", "normalize", file, "--out", out])
        #expect(run.exitCode == 0)
        #expect(try mode(out) == 0o600)
        let expected = """
            record_id,file,sheet,row,surname,surname_raw,given_names,given_names_raw,\
            birth_date,birth_date_raw,birth_date_precision
            1-2,list.csv,1,2,Іваненко,Іваненко,Іван,Іван,1989-05-03,03.05.1989,exact
            1-3,list.csv,1,3,Лис,Лис,Ганна,Ганна,,,

            """
        #expect(try String(contentsOfFile: out, encoding: .utf8) == expected)
    }
}
