import Testing

@testable import Rehearsal

@Suite struct SpellingTests {
    @Test(arguments: [
        ("Віт", "Вит"), ("Бодир", "Бодыр"), ("Кип", "Кип"), ("Єжак", "Ежак"), ("В'юн", "Вьюн"),
        ("Ткальов", "Ткалёв"),
        ("Ґудз", "Гудз"), ("Чижик", "Чижик"), ("Їжак", "Ижак"),
    ])
    func aRootIsSpelledByRuleInRussian(ukrainian: String, russian: String) {
        #expect(Spelling.russian(ukrainian) == russian)
    }

    @Test(arguments: [
        ("Прогаг", "ський", "Прогазький"), ("Слобок", "ський", "Слобоцький"), ("Трохас", "ський", "Трохаський"),
        ("Лонад", "ський", "Лонадський"), ("Клушач", "єв", "Клушачев"), ("Зом", "юк", "Зомук"), ("Лон", "юк", "Лонюк"),
        ("Слобок", "чук", "Слобочук"), ("Лон", "енко", "Лоненко"),
    ])
    func aSuffixJoinsItsStem(stem: String, suffix: String, surname: String) {
        #expect(Spelling.joined(stem: stem, suffix: suffix, language: .ukrainian) == surname)
    }

    @Test(arguments: [
        (Language.ukrainian, false, "Петренко", "Петренка", "Петренку"),
        (.russian, false, "Петренко", "Петренко", "Петренко"),
        (.ukrainian, false, "Горський", "Горського", "Горському"), (.russian, false, "Горский", "Горского", "Горскому"),
        (.ukrainian, false, "Кравець", "Кравця", "Кравцю"), (.russian, false, "Лонов", "Лонова", "Лонову"),
        (.ukrainian, true, "Горська", "Горську", "Горській"), (.russian, true, "Горская", "Горскую", "Горской"),
        (.ukrainian, true, "Петренко", "Петренко", "Петренко"), (.russian, true, "Лонова", "Лонову", "Лоновой"),
        (.ukrainian, true, "Ковалюк", "Ковалюк", "Ковалюк"),
    ])
    func aSurnameIsDeclined(language: Language, female: Bool, name: String, accusative: String, dative: String) {
        #expect(Declension(language: language, female: female, dative: false).surname(name) == accusative)
        #expect(Declension(language: language, female: female, dative: true).surname(name) == dative)
    }

    @Test(arguments: [
        (Language.ukrainian, false, "Микола", "Миколу", "Миколі"), (.ukrainian, false, "Сергій", "Сергія", "Сергію"),
        (.ukrainian, false, "Василь", "Василя", "Василю"), (.ukrainian, false, "Петро", "Петра", "Петру"),
        (.russian, false, "Павел", "Павла", "Павлу"), (.russian, true, "Мария", "Марию", "Марии"),
        (.ukrainian, true, "Марія", "Марію", "Марії"), (.russian, true, "Любовь", "Любовь", "Любови"),
    ])
    func aGivenNameIsDeclined(language: Language, female: Bool, name: String, accusative: String, dative: String) {
        #expect(Declension(language: language, female: female, dative: false).given(name) == accusative)
        #expect(Declension(language: language, female: female, dative: true).given(name) == dative)
    }

    @Test(arguments: [
        ("kmu", "Згурський Євгенійович", "Zghurskyi Yevheniiovych"), ("kmu", "В'юнюк", "Viuniuk"),
        ("bgn-uk", "Сергій", "Serhiy"), ("plain-uk", "Григорій", "Grygoriy"), ("icao-ru", "Юрьевич", "Iurevich"),
        ("bgn-ru", "Алексеевич", "Alekseyevich"), ("plain-ru", "Дмитрий", "Dmitry"),
        ("french-ru", "Евгений Щукин", "Ievgueni Chtchoukine"), ("german-uk", "Щербач", "Schtscherbatsch"),
    ])
    func aHabitWritesLatin(habit: String, cyrillic: String, latin: String) throws {
        #expect(try #require(LatinHabit.all[habit]).latin(cyrillic) == latin)
    }

    @Test func everyHabitLeavesNoCyrillic() {
        let letters = ["uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"]
        for (name, habit) in LatinHabit.all {
            for letter in letters[String(name.suffix(2) == "ru" ? "ru" : "uk")] ?? "" {
                for word in ["\(letter)", "а\(letter)", "\(letter)б", "к\(letter)т"] {
                    let latin = habit.latin(word)
                    #expect(latin.unicodeScalars.allSatisfy { $0.isASCII }, "\(name): \(word) gives \(latin)")
                }
            }
        }
    }

    /// Measured in a register of 94,527 surnames: 49 % are spelled alike in both languages.
    @Test func aboutHalfTheSurnamesAreSpelledAlikeInBothLanguages() throws {
        let people = tidy.directions.flatMap { $0.population.people }
        let material = NameMaterial.shared
        let alike = people.count { person in
            material.surname(person.surname, .ukrainian, female: person.female)
                == material.surname(person.surname, .russian, female: person.female)
        }
        let share = Double(alike) / Double(people.count)
        #expect((0.40...0.60).contains(share), "\(share)")
    }

    @Test func thereAreThousandsOfSurnamesAndNoneIsTooCommon() {
        let people = tidy.directions.flatMap { $0.population.people }
        let counts = Dictionary(grouping: people, by: \.surname).mapValues(\.count)
        #expect(counts.count > 4_000)
        #expect((counts.values.max() ?? 0) < people.count / 80)
    }
}
