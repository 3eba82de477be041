import Foundation
import TestSupport
import Testing

/// Source files that may be longer than the limit, each with its reason. None is.
private let longFiles: [String: String] = [:]

/// Words of a market or of hatred, kept off every page (domain glossary).
private let bannedWords = [
    "price", "worth", "trade", "traded", "stock", "supply", "asset", "assets", "cargo", "swap value", "exchange fund",
    "terrorist", "terrorists", "militant", "militants", "enemy", "hostage", "hostages", "liquidated",
    "successfully matched", "our guys",
]

@Suite struct SourceTests {
    @Test func sourceFilesAreShort() throws {
        for file in packageFiles(under: "Sources", withExtension: "swift") where longFiles[packagePath(file)] == nil {
            let lines = try lines(of: file).count
            #expect(lines <= 400, "\(packagePath(file)) has \(lines) lines; split it by purpose")
        }
        #expect(try lines(of: packageRoot.appendingPathComponent("Package.swift")).count < 200)
    }

    @Test func noPageOrSourceSpeaksOfPeopleAsGoods() throws {
        var files = packageFiles(under: "Sources") + packageFiles(under: "docs", withExtension: "md")
        files += packageFiles(withExtension: "md").filter { !packagePath($0).contains("/") }
        #expect(!files.isEmpty)
        for file in files {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                for word in bannedWords where holds(line, word: word) {
                    Issue.record("\(packagePath(file)), line \(number + 1): \"\(word)\" is no word for people")
                }
            }
        }
    }

    @Test func everyPublicSymbolSaysWhatItIs() throws {
        for file in packageFiles(under: "Sources", withExtension: "swift") {
            for line in undocumentedLines(of: try lines(of: file)) {
                Issue.record("\(packagePath(file)), line \(line): a public symbol without a docstring")
            }
        }
    }

    @Test(arguments: [
        ("/// Why.\npublic let a = 1", []), ("public let a = 1", [1]),
        ("/// Why.\n@frozen\npublic struct A {\n    public var b: Int\n}", [4]),
        ("/// Why.\npublic enum A {\n    case b\n    /// Why.\n    case c\n}", [3]),
        ("/// Why.\npublic enum A {\n    func f() {\n        switch a {\n        case .b: 1\n        }\n    }\n}", []),
        ("public import A\nenum B {\n    case c\n}", []),
    ])
    func aMissingDocstringIsSeen(source: String, expected: [Int]) {
        #expect(undocumentedLines(of: source.components(separatedBy: "\n")) == expected)
    }

    @Test func nothingIsLeftForLater() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
        for file in packageFiles(under: "Sources") + packageFiles(under: "Tests") + packageFiles(under: "scripts") {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            for mark in marks { #expect(!text.contains(mark), "\(packagePath(file)) holds a \(mark)") }
        }
    }

    private func lines(of file: URL) throws -> [String] {
        var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Whether a line holds a word or phrase, with no letter, digit or underscore at either end.
    private func holds(_ line: Substring, word: String) -> Bool {
        func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }
        let line = line.lowercased()
        var rest = line[...]
        while let found = rest.range(of: word) {
            let before = found.lowerBound == line.startIndex ? nil : line[line.index(before: found.lowerBound)]
            let after = found.upperBound == line.endIndex ? nil : line[found.upperBound]
            if before.map(isPart) != true, after.map(isPart) != true { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}

/// Lines, counted from 1, that declare a public symbol, a case of a public enumeration or a requirement of a
/// public protocol without a docstring above. Relies on the indentation that the formatter enforces.
private func undocumentedLines(of lines: [String]) -> [Int] {
    var found: [Int] = []
    var memberIndent: Int?
    var memberWords: Set<Substring> = []
    for (index, line) in lines.enumerated() {
        let words = line.split(separator: " ")
        let indent = line.prefix { $0 == " " }.count
        if let open = memberIndent, indent < open, !words.isEmpty { memberIndent = nil }
        let isPublic = words.first == "public" && words.dropFirst().first != "import"
        let isMember = indent == memberIndent && memberWords.contains(words.first ?? "")
        if isPublic || isMember {
            let above = lines[..<index].last { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("@") }
            if above?.trimmingCharacters(in: .whitespaces).hasPrefix("///") != true { found.append(index + 1) }
        }
        if isPublic, line.hasSuffix("{"), words.contains("enum") || words.contains("protocol") {
            memberIndent = indent + 4
            memberWords = words.contains("enum") ? ["case", "indirect"] : ["func", "var", "init", "static"]
        }
    }
    return found
}
