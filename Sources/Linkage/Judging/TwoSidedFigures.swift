public import Persons

/// The two-sided view in numbers; the states of each list add up to its accepted lines, in every category and in all.
public struct TwoSidedFigures: Hashable, Sendable {
    /// The numbers of one list.
    public struct List: Hashable, Sendable {
        /// The lines of one category.
        public struct Category: Hashable, Sendable {
            /// A code of `class_position` or `exchange_category`; `UNSTATED` where the line says none.
            public let category: String
            /// Lines by state; states without lines are 0.
            public let byState: [LineState: Int]
        }

        /// Accepted lines.
        public let accepted: Int
        /// The states that lines of this list can have, in their order.
        public let states: [LineState]
        /// Lines by state; states without lines are 0.
        public let byState: [LineState: Int]
        /// By category, in the order of the codes; `UNSTATED` last.
        public let byCategory: [Category]
        /// Lines in conflict by cause, in the order of the causes; a line may have several.
        public let conflicts: [(cause: ConflictCause, lines: Int)]

        /// Equal when all numbers are.
        public static func == (one: List, other: List) -> Bool {
            one.accepted == other.accepted && one.byState == other.byState && one.byCategory == other.byCategory
                && one.conflicts.map(\.cause) == other.conflicts.map(\.cause)
                && one.conflicts.map(\.lines) == other.conflicts.map(\.lines)
        }

        /// Takes the numbers into a hash.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(accepted)
            hasher.combine(byState)
        }

        init(_ lines: [TwoSidedView.Line], of viewed: ViewedList) {
            accepted = lines.count
            let states: [LineState] = [.matched, .inConflict, .possible, viewed.untouched]
            self.states = states
            let none = Dictionary(uniqueKeysWithValues: states.map { ($0, 0) })
            var all = none
            var categories: [String: [LineState: Int]] = [:]
            var causes: [ConflictCause: Int] = [:]
            let column = viewed.list.column(.category)
            for (index, line) in lines.enumerated() {
                let read = column.map { $0.readText(index) } ?? ""
                all[line.state, default: 0] += 1
                categories[read.isEmpty ? "UNSTATED" : read, default: none][line.state, default: 0] += 1
                for cause in line.causes { causes[cause, default: 0] += 1 }
            }
            byState = all
            byCategory = categories.sorted { one, other in
                (one.key == "UNSTATED" ? 1 : 0, one.key) < (other.key == "UNSTATED" ? 1 : 0, other.key)
            }.map { Category(category: $0.key, byState: $0.value) }
            conflicts = causes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }

    /// The left list.
    public let left: List
    /// The right list.
    public let right: List

    /// Counts a view.
    public init(_ view: TwoSidedView, left: ViewedList, right: ViewedList) {
        self.left = List(view.left, of: left)
        self.right = List(view.right, of: right)
    }
}

extension TwoSidedView {
    /// A row for every accepted line of both lists: `list,line_id,row,category,state,causes,others`.
    public func csv(left: PersonList, right: PersonList) -> [UInt8] {
        var writer = DelimitedWriter()
        writer.append(["list", "line_id", "row", "category", "state", "causes", "others"])
        for (name, list, lines, other) in [("left", left, self.left, right), ("right", right, self.right, left)] {
            let category = list.column(.category)
            for (index, line) in lines.enumerated() {
                writer.append([
                    name, list.ids[index].rawValue, String(list.rows[index]),
                    category.map { $0.readText(index) } ?? "", line.state.rawValue,
                    line.causes.map(\.rawValue).joined(separator: "|"),
                    line.others.map { other.ids[$0].rawValue }.joined(separator: "|"),
                ])
            }
        }
        return writer.bytes
    }
}
