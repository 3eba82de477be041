import Persons

/// Judges one act against the record so far: who may put what on record, and what it must not contradict.
struct ActCheck {
    let act: Act
    let record: TalksRecord
    private(set) var findings: [Finding] = []
    private let known: (RecordID) -> ActKind?

    init(act: Act, record: TalksRecord) {
        self.act = act
        self.record = record
        known = { record.kind(of: $0) }
    }

    var refused: Bool { findings.contains { $0.severity == .error } }

    mutating func run() {
        checkHead()
        checkIdentity()
        checkReferences()
        if !refused { checkKinds() }
        guard !refused else { return }
        checkCorrection()
        checkNoun()
    }

    mutating func add(_ severity: Severity, _ code: String, _ key: String?, _ message: String, mend: String) {
        findings.append(
            Finding(
                file: act.fileName, column: key, severity: severity, code: code, message: message, mend: mend))
    }

    mutating func refuse(_ code: String, _ key: String?, _ message: String, mend: String) {
        add(.error, code, key, message, mend: mend)
    }

    mutating func warn(_ code: String, _ key: String?, _ message: String, mend: String) {
        add(.warning, code, key, message, mend: mend)
    }

    private mutating func checkHead() {
        let next = record.nextNumber(notebookOf: act.notebook)
        if act.number != next {
            refuse(
                "ACT_NUMBER", "number", "The act has number \(act.number); the next is \(next).",
                mend: "Number acts one after the other; none is left out or written twice.")
        }
        if act.by.allSatisfy(\.isWhitespace) {
            refuse("NO_AUTHOR", "by", "Nobody is named who enters it.", mend: "Name the person or office.")
        }
        if act.at.instant == nil {
            refuse(
                "NO_TIME", "at", "The act has a date but no time with a zone.",
                mend: "Write YYYY-MM-DDThh:mm+hh:mm.")
        }
        if (act.visibility == .side) != (act.sharedWith != nil) {
            refuse(
                "SHARED_WITH", "shared_with", "A side is named with SIDE, and with no other visibility.",
                mend: "Name the side that may read it with visibility SIDE; otherwise leave shared_with out.")
        }
        if act.visibility == .side, let side = act.forSide, side != act.sharedWith {
            refuse(
                "SHARED_WITH", "shared_with",
                "Entered for side \(side.rawValue), but only the other side could read it.",
                mend: "Share it with side \(side.rawValue), with BOTH, or leave it with the MEDIATOR.")
        }
        if let last = record.acts.last(where: { $0.notebook == act.notebook })?.at.instant, let at = act.at.instant,
            at < last
        {
            warn(
                "TIME_BACKWARDS", "at", "The act is older than the one before it.",
                mend: "Check the time; acts stand in the order they were entered.")
        }
    }

    private mutating func checkIdentity() {
        guard let id = act.content.id else { return }
        let marks: Set<Character> = ["-", "_", "."]
        if id.rawValue.isEmpty || !id.rawValue.allSatisfy({ $0.isLetter || $0.isNumber || marks.contains($0) }) {
            refuse(
                "BAD_ID", "id", "An id is empty or holds something beside letters, digits, - _ and .",
                mend: "Use ids like R1, P3, S12.")
        } else if let kind = known(id), act.supersedes == nil {
            refuse(
                "ID_TWICE", "id", "\(id.rawValue) is on record already, as \(kind.rawValue).",
                mend: "Give it its own id, or correct the earlier one with supersedes.")
        }
    }

    private mutating func checkReferences() {
        let noun = act.content.noun
        for (ids, key) in [(noun.needs, "needs"), (noun.mentions + (act.source?.ids ?? []), "mentions")] {
            for id in ids {
                guard let kind = known(id) else {
                    refuse(
                        "UNKNOWN_RECORD", nil, "\(id.rawValue) is not on record.",
                        mend: "Enter it first, or correct the id.")
                    continue
                }
                if act.visibility != .author, let other = record.currentAct(id), other.visibility == .author {
                    refuse(
                        "PRIVATE_RECORD", nil,
                        "A private note is pointed to from outside the notebook (\(kind.rawValue)).",
                        mend: "Leave the reference out.")
                }
                if key == "needs", let only = act.content.neededKinds[id], !only.contains(kind) {
                    refuse(
                        "WRONG_KIND", nil, "\(id.rawValue) is a \(kind.rawValue).",
                        mend: "Name a \(only.map(\.rawValue).sorted().joined(separator: " or a ")).")
                }
            }
        }
    }

    /// What a key points to is of one kind, whatever record it stands in.
    private static let kindsByKey: [String: ActKind] = [
        "party": .party, "parties": .party, "toward": .party, "actor": .party, "beneficiary": .party, "person": .person,
        "head": .person, "statement": .statement, "paper": .paper, "round": .round, "session": .session,
    ]

    private mutating func checkKinds() {
        // A text knows its parties by their letters.
        if case .text = act.content { return }
        let texts = (try? PlainValue(of: act))?.textsByKey ?? []
        for (key, text) in texts {
            guard let wanted = Self.kindsByKey[key], let kind = known(RecordID(rawValue: text)), kind != wanted else {
                continue
            }
            refuse(
                "WRONG_KIND", key, "\(text) is a \(kind.rawValue).", mend: "Name a \(wanted.rawValue) on record.")
        }
    }

    private mutating func checkCorrection() {
        guard let number = act.supersedes else { return }
        guard let place = record.place(ofNumber: number, beside: act) else {
            refuse(
                "UNKNOWN_ACT", "supersedes", "There is no act \(number).",
                mend: "Name the number of the act to correct.")
            return
        }
        let old = record.acts[place]
        if record.superseded.contains(place) {
            refuse(
                "CORRECTED_ALREADY", "supersedes", "Act \(number) has been corrected already.",
                mend: "Correct the last correction.")
        }
        if old.content.kind != act.content.kind || old.content.id != act.content.id
            || (act.content.id == nil && old.content.noun.needs != act.content.noun.needs)
        {
            refuse(
                "OTHER_RECORD", "supersedes", "Act \(number) is of another kind, or of another record.",
                mend: "Correct a record by the same kind with the same id; for another one, withdraw and enter anew.")
        }
        if old.forSide != act.forSide {
            refuse(
                "NOT_YOURS", "for", "Act \(number) was entered for somebody else.",
                mend: "Only those for whom it was entered correct it; put another voice beside it, or a divergence.")
        }
        let had = act.content.id.map { record.readers(of: $0) } ?? ReadingTable.readers(old)
        if !had.isSubset(of: ReadingTable.readers(act)) {
            refuse(
                "NARROWER", "visibility", "Some who read act \(number) could not read its correction.",
                mend: "Give the correction to the same readers.")
        }
    }
}

extension ActContent {
    /// For each record an act cannot do without, the kinds it may be.
    var neededKinds: [RecordID: Set<ActKind>] {
        switch self {
        case .claim(let noun): [noun.result: [.result]]
        case .formalAct(let noun): [noun.result: [.result]]
        case .retraction(let noun): [noun.result: [.result]]
        case .session(let noun): [noun.round: [.round]]
        case .agendaItem(let noun): [noun.round: [.round]]
        case .agendaDecision(let noun): [noun.item: [.agendaItem]]
        case .minutes(let noun): [noun.round: [.round]]
        case .personDecision(let noun): [noun.person: [.person]]
        case .text(let noun): [noun.text: [.paper]]
        case .countersignature(let noun):
            [noun.record: [.minutes, .list, .account, .paper, .remainsReturn, .stage, .announcement]]
        case .settlement(let noun): [noun.divergence: [.divergence]]
        case .account(let noun): noun.stage.map { [$0: [.stage]] } ?? [:]
        case .incidentFinding(let noun): [noun.incident: [.incident]]
        case .commitmentRelease(let noun): [noun.commitment: [.commitment]]
        case .conditionFailure(let noun): [noun.commitment: [.commitment]]
        case .overlap(let noun):
            Dictionary(noun.positions.map { ($0, [.position]) }, uniquingKeysWith: { first, _ in first })
        default: [:]
        }
    }
}
