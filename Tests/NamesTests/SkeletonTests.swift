import Testing

@testable import Names

/// Readings settle what one letter means to one clerk: some reading of each spelling is the skeleton of the first.
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
        let first = Skeleton(group[0])
        for written in group {
            let readings = Skeleton.readings(of: written)
            #expect(readings.contains(first), "\(written): \(readings.map(\.letters)), not \(first.letters)")
            #expect(readings.count <= 3 && readings.first == Skeleton(written))
        }
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
