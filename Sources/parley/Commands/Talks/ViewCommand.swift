import ArgumentParser
import Foundation
import Persons
import Talks

/// `talks view`: all that one reader may read.
struct ViewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view", abstract: "Everything one reader may read, and what follows from that alone.")

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            if options.folder.json { return try JSONOutput.print(view) }
            FindingsPrinter.print(view.findings)
            print(TalksText.text(view), terminator: "")
        }
    }
}

/// A view as text for people: its tables one after another, those with something in them.
enum TalksText {
    static func text(_ view: TalksView) -> String {
        var text = "\(view.process.process)\nfor \(view.reader), as of \(view.day.written)\n"
        if let rule = view.process.orderRule { text += "order of the sides: \(rule)\n" }
        func add<Noun: CommandedNoun>(_ noun: Noun.Type) {
            let rows = noun.rows(view)
            guard !rows.isEmpty else { return }
            text += "\n\(noun.viewKey)\n" + RecordPrinter.table(noun.columns, rows)
        }
        for noun in TalksNouns.all { add(noun) }
        if view.keptBack > 0 { text += "\(view.keptBack) statements kept back by the ground rule for a joint view\n" }
        if !view.counters.isEmpty { text += "\ncounters\n" + CountReturns.table(view) }
        return text
    }
}

/// `talks return count`: the announced returns by direction, voice and unit.
struct CountReturns: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Count the announced returns by direction, voice and unit; different units are never added.")

    @OptionGroup var options: ReaderOptions

    func run() throws {
        try concluding(json: options.folder.json) {
            let view = try options.view()
            if options.folder.json {
                try RecordPrinter(view: view, json: true).printList(key: "counters", columns: [], rows: [])
            } else {
                print(Self.table(view), terminator: "")
            }
        }
    }

    static func table(_ view: TalksView) -> String {
        if view.counters.isEmpty { return "none\n" }
        let rows = view.counters.map { counter in
            [
                view.partyName(counter.from), view.partyName(counter.to), view.name(counter.voice, nil),
                counter.unit.rawValue, counter.unitWords ?? "", String(counter.events.count), String(counter.announced),
                counter.totals.map(String.init).joined(separator: "; "),
            ]
        }
        return RecordPrinter.table(
            ["from", "to", "whose word", "unit", "in words", "events", "announced", "totals given"], rows)
    }
}
