import Persons

extension Clause {
    /// What the clause says, as one plain English sentence.
    public func sentence(in terms: ExchangeTerms) -> String {
        let stageCount = terms.stages.count
        switch term {
        case .eligible:
            return "Only people whom both sides confirm as held, who wish to go and are fit to travel can go."
        case .exclude(let who):
            return "People who \(who.words) do not go."
        case .count(let count):
            let amount = count.mode == .exact ? "exactly" : "at most"
            let step = stageCount > 1 ? ", in step at every stage" : ", in step"
            let a = "\(terms.name(of: .a)) releases \(amount) \(Words.number(count.n * count.partA)) counted people"
            return a + " and \(terms.name(of: .b)) \(amount) \(Words.number(count.n * count.partB))" + step + "."
        case .stages(let stages):
            let parts = stages.enumerated().map { index, stage in
                "stage \(index + 1)" + (stage.date.map { " on \($0.iso)" } ?? "")
                    + Words.limits(stage.min, stage.max).prefixed(" with ")
            }
            return "People go in \(stages.count == 1 ? "one stage" : "\(stages.count) stages"): "
                + parts.joined(separator: ", ")
                + (stages.contains { $0.min != nil || $0.max != nil } ? " counted people from each side." : ".")
        case .must(let must):
            let number = must.counts ? "inside the number" : "outside the number"
            return "Everybody eligible who \(must.who.singular) goes by stage \(must.byStage ?? stageCount), \(number)."
        case .first(let who, let byStage):
            return "Those who go and \(who.words) go by stage \(byStage)."
        case .quota(let quota):
            let where_ = quota.stage.map { "In stage \($0) " } ?? "In all "
            let who = quota.releasedBy.map { terms.name(of: $0) } ?? "each side"
            return where_
                + "\(who) releases \(Words.limits(quota.min, quota.max)) counted people who \(quota.who.words)."
        case .lottery:
            return "Where nothing else decides, the lower public ticket goes first."
        default: return "\(term.kind.rawValue): \(id)."
        }
    }
}

extension PersonPredicate {
    /// The words after "people who".
    public var words: String {
        switch self {
        case .status(.military): "are soldiers"
        case .status(.civilian): "are civilians"
        case .sex(.female): "are women"
        case .sex(.male): "are men"
        case .age(let range): "are \(Words.range(range)) years old"
        case .captiveMonths(let range): "have been held \(Words.range(range)) months"
        case .rank(let rank, let orAbove): "hold the rank of \(rank.words)\(orAbove ? " or above" : "")"
        case .health(.well): "are well"
        case .health(.wounded): "are wounded"
        case .health(.severe): "are severely wounded or sick"
        case .ambulance(let needed): needed ? "need an ambulance" : "need no ambulance"
        case .proceedings(let open): open ? "face criminal proceedings" : "face no criminal proceedings"
        case .site(let site): "are kept at \(site)"
        case .band(let range): "are in humanitarian band \(Words.range(range))"
        case .ids(let ids): ids.count == 1 ? "are named (1 person)" : "are named (\(ids.count) persons)"
        case .any(let parts): parts.map(\.words).joined(separator: " or ")
        case .all(let parts):
            parts.map { if case .any = $0 { "(\($0.words))" } else { $0.words } }.joined(separator: " and ")
        case .not(let part): "are not among those who (\(part.words))"
        }
    }

    /// The words after "everybody who".
    var singular: String {
        switch self {
        case .any(let parts): parts.map(\.singular).joined(separator: " or ")
        case .all(let parts):
            parts.map { if case .any = $0 { "(\($0.singular))" } else { $0.singular } }.joined(separator: " and ")
        default:
            if words.hasPrefix("are ") {
                "is "
                    + words.dropFirst(4).replacing(/^(soldier|civilian)s$/) { "a \($0.output.1)" }
                    .replacing(/^women$/, with: "a woman").replacing(/^men$/, with: "a man")
            } else if words.hasPrefix("have ") {
                "has " + words.dropFirst(5)
            } else {
                words.replacing(/^(hold|need|face)/) { "\($0.output.0)s" }
            }
        }
    }
}

extension Rank {
    fileprivate var words: String { code.replacing("_", with: " ").replacing("lt ", with: "lieutenant ") }
}

/// Turns of phrase that several sentences share.
enum Words {
    /// A number with commas between the thousands.
    static func number(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number.magnitude).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (number < 0 ? "−" : "") + String(text.reversed())
    }

    /// `people` with a number: "1 person", "2 people".
    static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(number(count)) people" }

    static func limits(_ least: Int?, _ most: Int?) -> String {
        switch (least, most) {
        case (let least?, let most?): least == most ? "exactly \(number(least))" : "\(number(least)) to \(number(most))"
        case (let least?, nil): "at least \(number(least))"
        case (nil, let most?): "at most \(number(most))"
        case (nil, nil): ""
        }
    }

    static func range(_ range: NumberRange) -> String {
        switch (range.lower, range.upper) {
        case (let lower?, let upper?): lower == upper ? "\(lower)" : "\(lower) to \(upper)"
        case (let lower?, nil): "\(lower) or more"
        case (nil, let upper?): "less than \(upper + 1)"
        case (nil, nil): "any number of"
        }
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard let last = items.last else { return "" }
        let rest = items.dropLast()
        return rest.isEmpty ? last : rest.joined(separator: ", ") + " and " + last
    }
}

extension String {
    /// The text behind `prefix`, or nothing when it is empty.
    func prefixed(_ prefix: String) -> String { isEmpty ? "" : prefix + self }
}
