import Testing

@testable import Names

@Test func oneNameInAnyAlphabetHasOneSkeleton() {
    let groups: [[String]] = [
        ["Ковальський", "Ковальский", "Kovalskyi", "Kovalsky", "Kowalskij", "Kovalskii"],
        ["Шевченко", "Shevchenko", "Schewtschenko", "Szewczenko"],
        ["Лук'янчук", "Лукьянчук", "Lukianchuk", "Lukyanchuk"],
        ["Щербаков", "Shcherbakov", "Schtscherbakow", "Chtcherbakov", "Szczerbakow"],
        ["Сергій", "Serhii", "Sergiy"],
        ["Юрій", "Yurii", "Iurii", "Jurij", "Iouri"],
        ["Жуков", "Zhukov", "Żukow"],
        ["Цвях", "Tsviakh", "Tsvyakh"],
        ["Олександр", "Oleksandr", "Olexandr"],
    ]
    for group in groups {
        let skeletons = Set(group.map { Skeleton($0).letters })
        #expect(skeletons.count == 1, "\(group): \(skeletons.sorted())")
    }
}

@Test func namesThatDifferKeepDifferentSkeletons() {
    for (left, right) in [("Микола", "Микита"), ("Іваненко", "Іванов"), ("Smith", "Jones"), ("Олег", "Ольга")] {
        #expect(EditCost.shipped.similarity(Skeleton(left), Skeleton(right)) < 0.8, "\(left) \(right)")
    }
}

@Test func habitsAreCheaperThanErrors() {
    let costs = EditCost.shipped
    func distance(_ left: String, _ right: String) -> Int { costs.distance(Skeleton(left), Skeleton(right)) }
    #expect(distance("Chevtchenko", "Шевченко") < distance("Levchenko", "Шевченко"))
    #expect(distance("Григоренко", "Hryhorenko") == 0)
    #expect(distance("Петренко", "Петренка") < distance("Петренко", "Петринюк"))
}

@Test func theDistanceIsSymmetricAndZeroOnlyForEquals() {
    let words = ["Ковальський", "Kowal", "Іваненко", "Iwanenko", "Я", "", "Прокоп'єв", "Prokopiev", "Smyth", "Smith"]
    for left in words {
        for right in words {
            let (a, b) = (Skeleton(left), Skeleton(right))
            #expect(EditCost.shipped.distance(a, b) == EditCost.shipped.distance(b, a))
            #expect((EditCost.shipped.distance(a, b) == 0) == (a == b))
        }
    }
}

/// The slow twin: the same recurrence from its definition, by recursion.
@Test func theFastDistanceEqualsTheDefinition() {
    let costs = EditCost.shipped
    let words = ["абв", "бав", "ткач", "Ткаченко", "Katsch", "Ivan", "Иван", "ван", "Vanya", "Жук", "Juk", "ео", "оея"]
    for left in words {
        for right in words {
            let (a, b) = (Skeleton(left), Skeleton(right))
            let exact = costs.slowDistance(a, b)
            #expect(costs.distance(a, b) == exact, "\(left) \(right)")
            for limit in [0, 50, 100, 200, 400] {
                let found = costs.distance(a, b, limit: limit)
                #expect(exact > limit ? found > limit : found == exact, "\(left) \(right) \(limit)")
            }
        }
    }
}

@Test func patronymicsLeadToTheFathersName() {
    let names = GivenNames.shipped
    for (patronymic, father) in [
        ("Олексійович", "Олексій"), ("Алексеевич", "Олексій"), ("Alekseevich", "Олексій"), ("Mykolaiovych", "Микола"),
        ("Николаевна", "Микола"), ("Ілліч", "Ілля"), ("Ильич", "Ілля"), ("Яковлевич", "Яків"), ("Якович", "Яків"),
        ("Дмитриевич", "Дмитро"), ("Dmytrovych", "Дмитро"), ("Sergeewitsch", "Сергій"), ("Львович", "Лев"),
    ] {
        let found = names.fatherReading(Patronymic.stem(of: Skeleton(patronymic)))
        let expected = names.reading(Skeleton(father))
        #expect(found.classes == expected.classes && found.certainty == .fullForm, "\(patronymic)")
    }
}

@Test func givenNamesMeetInTheirClass() {
    let names = GivenNames.shipped
    let same = [["Микола", "Николай", "Mykola", "Nikolai", "Nikolay"], ["Олександр", "Александр", "Alexander"]]
    for group in same { #expect(Set(group.map { names.reading(Skeleton($0)).classes }).count == 1, "\(group)") }
    #expect(names.reading(Skeleton("Микола")).classes != names.reading(Skeleton("Микита")).classes)
    #expect(names.reading(Skeleton("Мико")).certainty != .fullForm)
    #expect(names.reading(Skeleton("Саша")).certainty == .shortForm)
    #expect(names.reading(Skeleton("Олексанр")).certainty == .byLikeness)
    #expect(names.reading(Skeleton("Qwerty")) == .none)
}

@Test func anInitialFollowsTheLanguage() {
    let names = GivenNames.shipped
    let mykola = names.reading(Skeleton("Микола"))
    for (initial, fits) in [("М", true), ("Н", true), ("N", true), ("О", false)] {
        #expect(names.initialFits(Skeleton(initial).symbols[0], mykola) == fits)
    }
}

extension EditCost {
    /// `distance` straight from the recurrence of the optimal string alignment, without a table.
    fileprivate func slowDistance(_ left: Skeleton, _ right: Skeleton) -> Int {
        func missing(_ word: Skeleton, _ index: Int) -> Int {
            let symbol = word.symbols[index]
            let isFinalVowel = index == word.count - 1 && "aeiou".contains(word.letters.last ?? " ")
            return isFinalVowel ? min(40, cost(symbol, 0)) : cost(symbol, 0)
        }
        func step(_ i: Int, _ j: Int) -> Int {
            if i == 0, j == 0 { return 0 }
            var ways: [Int] = []
            if i > 0 { ways.append(step(i - 1, j) + missing(left, i - 1)) }
            if j > 0 { ways.append(step(i, j - 1) + missing(right, j - 1)) }
            if i > 0, j > 0 { ways.append(step(i - 1, j - 1) + cost(left.symbols[i - 1], right.symbols[j - 1])) }
            if i > 1, j > 1, left.symbols[i - 1] == right.symbols[j - 2], left.symbols[i - 2] == right.symbols[j - 1] {
                ways.append(step(i - 2, j - 2) + (left.symbols[i - 1] == left.symbols[i - 2] ? 0 : 80))
            }
            return ways.min() ?? 0
        }
        return step(left.count, right.count)
    }
}
