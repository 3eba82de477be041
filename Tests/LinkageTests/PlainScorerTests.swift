import Foundation
import Persons
import Testing

@testable import Linkage

/// A slow scorer, written from the formula alone: log2 of the odds of the prior, plus log2(m/u) of each field's level, and
/// at full agreement of a name or a text log2(m/f) with f the value's share in the list where it is more common, a
/// thousand typical lines counted in. It shares no table with the fast one: levels come from comparing the two values anew,
/// shares from counting lines one by one.
private struct PlainScorer {
    let result: LinkResult

    /// How many lines of a list hold a value of this group, and how many hold any.
    private func counts(_ codes: [UInt32], _ field: PreparedField, group: UInt32) -> (same: Int, known: Int) {
        let groups = codes.map { field.alike[Int($0)] }
        return (groups.count { $0 == group }, groups.count { $0 != 0 })
    }

    func weight(_ leftRecord: Int, _ rightRecord: Int) -> Double {
        let model = result.model
        var weight = log(model.matchShare) / log(2) - log(1 - model.matchShare) / log(2)
        /// How much likelier the levels are among relatives than among strangers.
        var relativesOdds = 1.0
        for (index, comparison) in result.lists.comparisons.enumerated() {
            let field = result.lists.fields[index]
            let level = Int(field.values.level(Int(field.left[leftRecord]), Int(field.right[rightRecord])))
            if level == 0 { continue }
            let isFull = level == comparison.levels.count - 1
            let isNameOrText = [.surname, .given, .patronymic, .text].contains(comparison.kind)
            guard isFull, isNameOrText else {
                weight += log(model.fields[index].m[level]) / log(2) - log(model.fields[index].u[level]) / log(2)
                if let relatives = model.relatives {
                    relativesOdds *= relatives.r[index][level] / model.fields[index].u[level]
                }
                continue
            }
            let group = field.alike[Int(field.left[leftRecord])]
            let typical = TypicalAgreement(comparison.kind).u[level] * 1000
            let shares = [field.left, field.right].map { codes -> Double in
                let (same, known) = counts(codes, field, group: group)
                return (Double(same) + typical) / (Double(known) + 1000)
            }
            let share = max(shares[0], shares[1])
            weight += log(model.fields[index].m[level]) / log(2) - log(share) / log(2)
            if let relatives = model.relatives {
                // Given names are a stranger's, so their rarity says nothing of relatives.
                let u = comparison.kind == .given ? model.fields[index].u[level] : share
                relativesOdds *= relatives.r[index][level] / u
            }
        }
        guard let relatives = model.relatives else { return weight }
        let share = relatives.share / (1 - model.matchShare)
        return weight - log(1 - share + share * relativesOdds) / log(2)
    }
}

/// Lists of several shapes: with and without dates, numbers, places; with blanks, spellings and repeats.
private func shapes(_ seed: UInt64) -> (PersonList, PersonList) {
    var generator = SplitMix64(seed: seed)
    func spelled(_ text: String) -> String {
        switch generator.below(6) {
        case 0: text.applyingTransform(.toLatin, reverse: false) ?? text
        case 1: text.uppercased()
        case 2: ""
        case 3: String(text.dropLast())
        default: text
        }
    }
    func made(_ numbers: [Int], _ prefix: String) -> PersonList {
        let people = numbers.map(Crowd.person)
        var columns: [(FieldKey, [String])] = [
            (.surname, people.map { spelled($0.surname) }), (.givenNames, people.map { spelled($0.given) }),
        ]
        if seed % 2 == 0 { columns.append((.patronymic, people.map { spelled($0.patronymic) })) }
        if seed % 3 != 0 {
            columns.append((.birthDate, people.map { generator.below(5) == 0 ? "" : $0.birthDate }))
        }
        if seed % 4 == 1 {
            columns.append((.personalNumber, numbers.map { "AB\(100_000 + $0 * 7)" }))
            columns.append((.sex, numbers.map { $0 % 9 == 0 ? "female" : "male" }))
        }
        if seed % 5 < 3 {
            columns.append((.birthPlace, numbers.map { ["Ярошин", "Велика Лука", "Тихий Став", ""][$0 % 4] }))
        }
        return list(columns, prefix: prefix)
    }
    return (
        made((0..<180).map { _ in generator.below(300) }, "L"), made((0..<260).map { _ in generator.below(300) }, "R")
    )
}

@Suite struct PlainScorerTests {
    @Test(arguments: UInt64(1)...6)
    func theFastScorerWeighsAsTheFormulaSays(seed: UInt64) {
        let (left, right) = shapes(seed)
        let result = Linker(floorBits: -1000, seed: seed).link(left, right)
        let plain = PlainScorer(result: result)
        var generator = SplitMix64(seed: seed + 100)
        // Random pairs, most of them strangers, and random links, most of them namesakes.
        for _ in 0..<150 {
            let (a, b) = (generator.below(left.count), generator.below(right.count))
            let fast = result.explanation(left: a, right: b).weightBits
            #expect(abs(fast - plain.weight(a, b)) < 1e-9, "seed \(seed), pair \(a), \(b)")
        }
        let heavy = result.links.sorted { $0.weightBits > $1.weightBits }.prefix(300)
        for _ in 0..<150 {
            let link = heavy[generator.below(heavy.count)]
            #expect(abs(link.weightBits - plain.weight(link.left, link.right)) < 1e-9)
        }
    }

    @Test(arguments: UInt64(1)...4)
    func theWrittenReasonsAddUpToTheWeight(seed: UInt64) throws {
        let (left, right) = shapes(seed)
        let result = Linker(seed: seed).link(left, right)
        let table = LinkTable(result, left: left, right: right)
        for row in table.rows.prefix(300) {
            let parts = row.reasons.split(separator: " ").map { Double($0.split(separator: ":")[2]) ?? .nan }
            // Each part is written with one decimal.
            let bound = 0.05 * Double(parts.count) + 1e-6
            #expect(abs(parts.reduce(result.model.priorBits, +) - row.weightBits) < bound)
        }
    }
}
