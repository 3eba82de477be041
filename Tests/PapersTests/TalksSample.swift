import Persons
import Testing

@testable import Papers
@testable import Talks

/// The day of Istanbul, 16 May 2025, and what followed, as acts: public office-holders only, and no prisoner's name.
struct TalksSample {
    private(set) var acts: [Act] = []
    private let isPublic: Bool
    private let at = When("2025-07-24T08:00Z")

    static let process: TalksProcess = {
        var process = TalksProcess(process: "Direct contacts between the parties")
        process.parties = [
            party("UA", .side, .a, "Ukraine"), party("RU", .side, .b, "Russia"), party("TR", .mediator, nil, "Türkiye"),
            party("US", .third, nil, "United States"),
        ]
        process.displayOrder = [.b, .a]
        process.orderRule = "alphabetical in the language of the page"
        process.groundRules = ["Insults are kept and stand in no joint view."]
        process.languages = ["en", "uk", "ru", "tr"]
        return process
    }()

    private static func party(_ id: RecordID, _ role: PartyRole, _ side: SideID?, _ name: String) -> Party {
        made(Party(id: id, role: role)) {
            $0.side = side
            $0.names = [WrittenWords(name, language: "en")]
        }
    }

    private static func made<Noun>(_ noun: Noun, _ change: (inout Noun) -> Void) -> Noun {
        var noun = noun
        change(&noun)
        return noun
    }

    private func made<Noun>(_ noun: Noun, _ change: (inout Noun) -> Void) -> Noun { Self.made(noun, change) }

    mutating func add(
        _ content: ActContent, visibility: Visibility? = nil, forSide: SideID? = nil, sharedWith: SideID? = nil
    ) {
        guard let at else { return }
        acts.append(
            Act(
                number: acts.count + 1, at: at, by: "clerk", forSide: forSide,
                visibility: visibility ?? (isPublic ? .public : .both),
                sharedWith: sharedWith, content))
    }

    /// The record; a refused act fails the test.
    func record() -> TalksRecord {
        var findings: [Finding] = []
        let record = TalksRecord(process: Self.process, replaying: acts, findings: &findings)
        for finding in findings where finding.severity == .error { Issue.record("\(finding)") }
        return record
    }

    func view(for reader: Reader) throws -> TalksView {
        record().view(for: reader, on: try #require(When("2025-07-24")))
    }

    /// The day with every act open to both sides, or to anyone.
    init(isPublic: Bool = false) {
        self.isPublic = isPublic
        addPeople()
        addRound()
        addResults()
        addPositions()
        addStatements()
        addBeside()
        addLater()
    }

    private mutating func addPeople() {
        for (id, party, name, office) in [
            ("umerov", "UA", "Rustem Umerov", "Defence Minister"),
            ("zelenskyy", "UA", "Volodymyr Zelenskyy", "President"),
            ("medinsky", "RU", "Vladimir Medinsky", "Presidential aide"),
            ("putin", "RU", "Vladimir Putin", "President"),
            ("fidan", "TR", "Hakan Fidan", "Foreign Minister"), ("trump", "US", "Donald Trump", "President"),
            ("rubio", "US", "Marco Rubio", "Secretary of State"), ("bruce", "US", "Tammy Bruce", "spokesperson"),
        ] {
            add(
                .person(
                    made(TalksPerson(id: RecordID(stringLiteral: id))) {
                        $0.party = RecordID(stringLiteral: party)
                        $0.names = [WrittenWords(name, language: "en")]
                        $0.office = office
                        $0.publicOffice = true
                    }))
        }
    }

    private mutating func addRound() {
        add(
            .round(
                made(Round(id: "T2")) {
                    $0.ordinal = 2
                    $0.ordinalWords = "the second direct contact since 24 February 2022"
                    $0.place = "Istanbul, Dolmabahçe Palace"
                    $0.starts = When("2025-05-16T13:30+03:00")
                    $0.ends = When("2025-05-16T15:00+03:00")
                    $0.timezone = "Europe/Istanbul"
                    $0.duration = "about 90 minutes"
                    $0.formats = [.direct]
                    $0.seating = "the chair at the head, the delegations facing each other"
                    $0.chair = Speaker(party: "TR", person: "fidan")
                    var absence = Absence(who: Speaker(party: "RU", person: "putin"))
                    absence.note = "had proposed the meeting, did not travel"
                    $0.absent = [absence]
                    $0.expectation = "low, once the absence was known"
                    $0.expectedBy = Speaker(described: "observers, unnamed")
                }))
        add(
            .delegation(
                made(Delegation(id: "DUA")) { ($0.party, $0.round, $0.head) = ("UA", "T2", "umerov") }))
        add(
            .delegation(
                made(Delegation(id: "DRU")) {
                    ($0.party, $0.round, $0.head) = ("RU", "T2", "medinsky")
                    $0.rank = "described as second level"
                }))
    }

    private mutating func claim(
        _ result: RecordID, _ voice: Voice, _ rung: AgreementDegree?, _ who: RecordID, _ words: String,
        _ statement: RecordID?
    ) {
        add(
            .claim(
                made(Claim(result: result, voice: voice)) {
                    ($0.rung, $0.words, $0.statement) = (rung, words, statement)
                    $0.who = Speaker(person: who)
                    $0.date = When("2025-05-16")
                }))
    }

    private mutating func addResults() {
        let results: [(RecordID, String, String)] = [
            ("R1", "Exchange of 1,000 prisoners by each side, “near future”", "prisoners"),
            ("R2", "Meet again", "next-round"),
            ("R3", "Each side to set out its cease-fire ideas in writing", "cease-fire"),
            ("R4", "Cease-fire", "cease-fire"), ("R5", "Meeting of the two presidents", "presidents"),
        ]
        addStatementsOfResults()
        for (id, matter, issue) in results {
            add(
                .result(
                    made(TalksResult(id: id, matter: matter)) {
                        ($0.round, $0.issue) = ("T2", issue)
                        if id == "R2" { $0.becomesCommitment = "no act yet: an open point without a due date" }
                        if id == "R1" { $0.commitmentNeeds = ["categories", "lists by", "stages", "place"] }
                    }))
        }
        claim("R1", .a, .announced, "umerov", "one thousand for one thousand", "S3")
        claim("R2", .chair, .inPrinciple, "fidan", "agreed in principle to meet again", "S2")
        claim("R3", .chair, .inPrinciple, "fidan", "would present their cease-fire ideas in writing", "S2")
        claim("R3", .b, nil, "medinsky", "a vision of a possible future cease-fire", "S1")
        claim("R4", .a, .discussed, "umerov", "a cease-fire was discussed", "S3")
        claim("R5", .b, .noted, "medinsky", "we took note of the request", "S1")
        claim("R5", .a, .discussed, "umerov", "a meeting of the presidents was discussed", "S3")
        for (id, actor, beneficiary) in [("C1", "UA", "RU"), ("C2", "RU", "UA")] {
            let other: RecordID = id == "C1" ? "C2" : "C1"
            add(
                .commitment(
                    made(Commitment(id: RecordID(stringLiteral: id), action: "release 1,000 prisoners")) {
                        $0.actor = RecordID(stringLiteral: actor)
                        $0.beneficiary = RecordID(stringLiteral: beneficiary)
                        $0.quantity = Figure(1000, unit: "prisoners")
                        $0.basis = .nForN
                        $0.condition = "the other side releases as many"
                        $0.proof = "accounts of the stages that both sides give"
                        $0.result = "R1"
                        if id == "C2" { $0.mirrors = other }
                        var key = FulfilmentKey()
                        (key.exchange, key.releasedBy) = ("may-exchange", id == "C1" ? .a : .b)
                        $0.fulfilment = key
                    }))
        }
        for (id, actor) in [("C3", "UA"), ("C4", "RU")] {
            add(
                .commitment(
                    made(Commitment(id: RecordID(stringLiteral: id), action: "set out its cease-fire ideas in writing"))
                    {
                        $0.actor = RecordID(stringLiteral: actor)
                        $0.beneficiaryWords = "the other side and the chair"
                        $0.proof = "the memorandum as handed over"
                        $0.result = "R3"
                    }))
        }
    }

    private mutating func position(
        _ id: RecordID, _ side: SideID, _ types: [PositionType], _ issue: String, _ matter: String,
        _ attribution: Attribution, own: Bool = false, by: String? = "the reporter", from: SourceSide? = .neither,
        _ change: (inout Position) -> Void = { _ in }
    ) {
        add(
            .position(
                made(
                    Position(
                        id: id, side: side, types: types, issue: issue, matter: matter, ownWords: own,
                        attribution: attribution)
                ) {
                    $0.round = "T2"
                    $0.asOf = When("2025-05-16")
                    if !own {
                        $0.attributedBy = by.map { Speaker(described: $0) }
                        $0.sourceSide = from
                    }
                    change(&$0)
                }))
    }

    private mutating func addPositions() {
        position("P1", .a, [.demand], "cease-fire", "unconditional cease-fire", .secondhand)
        position("P2", .b, [.refusal], "cease-fire", "unconditional cease-fire", .secondhand)
        position(
            "P3", .b, [.demand, .condition], "cease-fire",
            "withdrawal of Ukrainian forces from wide areas Ukraine controls before a cease-fire can begin",
            .background,
            by: "a Ukrainian source to AFP", from: .a
        ) { $0.note = "Russia has not said it here" }
        position(
            "P4", .b, [.threat], "territory", "take Sumy and Kharkiv regions", .background,
            by: "another source familiar with the talks", from: .unknown)
        position("P5", .b, [.refusal], "territory", "no talk of giving up held territory", .secondhand)
        position(
            "P6", .b, [.demand], "territory", "withdrawal from parts of four regions still under Ukrainian control",
            .onRecord, own: true
        ) {
            ($0.speaker, $0.asOf, $0.round) = (Speaker(person: "putin"), When("2024"), nil)
        }
        position("P7", .a, [.request], "presidents", "meeting of the presidents", .onRecord, own: true) {
            $0.speaker = Speaker(person: "umerov")
        }
        position(
            "P8", .a, [.request], "sanctions", "strong reaction, sanctions on energy and banks, if talks fail",
            .onRecord,
            own: true
        ) { ($0.speaker, $0.towardWords) = (Speaker(person: "zelenskyy"), "third parties") }
        position(
            "P9", .b, [.demand], "territory",
            "says five Ukrainian regions are its own; none formally over Sumy and Kharkiv",
            .secondhand)
    }

    private mutating func statement(
        _ id: RecordID, _ speakers: [Speaker], _ attribution: Attribution, _ kind: StatementKind, _ gist: String,
        _ change: (inout Statement) -> Void = { _ in }
    ) {
        add(
            .statement(
                made(Statement(id: id, speakers: speakers, attribution: attribution, statementKind: kind)) {
                    ($0.round, $0.gist, $0.date) = ("T2", gist, When("2025-05-16"))
                    change(&$0)
                }))
    }

    private mutating func addStatementsOfResults() {
        statement(
            "S1", [Speaker(person: "medinsky")], .onRecord, .assessment, "on the whole content, ready to go on"
        ) {
            ($0.words, $0.language) = ("В целом мы удовлетворены результатом и готовы продолжать контакты", "ru")
            ($0.translation, $0.translationLanguage) =
                ("On the whole we are satisfied with the result and ready to continue contacts", "en")
        }
        statement(
            "S2", [Speaker(person: "fidan")], .onRecord, .result, "agreed in principle to meet; ideas in writing")
        statement(
            "S3", [Speaker(person: "umerov")], .onRecord, .result,
            "confirms the exchange; cease-fire and presidents’ meeting discussed")
    }

    private mutating func addStatements() {
        statement(
            "S4", [Speaker(described: "a Ukrainian source to AFP")], .background, .positionOther,
            "demands not acceptable; meant to make the talks fail"
        ) { ($0.note, $0.printedBy) = ("the motive is opinion", "AFP") }
        statement(
            "S5", [Speaker(person: "zelenskyy")], .onRecord, .characterisation,
            "CANARY-S5 the other side is not serious")
        statement(
            "S6", [Speaker(person: "zelenskyy")], .onRecord, .warning,
            "had warned that no cease-fire would show that the other undermines diplomacy; the world must respond")
        statement("S7", [Speaker(person: "zelenskyy")], .onRecord, .insult, "CANARY-S7 belittled the Russian team")
        statement("S8", [Speaker(person: "trump")], .onRecord, .thirdParty, "nothing will move until he meets Putin")
        statement("S9", [Speaker(person: "rubio")], .institution, .thirdParty, "the killing must stop") {
            $0.via = Speaker(person: "bruce")
        }
        statement(
            "S10", [Speaker(party: "UA", described: "the President’s spokesperson")], .institution, .event,
            "five leaders phoned Trump"
        ) { $0.contentUnknown = true }
        statement(
            "S11", [Speaker(described: "Moscow and Washington")], .secondhand, .thirdParty,
            "a meeting of Putin and Trump is needed")
        statement(
            "S12", [Speaker(party: "UA"), Speaker(party: "RU")], .secondhand, .characterisation,
            "CANARY-S12 insults for 24 hours before")
        statement(
            "S13", [Speaker(described: "the reporter")], .secondhand, .assessment,
            "the exchange seems the only concrete agreement")
    }

    private mutating func addBeside() {
        add(
            .contact(
                made(Contact(id: "K1", contactKind: .meeting)) {
                    ($0.parties, $0.round, $0.dateWords) = (["UA", "US"], "T2", "before the session")
                    $0.words = "Rubio, Kellogg, and the security advisers of Britain, France and Germany"
                    $0.date = When("2025-05-16")
                }))
        add(
            .contact(
                made(Contact(id: "K2", contactKind: .call)) {
                    ($0.parties, $0.round, $0.statement) = (["UA", "US"], "T2", "S10")
                    ($0.contentUnknown, $0.date) = (true, When("2025-05-16"))
                }))
        add(
            .contact(
                made(Contact(id: "K3", contactKind: .pressure)) {
                    ($0.parties, $0.round, $0.attribution) = (["US", "UA", "RU"], "T2", .secondhand)
                    $0.words = "pressure on both sides to open talks"
                }))
        for (id, date) in [("M3", "2025-03-28"), ("M4", "2025-04-18"), ("M1", "2025-05-16")] {
            add(
                .remainsReturn(
                    made(
                        RemainsReturn(
                            id: RecordID(stringLiteral: id), from: .b, to: .a,
                            figure: Figure(909, unit: "remains of soldiers"),
                            unit: .unstated, voice: .a)
                    ) {
                        ($0.date, $0.who) = (When(date), Speaker(party: "UA", described: "Ukrainian authorities"))
                        $0.note = "receiver’s own figure"
                    }))
        }
        add(
            .remainsReturn(
                made(
                    RemainsReturn(
                        id: "M2", from: .a, to: .b, figure: Figure(34, unit: "bodies"), unit: .unstated, voice: .press)
                ) {
                    ($0.date, $0.who) = (When("2025-05-16"), Speaker(described: "Russian media"))
                    $0.note = "no authority’s statement; the other side’s confirmation is missing"
                }))
        divergence("D1", .wording, "R3", "the two papers, or minutes both countersign", nil) {
            [
                (.chair, "fidan", "in writing", nil, "R3"),
                (.b, "medinsky", "a vision of a possible future cease-fire", nil, "R3"),
            ]
        }
        divergence("D2", .existence, "R5", "minutes both countersign", nil) {
            [(.b, "medinsky", "noted", nil, "R5"), (.a, "umerov", "discussed", nil, "R5")]
        }
    }

    private mutating func divergence(
        _ id: RecordID, _ kind: DivergenceKind, _ about: RecordID?, _ settledBy: String, _ matter: String?,
        _ between: () -> [(Voice, RecordID?, String, Int?, RecordID?)]
    ) {
        let accounts = between().map { voice, who, words, figure, record in
            made(DivergentAccount()) {
                ($0.voice, $0.words, $0.record) = (voice, words, record)
                $0.who = who.map { Speaker(person: $0) }
                $0.figure = figure.map { Figure($0) }
            }
        }
        add(
            .divergence(
                made(Divergence(id: id, divergenceKind: kind, between: accounts, settledBy: settledBy)) {
                    ($0.about, $0.matter) = (about, matter)
                }))
    }

    private mutating func addLater() {
        add(
            .list(
                made(
                    ListHandover(
                        id: "L1", step: .handedOver, from: .b, to: .a, voice: .b, what: "list for 1,000 for 1,000")
                ) { $0.date = When("2025-05-22") }))
        for (ordinal, date, figure) in [(1, "2025-05-23", 390), (2, "2025-05-24", 307), (3, "2025-05-25", 303)] {
            let stage = RecordID(stringLiteral: "X\(ordinal)")
            guard let day = When(date) else { continue }
            add(.stage(made(ExchangeStage(id: stage, exchange: "may-exchange", date: day)) { $0.ordinal = ordinal }))
            for voice in [Voice.a, .b] {
                add(
                    .account(
                        made(
                            ExchangeAccount(
                                id: RecordID(stringLiteral: "E\(ordinal)\(voice.rawValue)"), exchange: "may-exchange",
                                voice: voice)
                        ) {
                            $0.stage = stage
                            $0.date = day
                            for side in [SideID.a, .b] {
                                $0.counts.append(CountLine(releasedBy: side, category: "all", figure: Figure(figure)))
                                guard ordinal == 1 else { continue }
                                var civilians = CountLine(releasedBy: side, category: "civilians", figure: Figure(120))
                                civilians.partOf = "all"
                                if side == .a {
                                    civilians.classPosition = voice == .a ? .convict : .civ
                                    civilians.outsideTheExchange = voice == .a ? true : nil
                                    civilians.words = voice == .a ? "returned, not exchanged" : nil
                                }
                                $0.counts.append(civilians)
                            }
                        }))
            }
        }
        add(
            .round(
                made(Round(id: "T3")) {
                    ($0.ordinal, $0.place) = (3, "Istanbul")
                    $0.starts = When("2025-06-02T13:40+03:00")
                    $0.timezone = "Europe/Istanbul"
                }))
        for (id, party, title) in [("Q1", "UA", "Memorandum of Ukraine"), ("Q2", "RU", "Memorandum of Russia")] {
            add(
                .paper(
                    made(Paper(id: RecordID(stringLiteral: id), paperType: .memorandum, title: title)) {
                        ($0.from, $0.round, $0.date) = ([RecordID(stringLiteral: party)], "T3", When("2025-06-02"))
                    }))
        }
        add(
            .announcement(
                made(
                    Announcement(
                        id: "N1", voice: .b,
                        words: "bodies and names of the first prisoners are at the place of exchange")
                ) {
                    $0.date = When("2025-06-07")
                    $0.figures = [Figure(1212, unit: "bodies"), Figure(640, unit: "names")]
                }))
        add(
            .objection(
                made(Objection(id: "O1", side: .a, grounds: [.notInCategory, .notAgreedDate], to: "N1")) {
                    ($0.date, $0.words) = (
                        When("2025-06-07"), "no date was agreed; the names do not fit the categories"
                    )
                }))
        for (id, figure, who) in [("M5", 6057, "Ukrainian headquarters"), ("M6", 6060, "the Ukrainian minister")] {
            add(
                .remainsReturn(
                    made(
                        RemainsReturn(
                            id: RecordID(stringLiteral: id), from: .b, to: .a, figure: Figure(figure, unit: "bodies"),
                            unit: .unstated, voice: .a)
                    ) {
                        ($0.date, $0.until, $0.scope) = (When("2025-06-09"), When("2025-06-16"), .total)
                        $0.who = Speaker(party: "UA", described: who)
                    }))
        }
        divergence("D3", .number, nil, "a countersigned count", "Remains received by Ukraine, June 2025") {
            [(.a, nil, "by its headquarters’ count", 6057, "M5"), (.b, "medinsky", "by its own count", 6060, nil)]
        }
    }
}
