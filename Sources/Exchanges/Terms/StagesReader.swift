import Persons
import Yams

/// Reads how many people go, in which stages, and what can move them.
extension TermsReader {
    mutating func count(_ entries: [String: Node], _ node: Node) -> Term? {
        let n = needed("n", entries, node)
        let mode = source.choice(entries["mode"], "mode", CountTerm.Mode.allCases) ?? .exact
        var parts = [1, 1]
        if let ratio = entries["ratio"] {
            parts = (ratio.sequence.map(Array.init) ?? []).compactMap {
                source.number($0, "ratio", least: 1, most: 1_000)
            }
            guard parts.count == 2 else {
                source.add(ratio, "ratio", "BAD_VALUE", "ratio is not two numbers.", mend: "Write [1, 1]: A, then B.")
                return nil
            }
        }
        return n.map { .count(CountTerm(n: $0, mode: mode, partA: parts[0], partB: parts[1])) }
    }

    mutating func stages(_ entries: [String: Node], _ node: Node) -> Term? {
        guard let list = entries["stages"]?.sequence, !list.isEmpty else {
            source.missing("stages", in: node)
            return nil
        }
        var stages: [StageTerm] = []
        for (index, item) in list.enumerated() {
            let stage = source.entries(item, of: "stage \(index + 1)", known: ["id", "date", "size", "min", "max"])
            if source.number(stage["id"], "id") != index + 1 {
                source.add(
                    item, "id", "STAGE_ORDER", "Stage \(index + 1) in order does not have the id \(index + 1).",
                    mend: "Number the stages 1, 2, 3 … in the order in which they happen.")
            }
            let day = stage["date"] == nil ? nil : date(stage["date"], "date", in: item)
            let size = source.number(stage["size"], "size")
            let least = source.number(stage["min"], "min")
            let most = source.number(stage["max"], "max")
            if size != nil, least != nil || most != nil {
                source.add(item, "size", "BAD_VALUE", "A stage has a size and a limit.", mend: "Keep one of them.")
            }
            if let least, let most, least > most {
                source.add(item, "min", "BAD_VALUE", "min is greater than max.", mend: "Turn them round.")
            }
            if let day, let earlier = stages.last(where: { $0.date != nil })?.date, day < earlier {
                source.add(
                    item, "date", "STAGE_ORDER", "Stage \(index + 1) lies before an earlier one, on \(day.iso).",
                    mend: "Put the stages in the order in which they happen.")
            }
            stages.append(StageTerm(date: day, min: size ?? least, max: size ?? most))
        }
        return .stages(stages)
    }

    mutating func capacity(_ entries: [String: Node], _ node: Node, _ id: String) -> Term? {
        let side = side(entries)
        let seats = limit(entries["seats"], "seats")
        let ambulance = limit(entries["ambulance"], "ambulance")
        var crossings: [CapacityTerm.Crossing] = []
        if let list = entries["crossings"] {
            guard let mapping = list.mapping, !mapping.isEmpty else {
                source.add(
                    list, "crossings", "BAD_VALUE",
                    "crossings does not say how many people each crossing lets through.",
                    mend: "Write {name: number}.")
                return nil
            }
            for (key, value) in mapping {
                let name = key.scalar?.string ?? ""
                if let seats = limit(value, "crossings") { crossings.append(.init(name: name, seats: seats)) }
            }
        }
        if entries["seats"] == nil, entries["ambulance"] == nil, entries["crossings"] == nil {
            source.add(
                node, id, "KEY_MISSING", "The capacity has no limit.", mend: "Add seats, ambulance or crossings.")
        }
        return .capacity(
            CapacityTerm(
                releasedBy: side, seats: seats, ambulance: ambulance, crossings: crossings.sorted { $0.name < $1.name })
        )
    }
}
