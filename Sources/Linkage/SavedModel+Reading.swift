import Foundation
public import Persons

extension SavedModel {
    /// Reads a model file.
    ///
    /// - Throws: `UnreadableInput` with every fault and its place (`fields[2].levels[1].m`, counted from 0): no JSON,
    ///   another format or version, a kind or level that this program does not know, a level that is missing,
    ///   probabilities that are not above 0 and at most 1 or do not sum to 1.
    public init(json bytes: [UInt8], file: String) throws(UnreadableInput) {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), case .object(let root) = value
        else {
            throw UnreadableInput(
                file: file, code: "MODEL_JSON", message: "The file is not one JSON object.",
                mend: "Take a file that link --save-model wrote.")
        }
        var reading = ModelReading(file: file)
        guard reading.isModel(root) else { throw UnreadableInput(reading.findings) }
        let share = reading.probability(root["match_share"], "match_share", isBelowOne: true)
        let relativesShare = root["relatives_share"].map {
            reading.probability($0, "relatives_share", isBelowOne: true)
        }
        let (fields, r) = reading.fields(root["fields"], withRelatives: relativesShare != nil)
        let relatives = relativesShare.map { LinkageModel.Relatives(share: $0, r: r) }
        let provenance = reading.provenance(root["provenance"])
        if !reading.findings.isEmpty { throw UnreadableInput(reading.findings) }
        self.init(model: LinkageModel(fields: fields, matchShare: share, relatives: relatives), provenance: provenance)
    }
}

/// One reading of a model file, its faults collected.
private struct ModelReading {
    let file: String
    var findings: [Finding] = []

    mutating func add(_ place: String, _ code: String, _ message: String, _ mend: String) {
        findings.append(
            Finding(file: file, column: place, severity: .error, code: code, message: message, mend: mend))
    }

    mutating func isModel(_ root: [String: JSONValue]) -> Bool {
        if root["format"]?.text != SavedModel.format {
            add(
                "format", "MODEL_FORMAT", "The file does not say that it is a linkage model.",
                "Take a file that link --save-model wrote: its format is \(SavedModel.format).")
        } else if root["version"]?.number != Double(SavedModel.version) {
            add(
                "version", "MODEL_VERSION",
                "The file is not of version \(SavedModel.version), the only one that is read.",
                "Write the model again with this version of link --save-model.")
        }
        return findings.isEmpty
    }

    mutating func probability(_ value: JSONValue?, _ place: String, isBelowOne: Bool = false) -> Double {
        guard let number = value?.number else {
            add(place, "MODEL_VALUE", "There is no number here.", "Write a probability above 0 and at most 1.")
            return 0.5
        }
        guard number > 0, isBelowOne ? number < 1 : number <= 1 else {
            add(
                place, "MODEL_PROBABILITY",
                "The number is no probability above 0 and \(isBelowOne ? "below" : "at most") 1.",
                "Write a probability; what is nearly impossible has a small one, never 0.")
            return 0.5
        }
        return number
    }

    /// The fields, and how relatives agree in each where the file says so.
    mutating func fields(_ value: JSONValue?, withRelatives: Bool) -> ([LinkageModel.Field], [[Double]]) {
        guard let entries = value?.items, !entries.isEmpty else {
            add("fields", "MODEL_VALUE", "There is no list of fields.", "Write at least one field with its levels.")
            return ([], [])
        }
        var (fields, relatives): ([LinkageModel.Field], [[Double]]) = ([], [])
        for (index, entry) in entries.enumerated() {
            let place = "fields[\(index)]"
            guard let entry = entry.members, let name = entry["key"]?.text, !name.isEmpty else {
                add("\(place).key", "MODEL_VALUE", "The field has no key.", "Write the key of a person record.")
                continue
            }
            let key = FieldKey(rawValue: name)
            if fields.contains(where: { $0.key == key }) {
                add("\(place).key", "MODEL_FIELD_TWICE", "The field stands here twice.", "Keep one of the two.")
            }
            guard let kind = entry["kind"]?.text.flatMap(FieldKind.init(rawValue:)) else {
                let known = FieldKind.allCases.map(\.rawValue).joined(separator: ", ")
                add("\(place).kind", "MODEL_KIND", "The kind is not one that is known.", "Write one of \(known).")
                continue
            }
            let comparison = FieldComparison(key: key, kind: kind)
            let (m, u, r) = levels(entry["levels"], of: comparison, place, withRelatives: withRelatives)
            fields.append(LinkageModel.Field(key: key, kind: kind, m: m, u: u))
            relatives.append(r)
        }
        return (fields, relatives)
    }

    private mutating func levels(
        _ value: JSONValue?, of comparison: FieldComparison, _ place: String, withRelatives: Bool
    ) -> (m: [Double], u: [Double], r: [Double]) {
        var m = [Double](repeating: 0, count: comparison.levelCount)
        var (u, r) = (m, m)
        let known = comparison.levels.map(\.id)
        var (seen, faults): (Set<String>, Int) = ([], findings.count)
        for (index, entry) in (value?.items ?? []).enumerated() {
            let here = "\(place).levels[\(index)]"
            guard let entry = entry.members, let id = entry["id"]?.text,
                let level = known.indices.dropFirst().first(where: { known[$0] == id })
            else {
                add(
                    "\(here).id", "MODEL_LEVEL", "The level is not one of \(comparison.kind.rawValue).",
                    "Write one of \(known.dropFirst().joined(separator: ", ")).")
                continue
            }
            if !seen.insert(id).inserted {
                add("\(here).id", "MODEL_LEVEL", "The level stands here twice.", "Keep one of the two.")
            }
            m[level] = probability(entry["m"], "\(here).m")
            u[level] = probability(entry["u"], "\(here).u")
            if withRelatives { r[level] = probability(entry["r"], "\(here).r") }
        }
        for id in known.dropFirst() where !seen.contains(id) {
            add("\(place).levels", "MODEL_LEVEL", "The level \(id) is missing.", "Give every level its m and u.")
        }
        // A sum says nothing new where a level is already at fault.
        guard findings.count == faults else { return (m, u, r) }
        for (name, values) in [("m", m), ("u", u)] + (withRelatives ? [("r", r)] : []) {
            let sum = values.reduce(0, +)
            if abs(sum - 1) > SavedModel.sumTolerance {
                faults += 1
                add(
                    "\(place).\(name)", "MODEL_SUM",
                    "The probabilities of the levels sum to \(fixed(sum, 6)); they must sum to 1.",
                    "Mend the level that is wrong, or divide each by the sum.")
            }
        }
        return (m, u, r)
    }

    /// What the model rests on; it may be left out, but not be of another shape.
    mutating func provenance(_ value: JSONValue?) -> ModelProvenance {
        var provenance = ModelProvenance()
        guard let value else { return provenance }
        guard let entries = value.members else {
            add(
                "provenance", "MODEL_VALUE", "This is not an object.",
                "Write it as link --save-model does, or leave it out.")
            return provenance
        }
        func whole(_ key: String) -> Int {
            guard let entry = entries[key] else { return 0 }
            if let whole = entry.whole, let count = Int(exactly: whole) { return count }
            add(
                "provenance.\(key)", "MODEL_VALUE", "This is no whole number from 0.",
                "Write a count, or leave it out.")
            return 0
        }
        provenance.recordsLeft = whole("records_left")
        provenance.recordsRight = whole("records_right")
        provenance.pairsCompared = whole("pairs_compared")
        provenance.randomPairs = whole("random_pairs")
        provenance.seed = entries["seed"]?.whole ?? 0
        provenance.labelsSame = whole("labels_same")
        provenance.labelsDifferent = whole("labels_different")
        provenance.rounds = whole("rounds")
        provenance.largestChange = entries["largest_change"]?.number ?? 0
        provenance.isConverged = entries["converged"]?.truth ?? false
        return provenance
    }
}

/// Any JSON value, so that every fault of a file can be told with its place.
private enum JSONValue: Decodable {
    case object([String: JSONValue])
    case array([JSONValue])
    case text(String)
    case whole(UInt64)
    case number(Double)
    case truth(Bool)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let whole = try? container.decode(UInt64.self) {
            self = .whole(whole)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let items = try? container.decode([JSONValue].self) {
            self = .array(items)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var whole: UInt64? { if case .whole(let whole) = self { whole } else { nil } }
    var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }
    var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    var members: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }

    var number: Double? {
        switch self {
        case .number(let number): number
        case .whole(let whole): Double(whole)
        default: nil
        }
    }
}
