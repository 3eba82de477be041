import Persons

extension PersonPredicate {
    /// The words after "people who".
    public var words: String {
        switch self {
        case .status(.military): "are soldiers"
        case .status(.civilian): "are civilians"
        case .sex(.female): "are women"
        case .sex(.male): "are men"
        case .age(let range): "are \(Words.age(range))"
        case .captiveMonths(let range): "have been held \(Words.range(range, "month"))"
        case .rank(let rank, let orAbove): "hold the rank of \(rank.words)\(orAbove ? " or above" : "")"
        case .health(.well): "are well"
        case .health(.wounded): "are wounded or sick"
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
    /// The rank in English.
    var words: String {
        switch self {
        case .nco: "non-commissioned officer"
        case .warrant: "warrant officer"
        case .ltColonel: "lieutenant colonel"
        case .majorGeneral: "major general"
        case .private, .lieutenant, .captain, .major, .colonel, .brigadier, .general: code
        }
    }
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
    static func people(_ count: Int) -> String { self.count(count, "person", "people") }

    /// "1 family" or "1,200 families".
    static func count(_ count: Int, _ one: String, _ many: String) -> String {
        count == 1 ? "1 \(one)" : "\(number(count)) \(many)"
    }

    static func limits(_ least: Int?, _ most: Int?) -> String {
        switch (least, most) {
        case (let least?, let most?): least == most ? "exactly \(number(least))" : "\(number(least)) to \(number(most))"
        case (let least?, nil): "at least \(number(least))"
        case (nil, let most?): "at most \(number(most))"
        case (nil, nil): ""
        }
    }

    /// "1 counted person", "2 counted people".
    static func counted(_ count: Int) -> String { count == 1 ? "1 counted person" : "\(number(count)) counted people" }

    /// ", give or take 5"; nothing where there is no tolerance.
    static func tolerance(_ tolerance: Int) -> String { tolerance == 0 ? "" : ", give or take \(number(tolerance))" }

    /// "18 to 24 years old", "55 years old or more", "less than 25 years old".
    static func age(_ range: NumberRange) -> String {
        func old(_ number: Int) -> String { number == 1 ? "1 year old" : "\(number) years old" }
        return switch (range.lower, range.upper) {
        case (let lower?, let upper?): lower == upper ? old(lower) : "\(lower) to \(old(upper))"
        case (let lower?, nil): "\(old(lower)) or more"
        case (nil, let upper?): "less than \(old(upper + 1))"
        case (nil, nil): "of a known age"
        }
    }

    /// A range of months: "6 to 12 months", "24 months or more", "less than 1 month".
    static func range(_ range: NumberRange, _ unit: String) -> String {
        func units(_ number: Int) -> String { number == 1 ? "1 \(unit)" : "\(number) \(unit)s" }
        return switch (range.lower, range.upper) {
        case (let lower?, let upper?): lower == upper ? units(lower) : "\(lower) to \(units(upper))"
        case (let lower?, nil): "\(units(lower)) or more"
        case (nil, let upper?): "less than \(units(upper + 1))"
        case (nil, nil): "any number of \(unit)s"
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
    static func list(_ items: [String], and: String = "and") -> String {
        guard let last = items.last else { return "" }
        let rest = items.dropLast()
        return rest.isEmpty ? last : rest.joined(separator: ", ") + " \(and) " + last
    }
}

extension String {
    /// The text behind `prefix`, or nothing when it is empty.
    func prefixed(_ prefix: String) -> String { isEmpty ? "" : prefix + self }
}
