import Exchanges
import Foundation
import Persons
import Testing

@Suite struct HeldPersonsTests {
    private func list(_ rows: String) throws -> ImportedList {
        let text = "id,surname,given_names,patronymic,birth_date,category\n" + rows
        return try ListImport.read(Array(text.utf8), file: "held.csv", kind: .holding)
    }

    private func reviews(_ rows: String) throws -> ReviewedPairs {
        try ReviewedPairs(
            Array(("left_id,right_id,held_by,judgement,by,at,reason\n" + rows).utf8), file: "judgements.csv")
    }

    /// What the reviewers said of the pair C1–L1, and whether that confirms it. Days stand for instants.
    @Test(arguments: [
        (["same Ann 01", "same Ben 01"], true),
        (["same Ann 01"], false),
        (["same Ann 01", "same Ann 02"], false),
        (["same Ann 01", "same  ANN 02"], false),
        (["same Ann 01", "unsure Ben 01"], false),
        (["same Ann 01", "same Ben 01", "unsure Eve 01"], true),
        (["same Ann 01", "same Ben 01", "different Eve 01"], false),
        (["same Ann 01", "same Ben 01", "different Ben 02"], false),
        (["different Ben 01", "same Ann 01", "same Ben 02"], true),
        (["same Ann 01", "same Ben 02", "different Ben 01"], true),
        (["same Ann 01", "same Ben 01", "different Ben 01"], false),
        (["same Ann 01", "same Ben soon"], false),
        (["same Ann 01", "same Ben 01", "different Eve soon"], false),
        (["same Ann 01", "yes Ben 01"], false),
    ])
    func twoReviewersConfirmAndOneDoubtUndoes(said: [String], isConfirmed: Bool) throws {
        let rows = said.map { line -> String in
            let parts = line.split(separator: " ")
            let at = parts[2] == "soon" ? "soon" : "2025-05-\(parts[2])T00:00:00Z"
            return "C1,L1,A,\(parts[0]),\(line.contains("  ") ? " " : "")\(parts[1]),\(at),"
        }
        let pairs = try reviews(rows.joined(separator: "\n"))
        #expect(pairs.confirmed.count == (isConfirmed ? 1 : 0))
    }

    @Test func disagreementIsAFinding() throws {
        let pairs = try reviews(
            """
            C1,L1,A,same,Ann,2025-05-19,
            C1,L1,A,same,Ben,2025-05-19,
            C1,L1,A,different,Eve,2025-05-20,
            """)
        #expect(pairs.findings.map(\.code) == ["REVIEWERS_DISAGREE"] && pairs.findings[0].row == 2)
    }

    private let a = """
        L1,Ardel,Ivo,Petrovych,1990-01-02,POW
        L2,Berun,Oleh,Ivanovych,1985-03-04,civilian
        L3,Ardel,Ivo,Petrovych,1990-01-02,POW
        L4,Corvan,Taras,Ivanovych,1979-05-06,POW
        L5,Korvan,Taras,Ivanovych,1979-05-06,POW
        L6,Dorin,Maks,Ivanovych,1991-07-08,
        """

    private func both(_ pairs: [(String, String, String)]) -> String {
        pairs.map { claim, line, side in
            "\(claim),\(line),\(side),same,Ann,2025-05-19,\n\(claim),\(line),\(side),same,Ben,2025-05-19,"
        }.joined(separator: "\n")
    }

    @Test func onePersonHasOneRowHoweverOftenListed() throws {
        let judged = try reviews(both([("C1", "L3", "A"), ("C4", "L4", "A"), ("C4", "L5", "A"), ("C9", "L9", "A")]))
        let held = HeldPersons(
            heldByA: try list(a), heldByB: try list("L1,Zorin,Adam,,1970-01-01,POW"), reviews: judged)

        let rows = String(decoding: held.csv, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.dropFirst().map { String($0[0]) } == ["AL1", "AL2", "AL4", "AL6", "BL1"])
        let confirmed = try #require(rows[0].firstIndex(of: "confirmed"))
        #expect(rows.dropFirst().map { String($0[confirmed]) } == ["yes", "no", "yes", "no", "no"])
        let totals = try #require(held.totals[.a])
        #expect(totals.accepted == 6 && totals.repeats == 1 && totals.judgedOne == 1 && totals.persons == 4)
        #expect(totals.confirmed == 2 && held.totals[.b]?.persons == 1)
        #expect(
            held.findings.map(\.code) == [
                "REPEAT_COUNTS_ONCE", "ONE_CLAIM_TWO_LINES", "LINE_UNKNOWN", "STATUS_UNKNOWN",
            ])
        #expect(!held.findings.contains { $0.message.contains("Ardel") || $0.message.contains("Corvan") })
    }

    @Test func findingsNameTheFileAndRowAtFault() throws {
        let attributes = try HeldAttributes(
            Array("held_by,record_id,status,fit\nA,L6,soldier,maybe\nA,L99,civilian,yes".utf8), file: "x.csv")
        let judged = try reviews(both([("C1", "L1", "A"), ("C9", "L9", "A")]))
        let held = HeldPersons(heldByA: try list(a), heldByB: try list(a), reviews: judged, attributes: attributes)
        func places(_ code: String) -> [String] {
            held.findings.filter { $0.code == code }.map { "\($0.file ?? "") \($0.row ?? 0) \($0.column ?? "")" }
        }
        #expect(places("BAD_VALUE") == ["x.csv 2 status", "x.csv 2 fit"])
        #expect(places("LINE_UNKNOWN") == ["judgements.csv 4 right_id", "x.csv 3 record_id"])
        #expect(places("LISTS_ALIKE").count == 1 && !String(decoding: held.csv, as: UTF8.self).contains("soldier"))
    }

    @Test func attributesAddColumnsButNeverConfirm() throws {
        let attributes = try HeldAttributes(
            Array(
                """
                held_by,record_id,status,age,health,consent,fit,confirmed,shoe
                A,L6,military,33,severe,yes,yes,yes,43
                A,L6,civilian,,,,,,
                A,L99,military,,,,,,
                C,L1,military,,,,,,
                """.utf8), file: "attributes.csv")
        let held = HeldPersons(
            heldByA: try list(a), heldByB: try list("L1,Zorin,Adam,,1970-01-01,POW"), reviews: try reviews(""),
            attributes: attributes)
        let asOf = try #require(PartialDate(year: 2025, month: 5, day: 16))
        let (persons, _) = try PlanPersons.read(.init(file: "p.csv", bytes: held.csv), asOf: asOf, seed: [1])
        let person = try #require(persons.persons.first { $0.id.rawValue == "AL6" })
        #expect(person.status == .military && person.age == 33 && person.health == .severe && person.consent)
        #expect(!person.confirmed)
        let other = try #require(persons.persons.first { $0.id.rawValue == "AL2" })
        #expect(other.status == .civilian && other.age == 40 && !other.consent)
        #expect(
            held.findings.map(\.code) == [
                "COLUMN_UNKNOWN", "COLUMN_UNKNOWN", "ID_TWICE", "BAD_VALUE", "REPEAT_COUNTS_ONCE", "LINE_UNKNOWN",
            ])
    }

    @Test func aFileWithoutItsColumnsIsUnreadable() {
        #expect(throws: UnreadableInput.self) { try ReviewedPairs(Array("left_id,by\n1,2".utf8), file: "j.csv") }
        #expect(throws: UnreadableInput.self) { try ReviewedPairs([], file: "j.csv") }
        #expect(throws: UnreadableInput.self) { try HeldAttributes(Array("record_id\n1".utf8), file: "x.csv") }
    }
}
