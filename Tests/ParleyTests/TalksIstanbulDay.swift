/// A real day as a secretary enters it: the news of 16 May 2025 and what came after, in our words, office-holders only.
///
/// Side A is Ukraine, side B Russia. Every noun and verb is entered by its own command at least once; the rest of the
/// sitting comes in one file.
enum TalksIstanbulDay {
    static let open = [
        "--process", "direct contacts between the parties", "--order-rule", "alphabetical in English",
        "--parties", "{id: UA, role: SIDE, side: A, names: [{words: Ukraine, language: en}]}",
        "--parties", "{id: RU, role: SIDE, side: B, names: [{words: Russia, language: en}]}",
        "--parties", "{id: TR, role: MEDIATOR, names: [{words: Türkiye, language: en}]}",
    ]

    /// One command a line; what stands in single quotes is one word.
    static let commands = """
        party add --id US --role THIRD --names.words 'United States' --names.language en
        person add --id fidan --party TR --names '{words: Hakan Fidan, language: en}' --office 'Foreign Minister' --public-office
        person add --id umerov --party UA --names.words 'Rustem Umerov' --office 'Defence Minister' --public-office true
        person add --id medinsky --party RU --names.words 'Vladimir Medinsky' --office 'head of delegation' --public-office
        person add --id putin --party RU --names.words 'Vladimir Putin' --office President --public-office
        person decide --person putin --shown true --words 'holds a public office'
        round add --id T2 --process 'direct contacts between the parties' --ordinal 2 --ordinal-words 'the second since 24 Feb 2022' --place 'Istanbul, Dolmabahçe Palace' --starts 2025-05-16 --duration 'about 90 minutes' --timezone Europe/Istanbul --formats DIRECT --seating 'chair at the head, delegations facing each other' --chair.party TR --chair.person fidan --absent '{who: {person: putin}, note: "had proposed the meeting, did not travel"}' --expectation 'low, once the absence was known' --expected-by.described 'observers, unnamed'
        session add --id T2-1 --round T2 --formats DIRECT --present '{who: {person: umerov}}' --present '{who: {person: medinsky}, credentials: head of delegation}'
        delegation add --id ua-t2 --party UA --round T2 --head umerov
        delegation add --id ru-t2 --party RU --round T2 --head medinsky --rank 'second level'
        agenda add --id A1 --round T2 --words 'exchange of prisoners' --issue exchange
        agenda add --id A2 --round T2 --words 'unconditional cease-fire' --issue cease-fire --proposed-by.party UA
        agenda decide --item A1 --state TAKEN --session T2-1
        agenda decide --item A2 --state REFUSED --who.party RU
        result add --id R1 --matter 'exchange of 1,000 prisoners by each side, near future' --round T2 --issue exchange --becomes-commitment 'yes, as claimed by UA' --commitment-needs categories --commitment-needs 'lists by' --commitment-needs stages --commitment-needs place
        result claim --result R1 --voice A --who.person umerov --rung ANNOUNCED --words 'confirms the exchange' --date 2025-05-16 --established DISCUSSED --source.words 'separate statement'
        result add --id R2 --matter 'meet again' --round T2 --issue meet-again
        result claim --result R2 --voice CHAIR --who.person fidan --rung IN_PRINCIPLE --words 'agreed in principle to meet' --date 2025-05-16
        statement add --id S1 --speakers.person medinsky --attribution ON_RECORD --statement-kind ASSESSMENT --gist 'on the whole content, ready to go on' --date 2025-05-16 --round T2 --language ru --printed-by 'the article'
        position add --id P1 --side A --types DEMAND --issue cease-fire --matter 'unconditional cease-fire' --own-words false --attributed-by.described 'the reporter' --attribution SECONDHAND --round T2
        position add --id P3 --side B --types DEMAND --types CONDITION --issue withdrawal --matter 'withdrawal of UA forces from wide areas before a cease-fire' --own-words false --attributed-by '{party: UA, described: a Ukrainian source to AFP}' --attribution BACKGROUND --source-side A --round T2 --note 'RU has not said it here'
        overlap add --id O1 --issue exchange --words 'both want the exchange first' --visibility MEDIATOR
        contact add --id C1 --contact-kind MEETING --parties UA --parties US --round T2 --date-words 'before the session'
        return add --id M1 --from B --to A --figure.value 909 --figure.unit 'remains of soldiers' --unit UNSTATED --voice A --who.described 'UA authorities' --date 2025-05-16 --note 'the receiver gives the figure'
        return add --id M2 --from A --to B --figure.value 34 --figure.unit bodies --unit UNSTATED --voice PRESS --who.described 'Russian media' --date 2025-05-16 --note 'not a statement of an authority; other side has not confirmed'
        commitment add --id V1 --actor RU --action 'release 1,000 prisoners' --quantity.value 1000 --quantity.unit prisoners --beneficiary UA --basis N_FOR_N --result R1 --fulfilment.exchange thousand --fulfilment.released-by B
        commitment add --id V9 --actor UA --action 'propose a date' --beneficiary RU --condition 'the other side answers'
        commitment release --commitment V9 --party RU --words 'no longer asked for'
        commitment add --id V8 --actor RU --action 'propose a place' --beneficiary UA --condition 'the chair invites'
        commitment fail --commitment V8 --words 'the chair did not invite'
        incident add --id I1 --voice A --words 'drones during the meeting' --against B --element E09 --date 2025-05-16
        incident find --incident I1 --verification NOT_ESTABLISHED --who.described 'no monitor was there'
        ceasefire settle --element E01 --settled false --words 'not taken up'
        notebook add --id N1 --note-kind INTEREST --words 'wants a result before the summit' --about.party UA
        """

    /// What came with the rest of the report and in the weeks after, as one file.
    static let sitting = """
        # 2: people and parties heard
        --- {kind: party, id: FR, role: THIRD}
        --- {kind: party, id: DE, role: THIRD}
        --- {kind: party, id: GB, role: THIRD}
        --- {kind: party, id: PL, role: THIRD}
        --- {kind: person, id: zelenskyy, party: UA, names: [{words: Volodymyr Zelenskyy}], aliases: [Zelensky], office: President, public_office: true}
        --- {kind: person, id: trump, party: US, names: [{words: Donald Trump}], office: President, public_office: true}
        --- {kind: person, id: rubio, party: US, names: [{words: Marco Rubio}], office: Secretary of State, public_office: true}
        --- {kind: person, id: bruce, party: US, names: [{words: Tammy Bruce}], office: spokesperson, public_office: true}
        --- {kind: person, id: kellogg, party: US, names: [{words: Keith Kellogg}], office: special envoy, public_office: true}
        # 2: results
        --- {kind: result, id: R3, matter: each side to set out its cease-fire ideas in writing, round: T2, issue: cease-fire ideas}
        --- {kind: claim, result: R3, voice: CHAIR, who: {person: fidan}, rung: IN_PRINCIPLE, words: ideas would be presented in writing, date: 2025-05-16}
        --- {kind: claim, result: R3, voice: B, who: {person: medinsky}, words: vision of a possible future cease-fire, date: 2025-05-16}
        --- {kind: result, id: R4, matter: cease-fire, round: T2, issue: cease-fire}
        --- {kind: claim, result: R4, voice: A, who: {person: umerov}, rung: DISCUSSED, words: cease-fire discussed, date: 2025-05-16}
        --- {kind: result, id: R5, matter: meeting of the two presidents, round: T2, issue: presidents}
        --- {kind: claim, result: R5, voice: B, who: {person: medinsky}, rung: NOTED, words: took note of the request, date: 2025-05-16}
        --- {kind: claim, result: R5, voice: A, who: {person: umerov}, rung: DISCUSSED, words: discussed, date: 2025-05-16}
        --- {kind: commitment, id: V2, actor: UA, action: give a memorandum on a cease-fire, beneficiary: RU, result: R3}
        --- {kind: commitment, id: V3, actor: RU, action: give a memorandum on a cease-fire, beneficiary: UA, result: R3, mirrors: V2}
        --- {kind: divergence, id: D1, divergence_kind: WORDING, about: R3, settled_by: "the two papers, or minutes both countersign", between: [{voice: CHAIR, who: {person: fidan}, words: in writing}, {voice: B, who: {person: medinsky}, words: vision of a possible future cease-fire}]}
        --- {kind: divergence, id: D2, divergence_kind: EXISTENCE, about: R5, settled_by: minutes both countersign, between: [{voice: B, who: {person: medinsky}, words: noted}, {voice: A, who: {person: umerov}, words: discussed}]}
        # 4: statements
        --- {kind: statement, id: S2, speakers: [{person: fidan}], attribution: ON_RECORD, statement_kind: RESULT, gist: agreed in principle to meet; ideas in writing, date: 2025-05-16, round: T2, about: [R2, R3]}
        --- {kind: statement, id: S3, speakers: [{person: umerov}], attribution: ON_RECORD, statement_kind: RESULT, gist: confirms exchange; cease-fire and summit discussed, date: 2025-05-16, round: T2, about: [R1, R4, R5]}
        --- {kind: statement, id: S4, speakers: [{party: UA, described: a source to AFP}], attribution: BACKGROUND, statement_kind: POSITION_OTHER, gist: demands not acceptable; meant to make talks fail, note: the motive is opinion, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S5, speakers: [{person: zelenskyy}], attribution: ON_RECORD, statement_kind: CHARACTERISATION, gist: says the other feared to come, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S6, speakers: [{person: zelenskyy}], attribution: ON_RECORD, statement_kind: WARNING, gist: had warned that the world must respond, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S7, speakers: [{person: zelenskyy}], attribution: ON_RECORD, statement_kind: INSULT, gist: belittled the other team before the talks, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S8, speakers: [{person: trump}], attribution: ON_RECORD, statement_kind: THIRD_PARTY, gist: nothing will move until he meets Putin, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S9, speakers: [{person: rubio}], via: {person: bruce}, attribution: INSTITUTION, statement_kind: THIRD_PARTY, gist: killing must stop, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S10, speakers: [{party: UA, described: the President's spokesperson}], attribution: INSTITUTION, statement_kind: EVENT, gist: five leaders phoned Trump, content_unknown: true, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S11, speakers: [{party: RU}, {party: US}], attribution: SECONDHAND, statement_kind: THIRD_PARTY, gist: a meeting is needed, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S12, speakers: [{party: UA}, {party: RU}], attribution: SECONDHAND, statement_kind: CHARACTERISATION, gist: traded insults for 24 hours before, date: 2025-05-16, round: T2}
        --- {kind: statement, id: S13, speakers: [{described: the reporter}], attribution: SECONDHAND, statement_kind: ASSESSMENT, gist: the exchange seems the only concrete agreement, date: 2025-05-16, round: T2}
        # 3: positions
        --- {kind: position, id: P2, side: B, types: [REFUSAL], issue: cease-fire, matter: unconditional cease-fire, own_words: false, attributed_by: {described: the reporter}, attribution: SECONDHAND, round: T2}
        --- {kind: position, id: P4, side: B, types: [THREAT], issue: regions, matter: take Sumy and Kharkiv regions, own_words: false, attributed_by: {described: another source familiar with the talks}, attribution: BACKGROUND, source_side: UNKNOWN, round: T2}
        --- {kind: position, id: P5, side: B, types: [REFUSAL], issue: held territory, matter: no talk of giving up held territory, own_words: false, attributed_by: {described: the reporter}, attribution: SECONDHAND, round: T2}
        --- {kind: position, id: P6, side: B, types: [DEMAND], issue: withdrawal, matter: withdrawal from parts of four regions, own_words: true, speaker: {person: putin}, attribution: ON_RECORD, as_of: '2024'}
        --- {kind: position, id: P7, side: A, types: [REQUEST], issue: presidents, matter: meeting of presidents, own_words: true, speaker: {person: umerov}, attribution: ON_RECORD, round: T2, statement: S3}
        --- {kind: position, id: P8, side: A, types: [REQUEST], issue: sanctions, matter: strong reaction if talks fail, own_words: true, speaker: {person: zelenskyy}, toward_words: third parties, attribution: ON_RECORD, round: T2}
        --- {kind: position, id: P9, side: B, types: [DEMAND], issue: five regions, matter: says five regions are its own, own_words: false, attributed_by: {described: the reporter}, attribution: SECONDHAND, round: T2}
        # 5: contacts
        --- {kind: contact, id: C2, contact_kind: CALL, parties: [UA, FR, DE, GB, PL, US], people: [{person: trump}], date: 2025-05-16, statement: S10, content_unknown: true}
        --- {kind: contact, id: C3, contact_kind: PRESSURE, parties: [US, UA, RU], words: on both sides to open talks, attribution: SECONDHAND}
        # 6: the same figure on two earlier days
        --- {kind: return, id: M3, from: B, to: A, figure: {value: 909, unit: remains of soldiers}, unit: UNSTATED, voice: A, who: {described: UA authorities}, date: 2025-03-28}
        --- {kind: return, id: M4, from: B, to: A, figure: {value: 909, unit: remains of soldiers}, unit: UNSTATED, voice: A, who: {described: UA authorities}, date: 2025-04-18}
        # 7: what came after
        --- {kind: list, id: L1, step: HANDED_OVER, from: B, to: A, voice: B, what: names for the exchange, date: 2025-05-22}
        --- {kind: list, id: L2, step: AWAITED, from: A, to: B, voice: B, what: names for the exchange, date: 2025-05-22}
        --- {kind: list, id: L3, step: READY, from: A, to: B, voice: A, what: names for the exchange, date: 2025-05-22}
        --- {kind: divergence, id: D4, divergence_kind: DATE, settled_by: a co-signed receipt, between: [{record: L2, words: waits for the other}, {record: L3, words: our part is done}]}
        --- {kind: stage, id: G1, exchange: thousand, date: 2025-05-23, ordinal: 1}
        --- {kind: stage, id: G2, exchange: thousand, date: 2025-05-24, ordinal: 2}
        --- {kind: stage, id: G3, exchange: thousand, date: 2025-05-25, ordinal: 3}
        --- {kind: account, id: X1, exchange: thousand, voice: B, stage: G1, counts: [{released_by: A, category: all, figure: {value: 390}}, {released_by: B, category: all, figure: {value: 390}}]}
        --- {kind: account, id: X2, exchange: thousand, voice: A, stage: G1, counts: [{released_by: B, category: military, figure: {value: 270}, class_position: POW}, {released_by: B, category: civilians, figure: {value: 120}, class_position: CIV_DET, outside_the_exchange: true, words: "returned, not exchanged"}, {released_by: A, category: civilians, figure: {value: 120}, outside_the_exchange: true}, {released_by: A, category: own convicts who had asked to leave, figure: {value: 70}, part_of: civilians, class_position: CONVICT, outside_the_exchange: true}]}
        --- {kind: account, id: X3, exchange: thousand, voice: B, counts: [{released_by: A, category: all, figure: {value: 1000}}, {released_by: B, category: all, figure: {value: 1000}}], words: "1,000"}
        --- {kind: account, id: X4, exchange: thousand, voice: A, counts: [{released_by: B, category: military, figure: {value: 880}}, {released_by: B, category: civilians, figure: {value: 120}, outside_the_exchange: true}], words: 880 + 120}
        --- {kind: round, id: T3, ordinal: 2, ordinal_words: second round of this year, starts: 2025-06-02, place: Istanbul}
        --- {kind: paper, id: K1, paper_type: MEMORANDUM, title: Memorandum, from: [UA], to: [RU], round: T3, date: 2025-06-02}
        --- {kind: list, id: L4, step: HANDED_OVER, from: A, to: B, voice: A, what: children taken away, date: 2025-06-02, figures: [{value: 400, qualifier: less_than, words: almost 400}, {value: 339}], track: children}
        --- {kind: announcement, id: E1, voice: B, words: bodies and names are at the place, date: 2025-06-07, figures: [{value: 1212, unit: bodies}, {value: 640, unit: names}]}
        --- {kind: objection, id: J1, side: A, grounds: [NOT_IN_CATEGORY, NOT_AGREED_DATE], to: E1, date: 2025-06-07}
        --- {kind: return, id: M5, from: B, to: A, figure: {value: 6057, unit: bodies}, unit: UNSTATED, voice: A, who: {described: UA headquarters}, date: 2025-06-16, scope: TOTAL}
        --- {kind: return, id: M6, from: B, to: A, figure: {value: 6060, unit: bodies}, unit: UNSTATED, voice: B, who: {person: medinsky}, date: 2025-06-16, scope: TOTAL}
        --- {kind: return, id: M7, from: B, to: A, figure: {value: 6060, unit: bodies}, unit: UNSTATED, voice: A, who: {described: UA minister}, date: 2025-06-16, scope: TOTAL}
        --- {kind: return, id: M8, from: A, to: B, figure: {value: 78, unit: bodies}, unit: UNSTATED, voice: B, who: {person: medinsky}, date: 2025-06-16, scope: TOTAL}
        --- {kind: divergence, id: D3, divergence_kind: NUMBER, settled_by: a counter-signed count, between: [{record: M5, voice: A, figure: {value: 6057}}, {record: M6, voice: B, figure: {value: 6060}}, {record: M7, voice: A, figure: {value: 6060}}]}
        --- {kind: round, id: T4, ordinal: 3, starts: 2025-07-23, duration: about 40 minutes, place: Istanbul}
        --- {kind: announcement, id: E2, voice: B, words: three online working groups proposed; more remains offered, date: 2025-07-23, round: T4, figures: [{value: 3000, unit: remains}, {value: 1200, qualifier: at_least, unit: prisoners by each side}]}
        --- {kind: announcement, id: E3, voice: PRESS, words: a site publishes names said to be refused by their own side, date: 2025-08-06, figures: [{value: 1000, unit: names}]}
        """
}
