import ArgumentParser
import Exchanges
import Persons

/// `plan seed combine`: the seed from commitments and revealed shares.
struct PlanSeedCombineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "combine", abstract: "Make the seed from the three commitments and the shares revealed.",
        discussion: "Ends with 1 where a share is wrong or missing; what stands for a missing one, the terms say.")

    @Option(help: ArgumentHelp("The terms.", valueName: "T.yaml"))
    var terms: String

    @Option(help: ArgumentHelp("A commitment; of all three.", valueName: "COMMIT.json"))
    var commit: [String] = []

    @Option(help: ArgumentHelp("A revealed share.", valueName: "REVEAL.json"))
    var reveal: [String] = []

    @Option(
        help: ArgumentHelp("Go on without the share of this party; may be repeated.", valueName: "PARTY"),
        transform: SeedFiles.party)
    var without: [SeedParty] = []

    @Option(help: ArgumentHelp("The value of the drand round that the terms name.", valueName: "HEX"))
    var drand: String?

    @Option(help: ArgumentHelp("The day it is, YYYY-MM-DD (today, UTC).", valueName: "DAY"))
    var on: String?

    @Option(help: ArgumentHelp("Where the seed is written.", valueName: "SEED.json"))
    var out: String

    func validate() throws {
        if let on, PartialDate(iso: on)?.precision != .day { throw ValidationError("--on is not a day: YYYY-MM-DD.") }
        try OutputPlaces.check([("--out", out)], apartFrom: commit + reveal + [terms])
    }

    func run() throws {
        try concluding {
            let (record, findings) = SeedRecord.combined(
                try commit.map(SeedFiles.commitment), try reveal.map(SeedFiles.share), without: Set(without),
                beacon: drand, terms: try SeedFiles.terms(terms),
                day: PartialDate(iso: on ?? String(Now.time.prefix(10))))
            guard let record else { throw CommandFailure(outcome: .refused, findings: findings) }
            try Files.write(try JSONOutput.encode(record), to: out)
            print("The seed is \(record.seed)")
        }
    }
}
