public import Persons

/// What became of two sequences of acts made from one text.
public struct TextMerge: Hashable, Sendable {
    /// An act that could not be taken as it was.
    public struct LeftOver: Hashable, Sendable {
        /// The act as it was made.
        public let act: TextAct
        /// Why it could not be taken.
        public let findings: [Finding]
        /// The act taken in its place, which sets its words beside the others; nil when it brought none.
        public let instead: TextAct?
    }

    /// The text with all acts of the first sequence and of the second.
    public let text: NegotiatingText
    /// The acts of the second sequence that met other words than those they were made for.
    public let leftOver: [LeftOver]
}

extension NegotiatingText {
    /// Takes two sequences of acts that were both made from this text; throws when the first alone is refused.
    ///
    /// Acts of the two on different clauses commute: taken in either order they give the same words and the same
    /// names of brackets. Where the second sequence meets words that the first changed, no word is lost: what it
    /// brought is set beside the first's as an alternative, or in brackets of its own at the clause's end.
    public func merging(_ first: [TextAct], _ second: [TextAct]) throws(TextRefusal) -> TextMerge {
        var text = self
        for act in first { try text.apply(act) }
        var leftOver: [TextMerge.LeftOver] = []
        for act in second {
            do {
                try text.apply(act)
            } catch {
                let instead = text.setBeside(act)
                leftOver.append(TextMerge.LeftOver(act: act, findings: error.findings, instead: instead))
            }
        }
        return TextMerge(text: text, leftOver: leftOver)
    }

    /// Takes the words of a refused act in beside those that stand; answers with the act that did, nil when none can.
    private mutating func setBeside(_ refused: TextAct) -> TextAct? {
        let words = PlainWords.trimmed(refused.operation.broughtWords)
        guard !words.isEmpty, let id = refused.operation.clause else { return nil }
        let language = refused.operation.language
        var ways: [TextOperation] = []
        switch refused.operation {
        case .amend(_, let old, _, _, _, _):
            if let bracket = bracket(holding: old, in: id, language) {
                ways.append(.alternative(bracket: bracket, words: words, language: language))
            }
        case .propose:
            if let bracket = text(in: language)?[id]?.content.outerBrackets.first?.id {
                ways.append(.alternative(bracket: bracket, words: words, language: language))
            }
        case .insert, .alternative: break
        default: return nil
        }
        ways.append(.insert(clause: id, words: words, language: language))
        // A clause that was struck meanwhile takes no words: they come back as a clause of their own after it.
        let own = ClauseID(rawValue: "\(id.rawValue)-\(refused.by.rawValue)\(entries.count + 1)")
        if let own { ways.append(.propose(clause: own, after: id, words: words, language: language)) }
        for way in ways {
            var act = refused
            act.operation = way
            act.note = ([refused.note].compactMap { $0 } + ["set beside words changed meanwhile"]).joined(
                separator: "; ")
            if (try? apply(act)) != nil { return act }
        }
        return nil
    }

    /// The innermost bracket of a clause in one of whose alternatives the words stand, read through inner brackets.
    private func bracket(holding words: String, in clause: ClauseID, _ language: String?) -> BracketID? {
        let brackets = text(in: language)?[clause]?.brackets ?? []
        return brackets.last { bracket in
            bracket.alternatives.contains { alternative in
                ![Inline.words(PlainWords.trimmed(alternative.content.everyWord))].places(of: PlainWords.trimmed(words))
                    .isEmpty
            }
        }?.id
    }
}
