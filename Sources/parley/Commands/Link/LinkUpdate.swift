import ArgumentParser
import Linkage
import Persons

/// `parley link update`: new versions of two lists, linked again only where something changed.
struct LinkUpdate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Link new versions of two lists again, only where something changed.",
        discussion: """
            A line is the line of the earlier version when all its compared fields say the same, whatever its id. Pairs of such \
            lines are compared again only where they were links; every other pair is looked up anew. The model of the \
            earlier linking (link --save-model) keeps the weights comparable.
            """)

    @OptionGroup var inputs: LinkInputs

    @Option(help: "The earlier version of the left list; without it the left list has not changed.")
    var earlierLeft: String?

    @Option(help: "The earlier version of the right list; without it the right list has not changed.")
    var earlierRight: String?

    @Option(help: "The links of the earlier versions.")
    var earlierLinks: String

    @OptionGroup var given: ModelInput

    @Flag(help: "Mark the best assignment in which no line is used twice.")
    var oneToOne = false

    @Option(parsing: .unconditional, help: "Links below this weight are not assigned, in bits.")
    var threshold: Double = 0

    @OptionGroup var output: LinkOutput

    func validate() throws {
        if given.model == nil { throw ValidationError("Give --model: the model of the earlier linking.") }
    }

    func run() throws {
        try concluding(json: output.json) {
            var measurement = Measurement()
            let lists = try inputs.lists()
            let earlier = (
                left: try earlierLeft.map { try LinkInputs.list($0, mapping: inputs.files.mappingLeft) } ?? lists.left,
                right: try earlierRight.map { try LinkInputs.list($0, mapping: inputs.files.mappingRight) }
                    ?? lists.right
            )
            let links = try LinkTable(csv: try Files.read(earlierLinks), file: Files.name(earlierLinks))
            measurement.endPhase("read")
            try LinkOutput.requireSharedField(lists)
            let model = try given.model(for: lists)
            let update = LinkedVersions(earlier: earlier, now: lists)
            let scope = try update.scope(links.rows, file: Files.name(earlierLinks))
            measurement.endPhase("recognise")
            var linker = Linker(
                floorBits: output.floor, thresholdBits: threshold, oneToOne: oneToOne, seed: inputs.seed)
            linker.model = model?.saved.model
            let result = linker.relink(lists.left, lists.right, scope: scope) { measurement.endPhase($0) }
            try output.write(result, of: lists, linker: linker, model: model, measurement)
        }
    }
}
