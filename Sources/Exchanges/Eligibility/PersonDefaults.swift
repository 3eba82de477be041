import Crypto
import Foundation
import Persons

/// The public defaults for columns that a file leaves out.
enum PersonDefaults {
    /// The humanitarian band: 3 severely wounded; 2 held 30 months or more, under 25, 55 or over, or a woman;
    /// 1 wounded or held 18 months or more; else 0 (`formats.md`, after Geneva Convention III, article 109).
    static func band(_ person: PlanPerson) -> Int {
        if person.health == .severe { return 3 }
        let months = person.captiveMonths ?? 0
        if months >= 30 || person.sex == .female { return 2 }
        if let age = person.age, age < 25 || age >= 55 { return 2 }
        return person.health == .wounded || months >= 18 ? 1 : 0
    }

    /// The public lot: the first 63 bits of SHA-256(seed ‖ person id in UTF-8).
    static func ticket(seed: [UInt8], id: PersonID) -> Int64 {
        var hash = SHA256()
        hash.update(data: seed)
        hash.update(data: Array(id.rawValue.utf8))
        let bits = hash.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bits >> 1)
    }
}
