import Persons

extension Paper {
    /// Whether these bytes are those that were put on record; false where no hash was entered.
    public func isRecorded(_ bytes: [UInt8]) -> Bool { ContentDigest.sha256(bytes) == sha256?.lowercased() }
}
