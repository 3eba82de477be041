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
        ], defaultSubcommand: LinkLists.self)
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

    func lists() throws -> (left: PersonList, right: PersonList) {
        (try ListFiles.read(left, mapping: mappingLeft).list, try ListFiles.read(right, mapping: mappingRight).list)
    }
}
