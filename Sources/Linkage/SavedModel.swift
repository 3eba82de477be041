import Foundation
public import Persons

/// What a model rests on: sizes, seed, labels, and how the estimation ended.
public struct ModelProvenance: Hashable, Sendable {
    /// Lines of the left list; 0 where it is not known.
    public var recordsLeft = 0
    /// Lines of the right list; 0 where it is not known.
    public var recordsRight = 0
    /// Pairs compared.
    public var pairsCompared = 0
    /// Random pairs behind u.
    public var randomPairs = 0
    /// Seed of the random pairs.
    public var seed: UInt64 = 0
    /// Pairs that people judged one person.
    public var labelsSame = 0
    /// Pairs that people judged two persons.
    public var labelsDifferent = 0
    /// Rounds of expectation-maximization.
    public var rounds = 0
    /// The largest change of a probability in the last round.
    public var largestChange = 0.0
    /// Whether the last round changed less than the tolerance.
    public var isConverged = false

    /// Nothing known.
    public init() {}
}

/// A model as a file: which fields, how each level weighs, and where it came from. The same model gives the same
/// bytes. Format: docs/reference/link.md.
public struct SavedModel: Hashable, Sendable {
    /// The value of `format` in every model file.
    public static let format = "parley-linkage-model"
    /// The version of the format that is written and read.
    public static let version = 1
    /// How far the probabilities of a field may be from 1 in sum.
    public static let sumTolerance = 1e-6

    /// The model.
    public var model: LinkageModel
    /// What it rests on.
    public var provenance: ModelProvenance

    /// A model and what it rests on.
    public init(model: LinkageModel, provenance: ModelProvenance) {
        self.model = model
        self.provenance = provenance
    }

    /// The file's bytes: JSON with sorted keys, numbers in the shortest form that reads back to the same bits.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Numbers and texts only: nothing here can fail to be written.
        guard let data = try? encoder.encode(File(self)) else { return [] }
        return [UInt8](data) + [0x0A]
    }

    /// The model with its fields in the order of `comparisons`.
    ///
    /// - Parameter file: the model file's name, for findings.
    /// - Throws: `ModelMismatch` with every field that only one of the two has, or that is compared in another way.
    public func model(for comparisons: [FieldComparison], file: String) throws(ModelMismatch) -> LinkageModel {
        var findings: [Finding] = []
        func add(_ key: FieldKey, _ code: String, _ message: String, _ mend: String) {
            findings.append(
                Finding(
                    file: file, column: key.rawValue, severity: .error, code: code, message: message, mend: mend))
        }
        var (fields, places): ([LinkageModel.Field], [Int]) = ([], [])
        for comparison in comparisons {
            guard let place = model.fields.firstIndex(where: { $0.key == comparison.key }) else {
                add(
                    comparison.key, "MODEL_FIELD_MISSING", "Both lists have this field; the model does not weigh it.",
                    "Take a model that was estimated on lists with the same fields, or leave the field out by a mapping."
                )
                continue
            }
            let field = model.fields[place]
            if field.kind != comparison.kind {
                add(
                    comparison.key, "MODEL_KIND",
                    "The model compares the field as \(field.kind.rawValue), these lists as \(comparison.kind.rawValue).",
                    "Take a model that was estimated on lists of this kind.")
            }
            fields.append(field)
            places.append(place)
        }
        for field in model.fields where !comparisons.contains(where: { $0.key == field.key }) {
            add(
                field.key, "MODEL_FIELD_UNKNOWN", "The model weighs this field; the two lists do not share it.",
                "Name the field in both lists' mappings, or take a model without it.")
        }
        if !findings.isEmpty { throw ModelMismatch(findings: findings) }
        var relatives = model.relatives
        relatives?.r = places.compactMap { model.relatives?.r[$0] }
        return LinkageModel(fields: fields, matchShare: model.matchShare, relatives: relatives)
    }

    /// A note where the share of matches was learnt on lists of other sizes; empty where it fits.
    public func warnings(recordsLeft: Int, recordsRight: Int, file: String) -> [Finding] {
        let before = Double(provenance.recordsLeft) * Double(provenance.recordsRight)
        let now = Double(recordsLeft) * Double(recordsRight)
        guard before > 0, now > 0, max(before / now, now / before) > 4 else { return [] }
        return [
            Finding(
                file: file, column: "match_share", severity: .warning, code: "MODEL_SIZES",
                message: "The model was estimated on \(provenance.recordsLeft) and \(provenance.recordsRight) lines; "
                    + "these lists have \(recordsLeft) and \(recordsRight). Its share of matches may not fit, and then "
                    + "neither do probabilities and grades.",
                mend: "Estimate a model on these lists, or set match_share to the share of pairs that are one person.")
        ]
    }
}

/// A model that does not belong to the lists; the command ends with 1.
public struct ModelMismatch: Error, Sendable {
    /// Every field that does not fit.
    public let findings: [Finding]
}

extension SavedModel {
    /// The file as it is written.
    fileprivate struct File: Encodable {
        let format = SavedModel.format
        let version = SavedModel.version
        let match_share: Double
        /// The share of pairs that are relatives, where the fields can tell them.
        let relatives_share: Double?
        let fields: [Field]
        let provenance: Provenance

        struct Field: Encodable {
            let key: String
            let kind: String
            let levels: [Level]
        }

        struct Level: Encodable {
            let id: String
            let m: Double
            let u: Double
            let r: Double?
        }

        struct Provenance: Encodable {
            let records_left: Int
            let records_right: Int
            let pairs_compared: Int
            let random_pairs: Int
            let seed: UInt64
            let labels_same: Int
            let labels_different: Int
            let rounds: Int
            let largest_change: Double
            let converged: Bool
        }

        init(_ saved: SavedModel) {
            match_share = saved.model.matchShare
            relatives_share = saved.model.relatives?.share
            fields = saved.model.fields.enumerated().map { index, field in
                let levels = FieldComparison(key: field.key, kind: field.kind).levels.enumerated().dropFirst()
                return Field(
                    key: field.key.rawValue, kind: field.kind.rawValue,
                    levels: levels.map {
                        Level(id: $1.id, m: field.m[$0], u: field.u[$0], r: saved.model.relatives?.r[index][$0])
                    })
            }
            let from = saved.provenance
            provenance = Provenance(
                records_left: from.recordsLeft, records_right: from.recordsRight, pairs_compared: from.pairsCompared,
                random_pairs: from.randomPairs, seed: from.seed, labels_same: from.labelsSame,
                labels_different: from.labelsDifferent, rounds: from.rounds, largest_change: from.largestChange,
                converged: from.isConverged)
        }
    }
}
