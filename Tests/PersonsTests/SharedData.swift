import Foundation

/// Files beside the package: data that tests read when it is there.
enum SharedData {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The bytes of a file under `../shared/data`, or nil with a message when the data is absent.
    static func bytes(_ path: String) -> [UInt8]? {
        let url = root.appendingPathComponent("../shared/data").appendingPathComponent(path)
        guard let data = try? Data(contentsOf: url) else {
            print("skipped: ../shared/data/\(path) is not here")
            return nil
        }
        return [UInt8](data)
    }

    /// The bytes of a file of the package.
    static func packaged(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
    }
}
