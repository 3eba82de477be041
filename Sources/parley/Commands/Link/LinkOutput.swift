import ArgumentParser
import Linkage
import Papers
import Persons

/// What `link` and `link dedupe` write.
struct LinkOutput: ParsableArguments {
    @Option(help: "The links file to write (0600).")
    var out: String

    @Option(parsing: .unconditional, help: "Pairs below this weight are not written, in bits.")
    var floor: Double = -10

    @Option(help: "Write the model used to this file.")
    var saveModel: String?

    @Option(help: "Write the diagnostics of the linkage as an HTML page.")
    var report: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    /// Refuses lists without a field that both have.
    static func requireSharedField(_ lists: (left: PersonList, right: PersonList)) throws {
        guard PreparedLists.comparisons(of: lists.left, lists.right).isEmpty else { return }
        throw UnreadableInput(
            file: nil, code: "NO_SHARED_FIELD", message: "The two lists share no field that can be compared.",
            mend: "Give mappings that name the same keys in both lists.")
    }

    /// Writes the links, the model and the report, and says what was done.
    func write(
        _ result: LinkResult, of lists: (left: PersonList, right: PersonList), linker: Linker, model: GivenModel?,
        _ measurement: Measurement, _ labelFindings: [Finding] = []
    ) throws {
        var measurement = measurement
        try Files.writePersonal(result.csv(left: lists.left, right: lists.right), to: out)
        measurement.endPhase("write")
        var answer = LinkAnswer(lists, result, model, measurement, labelFindings)
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
                    left: lists.left.source, right: lists.right.source, modelFile: model?.file, seed: linker.seed,
                    floorBits: floor, thresholdBits: linker.thresholdBits))
            try Files.write(Array(try page.html().utf8), to: report)
        }
        if json { return try JSONOutput.print(answer) }
        FindingsPrinter.print(answer.findings)
        print(answer.text, terminator: "")
    }
}
