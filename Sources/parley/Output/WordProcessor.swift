import Foundation
import Persons

/// The external program `pandoc`, which turns pages into DOCX and back.
enum WordProcessor {
    /// A page as DOCX.
    static func docx(page: String) throws -> Data {
        try run(["-f", "html", "-t", "docx", "-o", "-"], input: Data(page.utf8))
    }

    /// The page in a DOCX file; tracked changes are read as accepted.
    static func page(docx: Data) throws -> String {
        String(decoding: try run(["-f", "docx", "-t", "html", "--wrap=none"], input: docx), as: UTF8.self)
    }

    private static func run(_ arguments: [String], input: Data) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parley-\(UUID().uuidString)")
        try Files.makeFolder(folder.path)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("input")
        let result = folder.appendingPathComponent("output")
        try Files.writePersonal(Array(input), to: source.path)
        try Files.writePersonal([UInt8](), to: result.path)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["pandoc"] + arguments.filter { !["-o", "-"].contains($0) } + ["-o", result.path, source.path]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try? process.run()
        process.waitUntilExit()
        if process.terminationStatus == 127 {
            throw failure(
                .inputOutput, "NO_PANDOC", "The program pandoc is not installed; it turns texts into DOCX and back.",
                "Install it (apt-get install pandoc), or use the notation: --format notation.")
        }
        guard process.terminationStatus == 0, let data = FileManager.default.contents(atPath: result.path) else {
            throw failure(
                .unreadable, "NOT_DOCX", "pandoc cannot read or write this document.",
                "Save it again as DOCX from a word processor.")
        }
        return data
    }

    private static func failure(_ outcome: Outcome, _ code: String, _ message: String, _ mend: String) -> CommandFailure
    {
        CommandFailure(
            outcome: outcome, findings: [Finding(severity: .error, code: code, message: message, mend: mend)])
    }
}
