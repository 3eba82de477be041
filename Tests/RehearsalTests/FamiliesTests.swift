import Persons
import Testing

@testable import Rehearsal

/// A rehearsal of 1,000 groups, made once for all tests.
private let made = FamiliesRehearsal(groups: 1_000, seed: 3)

@Suite struct FamiliesTests {
    private func rehearsal() throws -> FamiliesRehearsal { try #require(made) }

    @Test func theKindsComeInEqualNumbers() throws {
        let made = try rehearsal()
        #expect(made.summary.kinds.map(\.groups) == [200, 200, 200, 200, 200])
        #expect(made.families.flatMap(\.members).count == made.direction.population.people.count)
    }

    @Test func everyGroupIsWhatItsKindSays() throws {
        for family in try rehearsal().families {
            let (first, second) = (family.members[0], family.members[1])
            #expect(Set(family.members.map(\.surname)).count == 1)
            switch family.kind {
            case .twins:
                #expect(first.born == second.born && first.father == second.father && first.given != second.given)
                #expect(first.birthPlace == second.birthPlace && family.relations.prefix(2) == [.twin, .twin])
            case .siblings:
                #expect(Set(family.members.map(\.given)).count == family.members.count)
                #expect(Set(family.members.map(\.father)).count == 1)
                for other in family.members.dropFirst() {
                    #expect((1...8).contains(abs(Int(other.born.year) - Int(first.born.year))))
                }
            case .cousins:
                #expect(first.given != second.given || first.father != second.father)
                #expect(abs(Int(second.born.year) - Int(first.born.year)) <= 1)
            case .fatherAndSon:
                #expect(second.father == first.given && !first.female && !second.female)
                #expect((20...24).contains(Int(second.born.year) - Int(first.born.year)))
                #expect(second.age(on: Population.asOf) >= 18)
            case .namesakes:
                #expect(first.given == second.given && first.father == second.father)
                #expect(first.born.year == second.born.year && first.born != second.born)
                #expect(first.birthPlace != second.birthPlace)
            }
        }
    }

    @Test func halfOfTheTwinsHaveNamesThatLookAlikeAndSomeNeighbouringNumbers() throws {
        let made = try rehearsal()
        let material = NameMaterial.shared
        let twins = made.families.filter { $0.kind == .twins }
        // Names without a like one, and ties by chance, move the half a little.
        let alike = twins.count { material.alike[$0.members[0].given]?.contains($0.members[1].given) == true }
        #expect((40...130).contains(alike))
        let neighbours = made.families.filter { $0.kind == .twins || $0.kind == .siblings }.count { family in
            let numbers = family.members.map(\.number)
            return numbers[0] != 0 && numbers[1] == numbers[0] + 1
        }
        // Two in ten, where both are soldiers (0.86 squared).
        #expect(isNear(neighbours, 0.2 * 0.86 * 0.86, of: 400))
    }

    @Test func theGroupsArePartedAtTheStatedShares() throws {
        let families = try rehearsal().families
        #expect(isNear(families.count { $0.isParted }, 0.3, of: families.count))
        #expect(isNear(families.count { $0.members.allSatisfy { $0.presence == .both } }, 0.3, of: families.count))
        for family in families where family.isParted {
            #expect(Set(family.members.map(\.presence)) == [.claimedOnly, .heldOnly])
        }
    }

    @Test func theTruthTellsEveryLineAndEveryPair() throws {
        let made = try rehearsal()
        let lines = try made.rows("truth/families.csv")
        let ids = made.direction.claim.ids + made.direction.holding.ids
        #expect(lines.map { $0["line"] ?? "" } == ids.map(\.rawValue))
        #expect(Set(ids).count == ids.count)
        var expected: Set<[String]> = []
        let held = Dictionary(grouping: lines.filter { $0["list"] == "holding" }) { $0["person"] ?? "" }
        for claim in lines where claim["list"] == "claim" {
            for other in held[claim["person"] ?? ""] ?? [] {
                expected.insert([claim["line"] ?? "", other["line"] ?? ""])
            }
        }
        let pairs = try made.rows("truth/pairs.csv").map { [$0["left_id"] ?? "", $0["right_id"] ?? ""] }
        #expect(Set(pairs) == expected && pairs.count == expected.count && pairs.count == made.summary.truePairs)
    }

    @Test func bothListsReadWithNothingLost() throws {
        let made = try rehearsal()
        for list in [made.direction.claim, made.direction.holding] {
            let read = try ListImport.read(list.bytes, file: list.name.path)
            #expect(read.totals.rejected == 0 && read.totals.addUp)
            #expect(read.list.ids == list.ids)
        }
    }

    @Test func theSameSeedGivesTheSameBytesAndSizesHaveBounds() throws {
        let first = try #require(FamiliesRehearsal(groups: 60, noise: .yemen, seed: 8))
        let second = try #require(FamiliesRehearsal(groups: 60, noise: .yemen, seed: 8))
        let other = try #require(FamiliesRehearsal(groups: 60, noise: .yemen, seed: 9))
        #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
        #expect(first.files[0].bytes != other.files[0].bytes)
        #expect(FamiliesRehearsal(groups: 0, seed: 1) == nil && FamiliesRehearsal(groups: 500_001, seed: 1) == nil)
    }
}

extension FamiliesRehearsal {
    /// The rows of a UTF-8, comma-separated file below its header, each by column name.
    fileprivate func rows(_ path: String) throws -> [[String: String]] {
        var reader = DelimitedReader(try #require(files.first { $0.path == path }).bytes)
        let hasHeader = reader.next()
        #expect(hasHeader)
        let header = reader.texts
        var rows: [[String: String]] = []
        while reader.next() { rows.append(Dictionary(uniqueKeysWithValues: zip(header, reader.texts))) }
        return rows
    }
}
