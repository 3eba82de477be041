/// A run of words that two revisions have in common, or that one of them has alone.
public struct WordRun: Codable, Hashable, Sendable {
    /// Which of the two has it.
    public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        /// Both.
        case unchanged
        /// The later one alone.
        case added
        /// The earlier one alone.
        case deleted
    }

    /// Which of the two has it.
    public var kind: Kind
    /// The words with their brackets and marks, in notation, white space as it stood.
    public var words: String
}

/// How one clause differs between two revisions in one language.
public struct ClauseDifference: Codable, Hashable, Sendable {
    /// Which of the two revisions has the clause.
    public var kind: WordRun.Kind
    /// The clause.
    public var clause: ClauseID
    /// Both have it, at another place among the clauses they share.
    public var isMoved: Bool
    /// Unchanged and added runs together are the later clause, unchanged and deleted ones the earlier.
    public var runs: [WordRun]

    /// Whether anything differs.
    public var isChanged: Bool { isMoved || runs.contains { $0.kind != .unchanged } }
}

extension BracketedText {
    /// The differences from an earlier text, clause by clause in this text's order; a clause only the earlier one has
    /// follows the one it followed there.
    ///
    /// Words are compared by Myers' algorithm (1986) as the standard library has it. Of the clauses both have, those
    /// outside a longest run kept in order have moved.
    public func difference(from earlier: BracketedText) -> [ClauseDifference] {
        let old = Dictionary(earlier.clauses.map { ($0.id, $0) }) { first, _ in first }
        let held = Set(clauses.map(\.id))
        let places = Dictionary(
            uniqueKeysWithValues: earlier.clauses.map(\.id).filter(held.contains).enumerated().map { ($1, $0) })
        let common = clauses.map(\.id).filter { old[$0] != nil }
        let kept = Set(Self.longestRising(common.map { places[$0] ?? 0 }).map { common[$0] })
        var differences = clauses.map { clause in
            let before = old[clause.id]
            return ClauseDifference(
                kind: before == nil ? .added : .unchanged, clause: clause.id,
                isMoved: before != nil && !kept.contains(clause.id),
                runs: WordDifference.runs(from: before?.comparedNotation ?? "", to: clause.comparedNotation))
        }
        var last: ClauseID?
        for clause in earlier.clauses {
            if !held.contains(clause.id) {
                let place = last.flatMap { id in differences.firstIndex { $0.clause == id } }.map { $0 + 1 } ?? 0
                let runs = WordDifference.runs(from: clause.comparedNotation, to: "")
                differences.insert(
                    ClauseDifference(kind: .deleted, clause: clause.id, isMoved: false, runs: runs), at: place)
            }
            last = clause.id
        }
        return differences
    }

    /// Indices of a longest strictly rising subsequence (patience sorting).
    private static func longestRising(_ numbers: [Int]) -> [Int] {
        var ends: [Int] = []
        var before = [Int?](repeating: nil, count: numbers.count)
        for index in numbers.indices {
            let place = ends.firstIndex { numbers[$0] >= numbers[index] } ?? ends.count
            before[index] = place > 0 ? ends[place - 1] : nil
            if place == ends.count { ends.append(index) } else { ends[place] = index }
        }
        var run: [Int] = []
        var next = ends.last
        while let index = next {
            run.append(index)
            next = before[index]
        }
        return run.reversed()
    }
}

extension Clause {
    /// Content, marks and heading in notation, without the clause's id and the brackets' names.
    fileprivate var comparedNotation: String {
        String(written(naming: false).unicodeScalars.dropFirst(id.rawValue.unicodeScalars.count + 4))
    }
}

/// Words compared as words, in any script.
enum WordDifference {
    /// The runs that lead from one text to another.
    static func runs(from earlier: String, to later: String) -> [WordRun] {
        let old = tokens(earlier)
        let new = tokens(later)
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var steps: [WordRun] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left) {
                steps.append(WordRun(kind: .deleted, words: old[left].text))
                left += 1
            } else if inserted.contains(right) {
                steps.append(WordRun(kind: .added, words: new[right].text))
                right += 1
            } else {
                steps.append(WordRun(kind: .unchanged, words: new[right].text))
                (left, right) = (left + 1, right + 1)
            }
        }
        return joined(steps)
    }

    /// Neighbours of one kind joined. White space between two changes is part of both, so that changed words read as
    /// one run, deletions before additions.
    private static func joined(_ steps: [WordRun]) -> [WordRun] {
        var runs: [WordRun] = []
        var (deleted, added, space) = ("", "", "")
        func close() {
            if !deleted.isEmpty { runs.append(WordRun(kind: .deleted, words: deleted)) }
            if !added.isEmpty { runs.append(WordRun(kind: .added, words: added)) }
            (deleted, added) = ("", "")
        }
        func keep(_ words: String) {
            if runs.last?.kind == .unchanged {
                runs[runs.count - 1].words += words
            } else if !words.isEmpty {
                runs.append(WordRun(kind: .unchanged, words: words))
            }
        }
        for step in steps {
            let isSpace = step.words.unicodeScalars.allSatisfy(PlainWords.isSpace)
            if step.kind == .unchanged, isSpace, !(deleted.isEmpty && added.isEmpty) {
                space += step.words
                continue
            }
            if step.kind == .unchanged {
                close()
                keep(space + step.words)
                space = ""
            } else {
                deleted += space
                added += space
                space = ""
                if step.kind == .deleted { deleted += step.words } else { added += step.words }
            }
        }
        close()
        keep(space)
        return runs
    }

    /// A token by its bytes: two spellings that look alike are two.
    private struct Token: Hashable {
        let text: String
        let bytes: [UInt8]

        init(_ scalars: ArraySlice<Unicode.Scalar>) {
            text = String(scalars)
            bytes = Array(text.utf8)
        }
    }

    /// Words, runs of white space, marks in braces, whole brackets with what is inside them, and
    /// every other character by itself; a character of a script without spaces by itself too. A bracket is one token
    /// so that no run cuts it: both sides of a difference stay notation.
    private static func tokens(_ text: String) -> [Token] {
        let scalars = Array(text.unicodeScalars)
        var tokens: [Token] = []
        var start = 0
        while start < scalars.count {
            var end = start + 1
            switch scalars[start] {
            case "\\": end = min(start + 2, scalars.count)
            case "{": end = markEnd(scalars, start)
            case "[": end = bracketEnd(scalars, start)
            case let scalar where PlainWords.isSpace(scalar):
                while end < scalars.count, PlainWords.isSpace(scalars[end]) { end += 1 }
            case let scalar where scalar.isOfWord && !scalar.properties.isIdeographic:
                while end < scalars.count, scalars[end].isOfWord, !scalars[end].properties.isIdeographic { end += 1 }
            default: break
            }
            tokens.append(Token(scalars[start..<end]))
            start = end
        }
        return tokens
    }

    /// The place after a bracket that opens at `start`.
    private static func bracketEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var (end, depth) = (start, 0)
        repeat {
            switch scalars[end] {
            case "\\": end += 1
            case "[": depth += 1
            case "]": depth -= 1
            default: break
            }
            end += 1
        } while depth > 0 && end < scalars.count
        return min(end, scalars.count)
    }

    /// The place after a mark in braces; its note can hold an escaped brace.
    private static func markEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var end = start
        while end < scalars.count, scalars[end] != "}" { end += scalars[end] == "\\" ? 2 : 1 }
        return min(end + 1, scalars.count)
    }
}
