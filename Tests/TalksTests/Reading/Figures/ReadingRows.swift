import Foundation
import Talks
import Testing

/// Checks one reading a row: `text => what is read; what is read`, `-` where nothing is. Every text is read as a
/// report of Friday, 17 April 2026.
func checkRows(
    _ table: String, sourceLocation: SourceLocation = #_sourceLocation, reading: (Proposal) -> String?
) {
    let reader = ReportReader(tables: .bundled())
    for line in table.split(separator: "\n") where !line.trimmingCharacters(in: .whitespaces).isEmpty {
        let parts = line.components(separatedBy: " => ")
        guard parts.count == 2 else {
            Issue.record("a row without =>: \(line)", sourceLocation: sourceLocation)
            continue
        }
        let found = reader.read("date 2026-04-17\n\n" + parts[0].trimmingCharacters(in: .whitespaces)).proposals
        let read = found.compactMap(reading).joined(separator: "; ")
        #expect(
            (read.isEmpty ? "-" : read) == parts[1].trimmingCharacters(in: .whitespaces), "\(parts[0])",
            sourceLocation: sourceLocation)
    }
}

/// `value qualifier unit`, the qualifier left out where it is exact.
func figureReading(_ proposal: Proposal) -> String? {
    guard case .figure(let figure) = proposal.content else { return nil }
    let value =
        figure.value == figure.value.rounded() && abs(figure.value) < 1e15
        ? String(Int(figure.value)) : String((figure.value * 1000).rounded() / 1000)
    return value + " " + (figure.qualifier == .exact ? "" : figure.qualifier.rawValue + " ") + figure.unit
}

/// The value, cut to its precision.
func dateReading(_ proposal: Proposal) -> String? {
    guard case .date(let value, _) = proposal.content else { return nil }
    return value
}
