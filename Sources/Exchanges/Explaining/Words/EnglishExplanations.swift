import Persons

/// Explanations in English.
struct EnglishExplanations: ExplanationPhrases {
    func number(_ number: Int) -> String { Words.number(number) }

    func list(_ items: [String]) -> String { Words.list(items) }

    func level(_ level: LevelName, _ name: (SideID) -> String) -> String {
        switch level {
        case .count: "the number of people who go"
        case .weight: "the sum of equivalents"
        case .band: "the sum of humanitarian bands"
        case .idealA: "the best for \(name(.a))'s wishes"
        case .idealB: "the best for \(name(.b))'s wishes"
        case .minPermille: "the wishes of the side that gets less, in thousandths"
        case .sumTiers: "the sum of both sides' wishes"
        case .tiersA: "the sum of \(name(.a))'s wishes"
        case .tiersB: "the sum of \(name(.b))'s wishes"
        case .captivity: "the sum of months held"
        case .leastChance: "the least chance in the lots"
        case .select, .lottery: "lots"
        case .early: "how early the worst off go"
        }
    }

    // MARK: - Persons

    func hindrance(_ rule: String) -> String {
        switch rule {
        case "confirmed": "not confirmed by both sides"
        case "consent": "does not wish to go, or was not asked"
        case "fit": "not fit to travel, or not examined"
        case "retained": "medical or religious personnel, who never count in an exchange"
        case "minor": "under 18, or perhaps so"
        case "veto": "under a veto of the holding side"
        default: "excluded by \(rule)"
        }
    }

    func cannotGo(_ hindrances: [String]) -> String { "Cannot go: \(hindrances.joined(separator: "; "))." }

    let onlyFewerVetoesHelp = "Only fewer vetoes would change that."

    let noNumberHelps = "No number in the terms would change that."

    func goes(inStage stage: Int, counted: Bool, by clauses: [String]) -> String {
        "Goes in stage \(stage), \(counted ? "inside" : "outside") the number"
            + (clauses.isEmpty ? "." : ", by \(list(clauses)).")
    }

    let canGoWithoutPlan = "Can go; there is no plan."

    let isNotChosen = "Can go and is not chosen."

    private func otherwise(_ goes: Bool) -> String { goes ? "without this person" : "if this person went" }

    func decidedByClauses(goes: Bool, _ clauses: [String]) -> String {
        "Decided by the clauses: \(otherwise(goes)) no plan keeps \(list(clauses))."
    }

    func between(_ least: Int, _ most: Int) -> String { "between \(number(least)) and \(number(most))" }

    func decidedByLevel(goes: Bool, _ level: String, then: String, now: Int) -> String {
        "Decided by \(level): \(otherwise(goes)) the best would be \(then) instead of \(number(now))."
    }

    func decidedByPart(goes: Bool, of name: String, in parts: [String], now: Int, then: Int?) -> String {
        "Decided by what binds both sides, settled before any wish was seen: \(otherwise(goes)) \(name)'s part of "
            + "\(list(parts)) could not be \(number(now))"
            + (then.map { "; the nearest would be \(number($0))" } ?? "") + "."
    }

    func decidedByLot(goes: Bool, _ lot: PersonExplanation.Lot) -> String {
        "Decided by lot: \(otherwise(goes)) every level could be as good. Of \(number(lot.alike)) alike "
            + "\(number(lot.go)) \(lot.go == 1 ? "goes" : "go"); by ticket this is number \(number(lot.place))."
    }

    func undecided(before level: String?) -> String {
        "What decided it was not found within the limits on work"
            + (level.map { "; nothing that stands before \($0)." } ?? ".")
    }

    func kind(_ status: PersonStatus, band: Int, heldBy name: String) -> String {
        "\(status == .military ? "soldiers" : "civilians") of band \(band) held by \(name)"
    }

    let nobodyGoes = "Nobody goes: there is no plan."

    let isNotAmongThem = "Not among those who go: not available, or others stood before."

    func places(_ places: PublicExplanation.Places) -> String {
        "Of the \(places.kind), \(number(places.held)) are held, \(number(places.confirmed)) confirmed, "
            + "and \(number(places.go)) go."
    }

    // MARK: - Terms that cannot be met

    func withheldConflict(_ clauses: [String]) -> String {
        "\(list(clauses)): this cannot be met. The numbers are with the neutral: they would tell of a few people."
    }

    func cannotBeMet(_ sentence: String) -> String { "\(sentence) This cannot be met." }

    func cannotHoldTogether(_ clauses: [(id: String, sentence: String)]) -> String {
        "These clauses cannot hold together, though "
            + (clauses.count == 2 ? "each can alone: " : "any \(clauses.count - 1) of them can: ")
            + clauses.map { "\($0.id) (\($0.sentence))" }.joined(separator: "; ") + "."
    }

    func canRelease(_ name: String?, possible: Int, asked: Int) -> String {
        "\(name ?? "Each side") can release at most \(number(possible)) of the \(number(asked)) asked"
    }

    func wouldRelease(_ name: String?, possible: Int, asked: Int) -> String {
        "\(name ?? "Each side") would release at least \(number(possible)) of these; the clause allows \(number(asked))"
    }

    func goLate(_ people: Int) -> String { "\(Words.people(people)) would go after the stage named" }

    func canReach(_ name: String?, possible: Int, asked: Int) -> String {
        "For \(name ?? "each side") at most \(number(possible)) of the \(number(asked)) asked can be reached"
    }

    func wouldNeed(_ name: String?, possible: Int, asked: Int) -> String {
        "For \(name ?? "each side") at least \(number(possible)) would be needed where \(number(asked)) are asked"
    }

    func funnel(_ counts: [Int], outside: Int) -> String {
        ": held \(number(counts[0])), confirmed \(number(counts[1])), available \(number(counts[2]))"
            + (outside > 0 ? "; \(number(outside)) of these \(outside == 1 ? "goes" : "go") outside the number" : "")
    }

    func withheldRepair(_ clauses: [String]) -> String {
        "A change of \(list(clauses)) would be enough. Its size is with the neutral."
    }

    func isNotAllowed(_ clauses: [String]) -> String {
        "Not allowed: it would change \(list(clauses)), which the law stands behind."
    }

    func holdsWithout(_ clauses: [String]) -> String {
        "Without \(list(clauses)) the other clauses can hold; no change of its numbers alone is enough."
    }

    func change(_ key: String, of clause: String, by change: Int, to value: Int, _ name: String?) -> String {
        "\(change < 0 ? "lower" : "raise") \(key) of \(clause) by \(number(abs(change))) to \(number(value))"
            + (name.map { " for \($0)" } ?? "")
    }

    func letGoLate(_ people: Int, _ clause: String, _ name: String?) -> String {
        "let \(Words.people(people)) go later than \(clause) says" + (name.map { " for \($0)" } ?? "")
    }

    func atLeast(_ least: Int, of total: Int) -> String {
        "Of these \(number(total)) in all at least \(number(least)) are needed."
    }

    // MARK: - Other numbers

    func with(_ numbers: [Sensitivity.Number]) -> String {
        let phrases = numbers.map {
            "\($0.key == "of" ? "percentage" : $0.key) of \($0.clause) \(number($0.then)) instead of \(number($0.now))"
        }
        return "With \(list(phrases)), "
    }

    let isUndecided = "it was not found within the limits on work whether a plan would exist."

    func noPlan(_ clauses: [String]) -> String {
        "no plan would exist: \(list(clauses)) could not hold" + (clauses.count > 1 ? " together." : ".")
    }

    func others(_ people: Int) -> String {
        switch people {
        case 0: "nobody would go who does not now"
        case 1: "1 person would go who does not now"
        default: "\(Words.people(people)) would go who do not now"
        }
    }

    func nothingChanges(_ others: String) -> String { "every level would be as now; \(others)." }

    func firstChange(_ level: String, by change: Int, to value: Int, _ others: String) -> String {
        "\(level) would be the first to change, by \(change > 0 ? "+" : "−")\(number(abs(change))) to "
            + "\(number(value)); \(others)."
    }
}
