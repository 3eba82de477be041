public import Persons

/// A text, paper or act that cannot be taken as it is, with everything that was found. Nothing was changed.
public struct TextRefusal: Error, Hashable, Sendable {
    /// At least one.
    public let findings: [Finding]

    /// A refusal for these reasons.
    public init(_ findings: [Finding]) { self.findings = findings }
}

extension BracketedText {
    /// Reads notation; throws every finding with its line (`row`) and column, counted from 1 in Unicode scalars.
    ///
    /// `{#id}` opens a clause, `{#id} ## ` a heading of level 2. `[A: words]` are A's words, `[A: words | B: words]`
    /// alternatives, `[A: delete words]` a deletion A wishes, `[words]` words in brackets of unknown owner. Brackets
    /// nest. A mark that touches a bracket's end belongs to it; a mark after white space at the end of a clause
    /// belongs to the clause; a mark anywhere else is a finding. Marks: `{ad ref B}`, `{accepted B}` (with the number
    /// of the alternative where there are several: `{ad ref B 2}`), `{reserve A: note}`, `{parked}`; on a bracket
    /// `{standing}` (the words stood before they were bracketed) and its name `{b7}`; on a clause `{deleted}`. A
    /// backslash takes `[ ] { } | \ : #` literally, and the d of `delete` where it opens an owner's words. White space
    /// is made even: one space, or one empty line between paragraphs.
    public init(notation: String, file: String? = nil) throws(TextRefusal) {
        var reader = NotationReader(notation, file: file)
        let clauses = reader.clauses()
        guard reader.findings.isEmpty else { throw TextRefusal(reader.findings) }
        self.init(clauses: clauses)
    }
}

extension BracketedText: Codable {
    /// Reads the canonical notation from one string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = try BracketedText(notation: try container.decode(String.self))
        } catch let refusal as TextRefusal {
            let places = refusal.findings.map { "line \($0.row ?? 0): \($0.code)" }.joined(separator: "; ")
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no bracketed text: \(places)")
        }
    }

    /// Writes the canonical notation as one string, names of brackets where they are needed.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(notation)
    }
}

/// Reads one text, scalar by scalar: a letter with a combining mark after a bracket is still a bracket.
struct NotationReader {
    let scalars: [Unicode.Scalar]
    let file: String?
    /// Where each line begins.
    let lineStarts: [Int]
    var index = 0
    var findings: [Finding] = []
    /// The clause being read, and how many of its brackets were met.
    private var clause: ClauseID?
    private var bracketsMet = 0
    /// Brackets nest as deep as this; a person loses the thread long before.
    private static let deepest = 32

    init(_ text: String, file: String?) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{feff}" { scalars.removeFirst() }
        self.scalars = scalars
        self.file = file
        lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
    }

    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func clauses() -> [Clause] {
        var clauses: [Clause] = []
        var places: [ClauseID: Int] = [:]
        skipSpace()
        if next != nil, !opensClause {
            found(.textBeforeClause, at: index)
            while next != nil, !opensClause { index += next == "\\" ? 2 : 1 }
        }
        while next != nil {
            let start = index
            guard let id = clauseOpening() else {
                _ = clauseBody(id: nil)
                continue
            }
            if let earlier = places[id] {
                found(.clauseTwice, at: start, "the id \(id.rawValue) opens a clause in line \(line(of: earlier)) too")
            }
            places[id] = places[id] ?? start
            clauses.append(clauseBody(id: id))
        }
        nameBrackets(&clauses)
        return clauses
    }

    private var opensClause: Bool { next == "{" && index + 1 < scalars.count && scalars[index + 1] == "#" }

    /// Reads `{#id}`; nil and a finding when what stands there is no id.
    private mutating func clauseOpening() -> ClauseID? {
        let start = index
        index += 2
        guard let inside = braceContent(opened: start) else { return nil }
        let name = PlainWords.trimmed(inside)
        if let id = ClauseID(rawValue: name) { return id }
        found(.clauseID, at: start)
        return nil
    }

    private mutating func clauseBody(id: ClauseID?) -> Clause {
        clause = id
        bracketsMet = 0
        skipSpace()
        let heading = headingLevel()
        var marks: [ReadMark] = []
        let read = content(depth: 0, clauseMarks: &marks)
        if next != nil, !opensClause { index += 1 }
        var body = Clause(id: id ?? ClauseID.unread, heading: heading, content: read)
        for mark in marks { apply(mark, to: &body) }
        if body.isStruck, !body.content.isEmpty { found(.struckWithWords, at: marks[0].start) }
        return body
    }

    private mutating func headingLevel() -> Int? {
        var end = index
        while end < scalars.count, scalars[end] == "#" { end += 1 }
        let level = end - index
        guard (1...6).contains(level), end == scalars.count || PlainWords.isSpace(scalars[end]) else { return nil }
        index = end
        return level
    }

    /// Reads words, brackets and marks up to the end of the clause or, inside a bracket, to `|` or `]`.
    private mutating func content(depth: Int, clauseMarks: inout [ReadMark]) -> [Inline] {
        var content: [Inline] = []
        var words = String.UnicodeScalarView()
        func close(_ words: inout String.UnicodeScalarView, into content: inout [Inline]) {
            if !words.isEmpty { content.append(.words(String(words))) }
            words.removeAll()
        }
        reading: while let scalar = next {
            switch scalar {
            case "\\":
                words.append(
                    escapedScalar(atStart: depth > 0 && content.isEmpty && words.allSatisfy(PlainWords.isSpace)))
                misplaced(&clauseMarks)
            case "|" where depth > 0: break reading
            case "]":
                if depth > 0 { break reading }
                found(.notOpened, at: index)
                index += 1
            case "[":
                misplaced(&clauseMarks)
                close(&words, into: &content)
                if let bracket = bracket(depth: depth + 1) { content.append(.bracket(bracket)) }
            case "}":
                found(.braceNotOpened, at: index)
                index += 1
            case "{":
                if opensClause { break reading }
                if let mark = mark() {
                    if depth > 0 {
                        found(.markMisplaced, at: mark.start)
                    } else {
                        clauseMarks.append(mark)
                    }
                }
            default:
                if !PlainWords.isSpace(scalar) { misplaced(&clauseMarks) }
                words.append(scalar)
                index += 1
            }
        }
        close(&words, into: &content)
        return PlainWords.tidied(content)
    }

    /// Marks of the clause with words after them belong nowhere.
    private mutating func misplaced(_ marks: inout [ReadMark]) {
        for mark in marks { found(.markMisplaced, at: mark.start) }
        marks.removeAll()
    }

    private mutating func bracket(depth: Int) -> Bracket? {
        let start = index
        guard depth <= Self.deepest else {
            found(.tooDeep, at: start)
            index = scalars.count
            return nil
        }
        index += 1
        bracketsMet += 1
        let ordinal = bracketsMet
        var alternatives: [Alternative] = []
        while true {
            alternatives.append(alternative(depth: depth))
            if next == "|" {
                index += 1
                continue
            }
            if next == "]" {
                index += 1
                break
            }
            found(.notClosed, at: start)
            return nil
        }
        if alternatives.count > 1, alternatives.contains(where: { $0.owner == nil }) { found(.noOwner, at: start) }
        var bracket = Bracket(
            id: BracketID(clause: clause ?? ClauseID.unread, ordinal: ordinal), alternatives: alternatives)
        while next == "{", !opensClause {
            if let mark = mark() { apply(mark, to: &bracket) }
        }
        return bracket
    }

    private mutating func alternative(depth: Int) -> Alternative {
        let start = index
        skipSpace()
        let owner = owner()
        var isDeletion = false
        if owner != nil {
            skipSpace()
            if Self.opensDeletion(scalars[index...]) {
                isDeletion = true
                index += 6
            }
        }
        var none: [ReadMark] = []
        let content = content(depth: depth, clauseMarks: &none)
        if content.isEmpty, next == "|" || next == "]" { found(isDeletion ? .emptyDeletion : .empty, at: start) }
        return Alternative(owner: owner, isDeletion: isDeletion, content: content)
    }

    /// Reads `A:`; nil where the words have no owner.
    private mutating func owner() -> PartyID? {
        guard let end = Self.ownerEnd(scalars[index...]) else { return nil }
        let code = String(String.UnicodeScalarView(scalars[index..<end]))
        let start = index
        index = end + 1
        if let party = PartyID(rawValue: code) { return party }
        found(.ownerLetters, at: start)
        return nil
    }

    /// Where the colon stands after something written like an owner: up to eight capitals or digits of any script,
    /// or a single letter.
    static func ownerEnd(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let colon = scalars.prefix(9).firstIndex(of: ":"), colon > scalars.startIndex,
            scalars[scalars.startIndex].properties.isAlphabetic
        else { return nil }
        let code = scalars[..<colon]
        let isCode = code.allSatisfy { $0.properties.isUppercase || ("0"..."9").contains($0) }
        return isCode || code.count == 1 ? colon : nil
    }

    static func opensDeletion(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let rest = scalars.dropFirst(6)
        let ends = rest.first.map { PlainWords.isSpace($0) || $0 == "|" || $0 == "]" || $0 == "[" } ?? true
        return ends && scalars.prefix(6).elementsEqual("delete".unicodeScalars)
    }

    /// Whether an owner's words would be read as a wish to delete.
    static func readsAsDeletion(_ words: String) -> Bool { opensDeletion(Array(words.unicodeScalars)[...]) }

    /// Words of no owner, with a colon taken literally where what stands before it reads as one.
    static func escapingOwner(_ words: String) -> String {
        var scalars = Array(words.unicodeScalars)
        guard let colon = ownerEnd(scalars[...]) else { return words }
        scalars.insert("\\", at: colon)
        return String(String.UnicodeScalarView(scalars))
    }

    private mutating func escapedScalar(atStart: Bool) -> Unicode.Scalar {
        let start = index
        index += 1
        guard let scalar = next else {
            found(.escape, at: start)
            return "\\"
        }
        let isLiteral = "[]{}|\\:#".unicodeScalars.contains(scalar)
        if !isLiteral, !(atStart && Self.opensDeletion(scalars[index...])) { found(.escape, at: start) }
        index += 1
        return scalar
    }

    mutating func skipSpace() {
        while let scalar = next, PlainWords.isSpace(scalar) { index += 1 }
    }
}
