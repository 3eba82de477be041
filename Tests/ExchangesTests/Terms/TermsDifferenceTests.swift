import Exchanges
import Persons
import Testing

@Suite struct TermsDifferenceTests {
    private static let first = """
        {id: n-for-n, kind: count, n: 1000}
        {id: days, kind: stages, stages: [{id: 1, size: 390}, {id: 2, max: 610}]}
        {id: women, kind: quota, who: {sex: female}, released_by: A, min: 3}
        {id: vetoes, kind: veto, max: 30, not_over: [{sex: female}]}
        {id: transport, kind: capacity, seats: [500, 500], ambulance: 75}
        {id: draw, kind: lottery}
        """

    private func changes(_ second: String, language: TermsLanguage = .english) throws -> [TermsDifference.Change] {
        let old = try readTerms(Self.first)
        let new = try readTerms(second)
        return TermsDifference(from: old, to: new, language: language).changes
    }

    @Test func thereIsNoneBetweenTheSameTerms() throws {
        #expect(try changes(Self.first).isEmpty)
        let turned = Self.first.split(separator: "\n").reversed().joined(separator: "\n")
        #expect(try changes(turned).isEmpty)
    }

    @Test func aChangedNumberIsNamedWithItsKey() throws {
        let changes = try changes(
            Self.first.replacing("n: 1000", with: "n: 900").replacing("min: 3", with: "min: 5, max: 9")
                .replacing("max: 610", with: "size: 510"))
        #expect(changes.map(\.id) == ["n-for-n", "days", "women"])
        #expect(changes.allSatisfy { $0.kind == .changed })
        #expect(changes[0].numbers == [.init(key: "n", before: 1_000, after: 900)])
        #expect(
            changes[0].words
                == "Changed, n-for-n (n 1,000 → 900): Norrow releases exactly 900 counted people and Veshna exactly 900, in "
                + "step at every stage. Before: Norrow releases exactly 1,000 counted people and Veshna exactly 1,000, in "
                + "step at every stage.")
        #expect(
            changes[1].numbers == [
                .init(key: "stage2.max", before: 610, after: nil), .init(key: "stage2.size", before: nil, after: 510),
            ])
        #expect(
            changes[2].numbers == [.init(key: "min", before: 3, after: 5), .init(key: "max", before: nil, after: 9)])
        #expect(changes[2].touches == [.a] && changes[0].touches == [.a, .b])
    }

    @Test func addedAndDroppedClausesAreSaidInFull() throws {
        let lines = Self.first.split(separator: "\n").filter { !$0.contains("id: vetoes") }
        let second = (lines + ["{id: old, kind: all_of, who: {age: \">=60\"}, released_by: B}"]).joined(separator: "\n")
        let changes = try changes(second)
        #expect(changes.map(\.kind) == [.added, .dropped] && changes.map(\.id) == ["old", "vetoes"])
        #expect(changes[0].touches == [.b] && changes[0].numbers.isEmpty)
        #expect(
            changes[0].words == "New, old: Everybody eligible, held by Veshna, who is 60 years old or more goes.")
        #expect(changes[1].words.hasPrefix("Dropped, vetoes: Each side may refuse"))
    }

    @Test func aMovedLimitTouchesBothSides() throws {
        let changes = try changes(Self.first.replacing("released_by: A, min: 3", with: "released_by: B, min: 3"))
        #expect(changes.map(\.touches) == [[.a, .b]] && changes[0].numbers.isEmpty)
    }

    @Test func whatStandsApartFromClausesIsCompared() throws {
        let old = try readTerms(Self.first)
        let new = ExchangeTerms(
            exchange: "tried", version: 2, asOf: try #require(PartialDate(iso: "2025-05-17")),
            sideNames: [.a: "Norrow", .b: "West Veshna"], clauses: old.clauses, objective: [.count, .lottery])
        let difference = TermsDifference(from: old, to: new)
        #expect(difference.before == 1 && difference.after == 2 && !difference.isEmpty)
        #expect(difference.changes.map(\.id) == ["as_of", "sides.B", "objective"])
        #expect(difference.changes[1].words == "Changed, sides.B: West Veshna; before: Veshna")
        #expect(difference.changes[1].touches == [.b])
    }

    @Test(arguments: [
        (TermsLanguage.ukrainian, "Змінено, n-for-n (n 1\u{A0}000 → 900): Зі сторони Norrow", "Було: "),
        (TermsLanguage.russian, "Изменено, n-for-n (n 1\u{A0}000 → 900): Со стороны Norrow", "Было: "),
    ])
    func itReadsInOtherLanguages(language: TermsLanguage, opening: String, before: String) throws {
        let words = try changes(Self.first.replacing("n: 1000", with: "n: 900"), language: language)[0].words
        #expect(words.hasPrefix(opening) && words.contains(before) && words.hasSuffix("."))
    }

    /// Every way of changing a term that the shared clauses have is a change; none is seen as two.
    @Test func eachNumberOfEachKindIsSeen() throws {
        for (before, after, key) in [
            ("{id: x, kind: share, who: {sex: female}, of: 3, at: least}", "of: 4", "of"),
            ("{id: x, kind: mirror, who: {sex: female}, tolerance: 3}", "tolerance: 4", "tolerance"),
            ("{id: x, kind: pace, who: {sex: female}, stage_tolerance: 3}", "stage_tolerance: 4", "stage_tolerance"),
            ("{id: x, kind: named, ids: [A1], by_stage: 3}", "by_stage: 4", "by_stage"),
            ("{id: x, kind: sites, max: 3}", "max: 4", "max"),
            ("{id: x, kind: exposure, weight: 3}", "weight: 4", "weight"),
            ("{id: x, kind: handover, wave: 9, ahead: 3}", "ahead: 4", "ahead"),
            ("{id: x, kind: reserve, per_stage: 3}", "per_stage: 4", "per_stage"),
            ("{id: x, kind: priority, tiers: 3}", "tiers: 4", "tiers"),
            ("{id: x, kind: bodies, each: 3}", "each: 4", "each"),
            ("{id: x, kind: capacity, crossings: {north: 3}}", "north: 4", "crossings.north"),
            ("{id: x, kind: veto, max: {A: 3, B: 9}}", "A: 4", "max.A"),
        ] {
            let number = try #require(after.split(separator: " ").first)
            let days = "{id: days, kind: stages, stages: [{id: 1}, {id: 2}, {id: 3}, {id: 4}]}\n"
            let old = try readTerms(days + before)
            let new = try readTerms(days + before.replacing("\(number) 3", with: after))
            let changes = TermsDifference(from: old, to: new).changes
            #expect(changes.count == 1 && changes[0].numbers == [.init(key: key, before: 3, after: 4)], "\(changes)")
        }
    }
}
