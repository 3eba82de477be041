import Persons
import Testing

@testable import Rehearsal

@Suite struct LineAccidentsTests {
    /// A rate of the noise table and how often its accident happened.
    private func measured(_ list: RehearsedList, _ rates: NoiseRates) -> [(String, Double, Int)] {
        func count(_ happened: (LineAccidents) -> Bool) -> Int { list.accidents.count(where: happened) }
        return [
            ("surname, one error", rates.surnameOneError, count { $0.surnameErrors == 1 }),
            ("surname, two errors", rates.surnameTwoErrors, count { $0.surnameErrors == 2 }),
            ("given name", rates.givenError, count { $0.givenError }),
            ("patronymic absent", rates.patronymicAbsent, count { $0.patronymic == .absent }),
            ("patronymic initial", rates.patronymicInitial, count { $0.patronymic == .initial }),
            ("patronymic error", rates.patronymicError, count { $0.patronymic == .error }),
            ("parts turned", rates.partsTurned, count { $0.partsTurned }),
            ("case kept", rates.caseKept, count { $0.caseKept }),
            ("date absent", rates.dateAbsent, count { $0.birthDate == .absent }),
            ("year only", rates.dateYearOnly, count { $0.birthDate == .yearOnly }),
            ("day and month turned", rates.dateTurned, count { $0.birthDate == .turned }),
            ("one digit", rates.dateOneDigit, count { $0.birthDate == .oneDigit }),
            ("year off", rates.dateYearOff, count { $0.birthDate == .yearOff }),
            ("1 January", rates.dateFirstJanuary, count { $0.birthDate == .firstJanuary }),
            ("place absent", rates.placeAbsent, count { $0.placeAbsent }),
            ("number absent", rates.numberAbsent, count { $0.numberAbsent }),
            ("number error", rates.numberError, count { $0.numberError }),
            ("look-alike", list.name.author == .b ? rates.lookAlike : 0, count { $0.lookAlike }),
        ]
    }

    @Test(arguments: NoiseLevel.allCases)
    func accidentsHappenAtTheRatesOfTheTable(noise: NoiseLevel) {
        let made = noise == .tidy ? tidy : rehearsed(claims: 1_500, held: 3_000, noise: noise, seed: 5)
        for list in made.directions.flatMap({ [$0.claim, $0.holding] }) {
            for (accident, rate, count) in measured(list, noise.rates) {
                #expect(
                    isNear(count, rate, of: list.lines.count),
                    "\(list.name.path), \(accident): \(count) of \(list.lines.count) lines, rate \(rate)")
            }
        }
    }

    /// Noise levels for rehearsed lists as the shared README gives them, in per cent: tidy, yemen; hostile is as yemen
    /// but for the phantoms.
    private var published: [(String, KeyPath<NoiseRates, Double>, tidy: Double, yemen: Double)] {
        [
            ("repeats", \.repeat, 4, 15), ("phantoms", \.phantom, 2, 25), ("gone", \.gone, 1, 10),
            ("surname, one error", \.surnameOneError, 10, 15), ("surname, two", \.surnameTwoErrors, 1.5, 4),
            ("given name", \.givenError, 5, 8), ("patronymic absent", \.patronymicAbsent, 20, 35),
            ("patronymic initial", \.patronymicInitial, 4, 8), ("patronymic error", \.patronymicError, 6, 8),
            ("parts turned", \.partsTurned, 1.5, 4), ("case kept", \.caseKept, 3, 6),
            ("date absent", \.dateAbsent, 5, 15),
            ("year only", \.dateYearOnly, 4, 12), ("day and month turned", \.dateTurned, 2, 4),
            ("one digit", \.dateOneDigit, 2.5, 4), ("year off", \.dateYearOff, 2, 4),
            ("1 January", \.dateFirstJanuary, 1.2, 5), ("place absent", \.placeAbsent, 15, 40),
            ("number absent", \.numberAbsent, 50, 80), ("brother", \.brother, 4, 4), ("twin", \.twin, 0.3, 0.3),
            ("look-alike", \.lookAlike, 14, 14),
        ]
    }

    @Test func theRatesAreThePublishedOnes() {
        for (name, rate, tidy, yemen) in published {
            let hostile = name == "phantoms" ? 40 : yemen
            for (level, percent) in [(NoiseLevel.tidy, tidy), (.yemen, yemen), (.hostile, hostile)] {
                #expect(abs(level.rates[keyPath: rate] - percent / 100) < 1e-9, "\(name), \(level.rawValue)")
            }
        }
        #expect(NoiseLevel.allCases.map(\.rates.phantomsAreCensus) == [false, false, true])
    }

    @Test(arguments: NoiseLevel.allCases)
    func repeatsPhantomsAndTheReturnedAreInTheListsAtTheirRates(noise: NoiseLevel) {
        let made = rehearsed(claims: 2_000, held: 4_000, noise: noise, seed: 6)
        let rates = noise.rates
        for list in made.summary.lists {
            // Lines of repeats are a share of all lines; what a repeat is about is drawn.
            #expect(abs(Double(list.repeats) - rates.repeat * Double(list.lines)) <= 1, "\(list.file)")
            #expect(isNear(list.gone, rates.gone, of: list.lines), "\(list.file)")
            let isClaim = list.file.hasSuffix("claim.csv")
            #expect(isNear(list.phantoms, isClaim ? rates.phantom : 0, of: list.lines), "\(list.file)")
        }
    }

    @Test(arguments: NoiseLevel.allCases)
    func blanksInTheFilesFollowTheRates(noise: NoiseLevel) throws {
        let made = noise == .tidy ? tidy : rehearsed(claims: 1_500, held: 1_500, noise: noise, seed: 5)
        let list = try ListImport.read(made.bytes("norrow/claim.csv"), file: "claim.csv").list
        func blanks(_ key: FieldKey) throws -> Int {
            try #require(list.column(key)).state.count { $0 != .known }
        }
        #expect(isNear(try blanks(.patronymic), noise.rates.patronymicAbsent, of: list.count))
        #expect(isNear(try blanks(.birthDate), noise.rates.dateAbsent, of: list.count))
        #expect(isNear(try blanks(.birthPlace), noise.rates.placeAbsent, of: list.count))
        // Civilians have no number.
        #expect(isNear(try blanks(.personalNumber), 0.14 + 0.86 * noise.rates.numberAbsent, of: list.count))
    }

    @Test func theHolderOftenLeavesTheUnitOut() throws {
        let holding = try tidyImport("veshna/holding").list
        let blank = try #require(holding.column(.unit)).state.count { $0 != .known }
        #expect(isNear(blank, 0.14 + 0.86 * 0.60, of: holding.count))
        let claim = try tidyImport("veshna/claim").list
        #expect(isNear(try #require(claim.column(.unit)).state.count { $0 != .known }, 0.14, of: claim.count))
    }

    @Test func lookAlikeLettersStandInTheShareOfCyrillicNames() throws {
        let list = try tidyImport("veshna/claim").list
        let mixed = (0..<list.count).count { index in
            let name = list[index][.fullName]?.raw ?? ""
            return name.unicodeScalars.contains { $0.properties.isAlphabetic && $0.value < 0x250 }
        }
        #expect(isNear(mixed, 0.14, of: list.count))
    }

    @Test func nearlyEveryWrittenBirthDateIsTheTrueOneUnlessAnAccidentChangedIt() throws {
        for direction in tidy.directions {
            for list in [direction.claim, direction.holding] {
                let read = try tidyImport(list.name.path).list
                for (index, line) in list.lines.enumerated() {
                    let born = direction.population.people[line.person].born
                    let iso = PartialDate(year: Int(born.year), month: Int(born.month), day: Int(born.day))?.iso
                    let written = read[index][.birthDate]?.read
                    switch list.accidents[index].birthDate {
                    case .whole: #expect(written == iso)
                    case .absent: #expect(written == "")
                    case .yearOnly: #expect(written == iso.map { String($0.prefix(4)) })
                    case .turned, .oneDigit, .yearOff: #expect(written != iso && written?.count == 10)
                    case .firstJanuary: #expect(written?.hasSuffix("-01-01") == true)
                    }
                }
            }
        }
    }

    @Test func aSlipChangesTheTextByOneStep() {
        var draws = Draws(seed: 2, .slips)
        for _ in 0..<2_000 {
            let slipped = Slips.shared.slipped("Бодиренко", &draws)
            #expect(slipped != "Бодиренко")
            #expect((8...10).contains(slipped.count))
        }
        #expect(Slips.shared.slipped("Я", &draws) == "Я")
        for _ in 0..<200 { #expect(Slips.wrongDigit("АВ123456", &draws) != "АВ123456") }
        #expect(Slips.lookAlike("гджз", &draws) == nil)
    }
}
