extension BracketedText {
    /// The canonical notation (NotationReader says how it is read): clauses as blocks with an empty line between,
    /// and the name of a bracket (`{b7}`) after it only where reading order would give another.
    public var notation: String { written(naming: true) }

    /// The canonical notation without the names of brackets, for people to read.
    public var plainNotation: String { written(naming: false) }

    private func written(naming: Bool) -> String {
        clauses.map { $0.written(naming: naming) + "\n" }.joined(separator: "\n")
    }
}

extension Clause {
    /// The clause alone, in canonical notation without a line end.
    public var notation: String { written(naming: true) }

    func written(naming: Bool) -> String {
        var writer = NotationWriter(naming: naming)
        var parts = ["{#\(id.rawValue)}"]
        if let heading { parts.append(String(repeating: "#", count: heading)) }
        let words = writer.content(content, depth: 0)
        if !words.isEmpty { parts.append(words.unicodeScalars.first == "#" ? "\\" + words : words) }
        parts += writer.marks(marks, alternatives: [])
        if isStruck { parts.append("{deleted}") }
        return parts.joined(separator: " ")
    }
}

/// Writes the parts of one clause, counting its brackets in reading order.
struct NotationWriter {
    private let naming: Bool
    private var bracketsMet = 0

    init(naming: Bool) { self.naming = naming }

    mutating func content(_ content: [Inline], depth: Int) -> String {
        var text = ""
        for inline in content {
            switch inline {
            case .words(let words): text += Self.escaped(words, inBracket: depth > 0)
            case .bracket(let bracket): text += written(bracket, depth: depth + 1)
            }
        }
        return text
    }

    private mutating func written(_ bracket: Bracket, depth: Int) -> String {
        bracketsMet += 1
        let name = naming && bracket.id.ordinal != bracketsMet ? "{b\(bracket.id.ordinal)}" : ""
        var alternatives: [String] = []
        for alternative in bracket.alternatives {
            let words = content(alternative.content, depth: depth)
            if let owner = alternative.owner {
                let opening = alternative.isDeletion ? "delete " : NotationReader.readsAsDeletion(words) ? "\\" : ""
                alternatives.append("\(owner.rawValue): \(opening)\(words)")
            } else {
                alternatives.append(NotationReader.escapingOwner(words))
            }
        }
        let standing = bracket.isStanding ? "{standing}" : ""
        let marks = marks(bracket.marks, alternatives: bracket.alternatives).joined()
        return "[\(alternatives.joined(separator: " | "))]\(name)\(standing)\(marks)"
    }

    func marks(_ marks: TextMarks, alternatives: [Alternative]) -> [String] {
        var written = marks.acceptances.map { acceptance in
            let number = alternatives.count > 1 ? " \(acceptance.alternative)" : ""
            return "{\(acceptance.isAdReferendum ? "ad ref" : "accepted") \(acceptance.party.rawValue)\(number)}"
        }
        written += marks.reserves.map { reserve in
            let note = reserve.note.isEmpty ? "" : ": \(Self.escaped(reserve.note, inBracket: false))"
            return "{reserve \(reserve.party.rawValue)\(note)}"
        }
        return written + (marks.isParked ? ["{parked}"] : [])
    }

    static func escaped(_ words: String, inBracket: Bool) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar {
            case "[", "]", "{", "}", "\\": escaped.append("\\")
            case "|" where inBracket: escaped.append("\\")
            default: break
            }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}
