import Persons

/// An explanation in plain English.
struct PersonWords {
    private let terms: ExchangeTerms

    init(_ terms: ExchangeTerms) { self.terms = terms }

    func words(_ explanation: PersonExplanation) -> String {
        switch explanation.outcome {
        case .cannotGo:
            "Cannot go: \(Words.list(explanation.rules.map(hindrance))). "
                + (explanation.rules == ["veto"]
                    ? "Only fewer vetoes would change that." : "No number in the terms would change that.")
        case .goes:
            "Goes in stage \(explanation.stage ?? 0), "
                + (explanation.counted == true ? "inside" : "outside") + " the number. " + ground(explanation)
        case .stays where explanation.ground == .eligibility: "Can go; there is no plan."
        case .stays: "Can go and is not chosen. " + ground(explanation)
        }
    }

    private func ground(_ explanation: PersonExplanation) -> String {
        let otherwise = explanation.outcome == .goes ? "without this person" : "if this person went"
        switch explanation.ground {
        case .eligibility: return ""
        case .clauses:
            return "Decided by the clauses: \(otherwise) no plan keeps \(Words.list(explanation.rules))."
        case .level:
            guard let change = explanation.change, let level = change.level, let then = change.then else { return "" }
            let value = change.proved ? number(then) : "between \(number(then)) and \(number(change.bound ?? then))"
            return "Decided by \(Words.level(level, in: terms)): \(otherwise) the best would be \(value) instead of "
                + "\(number(change.now))."
        case .settled:
            guard let change = explanation.change else { return "" }
            let name = explanation.side.map { terms.name(of: $0) } ?? ""
            return "Decided by what binds both sides, settled before any wish was seen: \(otherwise) \(name)'s part of "
                + "\(Words.list(explanation.rules)) could not be \(number(change.now))"
                + (change.then.map { "; the nearest would be \(number($0))" } ?? "") + "."
        case .lot:
            guard let lot = explanation.lot else { return "" }
            return "Decided by lot: \(otherwise) every level could be as good. Of \(number(lot.alike)) alike "
                + "\(number(lot.go)) \(lot.go == 1 ? "goes" : "go"); by ticket this is number \(number(lot.place))."
        case .undecided:
            let level = explanation.rules.first.flatMap(LevelName.init(rawValue:)).map { Words.level($0, in: terms) }
            return "What decided it was not found within the limits on work"
                + (level.map { "; nothing that stands before \($0)." } ?? ".")
        }
    }

    /// A rule that keeps somebody from going.
    func hindrance(_ rule: String) -> String {
        switch rule {
        case "confirmed": "not confirmed by both sides"
        case "consent": "does not wish to go, or was not asked"
        case "fit": "not fit to travel, or not examined"
        case "retained": "medical or religious personnel, who never count in an exchange"
        case "minor": "under 18, or perhaps under 18"
        case "veto": "under a veto of the holding side"
        default: "excluded by \(rule)"
        }
    }

    private func number(_ number: Int) -> String { Words.number(number) }
}

extension Words {
    /// A level as a noun.
    static func level(_ level: LevelName, in terms: ExchangeTerms) -> String {
        switch level {
        case .count: "the number of people who go"
        case .weight: "the sum of equivalents"
        case .band: "the sum of humanitarian bands"
        case .idealA, .idealB: "the best for one side's wishes"
        case .minPermille: "the wishes of the side that gets less, in thousandths"
        case .sumTiers: "the sum of both sides' wishes"
        case .tiersA: "the sum of \(terms.name(of: .a))'s wishes"
        case .tiersB: "the sum of \(terms.name(of: .b))'s wishes"
        case .captivity: "the sum of months held"
        case .leastChance: "the least chance in the lots"
        case .select, .lottery: "lots"
        case .early: "how early the worst off go"
        }
    }
}
