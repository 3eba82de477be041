import ArgumentParser
import Linkage
import Persons

/// `parley link dedupe FILE --out LINKS.csv`: the lines of one list that may be one person.
struct LinkDedupe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe", abstract: "Find the lines of one list that may be one person.",
        discussion: "In every link the left line stands before the right one in the list.")

    @Argument(help: "The list.")
    var list: String

    @Option(name: [.customLong("mapping"), .customLong("mapping-left")], help: "Mapping file of the list.")
    var mapping: String?

    @Option(help: "Seed of the random pairs that tell what agrees by chance.")
    var seed: UInt64 = 1

    @OptionGroup var given: ModelInput

    @OptionGroup var output: LinkOutput

    func run() throws {
        try concluding(json: output.json) {
            var measurement = Measurement()
            let list = try LinkInputs.list(list, mapping: mapping)
            let lists = (left: list, right: list)
            measurement.endPhase("read")
            try LinkOutput.requireSharedField(lists)
            let model = try given.model(for: lists)
            var linker = Linker(floorBits: output.floor, seed: seed)
            linker.model = model?.saved.model
            let result = linker.dedupe(list) { measurement.endPhase($0) }
            try output.write(result, of: lists, linker: linker, model: model, measurement)
        }
    }
}
