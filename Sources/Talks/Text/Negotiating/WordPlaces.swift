/// Where words stand in a clause: a run of plain words, and what encloses it.
struct WordPlace {
    /// Index of the inline; then, for each bracket on the way, the alternative and the inline within it.
    let path: [Int]
    /// The words in scalars of the run.
    let range: Range<Int>
    /// The alternatives that enclose the run, outermost first.
    let enclosing: [EnclosingAlternative]
}

/// An alternative on the way to words.
struct EnclosingAlternative {
    let bracket: Bracket
    let index: Int

    var alternative: Alternative { bracket.alternatives[index] }

    /// Whether it holds words that stood before the bracket was put.
    var isStanding: Bool { alternative.isDeletion || bracket.isStanding && index == 0 }
}

extension [Inline] {
    /// Every place where the words stand within one run, in reading order; where they stand as whole words anywhere,
    /// only those. Scripts that write no spaces have no whole words.
    func places(of words: String) -> [WordPlace] {
        let needle = Array<Unicode.Scalar>(words.unicodeScalars)
        guard !needle.isEmpty else { return [] }
        var found: [(place: WordPlace, isWhole: Bool)] = []
        collect(needle, path: [], enclosing: [], into: &found)
        let whole = found.filter(\.isWhole)
        return (whole.isEmpty ? found : whole).map(\.place)
    }

    private func collect(
        _ needle: [Unicode.Scalar], path: [Int], enclosing: [EnclosingAlternative],
        into found: inout [(place: WordPlace, isWhole: Bool)]
    ) {
        for (index, inline) in enumerated() {
            switch inline {
            case .words(let words):
                let run = Array<Unicode.Scalar>(words.unicodeScalars)
                var start = 0
                while start + needle.count <= run.count {
                    let range = start..<start + needle.count
                    guard run[range].elementsEqual(needle) else {
                        start += 1
                        continue
                    }
                    let place = WordPlace(path: path + [index], range: range, enclosing: enclosing)
                    found.append((place, isWhole(range, of: run)))
                    start = range.upperBound
                }
            case .bracket(let bracket):
                for (number, alternative) in bracket.alternatives.enumerated() {
                    alternative.content.collect(
                        needle, path: path + [index, number],
                        enclosing: enclosing + [EnclosingAlternative(bracket: bracket, index: number)], into: &found)
                }
            }
        }
    }

    private func isWhole(_ range: Range<Int>, of run: [Unicode.Scalar]) -> Bool {
        func joins(_ left: Int, _ right: Int) -> Bool {
            guard run.indices.contains(left), run.indices.contains(right) else { return false }
            return run[left].isOfWord && run[right].isOfWord
        }
        return !joins(range.lowerBound - 1, range.lowerBound) && !joins(range.upperBound - 1, range.upperBound)
    }

    /// Puts `middle` in the place of words, with the words around it kept.
    mutating func replace(_ place: WordPlace, with middle: [Inline], keepingWords: Bool = false) {
        edit(place.path[...]) { content, index in
            guard case .words(let words) = content[index] else { return }
            let run = Array<Unicode.Scalar>(words.unicodeScalars)
            let before = String(run[..<(keepingWords ? place.range.upperBound : place.range.lowerBound)])
            var after = String(run[place.range.upperBound...])
            if keepingWords, after.unicodeScalars.first?.isOfWord == true { after = " " + after }
            let opening = keepingWords ? before + " " : middle.isEmpty ? before.closingUp(to: after) : before
            content.replaceSubrange(index...index, with: [.words(opening)] + middle + [.words(after)])
        }
        self = pruned
    }

    private mutating func edit(_ path: ArraySlice<Int>, _ body: (inout [Inline], Int) -> Void) {
        guard let index = path.first else { return }
        guard path.count > 2, case .bracket(var bracket) = self[index] else { return body(&self, index) }
        bracket.alternatives[path[path.startIndex + 1]].content.edit(path.dropFirst(2), body)
        self[index] = .bracket(bracket)
    }

    /// The bracket with this id, at any depth.
    func bracket(_ id: BracketID) -> Bracket? { brackets.first { $0.id == id } }

    /// Lets `body` change a bracket, or put other content in its place by answering with it.
    mutating func edit(_ id: BracketID, _ body: (inout Bracket) -> [Inline]?) {
        editWithoutPruning(id, body)
        self = pruned
    }

    private mutating func editWithoutPruning(_ id: BracketID, _ body: (inout Bracket) -> [Inline]?) {
        for index in indices {
            guard case .bracket(var bracket) = self[index] else { continue }
            if bracket.id == id {
                let instead = body(&bracket)
                guard let instead else {
                    self[index] = .bracket(bracket)
                    return
                }
                replaceSubrange(index...index, with: instead)
                if instead.isEmpty { closeUp(at: index) }
                return
            }
            for number in bracket.alternatives.indices {
                bracket.alternatives[number].content.editWithoutPruning(id, body)
            }
            self[index] = .bracket(bracket)
        }
    }

    /// Takes the space back that stood before what is gone, where a punctuation mark follows.
    private mutating func closeUp(at index: Int) {
        guard index > 0, indices.contains(index), case .words(let before) = self[index - 1],
            case .words(let after) = self[index]
        else { return }
        self[index - 1] = .words(before.closingUp(to: after))
    }

    /// Without alternatives that have lost all their words and brackets that have lost all their alternatives.
    var pruned: [Inline] {
        var kept: [Inline] = []
        for inline in self {
            guard case .bracket(var bracket) = inline else {
                kept.append(inline)
                continue
            }
            for number in bracket.alternatives.indices {
                bracket.alternatives[number].content = bracket.alternatives[number].content.pruned
            }
            for number in bracket.alternatives.indices.reversed() where bracket.alternatives[number].content.isEmpty {
                bracket.removeAlternative(number)
            }
            if !bracket.alternatives.isEmpty { kept.append(.bracket(bracket)) }
        }
        return PlainWords.tidied(kept)
    }
}

extension Bracket {
    /// Takes an alternative out; yeses to it go with it, those to later ones keep to theirs.
    mutating func removeAlternative(_ index: Int) {
        alternatives.remove(at: index)
        if index == 0 { isStanding = false }
        marks.acceptances.removeAll { $0.alternative == index + 1 }
        for number in marks.acceptances.indices where marks.acceptances[number].alternative > index + 1 {
            marks.acceptances[number].alternative -= 1
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is part of a word: a letter, a mark on one, or a digit.
    var isOfWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}

extension String {
    init(_ scalars: ArraySlice<Unicode.Scalar>) { self = String(String.UnicodeScalarView(scalars)) }

    /// Without its last space where `after` begins with a mark that follows a word directly.
    fileprivate func closingUp(to after: String) -> String {
        guard unicodeScalars.last == " ", let first = after.unicodeScalars.first,
            ".,;:!?)".unicodeScalars.contains(first)
        else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.dropLast()))
    }
}
