import ArgumentParser
import Exchanges
import Foundation
import Persons

/// `plan prove`: a plan's proof checked by adding and multiplying whole numbers.
struct PlanProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Check the proof that a plan is the best, or that there is none.",
        discussion: """
            Needs every file the plan was made from, sealed ones too: a proof is for the neutral only. Ends with 1 and the \
            place when anything in it does not follow or is of another plan.
            """)

    @Argument(help: ArgumentHelp("The plan.", valueName: "PLAN.json"))
    var plan: String

    @Option(help: ArgumentHelp("Its proof, as plan make --proof wrote it.", valueName: "PROOF.json"))
    var proof: String

    @OptionGroup var files: PlanFiles

    @Flag(help: "One JSON object on standard output.")
    var json = false

    /// What `--json` prints.
    private struct Printed: Encodable {
        let holds: Bool
        let status: ExchangePlan.Status
        let levels: [PlanLevel]
        let findings: [Finding]
    }

    func run() throws {
        try concluding(json: json) {
            let bytes = try Files.read(plan)
            let plan = try PlanFile.read(self.plan, bytes)
            let record = try PlanFile.readProof(proof)
            let read = try files.read(seed: PlanInputs.seedBytes(plan.seed) ?? [])
            let findings = ProofAudit(terms: read.terms, persons: read.persons)
                .findings(record, plan: plan, bytes: bytes, inputs: read.inputs)
                .map { finding in
                    Finding(
                        file: Files.name(proof), column: finding.column, severity: finding.severity, code: finding.code,
                        message: finding.message, mend: finding.mend)
                }
            if json {
                try JSONOutput.print(
                    Printed(
                        holds: findings.isEmpty, status: plan.status, levels: plan.levels,
                        findings: findings + read.findings))
            } else {
                FindingsPrinter.print(findings + read.findings)
                print(findings.isEmpty ? text(plan, record, read.terms) : "The proof does not hold.\n", terminator: "")
            }
            if !findings.isEmpty { Foundation.exit(Outcome.refused.rawValue) }
        }
    }

    private func text(_ plan: ExchangePlan, _ record: ProofRecord, _ terms: ExchangeTerms) -> String {
        if plan.status == .impossible { return "The proof holds: no plan keeps the terms.\n" }
        let open = plan.levels.filter { !$0.proved }.map(\.level.rawValue)
        return PlanText.levels(plan, in: .english, terms) + "The proof holds: \(record.proof.steps.count) steps follow"
            + (open.isEmpty ? "; every level is the best.\n" : "; not shown best: \(open.joined(separator: ", ")).\n")
    }
}
