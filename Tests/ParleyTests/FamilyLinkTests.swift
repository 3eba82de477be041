import Foundation
import Persons
import TestSupport
import Testing

/// A rehearsed set of families, linked: claims against holdings, with the truth.
private struct LinkedFamilies {
    struct Member {
        let family: String
        let kind: String
        let relation: String
        let person: String
        let isClaim: Bool
    }

    struct Link {
        let left: String
        let right: String
        let grade: String
        let competitors: Set<String>
        let reasons: String
    }

    private(set) var members: [String: Member] = [:]
    private(set) var links: [Link] = []
    private(set) var truePairs: Set<[String]> = []

    init(groups: Int, noise: String, seed: Int) throws {
        let folder = try TemporaryFolder()
        let run = try ParleyTool.run([
            "rehearse", "families", "--groups", "\(groups)", "--noise", noise, "--seed", "\(seed)", "--out",
            folder.path("f"),
        ])
        #expect(run.exitCode == 0, "\(run.errors)")
        let linked = try ParleyTool.run([
            "link", folder.path("f/norrow/claim.csv"), folder.path("f/veshna/holding.csv"), "--out",
            folder.path("links.csv"),
        ])
        #expect(linked.exitCode == 0, "\(linked.errors)")
        func table(_ name: String, _ needed: [String]) throws -> KeyedTable {
            try KeyedTable([UInt8](folder.bytes(name)), file: name, needed: needed)
        }
        var lines = try table("f/truth/families.csv", ["list", "line", "family", "kind", "relation", "person"])
        while lines.next() {
            members[lines["line"] ?? ""] = Member(
                family: lines["family"] ?? "", kind: lines["kind"] ?? "", relation: lines["relation"] ?? "",
                person: lines["person"] ?? "", isClaim: lines["list"] == "claim")
        }
        var pairs = try table("f/truth/pairs.csv", ["left_id", "right_id"])
        while pairs.next() { truePairs.insert([pairs["left_id"] ?? "", pairs["right_id"] ?? ""]) }
        var rows = try table("links.csv", ["left_id", "right_id", "grade", "competitors", "reasons"])
        while rows.next() {
            links.append(
                Link(
                    left: rows["left_id"] ?? "", right: rows["right_id"] ?? "", grade: rows["grade"] ?? "",
                    competitors: Set((rows["competitors"] ?? "").split(separator: "|").map(String.init)),
                    reasons: rows["reasons"] ?? ""))
        }
    }

    func isTrue(_ link: Link) -> Bool { truePairs.contains([link.left, link.right]) }

    func isInFamily(_ link: Link) -> Bool { members[link.left]?.family == members[link.right]?.family }

    /// Relations and reasons of a link: what a reader of a failure needs, without a name.
    func words(_ link: Link) -> String {
        let relations = [link.left, link.right].map { members[$0]?.relation ?? "?" }.joined(separator: " for ")
        return "\(members[link.left]?.kind ?? "?"), \(relations), \(link.left) \(link.right): \(link.reasons)"
    }
}

@Suite struct FamilyLinkTests {
    /// Some hundreds of people who are easily taken for one another, a third of them with nobody to be linked to: what is
    /// strong is true.
    @Test(arguments: ["tidy", "yemen"])
    func noStrongLinkIsWrongAndEveryOtherOfTheFamilyIsNamed(noise: String) throws {
        let made = try LinkedFamilies(groups: 300, noise: noise, seed: 41)
        let strong = made.links.filter { $0.grade == "strong" }
        let wrong = strong.filter { !made.isTrue($0) }
        let wrongCount = wrong.count
        #expect(wrongCount == 0, "of \(strong.count): \(wrong.prefix(6).map(made.words).joined(separator: "\n"))")
        // Caution costs something, and not everything.
        #expect(strong.count * 4 > made.truePairs.count, "\(strong.count) of \(made.truePairs.count)")

        // At most three of each list are named, so three others may hide a fourth.
        var candidates: [String: Set<String>] = [:]
        for link in made.links where made.isInFamily(link) {
            candidates[link.left, default: []].insert(link.right)
            candidates[link.right, default: []].insert(link.left)
        }
        var seen = 0
        for link in made.links where link.grade != "weak" {
            for (line, taken) in [(link.left, link.right), (link.right, link.left)] {
                let others = (candidates[line] ?? []).subtracting([taken])
                let named = link.competitors.filter { made.members[$0]?.isClaim == made.members[taken]?.isClaim }
                seen += others.count
                #expect(others.isSubset(of: named) || named.count == 3, "\(made.words(link))")
            }
        }
        #expect(seen > 100)
    }
}
