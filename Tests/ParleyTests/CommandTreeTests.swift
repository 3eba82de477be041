import Foundation
import TestSupport
import Testing

/// The tool as its own help describes it.
private struct CommandTree: Decodable {
    let commandName: String
    let abstract: String?
    let subcommands: [CommandTree]?
    let defaultSubcommand: String?

    /// Every command below, with the words that call it; the generated `help` is left out.
    func commands(after words: [String] = []) -> [(words: [String], isDefault: Bool, abstract: String)] {
        (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { command in
            let own = words + [command.commandName]
            let isDefault = defaultSubcommand == command.commandName
            return [(own, isDefault, command.abstract ?? "")] + command.commands(after: own)
        }
    }

    static func read() throws -> CommandTree {
        struct Dump: Decodable { let command: CommandTree }
        let run = try ParleyTool.run(["--experimental-dump-help"])
        return try JSONDecoder().decode(Dump.self, from: Data(run.output.utf8)).command
    }
}

@Suite struct CommandTreeTests {
    @Test func everyCommandHelps() throws {
        let commands = try CommandTree.read().commands()
        #expect(commands.count > 5)
        for command in commands {
            let run = try ParleyTool.run(command.words + ["--help"])
            #expect(run.exitCode == 0, "\(command.words)")
            #expect(run.output.contains("USAGE: parley"), "\(command.words)")
            #expect(!command.abstract.isEmpty, "\(command.words)")
        }
    }

    @Test func everyCommandIsInTheReference() throws {
        let pages = packageFiles(under: "docs/reference", withExtension: "md")
        let text = try pages.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        for command in try CommandTree.read().commands() where !command.isDefault {
            #expect(text.contains("parley \(command.words.joined(separator: " "))"), "\(command.words)")
        }
    }

    @Test func theReadmeCallsCommandsThatExist() throws {
        let known = try CommandTree.read().commands().map(\.words)
        let readme = try String(contentsOf: packageRoot.appendingPathComponent("README.md"), encoding: .utf8)
        let calls = readme.split(separator: "\n").filter { $0.hasPrefix("$ parley ") }
        #expect(calls.count > 5)
        for call in calls {
            let words = call.split(separator: " ").dropFirst(2).map(String.init)
            #expect(known.contains { $0 == Array(words.prefix($0.count)) }, "\(call)")
        }
    }

    @Test(arguments: [
        [], ["nonsense"], ["list", "check"], ["link", "one.csv"], ["report"], ["plan", "make", "--seed", "x"],
    ])
    func wrongUseEndsWith64(arguments: [String]) throws {
        let run = try ParleyTool.run(arguments)
        // Without a word the tool explains itself, which is no mistake.
        #expect(run.exitCode == (arguments.isEmpty ? 0 : 64))
        #expect(run.output.isEmpty != arguments.isEmpty)
    }
}
