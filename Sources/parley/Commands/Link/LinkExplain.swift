import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link explain`: the weight of one pair, field by field.
struct LinkExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show the weight of one pair field by field, and its competitors.")

    @OptionGroup var inputs: LinkInputs

    @OptionGroup var given: ModelInput

    @Option(help: "The two lines: LEFT_ID,RIGHT_ID.")
    var pair: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    private struct Answer: Encodable {
        let explanation: MatchExplanation
        let competitors: [LineID]
    }

    func validate() throws {
        try PairOption.validate(pair)
    }

    func run() throws {
        try concluding(json: json) {
            let lists = try inputs.lists()
            let pair = try PairOption(pair, left: lists.left, right: lists.right)
            let (left, right) = (pair.leftIndex, pair.rightIndex)
            var linker = Linker(seed: inputs.seed)
            let model = try given.model(for: lists)
            linker.model = model?.saved.model
            FindingsPrinter.print(json ? [] : model?.warnings ?? [])
            let result = linker.link(lists.left, lists.right)
            let explanation = result.explanation(left: left, right: right, written: lists)
            let competitors = result.competitors(left: left, right: right)
            let answer = Answer(
                explanation: explanation,
                competitors: competitors.rights.map { lists.right.ids[$0] }
                    + competitors.lefts.map { lists.left.ids[$0] })
            json ? try JSONOutput.print(answer) : print(Self.text(answer), terminator: "")
        }
    }

    private static func text(_ answer: Answer) -> String {
        func bits(_ value: Double) -> String { String(format: "%+.2f", value) }
        let explanation = answer.explanation
        var table = TextTable(["field", "bits", "evidence", "one person", "two persons", "what was seen"])
        table.append([
            "(before any field)", bits(explanation.priorBits), bar(explanation.priorBits), "", "",
            "how many pairs the lists make",
        ])
        for part in explanation.parts {
            let isCompared = part.m > 0
            table.append([
                part.field.rawValue, bits(part.levelBits), bar(part.levelBits), isCompared ? oneIn(part.m) : "",
                isCompared ? oneIn(part.u) : "", part.rule,
            ])
            if part.rarityBits != 0 {
                let words = part.rarityBits > 0 ? "rarer than most" : "more common than most"
                table.append(["", bits(part.rarityBits), bar(part.rarityBits), "", "", words])
            }
        }
        if explanation.relativesBits <= -0.005 {
            table.append([
                "(relatives)", bits(explanation.relativesBits), bar(explanation.relativesBits), "", "",
                "a brother or a twin would agree as well",
            ])
        }
        table.append([
            "weight", bits(explanation.weightBits), bar(explanation.weightBits), "", "", explanation.grade.rawValue,
        ])
        let probability = String(format: "%.6f", explanation.probability)
        let competitors = answer.competitors.map(\.rawValue).joined(separator: ", ")
        return table.text + "probability \(probability)\n"
            + "competitors: \(competitors.isEmpty ? "none" : competitors)\n"
    }

    /// One sign for each bit, at most 20.
    private static func bar(_ bits: Double) -> String {
        String(repeating: bits < 0 ? "-" : "+", count: min(20, Int(bits.magnitude.rounded())))
    }

    /// A probability as "1 in N".
    private static func oneIn(_ probability: Double) -> String {
        let number = 1 / probability
        return "1 in " + (number < 9.95 ? String(format: "%.1f", number) : String(Int(number.rounded())))
    }
}
