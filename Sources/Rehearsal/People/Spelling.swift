/// A language whose spelling a clerk goes by.
enum Language: String, Sendable {
    case ukrainian = "uk"
    case russian = "ru"
}

/// The spelling of invented names in the two languages.
enum Spelling {
    /// A root or infix in Ukrainian spelling, in Russian spelling.
    ///
    /// The correspondences of register surnames: і→и, и→ы (but и after г к х ж ч ш щ, where Russian writes no ы), є→е,
    /// ї→и, ьо→ё, ґ→г, the apostrophe → ь.
    static func russian(_ ukrainian: String) -> String {
        var result = ""
        var before: Character = " "
        for letter in ukrainian {
            switch letter {
            case "і", "ї": result.append("и")
            case "І", "Ї": result.append("И")
            case "и": result.append("гкхжчшщ".contains(before.lowercased()) ? "и" : "ы")
            case "є": result.append("е")
            case "Є": result.append("Е")
            case "ґ": result.append("г")
            case "Ґ": result.append("Г")
            case "'": result.append("ь")
            case "о" where before == "ь":
                result.removeLast()
                result.append("ё")
            default: result.append(letter)
            }
            before = letter
        }
        return result
    }

    /// A stem and a Ukrainian suffix joined: -ськ- merges with the consonant before it (г ж з → зьк, к ц ч → цьк,
    /// с х ш → ськ); soft vowels stand hard after hushing letters; a к is not doubled.
    static func joined(stem: String, suffix: String, language: Language) -> String {
        guard let last = stem.last?.lowercased(), let first = suffix.first else { return stem + suffix }
        let soft = language == .ukrainian ? "ськ" : "ск"
        if suffix.hasPrefix(soft) {
            let rest = suffix.dropFirst(soft.count)
            let sign = language == .ukrainian ? "ь" : ""
            if "гжз".contains(last) { return stem.dropLast() + "з" + sign + "к" + rest }
            if "кцч".contains(last) { return stem.dropLast() + "ц" + sign + "к" + rest }
            if "схш".contains(last) { return stem.dropLast() + suffix }
            return stem + suffix
        }
        if first == "є", "чшщжц".contains(last) { return stem + "е" + suffix.dropFirst() }
        if first == "ю", !"лнсзтдр".contains(last) { return stem + "у" + suffix.dropFirst() }
        if first == "к" || first == "ч", last == "к" { return stem.dropLast() + suffix }
        return stem + suffix
    }
}

/// The accusative or dative of a name, as it stands in the running text a clerk copied from.
struct Declension {
    let language: Language
    let female: Bool
    let dative: Bool

    /// A surname in the case.
    func surname(_ name: String) -> String {
        if female {
            for (ending, cases) in feminineEndings where name.hasSuffix(ending) {
                return name.dropLast(ending.count) + (dative ? cases.1 : cases.0)
            }
            return name.hasSuffix("а") ? noun(name) : name
        }
        if name.hasSuffix("ий") || name.hasSuffix("ый") { return name.dropLast(2) + (dative ? "ому" : "ого") }
        if name.hasSuffix("о") {
            return language == .russian ? name : name.dropLast() + (dative ? "у" : "а")
        }
        if name.hasSuffix("ець") { return name.dropLast(3) + (dative ? "цю" : "ця") }
        if name.hasSuffix("ец") { return name.dropLast(2) + (dative ? "цу" : "ца") }
        return noun(name)
    }

    /// A given name in the case.
    func given(_ name: String) -> String {
        if !female, let stem = Self.stems[name] { return stem + (dative ? "у" : "а") }
        return noun(name)
    }

    /// A patronymic in the case.
    func patronymic(_ name: String) -> String { noun(name) }

    private static let stems = ["Павел": "Павл", "Пётр": "Петр", "Лев": "Льв"]

    private var feminineEndings: [(String, (String, String))] {
        language == .ukrainian
            ? [
                ("ька", ("ьку", "ькій")), ("ова", ("ову", "овій")), ("єва", ("єву", "євій")), ("ева", ("еву", "евій")),
                ("іна", ("іну", "іній")), ("ина", ("ину", "иній")), ("на", ("ну", "ній")),
            ]
            : [
                ("ая", ("ую", "ой")), ("ова", ("ову", "овой")), ("ева", ("еву", "евой")), ("ина", ("ину", "иной")),
            ]
    }

    private func noun(_ name: String) -> String {
        guard let last = name.last else { return name }
        let stem = name.dropLast()
        switch last {
        case "а": return stem + (dative ? (language == .ukrainian ? "і" : "е") : "у")
        case "я":
            let afterI = stem.hasSuffix("и") || stem.hasSuffix("і")
            let ending = language == .ukrainian ? (afterI ? "ї" : "і") : (afterI ? "и" : "е")
            return stem + (dative ? ending : "ю")
        case "о": return stem + (dative ? "у" : "а")
        case "й": return stem + (dative ? "ю" : "я")
        case "ь": return female ? (dative ? stem + "и" : name) : stem + (dative ? "ю" : "я")
        default: return female ? name : name + (dative ? "у" : "а")
        }
    }
}
