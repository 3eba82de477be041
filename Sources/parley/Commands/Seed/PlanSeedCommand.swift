import ArgumentParser
import Exchanges
import Persons

/// The seed of the lots, from shares that no party can choose after seeing another.
struct PlanSeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed", abstract: "Make the seed of the lots from shares of A, B and the mediator.",
        discussion: "All three commit; then all reveal; then anybody can combine.",
        subcommands: [PlanSeedCommitCommand.self, PlanSeedRevealCommand.self, PlanSeedCombineCommand.self])
}

/// Files about shares of a seed.
enum SeedFiles {
    /// - Throws: `ValidationError` when an argument names no party.
    static func party(_ name: String) throws -> SeedParty {
        if let party = SeedParty(rawValue: name) { return party }
        throw ValidationError("\(name) is no party: A, B or mediator.")
    }

    static func commitment(_ path: String) throws -> SeedCommitment {
        try read(SeedCommitment.self, path, "a commitment", "Give the file that plan seed commit wrote.")
    }

    static func share(_ path: String) throws -> SeedShare {
        try read(SeedShare.self, path, "a share", "Give the file that plan seed commit or plan seed reveal wrote.")
    }

    /// - Throws: `UnreadableInput`; `CommandFailure` (refused) when the seed does not follow from the shares.
    static func record(_ path: String, under terms: ExchangeTerms) throws -> SeedRecord {
        let record = try read(SeedRecord.self, path, "a seed", "Give the file that plan seed combine wrote.")
        let faults = record.faults(under: terms)
        if faults.isEmpty { return record }
        throw CommandFailure(outcome: .refused, findings: faults)
    }

    /// - Throws: `CommandFailure` (refused) when the terms cannot be applied as written; `UnreadableInput`.
    static func terms(_ path: String) throws -> ExchangeTerms {
        let (terms, findings) = try ExchangeTerms.read(try Files.read(path), file: Files.name(path))
        guard let terms else { throw CommandFailure(outcome: .refused, findings: findings) }
        return terms
    }

    private static func read<Value: Decodable>(
        _ type: Value.Type, _ path: String, _ what: String, _ mend: String
    ) throws -> Value {
        try JSONInput.read(
            type, try Files.read(path), file: Files.name(path), what: what, code: "SEED_FILE", mend: mend)
    }
}
