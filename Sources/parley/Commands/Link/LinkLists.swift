import ArgumentParser
import Foundation
import Linkage
import Papers
import Persons

/// `parley link LEFT RIGHT --out LINKS.csv`.
struct LinkLists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists", abstract: "Link two lists (the default).",
        discussion: "Every compared pair of at least --floor is written, whatever --threshold.")

    @OptionGroup var inputs: LinkInputs

    @OptionGroup var given: ModelInput

    @Option(help: "Write the model used to this file.")
    var saveModel: String?

    @Flag(help: "Mark the best assignment in which no line is used twice.")
    var oneToOne = false

    @Flag(help: "Mark the best assignment in which a right line may take several left lines.")
    var manyToOne = false

    @Option(parsing: .unconditional, help: "Links below this weight are not assigned, in bits.")
    var threshold: Double = 0

    @Option(parsing: .unconditional, help: "Pairs below this weight are not written, in bits.")
    var floor: Double = -10

    @Option(help: "The links file to write (0600).")
    var out: String

    @Option(help: "Write the diagnostics of the linkage as an HTML page.")
    var report: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func validate() throws {
        if oneToOne, manyToOne { throw ValidationError("Choose one of --one-to-one and --many-to-one.") }
    }

    func run() throws {
        try concluding(json: json) {
            var measurement = Measurement()
            let lists = try inputs.lists()
            measurement.endPhase("read")
            guard !PreparedLists.comparisons(of: lists.left, lists.right).isEmpty else {
                throw UnreadableInput(
                    file: nil, code: "NO_SHARED_FIELD", message: "The two lists share no field that can be compared.",
                    mend: "Give mappings that name the same keys in both lists.")
            }
            let model = try given.model(for: lists)
            var linker = Linker(floorBits: floor, thresholdBits: threshold, oneToOne: oneToOne, seed: inputs.seed)
            linker.manyToOne = manyToOne
            linker.model = model?.saved.model
            let result = linker.link(lists.left, lists.right) { measurement.endPhase($0) }
            let table = LinkTable(result, left: lists.left, right: lists.right)
            try Files.writePersonal(table.csv, to: out)
            measurement.endPhase("write")
            var answer = LinkAnswer(lists, result, model, measurement)
            if let saveModel {
                let used = SavedModel(
                    model: result.model, provenance: model?.saved.provenance ?? result.estimation.provenance)
                try Files.write(used.json, to: saveModel)
            }
            if let report {
                let diagnostics = LinkageDiagnostics(result)
                answer.estimate(diagnostics.estimate)
                let page = LinkageReport(
                    diagnostics,
                    foundations: LinkageReport.Foundations(
                        left: lists.left.source, right: lists.right.source, modelFile: model?.file, seed: inputs.seed,
                        floorBits: floor, thresholdBits: threshold))
                try Files.write(Array(try page.html().utf8), to: report)
            }
            if json { return try JSONOutput.print(answer) }
            FindingsPrinter.print(answer.findings)
            print(answer.text, terminator: "")
        }
    }
}
