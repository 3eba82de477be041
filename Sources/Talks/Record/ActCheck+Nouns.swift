import Persons

extension ActCheck {
    /// The rules of each kind.
    mutating func checkNoun() {
        switch act.content {
        case .person(let noun): check(noun)
        case .round(let noun): checkTimes(noun.starts, noun.ends)
        case .session(let noun): checkTimes(noun.starts, noun.ends)
        case .claim(let noun): check(noun)
        case .formalAct(let noun): check(noun)
        case .retraction(let noun): check(noun)
        case .paper(let noun): check(noun)
        case .text(let noun): check(noun)
        case .position(let noun): check(noun)
        case .overlap: checkOverlap()
        case .statement(let noun): check(noun)
        case .divergence(let noun): check(noun)
        case .settlement(let noun): check(noun)
        case .remainsReturn(let noun): check(noun)
        case .stage(let noun): checkStage(noun)
        case .account(let noun): check(noun)
        case .list(let noun): checkSides(noun.from, noun.to)
        case .incidentFinding(let noun): check(noun)
        case .commitment(let noun): check(noun)
        case .commitmentRelease(let noun): check(noun)
        case .conditionFailure(let noun): check(noun)
        case .countersignature(let noun): check(noun)
        case .notebookEntry: checkNotebook()
        case .share(let noun): check(noun)
        case .withdrawal(let noun): check(noun)
        case .party, .personDecision, .delegation, .agendaItem, .agendaDecision, .minutes, .result, .contact,
            .objection, .announcement, .incident, .checklistEntry:
            break
        }
        checkVoice()
    }

    private mutating func check(_ person: TalksPerson) {
        if person.names.isEmpty {
            refuse("NO_NAME", "names", "A person without a name.", mend: "Write the name as each script writes it.")
        }
        guard person.publicOffice != true else { return }
        let names = person.names.map(\.words) + person.aliases
        let id = NameMask.fold(person.id.rawValue)
        if names.flatMap(NameMask.words).contains(where: { id.contains(NameMask.fold($0)) }) {
            refuse(
                "NAME_IN_ID", "id", "The id of a masked person holds a part of the name.",
                mend: "Give an id that tells nothing, like person-4, or say that the office is a public one.")
        }
    }

    private mutating func checkTimes(_ starts: When?, _ ends: When?) {
        guard let starts, let ends, ends < starts else { return }
        refuse("ENDS_BEFORE_START", "ends", "It ends before it begins.", mend: "Check both times and their zones.")
    }

    private mutating func check(_ paper: Paper) {
        if let hash = paper.sha256, hash.utf8.count != 64 || !hash.allSatisfy(\.isHexDigit) {
            refuse("BAD_HASH", "sha256", "This is no SHA-256 in hexadecimal.", mend: "Write its 64 hexadecimal digits.")
        }
        if let file = paper.file, file.contains("/") || file.contains("\\") || file.hasPrefix(".") {
            refuse(
                "BAD_FILE_NAME", "file", "The file's name leads out of the folder of papers.",
                mend: "Write the name alone.")
        }
        if let replaced = paper.replaces, record.kind(of: replaced) != .paper {
            refuse("WRONG_KIND", "replaces", "\(replaced.rawValue) is no paper.", mend: "Name the earlier paper.")
        }
    }

    private mutating func check(_ position: Position) {
        if position.types.isEmpty {
            refuse(
                "NO_TYPE", "types", "A position of no type.", mend: "Name one or more of the list of position types.")
        }
        if position.ownWords == (position.attributedBy != nil) {
            refuse(
                "OWN_WORDS", "own_words",
                position.ownWords
                    ? "Own words, and yet attributed by another."
                    : "Not the side's own words, and nobody is named who says it of the side.",
                mend: "A side's own words have a speaker; what another says of it has attributed_by.")
        }
        if let party = position.speaker?.party, let side = record.side(of: party), side != position.side,
            position.ownWords
        {
            warn(
                "SPEAKER_OF_OTHER_SIDE", "speaker", "Own words of one side, spoken by a person of the other.",
                mend: "Unless it is passed on in so many words, say that the other side attributes it.")
        }
    }

    private mutating func checkOverlap() {
        if act.visibility != .mediator || act.forSide != nil {
            refuse(
                "OVERLAP_SHARED", "visibility", "Where positions meet is the mediator's alone until it is shared.",
                mend: "Enter it for the desk with visibility MEDIATOR; share it later by an act of its own.")
        }
    }

    private mutating func check(_ statement: Statement) {
        if statement.speakers.isEmpty {
            refuse("NO_SPEAKER", "speakers", "A statement of nobody.", mend: "Name or describe who spoke.")
        }
        if statement.words == nil, statement.gist == nil, statement.contentUnknown != true {
            refuse(
                "NO_CONTENT", "words", "A statement without words.",
                mend: "Give the exact words or the gist, or say that the content is unknown.")
        }
        if statement.attribution == .off, act.visibility == .both || act.visibility == .public {
            refuse(
                "OFF_THE_RECORD", "visibility", "Words off the record are not for the shared record.",
                mend: "Keep them with AUTHOR, MEDIATOR or SIDE, or ask the speaker for another ground rule.")
        }
    }

    private mutating func check(_ divergence: Divergence) {
        if divergence.between.count < 2 {
            refuse("ONE_ACCOUNT", "between", "Fewer than two accounts cannot diverge.", mend: "Name each account.")
        }
        if divergence.between.contains(where: { $0.words == nil && $0.figure == nil && $0.date == nil }) {
            refuse(
                "EMPTY_ACCOUNT", "between", "An account that says nothing.",
                mend: "Give each one's words, figure or date.")
        }
    }

    private mutating func check(_ settlement: Settlement) {
        let signers = Set(record.upon(Countersignature.self, settlement.reference).map(\.noun.side))
        if signers.count < 2 {
            warn(
                "NOT_COUNTERSIGNED", "reference", "What settles it is not countersigned by both sides.",
                mend: "Ask both to sign the same words; until then either may take it back.")
        }
    }

    private mutating func checkSides(_ from: SideID, _ to: SideID) {
        if from == to {
            refuse("SAME_SIDE", "to", "From a side to itself.", mend: "Name the side that receives.")
        }
    }

    private mutating func check(_ remains: RemainsReturn) {
        checkSides(remains.from, remains.to)
        if remains.figure.value < 0 {
            refuse("BAD_VALUE", "figure", "A figure below zero.", mend: "Write the figure as announced.")
        }
        let same = record.standing(RemainsReturn.self).first {
            $0.id != remains.id && $0.voice == remains.voice && $0.from == remains.from && $0.date == remains.date
                && $0.figure.value == remains.figure.value && $0.scope == remains.scope
        }
        if let same {
            warn(
                "SAME_FIGURE_SAME_DAY", "figure",
                "The same voice has announced the same figure of the same day as \(same.id.rawValue).",
                mend: "Keep both only if they are two events.")
        }
        if remains.scope == .total, remains.sameEventAs != nil {
            refuse("TOTAL_IS_NO_EVENT", "same_event_as", "A total is no event.", mend: "Leave same_event_as out.")
        }
    }

    private mutating func checkStage(_ stage: ExchangeStage) {
        if let ordinal = stage.ordinal, ordinal < 1 {
            refuse("BAD_VALUE", "ordinal", "Stages are counted from 1.", mend: "Write 1 or more.")
        }
    }

    private mutating func check(_ account: ExchangeAccount) {
        if let stage = account.stage.flatMap({ record.current(ExchangeStage.self, $0) }),
            stage.exchange != account.exchange
        {
            refuse(
                "OTHER_EXCHANGE", "exchange", "The stage belongs to another exchange.",
                mend: "Name the stage's exchange.")
        }
        for line in account.counts where line.partOf != nil {
            let whole = account.counts.contains { $0.releasedBy == line.releasedBy && $0.category == line.partOf }
            if !whole {
                refuse(
                    "PART_OF_NOTHING", "part_of", "A part is named whose whole is not in the account.",
                    mend: "Give the whole its own line, or leave part_of out.")
            }
        }
    }

    private mutating func check(_ finding: IncidentFinding) {
        if (finding.verification == .attributed) != (finding.attributedTo != nil) {
            refuse(
                "ATTRIBUTED_TO", "attributed_to", "ATTRIBUTED names the side, and nothing else does.",
                mend: "Name the side with ATTRIBUTED; leave it out otherwise.")
        }
        let party = finding.who.party ?? finding.who.person.flatMap { record.current(TalksPerson.self, $0)?.party }
        if finding.verification != .alleged, let party, record.side(of: party) != nil {
            refuse(
                "SIDE_CANNOT_VERIFY", "who", "One side's word leaves an incident alleged.",
                mend: "Name the monitor or body that found it; enter the side's word as a statement.")
        }
    }

    private mutating func checkNotebook() {
        if act.visibility != .author {
            refuse(
                "NOTEBOOK_IS_PRIVATE", "visibility", "A private note is read by its author alone.",
                mend: "Enter it with visibility AUTHOR.")
        }
    }

    private mutating func check(_ share: Share) {
        guard let shared = record.currentAct(share.record) else { return }
        if shared.visibility == .author {
            refuse(
                "NOTEBOOK_IS_PRIVATE", "record", "A private note is not shared.",
                mend: "Enter what may be known as a record of its own.")
        }
        checkOwner(of: shared)
        if act.visibility == .author {
            refuse("SHARED_WITH", "visibility", "Sharing with nobody.", mend: "Name the new readers by the visibility.")
        }
    }

    private mutating func check(_ withdrawal: Withdrawal) {
        guard let withdrawn = record.currentAct(withdrawal.record) else { return }
        checkOwner(of: withdrawn)
        if record.withdrawal(of: withdrawal.record) != nil, act.supersedes == nil {
            refuse("WITHDRAWN_ALREADY", "record", "It has been withdrawn already.", mend: "Leave it at that.")
        }
        if !record.readers(of: withdrawal.record).isSubset(of: ReadingTable.readers(act)) {
            refuse(
                "NARROWER", "visibility", "Some who read the record could not read that it is withdrawn.",
                mend: "Give the withdrawal to the same readers.")
        }
    }

    private mutating func checkOwner(of other: Act) {
        if other.forSide != act.forSide {
            refuse(
                "NOT_YOURS", "for", "The record was entered for somebody else.",
                mend: "Only those for whom it was entered open or withdraw it.")
        }
    }

    private mutating func check(_ signature: Countersignature) {
        if let side = act.forSide, side != signature.side {
            refuse(
                "NOT_YOURS", "side", "One side cannot sign for the other.", mend: "Let the side itself sign.")
        }
        if act.supersedes == nil,
            record.upon(Countersignature.self, signature.record).contains(where: { $0.noun.side == signature.side })
        {
            warn("SIGNED_ALREADY", "side", "This side has signed already.", mend: "Nothing is added by signing twice.")
        }
    }
}

extension TalksRecord {
    /// The side a party is; nil for others.
    func side(of party: RecordID) -> SideID? {
        (current(Party.self, party) ?? process.parties.first { $0.id == party })?.side
    }

    /// The side a speaker speaks for, where the record knows it.
    func side(of speaker: Speaker) -> SideID? {
        (speaker.party ?? speaker.person.flatMap { current(TalksPerson.self, $0)?.party }).flatMap { side(of: $0) }
    }
}
