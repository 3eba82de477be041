import Foundation
import Persons

/// Reading and writing files at the rim; failures carry the file's name and end the command with 74.
enum Files {
    /// All bytes of a file; a gzip file is expanded.
    static func read(_ path: String) throws -> [UInt8] {
        do {
            let bytes = try contents(of: path)
            return Gzip.isCompressed(bytes) ? try Gzip.expanded(bytes, file: name(path)) : bytes
        } catch let unreadable as UnreadableInput {
            throw unreadable
        } catch {
            throw failure(path, "READ", "The file cannot be read.", "Check the path and your right to read it.")
        }
    }

    /// Straight into the array: a list of a million lines is not held twice.
    private static func contents(of path: String) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        var status = stat()
        guard fstat(handle.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return [UInt8](try handle.readToEnd() ?? Data())
        }
        return try [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, filled in
            while filled < buffer.count {
                let count = Foundation.read(
                    handle.fileDescriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
                if count == 0 { break }
                if count < 0, errno != EINTR { throw CocoaError(.fileReadUnknown) }
                filled += max(0, count)
            }
        }
    }

    /// Writes a file that holds persons: readable by its owner only (0600), in place at once or not at all.
    static func writePersonal(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try write(bytes, to: path, mode: 0o600)
    }

    /// Writes a file that holds no person: readable by all.
    static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try write(bytes, to: path, mode: 0o644)
    }

    /// Makes a folder (0700) with its parents.
    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw failure(path, "WRITE", "The folder cannot be made.", "Name a folder you may write to.")
        }
    }

    /// The last part of a path.
    static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

    private static func write(_ bytes: some Sequence<UInt8>, to path: String, mode: mode_t) throws {
        let failed = failure(path, "WRITE", "The file cannot be written.", "Name a place you may write to.")
        let temporary = path + ".partial-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, mode)
        guard descriptor >= 0 else { throw failed }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            let written: Void? = try bytes.withContiguousStorageIfAvailable { bytes in
                guard let start = bytes.baseAddress else { return }
                // A view, not a copy; nothing changes the bytes meanwhile.
                let view = Data(
                    bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
                try handle.write(contentsOf: view)
            }
            if written == nil { try handle.write(contentsOf: Data(bytes)) }
            try handle.synchronize()
        } catch {
            close(descriptor)
            unlink(temporary)
            throw failed
        }
        guard fchmod(descriptor, mode) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
            unlink(temporary)
            throw failed
        }
    }

    private static func failure(_ path: String, _ code: String, _ message: String, _ mend: String) -> CommandFailure {
        CommandFailure(
            outcome: .inputOutput,
            findings: [Finding(file: name(path), severity: .error, code: code, message: message, mend: mend)])
    }
}
