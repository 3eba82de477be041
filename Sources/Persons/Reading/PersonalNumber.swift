/// Kinds of numbers that lists carry beside a name.
public enum NumberKind: String, Codable, CaseIterable, Sendable {
    /// Ukrainian tax number (РНОКПП), ten digits with a check digit.
    case rnokpp
    /// Russian tax number of a person (ИНН), twelve digits with two check digits.
    case inn
    /// Russian insurance number (СНИЛС), eleven digits with a check number.
    case snils
    /// A service, passport, tag or other number without a checksum that we know.
    case other
}

/// Reads and checks personal numbers.
public enum PersonalNumber {
    /// A number reduced to its letters and digits, letters in capitals.
    public static func reduced(_ written: String) -> String {
        if isReduced(written.utf8) { return written }
        return String(written.uppercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Whether there is nothing but digits and capitals of the Latin or the Russian alphabet.
    static func isReduced(_ bytes: some Sequence<UInt8>) -> Bool {
        var afterLead = false
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A: if afterLead { return false }
            case 0xD0 where !afterLead:
                afterLead = true
                continue
            case 0x90...0xAF: if !afterLead { return false }
            default: return false
            }
            afterLead = false
        }
        return true
    }

    /// Whether a reduced number passes the checksum of its kind; nil when the kind has none.
    ///
    /// РНОКПП: sum of the digits times -1, 5, 7, 9, 4, 6, 10, 5, 7, mod 11 mod 10 (person record, section 6).
    /// ИНН of a person: two sums mod 11 mod 10 (order of the Russian tax service ММВ-7-6/435, 2012).
    /// СНИЛС: sum of the first nine digits times 9 to 1, mod 101 mod 100 (Russian pension fund; holds above
    /// 001-001-998). From general knowledge; used as a warning only, never to refuse a person.
    public static func passesChecksum(_ reduced: String, kind: NumberKind) -> Bool? {
        if kind == .other { return nil }
        let digits = reduced.utf8.map { Int($0) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        func sum(_ weights: [Int]) -> Int { zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        switch kind {
        case .rnokpp:
            let rest = (sum([-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11 + 11) % 11
            return digits.count == 10 && rest % 10 == digits[9]
        case .inn:
            return digits.count == 12 && sum([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == digits[10]
                && sum([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == digits[11]
        case .snils:
            return digits.count == 11 && sum([9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == digits[9] * 10 + digits[10]
        case .other:
            return nil
        }
    }

    /// Whether a reduced number can stand for one person: it passes its checksum, or, without one, has at least four
    /// characters with a digit among them.
    static func isValid(_ reduced: String, kind: NumberKind) -> Bool {
        if let passes = passesChecksum(reduced, kind: kind) { return passes }
        return reduced.count >= 4 && reduced.contains(where: \.isNumber)
    }

    /// The kind of a column whose header does not say: РНОКПП when nine in ten of its numbers have ten digits and
    /// nine in ten of those pass its checksum (by chance one in ten would), else other.
    static func decideKind(_ reduced: some Collection<some Collection<UInt8>>) -> NumberKind {
        var candidates = 0
        var passing = 0
        for number in reduced where number.count == 10 && number.allSatisfy({ (0x30...0x39).contains($0) }) {
            candidates += 1
            if passesChecksum(String(decoding: number, as: UTF8.self), kind: .rnokpp) ?? false { passing += 1 }
        }
        return candidates >= 3 && candidates * 10 >= reduced.count * 9 && passing * 10 >= candidates * 9
            ? .rnokpp : .other
    }
}
