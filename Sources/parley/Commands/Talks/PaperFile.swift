import ArgumentParser
import Foundation
import Persons
import Talks

extension Paper {
    static var extraFields: [RecordField] {
        [RecordField(key: "copy", content: .words, isNeeded: false, isList: false)]
    }

    /// Keeps the file and puts its name and hash on record.
    static func extraLines(_ arguments: FieldArguments, in folder: String) throws -> [String] {
        guard let path = arguments.text("copy") else { return [] }
        let bytes = [UInt8](try Files.readPlain(path))
        let name = arguments.text("file") ?? Files.name(path)
        try TalksFolder.keepPaper(bytes, named: name, in: folder)
        return (arguments.has("file") ? [] : ["file: \(YAMLWords.quoted(name))"])
            + (arguments.has("sha256") ? [] : ["sha256: \(YAMLWords.quoted(ContentDigest.sha256(bytes)))"])
    }
}

/// `talks paper file`: the words of a paper as they were put on record.
struct PaperFile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file", abstract: "Write out the file of a paper, checked against the hash on record.",
        discussion: "Names are withheld in a plain text; any other file is given as it was received.")

    @Argument(help: ArgumentHelp("The paper.", valueName: "ID"))
    var id: String

    @Option(help: ArgumentHelp("Where it is written (0600).", valueName: "FILE"))
    var out: String

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let folder = try TalksFolder.read(options.folder.path)
            let view = folder.record.view(for: options.reader, on: options.day ?? Now.day)
            guard let paper = view.papers.first(where: { $0.noun.id.rawValue == id }) else {
                throw CommandFailure(
                    outcome: .refused,
                    findings: [
                        Finding(
                            column: id, severity: .error, code: "UNKNOWN_RECORD",
                            message: "There is no paper \(id) that this reader may read.",
                            mend: "parley talks paper list gives the ids.")
                    ])
            }
            let given = try folder.given(paper.noun, by: folder.record.nameMask(for: options.reader))
            let findings = WithheldNames.findings(in: given, file: Files.name(out))
            try Files.writePersonal(given.bytes, to: out)
            if options.folder.json {
                try JSONOutput.print(["findings": try PlainJSON(findings), "out": .text(out)])
            } else {
                FindingsPrinter.print(findings)
                print("\(id): \(out)")
            }
        }
    }
}

extension Files {
    /// All bytes of a file as they stand, compressed ones too.
    static func readPlain(_ path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                outcome: .inputOutput,
                findings: [
                    Finding(
                        file: name(path), severity: .error, code: "READ", message: "The file cannot be read.",
                        mend: "Check the path and your right to read it.")
                ])
        }
        return data
    }
}
