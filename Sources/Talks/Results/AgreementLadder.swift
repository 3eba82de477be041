import Persons

/// Where a matter stands, derived from what was claimed and done about it; nothing else moves a rung.
///
/// 1. Each voice's last claim counts, by the day it was said; claims it has taken back do not.
/// 2. Both sides heard: the lower of their two rungs, at most `ANNOUNCED`. A side whose words carry no rung has not
///    been heard on it.
/// 3. One side heard: its rung, at most `DISCUSSED`. No side heard, but the chair: the chair's rung, at most
///    `DISCUSSED`. A third party and the press establish nothing.
/// 4. `AD_REF`, `INITIALLED`, `SIGNED` and `IN_FORCE` are reached by acts of both sides alone: the lower of the highest
///    acts of each. Words reach none of them, and take none away; only a retraction does.
/// 5. The rung is the higher of words (2, 3) and acts (4).
/// 6. A voice that has taken all its words back counts with what it had claimed, at most `DISCUSSED`, until it speaks
///    again: what was discussed stays discussed, and a retraction never lifts a rung.
///
/// For a reader it is derived from the claims and acts that reader may read. A claim made to the mediator in confidence
/// therefore moves the mediator's rung, never that of the other side, who could otherwise infer it.
struct AgreementLadder {
    /// An act upon one result.
    enum Step {
        case claim(Claim)
        case formal(FormalAct)
        case retraction(Retraction)
    }

    /// The names of the sides, for the words.
    let names: [SideID: String]
    /// The order in which the words name them.
    let order: [SideID]
    /// The current claims with a rung, by voice.
    private(set) var words: [Voice: AgreementDegree] = [:]
    /// The voices whose words are taken back and count by rule 6.
    private(set) var tookBack: Set<Voice> = []
    /// The voices that spoke without a rung.
    private(set) var withoutRung: Set<Voice> = []
    /// The highest formal act of each side.
    private(set) var acts: [SideID: AgreementDegree] = [:]
    /// Indices into the steps of the claims that count.
    private(set) var currentClaims: Set<Int> = []

    init(_ steps: [Step], names: [SideID: String], order: [SideID] = SideID.allCases) {
        self.names = names
        self.order = order
        var claims: [Voice: [(index: Int, claim: Claim)]] = [:]
        var formal: [SideID: [AgreementDegree]] = [:]
        var left: [Voice: AgreementDegree] = [:]
        for (index, step) in steps.enumerated() {
            switch step {
            case .claim(let claim):
                claims[claim.voice, default: []].append((index, claim))
                if claim.rung != nil { left[claim.voice] = nil }
            case .formal(let act): formal[act.side, default: []].append(act.rung)
            case .retraction(let retraction):
                let from = retraction.rung ?? .none
                let said = claims[retraction.voice, default: []]
                let kept = said.filter { ($0.claim.rung ?? .none) < from }
                claims[retraction.voice] = kept
                let last = Self.last(said.filter { $0.claim.rung != nil })?.claim.rung
                if let last, !kept.contains(where: { $0.claim.rung != nil }) {
                    left[retraction.voice] = min(last, .discussed)
                }
                if let side = retraction.voice.side { formal[side]?.removeAll { $0 >= from } }
            }
        }
        for (voice, said) in claims {
            if let last = Self.last(said.filter { $0.claim.rung != nil }) {
                words[voice] = last.claim.rung
                currentClaims.insert(last.index)
            } else if let last = Self.last(said) {
                withoutRung.insert(voice)
                currentClaims.insert(last.index)
            }
        }
        for (voice, rung) in left where words[voice] == nil {
            words[voice] = rung
            tookBack.insert(voice)
        }
        acts = formal.compactMapValues { $0.max() }
    }

    /// The last by the day it was said, then by the order of entry; where one voice said two things on one day, by
    /// different people, the lower rung. Words without a date stand after everything entered before them.
    private static func last(_ claims: [(index: Int, claim: Claim)]) -> (index: Int, claim: Claim)? {
        var newest: (index: Int, claim: Claim)?
        var day: When?
        for claim in claims {
            if let date = claim.claim.date, let latest = day, date < latest { continue }
            newest = claim
            day = claim.claim.date ?? day
        }
        guard let newest else { return nil }
        let sameTime = claims.filter {
            $0.claim.date != nil && $0.claim.date == newest.claim.date && $0.claim.who != newest.claim.who
        }
        return (sameTime + [newest]).min { ($0.claim.rung ?? .none) < ($1.claim.rung ?? .none) }
    }

    /// The rung of rules 1 to 5.
    var established: AgreementDegree { max(byWords, byActs ?? .none) }

    private var byWords: AgreementDegree {
        switch (words[.a], words[.b]) {
        case (let a?, let b?): min(a, b, .announced)
        case (let one?, nil), (nil, let one?): min(one, .discussed)
        case (nil, nil): min(words[.chair] ?? .none, .discussed)
        }
    }

    private var byActs: AgreementDegree? {
        guard let a = acts[.a], let b = acts[.b] else { return nil }
        return min(a, b)
    }

    /// Why the rung is what it is, in one or two sentences.
    var because: String {
        var sentences: [String] = []
        if let byActs, byActs >= byWords {
            sentences.append(
                "Both sides have acted: \(list(order.map { "\(name($0)) \(acts[$0]?.label ?? "")" })).")
        } else {
            sentences.append(wordsBecause)
            let alone = order.filter { acts[$0] != nil && acts[$0.other] == nil }
            for side in alone {
                sentences.append("\(name(side)) has acted (\(acts[side]?.label ?? "")), \(name(side.other)) has not.")
            }
        }
        return sentences.joined(separator: " ")
    }

    private var wordsBecause: String {
        switch (words[.a], words[.b]) {
        case (let a?, let b?):
            let claims = list(order.map { said($0, $0 == .a ? a : b) })
            let cap =
                min(a, b) > .announced
                ? " Words alone reach no further than \"\(AgreementDegree.announced.label)\"." : ""
            return "\(claims); the lower of the two counts.\(cap)"
        case (let a?, nil): return oneSide(.a, a)
        case (nil, let b?): return oneSide(.b, b)
        case (nil, nil):
            guard let chair = words[.chair] else {
                return withoutRung.isEmpty && words.isEmpty
                    ? "Nobody has claimed anything." : "Neither side, nor the chair, has said how far it has come."
            }
            let cap = chair > .discussed ? " The chair's voice alone reaches no further than \"Discussed\"." : ""
            return
                "Only the chair speaks of it (\"\(chair.label)\"); neither side has been heard on how far it has come.\(cap)"
        }
    }

    private func oneSide(_ side: SideID, _ rung: AgreementDegree) -> String {
        let cap = rung > .discussed ? " One side's announcement reaches no further than \"Discussed\"." : ""
        return
            "\(said(side, rung)); \(name(side.other)) has not been heard on how far it has come.\(cap)"
    }

    private func said(_ side: SideID, _ rung: AgreementDegree) -> String {
        tookBack.contains(Voice(side))
            ? "\(name(side)) has taken back what it claimed, \"\(rung.label)\" at most stays"
            : "\(name(side)) claims \"\(rung.label)\""
    }

    /// What the next rung needs, in words.
    var missing: [String] {
        guard established < .inForce else { return [] }
        let next = AgreementDegree.allCases[established.rung + 1]
        if next > .announced {
            return order.filter { (acts[$0] ?? .none) < next }.map { "\(name($0)): \(act(for: next))" }
        }
        let spoken =
            next == .announced ? "its own announcement in the same sense" : "its own words: \(next.label.lowercased())"
        let heard = order.filter { words[Voice($0)] != nil }
        if next <= .discussed, heard.isEmpty { return ["either side, or the chair: \(spoken)"] }
        return (next <= .discussed ? heard : order).filter { words[Voice($0)].map { $0 < next } ?? true }
            .map { "\(name($0)): \(spoken)" }
    }

    private func act(for rung: AgreementDegree) -> String {
        switch rung {
        case .adRef: "agreement ad referendum"
        case .initialled: "its initials"
        case .signed: "its signature"
        default: "its act that brings it into force"
        }
    }

    private func name(_ side: SideID) -> String { names[side] ?? "side \(side.rawValue)" }

    private func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }
}

extension TalksRecord {
    /// The names of the sides for texts: their party's id.
    var sideNames: [SideID: String] {
        var names: [SideID: String] = [:]
        for side in SideID.allCases { names[side] = process.party(of: side)?.id.rawValue }
        return names
    }

    /// The acts upon a result that still stand, up to a place in the record.
    func steps(on result: RecordID, before end: Int = .max) -> [(act: Act, step: AgreementLadder.Step)] {
        standing(placesUpon[result] ?? [], before: end).compactMap { act in
            switch act.content {
            case .claim(let claim): (act, .claim(claim))
            case .formalAct(let formal): (act, .formal(formal))
            case .retraction(let retraction): (act, .retraction(retraction))
            default: nil
            }
        }
    }

    /// The ladder of a result.
    func ladder(of result: RecordID, before end: Int = .max) -> AgreementLadder {
        AgreementLadder(steps(on: result, before: end).map(\.step), names: sideNames, order: process.sidesInOrder)
    }

    /// The rung a result has reached, from all acts of this record.
    public func established(_ result: RecordID) -> AgreementDegree { ladder(of: result).established }
}
