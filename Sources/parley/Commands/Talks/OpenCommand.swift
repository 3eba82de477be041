import ArgumentParser
import Foundation
import Persons
import Talks

/// `talks open`: a new folder for the record of the talks.
struct OpenCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "open", abstract: "Make the folder in which the record of the talks is kept.",
            discussion: FieldHelp.text(Self.fields) + """

                Two parties have the role SIDE, one of them side A, the other side B:
                --parties '{id: UA, role: SIDE, side: A, names: [{words: Ukraine, language: en}]}'

                """ + FieldHelp.rules)
    }

    static var fields: [RecordField] { RecordField.fields(of: TalksProcess.self) }

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "DIR"))
    var path: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Its fields, as below.", valueName: "--FIELD VALUE"))
    var arguments: [String] = []

    func run() throws {
        try concluding(json: json) {
            let text = try FieldArguments(arguments, fields: Self.fields).lines().joined(separator: "\n") + "\n"
            let (process, findings) = try TalksProcess.read(Array(text.utf8))
            guard let process else {
                throw CommandFailure(outcome: .unreadable, findings: findings.map(Self.withoutRow))
            }
            try Files.makeFolder("\(path)/acts")
            try OnceWritten.write("# personal data\n" + process.yaml(), to: TalksFolder.head, in: path)
            if json {
                try JSONOutput.print(["findings": findings])
            } else {
                FindingsPrinter.print(findings.map(Self.withoutRow))
                print("Talks opened: \(path)")
            }
        }
    }

    /// Options have no lines.
    private static func withoutRow(_ finding: Finding) -> Finding {
        var finding = finding
        finding.row = nil
        return finding
    }
}
