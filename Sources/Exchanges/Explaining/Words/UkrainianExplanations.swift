import Persons

/// Explanations in Ukrainian.
struct UkrainianExplanations: ExplanationPhrases {
    private let person = CountedNoun(one: "особа", few: "особи", many: "осіб", ofOne: "особи")

    func number(_ number: Int) -> String { SlavicWords.number(number) }

    func list(_ items: [String]) -> String { Words.list(items, and: "і") }

    func level(_ level: LevelName, _ name: (SideID) -> String) -> String {
        switch level {
        case .count: "кількість осіб, які звільняються"
        case .weight: "сума еквівалентів"
        case .band: "сума гуманітарних категорій"
        case .idealA: "найбільша можлива сума побажань сторони \(name(.a))"
        case .idealB: "найбільша можлива сума побажань сторони \(name(.b))"
        case .minPermille: "побажання тієї сторони, яка отримує менше, у тисячних"
        case .sumTiers: "сума побажань обох сторін"
        case .tiersA: "сума побажань сторони \(name(.a))"
        case .tiersB: "сума побажань сторони \(name(.b))"
        case .captivity: "сума місяців утримання"
        case .leastChance: "найменший шанс за жеребом"
        case .select: "жеребкування щодо того, хто звільняється"
        case .lottery: "жеребкування щодо решти питань"
        case .early: "якомога раніше звільнення найуразливіших"
        }
    }

    // MARK: - Persons

    func hindrance(_ rule: String) -> String {
        switch rule {
        case "confirmed": "немає підтвердження утримання від обох сторін"
        case "consent": "не бажає повертатися, або про це не питали"
        case "fit": "стан здоров'я не дозволяє перевезення, або медичного огляду не було"
        case "retained": "медичний або духовний персонал, якого в обміні не враховують"
        case "minor": "не досягла або, можливо, не досягла 18 років"
        case "veto": "сторона, яка утримує, під печаткою відмовила у звільненні"
        default: "виключена з обміну за пунктом \(rule)"
        }
    }

    /// "пункт a" or "пункти a і b": nominative and accusative.
    private func clauses(_ ids: [String]) -> String { (ids.count == 1 ? "пункт " : "пункти ") + list(ids) }

    /// The same in the genitive.
    private func ofClauses(_ ids: [String]) -> String { (ids.count == 1 ? "пункту " : "пунктів ") + list(ids) }

    func cannotGo(_ hindrances: [String]) -> String {
        "Ця особа не може бути звільнена: \(hindrances.joined(separator: "; "))."
    }

    let onlyFewerVetoesHelp = "Змінити це могла б лише менша кількість таких відмов."

    let noNumberHelps = "Жодне число в умовах цього не змінить."

    func goes(inStage stage: Int, counted: Bool, by clauses: [String]) -> String {
        "Звільняється на етапі \(stage), \(counted ? "у межах" : "поза межами") узгодженого числа"
            + (clauses.isEmpty ? "." : ", за \(clauses.count == 1 ? "пунктом" : "пунктами") \(list(clauses)).")
    }

    let canGoWithoutPlan = "Ця особа може бути звільнена; плану немає."

    let isNotChosen = "Ця особа може бути звільнена, але її не обрано."

    private func otherwise(_ goes: Bool) -> String { goes ? "без цієї особи" : "якби звільняли цю особу," }

    func decidedByClauses(goes: Bool, _ clauses: [String]) -> String {
        "Це визначили умови: \(otherwise(goes)) жоден план не виконував би \(clauses.count > 1 ? "водночас " : "")"
            + "\(self.clauses(clauses))."
    }

    func between(_ least: Int, _ most: Int) -> String { "від \(number(least)) до \(number(most))" }

    func decidedByLevel(goes: Bool, _ level: String, then: String, now: Int) -> String {
        "Це визначив критерій «\(level)»: \(otherwise(goes)) найкраще значення було б \(then) замість \(number(now))."
    }

    func decidedByPart(goes: Bool, of name: String, in parts: [String], now: Int, then: Int?) -> String {
        "Це визначило те, що зв'язує обидві сторони й було встановлено ще до розгляду побажань: \(otherwise(goes)) на "
            + "сторону \(name) за \(list(parts.map { "«\($0)»" })) не могло б припадати \(number(now))"
            + (then.map { "; найближче можливе — \(number($0))" } ?? "") + "."
    }

    func decidedByLot(goes: Bool, _ lot: PersonExplanation.Lot) -> String {
        "Вирішив жереб: \(otherwise(goes)) жоден критерій не був би гіршим. Рівних за умовами — \(number(lot.alike)), "
            + "звільняється — \(number(lot.go)); за номером жереба ця особа на місці \(number(lot.place))."
    }

    func undecided(before level: String?) -> String {
        "Що саме це визначило, у межах відведеного обсягу обчислень не з'ясовано"
            + (level.map { "; ніщо з того, що стоїть перед критерієм «\($0)», цього не визначило." } ?? ".")
    }

    func kind(_ status: PersonStatus, band: Int, heldBy name: String) -> String {
        "\(status == .military ? "військовослужбовці" : "цивільні особи") гуманітарної категорії \(band), яких утримує "
            + "сторона \(name)"
    }

    let nobodyGoes = "Не звільняється ніхто: плану немає."

    let isNotAmongThem =
        "Не належить до тих, хто звільняється: є перешкода до звільнення, або за умовами перевагу мали інші."

    func places(_ places: PublicExplanation.Places) -> String {
        "\(places.kind.prefix(1).uppercased() + places.kind.dropFirst()): утримується \(number(places.held)), підтверджено "
            + "\(number(places.confirmed)), звільняється \(number(places.go))."
    }

    // MARK: - Terms that cannot be met

    func withheldConflict(_ clauses: [String]) -> String {
        "Виконати \(self.clauses(clauses)) неможливо. Числа — у нейтральної сторони: за ними можна було б упізнати кількох "
            + "людей."
    }

    func cannotBeMet(_ sentence: String) -> String { "\(sentence) Виконати це неможливо." }

    func cannotHoldTogether(_ clauses: [(id: String, sentence: String)]) -> String {
        "Ці пункти не можна виконати разом, хоча "
            + (clauses.count == 2 ? "кожен окремо — можна: " : "будь-які \(clauses.count - 1) з них — можна: ")
            + clauses.map { "\($0.id) (\($0.sentence))" }.joined(separator: "; ") + "."
    }

    func canRelease(_ name: String?, possible: Int, asked: Int) -> String {
        (name.map { "Сторона \($0)" } ?? "Кожна сторона")
            + " може звільнити щонайбільше \(number(possible)), а потрібно \(number(asked))"
    }

    func wouldRelease(_ name: String?, possible: Int, asked: Int) -> String {
        (name.map { "Сторона \($0)" } ?? "Кожна сторона")
            + " звільнила б щонайменше \(number(possible)) із таких осіб, а пункт дозволяє \(number(asked))"
    }

    func goLate(_ people: Int) -> String {
        "Звільнення \(person.genitive(people)) припало б на час після названого етапу"
    }

    func canReach(_ name: String?, possible: Int, asked: Int) -> String {
        "Для \(name.map { "сторони \($0)" } ?? "кожної сторони") можливо щонайбільше \(number(possible)), а потрібно "
            + number(asked)
    }

    func wouldNeed(_ name: String?, possible: Int, asked: Int) -> String {
        "Для \(name.map { "сторони \($0)" } ?? "кожної сторони") потрібно щонайменше \(number(possible)), а в умовах "
            + "зазначено \(number(asked))"
    }

    func funnel(_ counts: [Int], outside: Int) -> String {
        ": утримується \(number(counts[0])), підтверджено \(number(counts[1])), без перешкод до звільнення "
            + "\(number(counts[2]))"
            + (outside > 0 ? "; з них поза межами узгодженого числа звільняється \(number(outside))" : "")
    }

    func withheldRepair(_ clauses: [String]) -> String {
        "Достатньо було б змінити \(self.clauses(clauses)). Наскільки — знає нейтральна сторона."
    }

    func isNotAllowed(_ clauses: [String]) -> String {
        "Не дозволено: це змінило б \(self.clauses(clauses)), "
            + "\(clauses.count == 1 ? "обов'язковий" : "обов'язкові") за законом."
    }

    func holdsWithout(_ clauses: [String]) -> String {
        "Без \(ofClauses(clauses)) інші пункти можна виконати; змінити лише числа в "
            + "\(clauses.count == 1 ? "ньому" : "них") недостатньо."
    }

    func change(_ key: String, of clause: String, by change: Int, to value: Int, _ name: String?) -> String {
        "\(change < 0 ? "зменшити" : "збільшити") \(clause).\(key) на \(number(abs(change))) (до \(number(value)))"
            + side(name)
    }

    func letGoLate(_ people: Int, _ clause: String, _ name: String?) -> String {
        "дозволити\(side(name)) звільнення \(person.genitive(people)) пізніше, ніж передбачає пункт \(clause)"
    }

    private func side(_ name: String?) -> String { name.map { " для сторони \($0)" } ?? "" }

    func atLeast(_ least: Int, of total: Int) -> String {
        "Сума цих змін — \(number(total)); необхідно щонайменше \(number(least))."
    }

    // MARK: - Other numbers

    func with(_ numbers: [Sensitivity.Number]) -> String {
        (numbers.count == 1 ? "За значення " : "За значень ")
            + list(numbers.map { "\($0.clause).\($0.key) \(number($0.then)) замість \(number($0.now))" }) + " "
    }

    let isUndecided = "у межах відведеного обсягу обчислень не з'ясовано, чи існував би план."

    func noPlan(_ clauses: [String]) -> String {
        "плану не існувало б: \(self.clauses(clauses)) не можна було б виконати" + (clauses.count > 1 ? " разом." : ".")
    }

    func others(_ people: Int) -> String {
        people == 0
            ? "нових серед тих, хто звільняється, не було б"
            : "нових серед тих, хто звільняється, було б \(number(people))"
    }

    func nothingChanges(_ others: String) -> String {
        "значення всіх критеріїв лишилися б такими, як зараз; \(others)."
    }

    func firstChange(_ level: String, by change: Int, to value: Int, _ others: String) -> String {
        "першим змінилося б значення критерію «\(level)»: на \(change > 0 ? "+" : "−")\(number(abs(change))), до \(number(value)); "
            + "\(others)."
    }
}
