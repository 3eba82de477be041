import Persons

/// The cells of one line other than the name, as one clerk wrote them.
struct CellWriting: Sendable {
    let person: InventedPerson
    let clerk: Clerk
    let accidents: LineAccidents
    let rates: NoiseRates
    /// Whether the list is the claim of the person's own side.
    let isClaim: Bool

    private static let words = CellWords.shared

    /// The cell of a column by its key; `id`, `row_no` and names are the list's to write.
    func cell(_ key: String, _ draws: inout Draws) -> String {
        switch key {
        case "birth_date": birthDate(&draws)
        case "sex": Self.words.word(person.female ? "sex.female" : "sex.male", clerk)
        case "birth_place": accidents.placeAbsent ? blank(&draws) : place(person.birthPlace)
        case "rank": person.civilian ? "" : rank(&draws)
        case "unit":
            person.civilian || !isClaim && draws.happens(rates.unitAbsent)
                ? blank(&draws) : Self.words.word("unit", clerk) + " \(person.unit)"
        case "personal_number":
            person.number == 0 || accidents.numberAbsent ? blank(&draws) : number(&draws)
        case "taken_date": takenDate(&draws)
        case "taken_place": takenPlace(&draws)
        case "category": Self.words.word(person.civilian ? "status.civilian" : "status.military", clerk)
        case "health_state":
            person.health == .well && draws.happens(0.5)
                ? blank(&draws) : Self.words.word("health." + person.health.rawValue, clerk)
        case "confirmation":
            draws.happens(0.4)
                ? blank(&draws)
                : Self.words.word(draws.pick(["source.letter", "source.comrade", "source.notice"]) ?? "", clerk)
        default: ""
        }
    }

    /// What stands where nothing is known: nothing, or one of the clerk's words.
    private func blank(_ draws: inout Draws) -> String {
        draws.happens(0.6) ? "" : draws.pick(clerk.blanks) ?? ""
    }

    private func place(_ index: UInt16) -> String {
        let place = NameMaterial.shared.places[Int(index)]
        return clerk.habit != nil ? place.latin : clerk.language == .ukrainian ? place.ukrainian : place.russian
    }

    /// The home side knows the rank; the holder has it from the prisoner or his papers, at times one off.
    private func rank(_ draws: inout Draws) -> String {
        let ranks = NameMaterial.shared.ranks
        var index = Int(person.rank)
        if !isClaim, draws.happens(rates.rankOther) {
            index += index == 0 || index < ranks.count - 1 && draws.happens(0.5) ? 1 : -1
        }
        let rank = ranks[index]
        return clerk.habit != nil ? rank.english : clerk.language == .ukrainian ? rank.ukrainian : rank.russian
    }

    private func number(_ draws: inout Draws) -> String {
        let code = Int(person.number) - 1
        let letters = InventedPerson.numberLetters
        var text = ""
        for index in [code / 11_000_000, code / 1_000_000 % 11] {
            switch clerk.numberLetters {
            case .cyrillic: text.append(letters[index].cyrillic)
            case .look: text.append(letters[index].look)
            case .sound: text += letters[index].sound
            }
        }
        let digits = String(code % 1_000_000)
        text += clerk.numberMark + String(repeating: "0", count: 6 - digits.count) + digits
        return accidents.numberError ? Slips.wrongDigit(text, &draws) : text
    }

    private func birthDate(_ draws: inout Draws) -> String {
        let born = person.born
        let (year, month, day) = (Int(born.year), Int(born.month), Int(born.day))
        switch accidents.birthDate {
        case .whole: return written(year, month, day)
        case .absent: return blank(&draws)
        case .yearOnly:
            let ending = Self.words.word("year.born", clerk)
            return ending.isEmpty || draws.happens(0.5) ? String(year) : "\(year) \(ending)"
        case .turned: return written(year, day, month)
        case .yearOff:
            let other = year + (draws.happens(0.5) ? 1 : -1)
            return written(other, month, min(day, PartialDate.days(inMonth: month, of: other)))
        case .firstJanuary: return written(year, 1, 1)
        case .oneDigit:
            for _ in 0..<12 {
                let digits = Slips.wrongDigit(Self.padded(year, 4) + Self.padded(month) + Self.padded(day), &draws)
                guard let number = Int(digits) else { continue }
                let (wrongYear, wrongMonth, wrongDay) = (number / 10_000, number / 100 % 100, number % 100)
                if (1930...2010).contains(wrongYear), CalendarDay.exists(wrongYear, wrongMonth, wrongDay) {
                    return written(wrongYear, wrongMonth, wrongDay)
                }
            }
            return written(year, month, day < 10 ? day + 10 : day - 1)
        }
    }

    /// The holder knows the day; the home side often knows only when the person was last heard of.
    private func takenDate(_ draws: inout Draws) -> String {
        if draws.happens(0.1) { return blank(&draws) }
        var day = person.taken
        if isClaim, draws.happens(rates.takenDateOther) { day = day.earlier(days: draws.below(28) + 1) }
        return written(Int(day.year), Int(day.month), Int(day.day))
    }

    /// The holder knows the place; the home side often knows only where the person was last.
    private func takenPlace(_ draws: inout Draws) -> String {
        if draws.happens(0.25) { return blank(&draws) }
        guard isClaim, draws.happens(rates.takenPlaceOther) else { return place(person.takenPlace) }
        return place(UInt16(draws.below(NameMaterial.shared.places.count)))
    }

    private func written(_ year: Int, _ month: Int, _ day: Int) -> String {
        switch clerk.dates {
        case .dots: return "\(Self.padded(day)).\(Self.padded(month)).\(year)"
        case .iso: return "\(year)-\(Self.padded(month))-\(Self.padded(day))"
        case .slashes: return "\(Self.padded(day))/\(Self.padded(month))/\(year)"
        case .short: return "\(day).\(month).\(year)"
        case .words:
            let ending = Self.words.word("year.end", clerk)
            return "\(day) \(Self.words.word("month.\(month)", clerk)) \(year)" + (ending.isEmpty ? "" : " " + ending)
        }
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
