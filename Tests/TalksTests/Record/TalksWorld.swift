import Foundation
import Persons
import Testing

@testable import Talks

/// A record of invented talks between Norrow (A) and Veshna (B), chaired by Tarn, to which a test adds its own acts.
struct TalksWorld {
    var record = TalksRecord(process: TalksWorld.process)
    private(set) var findings: [Finding] = []

    static var process: TalksProcess {
        var process = TalksProcess(process: "Direct talks of Norrow and Veshna")
        process.parties = [
            party("NOR", .side, .a, "Norrow"), party("VES", .side, .b, "Вешна"), party("TAR", .mediator, nil, "Tarn"),
        ]
        return process
    }

    static func party(_ id: RecordID, _ role: PartyRole, _ side: SideID?, _ name: String) -> Party {
        var party = Party(id: id, role: role)
        party.side = side
        party.names = [WrittenWords(name)]
        return party
    }

    init(_ contents: [ActContent] = []) { for content in contents { add(content) } }

    /// Adds an act a minute after the one before it, and returns what was found.
    @discardableResult
    mutating func add(
        _ content: ActContent, by: String = "desk", forSide: SideID? = nil, _ visibility: Visibility = .both,
        sharedWith: SideID? = nil, supersedes: Int? = nil, source: SourceReference? = nil
    ) -> [Finding] {
        let notebook = visibility == .author ? by : nil
        let act = Act(
            number: record.nextNumber(notebookOf: notebook), at: Self.time(record.acts.count), by: by, forSide: forSide,
            visibility: visibility, sharedWith: sharedWith, source: source, supersedes: supersedes, content)
        let found = record.apply(act)
        findings += found
        return found
    }

    /// The minute after so many acts.
    static func time(_ count: Int) -> When {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return when("2025-05-\(two(16 + count / 1440))T\(two(count / 60 % 24)):\(two(count % 60))Z")
    }

    var codes: [String] { findings.map(\.code) }

    func view(_ reader: Reader = .mediator, author: String? = nil, on day: String = "2025-06-01") -> TalksView {
        record.view(for: reader, author: author, on: when(day))
    }

    func json(_ reader: Reader, author: String? = nil) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(view(reader, author: author)), as: UTF8.self)
    }
}

/// A date or time written in a test.
func when(_ written: String) -> When {
    guard let when = When(written) else { preconditionFailure("no date: \(written)") }
    return when
}

/// A claim with what the test is about.
func claim(
    _ result: RecordID, _ voice: Voice, _ rung: AgreementDegree?, date: String? = nil, who: Speaker? = nil,
    established: AgreementDegree? = nil
) -> ActContent {
    var claim = Claim(result: result, voice: voice)
    claim.rung = rung
    claim.date = date.map(when)
    claim.who = who
    claim.established = established
    return .claim(claim)
}

/// A result with a matter.
func result(_ id: RecordID) -> ActContent { .result(TalksResult(id: id, matter: "cease-fire along the river")) }

/// A return of remains with what the test is about.
func remains(
    _ id: RecordID, from: SideID = .b, _ figure: Int, unit: RemainsUnit = .unstated,
    words: String? = "remains of soldiers",
    voice: Voice = .a, date: String? = nil, scope: ReturnScope? = nil
) -> RemainsReturn {
    var remains = RemainsReturn(
        id: id, from: from, to: from.other, figure: Figure(figure, unit: words), unit: unit, voice: voice)
    remains.date = date.map(when)
    remains.scope = scope
    return remains
}

/// A statement of one speaker.
func statement(_ id: RecordID, _ kind: StatementKind = .assessment, _ words: String, party: RecordID = "NOR")
    -> Statement
{
    var statement = Statement(
        id: id, speakers: [Speaker(party: party)], attribution: .onRecord, statementKind: kind)
    statement.words = words
    return statement
}
