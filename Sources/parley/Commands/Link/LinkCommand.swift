import ArgumentParser
import Linkage
import Persons

/// `parley link`: find the same person on two lists; a person decides.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Find the lines of two lists that may be one person, with the evidence.",
        subcommands: [
            LinkLists.self,
            LinkDedupe.self,
            LinkUpdate.self,
            LinkScore.self,
            LinkExplain.self,
        ] + reviewCommands, defaultSubcommand: LinkLists.self)
}

/// Two lists and how to read them.
struct ListPair: ParsableArguments {
    @Argument(help: "The list whose lines are sought, for example a claim list.")
    var left: String

    @Argument(help: "The list they may be on, for example a holding list.")
    var right: String

    @Option(help: "Mapping file of the left list.")
    var mappingLeft: String?

    @Option(help: "Mapping file of the right list.")
    var mappingRight: String?
}

/// Two lists to link.
struct LinkInputs: ParsableArguments {
    @OptionGroup var files: ListPair

    @Option(help: "Seed of the random pairs that tell what agrees by chance.")
    var seed: UInt64 = 1

    /// Both lists.
    func lists() throws -> (left: PersonList, right: PersonList) {
        // One after the other: reading a list takes all cores.
        var findings: [Finding] = []
        let left = try Self.list(files.left, mapping: files.mappingLeft, &findings)
        let right = try Self.list(files.right, mapping: files.mappingRight, &findings)
        if !findings.isEmpty { throw CommandFailure(outcome: .refused, findings: findings) }
        return (left, right)
    }

    /// One list.
    static func list(_ file: String, mapping: String?) throws -> PersonList {
        var findings: [Finding] = []
        let list = try list(file, mapping: mapping, &findings)
        if !findings.isEmpty { throw CommandFailure(outcome: .refused, findings: findings) }
        return list
    }

    /// A column that a mapping names and the file lacks is an error here: a field that was asked for would be left out
    /// of every weight. The lines are not checked one beside the other: that is `list check`.
    private static func list(_ file: String, mapping: String?, _ findings: inout [Finding]) throws -> PersonList {
        let read = try ListFiles.read(file, mapping: mapping, checksLines: false)
        findings += read.findings.filter { $0.code == "COLUMN_MISSING" }
        return read.list
    }
}
