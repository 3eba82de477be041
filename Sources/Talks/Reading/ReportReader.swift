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
        let tables = tables
        let (speech, counted) = Self.both(
            { SpeechReader(text: report, tables: tables).reading() },
            {
                let dates = DateReader(text: report, tables: tables)
                let found = dates.found()
                let figures = FigureReader(text: report, tables: tables, words: dates.words).found(dates: found)
                return (dates: found.map { dates.proposal($0) }, figures: figures)
            })
        let figures = counted.figures.map { FigureReader.proposal($0, in: report, speech: speech) }
        let standing = StandingReader(text: report, tables: tables, speech: speech).proposals()
        return ReadReport(
            reportDate: report.heading.reportDate, people: speech.people,
            proposals: speech.proposals + counted.dates + figures + standing)
    }

    /// What two readings give that do not need each other, each on a core of its own.
    private static func both<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        // Each call writes its own variable and nothing reads before both have ended.
        nonisolated(unsafe) var left: First?
        nonisolated(unsafe) var right: Second?
        withoutActuallyEscaping(first) { first in
            withoutActuallyEscaping(second) { second in
                DispatchQueue.concurrentPerform(iterations: 2) { index in
                    if index == 0 { left = first() } else { right = second() }
                }
            }
        }
        guard let left, let right else { preconditionFailure("both readings have ended") }
        return (left, right)
    }

    /// Reads the bytes of a report; throws `NotAReport` when they are no text.
    public func read(_ bytes: Data) throws -> ReadReport {
        if bytes.isEmpty { throw NotAReport.empty }
        if let zero = bytes.firstIndex(of: 0) { throw NotAReport.binary(byte: zero - bytes.startIndex) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw NotAReport.notUTF8 }
        if text.unicodeScalars.allSatisfy({ $0.isBlank }) { throw NotAReport.empty }
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
