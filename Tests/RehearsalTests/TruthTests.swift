import Persons
import Testing

@testable import Rehearsal

@Suite struct TruthTests {
    @Test func theTruthNamesLinesThatAreInTheListsAndNoPairTwice() throws {
        for (name, other) in [("norrow", "veshna"), ("veshna", "norrow")] {
            let claim = Set(try tidyImport("\(name)/claim").list.ids)
            let holding = Set(try tidyImport("\(other)/holding").list.ids)
            let truth = try tidy.rows("truth/\(name)-claim.csv")
            #expect(truth.allSatisfy { claim.contains(LineID(rawValue: $0["left_id"] ?? "")) })
            #expect(truth.allSatisfy { holding.contains(LineID(rawValue: $0["right_id"] ?? "")) })
            #expect(Set(truth).count == truth.count)
        }
    }

    /// The pairs of truth and the persons' ids tell the same story, told twice by different code.
    @Test func theTruthIsAllPairsOfLinesAboutOnePerson() throws {
        let persons = try tidy.rows("truth/persons.csv")
        for (home, name) in [("A", "norrow"), ("B", "veshna")] {
            var expected: Set<[String]> = []
            for person in persons where person["home"] == home {
                for claim in (person["claim_ids"] ?? "").split(separator: "|") {
                    for holding in (person["holding_ids"] ?? "").split(separator: "|") {
                        expected.insert([String(claim), String(holding)])
                    }
                }
            }
            let truth = try tidy.rows("truth/\(name)-claim.csv").map { [$0["left_id"] ?? "", $0["right_id"] ?? ""] }
            #expect(Set(truth) == expected)
        }
    }

    @Test func everyLineBelongsToOnePerson() throws {
        let persons = try tidy.rows("truth/persons.csv")
        for (home, column, count) in [
            ("A", "claim_ids", 3_125), ("A", "holding_ids", 9_375), ("B", "claim_ids", 3_125),
            ("B", "holding_ids", 9_375),
        ] {
            let ids = persons.filter { $0["home"] == home }
                .flatMap { ($0[column] ?? "").split(separator: "|") }
            #expect(ids.count == count)
            #expect(Set(ids).count == count)
        }
    }

    @Test func presenceFollowsTheScenario() throws {
        let persons = try tidy.rows("truth/persons.csv").filter { $0["home"] == "A" }
        let counts = Dictionary(grouping: persons) { $0["presence"] ?? "" }.mapValues(\.count)
        #expect(
            counts == [
                "both": 1_920, "claimed_only": 990, "claimed_gone": 30, "phantom": 60, "held_only": 6_990,
                "held_gone": 90,
            ])
        for person in persons where ["phantom", "claimed_only", "claimed_gone"].contains(person["presence"]) {
            #expect(person["holding_ids"] == "" && person["claim_ids"] != "")
        }
    }

    @Test func siblingsAreInTheDataAtTheRatesOfTheTable() {
        for direction in tidy.directions {
            let people = direction.population.people.filter { $0.presence != .phantom }
            var brothers = 0
            var twins = 0
            for person in people where person.siblingOf >= 0 {
                let other = direction.population.people[Int(person.siblingOf)]
                #expect(person.surname == other.surname && person.father == other.father)
                #expect(person.given != other.given)
                if person.born == other.born { twins += 2 } else { brothers += 2 }
            }
            // People come in pairs, so the spread is that of half as many draws.
            #expect(isNear(brothers / 2, 0.02, of: people.count))
            #expect(isNear(twins / 2, 0.0015, of: people.count))
        }
    }

    @Test func aCensusOfPhantomsRunsOn() {
        let hostile = rehearsed(claims: 2_000, held: 2_000, noise: .hostile, seed: 9)
        let phantoms = hostile.directions[0].population.people.filter { $0.presence == .phantom }
        #expect(phantoms.count == 800)
        let runs = zip(phantoms, phantoms.dropFirst()).count { $0.born.later(days: 2) >= $1.born && $0.born <= $1.born }
        #expect(runs > 780)
        let scattered = tidy.directions[0].population.people.filter { $0.presence == .phantom }
        #expect(
            zip(scattered, scattered.dropFirst()).count { $0.born.later(days: 2) >= $1.born && $0.born <= $1.born } < 5)
    }
}
