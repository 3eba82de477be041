private import CZlib

/// Reads gzip files (RFC 1952), for example `persons.csv.gz`.
public enum Gzip {
    /// More bytes than this are not expanded: a small file can claim to hold any amount.
    public static let longestBytes = 1 << 31

    /// Whether the bytes start as a gzip file does.
    public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The uncompressed bytes of every member of the file.
    /// - Throws: `UnreadableInput` when the file is cut short, damaged or longer than `longestBytes`.
    public static func expanded(_ bytes: [UInt8], file: String? = nil) throws(UnreadableInput) -> [UInt8] {
        try expanded(bytes, file: file, limit: longestBytes)
    }

    static func expanded(_ bytes: [UInt8], file: String?, limit: Int) throws(UnreadableInput) -> [UInt8] {
        var stream = z_stream()
        guard bytes.count <= limit,
            inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw damaged(file) }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let ended = input.withUnsafeMutableBufferPointer { source -> Bool in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while output.count <= limit {
                let (code, written) = chunk.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let code = inflate(&stream, Z_NO_FLUSH)
                    return (code, target.count - Int(stream.avail_out))
                }
                output.append(contentsOf: chunk[..<written])
                if code == Z_STREAM_END {
                    if stream.avail_in == 0 { return true }
                    if inflateReset(&stream) != Z_OK { return false }
                } else if code != Z_OK {
                    return false
                }
            }
            return false
        }
        guard ended else { throw damaged(file) }
        return output
    }

    private static func damaged(_ file: String?) -> UnreadableInput {
        UnreadableInput(
            file: file, code: "GZIP", message: "The file starts like gzip but cannot be expanded to its end.",
            mend: "Send the file again, or send it uncompressed.")
    }
}
