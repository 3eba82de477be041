import ArgumentParser
import Foundation
import Persons
import Talks

/// `talks enter`: many acts of one sitting at once.
struct EnterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enter", abstract: "Enter all acts of a file, or none.",
        discussion: """
            FILE.yaml holds acts as the files of the folder do, without numbers, a line --- between two. What an act \
            leaves out of at, by, for, visibility and shared_with is taken from the options.
            """)

    @Argument(help: ArgumentHelp("The acts.", valueName: "FILE.yaml"))
    var file: String

    @OptionGroup var entry: EntryOptions

    func run() throws {
        try concluding(json: entry.folder.json) {
            let drafts = try ActDraft.read(try Files.read(file), file: Files.name(file))
            let entered = try TalksFolder.enter(drafts, head: entry.head, in: entry.folder.path)
            try EnteredPrinter.print(entered, json: entry.folder.json)
        }
    }
}
