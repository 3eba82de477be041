import Foundation
import Linkage
import Persons

/// A journal of judgements on disk: read whole, added to act by act, never rewritten.
final class JournalFile {
    let path: String
    /// The journal as this process left it, and the size of the file then: another size means that somebody else acted.
    private var left: (journal: Journal, size: Int)?

    init(path: String) { self.path = path }

    /// The journal as it stands; one without acts where the file is not there yet.
    func read() throws -> Journal {
        guard FileManager.default.fileExists(atPath: path) else { return Journal() }
        return try Journal(try Files.read(path), file: Files.name(path))
    }

    /// Adds acts; all of them are on disk (fsync) before this returns. Two who write at once wait for each other, and
    /// each continues the chain that the other left.
    func append(_ contents: [ReviewAct.Content]) throws {
        let isNew = !FileManager.default.fileExists(atPath: path)
        let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0, flock(descriptor, LOCK_EX) == 0 else { throw failure }
        var journal = left?.size == Self.size(of: descriptor) ? left?.journal ?? Journal() : try read()
        left = nil
        var addition: [UInt8] = []
        for content in contents { addition += journal.add(content) }
        guard Self.write(addition, to: descriptor), fsync(descriptor) == 0 else { throw failure }
        left = (journal, Self.size(of: descriptor))
        if isNew { Self.keepName(of: path) }
    }

    private static func size(of descriptor: Int32) -> Int {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : -1
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer -> Int in
                guard let start = buffer.baseAddress else { return 0 }
                return Foundation.write(descriptor, start + written, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    /// A new file outlives a crash only when its folder is written too.
    private static func keepName(of path: String) {
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private var failure: CommandFailure {
        CommandFailure(
            outcome: .inputOutput,
            findings: [
                Finding(
                    file: Files.name(path), severity: .error, code: "WRITE",
                    message: "The journal cannot be written; the act is not on record.",
                    mend: "Name a place you may write to, and act again.")
            ])
    }
}

/// The time at the rim, for acts whose time was not given.
enum Clock {
    /// Now, in UTC, as `YYYY-MM-DDTHH:MM:SSZ`.
    static var now: String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}
