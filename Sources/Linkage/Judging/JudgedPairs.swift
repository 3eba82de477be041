public import Persons

/// What holds of the pairs of two lists after all acts: the judgements applied to the lists as they stand now.
///
/// Of each reviewer the latest word on a pair counts. A link taken back leaves the pair as if the words `same` had not
/// been said. A word about a line that says something else now counts as `unsure` until it is confirmed. Nothing is
/// kept beside the acts: the same acts and lists give the same state.
public struct JudgedPairs: Sendable {
    /// What all words on a pair come to.
    public enum Verdict: String, Codable, CaseIterable, Sendable {
        /// Two reviewers say `same`, nobody `different`.
        case same
        /// Two reviewers say `different`, nobody `same`.
        case different
        /// Somebody says `same` and somebody else `different`.
        case contradictory
        /// Everything else: one word, or doubt.
        case open
    }

    /// A reviewer's standing word.
    public struct Word: Hashable, Sendable {
        /// The reviewer, as first written.
        public let reviewer: String
        /// What counts: the word said, or `unsure` where it has to be confirmed.
        public let word: JudgementWord
        /// What was said.
        public let said: JudgementWord
        /// When.
        public let at: String
        /// Why.
        public let reason: String
        /// Where it stands.
        public let row: Int

        /// Whether a line has changed since, and the word waits to be said again.
        public var waitsForConfirmation: Bool { isCarriedInDoubt }
        fileprivate let isCarriedInDoubt: Bool
    }

    /// A pair with standing words.
    public struct Pair: Hashable, Sendable {
        /// Line of the left list, counted from 0.
        public let left: Int
        /// Line of the right list, counted from 0.
        public let right: Int
        /// Standing words, by the reviewers' names.
        public let words: [Word]

        /// What the words come to.
        public var verdict: Verdict {
            let same = words.count { $0.word == .same }
            let different = words.count { $0.word == .different }
            if same > 0, different > 0 { return .contradictory }
            return same >= 2 ? .same : different >= 2 ? .different : .open
        }
    }

    /// What became of one judgement when it was applied to the lists.
    public struct Carried: Hashable, Sendable {
        /// What became of it.
        public enum Outcome: String, Codable, CaseIterable, Sendable {
            /// Both lines say what they said, under the same ids.
            case exact
            /// Both lines say what they said; an id has changed.
            case moved
            /// A line says something else now, or the same words stand on several lines: to be confirmed.
            case toConfirm = "to_confirm"
            /// A line is no longer there.
            case gone
        }

        /// The judgement as it was given.
        public let judgement: Judgement
        /// Where it stands.
        public let row: Int
        /// What became of it.
        public let outcome: Outcome
        /// The line of the left list now, counted from 0; nil when it is gone.
        public let left: Int?
        /// The line of the right list now, counted from 0; nil when it is gone.
        public let right: Int?
    }

    /// Pairs with standing words, by left and then right line.
    public let pairs: [Pair]
    /// Every judgement of the acts, in their order: nothing is lost.
    public let carried: [Carried]
    /// Judgements about lines that are not there, links taken back that were none.
    public let findings: [Finding]

    private struct Place: Hashable, Comparable {
        let left: Int
        let right: Int

        static func < (one: Place, other: Place) -> Bool { (one.left, one.right) < (other.left, other.right) }
    }

    /// Applies acts, in their order, to two lists. With `heldBy`, acts that name the other side do not count.
    public init(_ acts: [ReviewAct], left: PersonList, right: PersonList, heldBy: SideID? = nil) {
        let usesDigests = acts.contains { $0.lines.left.digest != nil || $0.lines.right.digest != nil }
        self.init(
            acts, lefts: LineRecognition(left, usesDigests: usesDigests),
            rights: LineRecognition(right, usesDigests: usesDigests), heldBy: heldBy)
    }

    init(_ acts: [ReviewAct], lefts: LineRecognition, rights: LineRecognition, heldBy: SideID? = nil) {
        var carried: [Carried] = []
        var findings: [Finding] = []
        var names: [String: String] = [:]
        /// All words of a pair that are not set aside, by reviewer.
        var standing: [Place: [String: [Word]]] = [:]
        for act in acts {
            let lines = act.lines
            if let heldBy, case .judged(let one) = act.content, let side = one.heldBy, side != heldBy { continue }
            let (first, second) = (lefts.find(lines.left), rights.find(lines.right))
            let place = first.index.flatMap { one in second.index.map { Place(left: one, right: $0) } }
            switch act.content {
            case .judged(let one):
                let outcome = max(first.outcome, second.outcome)
                carried.append(
                    Carried(
                        judgement: one, row: act.row, outcome: outcome, left: first.index, right: second.index))
                findings += Self.findings(act, first, lefts, column: "left_id")
                findings += Self.findings(act, second, rights, column: "right_id")
                guard let place else { continue }
                let key = ReviewRules.reviewerKey(one.reviewer)
                let name = names[key] ?? one.reviewer
                names[key] = name
                let isDoubtful = outcome == .toConfirm
                standing[place, default: [:]][key, default: []].append(
                    Word(
                        reviewer: name, word: isDoubtful ? .unsure : one.word, said: one.word, at: one.at,
                        reason: one.reason, row: act.row, isCarriedInDoubt: isDoubtful))
            case .unlinked:
                let before = place.flatMap { standing[$0] } ?? [:]
                let after = before.mapValues { $0.filter { $0.said != .same } }.filter { !$0.value.isEmpty }
                if let place { standing[place] = after.isEmpty ? nil : after }
                if before.values.reduce(0, { $0 + $1.count }) == after.values.reduce(0, { $0 + $1.count }) {
                    findings.append(
                        Finding(
                            file: act.file, row: act.row, severity: .warning, code: "UNLINK_NOTHING",
                            message: "The act takes back a link that nobody had given.",
                            mend: "Check which pair was meant."))
                }
            }
        }
        pairs = standing.sorted { $0.key < $1.key }.map { place, words in
            Pair(
                left: place.left, right: place.right,
                words: words.sorted { $0.key < $1.key }.compactMap { $0.value.last })
        }
        self.carried = carried
        self.findings = findings
    }

    private static func findings(
        _ act: ReviewAct, _ found: LineRecognition.Found, _ list: LineRecognition, column: String
    ) -> [Finding] {
        func finding(_ severity: Severity, _ code: String, _ message: String, _ mend: String) -> [Finding] {
            [
                Finding(
                    file: act.file, row: act.row, column: column, severity: severity, code: code, message: message,
                    mend: mend)
            ]
        }
        let line = column == "left_id" ? act.lines.left : act.lines.right
        switch found {
        case .exact, .moved: return []
        case .changed(let index):
            return finding(
                .warning, "LINE_CHANGED",
                "Line \(list.ids[index].rawValue) of \(list.file) says something else than when it was judged; "
                    + "the word counts as unsure.", "Look at the pair again: parley link review shows it first.")
        case .ambiguous(let index):
            return finding(
                .warning, "LINE_AMBIGUOUS",
                "Several lines of \(list.file) say what the judged line said, line "
                    + "\(list.ids[index].rawValue) the first; the word counts as unsure.",
                "Look at the pair again: parley link review shows it first.")
        case .gone where line.digest == nil:
            return finding(
                .error, "LINE_UNKNOWN",
                "\(list.file) has no accepted line \(line.id.rawValue); the judgement is kept and does not count.",
                "Check the id, the list's version, and which list is left.")
        case .gone:
            return finding(
                .warning, "LINE_GONE",
                "The judged line \(line.id.rawValue) is no longer in \(list.file); the judgement is kept and "
                    + "does not count.", "If the person stands on another line now, judge that pair.")
        }
    }
}

extension LineRecognition.Found {
    fileprivate var index: Int? {
        switch self {
        case .exact(let index), .moved(let index), .changed(let index), .ambiguous(let index): index
        case .gone: nil
        }
    }

    fileprivate var outcome: JudgedPairs.Carried.Outcome {
        switch self {
        case .exact: .exact
        case .moved: .moved
        case .changed, .ambiguous: .toConfirm
        case .gone: .gone
        }
    }
}

extension JudgedPairs.Carried.Outcome: Comparable {
    /// exact < moved < to confirm < gone.
    public static func < (one: Self, other: Self) -> Bool {
        (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
}

extension JudgedPairs {
    /// The standing words as judgements on the lists as they stand now; words that wait for confirmation are `unsure`.
    public func judgements(left: PersonList, right: PersonList, heldBy: SideID?) -> [Judgement] {
        pairs.flatMap { pair in
            pair.words.map { word in
                Judgement(
                    left: JudgedLine(left, pair.left), right: JudgedLine(right, pair.right), heldBy: heldBy,
                    word: word.word, reviewer: word.reviewer, at: word.at,
                    reason: word.waitsForConfirmation
                        ? "to confirm: said \(word.said.rawValue) of an earlier version. " + word.reason : word.reason)
            }
        }
    }
}
