import Exchanges
import Foundation
import Persons
import Testing

@Suite struct SeedRecordTests {
    private static let drand = String(repeating: "ab", count: 32)

    private func terms(_ lottery: String = "", version: Int = 1, exchange: String = "tried") throws -> ExchangeTerms {
        let text = """
            exchange: \(exchange)
            version: \(version)
            as_of: 2025-05-16
            sides: {A: Norrow, B: Veshna}
            clauses: [{id: l, kind: lottery, seed: commit-reveal\(lottery)}]
            """
        let (terms, findings) = try ExchangeTerms.read(Array(text.utf8))
        return try #require(terms, "\(findings)")
    }

    private func shares(_ terms: ExchangeTerms, from first: UInt8 = 0) throws -> [SeedShare] {
        try SeedParty.allCases.enumerated().map { index, party in
            let start = first + UInt8(index)
            return try #require(
                SeedShare(
                    exchange: terms.exchange, termsVersion: terms.version, party: party,
                    share: (0..<32).map { start &+ $0 }, nonce: (0..<32).map { start &* 7 &+ $0 }))
        }
    }

    private func codes(
        _ commitments: [SeedCommitment], _ reveals: [SeedShare], _ terms: ExchangeTerms, without: Set<SeedParty> = [],
        beacon: String? = nil, day: String? = nil
    ) -> [String] {
        let (record, findings) = SeedRecord.combined(
            commitments, reveals, without: without, beacon: beacon, terms: terms,
            day: day.flatMap { PartialDate(iso: $0) })
        #expect((record == nil) == !findings.isEmpty)
        #expect(findings.allSatisfy { $0.severity == .error && !$0.mend.isEmpty })
        return findings.map(\.code)
    }

    /// A commitment as somebody might write it.
    private func changed(_ commitment: SeedCommitment, _ was: String, _ now: String) throws -> SeedCommitment {
        let text = String(decoding: try JSONEncoder().encode(commitment), as: UTF8.self)
        return try JSONDecoder().decode(SeedCommitment.self, from: Data(text.replacing(was, with: now).utf8))
    }

    @Test func theSeedDependsOnEveryShareAndNotOnTheOrderOfFiles() throws {
        let terms = try terms()
        let shares = try shares(terms)
        let commitments = shares.compactMap(\.commitment)
        let record = try #require(SeedRecord.combined(commitments, shares, terms: terms).record)
        #expect(record.seed.count == 64 && record.replacements.isEmpty && record.faults(under: terms).isEmpty)
        let turned = SeedRecord.combined(commitments.reversed(), shares.reversed(), terms: terms).record
        #expect(turned == record)
        for index in shares.indices {
            var others = shares
            others[index] = try self.shares(terms, from: 100)[index]
            let other = SeedRecord.combined(others.compactMap(\.commitment), others, terms: terms).record
            #expect(other != nil && other?.seed != record.seed)
        }
        #expect(record.reveals.allSatisfy { $0.about == "a share of the seed of lots, revealed" })
    }

    /// The bytes hashed, written down once more: the protocol's name, exchange, version, party, nonce, share.
    @Test func commitmentsDifferByPartyExchangeAndVersion() throws {
        let share = [UInt8](repeating: 1, count: 32)
        func commitment(_ exchange: String, _ version: Int, _ party: SeedParty, nonce: UInt8 = 2) -> String? {
            SeedShare(
                exchange: exchange, termsVersion: version, party: party, share: share,
                nonce: [UInt8](repeating: nonce, count: 32))?.commitment?.commitment
        }
        let all = [
            commitment("x", 1, .a), commitment("x", 1, .b), commitment("x", 2, .a), commitment("x1", 1, .a),
            commitment("x", 1, .a, nonce: 3), commitment("x", 11, .a),
        ]
        #expect(Set(all).count == all.count && !all.contains(nil))
        #expect(SeedShare(exchange: "x", termsVersion: 1, party: .a, share: [1], nonce: share) == nil)
    }

    @Test func aWrongRevealIsRefused() throws {
        let terms = try terms()
        let shares = try shares(terms)
        let commitments = shares.compactMap(\.commitment)
        let others = try self.shares(terms, from: 50)
        #expect(codes(commitments, [others[0], shares[1], shares[2]], terms) == ["SEED_SHARE_WRONG"])
        #expect(
            codes(commitments, [shares[0], others[1], others[2]], terms) == ["SEED_SHARE_WRONG", "SEED_SHARE_WRONG"])
        #expect(codes(commitments, shares + [shares[0]], terms) == ["SEED_PARTY_TWICE"])
        #expect(
            SeedRecord.faults(revealing: others[0], after: commitments, terms: terms).map(\.code) == [
                "SEED_SHARE_WRONG"
            ])
        #expect(SeedRecord.faults(revealing: shares[0], after: commitments, terms: terms).isEmpty)
    }

    @Test func missingAndCopiedCommitmentsAreRefused() throws {
        let terms = try terms()
        let shares = try shares(terms)
        let commitments = shares.compactMap(\.commitment)
        #expect(codes(Array(commitments.prefix(2)), shares, terms) == ["SEED_COMMITMENT_MISSING"])
        #expect(
            SeedRecord.faults(revealing: shares[0], after: [commitments[0]], terms: terms).map(\.code)
                == ["SEED_COMMITMENT_MISSING", "SEED_COMMITMENT_MISSING"])
        #expect(codes(commitments + [commitments[1]], shares, terms) == ["SEED_PARTY_TWICE"])
        // B publishes A's commitment as its own, and later A's share: it matches nothing that binds B.
        let copied = try changed(commitments[0], "\"A\"", "\"B\"")
        #expect(codes([commitments[0], copied, commitments[2]], shares, terms) == ["SEED_COMMITMENT_COPIED"])
        let short = try changed(commitments[1], commitments[1].commitment, "abcd")
        #expect(codes([commitments[0], short, commitments[2]], shares, terms) == ["SEED_COMMITMENT"])
    }

    @Test func commitmentsOfAnotherExchangeOrVersionAreRefused() throws {
        let terms = try terms()
        let shares = try shares(terms)
        for other in [try self.terms(version: 2), try self.terms(exchange: "other")] {
            let old = try self.shares(other)
            #expect(
                codes(old.compactMap(\.commitment), old, terms) == [String](repeating: "SEED_OTHER_EXCHANGE", count: 6))
            #expect(
                codes(shares.compactMap(\.commitment), [shares[0], shares[1], old[2]], terms)
                    == ["SEED_OTHER_EXCHANGE"])
        }
    }

    @Test func theMediatorsShareStandsInForAMissingOne() throws {
        let terms = try terms(", reveal_by: 2025-05-15")
        let shares = try shares(terms)
        let commitments = shares.compactMap(\.commitment)
        let given = [shares[0], shares[2]]
        #expect(codes(commitments, given, terms, day: "2025-05-16") == ["SEED_SHARE_MISSING"])
        #expect(codes(commitments, given, terms, without: [.b], day: "2025-05-15") == ["SEED_REVEAL_OPEN"])
        #expect(codes(commitments, shares, terms, without: [.b], day: "2025-05-16") == ["SEED_SHARE_GIVEN"])
        #expect(codes(commitments, given, terms, without: [.b], beacon: Self.drand) == ["SEED_BEACON"])
        #expect(
            codes(commitments, Array(shares.prefix(2)), terms, without: [.mediator], day: "2025-05-16")
                == ["SEED_FALLBACK"])
        let record = try #require(
            SeedRecord.combined(commitments, given, without: [.b], terms: terms, day: PartialDate(iso: "2025-05-16"))
                .record)
        #expect(record.replacements.map(\.value) == [shares[2].share] && record.replacements.map(\.party) == [.b])
        #expect(record.faults(under: terms).isEmpty)
        #expect(record.seed != SeedRecord.combined(commitments, shares, terms: terms).record?.seed)
    }

    @Test func aRoundOfDrandStandsInWhereTheTermsSayIt() throws {
        let terms = try terms(", fallback: drand, round: 20000000, reveal_by: 2025-05-15")
        let shares = try shares(terms)
        let commitments = shares.compactMap(\.commitment)
        let given = [shares[1], shares[2]]
        #expect(codes(commitments, given, terms, without: [.a]) == ["SEED_FALLBACK"])
        #expect(codes(commitments, given, terms, without: [.a], beacon: "ab") == ["SEED_FALLBACK", "SEED_BEACON"])
        let record = try #require(
            SeedRecord.combined(commitments, given, without: [.a], beacon: Self.drand, terms: terms).record)
        #expect(record.replacements.map(\.value) == [Self.drand] && record.replacements.map(\.round) == [20_000_000])
        #expect(record.faults(under: terms).isEmpty)
        // Other terms put something else in its place.
        #expect(!record.faults(under: try self.terms()).isEmpty)
        #expect(!record.faults(under: try self.terms(", fallback: drand, round: 20000001")).isEmpty)
    }

    @Test(arguments: [
        ("fallback: drand", "KEY_MISSING"), ("round: 5", "BAD_VALUE"), ("fallback: dice", "BAD_VALUE"),
        ("fallback: drand, round: 17840000, reveal_by: 2025-05-15", "SEED_ROUND_EARLY"),
        ("reveal_by: soon", "BAD_VALUE"),
    ])
    func fallbacksThatSayNothingAreRefused(keys: String, code: String) throws {
        func read(_ seed: String) throws -> [String] {
            let text =
                "exchange: t\nversion: 1\nas_of: 2025-05-16\nsides: {A: N, B: V}\n"
                + "clauses: [{id: l, kind: lottery, \(seed)\(keys)}]\n"
            return try ExchangeTerms.read(Array(text.utf8)).findings.map(\.code)
        }
        #expect(try read("seed: commit-reveal, ").contains(code))
        #expect(try read("").contains("BAD_VALUE"))
    }

    /// 3 s a round from 23 August 2023, 15:09:27 UTC: round 18,183,412 is the first of 16 May 2025.
    @Test(arguments: [(18_183_411, false), (18_183_412, true)])
    func aRoundMustComeAfterTheLastDay(round: Int, isSound: Bool) throws {
        let text =
            "exchange: t\nversion: 1\nas_of: 2025-05-16\nsides: {A: N, B: V}\nclauses: [{id: l, kind: lottery, "
            + "seed: commit-reveal, fallback: drand, round: \(round), reveal_by: 2025-05-15}]\n"
        let read = try ExchangeTerms.read(Array(text.utf8))
        #expect((read.terms != nil) == isSound, "\(read.findings)")
    }

    @Test func aTamperedRecordIsAFault() throws {
        let terms = try terms()
        let shares = try shares(terms)
        let record = try #require(SeedRecord.combined(shares.compactMap(\.commitment), shares, terms: terms).record)
        let text = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
        let other = try self.shares(terms, from: 90)
        for (was, now) in [
            (record.seed, String(repeating: "0", count: 64)), (shares[0].share, other[0].share),
            (shares[2].nonce, other[2].nonce), ("\"version\"", "\"version\""),
        ] {
            let changed = try JSONDecoder().decode(SeedRecord.self, from: Data(text.replacing(was, with: now).utf8))
            #expect(changed.faults(under: terms).isEmpty == (was == now))
        }
    }

    @Test func theCheckVerifiesTheSharesInAPlan() throws {
        let terms = try terms()
        let shares = try shares(terms)
        let record = try #require(SeedRecord.combined(shares.compactMap(\.commitment), shares, terms: terms).record)
        let persons = PlanPersons([person("A1"), person("B1")])
        let inputs = PlanInputs(termsSHA256: "", personsSHA256: "", seed: record.seed, seedRecord: record)
        var plan = try Planner(terms: terms, persons: persons).plan(inputs)
        let check = PlanCheck(terms: terms, persons: persons)
        #expect(plan.seedRecord == record && check.report(on: plan, inputs: inputs).holds)
        plan.seed = String(repeating: "1", count: 64)
        #expect(check.report(on: plan, inputs: inputs).findings.map(\.code) == ["SEED"])
        plan.seed = record.seed
        plan.seedRecord =
            SeedRecord.combined(
                shares.compactMap(\.commitment), Array(shares.dropFirst()), without: [.a], terms: terms
            ).record
        #expect(check.report(on: plan, inputs: inputs).findings.map(\.code) == ["SEED"])
    }
}
