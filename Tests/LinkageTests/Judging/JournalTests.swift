import Persons
import Testing

@testable import Linkage

@Suite struct JournalTests {
    private let contents = [
        said("L0", "R0", .same, "R. Ardelle", heldBy: .b), said("L0", "R0", .same, "J. Tervan"),
        said("Л-1", "R/2", .different, "J. Tervan"), unlinked("L0", "R0"), said("L0", "R0", .unsure, "J. Tervan"),
    ]

    @Test func whatIsWrittenIsRead() throws {
        let read = try Journal(journal(contents), file: "j")
        #expect(read.acts.map(\.content) == contents)
        #expect(read.length == contents.count + 1)
        #expect(read.findings.isEmpty)
        #expect(journal(contents) == journal(contents))
    }

    @Test func aJournalThatIsReadGoesOnAsOneThatWasNotClosed() throws {
        for cut in 0...contents.count {
            var bytes = journal(Array(contents.prefix(cut)))
            for content in contents.dropFirst(cut) {
                var again = try Journal(bytes, file: "j")
                bytes += again.add(content)
            }
            #expect(bytes == journal(contents), "\(cut)")
        }
    }

    /// A crash can leave the file cut anywhere: the acts before the cut are all there, the rest is reported, and the
    /// journal goes on without a byte of it being changed.
    @Test func aTornLineLosesNothingThatWasAcknowledged() throws {
        let whole = journal(contents)
        var ends: [Int] = []
        for (index, byte) in whole.enumerated() where byte == 0x0A { ends.append(index + 1) }
        for cut in 0..<whole.count {
            let torn = Array(whole[..<cut])
            var read = try Journal(torn, file: "j")
            // The opening line is no act; a line without its line end is whole.
            let acknowledged = max(0, ends.count { $0 - 1 <= cut } - 1)
            #expect(read.acts.map(\.content) == Array(contents.prefix(acknowledged)), "cut at \(cut)")
            let isClean = cut == 0 || ends.contains(cut) || ends.contains(cut + 1)
            #expect(read.findings.map(\.code) == (isClean ? [] : ["JOURNAL_TORN"]), "cut at \(cut)")
            let more = torn + read.add(contents[0])
            let again = try Journal(more, file: "j")
            #expect(again.acts.map(\.content) == Array(contents.prefix(acknowledged)) + [contents[0]], "cut at \(cut)")
            #expect(Array(more[..<cut]) == torn)
        }
    }

    @Test func aByteAlteredInTheMiddleIsSeenWithItsRow() throws {
        let whole = journal(contents)
        let lastStart = (whole.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
        var row = 1
        for place in 0..<lastStart {
            var altered = whole
            altered[place] = altered[place] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
            let error = #expect(throws: UnreadableInput.self, "byte \(place)") { try Journal(altered, file: "j") }
            let found = error?.findings.first
            #expect(found?.code == "JOURNAL_ALTERED")
            // Where the start of a line is spoilt, the line after it does not continue the chain.
            #expect([row, row + 1].contains(found?.row ?? 0), "byte \(place): row \(found?.row ?? 0)")
            if whole[place] == 0x0A { row += 1 }
        }
    }

    @Test func linesTakenOutPutInOrTurnedRoundAreSeen() {
        let lines = journal(contents).split(separator: 0x0A).map(Array.init)
        func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [0x0A] } }
        for index in 0..<(lines.count - 1) {
            var without = lines
            without.remove(at: index)
            #expect(throws: UnreadableInput.self, "without \(index)") { try Journal(joined(without), file: "j") }
            var twice = lines
            twice.insert(lines[index], at: index)
            #expect(throws: UnreadableInput.self, "twice \(index)") { try Journal(joined(twice), file: "j") }
            var turned = lines
            turned.swapAt(index, index + 1)
            #expect(throws: UnreadableInput.self, "turned \(index)") { try Journal(joined(turned), file: "j") }
        }
        #expect(throws: UnreadableInput.self) { try Journal(Array("left_id,right_id\n".utf8), file: "j") }
    }

    @Test func aReplayedJournalGivesTheSameState() throws {
        for seed in UInt64(1)...50 {
            let contents = randomActs(seed: seed, count: 40)
            let direct = JudgedPairs(acts(contents), left: worldLeft, right: worldRight)
            let replayed = JudgedPairs(
                try Journal(journal(contents), file: "journal").acts, left: worldLeft, right: worldRight)
            #expect(direct.pairs == replayed.pairs, "seed \(seed)")
            #expect(direct.findings == replayed.findings, "seed \(seed)")
        }
    }
}
