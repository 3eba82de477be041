public import Persons

/// A judgements file: `left_id,right_id,held_by,judgement,by,at,reason`, and where they are there `left_sha256` and
/// `right_sha256`, the digests by which a line is recognised in another version of its list.
public struct JudgementTable: Sendable {
    /// The judgements that can be used, in the order of their times, each with its row.
    public let acts: [ReviewAct]
    /// Rows that do not count, and why; nothing else of the file is lost.
    public let findings: [Finding]
    /// Whether rows name both sides as holders: then a side must be chosen.
    public let heldBy: Set<SideID>

    static let columns = ["left_id", "right_id", "held_by", "judgement", "by", "at", "reason"]

    /// Reads a judgements file.
    /// - Throws: `UnreadableInput` when a column is missing.
    public init(_ bytes: [UInt8], file: String) throws {
        var table = try KeyedTable(bytes, file: file, needed: Array(Self.columns.dropLast()))
        var acts: [ReviewAct] = []
        var sides: Set<SideID> = []
        while table.next() {
            let words = JudgementWord.allCases.map(\.rawValue).joined(separator: ", ")
            guard let word = JudgementWord(rawValue: table["judgement"] ?? "") else {
                table.report(
                    "judgement", "JUDGEMENT_WORD", "The word is none of \(words); the row does not count.",
                    "Write one of them.")
                continue
            }
            let written = table["held_by"] ?? ""
            guard let side = written.isEmpty ? .some(nil) : SideID(rawValue: written).map(Optional.some) else {
                table.report("held_by", "BAD_VALUE", "held_by is not A or B; the row does not count.", "Write A or B.")
                continue
            }
            let reviewer = table["by"] ?? ""
            let (left, right) = (table["left_id"] ?? "", table["right_id"] ?? "")
            guard !ReviewRules.reviewerKey(reviewer).isEmpty, !left.isEmpty, !right.isEmpty else {
                table.report(
                    "by", "JUDGEMENT_INCOMPLETE", "The row lacks a line or a reviewer; it does not count.",
                    "Write both lines and who judged.")
                continue
            }
            let at = table["at"] ?? ""
            let isTimed = ReviewRules.isInstant(at)
            if !isTimed {
                table.report(
                    "at", "JUDGEMENT_TIME", "at is not an instant; a word same counts as unsure.",
                    "Write YYYY-MM-DDTHH:MM:SSZ.")
            }
            if let side { sides.insert(side) }
            acts.append(
                ReviewAct(
                    .judged(
                        Judgement(
                            left: JudgedLine(id: LineID(rawValue: left), digest: Self.digest(table["left_sha256"])),
                            right: JudgedLine(id: LineID(rawValue: right), digest: Self.digest(table["right_sha256"])),
                            heldBy: side, word: !isTimed && word == .same ? .unsure : word, reviewer: reviewer,
                            at: isTimed ? at : "9999", reason: table["reason"] ?? "")),
                    file: file, row: table.row))
        }
        self.acts = Self.inOrderOfTime(acts)
        findings = (table.findings + Self.contradictions(acts)).sorted { ($0.row ?? 0) < ($1.row ?? 0) }
        heldBy = sides
    }

    private static func digest(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return text
    }

    /// The acts in the order of their times: in this file the latest word of a reviewer counts, wherever it stands,
    /// and of two words at one instant the more doubtful.
    private static func inOrderOfTime(_ acts: [ReviewAct]) -> [ReviewAct] {
        acts.enumerated().sorted { one, other in
            (one.element.at, one.element.doubt, one.offset) < (other.element.at, other.element.doubt, other.offset)
        }.map(\.element)
    }

    /// Rows in which one reviewer says of one pair, at one instant, both that it is one person and that it is two.
    private static func contradictions(_ acts: [ReviewAct]) -> [Finding] {
        struct Key: Hashable {
            let left, right: LineID
            let heldBy: SideID?
            let reviewer, at: String
        }
        var words: [Key: JudgementWord] = [:]
        var findings: [Finding] = []
        for act in acts {
            guard case .judged(let one) = act.content, one.word != .unsure else { continue }
            let key = Key(
                left: one.left.id, right: one.right.id, heldBy: one.heldBy,
                reviewer: ReviewRules.reviewerKey(one.reviewer), at: one.at)
            guard let earlier = words.updateValue(one.word, forKey: key), earlier != one.word else { continue }
            findings.append(
                Finding(
                    file: act.file, row: act.row, column: "judgement", severity: .error, code: "REVIEWER_CONTRADICTS",
                    message: "One reviewer says same and different of one pair at one instant; different stands.",
                    mend: "Ask the reviewer, and write the word that holds with a later time."))
        }
        return findings
    }

    /// A judgements file of these judgements, with the digests.
    public static func csv(_ judgements: [Judgement]) -> [UInt8] {
        var writer = DelimitedWriter()
        writer.append(columns + ["left_sha256", "right_sha256"])
        for one in judgements {
            writer.append([
                one.left.id.rawValue, one.right.id.rawValue, one.heldBy?.rawValue ?? "", one.word.rawValue,
                one.reviewer, one.at, one.reason, one.left.digest ?? "", one.right.digest ?? "",
            ])
        }
        return writer.bytes
    }
}

extension ReviewAct {
    /// When it was done.
    var at: String {
        switch content {
        case .judged(let judgement): judgement.at
        case .unlinked(let unlinking): unlinking.at
        }
    }

    /// How far a word is from joining two lines.
    fileprivate var doubt: Int {
        guard case .judged(let judgement) = content else { return 3 }
        return judgement.word.doubt
    }
}
