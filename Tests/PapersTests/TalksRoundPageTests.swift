import Foundation
import Persons
import TestSupport
import Testing

@testable import Papers
@testable import Talks

@Suite struct TalksRoundPageTests {
    private func html(for reader: Reader, _ change: (inout TalksSample) -> Void = { _ in }) throws -> String {
        var sample = TalksSample()
        change(&sample)
        return try #require(RoundPage(view: try sample.view(for: reader), round: "T2")).html()
    }

    /// A page as it is read, its entities resolved.
    private func read(_ html: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(html) {
            $0.replacing($1.0, with: $1.1)
        }
    }

    @Test func theRoundReadsAsAgreed() throws {
        var view = try TalksSample().view(for: .side(.a))
        view.results.removeSubrange(1...3)
        view.commitments.removeSubrange(1...)
        view.positions.removeSubrange(3...)
        view.statements.removeSubrange(2...)
        view.stages.removeSubrange(1...)
        view.announcements = []
        view.lists = []
        view.papers = []
        let page = try #require(RoundPage(view: view, round: "T2"))
        let difference = try goldenDifference(page.html(), "talks-round.html")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func aRoundThatIsNotInTheViewHasNoPage() throws {
        #expect(RoundPage(view: try TalksSample().view(for: .mediator), round: "T9") == nil)
        #expect(RoundPage(view: try TalksSample().view(for: .public), round: "T2") == nil)
    }

    @Test func theQuestionsOfAReaderWhoWasNotThereComeInTheirOrder() throws {
        let html = try html(for: .mediator)
        let titles = html.matches(of: /<h2 id="[^"]+">([^<]+)</).map { String($0.1) }
        #expect(
            titles == [
                "What was agreed, and by whose word", "What is owed, by whom", "What is contested", "Who was there",
                "Agenda and minutes", "Papers", "Positions by issue", "Statements", "Contacts beside the round",
                "What came after", "Returns of remains, as announced", "Kept back by ground rule",
            ])
    }

    @Test func everyRecordOfTheRoundIsOnThePage() throws {
        for reader in [Reader.mediator, .side(.a), .side(.b)] {
            let view = try TalksSample().view(for: reader)
            let page = read(try #require(RoundPage(view: view, round: "T2")).html())
            func shown(_ text: String?) {
                guard let text else { return }
                let found = page.contains(text)
                #expect(found, "\(reader.name): \(text)")
            }
            for result in view.results {
                shown(result.result.noun.matter)
                shown(result.established.label)
                shown(result.establishedBecause)
                for claim in result.claims { shown(claim.claim.words) }
                for words in result.missing { shown(words) }
            }
            for commitment in view.commitments {
                shown(commitment.commitment.noun.action)
                shown(commitment.state.label)
                shown(commitment.commitment.noun.condition)
                shown(commitment.commitment.noun.proof)
            }
            for divergence in view.divergences {
                shown(divergence.divergence.noun.settledBy)
                for account in divergence.divergence.noun.between {
                    shown(account.words)
                    shown(account.figure.map { Wording.number($0.value) })
                }
            }
            for position in view.positions { shown(position.position.noun.matter) }
            for statement in view.statements { shown(statement.statement.noun.gist) }
            for contact in view.contacts { shown(contact.noun.words) }
            for announced in view.returns { shown(Wording.number(announced.noun.figure.value)) }
            for objection in view.objections { shown(objection.noun.words) }
        }
    }

    @Test func oneSidesWordIsShownBesideTheOthersSilence() throws {
        let html = try html(for: .side(.b))
        let card = try #require(html.firstRange(of: "“one thousand for one thousand”"))
        let before = html[..<card.lowerBound]
        #expect(before.hasSuffix("<blockquote>"))
        let russia = try #require(before.ranges(of: "<h4>Russia</h4>").last)
        #expect(html[russia.upperBound...].contains("No words of its own on this matter are on record."))
    }

    @Test func insultsStandOnNoJointPage() throws {
        for reader in [Reader.side(.a), .side(.b)] {
            let html = try html(for: reader)
            let leaked = html.contains("CANARY-S")
            #expect(!leaked)
            #expect(html.contains("3 statements are on record and not shown on this page"))
        }
        let mediators = try html(for: .mediator)
        let headline = try #require(mediators.firstRange(of: "Kept by ground rule, for the mediator alone"))
        let insult = try #require(mediators.firstRange(of: "CANARY-S7"))
        #expect(headline.lowerBound < insult.lowerBound)
    }

    @Test func whatOneSideMayNotReadIsOnNoPageOfIt() throws {
        func closed(_ sample: inout TalksSample) {
            var position = Position(
                id: "P50", side: .a, types: [.concession], issue: "CANARY issue", matter: "CANARY matter",
                ownWords: true,
                attribution: .off)
            position.round = "T2"
            sample.add(.position(position), visibility: .side, sharedWith: .a)
            var claim = Claim(result: "R4", voice: .a)
            (claim.rung, claim.words, claim.date) = (.announced, "CANARY claim", When("2025-05-17"))
            sample.add(.claim(claim), visibility: .mediator, forSide: .a)
            sample.add(
                .overlap(Overlap(id: "V1", issue: "cease-fire", words: "CANARY overlap")), visibility: .mediator)
        }
        let other = try html(for: .side(.b), closed)
        #expect(!other.contains("CANARY"))
        #expect(try other == html(for: .side(.b)))
        let mediators = try html(for: .mediator, closed)
        for words in ["CANARY issue", "CANARY matter", "CANARY claim", "CANARY overlap"] {
            #expect(mediators.contains(words), "\(words)")
        }
        #expect(mediators.contains("Read by the mediator and Ukraine only."))
        let own = try html(for: .side(.a), closed)
        #expect(own.contains("CANARY matter") && !own.contains("CANARY overlap"))
    }

    @Test func thePublicReadsWhatIsOpenToAnyone() throws {
        let view = try TalksSample(isPublic: true).view(for: .public)
        let html = try #require(RoundPage(view: view, round: "T2")).html()
        #expect(html.contains("<p class=\"reader\">For the public</p>"))
        #expect(html.contains("one thousand for one thousand"))
        let leaked = html.contains("CANARY")
        #expect(!leaked)
    }

    @Test func whatTheRecordAsAWholeShowsIsContested() throws {
        var view = try TalksSample().view(for: .mediator)
        view.findings = [
            Finding(
                column: "M5", severity: .note, code: "FIGURES_DIFFER", message: "The figures differ.",
                mend: "Enter a divergence.")
        ]
        let html = try #require(RoundPage(view: view, round: "T2")).html()
        #expect(html.contains("The figures differ.") && html.contains("Enter a divergence."))
    }

    @Test func anIncidentIsCalledWhatItIsEstablishedAs() throws {
        var sample = TalksSample()
        var incident = Incident(id: "I1", voice: .a, words: "fire on the road by the crossing")
        incident.date = When("2025-06-10")
        sample.add(.incident(incident))
        let alleged = try #require(RoundPage(view: try sample.view(for: .side(.b)), round: "T2")).html()
        #expect(alleged.contains("Alleged by one side: fire on the road"))
        sample.add(
            .incidentFinding(
                IncidentFinding(incident: "I1", verification: .unfounded, who: Speaker(described: "the monitor"))))
        let unfounded = try #require(RoundPage(view: try sample.view(for: .side(.b)), round: "T2")).html()
        #expect(unfounded.contains("Found not to have happened: fire on the road"))
    }

    @Test func anothersWordForAPositionIsSaidToBeAnothers() throws {
        let html = try html(for: .side(.a))
        #expect(
            html.contains(
                "Attributed to Russia by a Ukrainian source to AFP (a source of Ukraine), not its own words · 16 May 2025 · "
                    + "Background: described, not named"))
    }

    @Test func sidesStandInTheOrderOfTheGroundRule() throws {
        let html = try html(for: .mediator)
        let sides = html.matches(of: /<h4>(Ukraine|Russia)<\/h4>/).map { String($0.1) }
        #expect(sides.count > 20)
        for (number, side) in sides.enumerated() where number.isMultiple(of: 2) && number < 10 {
            #expect(side == "Russia")
        }
    }

    @Test func timesStandAtThePlaceAndInUTC() throws {
        let wording = TalksWording(try TalksSample().view(for: .mediator))
        func moment(_ text: String, _ zone: String?) throws -> String {
            wording.moment(try #require(When(text)), zone: zone)
        }
        #expect(
            try moment("2025-05-16T13:30+03:00", "Europe/Istanbul") == "16 May 2025, 13:30 (Europe/Istanbul), 10:30 UTC"
        )
        #expect(
            try moment("2025-05-16T23:30Z", "Europe/Istanbul")
                == "17 May 2025, 02:30 (Europe/Istanbul), 16 May 2025, 23:30 UTC")
        #expect(try moment("2025-05-16T01:10-05:30", nil) == "16 May 2025, 01:10 (UTC−05:30), 06:40 UTC")
        #expect(try moment("2025-05-16T01:10Z", nil) == "16 May 2025, 01:10 UTC")
        #expect(try moment("2025-05", "Europe/Istanbul") == "May 2025")
        #expect(
            try moment("1969-12-31T23:00-02:00", nil)
                == "31 December 1969, 23:00 (UTC−02:00), 1 January 1970, 01:00 UTC")
    }

    @Test func figuresOfVoicesAndDirectionsAreNotAdded() throws {
        let html = try html(for: .mediator)
        #expect(html.contains("909 + 909 + 909"))
        #expect(html.contains("6,057; 6,060"))
        for sum in ["12,117", "943", "2,761", "14,844"] { #expect(!html.contains(sum), "\(sum)") }
    }

    @Test func emptyPartsSayWhatIsNotOnRecord() throws {
        var bare = try TalksSample().view(for: .mediator)
        bare.results = []
        bare.commitments = []
        bare.divergences = []
        bare.objections = []
        bare.positions = []
        bare.statements = []
        bare.contacts = []
        bare.announcements = []
        bare.delegations = []
        (bare.stages, bare.accounts, bare.lists, bare.returns, bare.counters, bare.papers) = ([], [], [], [], [], [])
        bare.rounds.removeLast()
        let html = try #require(RoundPage(view: bare, round: "T2")).html()
        for words in [
            "No result of this round is on record.", "No commitment that follows from this round is on record.",
            "No divergence, differing claim or objection is on record.", "No delegation is on record.",
            "No session within the round is on record.", "No agenda of this round is on record.",
            "No paper put on the table in this round is on record.", "No position is on record for this round.",
            "No statement made in this round is on record.", "No contact beside this round is on record.",
            "Nothing after this round is on record to 24 July 2025.", "No return of remains is on record.",
            "No statement is kept back from this page.",
        ] {
            #expect(html.contains(words), "\(words)")
        }
    }
}
