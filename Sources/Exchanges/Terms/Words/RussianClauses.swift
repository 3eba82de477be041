import Persons

/// Clauses in Russian.
struct RussianClauses {
    private let terms: ExchangeTerms
    private var stageCount: Int { terms.stages.count }
    private let person = CountedNoun(one: "человек", few: "человека", many: "человек", ofOne: "человека")
    private let counted = CountedNoun(
        one: "учтённый человек", few: "учтённых человека", many: "учтённых человек", ofOne: "учтённого человека")
    private let body = CountedNoun(one: "тело", few: "тела", many: "тел", ofOne: "тела")
    private let place = CountedNoun(one: "место", few: "места", many: "мест", ofOne: "места")
    private let stage = CountedNoun(one: "этап", few: "этапа", many: "этапов", ofOne: "этапа")

    init(_ terms: ExchangeTerms) { self.terms = terms }

    func sentence(_ term: Term) -> String {
        switch term {
        case .eligible:
            return "Освобождаются только люди, удержание которых подтвердили обе стороны, которые хотят вернуться и "
                + "могут быть перевезены."
        case .exclude(let who): return "Люди, которые \(who.russian), не освобождаются."
        case .count(let count):
            let step = stageCount > 1 ? ", в этом соотношении на каждом этапе" : ", в этом соотношении"
            let (a, b) = (count.n * count.partA, count.n * count.partB)
            return count.mode == .exact
                ? "Со стороны \(name(.a)) освобождается ровно \(counted.counted(a)), со стороны \(name(.b)) — ровно "
                    + "\(number(b))\(step)."
                : "Со стороны \(name(.a)) освобождается не более \(counted.genitive(a)), со стороны \(name(.b)) — не более "
                    + "\(number(b))\(step)."
        case .stages(let stages): return self.stages(stages)
        case .must(let must):
            return
                "Все люди, которые могут быть освобождены и которые \(must.who.russian), освобождаются не позже этапа "
                + "\(must.byStage ?? stageCount), \(must.counts ? "в пределах" : "вне") согласованного числа."
        case .allOf(let allOf):
            let held = allOf.releasedBy.map { ", которых удерживает сторона \(name($0))," } ?? ","
            return "Все люди\(held) которые могут быть освобождены и которые \(allOf.who.russian), освобождаются."
        case .quota(let quota):
            let opening = (quota.stage.map { "На этапе \($0)" } ?? "Всего") + " \(from(quota.releasedBy)) "
            let released =
                quota.max == 0
                ? "не освобождается ни один учтённый человек" : "освобождается \(limits(quota.min, quota.max))"
            return opening + released + " из тех, которые \(quota.who.russian)."
        case .share(let share):
            return "Среди учтённых людей, которые освобождаются \(from(share.releasedBy)), "
                + "\(share.bound == .least ? "не менее" : "не более") \(share.percent) из 100 — те, которые "
                + "\(share.who.russian)."
        case .mirror(let mirror):
            return "Обе стороны освобождают одинаковое число учтённых людей, которые \(mirror.who.russian)"
                + tolerance(mirror.tolerance) + "."
        case .weights(let weights): return self.weights(weights)
        case .rate(let rate): return self.rate(rate)
        case .pace(let pace):
            return
                "После каждого этапа обе стороны освободили одинаковую часть своих людей, которые \(pace.who.russian)"
                + (pace.tolerance > 0
                    ? ", с разницей не более \(person.genitive(pace.tolerance)) более длинного списка" : "")
                + earlier(pace.stageTolerance, pace.tolerance) + "."
        case .first(let who, let byStage):
            return
                "Среди тех, кто освобождается, люди, которые \(who.russian), освобождаются не позже этапа \(byStage)."
        case .keepTogether:
            return "Люди из одной семьи, которых удерживает одна и та же сторона и которые могут быть освобождены, "
                + "освобождаются на одном этапе или не освобождаются вовсе."
        case .named(let named): return self.named(named)
        case .veto(let veto): return self.veto(veto)
        case .capacity(let capacity): return self.capacity(capacity)
        case .sites(let sites):
            let opening = sites.max.common == nil ? "На этапах с 1 по \(stageCount)" : "На каждом этапе"
            return "\(opening) людей \(from(sites.releasedBy)) забирают не более чем из "
                + list(sites.max, place.genitive) + "."
        case .exposure(let exposure):
            let measure = terms.weights == nil ? "" : " по эквивалентам"
            if exposure.weight == 0 {
                return "После каждого этапа обе стороны освободили поровну учтённых людей\(measure)."
            }
            return "После каждого этапа числа учтённых людей, которых освободили стороны, различаются не более чем на "
                + "\(number(exposure.weight))\(measure)."
        case .handover(let handover):
            return
                "В пределах этапа люди переходят группами (\(from(nil)) не более \(person.genitive(handover.wave))), "
                + "самые уязвимые — первыми, и ни одна сторона не опережает другую более чем на \(number(handover.ahead))."
        case .reserve(let reserve):
            return
                "На каждый этап в резерве \(from(nil)) — не более \(person.genitive(reserve.perStage)) на замену тем, "
                + "кто не прибудет."
        case .noShow(let noShow): return self.noShow(noShow)
        case .priority(let priority):
            return "Тайные пожелания каждой стороны о своих людях (уровни от 0 до \(priority.tiers)) учитываются "
                + (priority.mode == .separable
                    ? "раздельно, поэтому ложные пожелания ничего не дают."
                    : "вместе: сначала пожелания той стороны, которая получает меньше.")
        case .lottery(let lottery):
            let seed = lottery.seed.isEmpty ? "" : "; начальное число: \(lottery.seed)" + shares(lottery)
            return lottery.method == .ticket
                ? "Если больше ничто не решает, первым освобождается человек с меньшим открытым номером жребия\(seed)."
                : "Если больше ничто не решает, жребий проводят так, чтобы наименьший шанс был как можно больше\(seed)."
        case .bodies(let bodies):
            let rest = ", отдельно от счёта живых."
            return bodies.fromA == bodies.fromB
                ? "С каждой стороны передаётся \(body.counted(bodies.fromA))\(rest)"
                : "Со стороны \(name(.a)) передаётся \(body.counted(bodies.fromA)), со стороны \(name(.b)) — "
                    + "\(body.counted(bodies.fromB))\(rest)"
        }
    }

    // MARK: - Longer ones

    private func shares(_ lottery: LotteryTerm) -> String {
        guard lottery.isShared else { return "" }
        let by = lottery.revealBy.map { ", доли раскрывают до конца дня \(SlavicWords.date($0))" } ?? ""
        switch lottery.fallback {
        case .mediator: return by + "; вместо нераскрытой доли берётся доля посредника"
        case .drand(let round):
            return by + "; вместо нераскрытой доли берётся значение раунда drand № \(SlavicWords.number(round))"
        }
    }

    private func stages(_ stages: [StageTerm]) -> String {
        let parts = stages.enumerated().map { index, stage in
            let limits = bounds(stage.min, stage.max)
            return "этап \(index + 1)" + (stage.date.map { " \(SlavicWords.date($0))" } ?? "")
                + (limits.isEmpty ? "" : " — \(limits)")
        }
        let counts =
            stages.contains { $0.min != nil || $0.max != nil } ? "; числа — учтённые люди с каждой стороны" : ""
        return "Освобождение проходит в \(stage.counted(stages.count)): \(parts.joined(separator: ", "))\(counts)."
    }

    private func weights(_ weights: WeightsTerm) -> String {
        let table = weights.entries.map { "\($0.rank.russian) \($0.weight)" }.joined(separator: ", ")
        return "По эквивалентам (\(table)) обе стороны всего освобождают поровну" + tolerance(weights.tolerance)
            + (stageCount > 1 && weights.stageTolerance != weights.tolerance
                ? ", а после каждого предыдущего этапа — с разницей не более \(number(weights.stageTolerance))" : "")
            + (weights.max.map { "; каждая — не более \(number($0))" } ?? "") + "."
    }

    private func rate(_ rate: RateTerm) -> String {
        let parts = rate.entries.map {
            "\(person.counted($0.give)) за каждого учтённого человека из тех, которые \($0.who.russian)"
        }
        return "Со стороны \(name(rate.paidBy)) за людей, которых освобождает сторона \(name(rate.paidBy.other)), "
            + "освобождается: " + parts.joined(separator: "; ") + tolerance(rate.tolerance)
            + earlier(rate.stageTolerance, rate.tolerance) + "."
    }

    private func named(_ named: NamedTerm) -> String {
        let stage = named.byStage ?? stageCount
        if named.ids.count == 1 {
            let held = named.releasedBy.map { ", которого удерживает сторона \(name($0))," } ?? ""
            return
                "Поимённо названный человек\(held) освобождается не позже этапа \(stage), если может быть освобождён."
        }
        let held = named.releasedBy.map { ", которых удерживает сторона \(name($0))," } ?? ""
        return
            "Поимённо названные люди (\(number(named.ids.count)))\(held) освобождаются не позже этапа \(stage), если "
            + "могут быть освобождены."
    }

    private func veto(_ veto: VetoTerm) -> String {
        let number =
            veto.maxA == veto.maxB
            ? "Каждая сторона может под печатью отказать в освобождении не более чем \(Self.dative(veto.maxA))"
            : "Под печатью сторона \(name(.a)) может отказать в освобождении не более чем \(Self.dative(veto.maxA)), "
                + "сторона \(name(.b)) — не более чем \(Self.dative(veto.maxB))"
        let spared = veto.notOver.map { "тем, которые \($0.russian)" } + ["тем, кого эти условия обязывают освободить"]
        return number + ", но не " + spared.joined(separator: ", не ") + "."
    }

    private func capacity(_ capacity: CapacityTerm) -> String {
        var parts: [String] = []
        if let seats = capacity.seats { parts.append("не более " + list(seats, person.genitive)) }
        if let lying = capacity.ambulance { parts.append("лёжа — не более \(list(lying))") }
        parts += capacity.crossings.map { "через пункт «\($0.name)» — не более \(list($0.seats))" }
        return "На каждом этапе \(from(capacity.releasedBy)) перевозится " + parts.joined(separator: "; ") + "."
    }

    private func noShow(_ noShow: NoShowTerm) -> String {
        let steps = noShow.then.map { remedy in
            switch remedy {
            case .substitute: "вместо него освобождается человек из резерва"
            case .shrink: "этап уменьшается для обеих сторон"
            case .carry: "его освобождают на более позднем этапе"
            }
        }
        return "Если человек не прибудет, " + steps.joined(separator: "; если это невозможно, ")
            + (noShow.excused
                ? "; наименьшее число уменьшается на количество отсутствующих, для которых не осталось резерва." : ".")
    }

    // MARK: - Turns

    private func name(_ side: SideID) -> String { terms.name(of: side) }

    private func number(_ number: Int) -> String { SlavicWords.number(number) }

    private func from(_ side: SideID?) -> String { side.map { "со стороны \(name($0))" } ?? "с каждой стороны" }

    private func tolerance(_ tolerance: Int) -> String {
        tolerance == 0 ? "" : ", с разницей не более \(number(tolerance))"
    }

    private func earlier(_ before: Int, _ last: Int) -> String {
        before == last || stageCount == 1 ? "" : ", до последнего этапа — с разницей не более \(number(before))"
    }

    /// "1 человеку", "30 людям".
    private static func dative(_ number: Int) -> String {
        CountedNoun(one: "человеку", few: "людям", many: "людям", ofOne: "человеку").counted(number)
    }

    private func list(_ limit: StageLimit, _ closing: (Int) -> String = SlavicWords.number) -> String {
        if let common = limit.common { return closing(common) }
        return Words.list(limit.words(stageCount, number, closing: closing), and: "и") + " (по этапам)"
    }

    private func bounds(_ least: Int?, _ most: Int?) -> String {
        let (low, high) = (least.map(number) ?? "", most.map(number) ?? "")
        return switch (least, most) {
        case (nil, nil): ""
        case (_?, nil): "не менее \(low)"
        case (nil, _?): "не более \(high)"
        case (let least?, let most?): least == most ? "ровно \(low)" : "от \(low) до \(high)"
        }
    }

    /// Limits with "counted people" in the form that they need.
    private func limits(_ least: Int?, _ most: Int?) -> String {
        switch (least, most) {
        case (let least?, nil): "не менее \(counted.genitive(least))"
        case (nil, let most?): "не более \(counted.genitive(most))"
        case (let least?, let most?):
            least == most ? "ровно \(counted.counted(least))" : "от \(number(least)) до \(counted.genitive(most))"
        case (nil, nil): ""
        }
    }
}

extension PersonPredicate {
    /// The words after "люди, которые".
    var russian: String {
        switch self {
        case .status(.military): "являются военнослужащими"
        case .status(.civilian): "являются гражданскими лицами"
        case .sex(.female): "являются женщинами"
        case .sex(.male): "являются мужчинами"
        case .age(let range): Self.russian(age: range)
        case .captiveMonths(let range): "удерживаются " + Self.russian(months: range)
        case .rank(let rank, let orAbove): "имеют звание \(rank.russianGenitive)\(orAbove ? " или выше" : "")"
        case .health(.well): "здоровы"
        case .health(.wounded): "ранены или больны"
        case .health(.severe): "тяжело ранены или тяжело больны"
        case .ambulance(let needed): needed ? "нуждаются в перевозке лёжа" : "не нуждаются в перевозке лёжа"
        case .proceedings(let open):
            open ? "находятся под уголовным преследованием" : "не находятся под уголовным преследованием"
        case .site(let site): "удерживаются в месте «\(site)»"
        case .band(let range):
            switch (range.lower, range.upper) {
            case (let lower?, let upper?) where lower == upper: "относятся к гуманитарной категории \(lower)"
            case (let lower?, let upper?): "относятся к гуманитарным категориям от \(lower) до \(upper)"
            case (let lower?, nil): "относятся к гуманитарной категории \(lower) или более высокой"
            case (nil, let upper?): "относятся к гуманитарной категории ниже \(upper + 1)"
            case (nil, nil): "относятся к любой гуманитарной категории"
            }
        case .ids(let ids): "названы поимённо (\(SlavicWords.number(ids.count)))"
        case .any(let parts): parts.map(\.russian).joined(separator: " или ")
        case .all(let parts):
            parts.map { if case .any = $0 { "(\($0.russian))" } else { $0.russian } }.joined(separator: " и ")
        case .not(let part): "не относятся к тем, которые (\(part.russian))"
        }
    }

    private static let year = CountedNoun(one: "год", few: "года", many: "лет", ofOne: "года")
    private static let month = CountedNoun(one: "месяц", few: "месяца", many: "месяцев", ofOne: "месяца")

    private static func russian(age range: NumberRange) -> String {
        switch (range.lower, range.upper) {
        case (let lower?, let upper?):
            lower == upper
                ? "имеют возраст \(year.counted(lower))"
                : "имеют возраст от \(lower) до \(year.genitive(upper)) включительно"
        case (let lower?, nil): "достигли \(year.genitive(lower))"
        case (nil, let upper?): "не достигли \(year.genitive(upper + 1))"
        case (nil, nil): "имеют любой известный возраст"
        }
    }

    private static func russian(months range: NumberRange) -> String {
        switch (range.lower, range.upper) {
        case (let lower?, let upper?):
            lower == upper ? month.counted(lower) : "от \(lower) до \(month.genitive(upper))"
        case (let lower?, nil): "не менее \(month.genitive(lower))"
        case (nil, let upper?): "менее \(month.genitive(upper + 1))"
        case (nil, nil): "известное время"
        }
    }
}

extension Rank {
    fileprivate var russian: String { russianForms.0 }
    fileprivate var russianGenitive: String { russianForms.1 }

    private var russianForms: (String, String) {
        switch self {
        case .private: ("рядовой", "рядового")
        case .nco: ("сержант", "сержанта")
        case .warrant: ("прапорщик", "прапорщика")
        case .lieutenant: ("лейтенант", "лейтенанта")
        case .captain: ("капитан", "капитана")
        case .major: ("майор", "майора")
        case .ltColonel: ("подполковник", "подполковника")
        case .colonel: ("полковник", "полковника")
        case .brigadier: ("бригадный генерал", "бригадного генерала")
        case .majorGeneral: ("генерал-майор", "генерал-майора")
        case .general: ("генерал", "генерала")
        }
    }
}
