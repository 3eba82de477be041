import Persons
import Testing

@testable import Linkage

/// A small world drawn at random: two lists with sexes and classes, repeats, links and words.
private struct World {
    let left: ViewedList
    let right: ViewedList
    let sexes: (left: [String], right: [String])
    let table: LinkTable
    let judged: JudgedPairs

    init(seed: UInt64) throws {
        var draws = SplitMix64(seed: seed)
        func side(_ prefix: String) -> (PersonList, [String], [LineStanding]) {
            let count = 2 + draws.below(5)
            let sexes = (0..<count).map { _ in ["male", "male", "female", ""][draws.below(4)] }
            let made = list(
                [
                    (.surname, (0..<count).map { "Besk\($0)" }), (.sex, sexes),
                    (.category, (0..<count).map { ["POW", "CIV", ""][($0 + count) % 3] }),
                ], prefix: prefix)
            var standings: [LineStanding] = []
            for index in 0..<count {
                let isRepeat = index > 0 && draws.below(6) == 0
                standings.append(isRepeat ? .repeatInList(of: draws.below(index)) : .new)
            }
            return (made, sexes, standings)
        }
        let (one, oneSexes, oneStandings) = side("L")
        let (other, otherSexes, otherStandings) = side("R")
        left = ViewedList(one, isClaim: true, standings: oneStandings)
        right = ViewedList(other, isClaim: false, standings: otherStandings)
        sexes = (oneSexes, otherSexes)
        var rows = ["left_id,right_id,weight_bits,probability,grade"]
        for line in 0..<one.count {
            for second in 0..<other.count where draws.below(3) == 0 {
                let bits = draws.below(12)
                let grade = ["weak", "possible", "strong"][min(2, bits / 4)]
                rows.append("L\(line),R\(second),\(bits),1,\(grade)")
            }
        }
        table = try LinkTable(csv: Array(rows.joined(separator: "\n").utf8), file: "links.csv")
        let contents = (0..<draws.below(14)).map { _ in
            said(
                "L\(draws.below(one.count))", "R\(draws.below(other.count))",
                [JudgementWord.same, .same, .same, .different, .unsure][draws.below(5)],
                ["R. Ardelle", "J. Tervan", "M. Third"][draws.below(3)])
        }
        judged = JudgedPairs(acts(contents), left: one, right: other)
    }
}

/// The states from their definition, line by line, by relations between all lines: slow, and nothing shared.
private struct PlainStates {
    let world: World
    private var related: [[Bool]] = []
    private let leftCount: Int

    init(_ world: World) {
        self.world = world
        leftCount = world.left.list.count
        let count = leftCount + world.right.list.count
        related = (0..<count).map { one in (0..<count).map { one == $0 || isRepeat(one, $0) } }
        for pair in world.judged.pairs where isJoining(pair) {
            related[pair.left][leftCount + pair.right] = true
            related[leftCount + pair.right][pair.left] = true
        }
        for middle in 0..<count {
            for one in 0..<count where related[one][middle] {
                for other in 0..<count where related[middle][other] { related[one][other] = true }
            }
        }
    }

    private func isRepeat(_ one: Int, _ other: Int) -> Bool {
        if one < leftCount, other < leftCount { return world.left.firsts[one] == world.left.firsts[other] }
        guard one >= leftCount, other >= leftCount else { return false }
        return world.right.firsts[one - leftCount] == world.right.firsts[other - leftCount]
    }

    private func isJoining(_ pair: JudgedPairs.Pair) -> Bool {
        let same = pair.words.count { $0.word == .same }
        let different = pair.words.count { $0.word == .different }
        return same >= 2 || (same >= 1 && different >= 1)
    }

    private func sexesDiffer(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (world.sexes.left[left], world.sexes.right[right])
        return !one.isEmpty && !other.isEmpty && one != other
    }

    private func classesDiffer(_ left: Int, _ right: Int) -> Bool {
        func code(_ viewed: ViewedList, _ line: Int) -> String {
            viewed.list.column(.category).map { $0.readText(line) } ?? ""
        }
        let (one, other) = (code(world.left, left), code(world.right, right))
        return !one.isEmpty && !other.isEmpty && one != other
    }

    /// matched or in conflict, for a line that judgements join to another list.
    private func joined(_ line: Int) -> LineState? {
        let all = related.indices.filter { related[line][$0] }
        let within = world.judged.pairs.filter { all.contains($0.left) && all.contains(leftCount + $0.right) }
        guard within.contains(where: isJoining) else { return nil }
        let lefts = Set(all.filter { $0 < leftCount }.map { world.left.firsts[$0] })
        let rights = Set(all.filter { $0 >= leftCount }.map { world.right.firsts[$0 - leftCount] })
        let isBad = within.contains { pair in
            let same = pair.words.count { $0.word == .same }
            let different = pair.words.count { $0.word == .different }
            if same > 0, different > 0 { return true }
            if different >= 2 { return true }
            return same >= 2 && (sexesDiffer(pair.left, pair.right) || classesDiffer(pair.left, pair.right))
        }
        return lefts.count > 1 || rights.count > 1 || isBad ? .inConflict : .matched
    }

    private func touches(_ row: LinkTable.Row, _ line: Int) -> Bool {
        isRepeat(line, place(row).left) || isRepeat(line, leftCount + place(row).right)
    }

    private func place(_ row: LinkTable.Row) -> (left: Int, right: Int) {
        (Int(row.left.rawValue.dropFirst()) ?? -1, Int(row.right.rawValue.dropFirst()) ?? -1)
    }

    private func words(_ row: LinkTable.Row) -> [JudgementWord] {
        let (left, right) = place(row)
        return world.judged.pairs.first { $0.left == left && $0.right == right }?.words.map(\.word) ?? []
    }

    private func isHeaviest(_ row: LinkTable.Row, of line: Int) -> Bool {
        let all = world.table.rows.filter { touches($0, line) }
        let most = all.map(\.weightBits).max()
        return all.first { $0.weightBits == most } == row
    }

    func state(_ line: Int) -> LineState {
        if let state = joined(line) { return state }
        let open = world.table.rows.filter { row in
            joined(place(row).left) != .matched && joined(leftCount + place(row).right) != .matched
        }
        for row in open where row.grade == .strong && touches(row, line) && !words(row).contains(.different) {
            let (left, right) = place(row)
            if isHeaviest(row, of: left), isHeaviest(row, of: leftCount + right),
                sexesDiffer(left, right) || classesDiffer(left, right)
            {
                return .inConflict
            }
        }
        let waits = world.judged.pairs.contains { pair in
            let said = pair.words.map(\.word)
            let isOpen = said.count { $0 == .same } == 1 && !said.contains(.different)
            let isUnsure = said.contains(.unsure) && !said.contains(.different) && said.count { $0 == .same } < 2
            return (isOpen || isUnsure) && (isRepeat(line, pair.left) || isRepeat(line, leftCount + pair.right))
        }
        let isProposed = open.contains { row in
            let said = words(row)
            let isApart = said.count { $0 == .different } >= 2 && !said.contains(.same)
            return row.grade >= .possible && touches(row, line) && !isApart
        }
        if waits || isProposed { return .possible }
        return line < leftCount ? .unanswered : .unclaimed
    }
}

@Suite struct TwoSidedViewTests {
    @Test func everyLineHasTheStateOfItsDefinition() throws {
        var seen: [LineState: Int] = [:]
        for seed in UInt64(1)...600 {
            let world = try World(seed: seed)
            let view = TwoSidedView(left: world.left, right: world.right, links: world.table, judged: world.judged)
            let plain = PlainStates(world)
            let states = (view.left + view.right).map(\.state)
            #expect(states == states.indices.map { plain.state($0) }, "seed \(seed)")
            for state in states { seen[state, default: 0] += 1 }
            for line in view.left + view.right { #expect((line.state == .inConflict) == !line.causes.isEmpty) }
        }
        for state in LineState.allCases { #expect(seen[state, default: 0] > 100, "\(state)") }
    }

    @Test func theTotalsAddUpPerListAndCategory() throws {
        for seed in UInt64(1)...100 {
            let world = try World(seed: seed)
            let view = TwoSidedView(left: world.left, right: world.right, links: world.table, judged: world.judged)
            let figures = TwoSidedFigures(view, left: world.left, right: world.right)
            for (list, viewed) in [(figures.left, world.left), (figures.right, world.right)] {
                #expect(list.accepted == viewed.list.count)
                #expect(list.byState.values.reduce(0, +) == list.accepted)
                #expect(Set(list.byState.keys) == Set(list.states))
                for state in list.states {
                    #expect(list.byCategory.reduce(0) { $0 + ($1.byState[state] ?? 0) } == list.byState[state])
                }
            }
        }
    }

    private func view(
        _ words: [ReviewAct.Content], links: String = "", left: PersonList = worldLeft, right: PersonList = worldRight,
        standings: [LineStanding] = []
    ) throws -> TwoSidedView {
        TwoSidedView(
            left: ViewedList(left, isClaim: true, standings: standings), right: ViewedList(right, isClaim: false),
            links: try LinkTable(
                csv: Array(("left_id,right_id,weight_bits,probability,grade\n" + links).utf8), file: "links.csv"),
            judged: JudgedPairs(acts(words), left: left, right: right))
    }

    private func both(_ left: String, _ right: String, _ word: JudgementWord = .same) -> [ReviewAct.Content] {
        [said(left, right, word, "R. Ardelle"), said(left, right, word, "J. Tervan")]
    }

    @Test func aStrongLinkIsOnlyPossibleUntilTwoJudge() throws {
        let proposed = try view([], links: "L0,R0,30,1,strong")
        #expect(proposed.left.map(\.state).prefix(2) == [.possible, .unanswered])
        #expect(proposed.right.map(\.state).prefix(2) == [.possible, .unclaimed])
        let once = try view([said("L0", "R0", .same, "R. Ardelle")], links: "L0,R0,30,1,strong")
        #expect(once.left.first?.state == .possible)
        let matched = try view(both("L0", "R0"), links: "L0,R0,30,1,strong\nL1,R0,20,1,strong")
        #expect(matched.left.prefix(2).map(\.state) == [.matched, .unanswered])
        #expect(matched.right.first?.others == [0])
        let apart = try view(both("L0", "R0", .different), links: "L0,R0,30,1,strong")
        #expect(apart.left.first?.state == .unanswered)
        #expect(apart.right.first?.state == .unclaimed)
    }

    @Test func twoLinesForOneAreAConflictUnlessTheyAreRepeats() throws {
        let words = both("L0", "R0") + both("L1", "R0")
        let forked = try view(words)
        #expect(forked.left.prefix(2).map(\.state) == [.inConflict, .inConflict])
        #expect(forked.right.first?.causes == [.twoLinesOneList])
        let repeats: [LineStanding] = [.new, .repeatInList(of: 0), .new, .new, .new, .new]
        let known = try view(words, standings: repeats)
        #expect(known.left.prefix(3).map(\.state) == [.matched, .matched, .unanswered])
        let judged = JudgedPairs(
            acts([said("L0", "L1", .same, "R. Ardelle"), said("L0", "L1", .same, "J. Tervan")]), left: worldLeft,
            right: worldLeft)
        #expect(ViewedList(worldLeft, isClaim: true, repeats: judged).firsts == [0, 0, 2, 3, 4, 5])
    }

    @Test func factsThatDisagreeAreAConflict() throws {
        func one(_ prefix: String, _ sex: String, _ category: String, _ state: String) -> PersonList {
            list(
                [(.surname, ["Besk"]), (.sex, [sex]), (.category, [category]), (.nationality, [state])], prefix: prefix)
        }
        let man = one("L", "male", "POW", "Norrow")
        func causes(_ other: PersonList) throws -> [ConflictCause] {
            let judged = try view(both("L0", "R0"), left: man, right: other)
            let strong = try view([], links: "L0,R0,30,1,strong", left: man, right: other)
            #expect(judged.left.first?.causes == strong.left.first?.causes)
            return judged.left.first?.causes ?? []
        }
        #expect(try causes(one("R", "female", "OFF", "norrow")) == [.sexDisagrees])
        #expect(try causes(one("R", "", "CIV_DET", "Veshna")) == [.classDisagrees, .nationalityDisagrees])
        #expect(try causes(one("R", "male", "WOUNDED", "")) == [])
    }

    @Test func linksOfOtherVersionsAreFound() throws {
        let found = try view([], links: "L0,R0,3,1,possible\nL0,R99,3,1,possible").findings
        #expect(found.map(\.code) == ["LINE_UNKNOWN"])
        #expect(found.map(\.row) == [3])
    }
}
