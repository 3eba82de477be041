/// Bytes written one behind the other, into room that the caller made sure of.
struct RowBytes {
    /// Where the next byte goes.
    private(set) var next: UnsafeMutablePointer<UInt8>

    init(next: UnsafeMutablePointer<UInt8>) { self.next = next }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        next.pointee = byte
        next += 1
    }

    mutating func append(_ text: String) { for byte in text.utf8 { append(byte) } }

    @inline(__always)
    mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        for index in range { append(source[index]) }
    }

    /// Appends a number with this many places after the point, halves rounded away from zero: the same on every machine.
    /// No more than 24 bytes.
    mutating func append(fixed number: Double, _ places: Int) {
        var unit = 1.0
        for _ in 0..<places { unit *= 10 }
        let scaled = (number.magnitude * unit).rounded()
        guard scaled < 9e15 else { return append(String(number)) }
        var rest = UInt64(scaled)
        if number < 0, rest > 0 { append(UInt8(ascii: "-")) }
        let start = next
        var written = 0
        repeat {
            if written == places, places > 0 { append(UInt8(ascii: ".")) }
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            written += 1
        } while rest > 0 || written <= places
        var (first, last) = (start, next - 1)
        while first < last {
            (first.pointee, last.pointee) = (last.pointee, first.pointee)
            first += 1
            last -= 1
        }
    }

    /// As `append(fixed:)`, with its sign always written.
    mutating func append(signed number: Double, _ places: Int) {
        var unit = 1.0
        for _ in 0..<places { unit *= 10 }
        if !(number < 0 && (number.magnitude * unit).rounded() > 0) { append(UInt8(ascii: "+")) }
        append(fixed: number, places)
    }
}

/// A number with this many places after the point.
func fixed(_ number: Double, _ places: Int) -> String { text { $0.append(fixed: number, places) } }

/// As `fixed`, with its sign always written.
func signed(_ number: Double, _ places: Int) -> String { text { $0.append(signed: number, places) } }

private func text(_ body: (inout RowBytes) -> Void) -> String {
    String(unsafeUninitializedCapacity: 32) { buffer in
        guard let start = buffer.baseAddress else { return 0 }
        var bytes = RowBytes(next: start)
        body(&bytes)
        return bytes.next - start
    }
}
