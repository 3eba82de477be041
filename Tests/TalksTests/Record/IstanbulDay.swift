import Persons

@testable import Talks

/// A real day put on record: the news of 16 May 2025 and what came after, in our words, office-holders only.
enum IstanbulDay {
    static var process: TalksProcess {
        var process = TalksProcess(process: "direct contacts between the parties")
        process.parties = [
            TalksWorld.party("UA", .side, .a, "Ukraine"), TalksWorld.party("RU", .side, .b, "Russia"),
            TalksWorld.party("TR", .mediator, nil, "Türkiye"), TalksWorld.party("US", .third, nil, "United States"),
        ]
        process.orderRule = "alphabetical in English"
        return process
    }

    /// The whole record.
    static var world: TalksWorld {
        var world = TalksWorld()
        world.record = TalksRecord(process: process)
        for content in people + table + results + statements + positions + later { world.add(content) }
        return world
    }

    private static func set<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
        var value = value
        change(&value)
        return value
    }

    static var people: [ActContent] {
        let offices: [(RecordID, RecordID, String, String)] = [
            ("fidan", "TR", "Hakan Fidan", "Foreign Minister"), ("umerov", "UA", "Rustem Umerov", "Defence Minister"),
            ("medinsky", "RU", "Vladimir Medinsky", "head of delegation"),
            ("zelenskyy", "UA", "Volodymyr Zelenskyy", "President"), ("putin", "RU", "Vladimir Putin", "President"),
            ("trump", "US", "Donald Trump", "President"), ("rubio", "US", "Marco Rubio", "Secretary of State"),
            ("bruce", "US", "Tammy Bruce", "spokesperson"), ("kellogg", "US", "Keith Kellogg", "special envoy"),
        ]
        return offices.map { id, party, name, office in
            .person(
                set(TalksPerson(id: id)) {
                    $0.party = party
                    $0.names = [WrittenWords(name, language: "en")]
                    $0.office = office
                    $0.publicOffice = true
                    if id == "zelenskyy" { $0.aliases = ["Zelensky"] }
                })
        }
            + ["FR", "DE", "GB", "PL"].map { .party(Party(id: $0, role: .third)) }
    }

    static var table: [ActContent] {
        [
            .round(
                set(Round(id: "T2")) {
                    ($0.ordinal, $0.ordinalWords) = (2, "the second since 24 Feb 2022")
                    $0.place = "Istanbul, Dolmabahçe Palace"
                    $0.starts = when("2025-05-16")
                    ($0.duration, $0.timezone, $0.formats) = ("about 90 minutes", "Europe/Istanbul", [.direct])
                    $0.seating = "chair at the head, delegations facing each other"
                    $0.chair = Speaker(party: "TR", person: "fidan")
                    $0.absent = [Absence(who: Speaker(person: "putin"))]
                    $0.absent[0].note = "had proposed the meeting, did not travel"
                    ($0.expectation, $0.expectedBy) = (
                        "low, once the absence was known", Speaker(described: "observers")
                    )
                }),
            .delegation(set(Delegation(id: "ua-t2")) { ($0.party, $0.round, $0.head) = ("UA", "T2", "umerov") }),
            .delegation(
                set(Delegation(id: "ru-t2")) {
                    ($0.party, $0.round, $0.head, $0.rank) = ("RU", "T2", "medinsky", "second level")
                }),
        ]
    }

    static var results: [ActContent] {
        let rows: [(RecordID, String, String)] = [
            ("R1", "exchange of 1,000 prisoners by each side, near future", "exchange"),
            ("R2", "meet again", "meet-again"),
            ("R3", "each side to set out its cease-fire ideas in writing", "cease-fire ideas"),
            ("R4", "cease-fire", "cease-fire"), ("R5", "meeting of the two presidents", "presidents"),
        ]
        func say(_ result: RecordID, _ voice: Voice, _ person: RecordID, _ rung: AgreementDegree?, _ words: String)
            -> ActContent
        {
            .claim(
                set(Claim(result: result, voice: voice)) {
                    ($0.who, $0.rung, $0.words, $0.date) = (Speaker(person: person), rung, words, when("2025-05-16"))
                })
        }
        return rows.map { id, matter, issue in
            .result(
                set(TalksResult(id: id, matter: matter)) {
                    ($0.round, $0.issue) = ("T2", issue)
                    if id == "R1" { $0.commitmentNeeds = ["categories", "lists by", "stages", "place"] }
                })
        } + [
            say("R1", .a, "umerov", .announced, "confirms the exchange"),
            say("R2", .chair, "fidan", .inPrinciple, "agreed in principle to meet"),
            say("R3", .chair, "fidan", .inPrinciple, "ideas would be presented in writing"),
            say("R3", .b, "medinsky", nil, "vision of a possible future cease-fire"),
            say("R4", .a, "umerov", .discussed, "cease-fire discussed"),
            say("R5", .b, "medinsky", .noted, "noted the request"), say("R5", .a, "umerov", .discussed, "discussed"),
            .commitment(
                set(Commitment(id: "V1", action: "release 1,000 prisoners")) {
                    ($0.actor, $0.beneficiary, $0.basis, $0.result) = ("RU", "UA", .nForN, "R1")
                    ($0.quantity, $0.mirrors) = (Figure(1000, unit: "prisoners"), nil)
                    $0.fulfilment = set(FulfilmentKey()) { ($0.exchange, $0.releasedBy) = ("thousand", .b) }
                }),
            .commitment(
                set(Commitment(id: "V2", action: "give a memorandum on a cease-fire")) {
                    ($0.actor, $0.beneficiary, $0.result) = ("UA", "RU", "R3")
                }),
            .commitment(
                set(Commitment(id: "V3", action: "give a memorandum on a cease-fire")) {
                    ($0.actor, $0.beneficiary, $0.result, $0.mirrors) = ("RU", "UA", "R3", "V2")
                }),
            diverge(
                "D1", .wording, "R3", "the two papers, or minutes both countersign",
                [
                    (.chair, "fidan", "in writing", nil),
                    (.b, "medinsky", "vision of a possible future cease-fire", nil),
                ]),
            diverge(
                "D2", .existence, "R5", "minutes both countersign",
                [
                    (.b, "medinsky", "noted", nil), (.a, "umerov", "discussed", nil),
                ]),
        ]
    }

    private static func diverge(
        _ id: RecordID, _ kind: DivergenceKind, _ about: RecordID?, _ settledBy: String,
        _ accounts: [(Voice, RecordID?, String, Int?)]
    ) -> ActContent {
        let between = accounts.map { voice, person, words, figure in
            set(DivergentAccount()) {
                ($0.voice, $0.words) = (voice, words)
                $0.who = person.map { Speaker(person: $0) }
                $0.figure = figure.map { Figure($0) }
            }
        }
        return .divergence(
            set(Divergence(id: id, divergenceKind: kind, between: between, settledBy: settledBy)) { $0.about = about })
    }

    static var statements: [ActContent] {
        func said(
            _ id: RecordID, _ speakers: [Speaker], _ attribution: Attribution, _ kind: StatementKind, _ gist: String,
            _ more: (inout Statement) -> Void = { _ in }
        ) -> ActContent {
            .statement(
                set(Statement(id: id, speakers: speakers, attribution: attribution, statementKind: kind)) {
                    ($0.gist, $0.date, $0.round) = (gist, when("2025-05-16"), "T2")
                    more(&$0)
                })
        }
        func person(_ id: RecordID) -> [Speaker] { [Speaker(person: id)] }
        let reporter = [Speaker(described: "the reporter")]
        return [
            said("S1", person("medinsky"), .onRecord, .assessment, "on the whole content, ready to go on"),
            said("S2", person("fidan"), .onRecord, .result, "agreed in principle to meet; ideas in writing") {
                $0.about = ["R2", "R3"]
            },
            said("S3", person("umerov"), .onRecord, .result, "confirms exchange; cease-fire and summit discussed") {
                $0.about = ["R1", "R4", "R5"]
            },
            said(
                "S4", [Speaker(party: "UA", described: "a source to AFP")], .background, .positionOther,
                "demands not acceptable; meant to make talks fail"
            ) { $0.note = "the motive is opinion" },
            said("S5", person("zelenskyy"), .onRecord, .characterisation, "says the other feared to come"),
            said("S6", person("zelenskyy"), .onRecord, .warning, "had warned that the world must respond"),
            said("S7", person("zelenskyy"), .onRecord, .insult, "belittled the other team before the talks"),
            said("S8", person("trump"), .onRecord, .thirdParty, "nothing will move until he meets Putin"),
            said("S9", person("rubio"), .institution, .thirdParty, "killing must stop") {
                $0.via = Speaker(person: "bruce")
            },
            said(
                "S10", [Speaker(party: "UA", described: "the President's spokesperson")], .institution, .event,
                "five leaders phoned Trump"
            ) { $0.contentUnknown = true },
            said("S11", [Speaker(party: "RU"), Speaker(party: "US")], .secondhand, .thirdParty, "a meeting is needed"),
            said(
                "S12", [Speaker(party: "UA"), Speaker(party: "RU")], .secondhand, .characterisation,
                "traded insults for 24 hours before"),
            said("S13", reporter, .secondhand, .assessment, "the exchange seems the only concrete agreement"),
            .contact(
                set(Contact(id: "C1", contactKind: .meeting)) {
                    ($0.parties, $0.round, $0.dateWords) = (["UA", "US", "GB", "FR", "DE"], "T2", "before the session")
                    $0.people = [Speaker(person: "rubio"), Speaker(person: "kellogg")]
                }),
            .contact(
                set(Contact(id: "C2", contactKind: .call)) {
                    ($0.parties, $0.statement, $0.contentUnknown) = (["UA", "FR", "DE", "GB", "PL", "US"], "S10", true)
                    ($0.people, $0.date) = ([Speaker(person: "trump")], when("2025-05-16"))
                }),
            .contact(
                set(Contact(id: "C3", contactKind: .pressure)) {
                    ($0.parties, $0.words, $0.attribution) = (
                        ["US", "UA", "RU"], "on both sides to open talks", .secondhand
                    )
                }),
        ]
    }

    static var positions: [ActContent] {
        func take(
            _ id: RecordID, _ side: SideID, _ types: [PositionType], _ issue: String, _ attribution: Attribution,
            by: Speaker?, _ more: (inout Position) -> Void = { _ in }
        ) -> ActContent {
            .position(
                set(
                    Position(
                        id: id, side: side, types: types, issue: issue, matter: issue, ownWords: by == nil,
                        attribution: attribution)
                ) {
                    ($0.attributedBy, $0.round) = (by, "T2")
                    more(&$0)
                })
        }
        let reporter = Speaker(described: "the reporter")
        return [
            take("P1", .a, [.demand], "cease-fire", .secondhand, by: reporter),
            take("P2", .b, [.refusal], "cease-fire", .secondhand, by: reporter),
            take(
                "P3", .b, [.demand, .condition], "withdrawal", .background,
                by: Speaker(party: "UA", described: "a Ukrainian source to AFP")
            ) { ($0.sourceSide, $0.note) = (.a, "RU has not said it here") },
            take("P4", .b, [.threat], "Sumy and Kharkiv", .background, by: Speaker(described: "another source")) {
                $0.sourceSide = .unknown
            },
            take("P5", .b, [.refusal], "held territory", .secondhand, by: reporter),
            take("P6", .b, [.demand], "withdrawal", .onRecord, by: nil) {
                ($0.asOf, $0.speaker, $0.round) = (when("2024"), Speaker(person: "putin"), nil)
            },
            take("P7", .a, [.request], "presidents", .onRecord, by: nil) { $0.speaker = Speaker(person: "umerov") },
            take("P8", .a, [.request], "sanctions", .onRecord, by: nil) {
                ($0.towardWords, $0.speaker) = ("third parties", Speaker(person: "zelenskyy"))
            },
            take("P9", .b, [.demand], "five regions", .secondhand, by: reporter),
        ]
    }
}
