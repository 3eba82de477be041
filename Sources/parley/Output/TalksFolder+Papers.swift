import Foundation
import Persons
import Talks

extension TalksFolder {
    /// Keeps the bytes of a paper in the folder, under this name.
    ///
    /// The same bytes may be kept again; other bytes under a name that is taken are refused.
    static func keepPaper(_ bytes: [UInt8], named name: String, in path: String) throws {
        let directory = "\(path)/papers"
        try Files.makeFolder(directory)
        if FileManager.default.fileExists(atPath: "\(directory)/\(name)") {
            guard try Files.read("\(directory)/\(name)") == bytes else {
                throw CommandFailure(
                    outcome: .refused,
                    findings: [
                        Finding(
                            file: name, severity: .error, code: "FILE_TAKEN",
                            message: "Another paper is kept under this name.", mend: "Give the file its own name.")
                    ])
            }
            return
        }
        try OnceWritten.write(Data(bytes), to: name, in: directory)
    }

    /// The bytes of a paper on record, checked against its hash.
    func bytes(of paper: Paper) throws -> [UInt8] {
        guard let file = paper.file else {
            throw CommandFailure(
                outcome: .refused,
                findings: [
                    Finding(
                        column: paper.id.rawValue, severity: .error, code: "NO_FILE",
                        message: "The paper's words are not kept in the folder.",
                        mend: "Correct the paper's act with --copy FILE.")
                ])
        }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/papers/\(file)"), orMissing: file))
        guard paper.sha256 == nil || paper.isRecorded(bytes) else {
            throw CommandFailure(
                outcome: .unreadable,
                findings: [
                    Finding(
                        file: file, column: paper.id.rawValue, severity: .error, code: "HASH_DIFFERS",
                        message: "The file's SHA-256 is not the one on record: it is not the paper that was entered.",
                        mend: "Bring the file back from version control or a copy.")
                ])
        }
        return bytes
    }
}

extension Data {
    fileprivate init(contentsOf url: URL, orMissing file: String) throws {
        do {
            try self.init(contentsOf: url)
        } catch {
            throw CommandFailure(
                outcome: .inputOutput,
                findings: [
                    Finding(
                        file: file, severity: .error, code: "READ", message: "The paper's file cannot be read.",
                        mend: "Bring it back to the folder papers from version control or a copy.")
                ])
        }
    }
}
