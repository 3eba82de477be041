import Persons

/// What rows add up over people: a whole number a person, such as one head, or the weight of a rank.
///
/// A family's is the sum over its members, so that one program serves persons and families alike.
enum Measure: Hashable {
    /// One a person.
    case heads
    /// One a person inside the number.
    case counted
    /// The humanitarian band.
    case band
    /// The place in the table of equivalents, of people inside the number.
    case weight
    /// What the other side gives for the person under `rate`, of people inside the number.
    case due
    /// One a person of the kind.
    case matching(PersonPredicate)
    /// One a person of the kind inside the number.
    case countedMatching(PersonPredicate)
    /// One a person who travels lying down.
    case ambulance
    /// One a person who goes by this crossing.
    case crossing(String)
    /// One a person kept at this site.
    case site(String)
    /// What recovery says of the person (`PersonClasses.init`): the same for a family, not a sum.
    case seat
}

/// The measures that some clause or level speaks of: people alike in all of them are interchangeable but for wishes,
/// months held and lots.
struct MeasureTable {
    private(set) var measures: [Measure] = []
    /// Whether some row or level asks in which stage people go, by measure.
    private(set) var isStaged: [Bool] = []
    private var place: [Measure: Int] = [:]
    private let weights: [Int]
    private let rate: RateTerm?

    /// - Parameter seated: whether people are told apart by seats, stage by stage.
    init(_ terms: ExchangeTerms, sites: [String], seated: Bool = false) {
        weights = Rank.allCases.map { terms.weights?.table[$0] ?? 0 }
        rate = terms.rate
        let stageCount = terms.stages.count
        add(.heads, staged: seated)
        if seated { add(.seat, staged: true) }
        add(.counted, staged: true)
        add(.band, staged: terms.objective.contains(.early))
        for clause in terms.clauses {
            switch clause.term {
            case .must(let must): add(.matching(must.who), staged: must.byStage ?? stageCount < stageCount)
            case .allOf(let allOf): add(.matching(allOf.who), staged: false)
            case .first(let who, let byStage): add(.matching(who), staged: byStage < stageCount)
            case .pace(let pace): add(.matching(pace.who), staged: true)
            case .named(let named): add(.matching(.ids(named.ids)), staged: named.byStage ?? stageCount < stageCount)
            case .quota(let quota): add(.countedMatching(quota.who), staged: quota.stage != nil)
            case .share(let share): add(.countedMatching(share.who), staged: false)
            case .mirror(let mirror): add(.countedMatching(mirror.who), staged: false)
            case .weights: add(.weight, staged: true)
            case .rate: add(.due, staged: true)
            case .capacity(let capacity):
                if capacity.seats != nil { add(.heads, staged: true) }
                if capacity.ambulance != nil { add(.ambulance, staged: true) }
                for crossing in capacity.crossings { add(.crossing(crossing.name), staged: true) }
            case .sites: for site in sites { add(.site(site), staged: true) }
            case .eligible, .exclude, .count, .stages, .keepTogether, .veto, .exposure, .handover, .reserve, .noShow,
                .priority, .lottery, .bodies:
                break
            }
        }
    }

    private mutating func add(_ measure: Measure, staged: Bool) {
        if let known = place[measure] {
            isStaged[known] = isStaged[known] || staged
            return
        }
        place[measure] = measures.count
        measures.append(measure)
        isStaged.append(staged)
    }

    /// The place of a measure in the table; nil when no clause speaks of it.
    subscript(measure: Measure) -> Int? { place[measure] }

    /// Adds a person's measures to `values`.
    func add(_ person: PlanPerson, isCounted: Bool, to values: inout [Int]) {
        for (index, measure) in measures.enumerated() {
            switch measure {
            case .heads: values[index] += 1
            case .counted: if isCounted { values[index] += 1 }
            case .band: values[index] += person.band
            case .weight: if isCounted { values[index] += weights[person.rank.rawValue] }
            case .due: if isCounted { values[index] += due(person) }
            case .matching(let who): if who.matches(person) { values[index] += 1 }
            case .countedMatching(let who): if isCounted, who.matches(person) { values[index] += 1 }
            case .ambulance: if person.ambulance { values[index] += 1 }
            case .crossing(let name): if person.crossing == name { values[index] += 1 }
            case .site(let site): if person.site == site { values[index] += 1 }
            case .seat: break
            }
        }
    }

    private func due(_ person: PlanPerson) -> Int {
        guard let rate, person.heldBy != rate.paidBy else { return 0 }
        return rate.entries.first { $0.who.matches(person) }?.give ?? 0
    }
}
