import Persons

/// Who reads which record: the one table of the talks.
///
/// | visibility | read by |
/// |---|---|
/// | `AUTHOR` | the author alone, by name |
/// | `MEDIATOR` | the mediator, and the side for which it was entered |
/// | `SIDE` | the mediator, and the side it is shared with |
/// | `BOTH` | the mediator and both sides |
/// | `PUBLIC` | anyone |
enum ReadingTable {
    /// The readers of an act, the author's own notebook apart.
    static func readers(_ act: Act) -> Set<Reader> {
        switch act.visibility {
        case .author: []
        case .mediator: Set([.mediator] + (act.forSide.map { [.side($0)] } ?? []))
        case .side: Set([.mediator] + (act.sharedWith.map { [.side($0)] } ?? []))
        case .both: [.mediator, .side(.a), .side(.b)]
        case .public: Set(Reader.all)
        }
    }

    /// Whether a reader, who may be named as an author, reads an act. A notebook opens to its author by name, and only
    /// where the author reads for the side, or the desk, the note was made for.
    static func mayRead(_ act: Act, _ reader: Reader, author: String?) -> Bool {
        guard act.visibility == .author else { return readers(act).contains(reader) }
        return author == act.by && reader == (act.forSide.map { .side($0) } ?? .mediator)
    }
}
