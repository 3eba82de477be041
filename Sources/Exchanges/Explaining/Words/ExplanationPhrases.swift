import Persons

/// The turns of phrase of explanations in one language. Names of sides are as the terms write them; a name that is nil
/// stands for each side. Ids of clauses and keys of numbers are never translated.
protocol ExplanationPhrases: Sendable {
    func number(_ number: Int) -> String
    func list(_ items: [String]) -> String
    /// A level as a noun.
    func level(_ level: LevelName, _ name: (SideID) -> String) -> String

    // MARK: Persons

    /// A rule that keeps somebody from going: `confirmed`, `consent`, `fit`, `retained`, `minor`, `veto`, or an `exclude`.
    func hindrance(_ rule: String) -> String
    func cannotGo(_ hindrances: [String]) -> String
    var onlyFewerVetoesHelp: String { get }
    var noNumberHelps: String { get }
    /// - Parameter clauses: those by which everybody of the person's kind goes.
    func goes(inStage stage: Int, counted: Bool, by clauses: [String]) -> String
    var canGoWithoutPlan: String { get }
    var isNotChosen: String { get }
    func decidedByClauses(goes: Bool, _ clauses: [String]) -> String
    func between(_ least: Int, _ most: Int) -> String
    func decidedByLevel(goes: Bool, _ level: String, then: String, now: Int) -> String
    /// - Parameter parts: ids of clauses, or levels as nouns.
    func decidedByPart(goes: Bool, of name: String, in parts: [String], now: Int, then: Int?) -> String
    func decidedByLot(goes: Bool, _ lot: PersonExplanation.Lot) -> String
    func undecided(before level: String?) -> String
    func kind(_ status: PersonStatus, band: Int, heldBy name: String) -> String
    var nobodyGoes: String { get }
    var isNotAmongThem: String { get }
    func places(_ places: PublicExplanation.Places) -> String

    // MARK: Terms that cannot be met; without the full stop where numbers follow

    func withheldConflict(_ clauses: [String]) -> String
    func cannotBeMet(_ sentence: String) -> String
    func cannotHoldTogether(_ clauses: [(id: String, sentence: String)]) -> String
    func canRelease(_ name: String?, possible: Int, asked: Int) -> String
    func wouldRelease(_ name: String?, possible: Int, asked: Int) -> String
    func goLate(_ people: Int) -> String
    func canReach(_ name: String?, possible: Int, asked: Int) -> String
    func wouldNeed(_ name: String?, possible: Int, asked: Int) -> String
    /// - Parameter counts: held, confirmed, available.
    func funnel(_ counts: [Int], outside: Int) -> String
    func withheldRepair(_ clauses: [String]) -> String
    func isNotAllowed(_ clauses: [String]) -> String
    func holdsWithout(_ clauses: [String]) -> String
    func change(_ key: String, of clause: String, by change: Int, to value: Int, _ name: String?) -> String
    func letGoLate(_ people: Int, _ clause: String, _ name: String?) -> String
    func atLeast(_ least: Int, of total: Int) -> String

    // MARK: Other numbers

    func with(_ numbers: [Sensitivity.Number]) -> String
    var isUndecided: String { get }
    func noPlan(_ clauses: [String]) -> String
    func others(_ people: Int) -> String
    func nothingChanges(_ others: String) -> String
    func firstChange(_ level: String, by change: Int, to value: Int, _ others: String) -> String
}

extension TermsLanguage {
    var phrases: any ExplanationPhrases {
        switch self {
        case .english: EnglishExplanations()
        case .ukrainian: UkrainianExplanations()
        case .russian: RussianExplanations()
        }
    }
}
