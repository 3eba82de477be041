import ArgumentParser
import Exchanges
import Foundation
import Persons

/// `plan recover`: one stage mended when people do not come.
struct PlanRecoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Mend one stage of a plan when people do not come.",
        discussion: """
            Only the reserve announced for the stage steps in; all other stages stay as they are. Ends with 1 when a \
            clause had to be broken; the plan is then written and names it.
            """)

    @Argument(help: ArgumentHelp("The plan.", valueName: "PLAN.json"))
    var plan: String

    @Option(help: ArgumentHelp("The stage, from 1.", valueName: "S"))
    var stage: Int

    @Option(help: ArgumentHelp("Ids of those who did not come, with commas between.", valueName: "IDS"))
    var absent: String?

    @Option(help: ArgumentHelp("A file with their ids, one a line.", valueName: "FILE"))
    var absentList: String?

    @OptionGroup var files: PlanFiles

    @Option(help: ArgumentHelp("Where the mended plan is written.", valueName: "NEW.json"))
    var out: String

    @Option(help: ArgumentHelp("Where the proof is written that nothing better was possible.", valueName: "PROOF.json"))
    var proof: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        if (absent == nil) == (absentList == nil) {
            throw ValidationError("Give either --absent or --absent-list.")
        }
        try OutputPlaces.check(
            [("--out", out), ("--proof", proof)], apartFrom: files.paths + [plan] + [absentList].compactMap { $0 })
    }

    /// What `--json` prints beside the plan file.
    private struct Printed: Encodable {
        let recovery: PlanRecovery?
        let check: PlanCheckReport
        let findings: [Finding]
    }

    func run() throws {
        try concluding(json: json) {
            let before = try PlanFile.read(plan)
            let read = try files.read(seed: PlanInputs.seedBytes(before.seed) ?? [])
            let check = RecoveryCheck(terms: read.terms, persons: read.persons)
            try demand(check.report(on: before, inputs: read.inputs), "PLAN_DOES_NOT_HOLD", read.findings)
            let (after, proved) = try recovered(before, read)
            let broken = after.recoveries.last?.broken ?? []
            let report = check.report(on: after, inputs: read.inputs, before: before)
            // What is named as broken is told, not taken for an error of the program.
            var rest = report
            rest.clauses.removeAll { broken.contains($0.id) }
            rest.holds = rest.clauses.allSatisfy(\.holds) && !rest.findings.contains { $0.severity == .error }
            try demand(rest, "CHECK_DISAGREES", read.findings)
            let bytes = [UInt8](try JSONOutput.encode(after))
            try Files.writePersonal(bytes, to: out)
            if let proof {
                try Files.writePersonal(
                    try JSONOutput.encode(ProofRecord(proved, plan: bytes, inputs: read.inputs), pretty: false),
                    to: proof)
            }
            if json {
                try JSONOutput.print(
                    Printed(recovery: after.recoveries.last, check: report, findings: read.findings))
            } else {
                FindingsPrinter.print(read.findings)
                print(text(after, read.terms), terminator: "")
                print(PlanText.verdicts(report), terminator: "")
            }
            if !broken.isEmpty { Foundation.exit(Outcome.refused.rawValue) }
        }
    }

    private func recovered(_ before: ExchangePlan, _ read: PlanFiles.Read) throws -> (ExchangePlan, PlanProof) {
        do {
            return try Recovery(terms: read.terms, persons: read.persons)
                .recovered(before, stage: stage, absent: try ids())
        } catch let refusal as Recovery.Refusal {
            throw UnreadableInput(refusal.findings)
        } catch is Planner.Undecided {
            throw CommandFailure.undecided("a way")
        }
    }

    private func ids() throws -> [PersonID] {
        let text = try absentList.map { String(decoding: try Files.read($0), as: UTF8.self) } ?? absent ?? ""
        return text.split { $0.isNewline || $0 == "," }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }.map(PersonID.init(rawValue:))
    }

    private func demand(_ report: PlanCheckReport, _ code: String, _ findings: [Finding]) throws {
        if report.holds { return }
        throw CommandFailure(
            outcome: .refused,
            findings: findings + report.findings
                + report.clauses.filter { !$0.holds }.map {
                    Finding(
                        column: $0.id, severity: .error, code: code, message: $0.words,
                        mend: "Check the plan; nothing was written.")
                })
    }

    private func text(_ plan: ExchangePlan, _ terms: ExchangeTerms) -> String {
        guard let recovery = plan.recoveries.last else { return "" }
        var text =
            "\(plan.exchange), stage \(recovery.stage): \(recovery.remedies.map(\.rawValue).joined(separator: ", "))"
        text += recovery.proved ? "; proved best\n\n" : "; not proved best\n\n"
        text += recovery.words.map { "  \($0)\n" }.joined() + "\n"
        var table = TextTable(["", "people"])
        for (name, people) in [
            ("did not come", recovery.absent), ("step in", recovery.steppedIn), ("held back", recovery.heldBack),
            ("go later", recovery.carried.map(\.person)),
        ] where !people.isEmpty {
            table.append([name, people.map(\.rawValue).joined(separator: " ")])
        }
        return text + table.text + "\n"
    }
}
