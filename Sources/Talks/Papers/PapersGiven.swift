public import Persons

/// Papers put on the table, as what carries a commitment out: a memorandum owed is fulfilled by the memorandum.
///
/// The actor's side says how many it has given: its papers of the owed kind. The other side says so by countersigning
/// their receipt; nobody's word alone settles who gave what when.
public struct PapersGiven: Fulfilment, Sendable {
    private let papers: [Paper]
    private let sides: [RecordID: SideID]
    private let receipts: [RecordID: Set<SideID>]

    /// - Parameters:
    ///   - papers: the papers that stand.
    ///   - sides: which party is which side.
    ///   - receipts: by which sides each paper has been countersigned.
    public init(_ papers: [Paper], sides: [RecordID: SideID], receipts: [RecordID: Set<SideID>]) {
        self.papers = papers
        self.sides = sides
        self.receipts = receipts
    }

    /// The papers of the owed kind that come from the actor, as each side counts them.
    public func figures(for commitment: Commitment) -> [FulfilmentFigure] {
        guard let kind = commitment.fulfilment?.paperType, let actor = commitment.actor, let side = sides[actor] else {
            return []
        }
        let given = papers.filter { $0.paperType == kind && $0.from.contains(actor) }
        guard !given.isEmpty else { return [] }
        let received = given.filter { receipts[$0.id]?.contains(side.other) == true }
        func figure(_ side: SideID, _ counted: [Paper], _ proof: String) -> FulfilmentFigure {
            FulfilmentFigure(
                voice: Voice(side), value: counted.count,
                date: counted.compactMap(\.date).max { When.isEarlier($0, $1) ?? false },
                records: counted.map(\.id), proof: proof)
        }
        let own = figure(side, given, "put on the table")
        return received.isEmpty ? [own] : [own, figure(side.other, received, "receipt countersigned")]
    }
}
