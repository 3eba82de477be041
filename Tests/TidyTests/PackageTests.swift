import Foundation
import TestSupport
import Testing

@Suite struct PackageTests {
    @Test func noDocumentLinksToNothing() throws {
        for file in packageFiles(withExtension: "md") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /\]\(([^)\s]+)\)/) {
                let target = match.1.prefix { $0 != "#" }
                if target.isEmpty || target.contains("://") || target.hasPrefix("mailto:") { continue }
                let url = file.deletingLastPathComponent().appendingPathComponent(String(target)).standardizedFileURL
                let isInside = url.path.hasPrefix(packageRoot.path + "/")
                #expect(
                    isInside && FileManager.default.fileExists(atPath: url.path),
                    "\(packagePath(file)) links to \(target)")
            }
        }
    }

    @Test func noFileNamesAPlaceOnSomebodysMachine() throws {
        let places = ["work", "root", "home", "Users"].map { "/\($0)/" }
        for file in packageFiles() where file.lastPathComponent != "Package.resolved" {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            for place in places { #expect(!text.contains(place), "\(packagePath(file)) holds \(place)") }
        }
    }

    @Test func onlyScriptsRunAndScriptsAreShort() throws {
        var scripts = 0
        for file in packageFiles() {
            let path = packagePath(file)
            let isScript = path.hasPrefix("scripts/") || path.hasPrefix(".ci/")
            #expect(FileManager.default.isExecutableFile(atPath: file.path) == isScript, "\(path)")
            guard isScript else { continue }
            scripts += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.hasPrefix("#!/usr/bin/env bash\n"), "\(path)")
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 41, "\(path)")
        }
        #expect(scripts >= 4)
    }

    @Test func theReadmeIsOneScreenful() throws {
        let readme = try String(contentsOf: packageRoot.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count < 150)
    }
}
