/// The checks that look at a whole line, or at one line beside others; each a named rule.
struct ListChecks {
    private let list: PersonList
    private let today: PartialDate?
    private let earlier: [PersonList]
    private let birthDates: [PartialDate?]

    init(list: PersonList, today: PartialDate?, earlier: [PersonList]) {
        self.list = list
        self.today = today
        self.earlier = earlier
        birthDates = list.column(.birthDate)?.dates ?? []
    }

    /// Runs every check; gives what each line is beside the others.
    func run(_ log: inout FindingLog) -> [LineStanding] {
        reportIncomplete(&log)
        reportDates(&log)
        return standings(&log)
    }

    /// The minimum identifying set of the person record, section 4.
    private func reportIncomplete(_ log: inout FindingLog) {
        let columns = list.columns
        guard columns.contains(where: { CellKind(key: $0.key, number: nil, format: nil) != .free }) else { return }
        func known(_ key: FieldKey) -> [Bool]? {
            columns.first { $0.key == key }.map { column in
                column.read.indices.map { column.read[$0] != TextPool.empty && column.state[$0] == .known }
            }
        }
        let surname = known(.surname)
        let given = known(.givenNames)
        let patronymic = known(.patronymic)
        let father = known(.fatherFirstName)
        let place = known(.birthPlace)
        let internment = known(.internmentNumber)
        let initials = list.column(.givenNames).map { isInitial($0) }
        let precision = list.column(.birthDate)?.precision
        let keyed = validNumbers()
        for line in 0..<list.count {
            func has(_ column: [Bool]?) -> Bool { column?[line] ?? false }
            let date = birthDates.isEmpty ? nil : birthDates[line]
            let named = has(surname) && has(given) && !has(initials)
            let isFull = date?.precision == .day && precision?[line] == .exact
            let isComplete =
                named && (isFull || has(patronymic) && date != nil || (has(father) || has(patronymic)) && has(place))
                || has(surname) && keyed[line] || has(internment)
            if !isComplete { log.add(.incomplete, row: list.rows[line]) }
        }
    }

    private func isInitial(_ column: FieldColumn) -> [Bool] {
        var known = [Bool?](repeating: nil, count: column.texts.count)
        return column.read.map { code in
            if let answer = known[Int(code)] { return answer }
            let answer = column.texts[code].filter(\.isLetter).count < 2
            known[Int(code)] = answer
            return answer
        }
    }

    private func validNumbers() -> [Bool] {
        var valid = [Bool](repeating: false, count: list.count)
        for column in list.columns where column.key == .personalNumber {
            let kind = column.numberKind ?? .other
            var known = [Bool?](repeating: nil, count: column.texts.count)
            for (line, code) in column.read.enumerated() {
                let answer = known[Int(code)] ?? PersonalNumber.isValid(column.texts[code], kind: kind)
                known[Int(code)] = answer
                if answer { valid[line] = true }
            }
        }
        return valid
    }

    /// Dates in conflict, and minors. Ages need a day to be counted from.
    private func reportDates(_ log: inout FindingLog) {
        guard let births = list.column(.birthDate) else { return }
        let taken = list.column(.takenDate)
        let takenDates = taken?.dates
        for line in 0..<list.count {
            let row = list.rows[line]
            if let taken, let date = takenDates?[line], let today, date.earliest > today.latest {
                log.add(.dateImpossible, row: row, column: taken.header, position: taken.sourceColumn)
            }
            guard let birth = birthDates[line] else { continue }
            let isPlaceholder = births.precision[line] == .placeholder
            let latest = isPlaceholder ? (PartialDate(year: birth.year) ?? birth).latest : birth.latest
            func add(_ code: LineFinding, _ message: String) {
                log.add(code, row: row, column: births.header, position: births.sourceColumn, message: message)
            }
            if let capture = takenDates?[line], birth.earliest > capture.latest {
                add(.dateImpossible, "The birth date is after the date of capture; both are kept as written.")
                continue
            }
            guard let today else { continue }
            let oldest = birth.earliest.wholeMonths(until: today.latest) / 12
            let youngest = latest.wholeMonths(until: today.earliest) / 12
            if birth.earliest > today.latest {
                add(.dateImpossible, "The birth date is in the future; it is kept as written.")
                continue
            }
            if oldest < 10 || youngest > 100 {
                add(.dateImpossible, "By the birth date the person is under 10 or over 100; it is kept as written.")
            }
            if oldest < 18 {
                add(.minor, LineFinding.minor.message)
            } else if youngest < 18 {
                add(.minor, "The person may be under 18: only a part of the birth date is known.")
            }
        }
    }

    private func standings(_ log: inout FindingLog) -> [LineStanding] {
        var keys = RepeatKeys()
        let lines = keys.lines(of: list)
        var earlierNumbers: Set<UInt32> = []
        var earlierNames: Set<RepeatKeys.NameAndDate> = []
        for list in earlier {
            let lines = keys.lines(of: list)
            for numbers in lines.numbers { earlierNumbers.formUnion(numbers.lazy.filter { $0 != 0 }) }
            earlierNames.formUnion((0..<list.count).lazy.compactMap(lines.nameAndDate))
        }
        var lineOfNumber = [Int32](repeating: -1, count: keys.count)
        var lineOfName: [RepeatKeys.NameAndDate: Int] = [:]
        lineOfName.reserveCapacity(list.count)
        return (0..<list.count).map { line in
            var first: Int?
            var isEarlier = false
            for column in lines.numbers where column[line] != 0 {
                let number = column[line]
                isEarlier = isEarlier || earlierNumbers.contains(number)
                let other = Int(lineOfNumber[Int(number)])
                if other < 0 {
                    lineOfNumber[Int(number)] = Int32(line)
                } else if other != line {
                    first = min(first ?? other, other)
                    if lines.names[other] != lines.names[line] { reportShared(line, other, &log) }
                }
            }
            if let name = lines.nameAndDate(line) {
                isEarlier = isEarlier || earlierNames.contains(name)
                if let other = lineOfName.updateValue(line, forKey: name) {
                    lineOfName[name] = other
                    first = min(first ?? other, other)
                }
            }
            if let first {
                log.add(
                    .repeatInList, row: list.rows[line],
                    message: "The line repeats row \(list.rows[first]) of this list.")
                return .repeatInList(of: first)
            }
            if isEarlier { log.add(.repeatOfEarlier, row: list.rows[line]) }
            return isEarlier ? .repeatOfEarlier : .new
        }
    }

    private func reportShared(_ line: Int, _ other: Int, _ log: inout FindingLog) {
        log.add(
            .numberShared, row: list.rows[line],
            message: "The personal number also stands under another name, on row \(list.rows[other]).")
    }
}

extension FieldColumn {
    /// The dates of the column, each distinct text read once.
    var dates: [PartialDate?] {
        var dates = [PartialDate??](repeating: nil, count: texts.count)
        return read.map { code in
            if let known = dates[Int(code)] { return known }
            let date = PartialDate(iso: texts[code])
            dates[Int(code)] = .some(date)
            return date
        }
    }
}

extension PartialDate {
    /// The first day it can mean.
    var earliest: PartialDate { PartialDate(year: year, month: month ?? 1, day: day ?? 1) ?? self }

    /// The last day it can mean.
    var latest: PartialDate {
        let month = month ?? 12
        return PartialDate(year: year, month: month, day: day ?? Self.days(inMonth: month, of: year)) ?? self
    }
}
