import Foundation
import TestSupport
import Testing

@testable import Talks

@Suite struct CodeTests {
    @Test func theLadderRunsFromNotRaisedToInForce() {
        #expect(AgreementDegree.allCases.map(\.rung) == Array(0...9))
        #expect(AgreementDegree.discussed.rung == 3 && AgreementDegree.announced.rung == 5)
        #expect(AgreementDegree.inPrinciple < .announced)
    }

    @Test func theCodesAreThoseOfTheSharedLists() throws {
        guard let file = sharedData("domain/codelists.json") else { return }
        let lists = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        func shared(_ list: String) -> [String] {
            let values = (lists[list] as? [String: Any])?["values"] as? [[Any]] ?? []
            return values.map { row in row.suffix(2).map { "\($0)" }.joined(separator: " ") }
        }
        func ours<List: Code & CaseIterable>(_: List.Type) -> [String] {
            List.allCases.map { "\($0.rawValue) \($0.label)" }
        }
        #expect(ours(AgreementDegree.self) == shared("agreement_degree"))
        #expect(ours(PositionType.self) == shared("position_type"))
        #expect(ours(Attribution.self) == shared("attribution"))
        #expect(ours(StatementKind.self) == shared("statement_kind"))
        #expect(ours(DivergenceKind.self) == shared("divergence"))
        #expect(ours(Visibility.self) == shared("visibility"))
        #expect(ours(PaperType.self) == shared("paper_type"))
        #expect(ours(TextStatus.self) == shared("text_status"))
        #expect(ours(CommitmentState.self) == shared("commitment_state"))
        #expect(ours(ImplementationLevel.self) == shared("implementation_level"))
        #expect(ours(Verification.self) == shared("verification"))
        #expect(ours(CeasefireElement.self) == shared("ceasefire_elements"))
        #expect(ours(RemainsUnit.self) == shared("remains_unit"))
    }
}
