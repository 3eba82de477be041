import Foundation

/// A number with this many places after the point, the same on every machine and in every language.
func fixed(_ number: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", locale: Locale(identifier: "en_US_POSIX"), number)
}

/// As `fixed`, with its sign always written.
func signed(_ number: Double, _ places: Int) -> String {
    let text = fixed(number, places)
    return text.hasPrefix("-") ? text : "+" + text
}
