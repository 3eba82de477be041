import Persons

@testable import Talks

extension IstanbulDay {
    /// Returns as announced, and what came after the day.
    static var later: [ActContent] { returns + stages + rounds }

    private static func set<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
        var value = value
        change(&value)
        return value
    }

    private static var returns: [ActContent] {
        func announced(
            _ id: RecordID, _ from: SideID, _ figure: Int, _ words: String, _ voice: Voice, _ who: String,
            _ date: String,
            _ scope: ReturnScope? = nil, note: String? = nil
        ) -> ActContent {
            .remainsReturn(
                set(remains(id, from: from, figure, words: words, voice: voice, date: date, scope: scope)) {
                    ($0.who, $0.note) = (Speaker(described: who), note)
                })
        }
        func total(_ record: RecordID, _ voice: Voice, _ figure: Int, _ words: String) -> DivergentAccount {
            set(DivergentAccount()) {
                ($0.record, $0.voice, $0.figure, $0.words) = (record, voice, Figure(figure), words)
            }
        }
        return [
            announced(
                "M1", .b, 909, "remains of soldiers", .a, "UA authorities", "2025-05-16", note: "receiver's own figure"),
            announced(
                "M2", .a, 34, "bodies", .press, "Russian media", "2025-05-16", note: "not a statement of an authority"),
            announced("M3", .b, 909, "remains of soldiers", .a, "UA authorities", "2025-03-28"),
            announced("M4", .b, 909, "remains of soldiers", .a, "UA authorities", "2025-04-18"),
            announced("M5", .b, 6057, "bodies", .a, "UA headquarters", "2025-06-16", .total),
            announced("M6", .b, 6060, "bodies", .b, "RU head", "2025-06-16", .total),
            announced("M7", .b, 6060, "bodies", .a, "UA minister", "2025-06-16", .total),
            announced("M8", .a, 78, "bodies", .b, "RU head", "2025-06-16", .total),
            .divergence(
                Divergence(
                    id: "D3", divergenceKind: .number,
                    between: [
                        total("M5", .a, 6057, "UA headquarters"), total("M6", .b, 6060, "RU head"),
                        total("M7", .a, 6060, "UA minister"),
                    ], settledBy: "a counter-signed count")),
        ]
    }

    private static var stages: [ActContent] {
        func line(_ side: SideID, _ category: String, _ count: Int, _ more: (inout CountLine) -> Void = { _ in })
            -> CountLine
        {
            set(CountLine(releasedBy: side, category: category, figure: Figure(count)), more)
        }
        func account(_ id: RecordID, _ voice: Voice, _ stage: RecordID?, _ counts: [CountLine], _ words: String?)
            -> ActContent
        {
            .account(
                set(ExchangeAccount(id: id, exchange: "thousand", voice: voice)) {
                    ($0.stage, $0.counts, $0.words) = (stage, counts, words)
                })
        }
        let days = ["2025-05-23", "2025-05-24", "2025-05-25"]
        return days.enumerated().map { index, day in
            .stage(
                set(ExchangeStage(id: RecordID(rawValue: "G\(index + 1)"), exchange: "thousand", date: when(day))) {
                    $0.ordinal = index + 1
                })
        } + [
            account("X1", .b, "G1", [line(.a, "all", 390), line(.b, "all", 390)], nil),
            account(
                "X2", .a, "G1",
                [
                    line(.b, "military", 270) { $0.classPosition = .pow },
                    line(.b, "civilians", 120) {
                        ($0.classPosition, $0.outsideTheExchange, $0.words) = (.civDet, true, "returned, not exchanged")
                    },
                    line(.b, "women", 3) { $0.partOf = "military" },
                    line(.a, "military", 270),
                    line(.a, "civilians", 120) { $0.outsideTheExchange = true },
                    line(.a, "own convicts who had asked to leave", 70) {
                        ($0.partOf, $0.classPosition, $0.outsideTheExchange) = ("civilians", .convict, true)
                    },
                ], nil),
            account("X3", .b, nil, [line(.a, "all", 1000), line(.b, "all", 1000)], "1,000"),
            account(
                "X4", .a, nil,
                [line(.b, "military", 880), line(.b, "civilians", 120) { $0.outsideTheExchange = true }], "880 + 120"),
        ]
    }

    private static var rounds: [ActContent] {
        func list(_ id: RecordID, _ step: ListStep, _ from: SideID, _ voice: Voice, _ what: String, _ date: String)
            -> ListHandover
        {
            set(ListHandover(id: id, step: step, from: from, to: from.other, voice: voice, what: what)) {
                $0.date = when(date)
            }
        }
        func announced(_ id: RecordID, _ voice: Voice, _ words: String, _ date: String, _ figures: [Figure] = [])
            -> ActContent
        {
            .announcement(
                set(Announcement(id: id, voice: voice, words: words)) { ($0.date, $0.figures) = (when(date), figures) })
        }
        func round(_ id: RecordID, _ ordinal: Int, _ day: String, _ duration: String?) -> ActContent {
            .round(set(Round(id: id)) { ($0.ordinal, $0.starts, $0.duration) = (ordinal, when(day), duration) })
        }
        return [
            .list(list("L1", .handedOver, .b, .b, "names for the exchange", "2025-05-22")),
            .list(list("L2", .awaited, .a, .b, "names for the exchange", "2025-05-22")),
            .list(list("L3", .ready, .a, .a, "names for the exchange", "2025-05-22")),
            .divergence(
                Divergence(
                    id: "D4", divergenceKind: .date,
                    between: [
                        set(DivergentAccount()) { ($0.record, $0.words) = ("L2", "waits for the other") },
                        set(DivergentAccount()) { ($0.record, $0.words) = ("L3", "our part is done") },
                    ], settledBy: "a co-signed receipt")),
            round("T3", 2, "2025-06-02", nil),
            .paper(
                set(Paper(id: "K1", paperType: .memorandum, title: "Memorandum")) {
                    ($0.from, $0.to, $0.round, $0.date) = (["UA"], ["RU"], "T3", when("2025-06-02"))
                }),
            .list(
                set(list("L4", .handedOver, .a, .a, "children taken away", "2025-06-02")) {
                    $0.figures = [Figure(400, qualifier: .lessThan, words: "almost 400"), Figure(339)]
                    $0.track = "children"
                }),
            announced(
                "E1", .b, "bodies and names are at the place", "2025-06-07",
                [
                    Figure(1212, unit: "bodies"), Figure(640, unit: "names"),
                ]),
            .objection(
                set(Objection(id: "J1", side: .a, grounds: [.notInCategory, .notAgreedDate], to: "E1")) {
                    $0.date = when("2025-06-07")
                }),
            round("T4", 3, "2025-07-23", "about 40 minutes"),
            announced(
                "E2", .b, "three online working groups proposed; more remains offered", "2025-07-23",
                [
                    Figure(3000, unit: "remains"), Figure(1200, qualifier: .atLeast, unit: "prisoners by each side"),
                ]),
            announced(
                "E3", .press, "a site publishes names said to be refused by their own side", "2025-08-06",
                [
                    Figure(1000, unit: "names")
                ]),
        ]
    }
}
