import ArgumentParser
import Exchanges
import Persons

/// `plan seed commit`: a share of the seed, kept secret, and a commitment to it, to be published.
struct PlanSeedCommitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commit", abstract: "Draw a party's share of the seed and commit to it.",
        discussion: "The share stays secret (0600) until all three commitments are published.")

    @Option(help: ArgumentHelp("The terms.", valueName: "T.yaml"))
    var terms: String

    @Option(help: ArgumentHelp("Whose share: A, B or mediator.", valueName: "PARTY"), transform: SeedFiles.party)
    var party: SeedParty

    @Option(help: ArgumentHelp("Where the share is written: keep it.", valueName: "SHARE.json"))
    var share: String

    @Option(help: ArgumentHelp("Where the commitment is written: publish it.", valueName: "COMMIT.json"))
    var out: String

    @Option(
        help: ArgumentHelp("64 bytes instead of random ones: share, then nonce, hexadecimal.", valueName: "HEX"))
    var bytes: String?

    func validate() throws {
        if let bytes, PlanInputs.seedBytes(bytes)?.count != 2 * SeedShare.length {
            throw ValidationError("--bytes is not 64 bytes in hexadecimal.")
        }
        try OutputPlaces.check([("--share", share), ("--out", out)], apartFrom: [terms])
    }

    func run() throws {
        try concluding {
            let terms = try SeedFiles.terms(terms)
            var random = SystemRandomNumberGenerator()
            let drawn =
                bytes.flatMap(PlanInputs.seedBytes)
                ?? (0..<2 * SeedShare.length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let made = SeedShare(
                exchange: terms.exchange, termsVersion: terms.version, party: party,
                share: Array(drawn.prefix(SeedShare.length)), nonce: Array(drawn.suffix(SeedShare.length)))
            guard let made, let commitment = made.commitment else {
                preconditionFailure("\(drawn.count) bytes drawn for a share")
            }
            try Files.writePersonal(try JSONOutput.encode(made), to: share)
            try Files.write(try JSONOutput.encode(commitment), to: out)
            print("\(party.rawValue) commits to \(commitment.commitment)")
        }
    }
}
