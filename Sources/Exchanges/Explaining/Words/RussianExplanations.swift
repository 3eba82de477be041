import Persons

/// Explanations in Russian.
struct RussianExplanations: ExplanationPhrases {
    /// In the genitive.
    private let person = CountedNoun(one: "человека", few: "человек", many: "человек", ofOne: "человека")

    func number(_ number: Int) -> String { SlavicWords.number(number) }

    func list(_ items: [String]) -> String { Words.list(items, and: "и") }

    func level(_ level: LevelName, _ name: (SideID) -> String) -> String {
        switch level {
        case .count: "число освобождаемых людей"
        case .weight: "сумма эквивалентов"
        case .band: "сумма гуманитарных категорий"
        case .idealA: "наибольшая возможная сумма пожеланий стороны \(name(.a))"
        case .idealB: "наибольшая возможная сумма пожеланий стороны \(name(.b))"
        case .minPermille: "пожелания той стороны, которая получает меньше, в тысячных"
        case .sumTiers: "сумма пожеланий обеих сторон"
        case .tiersA: "сумма пожеланий стороны \(name(.a))"
        case .tiersB: "сумма пожеланий стороны \(name(.b))"
        case .captivity: "сумма месяцев удержания"
        case .leastChance: "наименьший шанс по жребию"
        case .select: "жеребьёвка о том, кого освобождают"
        case .lottery: "жеребьёвка по остальным вопросам"
        case .early: "как можно более раннее освобождение самых уязвимых"
        }
    }

    // MARK: - Persons

    func hindrance(_ rule: String) -> String {
        switch rule {
        case "confirmed": "нет подтверждения удержания от обеих сторон"
        case "consent": "не желает возвращаться, или об этом не спрашивали"
        case "fit": "состояние здоровья не допускает перевозки, или медицинского осмотра не было"
        case "retained": "медицинский или духовный персонал, который в обмене не учитывают"
        case "minor": "не достиг или, возможно, не достиг 18 лет"
        case "veto": "удерживающая сторона под печатью отказала в освобождении"
        default: "исключён из обмена по пункту \(rule)"
        }
    }

    /// "пункт a" or "пункты a и b": nominative and accusative.
    private func clauses(_ ids: [String]) -> String { (ids.count == 1 ? "пункт " : "пункты ") + list(ids) }

    /// The same in the genitive.
    private func ofClauses(_ ids: [String]) -> String { (ids.count == 1 ? "пункта " : "пунктов ") + list(ids) }

    func cannotGo(_ hindrances: [String]) -> String {
        "Этот человек не может быть освобождён: \(hindrances.joined(separator: "; "))."
    }

    let onlyFewerVetoesHelp = "Изменить это могло бы только меньшее число таких отказов."

    let noNumberHelps = "Ни одно число в условиях этого не изменит."

    func goes(inStage stage: Int, counted: Bool, by clauses: [String]) -> String {
        "Освобождается на этапе \(stage), \(counted ? "в пределах" : "вне") согласованного числа"
            + (clauses.isEmpty ? "." : ", по \(clauses.count == 1 ? "пункту" : "пунктам") \(list(clauses)).")
    }

    let canGoWithoutPlan = "Этот человек может быть освобождён; плана нет."

    let isNotChosen = "Этот человек может быть освобождён, но выбран не был."

    private func otherwise(_ goes: Bool) -> String {
        goes ? "без этого человека" : "если бы освобождали этого человека,"
    }

    func decidedByClauses(goes: Bool, _ clauses: [String]) -> String {
        "Это определили условия: \(otherwise(goes)) ни один план не выполнял бы "
            + "\(clauses.count > 1 ? "одновременно " : "")\(self.clauses(clauses))."
    }

    func between(_ least: Int, _ most: Int) -> String { "от \(number(least)) до \(number(most))" }

    func decidedByLevel(goes: Bool, _ level: String, then: String, now: Int) -> String {
        "Это определил критерий «\(level)»: \(otherwise(goes)) лучшее значение было бы \(then) вместо \(number(now))."
    }

    func decidedByPart(goes: Bool, of name: String, in parts: [String], now: Int, then: Int?) -> String {
        "Это определило то, что связывает обе стороны и было установлено ещё до рассмотрения пожеланий: \(otherwise(goes)) на "
            + "сторону \(name) по \(list(parts.map { "«\($0)»" })) не могло бы приходиться \(number(now))"
            + (then.map { "; ближайшее возможное — \(number($0))" } ?? "") + "."
    }

    func decidedByLot(goes: Bool, _ lot: PersonExplanation.Lot) -> String {
        "Решил жребий: \(otherwise(goes)) ни один критерий не был бы хуже. Равных по условиям — \(number(lot.alike)), "
            + "освобождается — \(number(lot.go)); по номеру жребия этот человек на месте \(number(lot.place))."
    }

    func undecided(before level: String?) -> String {
        "Что именно это определило, в пределах отведённого объёма вычислений не выяснено"
            + (level.map { "; ничто из того, что стоит перед критерием «\($0)», этого не определило." } ?? ".")
    }

    func kind(_ status: PersonStatus, band: Int, heldBy name: String) -> String {
        "\(status == .military ? "военнослужащие" : "гражданские лица") гуманитарной категории \(band), которых удерживает "
            + "сторона \(name)"
    }

    let nobodyGoes = "Не освобождается никто: плана нет."

    let isNotAmongThem =
        "Не относится к освобождаемым: есть препятствие к освобождению, или по условиям преимущество имели другие."

    func places(_ places: PublicExplanation.Places) -> String {
        "\(places.kind.prefix(1).uppercased() + places.kind.dropFirst()): удерживается \(number(places.held)), подтверждено "
            + "\(number(places.confirmed)), освобождается \(number(places.go))."
    }

    // MARK: - Terms that cannot be met

    func withheldConflict(_ clauses: [String]) -> String {
        "Выполнить \(self.clauses(clauses)) невозможно. Числа — у нейтральной стороны: по ним можно было бы узнать нескольких "
            + "людей."
    }

    func cannotBeMet(_ sentence: String) -> String { "\(sentence) Выполнить это невозможно." }

    func cannotHoldTogether(_ clauses: [(id: String, sentence: String)]) -> String {
        "Эти пункты нельзя выполнить вместе, хотя "
            + (clauses.count == 2 ? "каждый по отдельности — можно: " : "любые \(clauses.count - 1) из них — можно: ")
            + clauses.map { "\($0.id) (\($0.sentence))" }.joined(separator: "; ") + "."
    }

    func canRelease(_ name: String?, possible: Int, asked: Int) -> String {
        (name.map { "Сторона \($0)" } ?? "Каждая сторона")
            + " может освободить не более \(number(possible)), а нужно \(number(asked))"
    }

    func wouldRelease(_ name: String?, possible: Int, asked: Int) -> String {
        (name.map { "Сторона \($0)" } ?? "Каждая сторона")
            + " освободила бы не менее \(number(possible)) из таких людей, а пункт допускает \(number(asked))"
    }

    func goLate(_ people: Int) -> String {
        "Освобождение \(person.counted(people)) пришлось бы на время после названного этапа"
    }

    func canReach(_ name: String?, possible: Int, asked: Int) -> String {
        "Для \(name.map { "стороны \($0)" } ?? "каждой стороны") возможно не более \(number(possible)), а нужно "
            + number(asked)
    }

    func wouldNeed(_ name: String?, possible: Int, asked: Int) -> String {
        "Для \(name.map { "стороны \($0)" } ?? "каждой стороны") нужно не менее \(number(possible)), а в условиях указано "
            + number(asked)
    }

    func funnel(_ counts: [Int], outside: Int) -> String {
        ": удерживается \(number(counts[0])), подтверждено \(number(counts[1])), без препятствий к освобождению "
            + "\(number(counts[2]))"
            + (outside > 0 ? "; из них вне согласованного числа освобождается \(number(outside))" : "")
    }

    func withheldRepair(_ clauses: [String]) -> String {
        "Достаточно было бы изменить \(self.clauses(clauses)). Насколько — знает нейтральная сторона."
    }

    func isNotAllowed(_ clauses: [String]) -> String {
        "Не допускается: это изменило бы \(self.clauses(clauses)), "
            + "\(clauses.count == 1 ? "обязательный" : "обязательные") по закону."
    }

    func holdsWithout(_ clauses: [String]) -> String {
        "Без \(ofClauses(clauses)) остальные пункты можно выполнить; изменить только числа в "
            + "\(clauses.count == 1 ? "нём" : "них") недостаточно."
    }

    func change(_ key: String, of clause: String, by change: Int, to value: Int, _ name: String?) -> String {
        "\(change < 0 ? "уменьшить" : "увеличить") \(clause).\(key) на \(number(abs(change))) (до \(number(value)))"
            + side(name)
    }

    func letGoLate(_ people: Int, _ clause: String, _ name: String?) -> String {
        "допустить\(side(name)) освобождение \(person.counted(people)) позже, чем предусматривает пункт \(clause)"
    }

    private func side(_ name: String?) -> String { name.map { " для стороны \($0)" } ?? "" }

    func atLeast(_ least: Int, of total: Int) -> String {
        "Сумма этих изменений — \(number(total)); необходимо не менее \(number(least))."
    }

    // MARK: - Other numbers

    func with(_ numbers: [Sensitivity.Number]) -> String {
        (numbers.count == 1 ? "При значении " : "При значениях ")
            + list(numbers.map { "\($0.clause).\($0.key) \(number($0.then)) вместо \(number($0.now))" }) + " "
    }

    let isUndecided = "в пределах отведённого объёма вычислений не выяснено, существовал бы план или нет."

    func noPlan(_ clauses: [String]) -> String {
        "плана не существовало бы: \(self.clauses(clauses)) нельзя было бы выполнить"
            + (clauses.count > 1 ? " вместе." : ".")
    }

    func others(_ people: Int) -> String {
        people == 0 ? "новых среди освобождаемых не было бы" : "новых среди освобождаемых было бы \(number(people))"
    }

    func nothingChanges(_ others: String) -> String {
        "значения всех критериев остались бы такими, как сейчас; \(others)."
    }

    func firstChange(_ level: String, by change: Int, to value: Int, _ others: String) -> String {
        "первым изменилось бы значение критерия «\(level)»: на \(change > 0 ? "+" : "−")\(number(abs(change))), до \(number(value)); "
            + "\(others)."
    }
}
