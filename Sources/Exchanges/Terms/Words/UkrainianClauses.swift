import Persons

/// Clauses in Ukrainian.
struct UkrainianClauses {
    private let terms: ExchangeTerms
    private var stageCount: Int { terms.stages.count }
    private let person = CountedNoun(one: "особа", few: "особи", many: "осіб", ofOne: "особи")
    private let counted = CountedNoun(
        one: "врахована особа", few: "враховані особи", many: "врахованих осіб", ofOne: "врахованої особи")
    private let body = CountedNoun(one: "тіло", few: "тіла", many: "тіл", ofOne: "тіла")
    private let place = CountedNoun(one: "місце", few: "місця", many: "місць", ofOne: "місця")
    private let stage = CountedNoun(one: "етап", few: "етапи", many: "етапів", ofOne: "етапу")

    init(_ terms: ExchangeTerms) { self.terms = terms }

    func sentence(_ term: Term) -> String {
        switch term {
        case .eligible:
            return "Звільняються лише особи, утримання яких підтвердили обидві сторони, які бажають повернутися й "
                + "придатні до перевезення."
        case .exclude(let who): return "Особи, які \(who.ukrainian), не звільняються."
        case .count(let count):
            let amount = count.mode == .exact ? "рівно" : "щонайбільше"
            let step = stageCount > 1 ? ", у цьому співвідношенні на кожному етапі" : ", у цьому співвідношенні"
            return
                "Зі сторони \(name(.a)) звільняється \(amount) \(counted.counted(count.n * count.partA)), зі сторони "
                + "\(name(.b)) — \(amount) \(number(count.n * count.partB))\(step)."
        case .stages(let stages): return self.stages(stages)
        case .must(let must):
            return "Усі особи, які можуть бути звільнені і які \(must.who.ukrainian), звільняються не пізніше етапу "
                + "\(must.byStage ?? stageCount), \(must.counts ? "у межах" : "поза межами") узгодженого числа."
        case .allOf(let allOf):
            let held = allOf.releasedBy.map { ", яких утримує сторона \(name($0))," } ?? ","
            return "Усі особи\(held) які можуть бути звільнені і які \(allOf.who.ukrainian), звільняються."
        case .quota(let quota):
            let opening = (quota.stage.map { "На етапі \($0)" } ?? "Загалом") + " \(from(quota.releasedBy)) "
            let released =
                quota.max == 0
                ? "не звільняється жодна врахована особа" : "звільняється \(limits(quota.min, quota.max))"
            return opening + released + " з тих, які \(quota.who.ukrainian)."
        case .share(let share):
            return "З-поміж врахованих осіб, які звільняються \(from(share.releasedBy)), "
                + "\(share.bound == .least ? "щонайменше" : "щонайбільше") \(share.percent) зі 100 — ті, які "
                + "\(share.who.ukrainian)."
        case .mirror(let mirror):
            return "Обидві сторони звільняють однакову кількість врахованих осіб, які \(mirror.who.ukrainian)"
                + tolerance(mirror.tolerance) + "."
        case .weights(let weights): return self.weights(weights)
        case .rate(let rate): return self.rate(rate)
        case .pace(let pace):
            return "Після кожного етапу обидві сторони звільнили однакову частину своїх осіб, які \(pace.who.ukrainian)"
                + (pace.tolerance > 0
                    ? ", з різницею не більше \(person.genitive(pace.tolerance)) довшого списку" : "")
                + earlier(pace.stageTolerance, pace.tolerance) + "."
        case .first(let who, let byStage):
            return
                "З-поміж тих, хто звільняється, особи, які \(who.ukrainian), звільняються не пізніше етапу \(byStage)."
        case .keepTogether:
            return "Особи з однієї родини, яких утримує та сама сторона і які можуть бути звільнені, звільняються на "
                + "одному етапі або не звільняються взагалі."
        case .named(let named): return self.named(named)
        case .veto(let veto): return self.veto(veto)
        case .capacity(let capacity): return self.capacity(capacity)
        case .sites(let sites):
            let opening = sites.max.common == nil ? "На етапах з 1 по \(stageCount)" : "На кожному етапі"
            return "\(opening) людей \(from(sites.releasedBy)) забирають щонайбільше з "
                + list(sites.max, place.genitive) + "."
        case .exposure(let exposure):
            let measure = terms.weights == nil ? "" : " за еквівалентами"
            if exposure.weight == 0 {
                return "Після кожного етапу обидві сторони звільнили порівну врахованих осіб\(measure)."
            }
            return "Після кожного етапу кількості врахованих осіб, яких звільнили сторони, різняться щонайбільше на "
                + "\(number(exposure.weight))\(measure)."
        case .handover(let handover):
            return "У межах етапу люди переходять групами (\(from(nil)) щонайбільше \(person.counted(handover.wave))), "
                + "найуразливіші — першими, і жодна сторона не випереджає іншу більш ніж на \(number(handover.ahead))."
        case .reserve(let reserve):
            return
                "На кожен етап у резерві \(from(nil)) — щонайбільше \(person.counted(reserve.perStage)) на заміну тим, "
                + "хто не прибуде."
        case .noShow(let noShow): return self.noShow(noShow)
        case .priority(let priority):
            return "Таємні побажання кожної сторони щодо власних людей (рівні від 0 до \(priority.tiers)) враховуються "
                + (priority.mode == .separable
                    ? "окремо, тож неправдиві побажання нічого не дають."
                    : "разом: спершу побажання тієї сторони, яка отримує менше.")
        case .lottery(let lottery):
            let seed = lottery.seed.isEmpty ? "" : "; початкове число: \(lottery.seed)" + shares(lottery)
            return lottery.method == .ticket
                ? "Якщо більше ніщо не вирішує, першою звільняється особа з меншим відкритим номером жереба\(seed)."
                : "Якщо більше ніщо не вирішує, жереб проводять так, щоб найменший шанс був якомога більшим\(seed)."
        case .bodies(let bodies):
            let rest = ", окремо від рахунку живих."
            return bodies.fromA == bodies.fromB
                ? "З кожної сторони передається \(body.counted(bodies.fromA))\(rest)"
                : "Зі сторони \(name(.a)) передається \(body.counted(bodies.fromA)), зі сторони \(name(.b)) — "
                    + "\(body.counted(bodies.fromB))\(rest)"
        }
    }

    // MARK: - Longer ones

    private func shares(_ lottery: LotteryTerm) -> String {
        guard lottery.isShared else { return "" }
        let by = lottery.revealBy.map { ", частки розкривають до кінця дня \(SlavicWords.date($0))" } ?? ""
        switch lottery.fallback {
        case .mediator: return by + "; замість нерозкритої частки береться частка посередника"
        case .drand(let round):
            return by + "; замість нерозкритої частки береться значення раунду drand № \(SlavicWords.number(round))"
        }
    }

    private func stages(_ stages: [StageTerm]) -> String {
        let parts = stages.enumerated().map { index, stage in
            let limits = Self.bounds(stage.min, stage.max)
            return "етап \(index + 1)" + (stage.date.map { " \(SlavicWords.date($0))" } ?? "")
                + (limits.isEmpty ? "" : " — \(limits)")
        }
        let counts =
            stages.contains { $0.min != nil || $0.max != nil } ? "; числа — враховані особи з кожної сторони" : ""
        return "Звільнення відбувається в \(stage.counted(stages.count)): \(parts.joined(separator: ", "))\(counts)."
    }

    private func weights(_ weights: WeightsTerm) -> String {
        let table = weights.entries.map { "\($0.rank.ukrainian) \($0.weight)" }.joined(separator: ", ")
        return "За еквівалентами (\(table)) обидві сторони загалом звільняють порівну" + tolerance(weights.tolerance)
            + (stageCount > 1 && weights.stageTolerance != weights.tolerance
                ? ", а після кожного попереднього етапу — з різницею щонайбільше \(number(weights.stageTolerance))"
                : "")
            + (weights.max.map { "; кожна — не більше ніж \(number($0))" } ?? "") + "."
    }

    private func rate(_ rate: RateTerm) -> String {
        let parts = rate.entries.map {
            "\(person.counted($0.give)) за кожну враховану особу з тих, які \($0.who.ukrainian)"
        }
        return
            "Зі сторони \(name(rate.paidBy)) за людей, яких звільняє сторона \(name(rate.paidBy.other)), звільняється: "
            + parts.joined(separator: "; ") + tolerance(rate.tolerance) + earlier(rate.stageTolerance, rate.tolerance)
            + "."
    }

    private func named(_ named: NamedTerm) -> String {
        let stage = named.byStage ?? stageCount
        if named.ids.count == 1 {
            let held = named.releasedBy.map { ", яку утримує сторона \(name($0))," } ?? ""
            return "Поіменно названа особа\(held) звільняється не пізніше етапу \(stage), якщо може бути звільнена."
        }
        let held = named.releasedBy.map { ", яких утримує сторона \(name($0))," } ?? ""
        return
            "Поіменно названі особи (\(number(named.ids.count)))\(held) звільняються не пізніше етапу \(stage), якщо "
            + "можуть бути звільнені."
    }

    private func veto(_ veto: VetoTerm) -> String {
        let number =
            veto.maxA == veto.maxB
            ? "Кожна сторона може під печаткою відмовити у звільненні щонайбільше \(person.genitive(veto.maxA))"
            : "Під печаткою сторона \(name(.a)) може відмовити у звільненні щонайбільше \(person.genitive(veto.maxA)), "
                + "сторона \(name(.b)) — щонайбільше \(person.genitive(veto.maxB))"
        let spared = veto.notOver.map { "тих, які \($0.ukrainian)" } + ["тих, кого ці умови зобов'язують звільнити"]
        return number + ", але не " + spared.joined(separator: ", не ") + "."
    }

    private func capacity(_ capacity: CapacityTerm) -> String {
        var parts: [String] = []
        if let seats = capacity.seats { parts.append("щонайбільше " + list(seats, person.counted)) }
        if let lying = capacity.ambulance { parts.append("лежачи — щонайбільше \(list(lying))") }
        parts += capacity.crossings.map { "через пункт «\($0.name)» — щонайбільше \(list($0.seats))" }
        return "На кожному етапі \(from(capacity.releasedBy)) перевозиться " + parts.joined(separator: "; ") + "."
    }

    private func noShow(_ noShow: NoShowTerm) -> String {
        let steps = noShow.then.map { remedy in
            switch remedy {
            case .substitute: "замість неї звільняється особа з резерву"
            case .shrink: "етап зменшується для обох сторін"
            case .carry: "її звільняють на пізнішому етапі"
            }
        }
        return "Якщо особа не прибуде, " + steps.joined(separator: "; якщо це неможливо, ")
            + (noShow.excused
                ? "; найменше число зменшується на кількість відсутніх, для яких не лишилося резерву." : ".")
    }

    // MARK: - Turns

    private func name(_ side: SideID) -> String { terms.name(of: side) }

    private func number(_ number: Int) -> String { SlavicWords.number(number) }

    private func from(_ side: SideID?) -> String { side.map { "зі сторони \(name($0))" } ?? "з кожної сторони" }

    private func tolerance(_ tolerance: Int) -> String {
        tolerance == 0 ? "" : ", з різницею щонайбільше \(number(tolerance))"
    }

    private func earlier(_ before: Int, _ last: Int) -> String {
        before == last || stageCount == 1 ? "" : ", до останнього етапу — з різницею щонайбільше \(number(before))"
    }

    private func list(_ limit: StageLimit, _ closing: (Int) -> String = SlavicWords.number) -> String {
        if let common = limit.common { return closing(common) }
        return Words.list(limit.words(stageCount, number, closing: closing), and: "і") + " (за етапами)"
    }

    private static func bounds(_ least: Int?, _ most: Int?) -> String {
        let (low, high) = (least.map(SlavicWords.number) ?? "", most.map(SlavicWords.number) ?? "")
        return switch (least, most) {
        case (nil, nil): ""
        case (_?, nil): "щонайменше \(low)"
        case (nil, _?): "щонайбільше \(high)"
        case (let least?, let most?): least == most ? "рівно \(low)" : "від \(low) до \(high)"
        }
    }

    /// Limits with "counted people" in the form that they need.
    private func limits(_ least: Int?, _ most: Int?) -> String {
        switch (least, most) {
        case (let least?, nil): "щонайменше \(counted.counted(least))"
        case (nil, let most?): "щонайбільше \(counted.counted(most))"
        case (let least?, let most?):
            least == most
                ? "рівно \(counted.counted(least))" : "від \(number(least)) до \(counted.genitive(most))"
        case (nil, nil): ""
        }
    }
}

extension PersonPredicate {
    /// The words after "особи, які".
    var ukrainian: String {
        switch self {
        case .status(.military): "є військовослужбовцями"
        case .status(.civilian): "є цивільними особами"
        case .sex(.female): "є жінками"
        case .sex(.male): "є чоловіками"
        case .age(let range): Self.ukrainian(age: range)
        case .captiveMonths(let range): "утримуються " + Self.ukrainian(months: range)
        case .rank(let rank, let orAbove): "мають звання \(rank.ukrainianGenitive)\(orAbove ? " або вище" : "")"
        case .health(.well): "здорові"
        case .health(.wounded): "поранені або хворі"
        case .health(.severe): "тяжко поранені або тяжко хворі"
        case .ambulance(let needed): needed ? "потребують перевезення лежачи" : "не потребують перевезення лежачи"
        case .proceedings(let open):
            open ? "перебувають під кримінальним переслідуванням" : "не перебувають під кримінальним переслідуванням"
        case .site(let site): "утримуються в місці «\(site)»"
        case .band(let range):
            switch (range.lower, range.upper) {
            case (let lower?, let upper?) where lower == upper: "належать до гуманітарної категорії \(lower)"
            case (let lower?, let upper?): "належать до гуманітарних категорій від \(lower) до \(upper)"
            case (let lower?, nil): "належать до гуманітарної категорії \(lower) або вищої"
            case (nil, let upper?): "належать до гуманітарної категорії, нижчої за \(upper + 1)"
            case (nil, nil): "належать до будь-якої гуманітарної категорії"
            }
        case .ids(let ids): "названі поіменно (\(SlavicWords.number(ids.count)))"
        case .any(let parts): parts.map(\.ukrainian).joined(separator: " або ")
        case .all(let parts):
            parts.map { if case .any = $0 { "(\($0.ukrainian))" } else { $0.ukrainian } }.joined(separator: " і ")
        case .not(let part): "не належать до тих, які (\(part.ukrainian))"
        }
    }

    private static let year = CountedNoun(one: "рік", few: "роки", many: "років", ofOne: "року")
    private static let month = CountedNoun(one: "місяць", few: "місяці", many: "місяців", ofOne: "місяця")

    private static func ukrainian(age range: NumberRange) -> String {
        switch (range.lower, range.upper) {
        case (let lower?, let upper?):
            lower == upper
                ? "мають вік \(year.counted(lower))" : "мають вік від \(lower) до \(year.genitive(upper)) включно"
        case (let lower?, nil): "досягли \(year.genitive(lower))"
        case (nil, let upper?): "не досягли \(year.genitive(upper + 1))"
        case (nil, nil): "мають будь-який відомий вік"
        }
    }

    private static func ukrainian(months range: NumberRange) -> String {
        switch (range.lower, range.upper) {
        case (let lower?, let upper?):
            lower == upper ? month.counted(lower) : "від \(lower) до \(month.genitive(upper))"
        case (let lower?, nil): "щонайменше \(month.counted(lower))"
        case (nil, let upper?): "менш як \(month.counted(upper + 1))"
        case (nil, nil): "відомий час"
        }
    }
}

extension Rank {
    fileprivate var ukrainian: String { ukrainianForms.0 }
    fileprivate var ukrainianGenitive: String { ukrainianForms.1 }

    private var ukrainianForms: (String, String) {
        switch self {
        case .private: ("рядовий", "рядового")
        case .nco: ("сержант", "сержанта")
        case .warrant: ("прапорщик", "прапорщика")
        case .lieutenant: ("лейтенант", "лейтенанта")
        case .captain: ("капітан", "капітана")
        case .major: ("майор", "майора")
        case .ltColonel: ("підполковник", "підполковника")
        case .colonel: ("полковник", "полковника")
        case .brigadier: ("бригадний генерал", "бригадного генерала")
        case .majorGeneral: ("генерал-майор", "генерал-майора")
        case .general: ("генерал", "генерала")
        }
    }
}
