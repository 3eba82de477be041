import ArgumentParser
import Exchanges
import Persons

/// `plan seed reveal`: a share to be published, once all have committed.
struct PlanSeedRevealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reveal", abstract: "Reveal a party's share of the seed, once all three have committed.",
        discussion: "Ends with 1 while a commitment is missing, or where the share is not what was committed to.")

    @Argument(help: ArgumentHelp("The share that plan seed commit wrote.", valueName: "SHARE.json"))
    var share: String

    @Option(help: ArgumentHelp("The terms.", valueName: "T.yaml"))
    var terms: String

    @Option(help: ArgumentHelp("A commitment that was published; of all three.", valueName: "COMMIT.json"))
    var commit: [String] = []

    @Option(help: ArgumentHelp("Where the revealed share is written: publish it.", valueName: "REVEAL.json"))
    var out: String

    func validate() throws { try OutputPlaces.check([("--out", out)], apartFrom: commit + [share, terms]) }

    func run() throws {
        try concluding {
            let terms = try SeedFiles.terms(terms)
            let share = try SeedFiles.share(share)
            let findings = SeedRecord.faults(
                revealing: share, after: try commit.map(SeedFiles.commitment), terms: terms)
            if !findings.isEmpty { throw CommandFailure(outcome: .refused, findings: findings) }
            try Files.write(try JSONOutput.encode(share.revealed), to: out)
            print("\(share.party.rawValue) reveals its share.")
        }
    }
}
