import ArgumentParser

/// `parley talks`: the record around the table.
struct TalksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "talks",
        abstract: "Keep the record of the talks: rounds, results, papers, texts, positions, commitments, statements.",
        discussion: """
            The record is a folder of plain files, one an act, written once. Nothing is established by one side's word: \
            each reader's view is made from what that reader may read, and from nothing else.
            """,
        subcommands: [
            OpenCommand.self, EnterCommand.self, KindsCommand.self,
        ] + TalksNouns.commands + [
            CeasefireCommand.self, CountersignCommand.self, ShareCommand.self, WithdrawCommand.self, ViewCommand.self,
            SaidCommand.self, ClaimsCommand.self, DueCommand.self, ChangesCommand.self, ContestedCommand.self,
            TimelineCommand.self, HistoryCommand.self, ReadCommand.self,
            TextCommand.self, PageCommand.self, MapCommand.self, ExportCommand.self,
        ])
}
