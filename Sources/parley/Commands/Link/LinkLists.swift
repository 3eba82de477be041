import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link LEFT RIGHT --out LINKS.csv`.
struct LinkLists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists", abstract: "Link two lists (the default).",
        discussion: "Every compared pair of at least --floor is written, whatever --threshold.")

    @OptionGroup var inputs: LinkInputs

    @Flag(help: "Mark the best assignment in which no line is used twice.")
    var oneToOne = false

    @Option(help: "Links below this weight are not assigned, in bits.")
    var threshold: Double = 0

    @Option(help: "Pairs below this weight are not written, in bits.")
    var floor: Double = -10

    @Option(help: "The links file to write (0600).")
    var out: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func run() throws {
        try concluding(json: json) {
            var measurement = Measurement()
            let lists = try inputs.lists()
            measurement.endPhase("read")
            let linker = Linker(floorBits: floor, thresholdBits: threshold, oneToOne: oneToOne, seed: inputs.seed)
            let result = linker.link(lists.left, lists.right) { measurement.endPhase($0) }
            guard !result.lists.comparisons.isEmpty else {
                throw UnreadableInput(
                    file: nil, code: "NO_SHARED_FIELD", message: "The two lists share no field that can be compared.",
                    mend: "Give mappings that name the same keys in both lists.")
            }
            let table = LinkTable(result, left: lists.left, right: lists.right)
            try Files.writePersonal(table.csv, to: out)
            measurement.endPhase("write")
            let answer = LinkAnswer(lists, result, measurement)
            if json { return try JSONOutput.print(answer) }
            FindingsPrinter.print(answer.findings)
            print(answer.text, terminator: "")
        }
    }
}
