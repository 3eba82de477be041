import Foundation
import Names

/// Times the work of `Names` on one core, and measures its accuracy on labelled pairs.
///
/// `swift run -c release names-benchmark [--tables DIR] [PAIRS.tsv …]`: with pairs their figures, without the speeds.
@main
struct NamesBenchmark {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        var model = NameModel.shipped
        if arguments.first == "--tables" {
            arguments.removeFirst()
            model = NameModel(tables: NameTables.shipped.replacing(try tables(in: arguments.removeFirst())))
        }
        if arguments.isEmpty { Speed(model: model).print() }
        for file in arguments { try Accuracy(file: file, model: model).print() }
    }

    private static func tables(in folder: String) throws -> [String: String] {
        let root = URL(fileURLWithPath: folder).standardizedFileURL
        var texts: [String: String] = [:]
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "tsv" else { continue }
            let place = file.standardizedFileURL.deletingPathExtension().path.dropFirst(root.path.count + 1)
            texts[String(place)] = try String(contentsOf: file, encoding: .utf8)
        }
        return texts
    }
}
