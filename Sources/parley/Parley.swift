import ArgumentParser

/// The command `parley`: one task from a terminal.
@main
struct Parley: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parley", abstract: "The neutral desk for lists, links and exchanges.", version: "0.1.0",
        subcommands: [
            ListCommand.self,
            LinkCommand.self,
            NamesCommand.self,
            PlanCommand.self,
            RehearseCommand.self,
            ReportCommand.self,
            TalksCommand.self,
        ])
}
