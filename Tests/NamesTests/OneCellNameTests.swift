import Testing

@testable import Names

@Test func aNameInOneCellIsTakenApart() {
    for (written, surname, given, patronymic) in [
        ("ІВАНЕНКО Іван Іванович", "ІВАНЕНКО", "Іван", "Іванович"),
        ("Иваненко И.И.", "Иваненко", "И.", "И."),
        ("Иваненко И. И.", "Иваненко", "И.", "И."),
        ("Ivanenko Ivan", "Ivanenko", "Ivan", ""),
        ("Ivan Ivanenko", "Ivanenko", "Ivan", ""),
        ("Ivan Ivanovych IVANENKO", "IVANENKO", "Ivan", "Ivanovych"),
        ("Іван Іванович Іваненко", "Іваненко", "Іван", "Іванович"),
        ("Ivanenko, Ivan Ivanovych", "Ivanenko", "Ivan", "Ivanovych"),
        ("Шевчук-Коваль Ганна Петрівна", "Шевчук-Коваль", "Ганна", "Петрівна"),
        ("Іван Іванович", "", "Іван", "Іванович"),
        ("Іваненко", "Іваненко", "", ""),
        ("Микола Савич", "Савич", "Микола", ""),
        ("", "", "", ""),
    ] {
        let name = PersonalName(oneCell: written)
        #expect(name.surname == surname && name.given == given && name.patronymic == patronymic, "\(written): \(name)")
    }
}

@Test func ranksCallSignsAndFormerNamesAreSetAside() {
    let name = PersonalName(oneCell: "ст. солдат Бондаренко (Коваль) Олена Іванівна (позивний «Лис»)")
    #expect(name.surname == "Бондаренко" && name.given == "Олена" && name.patronymic == "Іванівна")
    #expect(name.setAside.contains("Коваль") && name.setAside.contains("позивний «Лис»"))
    #expect(name.setAside.contains("солдат"))
}

@Test func lookAlikeLettersAreFoldedToTheWordsScript() {
    #expect(NameCleaning.clean("Iгор") == CleanedText(text: "Ігор", hadLookAlikes: true))
    #expect(NameCleaning.clean("Cергій").text == "Сергій")
    #expect(NameCleaning.clean("Olеksandr").text == "Oleksandr")
    #expect(NameCleaning.clean("Ігор Smith") == CleanedText(text: "Ігор Smith", hadLookAlikes: false))
    #expect(NameCleaning.clean("и\u{306}").text == "й")
    #expect(NameCleaning.clean("\u{00A0}Ко\u{00AD}валь \u{200B} ").text == "Коваль")
}

@Test func everyCharacterBelongsToOneScript() {
    for scalar in "AZazÀÿĀž".unicodeScalars { #expect(Script(scalar) == .latin) }
    for scalar in "АЯаяЁёЇїҐґ".unicodeScalars { #expect(Script(scalar) == .cyrillic) }
    for scalar in " -'’.0123,".unicodeScalars { #expect(Script(scalar) == .none) }
    #expect(Script.majority(of: "Іванov") == .cyrillic && Script.majority(of: "12") == .none)
}
