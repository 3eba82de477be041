import Foundation

@testable import Talks

/// Small reports about two invented States, read with the lists that ship.
enum StandingSample {
    /// Tells the reader which States and capitals there are.
    static let opening = """
        Envoys of Norrow and Veshna met on Friday. Norrowian and Veshnan prisoners were on the agenda of nobody's day. \
        In Harle, Norrow's Foreign Minister Ada Lunn spoke. In Dobrin, Veshnan President Oleg Tarn spoke.


        """

    private static let reader = ReportReader(tables: .bundled())

    static func read(_ text: String) -> [Proposal] {
        reader.read(opening + text).proposals
    }

    /// Results of the text as `RUNG span`.
    static func results(_ text: String) -> [String] {
        read(text).compactMap { proposal in
            guard case .result(let standing) = proposal.content else { return nil }
            return "\(standing.rung.rawValue) \(proposal.text)"
        }
    }

    /// Positions of the text as `Side TYPE span`.
    static func positions(_ text: String) -> [String] {
        read(text).compactMap { proposal in
            guard case .position(let stance) = proposal.content else { return nil }
            return "\(stance.side) \(stance.type.rawValue) \(proposal.text)"
        }
    }
}
