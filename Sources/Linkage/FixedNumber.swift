/// A number with this many places after the point, halves rounded away from zero: the same on every machine.
func fixed(_ number: Double, _ places: Int) -> String {
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    let scaled = (number.magnitude * unit).rounded()
    guard scaled < 9e15 else { return String(number) }
    let whole = Int64(scaled)
    let digits = String(whole % Int64(unit))
    let sign = number < 0 && whole > 0 ? "-" : ""
    let point = places > 0 ? "." + String(repeating: "0", count: places - digits.count) + digits : ""
    return sign + String(whole / Int64(unit)) + point
}

/// As `fixed`, with its sign always written.
func signed(_ number: Double, _ places: Int) -> String {
    let text = fixed(number, places)
    return text.hasPrefix("-") ? text : "+" + text
}
