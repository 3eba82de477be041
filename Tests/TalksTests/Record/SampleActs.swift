import Persons

@testable import Talks

/// One act of each kind with every field written, as the text after the head of its file.
enum SampleActs {
    /// The bodies in canonical form.
    static let bodies: [String] = [
        """
        kind: party
        id: QUA
        role: GUARANTOR
        side: A
        names:
        - words: Quarrow
          language: en
        - words: Кварроу
        """,
        """
        kind: person
        id: p1
        party: NOR
        names:
        - words: Ilo Marsk
          language: en
        aliases:
        - Marsck
        office: Foreign Minister
        public_office: true
        """,
        """
        kind: person_decision
        person: p1
        shown: true
        words: the person agreed
        """,
        """
        kind: delegation
        id: norrow-1
        party: NOR
        round: T1
        head: p1
        members:
        - person:
            described: an adviser
          role: adviser
          credentials: letter of 12 May
        rank: second level
        mandate: full powers
        """,
        """
        kind: round
        id: T1
        process: direct contacts
        ordinal: 2
        ordinal_words: the second since 24 Feb 2022
        place: Harle, the old customs house
        starts: 2025-05-16T14:30+03:00
        ends: 2025-05-16T16:00+03:00
        timezone: Europe/Istanbul
        duration: about 90 minutes
        formats:
        - DIRECT
        - PLENARY
        seating: chair at the head
        chair:
          party: TAR
          person: p1
        absent:
        - who:
            described: the President
          note: did not travel
        expectation: low
        expected_by:
          described: observers
        """,
        """
        kind: session
        id: T1-1
        round: T1
        starts: 2025-05-16T14:30+03:00
        ends: 2025-05-16T15:00+03:00
        place: blue room
        formats:
        - HEADS_ONLY
        present:
        - who:
            person: p1
          credentials: full powers
        note: without interpreters
        """,
        """
        kind: agenda_item
        id: A1
        round: T1
        words: the wounded
        issue: wounded
        proposed_by:
          party: NOR
        basket: humanitarian
        """,
        """
        kind: agenda_decision
        item: A1
        state: PARKED
        session: T1-1
        who:
          party: VES
        words: until the lists are there
        """,
        """
        kind: minutes
        id: N1
        round: T1
        session: T1-1
        paper: K1
        words: both sides exchanged views
        """,
        """
        kind: countersignature
        record: N1
        side: B
        person: p1
        date: '2025-05-17'
        words: without remark
        """,
        """
        kind: result
        id: R1
        matter: exchange of 1,000 by each side
        round: T1
        issue: exchange
        becomes_commitment: yes, as claimed by NOR
        commitment_needs:
        - lists by
        - place
        note: near future
        """,
        """
        kind: claim
        result: R1
        voice: A
        who:
          person: p1
        rung: ANNOUNCED
        words: we shall exchange
        date: '2025-05-16'
        statement: S1
        established: DISCUSSED
        """,
        """
        kind: formal_act
        result: R1
        side: A
        rung: INITIALLED
        person: p1
        paper: K1
        words: each page
        date: '2025-05-18'
        """,
        """
        kind: retraction
        result: R1
        voice: A
        rung: ANNOUNCED
        who:
          person: p1
        words: this was premature
        date: '2025-05-19'
        statement: S1
        """,
        """
        kind: paper
        id: K1
        paper_type: MEMORANDUM
        title: Ideas for a cease-fire
        from:
        - NOR
        to:
        - VES
        date: '2025-06-02'
        languages:
        - en
        - uk
        authentic:
        - en
        sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        file: ideas.md
        round: T1
        session: T1-1
        replaces: K0
        revision: rev. 2
        note: given by hand
        """,
        """
        kind: text
        text: K1
        party: A
        session: T1-1
        round: T1
        why: read out at the table
        do: amend
        clause: c4
        words: 30 days
        to: 60 days
        occurrence: 1
        language: en
        """,
        """
        kind: position
        id: P1
        side: B
        types:
        - DEMAND
        - CONDITION
        issue: withdrawal
        matter: withdrawal before a cease-fire
        toward:
        - NOR
        toward_words: and its friends
        words: leave first
        own_words: false
        attributed_by:
          party: NOR
          described: a source
        attribution: BACKGROUND
        source_side: A
        speaker:
          party: VES
        statement: S1
        paper: K1
        as_of: '2024'
        replaces: P0
        round: T1
        note: not said here
        """,
        """
        kind: overlap
        id: O1
        issue: wounded
        words: both speak of the badly wounded
        positions:
        - P1
        - P2
        """,
        """
        kind: statement
        id: S1
        speakers:
        - party: NOR
        - party: VES
        attribution: ON_RECORD
        statement_kind: RESULT
        to: reporters
        printed_by: Via Bulletin
        language: en
        words: We go on.
        translation: Ми продовжуємо.
        translation_language: uk
        translated_by: the desk
        gist: ready to go on
        via:
          described: a spokesperson
        date: 2025-05-16T17:10+03:00
        round: T1
        about:
        - R1
        ground_rule: may be quoted by name
        content_unknown: false
        note: read from paper
        """,
        """
        kind: divergence
        id: D1
        divergence_kind: NUMBER
        between:
        - record: M1
          voice: A
          who:
            described: headquarters
          words: received
          figure:
            value: 6057
            qualifier: exact
            unit: bodies
            words: 6,057
          date: '2025-06-16'
        - record: M2
          figure:
            value: 6060
        settled_by: a countersigned count
        about: R1
        matter: remains received
        """,
        """
        kind: settlement
        divergence: D1
        reference: N1
        words: the count of the receiver
        date: '2025-07-01'
        """,
        """
        kind: contact
        id: C1
        contact_kind: CALL
        parties:
        - NOR
        - TAR
        people:
        - person: p1
        date: '2025-05-16'
        date_words: after the session
        round: T1
        words: five leaders called
        content_unknown: true
        statement: S1
        attribution: INSTITUTION
        """,
        """
        kind: return
        id: M1
        from: B
        to: A
        figure:
          value: 909
          unit: remains of soldiers
        unit: UNSTATED
        voice: A
        who:
          described: authorities
        date: '2025-05-16'
        until: '2025-05-17'
        scope: EVENT
        same_event_as: M0
        place: Harle
        statement: S1
        attribution: INSTITUTION
        note: receiver's own figure
        """,
        """
        kind: stage
        id: G1
        exchange: thousand
        date: '2025-05-23'
        ordinal: 1
        place: at the line
        note: by bus
        """,
        """
        kind: account
        id: X1
        exchange: thousand
        voice: A
        stage: G1
        who:
          described: headquarters
        date: '2025-05-23'
        counts:
        - released_by: B
          category: all
          figure:
            value: 390
        - released_by: B
          category: military
          figure:
            value: 270
          part_of: all
          class_position: POW
          outside_the_exchange: false
          words: soldiers
        words: 270 and 120
        statement: S1
        """,
        """
        kind: list
        id: L1
        step: HANDED_OVER
        from: B
        to: A
        voice: B
        what: names for the exchange
        who:
          described: the ministry
        date: '2025-05-22'
        figures:
        - value: 400
          qualifier: about
          words: almost 400
        paper: K1
        track: children
        words: we wait for theirs
        statement: S1
        """,
        """
        kind: objection
        id: J1
        side: A
        grounds:
        - NOT_IN_CATEGORY
        - NOT_AGREED_DATE
        to: L1
        who:
          described: headquarters
        date: '2025-06-07'
        words: no date was agreed
        statement: S1
        """,
        """
        kind: announcement
        id: E1
        voice: B
        words: 1,212 bodies are at the place
        who:
          described: the ministry
        date: '2025-06-07'
        place: at the line
        figures:
        - value: 1212
          unit: bodies
        about:
        - L1
        round: T1
        statement: S1
        note: not confirmed
        """,
        """
        kind: incident
        id: I1
        voice: A
        words: shots at the bridge
        who:
          described: an officer
        against: B
        date: '2025-07-01'
        place: the bridge
        element: E05
        statement: S1
        """,
        """
        kind: incident_finding
        incident: I1
        verification: ATTRIBUTED
        who:
          described: the joint body
        attributed_to: B
        words: after three visits
        date: '2025-07-09'
        paper: K1
        """,
        """
        kind: checklist_entry
        element: E03
        settled: true
        paper: K1
        clause: c4
        words: 30 days
        """,
        """
        kind: commitment
        id: V1
        actor: VES
        action: hand over remains
        quantity:
          value: 6000
          qualifier: about
          unit: remains
        beneficiary: NOR
        beneficiary_words: the families
        basis: N_FOR_N
        due: '2025-06-30'
        notice_days: 5
        condition: the lists are there
        proof: receipt signed by both
        depends_on:
        - V0
        mirrors: V2
        result: R1
        clause:
          paper: K1
          clause: c4
          status: CLEAN
        fulfilment:
          returns_from: B
          unit: UNSTATED
          exchange: thousand
          released_by: B
          category: military
          paper_type: MEMORANDUM
        note: in several returns
        """,
        """
        kind: commitment_release
        commitment: V1
        party: NOR
        words: done otherwise
        date: '2025-08-01'
        """,
        """
        kind: condition_failure
        commitment: V1
        words: no lists came
        reference: L1
        date: '2025-07-01'
        """,
        """
        kind: notebook_entry
        id: n1
        note_kind: INFLUENCE
        words: listens to the bishop
        about:
          person: p1
        influences:
          party: VES
        issue: wounded
        """,
        """
        kind: share
        record: O1
        words: both asked
        """,
        """
        kind: withdrawal
        record: S1
        words: entered twice
        """,
    ]

    /// The whole files.
    static let texts = bodies.enumerated().map { index, body in
        "number: \(index + 1)\nat: 2025-05-16T18:00+03:00\nby: secretary\nfor: A\nvisibility: BOTH\nsupersedes: 1\n"
            + body
            + "\nsource:\n  statement: S1\n  paper: K1\n  report: via.txt\n  start: 3\n  end: 9\n  words: reporter's voice\n"
    }

    /// What the bodies point to beside each other.
    private static let others = [
        "kind: paper\nid: K0\npaper_type: MEMORANDUM\ntitle: Ideas",
        "kind: return\nid: M0\nfrom: B\nto: A\nfigure:\n  value: 900\nunit: UNSTATED\nvoice: B",
        "kind: return\nid: M2\nfrom: B\nto: A\nfigure:\n  value: 6060\nunit: UNSTATED\nvoice: B",
        "kind: commitment\nid: V0\nactor: NOR\naction: give lists",
        "kind: commitment\nid: V2\nactor: NOR\naction: hand over remains",
        "kind: position\nid: P0\nside: B\ntypes:\n- DEMAND\nissue: withdrawal\nmatter: withdrawal\nown_words: true\n"
            + "attribution: ON_RECORD",
        "kind: position\nid: P2\nside: A\ntypes:\n- REFUSAL\nissue: withdrawal\nmatter: withdrawal\nown_words: true\n"
            + "attribution: ON_RECORD",
    ]

    /// One sound record of each kind that may stand open, in any order.
    static var open: [String] { others + bodies }

    /// The same, with ids of their own and a canary in every text.
    static var closed: [String] {
        bodies.map { body in
            body.split(separator: "\n").map { line in
                let key = line.drop { $0 == " " || $0 == "-" }.prefix { $0 != ":" }
                let start = line.prefix { $0 == " " || $0 == "-" }
                if key == "id" { return "id: CANARY-\(line.dropFirst(4))" }
                return line.contains(": ") && texts(of: key) ? "\(start)\(key): CANARY \(key)" : String(line)
            }
            .joined(separator: "\n")
        }
    }

    private static func texts(of key: Substring) -> Bool {
        [
            "words", "note", "matter", "place", "title", "gist", "translation", "printed_by", "translated_by", "office",
            "ground_rule", "described", "action", "condition", "proof", "beneficiary_words", "becomes_commitment",
            "settled_by", "what", "track", "mandate", "rank", "seating", "expectation", "duration", "ordinal_words",
            "process", "toward_words", "why", "credentials", "issue", "date_words", "basket", "revision",
        ]
        .contains(key)
    }

    /// The acts they hold; a text that cannot be read is left out.
    static var all: [Act] { texts.compactMap { try? Act.read(Array($0.utf8)).act } }
}
