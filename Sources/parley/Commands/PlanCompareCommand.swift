import ArgumentParser
import Exchanges
import Foundation
import Persons

/// `plan compare`: what differs between two plans.
struct PlanCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Say what differs between two plans: levels, people, stages, terms.",
        discussion: "Names persons for the neutral only: --for A or --for B leaves them out.")

    @Argument(help: ArgumentHelp("The first plan.", valueName: "PLAN1.json"))
    var first: String

    @Argument(help: ArgumentHelp("The second plan.", valueName: "PLAN2.json"))
    var second: String

    @OptionGroup var files: PlanFiles

    @Option(help: ArgumentHelp("The terms of the second plan, where they are others.", valueName: "T2.yaml"))
    var terms2: String?

    @OptionGroup var reading: ReadingLanguage

    @Option(name: .customLong("for"), help: ArgumentHelp("A or B: as that side may read it.", valueName: "A|B"))
    var side: String?

    @Flag(help: "Do not compare the plans' hashes with the files.")
    var ignoreHashes = false

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        if let side, SideID(rawValue: side) == nil { throw ValidationError("--for takes A or B.") }
    }

    /// What `--json` prints.
    private struct Printed: Encodable {
        let difference: PlanDifference
        let findings: [Finding]
    }

    func run() throws {
        try concluding(json: json) {
            let plans = [try PlanFile.read(first), try PlanFile.read(second)]
            let read = try files.read(seed: PlanInputs.seedBytes(plans[0].seed) ?? [])
            let other = try terms2.map(otherTerms) ?? (read.terms, read.inputs.termsSHA256)
            var difference = PlanDifference(
                from: plans[0], to: plans[1],
                terms: TermsDifference(
                    from: read.terms, to: other.0, language: reading.language),
                persons: read.persons)
            if let side = side.flatMap(SideID.init(rawValue:)) { difference = difference.view(for: side) }
            var findings: [Finding] = []
            if !ignoreHashes {
                for (path, plan, terms) in [
                    (first, plans[0], read.inputs.termsSHA256), (second, plans[1], other.1),
                ] {
                    findings += hashes(path, plan, terms, read.inputs)
                }
            }
            if json {
                try JSONOutput.print(Printed(difference: difference, findings: findings + read.findings))
            } else {
                FindingsPrinter.print(findings + read.findings)
                print(text(difference, read.terms), terminator: "")
            }
            if !findings.isEmpty { Foundation.exit(Outcome.refused.rawValue) }
        }
    }

    private func otherTerms(_ path: String) throws -> (ExchangeTerms, String) {
        let bytes = try Files.read(path)
        let (terms, findings) = try ExchangeTerms.read(bytes, file: Files.name(path))
        guard let terms else { throw CommandFailure(outcome: .refused, findings: findings) }
        return (terms, PlanInputs.hash(bytes))
    }

    private func hashes(_ path: String, _ plan: ExchangePlan, _ terms: String, _ inputs: PlanInputs) -> [Finding] {
        [("terms file", plan.termsSHA256 == terms), ("persons file", plan.personsSHA256 == inputs.personsSHA256)]
            .filter { !$0.1 }.map { what, _ in
                Finding(
                    file: Files.name(path), severity: .error, code: "HASH_DIFFERS",
                    message: "The plan was not made from this \(what).",
                    mend: "Give the files it was made from (--terms2 for the second plan), or --ignore-hashes.")
            }
    }

    private func text(_ difference: PlanDifference, _ terms: ExchangeTerms) -> String {
        func number(_ number: Int?) -> String { number.map(String.init) ?? "–" }
        var levels = TextTable(["level", "first", "second", "change"])
        for level in difference.levels {
            let change = level.first.flatMap { first in level.second.map { $0 - first } }
            levels.append([level.level.rawValue, number(level.first), number(level.second), number(change)])
        }
        var groups = TextTable([
            "released by", "people", "first only", "second only", "same stage", "earlier", "later",
        ])
        for group in difference.groups {
            let numbers = [group.firstOnly, group.secondOnly, group.same, group.earlier, group.later]
            if group.category != .all, numbers.allSatisfy({ $0 == 0 }) { continue }
            groups.append(
                [terms.name(of: group.heldBy), PlanText.words(group.category)] + numbers.map(String.init))
        }
        var balance = TextTable(["after stage", "first", "second"])
        for entry in difference.balance {
            balance.append([String(entry.stage), number(entry.first), number(entry.second)])
        }
        var text = levels.text + "\n" + groups.text
        text += "\ncounted people so far, \(terms.name(of: .a)) less \(terms.name(of: .b)):\n" + balance.text + "\n"
        text += difference.terms.isEmpty ? "The terms are the same.\n" : "Terms:\n"
        for change in difference.terms.changes { text += "  \(change.words)\n" }
        for (name, people) in [("first only", difference.firstOnly), ("second only", difference.secondOnly)] {
            if let people, !people.isEmpty { text += "\(name): \(people.map(\.rawValue).joined(separator: " "))\n" }
        }
        if let moved = difference.moved, !moved.isEmpty {
            text += "stage: \(moved.map { "\($0.person.rawValue) \($0.first)→\($0.second)" }.joined(separator: " "))\n"
        }
        return text
    }
}
