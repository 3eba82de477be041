import Names

/// Says in words by which rule two values of a field agree or differ: "Микола = Николай: same name class".
///
/// It names the values as they are written, so it is for the eyes of who holds both lists, never for a finding or a
/// log. The level is the comparison's; the rule only says why.
enum AgreementRule {
    /// The rule, with both values before it.
    static func words(_ comparison: FieldComparison, level: Int, left: String, right: String) -> String {
        let agreement = comparison.levels[level]
        if level == 0 { return agreement.words }
        let sign = level == Int(comparison.fullAgreement) ? "=" : agreement.agrees ? "≈" : "≠"
        return "\(left) \(sign) \(right): \(reason(comparison.kind, agreement, left, right))"
    }

    private static func reason(_ kind: FieldKind, _ level: AgreementLevel, _ left: String, _ right: String) -> String {
        if level.id == "same", left.lowercased() == right.lowercased() { return "written alike" }
        switch kind {
        case .surname:
            let (a, b) = (Skeleton(left.lowercased()), Skeleton(right.lowercased()))
            return level.id == "same" && a != b ? moved(level.words) : level.words
        case .given:
            return given(level, Skeleton(left.lowercased()), Skeleton(right.lowercased()))
        case .patronymic:
            let stems = [left, right].map { Patronymic.stem(of: Skeleton($0.lowercased())) }
            return father(level, stems[0], stems[1])
        default: return level.words
        }
    }

    private static func given(_ level: AgreementLevel, _ a: Skeleton, _ b: Skeleton) -> String {
        let names = GivenNames.shipped
        let (first, second) = (names.reading(a), names.reading(b))
        let shared = first.classes.first { second.classes.contains($0) }.map(names.label)
        let isShort = first.certainty == .shortForm || second.certainty == .shortForm
        switch level.id {
        case "same":
            if let shared, a != b { return "same name class (\(shared))" }
            return a == b ? "the same name across alphabets" : moved(level.words)
        case "near":
            guard let shared else { return "one error apart" }
            return isShort ? "short form of one name class (\(shared))" : "one error apart, one name class (\(shared))"
        case FieldComparison.anotherID:
            guard let one = first.classes.first, let other = second.classes.first else { return level.words }
            return "two name classes (\(names.label(one)), \(names.label(other)))"
        default: return level.words
        }
    }

    private static func father(_ level: AgreementLevel, _ a: Skeleton, _ b: Skeleton) -> String {
        let names = GivenNames.shipped
        let (first, second) = (names.fatherReading(a), names.fatherReading(b))
        let shared = first.classes.first { second.classes.contains($0) }.map(names.label)
        switch level.id {
        case "same":
            if let shared { return "the same father's name: \(shared)" }
            return a == b ? level.words : moved(level.words)
        case FieldComparison.anotherID:
            guard let one = first.classes.first, let other = second.classes.first else {
                return level.words
            }
            return "two fathers' names: \(names.label(one)), \(names.label(other))"
        default: return level.words
        }
    }

    /// The values of the two cells do not agree by themselves: a part stood in another column of the name.
    private static func moved(_ words: String) -> String { words + ", a part of the name taken from another column" }
}
