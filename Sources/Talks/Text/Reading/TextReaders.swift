import Persons

extension TextAct {
    /// Whether a reader may see this act of a text with these sides.
    func isReadable(by reader: Reader, in opening: TextOpening) -> Bool {
        let isAuthor = opening.party(of: reader) == by
        switch visibility {
        case .author: return isAuthor
        case .mediator: return isAuthor || reader == .mediator
        case .side:
            return isAuthor || reader == .mediator || sharedWith != nil && opening.party(of: reader) == sharedWith
        case .both: return reader != .public
        case .public: return true
        }
    }
}

extension TextOpening {
    /// The party a reader reads for; nil for the public.
    public func party(of reader: Reader) -> PartyID? {
        switch reader {
        case .side(let side):
            if let named = sides.first(where: { $0.rawValue == side.rawValue }) { return named }
            let index = SideID.allCases.firstIndex(of: side) ?? 0
            return sides.indices.contains(index) ? sides[index] : nil
        case .mediator: return mediator
        case .public: return nil
        }
    }

    /// Whether a reader may see the text at all.
    public func isReadable(by reader: Reader) -> Bool {
        switch visibility {
        case .author: party(of: reader) == by
        case .mediator, .side: reader == .mediator || party(of: reader) == by
        case .both: reader != .public
        case .public: true
        }
    }
}

extension NegotiatingText {
    /// The text with the acts this reader may see and no trace of others; nil when the reader may not see the text.
    ///
    /// Only comments are ever left out, so the words are the same for every reader. The public gets the words as they
    /// stand, without the acts that led to them.
    public func copy(for reader: Reader) -> NegotiatingText? {
        guard opening.isReadable(by: reader) else { return nil }
        // A copy with nothing to leave out is the text itself, also one whose words are masked.
        if reader == .public ? acts.isEmpty : acts.allSatisfy({ $0.isReadable(by: reader, in: opening) }) {
            return self
        }
        if reader == .public {
            var plain = opening
            plain.versions = versions
            plain.label = revisions.last?.label ?? opening.label
            return try? NegotiatingText(plain)
        }
        return try? NegotiatingText(opening, acts: acts.filter { $0.isReadable(by: reader, in: opening) })
    }

    /// The comments this reader may see, in order.
    public func comments(for reader: Reader) -> [TextAct] {
        guard opening.isReadable(by: reader) else { return [] }
        return acts.filter { $0.operation.kind == .comment && $0.isReadable(by: reader, in: opening) }
    }
}
