import Foundation
import TestSupport
import Testing

/// A talks folder of the two invented sides, and the commands upon it.
struct TalksDesk {
    let folder: TemporaryFolder

    var path: String { folder.path("talks") }

    /// Opens the folder: Norrow is side A, Veshna side B, Zahran hosts, unless told otherwise.
    init(opening: [String]? = nil) throws {
        folder = try TemporaryFolder()
        let usual = [
            "--process", "talks at Zahran", "--parties",
            "{id: NOR, role: SIDE, side: A, names: [{words: Norrow, language: en}]}", "--parties",
            "{id: VES, role: SIDE, side: B, names: [{words: Veshna, language: en}]}", "--parties",
            "{id: ZAH, role: MEDIATOR, names: [{words: Zahran, language: en}]}",
        ]
        let run = try ParleyTool.run(["talks", "open", path] + (opening ?? usual))
        #expect(run.exitCode == 0, "\(run.errors)")
    }

    /// Runs `parley talks …` on the folder, the words split at blanks; a word in quotes is one.
    @discardableResult
    func talks(_ line: String, more: [String] = [], code: Int32 = 0) throws -> ParleyTool.Run {
        let run = try ParleyTool.run(["talks"] + Self.words(line) + more + ["--in", path])
        #expect(run.exitCode == code, "talks \(line): \(run.errors)\(run.output.prefix(400))")
        return run
    }

    /// What a command prints with `--json`.
    func json(_ line: String, code: Int32 = 0) throws -> [String: Any] {
        let run = try talks(line, more: ["--json"], code: code)
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
    }

    /// Enters a file of acts.
    @discardableResult
    func enter(_ acts: String, _ options: String = "--by desk --visibility BOTH", code: Int32 = 0) throws
        -> ParleyTool.Run
    {
        let file = try folder.write(acts, to: "sitting-\(UUID().uuidString).yaml")
        return try talks("enter \(file) --at 2025-05-16T18:00+03:00 \(options)", code: code)
    }

    /// The words of a line; words in single quotes stay together.
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        for (index, piece) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                words.append(String(piece))
            } else {
                words += piece.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
            }
        }
        return words
    }

    /// Names of the files of acts.
    func actFiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/acts").sorted()
    }
}

/// The codes of findings in a command's JSON.
func codes(_ object: [String: Any]) -> [String] {
    (object["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
}
