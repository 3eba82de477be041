import Persons

/// Somebody who does not exist: codes into the name material, and what lists and papers say of them.
struct InventedPerson: Sendable {
    /// A surname as its parts.
    struct Surname: Hashable, Sendable {
        var root: UInt16
        var infix: UInt16
        var suffix: UInt16
    }

    /// Where the person's lines stand.
    enum Presence: Sendable {
        /// On the home side's claim and in the other side's holding list.
        case both
        /// On the claim alone: really missing, not held.
        case claimedOnly
        /// On the claim, though already returned or dead.
        case claimedGone
        /// On the claim, and nobody can be found.
        case phantom
        /// In the holding list alone.
        case heldOnly
        /// In the holding list, though already returned or dead.
        case heldGone

        var isClaimed: Bool { self != .heldOnly && self != .heldGone }
        var isHeld: Bool { self == .both || self == .heldOnly || self == .heldGone }
    }

    /// State of health as the holder knows it.
    enum Health: String, Sendable { case well, wounded, severe }

    var presence = Presence.both
    var surname: Surname
    var given: UInt16
    var father: UInt16
    var female: Bool
    var born: CalendarDay
    var birthPlace: UInt16
    /// Two letters and six digits; 0 for civilians, who have none.
    var number: UInt32
    var civilian: Bool
    var rank: UInt16
    var unit: UInt16
    var taken: CalendarDay
    var takenPlace: UInt16
    /// The holder's camp, counted from 1.
    var site: UInt8
    var health: Health
    /// The place in the population of an earlier person with the same parents, or -1.
    var siblingOf: Int32 = -1

    /// The letters of service numbers: those that look alike in both alphabets.
    static let numberLetters: [(cyrillic: Character, look: Character, sound: String)] = [
        ("А", "A", "A"), ("В", "B", "V"), ("Е", "E", "E"), ("К", "K", "K"), ("М", "M", "M"), ("Н", "H", "N"),
        ("О", "O", "O"), ("Р", "P", "R"), ("С", "C", "S"), ("Т", "T", "T"), ("Х", "X", "KH"),
    ]
}
