import Persons

/// What can be wrong with a text in notation: the code, what was found and what mends it.
struct NotationFinding {
    let code: String
    let message: String
    let mend: String

    init(_ code: String, _ message: String, _ mend: String) {
        self.code = code
        self.message = message
        self.mend = mend
    }

    static let textBeforeClause = Self(
        "text_before_clause", "words before the first clause", "open a clause before them: {#c1}")
    static let clauseID = Self(
        "clause_id", "this opens a clause, but its id is none",
        "use letters, digits, - and _, such as {#c4}; not a bracket's id such as c4.b2")
    static let clauseTwice = Self("clause_twice", "a clause id used twice", "give one of the two clauses another id")
    static let notClosed = Self(
        "bracket_not_closed", "a bracket that does not close before the clause ends",
        "close it with ], or write \\[ for a literal bracket")
    static let notOpened = Self(
        "bracket_not_opened", "a bracket closes here that was not opened",
        "open it with [, or write \\] for a literal bracket")
    static let empty = Self("alternative_empty", "an alternative without words", "write its words, or leave it out")
    static let emptyDeletion = Self(
        "deletion_empty", "a deletion wished, without the words to delete", "write the words: [A: delete words]")
    static let noOwner = Self(
        "alternative_without_owner", "alternatives side by side, of which one does not say whose it is",
        "write whose: [A: words | B: words]; for a literal bar write \\|")
    static let ownerLetters = Self(
        "owner_letters", "this reads as an owner, but a party is written in Latin capitals",
        "write A, B, M or the party's code in Latin letters; for a literal colon write \\:")
    static let unknownMark = Self(
        "unknown_mark", "no mark is written so",
        "use {ad ref B}, {accepted B}, {reserve A: note} or {parked}; for a literal brace write \\{")
    static let markMisplaced = Self(
        "mark_misplaced", "a mark with no bracket before it and words after it",
        "write it right after its bracket, without a space, or at the end of its clause")
    static let markTwice = Self("mark_twice", "one party's mark, or one mark, given twice here", "leave one out")
    static let markOfBracket = Self(
        "mark_of_bracket", "a mark that only a bracket can have", "write it right after its bracket, without a space")
    static let markOfClause = Self(
        "mark_of_clause", "a mark that only a clause can have", "write it at the clause's end")
    static let standingDeletion = Self(
        "standing_deletion", "words to be deleted stand already", "leave {standing} out, or leave out delete")
    static let acceptance = Self(
        "acceptance_unclear", "it does not say which alternative is accepted, or there is none of that number",
        "write its number: {accepted B 2}")
    static let struckWithWords = Self(
        "deleted_with_words", "a clause marked deleted that has words", "leave the words out, or the mark")
    static let braceNotClosed = Self(
        "brace_not_closed", "a brace that does not close", "close it with }, or write \\{ for a literal brace")
    static let braceNotOpened = Self(
        "brace_not_opened", "a brace closes here that was not opened", "write \\} for a literal brace")
    static let escape = Self(
        "unknown_escape", "a backslash before something it does not take literally",
        "write \\\\ for a literal backslash")
    static let tooDeep = Self(
        "nested_too_deep", "brackets nested more than 32 deep", "draw the inner ones together as alternatives")
    static let nameTwice = Self(
        "bracket_name_twice", "two brackets of one clause with one name", "give one of them another name: {b7}")
}

extension NotationReader {
    /// Notes what is wrong at a place.
    mutating func found(_ finding: NotationFinding, at place: Int, _ message: String? = nil) {
        let line = line(of: place)
        findings.append(
            Finding(
                file: file, row: line, column: String(place - lineStarts[line - 1] + 1), severity: .error,
                code: finding.code, message: message ?? finding.message, mend: finding.mend))
    }

    /// The line of a place, counted from 1.
    func line(of place: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= place { low = middle } else { high = middle }
        }
        return low + 1
    }
}
