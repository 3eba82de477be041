import Foundation
import TestSupport
import Testing

@testable import Persons

@Suite struct LineCodesTests {
    private struct List: Decodable { let values: [[String]] }

    private struct Lists: Decodable {
        let lineFinding, rejectReason, notLine: List

        private enum CodingKeys: String, CodingKey {
            case lineFinding = "line_finding"
            case rejectReason = "reject_reason"
            case notLine = "not_line"
        }
    }

    @Test func everyCodeHasAMeaningAMessageAndAMend() {
        for code in LineFinding.allCases {
            #expect(CodeList.meaning(of: code.rawValue) != nil, "\(code)")
            #expect(!code.message.isEmpty && !code.mend.isEmpty)
        }
        for code in RejectReason.allCases { #expect(CodeList.meaning(of: code.rawValue) != nil, "\(code)") }
        for code in NotLine.allCases { #expect(CodeList.meaning(of: code.rawValue) != nil, "\(code)") }
        #expect(CodeList.meaning(of: "NONE") == nil)
    }

    @Test func codesAreThoseOfTheDomain() throws {
        guard let url = sharedData("domain/codelists.json") else { return }
        let lists = try JSONDecoder().decode(Lists.self, from: Data(contentsOf: url))
        #expect(Set(LineFinding.allCases.map(\.rawValue)).isSubset(of: lists.lineFinding.values.map { $0[0] }))
        #expect(RejectReason.allCases.map(\.rawValue) == lists.rejectReason.values.map { $0[0] })
        #expect(NotLine.allCases.map(\.rawValue) == lists.notLine.values.map { $0[0] })
        for value in lists.rejectReason.values + lists.notLine.values {
            #expect(CodeList.meaning(of: value[0]) == value[1])
        }
    }
}
