import Foundation
import Persons

/// The files of a rehearsal other than the lists.
enum RehearsalFiles {
    /// A list as its side lodges it.
    static func list(_ list: RehearsedList) -> RehearsedFile {
        RehearsedFile(path: list.name.path + ".csv", holdsPersons: true) { list.bytes }
    }

    /// `truth/norrow-claim.csv`, `truth/veshna-claim.csv`: all true pairs.
    static func truth(_ direction: Direction) -> RehearsedFile {
        let name = direction.home == .a ? "norrow" : "veshna"
        return truePairs(direction, path: "truth/\(name)-claim.csv")
    }

    /// All true pairs of a direction, repeats included.
    static func truePairs(_ direction: Direction, path: String) -> RehearsedFile {
        RehearsedFile(path: path, holdsPersons: true) {
            var writer = DelimitedWriter()
            writer.append(["left_id", "right_id"])
            for pair in direction.truePairs {
                writer.append([direction.claim.ids[pair.claim].rawValue, direction.holding.ids[pair.holding].rawValue])
            }
            return writer.bytes
        }
    }

    /// `truth/persons.csv`: who everybody is, phantoms included.
    static func people(_ directions: [Direction]) -> RehearsedFile {
        RehearsedFile(path: "truth/persons.csv", holdsPersons: true) {
            var writer = DelimitedWriter()
            writer.append([
                "person", "home", "presence", "sex", "birth_date", "surname_uk", "given_uk", "patronymic_uk",
                "surname_ru", "given_ru", "patronymic_ru", "sibling_of", "claim_ids", "holding_ids",
            ])
            for direction in directions {
                let side = direction.home.rawValue
                for (index, person) in direction.population.people.enumerated() {
                    let names = [Language.ukrainian, .russian].flatMap { Self.names(of: person, $0) }
                    writer.append(
                        [
                            "\(side)P\(index + 1)", side, word(person.presence), person.female ? "female" : "male",
                            iso(person.born),
                        ]
                            + names + [
                                person.siblingOf < 0 ? "" : "\(side)P\(person.siblingOf + 1)",
                                direction.claimLines[index].map { direction.claim.ids[Int($0)].rawValue }
                                    .joined(separator: "|"),
                                direction.holdingLines[index].map { direction.holding.ids[Int($0)].rawValue }
                                    .joined(separator: "|"),
                            ])
                }
            }
            return writer.bytes
        }
    }

    /// `judgements.csv`: both directions, in the order of the claims; three days of work.
    static func judgements(_ judged: [(Direction, Judgements)]) -> RehearsedFile {
        RehearsedFile(path: "judgements.csv", holdsPersons: true) {
            var writer = DelimitedWriter()
            writer.append(["left_id", "right_id", "held_by", "judgement", "by", "at", "reason"])
            for (direction, judgements) in judged {
                for (index, judgement) in judgements.judgements.enumerated() {
                    writer.append([
                        direction.claim.ids[judgement.pair.claim].rawValue,
                        direction.holding.ids[judgement.pair.holding].rawValue,
                        direction.home.other.rawValue, judgement.word.rawValue,
                        Judgements.reviewers[judgement.reviewer],
                        time(index, of: judgements.judgements.count), judgement.reason,
                    ])
                }
            }
            return writer.bytes
        }
    }

    /// `attributes.csv`: one row per line of the two holding lists, side A's first.
    static func attributes(_ directions: [Direction], seed: UInt64) -> RehearsedFile {
        RehearsedFile(path: "attributes.csv", holdsPersons: true) {
            var writer = DelimitedWriter()
            writer.append([
                "held_by", "record_id", "status", "sex", "age", "captive_months", "rank", "health", "ambulance",
                "proceedings", "site", "family", "retained", "consent", "fit",
            ])
            func yes(_ fact: Bool) -> String { fact ? "yes" : "no" }
            for direction in directions.sorted(by: { $0.home.other < $1.home.other }) {
                let holder = direction.home.other.rawValue
                let families = direction.families(seed: seed)
                for (line, id) in zip(direction.holding.lines, direction.holding.ids) {
                    let person = direction.population.people[line.person]
                    let facts = HolderFacts(of: person, home: direction.home, index: line.person, seed: seed)
                    writer.append([
                        holder, id.rawValue, person.civilian ? "civilian" : "military",
                        person.female ? "female" : "male",
                        String(person.age(on: Population.asOf)), String(person.taken.months(until: Population.asOf)),
                        person.civilian ? "" : NameMaterial.shared.ranks[Int(person.rank)].code, person.health.rawValue,
                        yes(facts.ambulance), yes(facts.proceedings),
                        holder + (person.site < 10 ? "0" : "") + String(person.site), families[line.person],
                        yes(facts.retained), yes(facts.consent), yes(facts.fit),
                    ])
                }
            }
            return writer.bytes
        }
    }

    /// `rehearsal.json`: the numbers, keys sorted.
    static func summary(_ summary: some Encodable) -> RehearsedFile {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Numbers and texts of a fixed shape always encode.
        let data = (try? encoder.encode(summary)) ?? Data()
        let bytes = [UInt8](data) + [0x0A]
        return RehearsedFile(path: "rehearsal.json", holdsPersons: false) { bytes }
    }

    private static func names(of person: InventedPerson, _ language: Language) -> [String] {
        let material = NameMaterial.shared
        return [
            material.surname(person.surname, language, female: person.female),
            material.given[Int(person.given)].form(language),
            material.given[Int(person.father)].patronymic(language, female: person.female),
        ]
    }

    private static func word(_ presence: InventedPerson.Presence) -> String {
        switch presence {
        case .both: "both"
        case .claimedOnly: "claimed_only"
        case .claimedGone: "claimed_gone"
        case .phantom: "phantom"
        case .heldOnly: "held_only"
        case .heldGone: "held_gone"
        }
    }

    private static func iso(_ day: CalendarDay) -> String {
        PartialDate(year: Int(day.year), month: Int(day.month), day: Int(day.day))?.iso ?? ""
    }

    /// The instant of judgement `index` of `count`, spread over 19 to 21 May 2025.
    private static func time(_ index: Int, of count: Int) -> String {
        let second = index * (3 * 86_400 - 1) / max(1, count)
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let (hours, minutes, seconds) = (second % 86_400 / 3_600, second % 3_600 / 60, second % 60)
        return "2025-05-\(19 + second / 86_400)T\(two(hours)):\(two(minutes)):\(two(seconds))Z"
    }
}
