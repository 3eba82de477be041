import Foundation
import Persons
import TestSupport
import Testing

@testable import Linkage

private let left = Crowd.list(Array(0..<120), prefix: "L")
private let right = Crowd.list(Array(60..<300), prefix: "R")

private func saved() -> SavedModel {
    let result = Linker().link(left, right)
    return SavedModel(model: result.model, provenance: result.estimation.provenance)
}

/// The findings of a model file that cannot be read; empty when it can.
private func findings(_ text: String) -> [Finding] {
    do {
        _ = try SavedModel(json: Array(text.utf8), file: "model.json")
        return []
    } catch {
        return error.findings
    }
}

@Suite struct SavedModelTests {
    @Test func aModelReadsBackAsItWasToTheBit() throws {
        let model = saved()
        let again = try SavedModel(json: model.json, file: "model.json")
        #expect(again == model)
        #expect(again.json == model.json && saved().json == model.json)
        #expect(model.provenance.recordsLeft == 120 && model.provenance.recordsRight == 240)
        #expect(model.provenance.rounds > 1 && model.provenance.isConverged)
        #expect(model.provenance.pairsCompared > 120)
    }

    @Test func aSavedModelWeighsAsTheOneItWasSavedFrom() throws {
        let plain = Linker().link(left, right)
        let file = try SavedModel(json: saved().json, file: "model.json")
        var linker = Linker()
        linker.model = try file.model(for: PreparedLists.comparisons(of: left, right), file: "model.json")
        let result = linker.link(left, right)
        #expect(result.links == plain.links)
        #expect(result.estimation.history.isEmpty && result.model == plain.model)
    }

    @Test func theModelOfTheReferenceIsRead() throws {
        let page = packageRoot.appendingPathComponent("docs/reference/link.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let example = try #require(text.components(separatedBy: "```json\n").dropFirst().first)
        let json = try #require(example.components(separatedBy: "```").first)
        let read = try SavedModel(json: Array(json.utf8), file: "example.json")
        #expect(read.model.fields.map(\.key) == [.sex] && read.provenance.isConverged)
        // The table of levels names every kind with its levels.
        for kind in FieldKind.allCases {
            let levels = FieldComparison(key: .surname, kind: kind).levels.dropFirst().map { "`\($0.id)`" }
            let row = try #require(
                text.components(separatedBy: "\n").first {
                    $0.hasPrefix("| `") && $0.split(separator: "|")[0].contains("`\(kind.rawValue)`")
                })
            #expect(row.hasSuffix("| \(levels.joined(separator: ", ")) |"), "\(kind)")
        }
    }

    @Test func theComparisonsAreThoseOfThePreparedLists() {
        #expect(PreparedLists.comparisons(of: left, right) == PreparedLists(left, right).comparisons)
        #expect(PreparedLists.comparisons(of: left, right).count == 4)
    }

    @Test func theOrderOfTheFieldsIsThatOfTheLists() throws {
        var model = saved()
        model.model.fields.reverse()
        let comparisons = PreparedLists.comparisons(of: left, right)
        #expect(try model.model(for: comparisons, file: "m").fields.map(\.key) == comparisons.map(\.key))
    }

    @Test func aModelOfOtherFieldsIsRefusedFieldByField() {
        var comparisons = PreparedLists.comparisons(of: left, right)
        comparisons.removeAll { $0.key == .patronymic }
        comparisons.removeAll { $0.key == .birthDate }
        comparisons.append(FieldComparison(key: .birthDate, kind: .text))
        comparisons.append(FieldComparison(key: .sex, kind: .code))
        do {
            _ = try saved().model(for: comparisons, file: "model.json")
            Issue.record("a model of other fields was taken")
        } catch {
            #expect(error.findings.map(\.code) == ["MODEL_KIND", "MODEL_FIELD_MISSING", "MODEL_FIELD_UNKNOWN"])
            #expect(error.findings.map(\.column) == ["birth_date", "sex", "patronymic"])
            #expect(error.findings.allSatisfy { $0.file == "model.json" && !$0.mend.isEmpty })
        }
    }

    @Test func listsOfOtherSizesAreAWarning() {
        #expect(saved().warnings(recordsLeft: 120, recordsRight: 300, file: "m").isEmpty)
        #expect(saved().warnings(recordsLeft: 5000, recordsRight: 50_000, file: "m").map(\.code) == ["MODEL_SIZES"])
    }

    @Test(arguments: [
        ("", "MODEL_JSON"), ("[1]", "MODEL_JSON"), ("{", "MODEL_JSON"), ("{}", "MODEL_FORMAT"),
        ("{\"format\": \"parley-linkage-model\"}", "MODEL_VERSION"),
        ("{\"format\": \"parley-linkage-model\", \"version\": 2}", "MODEL_VERSION"),
        ("{\"format\": \"parley-linkage-model\", \"version\": true}", "MODEL_VERSION"),
    ])
    func whatIsNoModelSaysSo(text: String, code: String) {
        #expect(findings(text).map(\.code) == [code])
    }

    @Test func everyFaultOfAFileIsFoundWithItsPlace() {
        let text = """
            {"format": "parley-linkage-model", "version": 1, "match_share": 1.5, "provenance": {"rounds": -1},
             "fields": [
              {"key": "sex", "kind": "code", "levels": [{"id": "differs", "m": 0.02, "u": 0},
                                                          {"id": "same", "m": 0.98, "u": "much"}]},
              {"key": "birth_place", "kind": "town", "levels": []},
              {"key": "unit", "kind": "code", "levels": [{"id": "differs", "m": 0.1, "u": 0.4},
                                                           {"id": "same", "m": 0.8, "u": 0.6}]},
              {"key": "unit", "kind": "code", "levels": [{"id": "alike", "m": 0.1, "u": 0.4},
                                                           {"id": "same", "m": 0.8, "u": 0.6}]},
              {"kind": "code"}
             ]}
            """
        let found = findings(text)
        let places = found.map { "\($0.column ?? "") \($0.code)" }
        #expect(
            places == [
                "match_share MODEL_PROBABILITY", "fields[0].levels[0].u MODEL_PROBABILITY",
                "fields[0].levels[1].u MODEL_VALUE", "fields[1].kind MODEL_KIND", "fields[2].m MODEL_SUM",
                "fields[3].key MODEL_FIELD_TWICE", "fields[3].levels[0].id MODEL_LEVEL", "fields[3].levels MODEL_LEVEL",
                "fields[4].key MODEL_VALUE", "provenance.rounds MODEL_VALUE",
            ])
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.mend.isEmpty && $0.file == "model.json" })
    }

    /// Any one character of a model file struck out is read as before or refused with a finding; nothing ends the run.
    @Test func aDamagedFileIsNeverTakenForAnother() throws {
        let model = saved()
        var generator = SplitMix64(seed: 17)
        for _ in 0..<200 {
            var bytes = model.json
            bytes.remove(at: generator.below(bytes.count))
            if let read = try? SavedModel(json: bytes, file: "m") {
                for field in read.model.fields {
                    #expect(abs(field.m.reduce(0, +) - 1) < 1e-5 && abs(field.u.reduce(0, +) - 1) < 1e-5)
                }
            } else {
                #expect(!findings(String(decoding: bytes, as: UTF8.self)).isEmpty)
            }
        }
    }
}
