/// How the language versions of a text line up, clause by clause.
public struct LanguageAlignment: Codable, Hashable, Sendable {
    /// One clause.
    public struct Row: Codable, Hashable, Sendable {
        /// The clause.
        public let clause: ClauseID
        /// The versions that lack it.
        public let missing: [String]
        /// The brackets that differ between the versions that have the clause: one stands in some alone, or its
        /// alternatives, marks or what it stands in are not the same.
        public let differing: [BracketID]
        /// The versions do not agree whether it is a heading, a placeholder or struck, or on the marks of the clause.
        public let isOtherwiseDifferent: Bool

        /// Nothing is missing or different.
        public var isAligned: Bool { missing.isEmpty && differing.isEmpty && !isOtherwiseDifferent }
    }

    /// The languages, that of the first version first.
    public let languages: [String]
    /// The authentic ones among them.
    public let authentic: [String]
    /// Every clause any version has, in the text's order.
    public let rows: [Row]

    /// Every clause lines up.
    public var isAligned: Bool { rows.allSatisfy(\.isAligned) }
}

extension NegotiatingText {
    /// How the versions line up by clause id and by bracket id.
    public var alignment: LanguageAlignment {
        LanguageAlignment(
            languages: languages, authentic: opening.versions.filter(\.isAuthentic).map(\.language),
            rows: state.order.clauses.map { row($0) })
    }

    private func row(_ id: ClauseID) -> LanguageAlignment.Row {
        let held = languages.compactMap { state.versions[$0]?[id] }
        let structures = held.map { Self.structure($0.content, within: "") }
        let every = Set(structures.flatMap(\.keys))
        let differing = every.filter { bracket in Set(structures.map { $0[bracket] }).count > 1 }
        let frames = Set(held.map { "\($0.heading ?? 0) \($0.isStruck) \($0.content.isEmpty) \($0.marks.frame)" })
        return LanguageAlignment.Row(
            clause: id, missing: languages.filter { state.versions[$0]?[id] == nil }, differing: differing.sorted(),
            isOtherwiseDifferent: frames.count > 1)
    }

    /// Each bracket's shape, marks and the alternative it stands in.
    private static func structure(_ content: [Inline], within place: String) -> [BracketID: String] {
        var structure: [BracketID: String] = [:]
        for bracket in content.outerBrackets {
            structure[bracket.id] = "\(place) \(bracket.shape) \(bracket.isStanding) \(bracket.marks.frame)"
            for (index, alternative) in bracket.alternatives.enumerated() {
                let inner = Self.structure(alternative.content, within: "\(bracket.id.rawValue) \(index)")
                structure.merge(inner) { first, _ in first }
            }
        }
        return structure
    }
}

extension TextMarks {
    /// What marks have in common across languages: not the words of a reservation's note.
    fileprivate var frame: String { "\(acceptances) \(reserves.map(\.party)) \(isParked)" }
}
