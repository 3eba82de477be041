import Foundation
import Names

/// Two spellings of one name with how often they were counted.
struct SpellingPair {
    let uk: String
    let ru: String
    let count: Double
}

/// The given material: `ua_ru_*`, `wikidata_name_groups`, `ru_name_counts`, the seeds and the schemes; without the rows
/// that hold a word of the held-out pairs, case aside.
struct LearningData {
    var surnames: [SpellingPair] = []
    var givenNames: [SpellingPair] = []
    var patronymics: [SpellingPair] = []
    /// Cyrillic and Latin forms that people entered for one name.
    var groups: [(cyrillic: [String], latin: [String])] = []
    /// Russian names with their counts: first names, patronymics, surnames.
    var counts: [String: [(name: String, count: Double)]] = [:]
    /// Hand-written: Russian, Ukrainian and short forms.
    var givenSeeds: [(ru: [String], uk: [String], female: Bool, short: [String])] = []
    var patronymicSeeds: [(ru: String, uk: String)] = []
    var schemes: [(name: String, language: String, romanization: Romanization)] = []
    /// Rows left out because of the held-out words.
    private(set) var leftOut = 0

    init(folder: URL, heldOut: Set<String>) throws {
        func rows(_ name: String) throws -> [[Substring]] {
            let text = try String(contentsOf: folder.appendingPathComponent("\(name).tsv"), encoding: .utf8)
            return text.split(separator: "\n").dropFirst().map {
                $0.split(separator: "\t", omittingEmptySubsequences: false)
            }
        }
        var leftOut = 0
        func allowed(_ spellings: [Substring]) -> Bool {
            let isFree = spellings.allSatisfy { spelling in
                !heldOut.contains(spelling.lowercased())
                    && !spelling.split { " -".contains($0) }.contains { heldOut.contains($0.lowercased()) }
            }
            if !isFree { leftOut += 1 }
            return isFree
        }
        func pairs(_ name: String) throws -> [SpellingPair] {
            try rows(name).filter { $0.count == 4 && $0[2] == "0" && allowed([$0[0], $0[1]]) }.map {
                SpellingPair(uk: String($0[0]), ru: String($0[1]), count: Double($0[3]) ?? 0)
            }
        }
        surnames = try pairs("ua_ru_last")
        givenNames = try pairs("ua_ru_first")
        patronymics = try pairs("ua_ru_patronymic")
        for row in try rows("wikidata_name_groups") where row.count == 3 {
            let (cyrillic, latin) = (row[1].split(separator: "|"), row[2].split(separator: "|"))
            if allowed(cyrillic + latin) { groups.append((cyrillic.map(String.init), latin.map(String.init))) }
        }
        for row in try rows("ru_name_counts") where row.count == 4 && allowed([row[1]]) {
            counts[String(row[0]), default: []].append((String(row[1]), Double(row[3]) ?? 0))
        }
        for row in try rows("given_name_seed") where row.count >= 3 {
            givenSeeds.append(
                (
                    row[0].split(separator: "|").map(String.init), row[1].split(separator: "|").map(String.init),
                    row[2] == "f", row.count > 3 ? row[3].split(separator: " ").map(String.init) : []
                ))
        }
        patronymicSeeds = try rows("patronymic_seed").filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }
        schemes = Romanization.schemes(
            try String(contentsOf: folder.appendingPathComponent("transliteration_schemes.tsv"), encoding: .utf8))
        self.leftOut = leftOut
    }
}

/// Numbers that repeat from one seed (SplitMix64; Steele, Lea and Flood 2014).
struct Draws: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Whether a thing of this probability happens.
    mutating func happens(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

    /// One of the values.
    mutating func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }
}
