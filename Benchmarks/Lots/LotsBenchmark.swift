import Exchanges
import Foundation

/// Fair lots under quotas on a generated pool: reads features and people as CSV, prints one JSON object.
@main
struct LotsBenchmark {
    /// What is printed.
    struct Printed: Encodable {
        let kinds: Int
        let choices: Int
        let leastChance: Double
        let millionths: Int
        let gap: Int
        let seconds: Double
        let processorSeconds: Double
        let proofSeconds: Double
        let proofHolds: Bool
    }

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 3, let size = Int(arguments[3]) else {
            FileHandle.standardError.write(Data("usage: lots-benchmark QUOTAS.csv PEOPLE.csv SIZE\n".utf8))
            exit(64)
        }
        let quotaRows = try rows(arguments[1])
        let people = try rows(arguments[2])
        guard let header = people.first else { throw CocoaError(.fileReadCorruptFile) }
        let quotas = quotaRows.dropFirst().compactMap { row -> QuotaSelection.Quota? in
            guard row.count >= 4, let feature = header.firstIndex(of: row[0]), let least = Int(row[2]),
                let most = Int(row[3])
            else { return nil }
            return QuotaSelection.Quota(feature: feature - 1, value: row[1], min: least, max: most)
        }
        let pool = people.dropFirst().map { Array($0.dropFirst()) }
        let clock = ContinuousClock()
        var lots: QuotaSelection?
        let began = processorSeconds
        let seconds = clock.measure { lots = QuotaSelection(pool: pool, quotas: quotas, choosing: size) }
        let spent = processorSeconds - began
        guard let lots else {
            FileHandle.standardError.write(Data("no choice keeps the quotas\n".utf8))
            exit(1)
        }
        var verdict: ProofVerifier.Verdict?
        let proofSeconds = clock.measure { verdict = try? ProofVerifier.verify(lots.proof) }
        let level = verdict?.levels.first { $0.name == LevelName.leastChance.rawValue }
        let printed = Printed(
            kinds: lots.kindCount, choices: lots.choiceCount, leastChance: lots.leastChance,
            millionths: lots.millionths, gap: lots.gap, seconds: seconds / .seconds(1), processorSeconds: spent,
            proofSeconds: proofSeconds / .seconds(1),
            proofHolds: level?.value == lots.millionths && level?.bound == lots.millionths + lots.gap)
        FileHandle.standardOutput.write(try JSONEncoder().encode(printed))
    }

    /// Processor time of this process so far.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func rows(_ path: String) throws -> [[String]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
