import Foundation
import Persons
import Testing

@testable import Rehearsal

/// The rehearsal of the command's defaults, made once for all tests.
let tidy = rehearsed(seed: 7)

/// The four lists of `tidy` as `list check` reads them, by path; a list that cannot be read is missing.
private let tidyImports: [String: ImportedList] = Dictionary(
    uniqueKeysWithValues: tidy.directions.flatMap { [$0.claim, $0.holding] }.compactMap { list in
        (try? ListImport.read(list.bytes, file: list.name.path)).map { (list.name.path, $0) }
    })

/// A list of `tidy` as read, for example `norrow/claim`.
func tidyImport(_ path: String) throws -> ImportedList { try #require(tidyImports[path]) }

/// A rehearsal; sizes that are out of range stop the test run, as they can only be a slip in a test.
func rehearsed(claims: Int = 3_000, held: Int = 9_000, noise: NoiseLevel = .tidy, seed: UInt64) -> IstanbulRehearsal {
    guard let scenario = Scenario(claims: claims, held: held, noise: noise, seed: seed) else {
        preconditionFailure("a test asks for \(claims) claims and \(held) held")
    }
    return IstanbulRehearsal(scenario)
}

extension IstanbulRehearsal {
    /// The bytes of a file by its path.
    func bytes(_ path: String) throws -> [UInt8] { try #require(files.first { $0.path == path }).bytes }

    /// The rows of a UTF-8, comma-separated file below its header, each by column name.
    func rows(_ path: String) throws -> [[String: String]] {
        var reader = DelimitedReader(try bytes(path))
        let hasHeader = reader.next()
        #expect(hasHeader)
        let header = reader.texts
        var rows: [[String: String]] = []
        while reader.next() {
            #expect(reader.cellCount == header.count)
            rows.append(Dictionary(uniqueKeysWithValues: zip(header, reader.texts)))
        }
        #expect(reader.faults.isEmpty)
        return rows
    }
}

/// Whether a count of `trials` is one that a rate of `rate` gives: within five standard deviations of the
/// binomial distribution (one test in a million fails by chance).
func isNear(_ count: Int, _ rate: Double, of trials: Int) -> Bool {
    let expected = rate * Double(trials)
    return abs(Double(count) - expected) <= 5 * (expected * (1 - rate)).squareRoot() + 1
}
