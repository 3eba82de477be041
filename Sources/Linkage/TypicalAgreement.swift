/// What is known of lists of persons before these two are seen: how often each level occurs among pairs that are
/// one person (m) and pairs that are two (u), on lists of the kind that people send (person record, section 5).
///
/// It keeps lists of a handful of lines from judging by themselves alone. On lists of thousands it weighs nothing:
/// it counts as much as `pairs` random pairs, `matches` true pairs and `records` lines.
struct TypicalAgreement: Sendable {
    /// Level probabilities where both values are known; index 0 is unused.
    let m: [Double]
    let u: [Double]

    /// How many random pairs the typical u counts for.
    static let pairs = 10_000.0
    /// How many true pairs the typical m counts for.
    static let matches = 4.0
    /// How many lines the typical share of a value counts for.
    static let records = 1000.0

    /// The chance of full agreement.
    var chanceOfFullAgreement: Double { u[u.count - 1] }

    /// Judged values, rounded; the order of the levels is that of `FieldComparison.levels`.
    init(_ kind: FieldKind) {
        switch kind {
        case .surname:
            m = [0, 0.03, 0.03, 0.10, 0.14, 0.70]
            u = [0, 0.979, 0.015, 0.004, 0.0015, 0.0005]
        case .given:
            m = [0, 0.004, 0.026, 0.01, 0.04, 0.10, 0.82]
            u = [0, 0.75, 0.13, 0.03, 0.03, 0.02, 0.04]
        case .patronymic:
            m = [0, 0.006, 0.034, 0.01, 0.06, 0.07, 0.82]
            u = [0, 0.74, 0.13, 0.03, 0.04, 0.02, 0.04]
        case .date:
            m = [0, 0.03, 0.012, 0.028, 0.07, 0.02, 0.04, 0.03, 0.77]
            u = [0, 0.93, 0.02, 0.0279, 0.02, 0.001, 0.0009, 0.0001, 0.0001]
        case .number:
            m = [0, 0.05, 0.07, 0.03, 0.85]
            u = [0, 0.9997, 0.0001, 0.0001, 0.0001]
        case .code:
            m = [0, 0.02, 0.98]
            u = [0, 0.40, 0.60]
        case .text:
            m = [0, 0.15, 0.10, 0.10, 0.65]
            u = [0, 0.94, 0.04, 0.01, 0.01]
        }
    }
}
