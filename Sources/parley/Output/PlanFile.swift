import Exchanges
import Persons

/// Plans and their proofs as files.
enum PlanFile {
    /// - Throws: `UnreadableInput` that names the key at fault, or the place where the text is no JSON.
    static func read(_ path: String) throws -> ExchangePlan { try read(path, Files.read(path)) }

    /// - Parameter bytes: what the file holds.
    /// - Throws: as `read`.
    static func read(_ path: String, _ bytes: [UInt8]) throws -> ExchangePlan {
        try JSONInput.read(
            ExchangePlan.self, bytes, file: Files.name(path), what: "a plan", code: "PLAN",
            mend: "Give the file that plan make wrote.")
    }

    /// - Throws: as `read`.
    static func readProof(_ path: String) throws -> ProofRecord {
        try JSONInput.read(
            ProofRecord.self, try Files.read(path), file: Files.name(path), what: "a proof", code: "PROOF",
            mend: "Give the file that --proof wrote.")
    }
}
