import Crypto
import Foundation

/// What a plan says about the files it was made from.
public struct PlanInputs: Hashable, Sendable {
    /// SHA-256 of the terms file, lower-case hexadecimal.
    public let termsSHA256: String
    /// SHA-256 of the persons file, expanded.
    public let personsSHA256: String
    /// SHA-256 of each file of sealed columns.
    public let sealedSHA256: [String]
    /// The seed, hexadecimal.
    public let seed: String
    /// How the seed came about by commit and reveal; nil where it was given as it is.
    public let seedRecord: SeedRecord?

    /// Inputs; see the properties.
    public init(
        termsSHA256: String, personsSHA256: String, sealedSHA256: [String] = [], seed: String = "",
        seedRecord: SeedRecord? = nil
    ) {
        self.termsSHA256 = termsSHA256
        self.personsSHA256 = personsSHA256
        self.sealedSHA256 = sealedSHA256
        self.seed = seed
        self.seedRecord = seedRecord
    }

    /// The hashes of files as they were read: what was compressed is hashed expanded.
    public init(terms: [UInt8], persons: [UInt8], sealed: [[UInt8]], seed: [UInt8], seedRecord: SeedRecord? = nil) {
        termsSHA256 = Self.hash(terms)
        personsSHA256 = Self.hash(persons)
        sealedSHA256 = sealed.map { Self.hash($0) }
        self.seed = Self.hexadecimal(seed)
        self.seedRecord = seedRecord
    }

    /// The bytes that a hexadecimal seed stands for; nil when it is none.
    public static func seedBytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// SHA-256 of a file's bytes, lower-case hexadecimal.
    public static func hash(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// Lower-case hexadecimal digits, two a byte.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
