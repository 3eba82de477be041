import Persons

/// Who may do what to a text, and why.
public struct TextRule: Hashable, Sendable {
    /// Whose act it can be.
    public enum Actor: String, Codable, CaseIterable, Hashable, Sendable {
        /// Any side.
        case side
        /// The mediator.
        case mediator
        /// The party whose words, reservation or proposed clause it is.
        case holder
    }

    /// The kind of operation.
    public let operation: TextOperation.Kind
    /// Who may, where each side writes.
    public let inRollingText: [Actor]
    /// Who may, where only the mediator's pen writes.
    public let inOneText: [Actor]
    /// The reason, as a refusal gives it.
    public let reason: String

    /// Every kind of operation once.
    public static let table: [TextRule] = [
        row(.propose, [.side, .mediator], [.mediator], pen),
        row(.amend, [.side, .mediator], [.mediator], pen),
        row(.insert, [.side, .mediator], [.mediator], pen),
        row(.bracket, [.side, .mediator], [.mediator], pen),
        row(.alternative, [.side, .mediator], [.mediator], pen),
        row(.delete, [.side, .mediator], [.mediator], pen),
        row(.withdraw, [.holder], [.mediator], "only the party whose words they are takes them back"),
        row(.accept, [.side], [.side], "a side accepts for itself; the mediator accepts for nobody"),
        row(.acceptAdReferendum, [.side], [.side], "a side accepts for itself; the mediator accepts for nobody"),
        row(.reserve, [.side], [.side], "a reservation is a side's"),
        row(.liftReserve, [.holder], [.holder], "only the side that reserved lifts its reservation"),
        row(.park, [.side, .mediator], [.mediator], "in a single negotiating text the mediator keeps the agenda"),
        row(.restore, [.side, .mediator], [.mediator], "in a single negotiating text the mediator keeps the agenda"),
        row(
            .move, [.mediator, .holder], [.mediator], "the mediator orders the clauses; a side moves its own proposal"),
        row(.comment, [.side, .mediator], [.side, .mediator], "the parties of the text comment on it"),
        row(.revision, [.mediator], [.mediator], "the mediator's desk closes a revision"),
    ]

    private static let pen = "in a single negotiating text only the mediator's pen writes"

    /// The rule for a kind of operation.
    public static func rule(for kind: TextOperation.Kind) -> TextRule? { table.first { $0.operation == kind } }

    /// Who may, in this mode.
    public func actors(in mode: TextMode) -> [Actor] { mode == .oneText ? inOneText : inRollingText }

    private static func row(
        _ operation: TextOperation.Kind, _ inRollingText: [Actor], _ inOneText: [Actor], _ reason: String
    ) -> TextRule {
        TextRule(operation: operation, inRollingText: inRollingText, inOneText: inOneText, reason: reason)
    }
}

extension TextState {
    /// What the rules hold against an act; nothing about words or places.
    func ruleFindings(_ act: TextAct) -> [Finding] {
        let kind = act.operation.kind
        var findings: [Finding] = []
        func found(_ code: String, _ message: String, _ mend: String) {
            findings.append(
                Finding(
                    column: act.operation.bracket?.rawValue ?? act.operation.clause?.rawValue, severity: .error,
                    code: code, message: message, mend: mend))
        }
        let isSide = sides.contains(act.by)
        let isMediator = act.by == mediator
        if !isSide && !isMediator {
            found("unknown_party", "\(act.by.rawValue) is no party to this text", "name one of its parties")
        } else if let rule = TextRule.rule(for: kind) {
            let actors = rule.actors(in: mode)
            let may =
                actors.contains(.side) && isSide || actors.contains(.mediator) && isMediator
                || actors.contains(.holder) && isHolder(act)
            if !may {
                found(
                    "not_allowed", "\(kind.rawValue) by \(act.by.rawValue): \(rule.reason)",
                    "let the party do it that may")
            }
        }
        if kind == .comment {
            if mode == .oneText, isSide, [.both, .public].contains(act.visibility) {
                found(
                    "comment_open", "a side's comment on a single negotiating text is sealed from the other side",
                    "give it the visibility SIDE or MEDIATOR")
            }
        } else if ![.both, .public].contains(act.visibility) {
            found(
                "sealed_change", "a change of the text that not every reader of the text may see",
                "give it the visibility BOTH, and say what is private in a comment")
        }
        return findings
    }

    private func isHolder(_ act: TextAct) -> Bool {
        switch act.operation {
        case .withdraw(let id, _):
            // A bracket that is not there is another finding.
            return bracket(id).map { $0.alternatives.contains { $0.owner == act.by } } ?? true
        case .liftReserve(let target):
            return marks(of: target).map { $0.reserves.contains { $0.party == act.by } } ?? true
        case .move(let id, _):
            let held = languages.compactMap { versions[$0]?[id] }
            return held.isEmpty || held.allSatisfy { $0.isProposal(of: act.by) }
        default: return false
        }
    }
}

extension Clause {
    /// Whether all its words are one proposal of this party, not yet taken up by anyone.
    func isProposal(of party: PartyID) -> Bool {
        guard content.count == 1, case .bracket(let bracket) = content[0], bracket.alternatives.count == 1 else {
            return false
        }
        let only = bracket.alternatives[0]
        return only.owner == party && !only.isDeletion && !bracket.isStanding
    }
}
