import Persons

extension ActCheck {
    mutating func check(_ claim: Claim) {
        let earlier = record.upon(Claim.self, claim.result).filter { $0.act.number != act.supersedes }.map(\.noun)
            .filter { $0.voice == claim.voice && $0.rung != nil }
        if let rung = claim.rung {
            let sameTime = earlier.filter { $0.date == claim.date && $0.date != nil && $0.rung != rung }
            if sameTime.contains(where: { $0.who == claim.who }) {
                refuse(
                    "CONTRADICTORY_RUNGS", "rung", "The same voice claims two rungs of one matter at the same time.",
                    mend: "Give the later one its own time, or let the voice take the first back by a retraction.")
            } else if !sameTime.isEmpty {
                warn(
                    "CONTRADICTORY_RUNGS", "rung", "Two people of one side claim different rungs at the same time.",
                    mend: "Both are kept and the lower counts; enter a divergence, or what the side says since.")
            }
            if let date = claim.date,
                let later = earlier.first(where: { ($0.date ?? date) > date && ($0.rung ?? rung) < rung })
            {
                warn(
                    "DENIED_LATER", "rung",
                    "The same voice has claimed no more than \(later.rung?.rawValue ?? "") since; this claim does not count.",
                    mend: "Nothing, if the dates are right: the later words count.")
            }
            if rung > .announced {
                warn(
                    "RUNG_NEEDS_ACTS", "rung", "Words alone never reach \(rung.rawValue).",
                    mend: "Enter each side's own act as a formal act.")
            }
            if let statement = claim.statement.flatMap({ record.current(Statement.self, $0) }),
                statement.statementKind == .denial, rung > .discussed
            {
                warn(
                    "CLAIM_FROM_DENIAL", "rung", "The claim rests on a statement that denies.",
                    mend: "Check the statement's kind, or the rung.")
            }
        }
        guard let stated = claim.established else { return }
        var after = record.steps(on: claim.result).filter { $0.act.number != act.supersedes }.map(\.step)
        after.append(.claim(claim))
        let derived = AgreementLadder(after, names: record.sideNames, order: record.process.sidesInOrder)
        if stated != derived.established {
            refuse(
                "ESTABLISHED_DIFFERS", "established",
                "\(stated.rawValue) is written as established; \(derived.established.rawValue) follows from the record.",
                mend: stated > derived.established
                    ? "Leave established out; it rises with the acts: \(derived.missing.joined(separator: "; "))."
                    : "Leave established out; it follows from the record.")
        }
    }

    mutating func check(_ formal: FormalAct) {
        if formal.rung < .adRef {
            refuse(
                "NO_FORMAL_RUNG", "rung", "\(formal.rung.rawValue) is reached by words, not by a formal act.",
                mend: "Enter a claim, or one of AD_REF, INITIALLED, SIGNED, IN_FORCE.")
        }
        if let side = act.forSide, side != formal.side {
            refuse("NOT_YOURS", "side", "One side cannot act for the other.", mend: "Let the side itself act.")
        }
        if formal.rung == .inForce,
            (record.ladder(of: formal.result).acts[formal.side] ?? .none) < .signed
        {
            refuse(
                "NOT_SIGNED", "rung", "The side brings into force what it has not signed.",
                mend: "Enter its signature first.")
        }
    }

    mutating func check(_ retraction: Retraction) {
        let ladder = record.ladder(of: retraction.result)
        let acted = retraction.voice.side.flatMap { ladder.acts[$0] }
        let from = retraction.rung ?? .none
        let has = [ladder.words[retraction.voice], acted].compactMap { $0 }.contains { $0 >= from }
        if !has, !ladder.withoutRung.contains(retraction.voice) {
            warn(
                "NOTHING_TO_RETRACT", "voice", "This voice has nothing at that rung to take back.",
                mend: "Check the voice, the rung and the result.")
        }
        if let side = act.forSide, Voice(side) != retraction.voice {
            refuse("NOT_YOURS", "voice", "One side cannot take back for another voice.", mend: "Let it speak itself.")
        }
    }

    /// A voice that is one side's, and a speaker on record who belongs to another party; or a word that one side enters
    /// in the other's name, by which it could make an agreement, or a promise kept, alone.
    mutating func checkVoice() {
        let spoken: [(voice: Voice, who: Speaker?)] =
            switch act.content {
            case .claim(let noun): [(noun.voice, noun.who)]
            case .retraction(let noun): [(noun.voice, noun.who)]
            case .remainsReturn(let noun): [(noun.voice, noun.who)]
            case .account(let noun): [(noun.voice, noun.who)]
            case .list(let noun): [(noun.voice, noun.who)]
            case .announcement(let noun): [(noun.voice, noun.who)]
            case .incident(let noun): [(noun.voice, noun.who)]
            case .divergence(let noun): noun.between.compactMap { part in part.voice.map { ($0, part.who) } }
            default: []
            }
        for (voice, who) in spoken {
            if let own = act.forSide, act.content.kind != .divergence, voice == .chair || voice.side == own.other {
                refuse(
                    "NOT_YOURS", "voice", "Entered for one side, but the word is another's.",
                    mend: "Let the other speak; what a side tells of it is a statement or an attributed position.")
            }
            guard let who, let party = who.party ?? who.person.flatMap({ record.current(TalksPerson.self, $0)?.party })
            else { continue }
            let side = record.side(of: party)
            let isWrong = voice.side != nil ? side != voice.side : side != nil && voice != .press
            if isWrong {
                refuse(
                    "VOICE_NOT_OF_PARTY", "voice",
                    "The voice is \(voice.rawValue), but the speaker belongs to \(party.rawValue).",
                    mend: "A side's voice is the voice of its own people; another's word for it has that other's voice."
                )
            }
        }
    }
}
