import ArgumentParser
import Foundation
import Persons
import Rehearsal

/// `parley rehearse`: plays an exchange with invented people.
struct RehearseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Play an exchange with invented people, the truth beside the lists.",
        subcommands: [Istanbul.self, Families.self])

    private static func noiseLevel(_ word: String) throws -> NoiseLevel {
        guard let level = NoiseLevel(rawValue: word) else {
            throw ValidationError("--noise takes \(NoiseLevel.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return level
    }

    private static func write(_ files: [RehearsedFile], to folder: String) throws {
        for file in files {
            let path = folder + "/" + file.path
            try Files.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
            if file.holdsPersons {
                try Files.writePersonal(file.bytes, to: path)
            } else {
                try Files.write(file.bytes, to: path)
            }
        }
    }

    /// `parley rehearse istanbul`: the figures of 16–25 May 2025 between two invented sides.
    struct Istanbul: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "istanbul",
            abstract: "1,000 for 1,000 in stages of 390, 307 and 303: lists, truth, judgements, attributes and terms.")

        @Option(help: "A whole number; the same number gives the same files.")
        var seed: UInt64

        @Option(help: "People each side claims.")
        var claims = 3_000

        @Option(help: "People each side holds.")
        var held = 9_000

        @Option(help: "How badly the lists are written: tidy, yemen or hostile.", transform: RehearseCommand.noiseLevel)
        var noise = NoiseLevel.tidy

        @Option(help: "The folder to write to.")
        var out: String

        @Flag(help: "Print the summary as JSON.")
        var json = false

        func validate() throws {
            if scenario == nil { throw ValidationError("--claims and --held take 1 to 5,000,000 people.") }
        }

        func run() throws {
            guard let scenario else { return }
            try concluding(json: json) {
                let rehearsal = IstanbulRehearsal(scenario)
                try RehearseCommand.write(rehearsal.files, to: out)
                if json {
                    try JSONOutput.print(rehearsal.summary)
                } else {
                    print(Self.text(rehearsal.summary, folder: out), terminator: "")
                }
            }
        }

        private var scenario: Scenario? { Scenario(claims: claims, held: held, noise: noise, seed: seed) }

        private static func text(_ summary: RehearsalSummary, folder: String) -> String {
            var lists = TextTable(["list", "lines", "people", "repeats", "phantoms", "gone", "clerks"])
            for list in summary.lists {
                lists.append(
                    [list.file]
                        + [list.lines, list.people, list.repeats, list.phantoms, list.gone, list.clerks].map(
                            String.init))
            }
            var directions = TextTable([
                "claimed by", "held by", "on both", "true pairs", "confirmed", "can go", "civilians", "18-24", "women",
                "severe",
            ])
            for one in summary.directions {
                directions.append(
                    [one.claimedBy.rawValue, one.heldBy.rawValue]
                        + [
                            one.overlap, one.truePairs, one.confirmed, one.ready.counted, one.ready.civilians,
                            one.ready.young, one.ready.women, one.ready.severe,
                        ].map(String.init))
            }
            let reviews = summary.judgements
            let notes = summary.notes.map { "note: \($0)\n" }.joined()
            return """
                Rehearsal istanbul, seed \(summary.seed), noise \(summary.noise.rawValue): everybody is invented.

                \(lists.text)
                \(directions.text)
                Judgements: \(reviews.judgements) by \(reviews.reviewers.count) invented reviewers on \
                \(reviews.truePairs) true and \(reviews.nearPairs) near pairs; \
                error rate stated \(percent(reviews.errorRate)), given \(reviews.wrong); \
                unsure stated \(percent(reviews.unsureRate)), given \(reviews.unsure).
                \(notes)Written to \(folder)

                """
        }

        private static func percent(_ share: Double) -> String {
            String(format: "%.1f %%", share * 100)
        }
    }

    /// `parley rehearse families`: people who are easily taken for one another.
    struct Families: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "families",
            abstract: "Twins, siblings, cousins, fathers and sons, namesakes: two lists that tempt to wrong links.")

        @Option(help: "A whole number; the same number gives the same files.")
        var seed: UInt64

        @Option(help: "Groups of two or three people.")
        var groups = 2_000

        @Option(
            help: "How badly the lists are written: tidy, yemen or hostile.", transform: RehearseCommand.noiseLevel)
        var noise = NoiseLevel.tidy

        @Option(help: "The folder to write to.")
        var out: String

        @Flag(help: "Print the summary as JSON.")
        var json = false

        func validate() throws {
            if !(1...500_000).contains(groups) { throw ValidationError("--groups takes 1 to 500,000.") }
        }

        func run() throws {
            try concluding(json: json) {
                guard let rehearsal = FamiliesRehearsal(groups: groups, noise: noise, seed: seed) else { return }
                try RehearseCommand.write(rehearsal.files, to: out)
                let summary = rehearsal.summary
                if json { return try JSONOutput.print(summary) }
                var kinds = TextTable(["kind", "groups", "people", "on both lists", "groups with nobody on both"])
                for kind in summary.kinds {
                    kinds.append(
                        [kind.kind.rawValue] + [kind.groups, kind.people, kind.both, kind.parted].map(String.init))
                }
                let lists = summary.lists.map { "\($0.file) \($0.lines) lines" }.joined(separator: ", ")
                print(
                    """
                    Rehearsal families, seed \(summary.seed), noise \(summary.noise.rawValue): everybody is invented.

                    \(kinds.text)
                    \(lists); \(summary.truePairs) true pairs. Written to \(out)
                    """)
            }
        }
    }
}
