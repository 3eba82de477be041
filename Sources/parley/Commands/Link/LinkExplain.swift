import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link explain`: the weight of one pair, field by field.
struct LinkExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show the weight of one pair field by field, and its competitors.")

    @OptionGroup var inputs: LinkInputs

    @Option(help: "The two lines: LEFT_ID,RIGHT_ID.")
    var pair: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    private struct Answer: Encodable {
        let explanation: MatchExplanation
        let competitors: [LineID]
    }

    func validate() throws {
        if pair.split(separator: ",").count != 2 {
            throw ValidationError("--pair takes two line ids with a comma between them, for example 12,1-34.")
        }
    }

    func run() throws {
        try concluding(json: json) {
            let ids = pair.split(separator: ",").map { LineID(rawValue: String($0)) }
            let lists = try inputs.lists()
            let left = try Self.index(of: ids[0], in: lists.left)
            let right = try Self.index(of: ids[1], in: lists.right)
            let result = Linker(seed: inputs.seed).link(lists.left, lists.right)
            let explanation = result.explanation(left: left, right: right)
            let competitors = result.competitors(left: left, right: right)
            let answer = Answer(
                explanation: explanation,
                competitors: competitors.rights.map { lists.right.ids[$0] }
                    + competitors.lefts.map { lists.left.ids[$0] })
            json ? try JSONOutput.print(answer) : print(Self.text(answer), terminator: "")
        }
    }

    private static func index(of id: LineID, in list: PersonList) throws -> Int {
        guard let index = list.ids.firstIndex(of: id) else {
            throw CommandFailure(
                outcome: .refused,
                findings: [
                    Finding(
                        file: list.source.file, severity: .error, code: "LINE_UNKNOWN",
                        message: "The list has no accepted line \(id.rawValue).",
                        mend: "Take an id from the links file or from list normalize.")
                ])
        }
        return index
    }

    private static func text(_ answer: Answer) -> String {
        func bits(_ value: Double) -> String { String(format: "%+.2f", value) }
        var table = TextTable(["field", "bits", "what was seen"])
        table.append(["(before any field)", bits(answer.explanation.priorBits), "how many pairs the lists make"])
        for part in answer.explanation.parts {
            table.append([part.field.rawValue, bits(part.levelBits), part.words])
            if part.rarityBits != 0 {
                let words = part.rarityBits > 0 ? "rarer than most" : "more common than most"
                table.append(["", bits(part.rarityBits), words])
            }
        }
        table.append(["weight", bits(answer.explanation.weightBits), answer.explanation.grade.rawValue])
        let probability = String(format: "%.6f", answer.explanation.probability)
        let competitors = answer.competitors.map(\.rawValue).joined(separator: ", ")
        return table.text + "probability \(probability)\n"
            + "competitors: \(competitors.isEmpty ? "none" : competitors)\n"
    }
}
