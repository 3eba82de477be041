import Persons
import Yams

/// Reads what each kind of clause says.
extension TermsReader {
    mutating func term(_ kind: ClauseKind, _ node: Node, _ id: String) -> Term? {
        let entries = source.entries(node, of: "clause \"\(id)\"", known: ["id", "kind"] + Self.keys(of: kind))
        switch kind {
        case .eligible: return eligible(entries, id)
        case .exclude: return who(entries, node).map(Term.exclude)
        case .count: return count(entries, node)
        case .stages: return stages(entries, node)
        case .must:
            let counts = source.flag(entries["counts"], "counts") ?? false
            let byStage = source.number(entries["by_stage"], "by_stage", least: 1)
            return who(entries, node).map { .must(MustTerm(who: $0, counts: counts, byStage: byStage)) }
        case .allOf:
            let side = side(entries)
            return who(entries, node).map { .allOf(AllOfTerm(who: $0, releasedBy: side)) }
        case .quota: return quota(entries, node, id)
        case .share: return share(entries, node)
        case .mirror:
            let tolerance = source.number(entries["tolerance"], "tolerance") ?? 0
            return who(entries, node).map { .mirror(MirrorTerm(who: $0, tolerance: tolerance)) }
        case .weights: return weights(entries, node)
        case .rate: return rate(entries, node)
        case .pace:
            let tolerance = source.number(entries["tolerance"], "tolerance") ?? 0
            let before = source.number(entries["stage_tolerance"], "stage_tolerance")
            return who(entries, node).map {
                .pace(PaceTerm(who: $0, tolerance: tolerance, stageTolerance: before))
            }
        case .first:
            let byStage = needed("by_stage", entries, node, least: 1)
            guard let who = who(entries, node), let byStage else { return nil }
            return .first(who: who, byStage: byStage)
        case .keepTogether: return .keepTogether
        case .named:
            guard let list = entries["ids"] else {
                source.missing("ids", in: node)
                return nil
            }
            let side = side(entries)
            let byStage = source.number(entries["by_stage"], "by_stage", least: 1)
            return source.ids(list).map { .named(NamedTerm(ids: $0, releasedBy: side, byStage: byStage)) }
        case .veto: return veto(entries, node, id)
        case .capacity: return capacity(entries, node, id)
        case .sites:
            let side = side(entries)
            if entries["max"] == nil { source.missing("max", in: node) }
            return limit(entries["max"], "max").map { .sites(SitesTerm(releasedBy: side, max: $0)) }
        case .exposure:
            return needed("weight", entries, node).map { .exposure(ExposureTerm(weight: $0)) }
        case .handover:
            let ahead = source.number(entries["ahead"], "ahead")
            return needed("wave", entries, node, least: 1).map { .handover(HandoverTerm(wave: $0, ahead: ahead)) }
        case .reserve: return needed("per_stage", entries, node).map { .reserve(ReserveTerm(perStage: $0)) }
        case .noShow: return noShow(entries, node)
        case .priority: return priority(entries, id)
        case .lottery: return lottery(entries, id)
        case .bodies: return bodies(entries, node, id)
        }
    }

    /// The keys of a kind apart from `id` and `kind`.
    static func keys(of kind: ClauseKind) -> [String] {
        switch kind {
        case .eligible: ["confirmed", "consent"]
        case .exclude: ["who"]
        case .count: ["n", "mode", "ratio"]
        case .stages: ["stages"]
        case .must: ["who", "counts", "by_stage"]
        case .allOf: ["who", "released_by"]
        case .quota: ["who", "released_by", "stage", "min", "max"]
        case .share: ["who", "released_by", "of", "at"]
        case .mirror: ["who", "tolerance"]
        case .weights: ["table", "tolerance", "stage_tolerance", "max"]
        case .rate: ["paid_by", "for", "tolerance", "stage_tolerance"]
        case .pace: ["who", "tolerance", "stage_tolerance"]
        case .first: ["who", "by_stage"]
        case .keepTogether: []
        case .named: ["ids", "released_by", "by_stage"]
        case .veto: ["max", "sealed", "not_over"]
        case .capacity: ["released_by", "seats", "ambulance", "crossings"]
        case .sites: ["released_by", "max"]
        case .exposure: ["weight"]
        case .handover: ["wave", "ahead"]
        case .reserve: ["per_stage"]
        case .noShow: ["then", "excused"]
        case .priority: ["tiers", "sealed", "mode"]
        case .lottery: ["method", "seed", "fallback", "round", "reveal_by"]
        case .bodies: ["each", "apart"]
        }
    }

    // MARK: - Values that several kinds share

    mutating func who(_ entries: [String: Node], _ node: Node) -> PersonPredicate? {
        source.predicate(entries["who"], "who", in: node)
    }

    /// The holding side a clause binds; nil for `each`, the default.
    mutating func side(_ entries: [String: Node]) -> SideID? {
        guard let given = entries["released_by"], given.scalar?.string != "each" else { return nil }
        return source.choice(given, "released_by", SideID.allCases)
    }

    /// A whole number that must be there.
    mutating func needed(
        _ key: String, _ entries: [String: Node], _ node: Node, least: Int = 0, most: Int = 1_000_000
    ) -> Int? {
        if entries[key] == nil { source.missing(key, in: node) }
        return source.number(entries[key], key, least: least, most: most)
    }

    /// One number, or a list with one number a stage.
    mutating func limit(_ node: Node?, _ column: String) -> StageLimit? {
        guard let node else { return nil }
        guard let list = node.sequence else { return source.number(node, column).map(StageLimit.every) }
        if list.isEmpty {
            source.add(node, column, "BAD_VALUE", "\(column) is an empty list.", mend: "Write one number a stage.")
            return nil
        }
        let numbers = list.compactMap { source.number($0, column) }
        return numbers.count == list.count ? .each(numbers) : nil
    }

    /// One number for both sides, or `{A: 40, B: 15}`.
    mutating func numberBySide(_ node: Node?, _ column: String, in parent: Node) -> (a: Int, b: Int)? {
        guard let node else {
            source.missing(column, in: parent)
            return nil
        }
        guard node.mapping != nil else { return source.number(node, column).map { ($0, $0) } }
        let sides = source.entries(node, of: column, known: SideID.allCases.map(\.rawValue))
        let a = needed("A", sides, node)
        let b = needed("B", sides, node)
        guard let a, let b else { return nil }
        return (a, b)
    }

    /// A flag that terms cannot turn off.
    mutating func alwaysTrue(_ key: String, _ entries: [String: Node], _ id: String, because reason: String) {
        guard source.flag(entries[key], key) == false else { return }
        source.add(entries[key], id, "BAD_VALUE", "\(key) cannot be false: \(reason).", mend: "Write \(key): true.")
    }

    // MARK: - Kinds

    private mutating func eligible(_ entries: [String: Node], _ id: String) -> Term {
        for key in ["confirmed", "consent"] where source.flag(entries[key], key) == false {
            source.add(
                entries[key], id, "ELIGIBLE_FALSE",
                "No terms can count people who are not \(key == "consent" ? "willing" : key).",
                mend: "Write \(key): true.")
        }
        return .eligible
    }

    private mutating func quota(_ entries: [String: Node], _ node: Node, _ id: String) -> Term? {
        let who = who(entries, node)
        let side = side(entries)
        let stage = source.number(entries["stage"], "stage", least: 1)
        let least = source.number(entries["min"], "min")
        let most = source.number(entries["max"], "max")
        if entries["min"] == nil, entries["max"] == nil {
            source.add(node, id, "KEY_MISSING", "The quota has no limit.", mend: "Add min, max or both.")
        }
        if let least, let most, least > most {
            source.add(node, id, "BAD_VALUE", "min is greater than max.", mend: "Turn them round.")
        }
        return who.map { .quota(QuotaTerm(who: $0, releasedBy: side, stage: stage, min: least, max: most)) }
    }

    private mutating func share(_ entries: [String: Node], _ node: Node) -> Term? {
        let who = who(entries, node)
        let side = side(entries)
        let percent = needed("of", entries, node, most: 100)
        if entries["at"] == nil { source.missing("at", in: node) }
        let bound = source.choice(entries["at"], "at", ShareTerm.Bound.allCases)
        guard let who, let percent, let bound else { return nil }
        return .share(ShareTerm(who: who, releasedBy: side, percent: percent, bound: bound))
    }

    private mutating func weights(_ entries: [String: Node], _ node: Node) -> Term? {
        let tolerance = source.number(entries["tolerance"], "tolerance") ?? 0
        let before = source.number(entries["stage_tolerance"], "stage_tolerance")
        let most = source.number(entries["max"], "max")
        guard let list = entries["table"] else {
            source.missing("table", in: node)
            return nil
        }
        let known = Rank.allCases.map(\.code)
        let cells = source.entries(list, of: "table", known: known)
        if list.mapping == nil { return nil }
        var table: [Rank: Int] = [:]
        for rank in Rank.allCases {
            table[rank] = source.number(cells[rank.code], rank.code, least: 1, most: 10_000)
        }
        let without = known.filter { cells[$0] == nil }
        if !without.isEmpty {
            source.add(
                list, "table", "KEY_MISSING", "The table leaves out: \(without.joined(separator: ", ")).",
                mend: "Say for every rank how many privates it stands for.")
        }
        return .weights(WeightsTerm(table: table, tolerance: tolerance, stageTolerance: before, max: most))
    }

    private mutating func rate(_ entries: [String: Node], _ node: Node) -> Term? {
        if entries["paid_by"] == nil { source.missing("paid_by", in: node) }
        let side = source.choice(entries["paid_by"], "paid_by", SideID.allCases)
        let tolerance = source.number(entries["tolerance"], "tolerance") ?? 0
        let before = source.number(entries["stage_tolerance"], "stage_tolerance")
        guard let list = entries["for"]?.sequence, !list.isEmpty else {
            source.missing("for", in: node)
            return nil
        }
        var read: [RateTerm.Entry] = []
        for item in list {
            let cells = source.entries(item, of: "for", known: ["who", "give"])
            let who = who(cells, item)
            let give = needed("give", cells, item)
            if let who, let give { read.append(RateTerm.Entry(who: who, give: give)) }
        }
        guard let side, read.count == list.count else { return nil }
        return .rate(RateTerm(paidBy: side, entries: read, tolerance: tolerance, stageTolerance: before))
    }

    private mutating func veto(_ entries: [String: Node], _ node: Node, _ id: String) -> Term? {
        let most = numberBySide(entries["max"], "max", in: node)
        alwaysTrue("sealed", entries, id, because: "a veto that the other side reads puts its person in danger")
        var notOver: [PersonPredicate] = []
        if let list = entries["not_over"] {
            if let several = list.sequence {
                for item in several {
                    if let who = source.predicate(item, "not_over", in: list) { notOver.append(who) }
                }
            } else if let who = source.predicate(list, "not_over", in: node) {
                notOver.append(who)
            }
        }
        return most.map { .veto(VetoTerm(maxA: $0.a, maxB: $0.b, notOver: notOver)) }
    }

    private mutating func noShow(_ entries: [String: Node], _ node: Node) -> Term? {
        let excused = source.flag(entries["excused"], "excused") ?? false
        guard let list = entries["then"] else {
            source.missing("then", in: node)
            return nil
        }
        let items = list.sequence.map(Array.init) ?? [list]
        var remedies: [NoShowTerm.Remedy] = []
        for item in items {
            guard let remedy = source.choice(item, "then", NoShowTerm.Remedy.allCases) else { continue }
            if remedies.contains(remedy) {
                source.add(item, "then", "BAD_VALUE", "then names \(remedy.rawValue) twice.", mend: "Name it once.")
            }
            remedies.append(remedy)
        }
        if items.isEmpty {
            source.add(list, "then", "BAD_VALUE", "then names no remedy.", mend: "Write [substitute, shrink, carry].")
        }
        return remedies.isEmpty ? nil : .noShow(NoShowTerm(then: remedies, excused: excused))
    }

    private mutating func priority(_ entries: [String: Node], _ id: String) -> Term {
        let tiers = source.number(entries["tiers"], "tiers", least: 1, most: 5) ?? 5
        let mode = source.choice(entries["mode"], "mode", PriorityTerm.Mode.allCases) ?? .separable
        alwaysTrue("sealed", entries, id, because: "a side that reads the other's wishes can use them against it")
        return .priority(PriorityTerm(tiers: tiers, mode: mode))
    }

    private mutating func lottery(_ entries: [String: Node], _ id: String) -> Term {
        let method = source.choice(entries["method"], "method", LotteryTerm.Method.allCases) ?? .ticket
        let seed = entries["seed"].flatMap { source.text($0, "seed", in: $0) } ?? ""
        let revealBy = entries["reveal_by"].flatMap { date($0, "reveal_by", in: $0) }
        let fallback = self.fallback(entries)
        for key in ["fallback", "round", "reveal_by"] where seed != LotteryTerm.commitReveal {
            guard let node = entries[key] else { continue }
            source.add(
                node, key, "BAD_VALUE", "\(key) stands without a seed by shares.",
                mend: "Write seed: \(LotteryTerm.commitReveal), or leave \(key) out.")
        }
        return .lottery(LotteryTerm(method: method, seed: seed, fallback: fallback, revealBy: revealBy))
    }

    private mutating func fallback(_ entries: [String: Node]) -> LotteryTerm.Fallback {
        enum Name: String, CaseIterable { case mediator, drand }
        let round = source.number(entries["round"], "round", least: 1, most: 1 << 40)
        guard source.choice(entries["fallback"], "fallback", Name.allCases) == .drand else {
            if let node = entries["round"] {
                source.add(
                    node, "round", "BAD_VALUE", "round stands without fallback: drand.",
                    mend: "Write fallback: drand, or leave round out.")
            }
            return .mediator
        }
        if let node = entries["fallback"], entries["round"] == nil { source.missing("round", in: node) }
        return round.map { .drand(round: $0) } ?? .mediator
    }

    private mutating func bodies(_ entries: [String: Node], _ node: Node, _ id: String) -> Term? {
        let each = numberBySide(entries["each"], "each", in: node)
        alwaysTrue("apart", entries, id, because: "the dead are never counted against the living")
        return each.map { .bodies(BodiesTerm(fromA: $0.a, fromB: $0.b)) }
    }
}
