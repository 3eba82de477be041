import Foundation
import TestSupport
import Testing

/// What a module may import: the direction of the flow (docs/architecture.md), as one table.
///
/// The platform is everybody's. The build's own check misses what is reachable through another dependency, so
/// the import lines themselves are read.
private let allowedImports: [String: Set<String>] = [
    "Names": [],
    "Persons": ["Names", "CZlib", "Crypto", "Yams"],
    "Linkage": ["Names", "Persons"],
    "Exchanges": ["Persons", "CLP", "Crypto", "Yams"],
    "Talks": ["Persons", "Exchanges", "Yams"],
    "Papers": ["Names", "Persons", "Linkage", "Exchanges", "Talks", "Mustache"],
    "Rehearsal": ["Persons"],
    "parley": ["Names", "Persons", "Linkage", "Exchanges", "Talks", "Papers", "Rehearsal", "ArgumentParser"],
]

/// What comes with the toolchain and may be used everywhere; Dispatch for work on all cores.
private let platform: Set<String> = ["Foundation", "Dispatch"]

/// C libraries: a header and a module map, no Swift.
private let systemLibraries: Set<String> = ["CZlib", "CLP"]

@Suite struct ImportTests {
    @Test func everyModuleHasItsRowInTheTable() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            at: packageRoot.appendingPathComponent("Sources"), includingPropertiesForKeys: nil)
        let modules = Set(folders.map(\.lastPathComponent)).subtracting(systemLibraries)
        #expect(modules == Set(allowedImports.keys))
    }

    @Test func everyImportFollowsTheDirection() throws {
        var read = 0
        for file in packageFiles(under: "Sources", withExtension: "swift") {
            let path = packagePath(file)
            let module = String(path.split(separator: "/")[1])
            let allowed = (allowedImports[module] ?? []).union(platform)
            for imported in importedModules(of: try String(contentsOf: file, encoding: .utf8)) {
                read += 1
                #expect(allowed.contains(imported), "\(path) imports \(imported)")
            }
        }
        #expect(read > 0)
    }

    @Test func theTableHasNoWayBack() {
        var waiting = allowedImports.mapValues { $0.intersection(allowedImports.keys) }
        while let free = waiting.filter({ $0.value.isEmpty }).keys.min() {
            waiting[free] = nil
            for module in waiting.keys { waiting[module]?.remove(free) }
        }
        #expect(waiting.isEmpty, "these modules import each other: \(waiting.keys.sorted())")
    }

    @Test(arguments: [
        ("import A", ["A"]), ("public import A", ["A"]), ("@testable import A", ["A"]),
        ("@preconcurrency public import struct A.B", ["A"]), ("import A.B", ["A"]),
        ("    import A // why", ["A"]), ("// import A", []), ("let important = 1", []), ("/// import A", []),
    ])
    func anImportLineIsRecognised(line: String, modules: [String]) {
        #expect(importedModules(of: line) == modules)
    }
}

/// The modules named by the import lines of a Swift file, in order.
private func importedModules(of source: String) -> [String] {
    let kinds: Set<Substring> = ["typealias", "struct", "class", "enum", "protocol", "let", "var", "func", "actor"]
    let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    return source.split(separator: "\n").compactMap { line in
        var words = line.split { $0 == " " || $0 == "\t" }[...]
        while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) { words.removeFirst() }
        guard words.popFirst() == "import" else { return nil }
        if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
        return words.first.flatMap { $0.split(separator: ".").first }.map(String.init)
    }
}
