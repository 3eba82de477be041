import Persons

/// The accounts of exchanges, asked how many people were let go.
public struct ExchangeFigures: Fulfilment, Sendable {
    private let accounts: [ExchangeAccount]
    private let signed: Set<RecordID>

    /// - Parameter signed: the accounts that both sides have countersigned.
    public init(_ accounts: [ExchangeAccount], signed: Set<RecordID> = []) {
        self.accounts = accounts
        self.signed = signed
    }

    /// What each voice says: its last account of the whole exchange, otherwise the sum of its last account of each
    /// stage. What a voice counts outside the exchange is left out of its figure; parts are not added to their whole.
    public func figures(for commitment: Commitment) -> [FulfilmentFigure] {
        guard let key = commitment.fulfilment, let exchange = key.exchange, let side = key.releasedBy else { return [] }
        return Voice.allCases.compactMap { voice in
            let said = accounts.filter { $0.exchange == exchange && $0.voice == voice }
                .filter { account in account.counts.contains { $0.releasedBy == side } }
            var last: [RecordID?: ExchangeAccount] = [:]
            for account in said.sorted(by: { When.isEarlier($0.date, $1.date) ?? ($0.id < $1.id) }) {
                last[account.stage] = account
            }
            let whole = last[nil].map { [$0] }
            let counted = (whole ?? Array(last.values)).sorted { $0.id < $1.id }
            let figures = counted.compactMap { Self.figure($0.counts, releasedBy: side, category: key.category) }
            guard !figures.isEmpty else { return nil }
            return FulfilmentFigure(
                voice: voice, value: figures.reduce(0, +), date: counted.compactMap(\.date).max(),
                records: counted.map(\.id),
                proof: counted.allSatisfy { signed.contains($0.id) } ? "countersigned by both sides" : "announced")
        }
    }

    /// One side's people in one account: the line of the category, or without one the lines that are no part of another.
    static func figure(_ lines: [CountLine], releasedBy side: SideID, category: String?) -> Int? {
        let own = lines.filter { $0.releasedBy == side && $0.outsideTheExchange != true }
        let counted =
            category.map { category in own.filter { $0.category == category } } ?? own.filter { $0.partOf == nil }
        return counted.isEmpty ? nil : counted.map(\.figure.value).reduce(0, +)
    }
}
