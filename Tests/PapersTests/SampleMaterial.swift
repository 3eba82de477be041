import Exchanges
import Foundation
import Linkage
import Persons

@testable import Papers

/// Two small sides as files would give them. What only side B and the neutral may read holds the word CANARY.
struct SampleMaterial {
    /// People of side B's holding list who are available but do not consent; at most the first four of these.
    var unwilling = 0

    static let norrowClaim = """
        id,surname,given_names,birth_date
        NC-1,Tarlov,Oren,1990-02-11
        NC-2,Besk,Ilan,1988-07-02
        NC-3,Varr,Dana,1979-01-30
        NC-4,Varr,Dana,1979-01-30
        NC-5,Onder,Mira,1995-12-12
        NC-6,Kest,Pavo,1991-13-45
        """
    static let norrowHolding = """
        id,surname,given_names,birth_date
        NH-1,Irsk,Toma,1990-05-05
        NH-2,Lund,Arvo,1985-03-09
        NH-3,Melk,Sora,1999-09-19
        """
    static let veshnaClaim = """
        id,surname,given_names,birth_date,note
        CANARY-VC-1,CANARYИрск,CANARYТома,1990-05-05,CANARY note
        CANARY-VC-2,CANARYЛунд,CANARYАрво,1985-03-09,CANARY note
        CANARY-VC-3,CANARYОтто,CANARYЮна,1980-01-01,CANARY note
        """
    static let veshnaHolding = """
        id,surname,given_names,birth_date,unit
        VH-1,CANARYТарлов,CANARYОрен,1990-02-11,CANARY unit
        VH-2,CANARYБеск,CANARYИлан,1988-07-02,CANARY unit
        VH-3,CANARYВарр,CANARYДана,1979-01-30,CANARY unit
        CANARY-VH-4,CANARYНелк,CANARYРута,1970-06-06,CANARY unit
        """
    static let judgements: [String] = [
        "NC-1,VH-1,B,same", "NC-2,VH-2,B,same", "NC-4,VH-3,B,same", "NC-5,CANARY-VH-4,B,different",
        "CANARY-VC-1,NH-1,A,same", "CANARY-VC-2,NH-2,A,same", "CANARY-VC-3,NH-3,A,unsure",
    ]
    static let terms = """
        exchange: sample
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: eligible, kind: eligible, confirmed: true, consent: true}
          - {id: n-for-n, kind: count, n: 1, mode: exact, ratio: [1, 1]}
          - {id: one-day, kind: stages, stages: [{id: 1, date: 2025-05-23, size: 1}]}
          - {id: severe, kind: must, who: {health: severe}, counts: false, by_stage: 1}
          - {id: civilians, kind: quota, who: {status: civilian}, stage: 1, max: 0}
          - {id: draw, kind: lottery, method: ticket}
        objective: [count, band, captivity, early, lottery]
        """
    static let check = """
        {"holds":true,"clauses":[{"id":"eligible","holds":true,"words":"All 3 who go are confirmed by both sides."},
        {"id":"n-for-n","holds":true,"words":"Counted people released: Norrow 1, Veshna 1."},
        {"id":"severe","holds":false,"words":"CANARY of this kind can go and do not."}],
        "not_judged":[],"totals":[],"findings":[]}
        """

    var persons: String {
        var text = """
            person_id,held_by,status,sex,age,captive_months,rank,health,site,family,confirmed,consent,fit,veto_rank,wish_tier
            ANH-1,A,military,male,35,20,private,well,S1,,yes,yes,yes,,4
            ANH-2,A,civilian,female,40,8,,well,S1,,yes,yes,yes,,2
            ANH-3,A,military,male,25,8,private,well,S1,,no,yes,yes,,2
            BVH-1,B,military,male,35,20,private,well,CANARY-site,CANARY-family,yes,yes,yes,7,5
            BVH-2,B,military,male,37,20,private,severe,CANARY-site,,yes,yes,yes,,5
            BVH-3,B,civilian,female,46,20,,well,CANARY-site,,yes,yes,yes,,5
            BCANARY-VH-4,B,military,male,54,20,private,well,CANARY-site,,no,no,no,9,0

            """
        for index in 0..<6 {
            text +=
                "BVX-\(index),B,military,male,30,2,private,well,CANARY-site,,yes,\(index < unwilling ? "no" : "yes"),yes,,1\n"
        }
        return text
    }

    func material() throws -> ReportMaterial {
        func list(_ text: String, _ kind: ListKind) throws -> ImportedList {
            try ListImport.read(Array(text.utf8), file: "\(kind.rawValue).csv", kind: kind)
        }
        func links(_ rows: [String]) throws -> LinkTable {
            let header = "left_id,right_id,weight_bits,probability,grade,competitors,reasons,assigned"
            return try LinkTable(csv: Array(([header] + rows).joined(separator: "\n").utf8), file: "links.csv")
        }
        let (terms, _) = try ExchangeTerms.read(Array(Self.terms.utf8))
        guard let terms else { throw Unusable() }
        let plan = """
            {"about":"","exchange":"sample","terms_version":1,"terms_sha256":"ab","persons_sha256":"CANARY-hash",
            "sealed_sha256":["CANARY-sealed"],"seed":"07","status":"optimal","levels":[
            {"level":"count","value":3,"bound":3,"proved":true}],"stages":[{"stage":1,"date":"2025-05-23","released":[
            {"person":"ANH-1","held_by":"A","counted":true},{"person":"BVH-1","held_by":"B","counted":true},
            {"person":"BVH-2","held_by":"B","counted":false}]}],
            "reserve":[{"stage":1,"person":"BCANARY-VH-4","held_by":"B","order":1}],
            "conflicts":[{"clauses":["civilians"],"words":"CANARY numbers","asked":4,"possible":1,"side":"B",
            "funnel":[["held",9],["confirmed",4],["available",2]]}],"repairs":[]}
            """
        return ReportMaterial(
            terms: terms,
            claims: [.a: try list(Self.norrowClaim, .claim), .b: try list(Self.veshnaClaim, .claim)],
            holdings: [.a: try list(Self.norrowHolding, .holding), .b: try list(Self.veshnaHolding, .holding)],
            links: [
                .a: try links([
                    "NC-1,VH-1,21.5,0.99999,strong,,CANARY-reason,yes", "NC-2,VH-2,14.25,0.9999,strong,,,yes",
                    "NC-4,VH-3,9,0.998,possible,,,yes", "NC-5,CANARY-VH-4,-3,0.11,weak,,,no",
                    "NC-6,CANARY-VH-4,2.5,0.85,possible,,,yes",
                ]),
                .b: try links([
                    "CANARY-VC-1,NH-1,18,0.9999,strong,,,yes", "CANARY-VC-2,NH-2,11,0.999,strong,,,yes",
                    "CANARY-VC-3,NH-3,1,0.66,possible,,,yes",
                ]),
            ],
            reviews: try reviews(),
            persons: try PlanPersons.read(
                .init(file: "persons.csv", bytes: Array(persons.utf8)), asOf: terms.asOf, seed: [7]
            ).persons,
            plan: try JSONDecoder().decode(ExchangePlan.self, from: Data(plan.utf8)),
            check: try JSONDecoder().decode(PlanCheckReport.self, from: Data(Self.check.utf8)),
            truth: [.a: [.init(left: LineID(rawValue: "NC-1"), right: LineID(rawValue: "VH-1"))]],
            rehearsal: .init(name: "sample", seed: 3, errorRate: 0.01, unsureRate: 0.02))
    }

    private func reviews() throws -> ReviewedPairs {
        var text = "left_id,right_id,held_by,judgement,by,at,reason\n"
        for judgement in Self.judgements {
            for reviewer in ["one", "two"] {
                text += "\(judgement),CANARY reviewer \(reviewer),2025-05-19T10:00:00Z,CANARY reason\n"
            }
        }
        return try ReviewedPairs(Array(text.utf8), file: "judgements.csv")
    }

    private struct Unusable: Error {}
}
