import Persons
import Yams

/// Reads whom a clause speaks of.
extension TermsSource {
    static let predicates = [
        "status", "sex", "age", "captive_months", "rank", "health", "ambulance", "proceedings", "site", "band", "ids",
        "any", "all", "not",
    ]

    /// Grounds on which no distinction may be made (Geneva Convention III, article 16; IV, article 27).
    static let forbidden: [String: String] = [
        "religion": "religion", "religious": "religion", "faith": "religion", "confession": "religion",
        "denomination": "religion", "creed": "religion",
        "ethnicity": "ethnicity", "ethnic": "ethnicity", "ethnic_group": "ethnicity", "race": "race",
        "nationality": "nationality", "colour": "race", "color": "race", "language": "ethnicity",
        "politics": "political opinion", "political": "political opinion", "political_opinion": "political opinion",
        "political_view": "political opinion", "party": "political opinion", "opinion": "political opinion",
    ]

    /// Personnel who are to be returned in any case and never counted (Geneva Convention III, articles 30 to 33).
    static let neverCounted: [String: String] = [
        "retained": "retained personnel", "medical": "medical personnel", "medic": "medical personnel",
        "medical_personnel": "medical personnel", "doctor": "medical personnel", "nurse": "medical personnel",
        "chaplain": "religious personnel", "clergy": "religious personnel",
        "religious_personnel": "religious personnel",
    ]

    /// A predicate; several keys of one mapping hold together. Nil after a finding.
    mutating func predicate(_ node: Node?, _ column: String, in parent: Node) -> PersonPredicate? {
        guard let node else {
            missing(column, in: parent)
            return nil
        }
        guard let mapping = node.mapping, !mapping.isEmpty else {
            add(
                node, column, "BAD_PREDICATE", "\(column) does not say who.",
                mend: "Write for example {status: civilian}.")
            return nil
        }
        var parts: [PersonPredicate] = []
        var good = true
        for (key, value) in mapping {
            if let part = predicate(key: key, value: value, column) { parts.append(part) } else { good = false }
        }
        guard good else { return nil }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func predicate(key: Node, value: Node, _ column: String) -> PersonPredicate? {
        let name = key.string ?? "?"
        let plain = name.lowercased().replacing(/[-\s]+/, with: "_")
        if let ground = Self.forbidden[plain] {
            add(
                key, column, "PREDICATE_FORBIDDEN",
                "\"\(name)\" asks for \(ground); no clause may tell people apart on that ground"
                    + " (Geneva Convention III, article 16).",
                mend: "Take it out.")
            return nil
        }
        if let whom = Self.neverCounted[plain] {
            add(
                key, column, "PREDICATE_FORBIDDEN",
                "\"\(name)\" asks for \(whom), who never stand inside a number (Geneva Convention III, article 33).",
                mend: "Take it out; mark them in the column retained, and see to their return apart.")
            return nil
        }
        switch name {
        case "status": return choice(value, name, PersonStatus.allCases).map(PersonPredicate.status)
        case "sex": return choice(value, name, Sex.allCases).map(PersonPredicate.sex)
        case "health": return choice(value, name, Health.allCases).map(PersonPredicate.health)
        case "age": return range(value, name).map(PersonPredicate.age)
        case "captive_months": return range(value, name).map(PersonPredicate.captiveMonths)
        case "band": return range(value, name).map(PersonPredicate.band)
        case "ambulance": return flag(value, name).map(PersonPredicate.ambulance)
        case "proceedings": return flag(value, name).map(PersonPredicate.proceedings)
        case "rank": return rank(value)
        case "site": return text(value, name, in: value).map(PersonPredicate.site)
        case "ids": return ids(value).map(PersonPredicate.ids)
        case "any": return several(value, name).map(PersonPredicate.any)
        case "all": return several(value, name).map(PersonPredicate.all)
        case "not": return predicate(value, name, in: value).map(PersonPredicate.not)
        default:
            add(
                key, column, "PREDICATE_UNKNOWN", "\"\(name)\" is not something that clauses can ask of a person.",
                mend: NearestName.mend(for: name, among: Self.predicates))
            return nil
        }
    }

    private mutating func several(_ node: Node, _ name: String) -> [PersonPredicate]? {
        guard let sequence = node.sequence, !sequence.isEmpty else {
            add(node, name, "BAD_PREDICATE", "\"\(name)\" needs a list.", mend: "Write [{…}, {…}].")
            return nil
        }
        let parts = sequence.map { predicate($0, name, in: node) }
        let read = parts.compactMap { $0 }
        return read.count == parts.count ? read : nil
    }

    private mutating func rank(_ node: Node) -> PersonPredicate? {
        var text = node.scalar?.string ?? ""
        let above = text.hasSuffix("+")
        if above { text.removeLast() }
        guard let rank = Rank(code: text) else {
            let names = Rank.allCases.map(\.code).joined(separator: ", ")
            add(
                node, "rank", "BAD_VALUE", "rank is not one of: \(names).",
                mend: "Write one of them, with + for that rank and those above.")
            return nil
        }
        return .rank(rank, orAbove: above)
    }

    mutating func ids(_ node: Node) -> [PersonID]? {
        let ids = (node.sequence.map { $0.map { $0.scalar?.string } } ?? []).compactMap { $0 }
        guard let sequence = node.sequence, !ids.isEmpty, ids.count == sequence.count else {
            add(node, "ids", "BAD_VALUE", "ids is not a list of person ids.", mend: "Write [A000001, B000002].")
            return nil
        }
        return Set(ids).sorted().map(PersonID.init(rawValue:))
    }

    /// `18`, `18-24` (both ends in), `<25`, `<=24`, `>24`, `>=25`.
    private mutating func range(_ node: Node, _ name: String) -> NumberRange? {
        let text = (node.scalar?.string ?? "").filter { $0 != " " }
        if let range = Self.range(text) { return range }
        add(
            node, name, "BAD_VALUE", "\(name) is not a whole number, a range or a bound.",
            mend: "Write 18, 18-24 (both ends in), <25 or >=25.")
        return nil
    }

    static func range(_ text: String) -> NumberRange? {
        func number(_ digits: some StringProtocol) -> Int? {
            !digits.isEmpty && digits.count <= 6 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
                ? Int(digits) : nil
        }
        if text.hasPrefix("<=") { return number(text.dropFirst(2)).map { NumberRange(lower: nil, upper: $0) } }
        if text.hasPrefix(">=") { return number(text.dropFirst(2)).map { NumberRange(lower: $0, upper: nil) } }
        if text.hasPrefix("<") { return number(text.dropFirst()).map { NumberRange(lower: nil, upper: $0 - 1) } }
        if text.hasPrefix(">") { return number(text.dropFirst()).map { NumberRange(lower: $0 + 1, upper: nil) } }
        let ends = text.replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false)
        if ends.count == 1 { return number(ends[0]).map { NumberRange(lower: $0, upper: $0) } }
        guard ends.count == 2, let lower = number(ends[0]), let upper = number(ends[1]), lower <= upper else {
            return nil
        }
        return NumberRange(lower: lower, upper: upper)
    }
}
