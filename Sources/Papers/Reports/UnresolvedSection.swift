import Persons

extension ReportView {
    /// What waits for an answer or a decision.
    var unresolvedSection: Section {
        guard unresolved.contains(where: { $0.count > 0 }) else {
            return Section(id: "unresolved", title: "Unresolved", paragraphs: ["Nothing waits for an answer."])
        }
        var table = Table(
            id: "unresolved-table", caption: "What waits for an answer",
            columns: [("What", .phrase), ("Concerns", .text), ("Number", .number), ("What would settle it", .words)])
        for matter in unresolved where matter.count > 0 {
            table.append([
                matter.what, matter.side.map(name) ?? "both sides", Wording.number(matter.count), matter.settle,
            ])
        }
        let lists = unresolved.filter { !$0.ids.isEmpty }.map { matter in
            let heading = [matter.what, matter.side.map { "(\(name(of: $0)))" }].compactMap { $0 }.joined(
                separator: " ")
            let left = matter.count - min(matter.ids.count, Self.shownIDs)
            return Block.identifiers(
                IdentifierList(
                    heading: heading, ids: Array(matter.ids.prefix(Self.shownIDs)), isWide: matter.arePairs,
                    rest: left > 0 ? "And \(Wording.number(left)) more." : nil))
        }
        return Section(id: "unresolved", title: "Unresolved", blocks: [.table(table)] + lists)
    }

    /// Ids of one matter that are printed; the rest is counted.
    static let shownIDs = 60
}
