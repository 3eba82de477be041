import Foundation
import Persons
import TestSupport
import Testing

@testable import Talks

@Suite struct ReadingTests {
    @Test func theTableOfWhoReadsWhat() {
        let table = """
            visibility for shared  A    B    mediator public
            AUTHOR     -   -       -    -    -        -
            AUTHOR     A   -       -    -    -        -
            MEDIATOR   -   -       -    -    yes      -
            MEDIATOR   A   -       yes  -    yes      -
            MEDIATOR   B   -       -    yes  yes      -
            SIDE       -   A       yes  -    yes      -
            SIDE       -   B       -    yes  yes      -
            BOTH       -   -       yes  yes  yes      -
            PUBLIC     -   -       yes  yes  yes      yes
            """
        for line in table.split(separator: "\n").dropFirst() {
            let cell = line.split(separator: " ").map(String.init)
            let act = Act(
                number: 1, at: when("2025-05-16T09:00Z"), by: "clerk", forSide: SideID(rawValue: cell[1]),
                visibility: Visibility(rawValue: cell[0]) ?? .author, sharedWith: SideID(rawValue: cell[2]),
                .statement(statement("S1", .assessment, "words")))
            for (reader, expected) in zip(Reader.all, cell[3...]) {
                #expect(ReadingTable.mayRead(act, reader, author: nil) == (expected == "yes"), "\(line) \(reader)")
            }
        }
    }

    @Test func aNotebookOpensToItsAuthorAloneInTheAuthorsOwnPlace() {
        let note = ActContent.notebookEntry(NotebookEntry(id: "n1", noteKind: .redLine, words: "CANARY"))
        var world = TalksWorld()
        #expect(world.add(note, by: "Ana", forSide: .a, .author).isEmpty)
        #expect(world.view(.side(.a), author: "Ana").notebook.map(\.words) == ["CANARY"])
        for (reader, author) in [
            (.side(.a), nil), (.side(.a), "Bo"), (.side(.b), "Ana"), (.mediator, "Ana"), (.mediator, nil),
            (.public, "Ana"),
        ] as [(Reader, String?)] {
            #expect(world.view(reader, author: author).notebook.isEmpty)
        }
        let open = ActContent.notebookEntry(NotebookEntry(id: "n2", noteKind: .note, words: "open"))
        #expect(world.add(open, by: "Ana", .mediator).map(\.code) == ["NOTEBOOK_IS_PRIVATE"])
    }

    /// Every kind of record put in A's, the mediator's or an author's hands, each with a word of its own in every text.
    @Test(arguments: [1, 2, 3])
    func hiddenWordsOccurInNoByteOfAnotherReadersView(way: Int) throws {
        var world = TalksWorld()
        let opened = try enter(SampleActs.open, into: &world) { world, content in world.add(content) }
        #expect(opened > 35, "\(world.findings.map { "\($0.file ?? "") \($0.code) \($0.message)" })")
        let before = [Reader.side(.b), .public].map { world.view($0) }
        let hidden = try enter(SampleActs.closed, into: &world) { world, content in
            switch way {
            case 1: world.add(content, forSide: .a, .side, sharedWith: .a)
            case 2: world.add(content, .mediator)
            default: world.add(content, by: "Ana", forSide: .a, .author)
            }
        }
        #expect(hidden > 28)
        for reader in [Reader.side(.b), .public] {
            #expect(try !world.json(reader).contains("CANARY"), "\(reader)")
        }
        #expect([Reader.side(.b), .public].map { world.view($0) } == before)
        #expect(try world.json(way == 2 ? .mediator : .side(.a), author: "Ana").contains("CANARY"))
    }

    /// Adds what can be added, in whatever order it can, and counts it.
    private func enter(
        _ texts: [String], into world: inout TalksWorld, _ add: (inout TalksWorld, ActContent) -> [Finding]
    ) throws -> Int {
        var waiting = try texts.map(read)
        while true {
            let before = waiting.count
            waiting.removeAll { content in !add(&world, content).contains { $0.severity == .error } }
            if waiting.count == before { return texts.count - waiting.count }
        }
    }

    private func read(_ text: String) throws -> ActContent {
        let head = "number: 1\nat: 2025-05-16T18:00Z\nby: x\nvisibility: BOTH\n"
        let (act, findings) = try Act.read(Array((head + text).utf8))
        return try #require(act, "\(findings)").content
    }

    @Test(arguments: 1...20)
    func whateverIsEnteredNoHiddenWordReachesTheOther(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var world = TalksWorld([result("R1"), result("R2")])
        var statements: [RecordID] = []
        for number in 1...60 {
            let isHidden = Bool.random(using: &generator)
            let word = isHidden ? "CANARY\(number)" : "open words \(number)"
            let id = RecordID(rawValue: isHidden ? "CANARY-\(number)" : "S\(number)")
            let source = SourceReference(statement: statements.first, words: isHidden ? "CANARY source" : nil)
            var content: ActContent
            switch Int.random(in: 0..<5, using: &generator) {
            case 0:
                var said = statement(id, .assessment, word)
                said.about = statements.randomElement(using: &generator).map { [$0] } ?? []
                content = .statement(said)
                statements.append(id)
            case 1:
                var claim = Claim(result: "R1", voice: Bool.random(using: &generator) ? .a : .chair)
                claim.rung = AgreementDegree.allCases.randomElement(using: &generator)
                claim.words = word
                claim.statement = statements.randomElement(using: &generator)
                content = .claim(claim)
            case 2: content = .remainsReturn(remains(id, number, words: word))
            case 3:
                content = .withdrawal(
                    Withdrawal(record: statements.randomElement(using: &generator) ?? "R2", words: word))
            default:
                var contact = Contact(id: id, contactKind: .call)
                contact.words = word
                contact.statement = statements.randomElement(using: &generator)
                content = .contact(contact)
            }
            let side: SideID? = isHidden && Bool.random(using: &generator) ? .a : nil
            world.add(
                content, forSide: side, isHidden ? (side == .a ? .side : .mediator) : .both,
                sharedWith: side, source: source)
        }
        #expect(try !world.json(.side(.b)).contains("CANARY"))
        #expect(try !world.json(.public).contains("CANARY"))
        #expect(try world.json(.mediator).contains("CANARY"))
        var findings: [Finding] = []
        let again = TalksRecord(process: world.record.process, replaying: world.record.acts, findings: &findings)
        #expect(again == world.record && !findings.contains { $0.severity == .error })
        #expect(again.view(for: .mediator, on: when("2025-06-01")) == world.view())
    }

    @Test func aClaimInConfidenceMovesNoRungTheOtherSideSees() {
        var world = TalksWorld([result("R1"), claim("R1", .a, .announced)])
        world.add(claim("R1", .b, .announced), forSide: .b, .mediator)
        #expect(world.view(.mediator).results[0].established == .announced)
        #expect(world.view(.side(.b)).results[0].established == .announced)
        #expect(world.view(.side(.a)).results[0].established == .discussed)
        #expect(world.view(.side(.a)).results[0].history.map(\.established) == [.discussed])
    }

    @Test func referencesToHiddenRecordsVanish() {
        var world = TalksWorld()
        world.add(.statement(statement("S1", .assessment, "in confidence")), .mediator)
        var said = statement("S2", .assessment, "openly")
        said.about = ["S1"]
        world.add(.statement(said), source: SourceReference(statement: "S1", words: "the desk"))
        #expect(world.view(.mediator).statements.last?.statement.about == ["S1"])
        let shown = world.view(.side(.b)).statements
        #expect(shown.map(\.statement.id) == ["S2"] && shown[0].statement.about.isEmpty)
        #expect(shown[0].statement.source == SourceReference(words: "the desk"))
        #expect(shown[0].statement.enteredAs == nil && world.view().statements[0].statement.enteredAs == 1)
    }

    @Test func insultsAreKeptAndNeverInAJointView() throws {
        var world = TalksWorld()
        world.add(.statement(statement("S1", .insult, "FOUL words")), .public)
        world.add(.statement(statement("S2", .characterisation, "FOUL picture")), .public)
        world.add(.statement(statement("S3", .assessment, "fair words")), .public)
        for reader in [Reader.side(.a), .side(.b), .public] {
            let view = world.view(reader)
            #expect(view.statements.map(\.statement.id) == ["S3"] && view.keptBack == 2)
            #expect(try !world.json(reader).contains("FOUL"))
        }
        let mediator = world.view(.mediator)
        #expect(mediator.statements.map(\.statement.id) == ["S3", "S1", "S2"] && mediator.keptBack == 0)
        #expect(mediator.statements.map(\.marked) == [false, true, true])
        #expect(mediator.timeline.undated == ["S3"])
        #expect(mediator.said("foul").map(\.id) == ["S1", "S2"] && world.view(.public).said("foul").isEmpty)
    }

    @Test func whatBecameAnInsultByCorrectionIsKeptBackInBothForms() throws {
        var world = TalksWorld([.statement(statement("S1", .assessment, "FOUL words"))])
        world.add(.statement(statement("S1", .insult, "FOUL words indeed")), supersedes: 1)
        #expect(try !world.json(.side(.a)).contains("FOUL"))
        #expect(world.view(.side(.a)).keptBack == 1)
        world.add(.statement(statement("S1", .assessment, "mild words")), supersedes: 2)
        let shown = world.view(.side(.a)).statements
        #expect(shown.map(\.statement.words) == ["mild words"])
        #expect(shown[0].statement.earlier.map(\.words) == ["FOUL words"])
    }

    @Test func overlapsAreTheMediatorsUntilShared() {
        let overlap = ActContent.overlap(Overlap(id: "O1", issue: "wounded", words: "both speak of the wounded"))
        var world = TalksWorld()
        #expect(world.add(overlap, .both).map(\.code) == ["OVERLAP_SHARED"])
        #expect(world.add(overlap, forSide: .a, .mediator).map(\.code) == ["OVERLAP_SHARED"])
        #expect(world.add(overlap, .mediator).isEmpty)
        #expect(world.view(.side(.a)).overlaps.isEmpty && world.view(.side(.b)).overlaps.isEmpty)
        #expect(world.add(.share(Share(record: "O1")), .side, sharedWith: .a).isEmpty)
        #expect(world.view(.side(.a)).overlaps.count == 1 && world.view(.side(.b)).overlaps.isEmpty)
        #expect(world.add(.share(Share(record: "O1")), .both).isEmpty)
        #expect(world.view(.side(.b)).overlaps.map(\.visibility) == [.both])
    }

    @Test func sharingOpensNoEarlierDraft() throws {
        var world = TalksWorld()
        world.add(.statement(statement("S1", .assessment, "DRAFT")), forSide: .a, .side, sharedWith: .a)
        world.add(.statement(statement("S1", .assessment, "final")), forSide: .a, .side, sharedWith: .a, supersedes: 1)
        #expect(world.add(.share(Share(record: "S1")), forSide: .b, .both).map(\.code) == ["NOT_YOURS"])
        #expect(world.add(.share(Share(record: "S1")), forSide: .a, .both).isEmpty)
        #expect(world.view(.side(.b)).statements.map(\.statement.words) == ["final"])
        #expect(try !world.json(.side(.b)).contains("DRAFT"))
        #expect(try world.json(.side(.a)).contains("DRAFT"))
    }

    @Test func aSidesCommentOnTheTextIsSealedFromTheOther() throws {
        var world = TalksWorld([.paper(Paper(id: "K1", paperType: .rolling, title: "Text"))])
        func entry(_ party: PartyID, _ operation: TextOperation) -> ActContent {
            .text(TextChange(text: "K1", party: party, operation: operation))
        }
        let comment = entry(.a, .comment(nil, words: "CANARY"))
        #expect(world.add(comment, forSide: .a, .side, sharedWith: .a).isEmpty)
        let label = entry(.mediator, .revision(label: "rev. 1"))
        #expect(world.add(label, .mediator).map(\.code) == ["TEXT_CHANGE_HIDDEN"])
        #expect(world.add(label).isEmpty)
        #expect(world.add(label, forSide: .a).map(\.code) == ["NOT_YOURS"])
        #expect(world.view(.side(.a)).texts[0].acts.map(\.operation.kind) == [.comment, .revision])
        #expect(world.view(.side(.b)).texts[0].acts.map(\.operation.kind) == [.revision])
        #expect(try !world.json(.side(.b)).contains("CANARY"))
    }

    @Test func inOneTextModeOnlyTheMediatorWrites() {
        var process = TalksWorld.process
        process.oneText = true
        var world = TalksWorld()
        world.record = TalksRecord(process: process)
        world.add(.paper(Paper(id: "K1", paperType: .chair, title: "Text")))
        func add(_ party: PartyID, _ operation: TextOperation) -> [String] {
            world.add(.text(TextChange(text: "K1", party: party, operation: operation))).map(\.code)
        }
        #expect(add(.a, .revision(label: "rev. 1")) == ["ONE_TEXT"])
        #expect(add(.mediator, .revision(label: "rev. 1")).isEmpty)
        #expect(add(.a, .comment(nil, words: "too short")).isEmpty)
    }
}
