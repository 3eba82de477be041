import Foundation

/// Compares a text with the file `Golden/<name>` beside the calling test: nil when they are equal, else
/// where they first differ.
///
/// With `PARLEY_SNAPSHOTS=rewrite` in the environment the file is written anew (`scripts/snapshots`), and the
/// difference is for version control to show.
public func goldenDifference(_ text: String, _ name: String, file: String = #filePath) throws -> String? {
    let golden = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["PARLEY_SNAPSHOTS"] == "rewrite" {
        try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: golden)
        return nil
    }
    guard let data = try? Data(contentsOf: golden) else {
        return "\(packagePath(golden)) is missing; scripts/snapshots writes it"
    }
    let expected = String(decoding: data, as: UTF8.self)
    if expected == text { return nil }
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expectedLines, lines).prefix { $0 == $1 }.count
    func shown(_ lines: [Substring]) -> String { lines.indices.contains(line) ? String(lines[line]) : "(the end)" }
    return """
        \(packagePath(golden)), line \(line + 1):
          expected: \(shown(expectedLines))
          found:    \(shown(lines))
        """
}
