import ArgumentParser
import Exchanges
import Foundation
import Persons

/// Drawing up an exchange and judging it.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Draw up an exchange by its terms, and check any plan against them.",
        subcommands: [
            PlanPersonsCommand.self,
            PlanTermsCommand.self,
            PlanMakeCommand.self,
            PlanCheckCommand.self,
            PlanSeedCommand.self,
            PlanExplainCommand.self,
            PlanCompareCommand.self,
            PlanProveCommand.self,
            PlanRecoverCommand.self,
        ])
}

/// The files that a plan rests on.
struct PlanFiles: ParsableArguments {
    @Option(help: ArgumentHelp("One row per person held (CSV, may be gzipped).", valueName: "P.csv"))
    var persons: String

    @Option(help: ArgumentHelp("The terms.", valueName: "T.yaml"))
    var terms: String

    @Option(help: ArgumentHelp("A file of sealed columns; may be given several times.", valueName: "S.csv"))
    var sealed: [String] = []

    /// The files as read, with what was found in them.
    struct Read {
        let terms: ExchangeTerms
        let persons: PlanPersons
        let inputs: PlanInputs
        let findings: [Finding]
    }

    /// - Throws: `CommandFailure` (refused) when the terms cannot be applied as written; `UnreadableInput`.
    /// - Parameter record: reads how the seed came about, against the terms; its seed then stands before `seed`.
    func read(seed: [UInt8], record: ((ExchangeTerms) throws -> SeedRecord)? = nil) throws -> Read {
        let termsBytes = try Files.read(terms)
        let (read, termsFindings) = try ExchangeTerms.read(termsBytes, file: Files.name(terms))
        guard let read else { throw CommandFailure(outcome: .refused, findings: termsFindings) }
        let record = try record?(read)
        let seed = record.flatMap { PlanInputs.seedBytes($0.seed) } ?? seed
        let personsBytes = try Files.read(persons)
        let sealedBytes = try sealed.map(Files.read)
        let (people, findings) = try PlanPersons.read(
            .init(file: Files.name(persons), bytes: personsBytes),
            sealed: zip(sealed, sealedBytes).map { .init(file: Files.name($0), bytes: $1) }, asOf: read.asOf, seed: seed
        )
        return Read(
            terms: read, persons: people,
            inputs: PlanInputs(
                terms: termsBytes, persons: personsBytes, sealed: sealedBytes, seed: seed, seedRecord: record),
            findings: termsFindings + read.findings(on: people, file: Files.name(terms)) + findings)
    }

    var paths: [String] { [persons, terms] + sealed }
}

/// Where results go: never onto an input, nor onto each other.
enum OutputPlaces {
    /// - Throws: `ValidationError` when an option names a file that is read, or that another option names.
    static func check(_ outputs: [(option: String, path: String?)], apartFrom inputs: [String]) throws {
        func place(_ path: String) -> String {
            URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
        }
        var taken = Set(inputs.map(place))
        for output in outputs {
            guard let path = output.path else { continue }
            if !taken.insert(place(path)).inserted {
                throw ValidationError(
                    "\(output.option) names a file that is read, or another result: \(Files.name(path)).")
            }
        }
    }
}

/// `plan make`: the best plan that keeps the terms, or why there is none.
struct PlanMakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Draw up the best plan that keeps the terms, or say why there is none.",
        discussion: "Ends with 1 when the terms cannot be met; the plan file then holds the reasons.")

    @OptionGroup var files: PlanFiles

    @Option(help: ArgumentHelp("The seed of the lots, hexadecimal.", valueName: "HEX"))
    var seed = ""

    @Option(help: ArgumentHelp("The seed as plan seed combine wrote it, instead of --seed.", valueName: "SEED.json"))
    var seedFile: String?

    @Option(
        help: ArgumentHelp(
            "joint or separable: how the wishes of the sides are met, whatever the terms say.", valueName: "MODE"))
    var fair: String?

    @Option(help: ArgumentHelp("Where the plan is written.", valueName: "PLAN.json"))
    var out: String

    @Option(
        help: ArgumentHelp("Where its proof is written, for plan prove; the neutral's only.", valueName: "PROOF.json"))
    var proof: String?

    @OptionGroup var charts: PlanChartFiles

    @Option(name: .customLong("for"), help: ArgumentHelp("A or B: whose view --side-out holds.", valueName: "A|B"))
    var side: String?

    @Option(help: ArgumentHelp("Where that side's view of the plan is written.", valueName: "FILE"))
    var sideOut: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        if PlanInputs.seedBytes(seed) == nil {
            throw ValidationError("--seed is not hexadecimal with an even number of digits.")
        }
        if seedFile != nil, !seed.isEmpty { throw ValidationError("--seed and --seed-file do not go together.") }
        if let fair, PriorityTerm.Mode(rawValue: fair) == nil {
            throw ValidationError("--fair takes joint or separable.")
        }
        if let side, SideID(rawValue: side) == nil { throw ValidationError("--for takes A or B.") }
        if (side == nil) != (sideOut == nil) { throw ValidationError("--for and --side-out go together.") }
        try OutputPlaces.check(
            [("--out", out), ("--side-out", sideOut), ("--proof", proof)],
            apartFrom: files.paths + [seedFile].compactMap { $0 })
    }

    /// What `--json` prints beside the plan file.
    private struct Printed: Encodable {
        let status: ExchangePlan.Status
        let levels: [PlanLevel]
        let conflicts: [PlanConflict]
        let repairs: [PlanRepair]
        let check: PlanCheckReport?
        let findings: [Finding]
    }

    func run() throws {
        try concluding(json: json) {
            let read = try files.read(
                seed: PlanInputs.seedBytes(seed) ?? [],
                record: seedFile.map { file in { try SeedFiles.record(file, under: $0) } })
            let plan: ExchangePlan
            let proved: PlanProof?
            do {
                (plan, proved) = try Planner(terms: read.terms, persons: read.persons).proved(
                    read.inputs, fair: fair.flatMap(PriorityTerm.Mode.init(rawValue:)))
            } catch is Planner.Undecided {
                throw CommandFailure.undecided("a plan", after: read.findings)
            }
            let isImpossible = plan.status == .impossible
            let report =
                isImpossible
                ? nil : PlanCheck(terms: read.terms, persons: read.persons).report(on: plan, inputs: read.inputs)
            if let report, !report.holds {
                throw CommandFailure(
                    outcome: .refused,
                    findings: report.findings
                        + report.clauses.filter { !$0.holds }.map {
                            Finding(
                                column: $0.id, severity: .error, code: "CHECK_DISAGREES", message: $0.words,
                                mend: "The planner and the check disagree: report this; nothing was written.")
                        })
            }
            let bytes = [UInt8](try JSONOutput.encode(plan))
            try Files.writePersonal(bytes, to: out)
            try charts.write(plan, read)
            if let proof { try write(proved, of: bytes, read.inputs, to: proof) }
            if let sideOut, let side = side.flatMap(SideID.init(rawValue:)) {
                try Files.writePersonal(try JSONOutput.encode(plan.view(for: side)), to: sideOut)
            }
            if json {
                try JSONOutput.print(
                    Printed(
                        status: plan.status, levels: plan.levels, conflicts: plan.conflicts, repairs: plan.repairs,
                        check: report, findings: read.findings))
            } else {
                FindingsPrinter.print(read.findings)
                print(PlanText(plan, read.terms, read.persons, report).text, terminator: "")
            }
            if isImpossible { Foundation.exit(Outcome.refused.rawValue) }
        }
    }

    private func write(_ proved: PlanProof?, of plan: [UInt8], _ inputs: PlanInputs, to path: String) throws {
        guard let proved else {
            throw CommandFailure(
                outcome: .refused,
                findings: [
                    Finding(
                        severity: .warning, code: "NO_PROOF_FILE",
                        message: "That no plan exists was shown by a second program, which has no proof file.",
                        mend: "The plan file holds the conflicts; try with fewer clauses for a proof file.")
                ])
        }
        try Files.writePersonal(
            try JSONOutput.encode(ProofRecord(proved, plan: plan, inputs: inputs), pretty: false), to: path)
    }
}

/// `plan check`: the verdict on any plan, clause by clause.
struct PlanCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Judge a plan against the terms, clause by clause.",
        discussion: "Ends with 1 when a clause does not hold or the plan itself is wrong.")

    @Argument(help: ArgumentHelp("The plan.", valueName: "PLAN.json"))
    var plan: String

    @OptionGroup var files: PlanFiles

    @OptionGroup var charts: PlanChartFiles

    @Flag(help: "Do not compare the plan's hashes with the files: for plans made by hand.")
    var ignoreHashes = false

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func run() throws {
        try concluding(json: json) {
            let plan = try PlanFile.read(plan)
            let read = try files.read(seed: PlanInputs.seedBytes(plan.seed) ?? [])
            var report = RecoveryCheck(terms: read.terms, persons: read.persons)
                .report(on: plan, inputs: ignoreHashes ? nil : read.inputs)
            try charts.write(plan, read)
            if json {
                report.findings += read.findings
                try JSONOutput.print(report)
            } else {
                FindingsPrinter.print(report.findings + read.findings)
                print(PlanText.verdicts(report), terminator: "")
            }
            if !report.holds { Foundation.exit(Outcome.refused.rawValue) }
        }
    }
}
