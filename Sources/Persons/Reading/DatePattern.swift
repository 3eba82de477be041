/// A pattern that a mapping gives for a date column: `yyyyMMdd`, `dd.MM.yyyy`, `MM/dd/yyyy` and the like.
struct DatePattern: Sendable, Equatable {
    /// One run of the pattern.
    enum Part: Sendable, Equatable {
        /// A number of exactly, or up to, so many digits.
        case year(Int), month(Int), day(Int)
        /// A mark that stands as it is.
        case mark(Character)
    }

    let parts: [Part]

    /// A pattern with a year, and a month when it has a day; nil for anything else.
    init?(_ pattern: String) {
        var parts: [Part] = []
        var rest = pattern[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            switch first {
            case "y" where [2, 4].contains(run.count): parts.append(.year(run.count))
            case "M" where run.count <= 2: parts.append(.month(run.count))
            case "d" where run.count <= 2: parts.append(.day(run.count))
            case _ where first.isLetter || first.isNumber: return nil
            default: parts.append(contentsOf: run.map(Part.mark))
            }
            rest = rest.dropFirst(run.count)
        }
        let letters = parts.compactMap { part -> Character? in
            switch part {
            case .year: "y"
            case .month: "M"
            case .day: "d"
            case .mark: nil
            }
        }
        guard ["y", "My", "yM", "dMy", "Mdy", "yMd", "ydM"].contains(String(letters)) else { return nil }
        self.parts = parts
    }

    /// Whether the day stands before the month.
    var isDayFirst: Bool {
        for part in parts {
            if case .day = part { return true }
            if case .month = part { return false }
        }
        return true
    }

    /// The numbers of a text that fits the pattern; month and day 0 where the pattern has none.
    func read(_ text: String) -> WrittenDate? {
        var date = WrittenDate()
        var rest = text[...]
        for (index, part) in parts.enumerated() {
            if case .mark(let mark) = part {
                guard rest.first == mark else { return nil }
                rest.removeFirst()
                continue
            }
            let isFixed = index + 1 < parts.count && !parts[index + 1].isMark || index > 0 && !parts[index - 1].isMark
            let width: Int
            switch part {
            case .year(let count): width = count
            case .month(let count), .day(let count): width = isFixed ? count : 2
            case .mark: return nil
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }.prefix(width)
            guard let number = Int(digits), !isFixed || digits.count == width else { return nil }
            rest = rest.dropFirst(digits.count)
            switch part {
            case .year(let count):
                guard digits.count == count else { return nil }
                date.year = count == 2 ? WrittenDate.century(of: number) : number
                date.hasShortYear = count == 2
            case .month:
                date.month = number
                date.hasZero = date.hasZero || number == 0
            case .day:
                date.day = number
                date.hasZero = date.hasZero || number == 0
            case .mark: return nil
            }
        }
        return rest.isEmpty ? date : nil
    }
}

extension DatePattern.Part {
    fileprivate var isMark: Bool {
        if case .mark = self { return true }
        return false
    }
}
