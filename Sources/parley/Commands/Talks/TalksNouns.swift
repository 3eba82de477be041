import ArgumentParser
import Foundation
import Persons
import Talks

/// A noun with commands of its own: `parley talks WORD add`, its verbs, `list` and `show`.
protocol CommandedNoun: EnteredNoun, TalksRecorded {
    /// The word of the command.
    static var word: String { get }
    /// One line of help for the word.
    static var purpose: String { get }
    /// Acts upon such a record.
    static var verbs: [any ParsableCommand.Type] { get }
    /// The key of the view under which they stand.
    static var viewKey: String { get }
    /// The columns of the table.
    static var columns: [String] { get }
    /// The rows of the table.
    static func rows(_ view: TalksView) -> [[String]]
}

extension CommandedNoun {
    static var word: String { kind.rawValue }
    static var verb: String { "add" }
    static var abstract: String { "Enter or correct: \(purpose)" }
    static var verbs: [any ParsableCommand.Type] { [] }
}

/// The commands of one noun.
struct NounCommand<Noun: CommandedNoun>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Noun.word, abstract: Noun.purpose,
            subcommands: [EntryCommand<Noun>.self] + Noun.verbs + [ListRecords<Noun>.self, ShowRecord<Noun>.self])
    }
}

/// Every noun.
enum TalksNouns {
    static let all: [any CommandedNoun.Type] = [
        Party.self, TalksPerson.self, Delegation.self, Round.self, Session.self, AgendaItem.self, Minutes.self,
        TalksResult.self, Paper.self, Position.self, Overlap.self, Statement.self, Divergence.self, Contact.self,
        RemainsReturn.self, ExchangeStage.self, ExchangeAccount.self, ListHandover.self, Objection.self,
        Announcement.self, Incident.self, Commitment.self, NotebookEntry.self,
    ]

    static var commands: [any ParsableCommand.Type] {
        func command<Noun: CommandedNoun>(_ noun: Noun.Type) -> any ParsableCommand.Type { NounCommand<Noun>.self }
        return all.map { command($0) }
    }
}

typealias CountersignCommand = EntryCommand<Countersignature>
typealias ShareCommand = EntryCommand<Share>
typealias WithdrawCommand = EntryCommand<Withdrawal>

extension Countersignature: EnteredNoun {
    static var verb: String { "countersign" }
    static var abstract: String { "A side signs the same words: of minutes, a receipt, an account, a paper, a return." }
}
extension Share: EnteredNoun {
    static var verb: String { "share" }
    static var abstract: String { "Open a record to more readers; --visibility names the new ones." }
}
extension Withdrawal: EnteredNoun {
    static var verb: String { "withdraw" }
    static var abstract: String { "Withdraw a record; it stays in the history." }
}
extension PersonDecision: EnteredNoun {
    static var verb: String { "decide" }
    static var abstract: String { "Decide whether a person's name is shown." }
}
extension AgendaDecision: EnteredNoun {
    static var verb: String { "decide" }
    static var abstract: String { "Say what became of an item: taken, parked, refused." }
}
extension Claim: EnteredNoun {
    static var verb: String { "claim" }
    static var abstract: String { "Enter what one voice says of a result's rung." }
}
extension FormalAct: EnteredNoun {
    static var verb: String { "act" }
    static var abstract: String { "Enter one side's act for a rung above announcement." }
}
extension Retraction: EnteredNoun {
    static var verb: String { "retract" }
    static var abstract: String { "Enter that a voice takes back what it claimed or did." }
}
extension Settlement: EnteredNoun {
    static var verb: String { "settle" }
    static var abstract: String { "Enter what settled a divergence." }
}
extension IncidentFinding: EnteredNoun {
    static var verb: String { "find" }
    static var abstract: String { "Enter how far an incident has been established." }
}
extension ChecklistEntry: EnteredNoun {
    static var verb: String { "settle" }
    static var abstract: String { "Say where an element of a cease-fire is settled, or that it is open again." }
}
extension CommitmentRelease: EnteredNoun {
    static var verb: String { "release" }
    static var abstract: String { "Enter that the party it is owed to gives it up." }
}
extension ConditionFailure: EnteredNoun {
    static var verb: String { "fail" }
    static var abstract: String { "Enter that the condition of a commitment failed." }
}

/// `talks ceasefire`: the checklist.
struct CeasefireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ceasefire", abstract: "What a cease-fire text should settle, element by element.",
        subcommands: [EntryCommand<ChecklistEntry>.self, ListChecklist.self])
}

/// `talks ceasefire list`.
struct ListChecklist: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every element of a cease-fire, settled or open.")

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            try RecordPrinter(view: view, json: options.folder.json).printList(
                key: "checklist", columns: ["element", "settled", "where"],
                rows: view.checklist.map { line in
                    let last = line.entries.last
                    let place = [last?.paper?.rawValue, last?.clause, last?.words].compactMap { $0 }
                    return [
                        "\(line.element.rawValue) \(line.label)", line.settled ? "settled" : "open",
                        place.joined(separator: ", "),
                    ]
                })
        }
    }
}
