import ArgumentParser
import Persons

/// `parley link`: find the same person on two lists; a person decides.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Find the lines of two lists that may be one person, with the evidence.",
        subcommands: [
            LinkLists.self,
            LinkScore.self,
            LinkExplain.self,
        ] + reviewCommands, defaultSubcommand: LinkLists.self)
}

/// Two lists to link and how to read them.
struct LinkInputs: ParsableArguments {
    @Argument(help: "The list whose lines are sought, for example a claim list.")
    var left: String

    @Argument(help: "The list they may be on, for example a holding list.")
    var right: String

    @Option(help: "Mapping file of the left list.")
    var mappingLeft: String?

    @Option(help: "Mapping file of the right list.")
    var mappingRight: String?

    @Option(help: "Seed of the random pairs that tell what agrees by chance.")
    var seed: UInt64 = 1

    /// Both lists. A column that a mapping names and the file lacks is an error here: a field that was asked for would
    /// be left out of every weight.
    func lists() throws -> (left: PersonList, right: PersonList) {
        let read = try [(left, mappingLeft), (right, mappingRight)].map { try ListFiles.read($0, mapping: $1) }
        let missing = read.flatMap(\.findings).filter { $0.code == "COLUMN_MISSING" }
        if !missing.isEmpty { throw CommandFailure(outcome: .refused, findings: missing) }
        return (read[0].list, read[1].list)
    }
}
