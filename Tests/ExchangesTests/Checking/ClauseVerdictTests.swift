import Exchanges
import Persons
import Testing

/// One clause at a time over a few persons: plans just within it and just outside it.
@Suite struct ClauseVerdictTests {
    /// Eight soldiers a side; tests change what they are about.
    private static func people(_ change: (inout PlanPerson) -> Void = { _ in }) -> [PlanPerson] {
        ["A", "B"].flatMap { side in
            (1...8).map { number in
                var held = person("\(side)\(number)", ticket: Int64(number))
                change(&held)
                return held
            }
        }
    }

    private static func stages(_ count: Int) -> String {
        "{id: stages, kind: stages, stages: [\((1...count).map { "{id: \($0)}" }.joined(separator: ", "))]}"
    }

    /// The ids of the clauses that a plan breaks. `plan`: one word a stage, persons by comma, `A1/2` in wave 2.
    private func broken(
        _ clauses: String, _ plan: [String], _ persons: [PlanPerson] = people(), reserve: [String] = [],
        columns: Set<PersonsColumn> = Set(PersonsColumn.allCases)
    ) throws -> [String] {
        let report = try report(clauses, plan, persons, reserve: reserve, columns: columns)
        #expect(report.findings.isEmpty, "\(report.findings)")
        return report.clauses.filter { !$0.holds }.map(\.id)
    }

    private func report(
        _ clauses: String, _ plan: [String], _ persons: [PlanPerson], reserve: [String] = [],
        columns: Set<PersonsColumn> = Set(PersonsColumn.allCases)
    ) throws -> PlanCheckReport {
        let terms = try readTerms("\(Self.stages(plan.count))\n\(clauses)")
        var file = ExchangePlan(
            exchange: "tried", termsVersion: 1, termsSHA256: "", personsSHA256: "", sealedSHA256: [], seed: "",
            status: .feasible)
        let isOutside = Eligibility(terms: terms, persons: PlanPersons(persons)).standings.map(\.isOutside)
        let outside = Set(zip(persons.sorted { $0.id < $1.id }, isOutside).filter(\.1).map(\.0.id))
        file.stages = plan.enumerated().map { index, words in
            let released = words.split(separator: ",").map { word -> PlanRelease in
                let parts = word.split(separator: "/")
                let id = PersonID(rawValue: String(parts[0]))
                return PlanRelease(
                    person: id, heldBy: id.rawValue.hasPrefix("A") ? .a : .b, counted: !outside.contains(id),
                    wave: parts.count > 1 ? Int(parts[1]) : nil)
            }
            return PlanStage(stage: index + 1, date: nil, released: released)
        }
        file.reserve = reserve.map { word in
            let parts = word.split(separator: "/")
            return PlanReserve(
                stage: Int(parts[1]) ?? 0, person: PersonID(rawValue: String(parts[0])),
                heldBy: parts[0].hasPrefix("A") ? .a : .b, order: Int(parts[2]) ?? 0)
        }
        return PlanCheck(terms: terms, persons: PlanPersons(persons, columns: columns)).report(on: file)
    }

    @Test func allOfAKindGo() throws {
        let women = Self.people { $0.sex = ["A1", "A2", "B1"].contains($0.id.rawValue) ? .female : .male }
        let all = "{id: women, kind: all_of, who: {sex: female}}"
        let fromB = "{id: women, kind: all_of, who: {sex: female}, released_by: B}"
        #expect(try broken(all, ["A1", "A2,B1"], women) == [])
        #expect(try broken(all, ["A1", "B1"], women) == ["women"])
        #expect(try broken(fromB, ["B1"], women) == [])
        #expect(try broken(fromB, ["A1,A2"], women) == ["women"])
        var unwilling = women
        unwilling[1].consent = false
        #expect(try broken(all, ["A1", "B1"], unwilling) == [])
    }

    @Test func namedPersonsWhoCanGoGoInTime() throws {
        let named = "{id: asked, kind: named, released_by: B, ids: [B2, B3], by_stage: 1}"
        #expect(try broken(named, ["B2,B3", ""]) == [])
        #expect(try broken(named, ["B2", "B3"]) == ["asked"])
        #expect(try broken(named, ["B2", ""]) == ["asked"])
        let unfit = Self.people { if $0.id.rawValue == "B3" { $0.fit = false } }
        #expect(try broken(named, ["B2", ""], unfit) == [])
    }

    @Test func sharesAreOfCountedPeople() throws {
        let wounded = Self.people { held in
            if ["A1", "A2"].contains(held.id.rawValue) { held.health = .wounded }
            if held.id.rawValue == "A8" { held.health = .severe }
        }
        let must = "{id: severe, kind: must, who: {health: severe}}"
        let least = "{id: part, kind: share, who: {health: wounded}, of: 50, at: least, released_by: A}\n\(must)"
        #expect(try broken(least, ["A1,A2,A3,A4,A8"], wounded) == [])
        #expect(try broken(least, ["A1,A2,A3,A4,A5,A8"], wounded) == ["part"])
        let most = "{id: part, kind: share, who: {health: wounded}, of: 40, at: most, released_by: A}\n\(must)"
        #expect(try broken(most, ["A1,A2,A3,A4,A5,A8"], wounded) == [])
        #expect(try broken(most, ["A1,A2,A3,A4,A8"], wounded) == ["part"])
        let ofSevere = "{id: part, kind: share, who: {health: severe}, of: 0, at: most}\n\(must)"
        #expect(try broken(ofSevere, ["A1,A8"], wounded) == [])
    }

    @Test func mirroredNumbersDifferByTheTolerance() throws {
        let officers = Self.people { $0.rank = $0.id.rawValue < "A5" || $0.id.rawValue > "B5" ? .captain : .private }
        let mirror = "{id: officers, kind: mirror, who: {rank: lieutenant+}, tolerance: 1}"
        #expect(try broken(mirror, ["A1,A2", "B6"], officers) == [])
        #expect(try broken(mirror, ["A1,A2,A3", "B6"], officers) == ["officers"])
    }

    private static let table =
        "{private: 1, nco: 2, warrant: 3, lieutenant: 4, captain: 6, major: 8, lt_colonel: 10, colonel: 15, "
        + "brigadier: 20, major_general: 40, general: 60}"

    @Test func equivalentsAreEqualAtTheEndAndNearlyBefore() throws {
        let ranked = Self.people {
            $0.rank = ["A1": .captain, "B1": .lieutenant, "B2": .nco][$0.id.rawValue] ?? .private
        }
        let weights = "{id: table, kind: weights, table: \(Self.table), tolerance: 0, stage_tolerance: 2, max: 8}"
        #expect(try broken(weights, ["A1,B1", "B2"], ranked) == [])
        #expect(try broken(weights, ["A1,B2", "B1"], ranked) == ["table"])
        #expect(try broken(weights, ["A1,B1", "B3"], ranked) == ["table"])
        #expect(try broken(weights, ["A1,B1", "B2,A2,A3,B3,B4"], ranked) == [])
        #expect(try broken(weights, ["A1,B1", "B2,A2,A3,A4,B3,B4,B5"], ranked) == ["table"])
    }

    @Test func ratesAreByTheFirstCategoryThatIsTrue() throws {
        let held = Self.people { if $0.id.rawValue == "B1" { $0.sex = .female } }
        let rate = """
            {id: rates, kind: rate, paid_by: A, stage_tolerance: 1, for: [{who: {sex: female}, give: 3}, \
            {who: {status: military}, give: 2}]}
            """
        #expect(try broken(rate, ["A1,A2,A3,B1", "A4,A5,B2"], held) == [])
        #expect(try broken(rate, ["A1,A2,B1", "A3,A4,A5,B2"], held) == [])
        #expect(try broken(rate, ["A1,B1", "A2,A3,A4,A5,B2"], held) == ["rates"])
        #expect(try broken(rate, ["A1,A2,A3,B1", "A4,B2"], held) == ["rates"])
    }

    @Test func paceIsThatOfBothLists() throws {
        let young = Self.people {
            $0.age = $0.id.rawValue <= "A4" || $0.id.rawValue == "B1" || $0.id.rawValue == "B2" ? 20 : 40
        }
        let pace = "{id: step, kind: pace, who: {age: <25}}"
        #expect(try broken(pace, ["A1,A2,B1", "A3,A4,B2"], young) == [])
        #expect(try broken(pace, ["A1,B1", "A2,A3,A4,B2"], young) == ["step"])
        let loose = "{id: step, kind: pace, who: {age: <25}, tolerance: 1}"
        #expect(try broken(loose, ["A1,B1", "A2,A3,A4,B2"], young) == [])
        #expect(try broken(loose, ["B1,B2", "A1,A2,A3,A4"], young) == ["step"])
    }

    @Test func familiesGoInOneStageOrNotAtAll() throws {
        var kin = Self.people { if ["A1", "A2", "A3", "B1"].contains($0.id.rawValue) { $0.family = "x" } }
        let together = "{id: kept, kind: keep_together}"
        #expect(try broken(together, ["A1,A2,A3", ""], kin) == [])
        #expect(try broken(together, ["A4", "B1"], kin) == [])
        #expect(try broken(together, ["A1,A2", "A3"], kin) == ["kept"])
        #expect(try broken(together, ["A1,A2", ""], kin) == ["kept"])
        kin[2].consent = false
        #expect(try broken(together, ["A1,A2", ""], kin) == [])
    }

    @Test func vetoesStandByRank() throws {
        let ranked = Self.people { held in
            held.vetoRank = ["A1": 1, "A2": 2, "A3": 3][held.id.rawValue]
            if held.id.rawValue == "A1" { held.sex = .female }
        }
        let veto = "{id: vetoes, kind: veto, max: 1, not_over: [{sex: female}]}"
        #expect(try broken(veto, ["A1,A3"], ranked) == [])
        #expect(try broken(veto, ["A2"], ranked) == ["vetoes"])
        let report = try report(veto, ["A2"], ranked)
        #expect(!report.clauses[1].words.contains("A2"))
        let unseen = try self.report(
            veto, ["A2"], ranked, columns: Set(PersonsColumn.allCases).subtracting([.vetoRank]))
        #expect(unseen.holds && unseen.notJudged == ["veto_rank", "vetoes"])
    }

    @Test func capacityCountsEverybody() throws {
        let held = Self.people { held in
            if ["A1", "A2"].contains(held.id.rawValue) { (held.health, held.ambulance) = (.severe, true) }
            held.crossing = ["A3", "A4", "B1"].contains(held.id.rawValue) ? "north" : "south"
        }
        let must = "{id: severe, kind: must, who: {health: severe}}"
        func seats(_ limits: String) -> String { "{id: seats, kind: capacity, \(limits)}\n\(must)" }
        #expect(try broken(seats("seats: 3"), ["A1,A2,A3", "A4"], held) == [])
        #expect(try broken(seats("seats: 2"), ["A1,A2,A3", "A4"], held) == ["seats"])
        #expect(try broken(seats("seats: [3, 0]"), ["A1,A2,A3", "A4"], held) == ["seats"])
        #expect(try broken(seats("ambulance: 2"), ["A1,A2,A3", "A4"], held) == [])
        #expect(try broken(seats("ambulance: 1"), ["A1,A2,A3", "A4"], held) == ["seats"])
        #expect(try broken(seats("crossings: {north: 1}"), ["A1,A2,A3,B1", "A4"], held) == [])
        #expect(try broken(seats("crossings: {north: 1}"), ["A1,A2,A3,A4", ""], held) == ["seats"])
        #expect(try broken(seats("seats: 1, released_by: B"), ["A1,A2,A3", "A4"], held) == [])
    }

    @Test func sitesAreCountedByStageAndSide() throws {
        let held = Self.people { $0.site = ["A1": "x", "A2": "x", "A3": "y", "A4": ""][$0.id.rawValue] ?? "z" }
        #expect(try broken("{id: visits, kind: sites, max: 2}", ["A1,A2,A3", "A4,A5"], held) == [])
        #expect(try broken("{id: visits, kind: sites, max: 2}", ["A1,A3,A4", "A5"], held) == ["visits"])
        #expect(try broken("{id: visits, kind: sites, max: 1}", ["A1,B1,B2", "A3"], held) == [])
    }

    @Test func exposureIsOfRunningTotals() throws {
        #expect(try broken("{id: gap, kind: exposure, weight: 1}", ["A1,A2,B1", "B2"]) == [])
        #expect(try broken("{id: gap, kind: exposure, weight: 0}", ["A1,A2,B1", "B2"]) == ["gap"])
        #expect(try broken("{id: gap, kind: exposure, weight: 1}", ["A1,B1", "A2,A3"]) == ["gap"])
    }

    @Test func wavesKeepTheLeadSmall() throws {
        let waves = "{id: buses, kind: handover, wave: 2, ahead: 2}"
        #expect(try broken(waves, ["A1/1,A2/1,B1/2,B2/2,B3/3,A3/4"]) == [])
        #expect(try broken(waves, ["A1/1,A2/1,B1/1,B2/1"]) == [])
        #expect(try broken(waves, ["A1/1,A2/1,A3/1,B1/2,B2/2,B3/2"]) == ["buses"])
        #expect(try broken(waves, ["A1/1,A2/1,A3/2,B1/3,B2/3,B3/4"]) == ["buses"])
        #expect(try broken(waves, ["A1/1,B1"]) == ["buses"])
        #expect(try broken(waves, ["A1/1,B1/3"]) == ["buses"])
        // A stage that ends apart is another clause's matter; its waves may come as far as its end.
        #expect(try broken(waves, ["A1/1,A2/1,A3/2,A4/2"]) == [])
        #expect(try broken(waves, ["A1/1,A2/1,A3/2,A4/2,B1/3"]) == ["buses"])
        let byRatio = "\(waves)\n{id: n, kind: count, n: 2, ratio: [2, 1]}"
        #expect(try broken(byRatio, ["A1/1,A2/1,A3/2,A4/2,B1/3,B2/3"]) == [])
        #expect(
            try broken(
                "{id: buses, kind: handover, wave: 2, ahead: 1}\n{id: n, kind: count, n: 2, ratio: [2, 1]}",
                ["A1/1,A2/1,A3/2,A4/2,B1/3,B2/3"]) == ["buses"])
    }

    @Test func theWorstOffCrossFirst() throws {
        let held = Self.people { held in
            if held.id.rawValue == "A3" { held.band = 2 }
            if ["A4", "A5"].contains(held.id.rawValue) { held.family = "x" }
            if held.id.rawValue == "A5" { held.band = 3 }
        }
        let waves = "{id: buses, kind: handover, wave: 2, ahead: 9}"
        #expect(try broken(waves, ["A3/1,A5/1,A1/2,A2/2,A4/3"], held) == [])
        #expect(try broken(waves, ["A5/1,A1/1,A3/2,A2/2"], held) == ["buses"])
        #expect(try broken(waves, ["A5/1,A3/1,A1/2,A4/2,A2/3"], held) == ["buses"])
        let together = "\(waves)\n{id: kept, kind: keep_together}"
        #expect(try broken(together, ["A5/1,A4/1,A3/2,A1/2,A2/3"], held) == [])
        #expect(try broken(together, ["A3/1,A1/1,A5/2,A4/2,A2/3"], held) == [])
        #expect(try broken(together, ["A5/1,A3/1,A1/2,A4/2,A2/3"], held) == ["buses"])
        // A captain counts more than a private: neither stands before the other.
        let ranked = Self.people { $0.rank = $0.id.rawValue == "A1" ? .captain : .private }
        let weights = "{id: table, kind: weights, table: \(Self.table), tolerance: 9}"
        #expect(try broken("\(waves)\n\(weights)", ["A2/1,A3/1,A1/2"], ranked) == [])
        #expect(try broken("\(waves)\n\(weights)", ["A3/1,A4/1,A1/2,A2/2"], ranked) == ["buses"])
    }

    @Test func aFamilyLargerThanAWaveCrossesAlone() throws {
        let held = Self.people { if ["A1", "A2", "A3"].contains($0.id.rawValue) { $0.family = "x" } }
        let clauses = "{id: buses, kind: handover, wave: 2}\n{id: kept, kind: keep_together}"
        #expect(try broken(clauses, ["A1/1,A2/1,A3/1,B1/2,B2/2,B3/3"], held) == [])
        #expect(try broken(clauses, ["A1/1,A2/1,B1/2,B2/2,A3/3,B3/4"], held) == ["buses"])
        #expect(try broken(clauses, ["A1/1,A2/1,A3/1,A4/1,B1/2,B2/2,B3/3,B4/3"], held) == ["buses"])
        // The planner sends it so too: its plan stands before the check.
        let terms = try readTerms(
            "\(Self.stages(1))\n\(clauses)\n{id: all, kind: count, n: 8, mode: exact}\n{id: draw, kind: lottery}")
        let persons = PlanPersons(held)
        let plan = try Planner(terms: terms, persons: persons).plan(noInputs)
        #expect(plan.stages.first?.released.filter { ["A1", "A2", "A3"].contains($0.person.rawValue) }.count == 3)
        #expect(PlanCheck(terms: terms, persons: persons).report(on: plan).holds)
    }

    @Test func theReserveIsThoseNextInLine() throws {
        let held = Self.people { held in
            if held.id.rawValue == "A8" { held.band = 2 }
            if ["A6", "A7"].contains(held.id.rawValue) { held.sex = .female }
            if held.id.rawValue == "A2" { held.fit = false }
        }
        let spare = "{id: spare, kind: reserve, per_stage: 2}"
        let asked = "\(spare)\n{id: women, kind: quota, who: {sex: female}, min: 0, max: 9}"
        #expect(
            try broken(
                spare, ["A1,B1", ""], held,
                reserve: [
                    "A8/1/1", "A3/1/2", "A4/2/1", "A5/2/2", "B2/1/1", "B3/1/2", "B4/2/1", "B5/2/2",
                ]) == [])
        #expect(
            try broken(
                asked, ["A1,B1", ""], held,
                reserve: [
                    "A8/1/1", "A3/1/2", "A4/2/1", "A5/2/2", "B2/1/1", "B3/1/2", "B4/2/1", "B5/2/2",
                ]) == [])
        let scarce = "\(spare)\n{id: women, kind: quota, who: {sex: female}, min: 0, released_by: A}"
            .replacing("min: 0", with: "min: 1, stage: 2")
        #expect(
            try broken(
                scarce, ["A1,B1", "A7,B2"], held,
                reserve: [
                    "A8/1/1", "A3/1/2", "A6/2/1", "A4/2/2", "B3/1/1", "B4/1/2", "B5/2/1", "B6/2/2",
                ]) == [])
        for fault in [
            ["A3/1/1", "A8/1/2"], ["A8/1/1"], ["A8/1/1", "A3/1/3"], ["A8/1/1", "A4/1/2"],
            ["A8/1/1", "A3/1/2", "A4/1/3"],
        ] {
            let rest = ["B2/1/1", "B3/1/2"]
            #expect(try broken(spare, ["A1,B1"], held, reserve: fault + rest) == ["spare"], "\(fault)")
        }
        let open = Set(PersonsColumn.allCases).subtracting([.fit])
        let unseen = try report(spare, ["A1"], held, reserve: ["A8/1/1"], columns: open)
        #expect(unseen.holds && unseen.notJudged.contains("spare"))
    }

    @Test func whatRestsOnSealedColumnsIsNotJudgedWithoutThem() throws {
        let open = Set(PersonsColumn.allCases).subtracting([.consent, .fit, .vetoRank])
        let clauses = """
            {id: all, kind: all_of, who: {sex: male}}
            {id: named, kind: named, ids: [A3]}
            {id: kept, kind: keep_together}
            {id: step, kind: pace, who: {sex: male}}
            """
        let blind = Self.people { ($0.consent, $0.fit) = (false, false) }
        let report = try report(clauses, ["A1"], blind, columns: open)
        #expect(report.holds && report.notJudged == ["consent", "fit", "all", "named", "kept", "step"])
    }

    /// A side holds its own wishes only: what rests on the other's is missing from its plan and not missed.
    @Test func aSideChecksWithItsOwnWishes() throws {
        let terms = try readTerms("{id: l, kind: lottery}", objective: "[count, fair, lottery]")
        var persons = Self.people()
        persons[8].wishTier = 4
        var plan = ExchangePlan(
            exchange: "tried", termsVersion: 1, termsSHA256: "", personsSHA256: "", sealedSHA256: [], seed: "",
            status: .feasible)
        plan.stages = [
            PlanStage(
                stage: 1, date: nil,
                released: [PlanRelease(person: PersonID(rawValue: "B1"), heldBy: .b, counted: true)])
        ]
        plan.levels = [
            PlanLevel(level: .count, value: 1, bound: 1, proved: true),
            PlanLevel(level: .tiersA, value: 4, bound: 4, proved: true),
            PlanLevel(level: .lottery, value: 0, bound: 0, proved: true),
        ]
        let open = Set(PersonsColumn.allCases).subtracting([.consent, .fit])
        let own = PlanCheck(terms: terms, persons: PlanPersons(persons, columns: open)).report(on: plan)
        #expect(own.holds && own.findings.isEmpty, "\(own.findings)")
        plan.levels[1].value = 5
        plan.levels[1].bound = 5
        let wrong = PlanCheck(terms: terms, persons: PlanPersons(persons, columns: open)).report(on: plan)
        #expect(wrong.findings.map(\.code) == ["LEVEL_DIFFERS"])
        plan.levels.removeLast()
        plan.levels[1] = PlanLevel(level: .tiersA, value: 4, bound: 4, proved: true)
        let neutral = PlanCheck(terms: terms, persons: PlanPersons(persons)).report(on: plan)
        #expect(neutral.findings.map(\.code) == ["LEVEL_MISSING"] && neutral.findings[0].message.contains("tiers B"))
    }

    @Test func aStageThatTheTermsDoNotHaveIsAFinding() throws {
        let terms = try readTerms("{id: l, kind: lottery}")
        var plan = ExchangePlan(
            exchange: "tried", termsVersion: 1, termsSHA256: "", personsSHA256: "", sealedSHA256: [], seed: "",
            status: .feasible)
        plan.stages = (1...2).map { PlanStage(stage: $0, date: nil, released: []) }
        let report = PlanCheck(terms: terms, persons: PlanPersons(Self.people())).report(on: plan)
        #expect(report.findings.map(\.code) == ["STAGE_ORDER"])
    }

    @Test func whatAPlanCannotBreakIsSaidSo() throws {
        let clauses = """
            {id: absent, kind: no_show, then: [substitute]}
            {id: wishes, kind: priority}
            {id: dead, kind: bodies, each: 9}
            """
        #expect(try broken(clauses, ["A1"]) == [])
    }
}
