public import Persons

extension TalksProcess {
    /// What is wrong with the head of a talks folder: each side is one party, and no code is given twice.
    public func check() -> [Finding] {
        var findings: [Finding] = []
        func refuse(_ code: String, _ message: String, mend: String) {
            findings.append(Finding(column: "parties", severity: .error, code: code, message: message, mend: mend))
        }
        for side in SideID.allCases where parties.filter({ $0.side == side }).count != 1 {
            refuse(
                "SIDES", "Side \(side.rawValue) is not exactly one of the parties.",
                mend: "Give one party `side: \(side.rawValue)`.")
        }
        for party in parties where (party.role == .side) != (party.side != nil) {
            refuse(
                "SIDES", "\(party.id.rawValue) has a role that does not fit its side.",
                mend: "The two sides, and only they, have the role SIDE and a side.")
        }
        for (id, all) in Dictionary(grouping: parties, by: \.id).sorted(by: { $0.key < $1.key }) where all.count > 1 {
            refuse("ID_TWICE", "Two parties are called \(id.rawValue).", mend: "Give each its own code.")
        }
        if !displayOrder.isEmpty, Set(displayOrder) != Set(SideID.allCases) || displayOrder.count != 2 {
            findings.append(
                Finding(
                    column: "display_order", severity: .error, code: "DISPLAY_ORDER",
                    message: "The order of display does not name each side once.", mend: "Write both sides, or nothing."
                ))
        }
        return findings
    }

    /// The two sides in the order of display: the ground rule's, or by the parties' first names, then codes.
    public var sidesInOrder: [SideID] {
        if displayOrder.count == 2 { return displayOrder }
        func name(_ side: SideID) -> String {
            let party = party(of: side)
            return party?.names.first?.words ?? party?.id.rawValue ?? side.rawValue
        }
        return SideID.allCases.sorted { (name($0), $0) < (name($1), $1) }
    }
}
