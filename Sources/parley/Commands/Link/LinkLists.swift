import ArgumentParser
import Linkage
import Persons

/// `parley link LEFT RIGHT --out LINKS.csv`.
struct LinkLists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists", abstract: "Link two lists (the default).",
        discussion: "Every compared pair of at least --floor is written, whatever --threshold.")

    @OptionGroup var inputs: LinkInputs

    @OptionGroup var given: ModelInput

    @OptionGroup var output: LinkOutput

    @OptionGroup var taught: LabelInput

    @Flag(help: "Mark the best assignment in which no line is used twice.")
    var oneToOne = false

    @Flag(help: "Mark the best assignment in which a right line may take several left lines.")
    var manyToOne = false

    @Flag(help: "Look through more pairs: finds a few more of the weaker links on long lists.")
    var wide = false

    @Option(parsing: .unconditional, help: "Links below this weight are not assigned, in bits.")
    var threshold: Double = 0

    func validate() throws {
        if oneToOne, manyToOne { throw ValidationError("Choose one of --one-to-one and --many-to-one.") }
        if given.model != nil, taught.judgements != nil {
            throw ValidationError("Choose one of --model and --judgements: a saved model is not estimated anew.")
        }
    }

    func run() throws {
        try concluding(json: output.json) {
            var measurement = Measurement()
            let lists = try inputs.lists()
            measurement.endPhase("read")
            try LinkOutput.requireSharedField(lists)
            let model = try given.model(for: lists)
            var linker = Linker(
                floorBits: output.floor, thresholdBits: threshold, oneToOne: oneToOne, seed: inputs.seed)
            linker.manyToOne = manyToOne
            linker.isWide = wide
            linker.model = model?.saved.model
            let labels = try taught.labels(for: lists)
            linker.labels = labels.pairs
            let result = linker.link(lists.left, lists.right) { measurement.endPhase($0) }
            try output.write(result, of: lists, linker: linker, model: model, measurement, labels.findings)
        }
    }
}
