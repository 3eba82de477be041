import Dispatch
public import Foundation

/// Reads a report and proposes what it says: who said what, figures, results, positions, contacts, dates.
///
/// Every part takes the same `ReportText` and tables; the order of the parts is that in which they need one another.
/// The same bytes and tables give the same proposals.
public struct ReportReader: Sendable {
    private let tables: ReadingTables

    /// A reader with the word lists of one language.
    public init(tables: ReadingTables) { self.tables = tables }

    /// Reads the text of a report.
    public func read(_ text: String) -> ReadReport {
        let report = ReportText(text, tables: tables)
        let speech = SpeechReader(text: report, tables: tables).reading()
        let tables = tables
        let (counted, standing) = Self.both(
            {
                let dates = DateReader(text: report, tables: tables)
                let found = dates.found()
                return found.map(dates.proposal)
                    + FigureReader(text: report, tables: tables, speech: speech).proposals(dates: found)
            },
            { StandingReader(text: report, tables: tables, speech: speech).proposals() })
        return ReadReport(
            reportDate: report.heading.reportDate, people: speech.people,
            proposals: speech.proposals + counted + standing)
    }

    /// What two readings give that do not need each other, each on a core of its own.
    private static func both(
        _ first: @Sendable () -> [Proposal], _ second: @Sendable () -> [Proposal]
    ) -> ([Proposal], [Proposal]) {
        // Each call writes its own variable and nothing reads before both have ended.
        nonisolated(unsafe) var left: [Proposal] = []
        nonisolated(unsafe) var right: [Proposal] = []
        withoutActuallyEscaping(first) { first in
            withoutActuallyEscaping(second) { second in
                DispatchQueue.concurrentPerform(iterations: 2) { index in
                    if index == 0 { left = first() } else { right = second() }
                }
            }
        }
        return (left, right)
    }

    /// Reads the bytes of a report; throws `NotAReport` when they are no text.
    public func read(_ bytes: Data) throws -> ReadReport {
        if bytes.isEmpty { throw NotAReport.empty }
        if let zero = bytes.firstIndex(of: 0) { throw NotAReport.binary(byte: zero - bytes.startIndex) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw NotAReport.notUTF8 }
        if text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) { throw NotAReport.empty }
        return read(text)
    }
}

/// Why a file cannot be read as a report.
public enum NotAReport: Error, Hashable, Sendable {
    /// Nothing in it, or blanks only.
    case empty
    /// A zero byte at this offset: a binary file.
    case binary(byte: Int)
    /// Bytes that are no UTF-8.
    case notUTF8
}
