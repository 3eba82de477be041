public import Persons

/// One finding of a search: who said it, and in which record it stands.
public struct Saying: Codable, Hashable, Sendable {
    /// The record.
    public var id: RecordID
    /// What kind of record.
    public var kind: ActKind
    /// Who said it, in words; for a position told by another, that other.
    public var who: String
    /// The words that were searched for stand in these.
    public var words: String
    /// When it was said.
    public var date: When?
}

/// What each side claims on one matter, and what is contested in it.
public struct MatterView: Codable, Hashable, Sendable {
    /// The matter as asked for.
    public var matter: String
    /// Results on it.
    public var results: [ResultView]
    /// Positions on it, own words apart from what others say.
    public var positions: [PositionView]
    /// Divergences about it.
    public var divergences: [DivergenceView]
}

/// A change of a position.
public struct PositionChange: Codable, Hashable, Sendable {
    /// What happened to it.
    public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        /// Taken where there was none.
        case new = "NEW"
        /// Taken in place of an earlier one.
        case changed = "CHANGED"
    }

    /// The position.
    public var position: RecordID
    /// Whose it is.
    public var side: SideID
    /// The issue.
    public var issue: String
    /// What happened.
    public var kind: Kind
    /// The position it takes the place of.
    public var replaces: RecordID?
}

/// What does not stand as one account.
public struct ContestedMatters: Codable, Hashable, Sendable {
    /// Open divergences.
    public var divergences: [DivergenceView]
    /// Results on which the sides claim different rungs.
    public var results: [ResultView]
    /// Disputed commitments.
    public var commitments: [CommitmentView]
    /// Objections.
    public var objections: [Recorded<Objection>]
}

extension TalksView {
    /// Who said something: statements, claims, positions, announcements and what is said of lists and returns, searched
    /// without case, diacritics and apostrophes, in any script.
    public func said(_ words: String) -> [Saying] {
        let wanted = NameMask.fold(words)
        guard !wanted.isEmpty else { return [] }
        var found: [Saying] = []
        func look(_ id: RecordID, _ kind: ActKind, _ who: String, _ texts: [String?], _ date: When?) {
            guard let text = texts.compactMap({ $0 }).first(where: { NameMask.fold($0).contains(wanted) }) else {
                return
            }
            found.append(Saying(id: id, kind: kind, who: who, words: text, date: date))
        }
        for statement in statements.map(\.statement) where statement.withdrawn == nil {
            let who = statement.speakers.map(name).joined(separator: ", ")
            look(
                statement.id, .statement, who, [statement.words, statement.translation, statement.gist], statement.date)
        }
        for result in results where result.result.withdrawn == nil {
            for claim in result.claims.map(\.claim) {
                look(result.result.id, .claim, name(claim.voice, claim.who), [claim.words], claim.date)
            }
        }
        for position in positions.map(\.position) where position.withdrawn == nil {
            let who = (position.attributedBy ?? position.speaker).map(name) ?? partyName(position.side)
            look(position.id, .position, who, [position.words, position.matter], position.asOf)
        }
        for announcement in announcements where announcement.withdrawn == nil {
            look(
                announcement.id, .announcement, name(announcement.voice, announcement.who), [announcement.words],
                announcement.date)
        }
        for list in lists where list.withdrawn == nil {
            look(list.id, .list, name(list.voice, list.who), [list.words, list.what], list.date)
        }
        for remains in returns where remains.withdrawn == nil {
            look(
                remains.id, .remainsReturn, name(remains.voice, remains.who),
                [remains.figure.words, remains.figure.unit],
                remains.date)
        }
        return found
    }

    /// What each side claims on a matter, asked for by id, issue or words of it.
    public func claims(on matter: String) -> MatterView {
        let wanted = NameMask.fold(matter)
        func isMeant(_ id: RecordID, _ issue: String?, _ words: String) -> Bool {
            id.rawValue == matter || NameMask.fold(issue ?? "") == wanted || NameMask.fold(words).contains(wanted)
        }
        guard !wanted.isEmpty else { return MatterView(matter: matter, results: [], positions: [], divergences: []) }
        let direct = results.filter { isMeant($0.result.id, $0.result.issue, $0.result.matter) }
        let issues = Set(direct.compactMap(\.result.issue))
        let results = results.filter { result in
            direct.contains(result) || result.result.issue.map(issues.contains) ?? false
        }
        let positions = positions.filter {
            isMeant($0.position.id, $0.position.issue, $0.position.matter) || issues.contains($0.position.issue)
        }
        let ids = Set(results.map(\.result.id) + positions.map(\.position.id))
        let divergences = divergences.filter { view in
            !ids.isDisjoint(with: view.divergence.noun.needs)
                || isMeant(view.divergence.id, nil, view.divergence.matter ?? "")
        }
        return MatterView(matter: matter, results: results, positions: positions, divergences: divergences)
    }

    /// Commitments due from one day to another, both included, that are not done, given up or void; soonest first.
    public func due(from first: When, to last: When) -> [CommitmentView] {
        stillOwed.filter { view in
            guard let due = view.commitment.due else { return false }
            return (first.dayNumber...max(first.dayNumber, last.lastDayNumber)).contains(due.lastDayNumber)
        }
        .sorted {
            ($0.commitment.due?.lastDayNumber ?? 0, $0.commitment.id) < (
                $1.commitment.due?.lastDayNumber ?? 0, $1.commitment.id
            )
        }
    }

    /// What a party owes: commitments of which it is the actor, not done, given up, void or withdrawn.
    public func owed(by party: RecordID) -> [CommitmentView] { stillOwed.filter { $0.commitment.actor == party } }

    private var stillOwed: [CommitmentView] {
        commitments.filter {
            $0.commitment.withdrawn == nil && ![.fulfilled, .released, .void].contains($0.state)
        }
    }

    /// What is contested: open divergences, results the sides rate differently, disputed commitments, objections.
    public var contested: ContestedMatters {
        ContestedMatters(
            divergences: divergences.filter { $0.open && $0.divergence.withdrawn == nil },
            results: results.filter { result in
                let claims = result.claims.filter(\.current).map(\.claim)
                let rungs = SideID.allCases.map { side in claims.first { $0.voice == Voice(side) }?.rung }
                return result.result.withdrawn == nil && rungs.allSatisfy { $0 != nil } && rungs[0] != rungs[1]
            },
            commitments: commitments.filter { $0.state == .disputed && $0.commitment.withdrawn == nil },
            objections: objections.filter { $0.withdrawn == nil })
    }

    /// Positions taken since a round: in a later one, or, without a round, dated after the day it began. An older
    /// position entered late is no change.
    /// - Parameter round: nil reads the last round that has begun by the view's day.
    public func positionsChanged(since round: RecordID? = nil) -> [PositionChange] {
        let begun = rounds.filter { ($0.starts ?? day) <= day && $0.withdrawn == nil }
        guard let since = round ?? begun.last?.id, let place = rounds.firstIndex(where: { $0.id == since }) else {
            return []
        }
        let later = Set(rounds[(place + 1)...].map(\.id))
        let start = rounds[place].starts?.dayNumber ?? .min
        return positions.filter { $0.position.withdrawn == nil }.compactMap { view in
            let position = view.position
            let isSince =
                position.round.map(later.contains) ?? ((position.asOf ?? position.enteredAt).dayNumber > start)
            guard isSince else { return nil }
            return PositionChange(
                position: position.id, side: position.side, issue: position.issue,
                kind: position.replaces == nil ? .new : .changed, replaces: position.replaces)
        }
    }

    /// The positions of one side on an issue, oldest first.
    public func positions(of side: SideID, on issue: String) -> [PositionView] {
        positions.filter { $0.position.side == side && $0.position.issue == issue }
            .sorted { When.isEarlier($0.position.asOf, $1.position.asOf) ?? ($0.position.id < $1.position.id) }
    }
}

extension TalksView {
    /// A speaker in words: the name and office, the description, or the party.
    public func name(_ speaker: Speaker) -> String {
        if let person = people.first(where: { $0.id == speaker.person }) {
            return [person.name, person.office].compactMap { $0 }.joined(separator: ", ")
        }
        return speaker.described ?? speaker.party.map(partyName) ?? ""
    }

    /// A voice in words: the speaker where known, otherwise the side, the chair or the press.
    public func name(_ voice: Voice, _ who: Speaker?) -> String {
        if let who {
            let words = name(who)
            if !words.isEmpty { return words }
        }
        if let side = voice.side { return partyName(side) }
        return switch voice {
        case .chair: "the chair"
        case .press: "the press"
        default: "a third party"
        }
    }

    /// A party's first name, or its code.
    public func partyName(_ party: RecordID) -> String {
        parties.first { $0.id == party }?.names.first?.words ?? party.rawValue
    }

    /// The name of the party that is a side.
    public func partyName(_ side: SideID) -> String {
        process.party(of: side).map { partyName($0.id) } ?? side.rawValue
    }
}
