private import CZlib

/// Reads gzip files (RFC 1952), for example `persons.csv.gz`.
public enum Gzip {
    /// Whether the bytes start as a gzip file does.
    public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The uncompressed bytes.
    /// - Throws: `UnreadableInput` when the file is cut short or damaged.
    public static func expanded(_ bytes: [UInt8], file: String? = nil) throws -> [UInt8] {
        let damaged = UnreadableInput(
            file: file, code: "GZIP", message: "The file starts like gzip but cannot be expanded to its end.",
            mend: "Send the file again, or send it uncompressed.")
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw damaged
        }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let ended = input.withUnsafeMutableBufferPointer { source -> Bool in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while true {
                let (code, written) = chunk.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let code = inflate(&stream, Z_NO_FLUSH)
                    return (code, target.count - Int(stream.avail_out))
                }
                output.append(contentsOf: chunk[..<written])
                if code == Z_STREAM_END { return true }
                if code != Z_OK { return false }
            }
        }
        guard ended else { throw damaged }
        return output
    }
}
