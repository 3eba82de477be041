/// Appends a number with this many places after the point, halves rounded away from zero: the same on every machine.
func appendFixed(_ number: Double, _ places: Int, to bytes: inout [UInt8]) {
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    let scaled = (number.magnitude * unit).rounded()
    guard scaled < 9e15 else { return bytes.append(contentsOf: String(number).utf8) }
    var rest = UInt64(scaled)
    if number < 0, rest > 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var written = 0
    repeat {
        if written == places, places > 0 { bytes.append(UInt8(ascii: ".")) }
        bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        written += 1
    } while rest > 0 || written <= places
    bytes[start...].reverse()
}

/// As `appendFixed`, with its sign always written.
func appendSigned(_ number: Double, _ places: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    appendFixed(number, places, to: &bytes)
    if bytes[start] != UInt8(ascii: "-") { bytes.insert(UInt8(ascii: "+"), at: start) }
}

/// A number with this many places after the point.
func fixed(_ number: Double, _ places: Int) -> String {
    var bytes: [UInt8] = []
    appendFixed(number, places, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

/// As `fixed`, with its sign always written.
func signed(_ number: Double, _ places: Int) -> String {
    var bytes: [UInt8] = []
    appendSigned(number, places, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}
