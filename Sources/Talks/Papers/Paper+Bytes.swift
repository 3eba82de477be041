import Crypto

extension Paper {
    /// SHA-256 of a paper's file, in lower-case hexadecimal.
    public static func sha256(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Whether these bytes are those that were put on record; false where no hash was entered.
    public func isRecorded(_ bytes: [UInt8]) -> Bool { Self.sha256(of: bytes) == sha256?.lowercased() }
}
