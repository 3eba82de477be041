public import Persons

/// A line as a judgement knows it: its id, and a digest of what it said about who the person is.
public struct JudgedLine: Hashable, Sendable {
    /// The line's id in the version of the list that the reviewer saw.
    public let id: LineID
    /// `PersonList.identityDigest` of that version; nil where only the id was written down.
    public let digest: String?

    /// A line; see the properties.
    public init(id: LineID, digest: String? = nil) {
        self.id = id
        self.digest = digest
    }

    /// The line `index` of `list` as it stands.
    public init(_ list: PersonList, _ index: Int) {
        self.init(id: list.ids[index], digest: list.identityDigest(index))
    }
}

/// One reviewer's word on one pair: who, when, why.
public struct Judgement: Hashable, Sendable {
    /// The line of the left list, for example a claim line.
    public let left: JudgedLine
    /// The line of the right list, for example a holding line.
    public let right: JudgedLine
    /// The side whose list is the right one; nil where it was not said.
    public let heldBy: SideID?
    /// The word.
    public let word: JudgementWord
    /// The reviewer as written.
    public let reviewer: String
    /// An instant in UTC, `YYYY-MM-DDTHH:MM:SSZ`, or a day.
    public let at: String
    /// Why, in the reviewer's words.
    public let reason: String

    /// A judgement; see the properties.
    public init(
        left: JudgedLine, right: JudgedLine, heldBy: SideID? = nil, word: JudgementWord, reviewer: String, at: String,
        reason: String
    ) {
        self.left = left
        self.right = right
        self.heldBy = heldBy
        self.word = word
        self.reviewer = reviewer
        self.at = at
        self.reason = reason
    }
}

/// The act of taking a link back: every `same` said of the pair so far is set aside, as if it had not been said.
public struct Unlinking: Hashable, Sendable {
    /// The line of the left list.
    public let left: JudgedLine
    /// The line of the right list.
    public let right: JudgedLine
    /// Who takes it back.
    public let reviewer: String
    /// An instant in UTC, or a day.
    public let at: String
    /// Why.
    public let reason: String

    /// An unlinking; see the properties.
    public init(left: JudgedLine, right: JudgedLine, reviewer: String, at: String, reason: String) {
        self.left = left
        self.right = right
        self.reviewer = reviewer
        self.at = at
        self.reason = reason
    }
}

/// What reviewers did, one after another.
public struct ReviewAct: Hashable, Sendable {
    /// The kinds of act.
    public enum Content: Hashable, Sendable {
        /// A word on a pair.
        case judged(Judgement)
        /// A link taken back.
        case unlinked(Unlinking)
    }

    /// What was done.
    public let content: Content
    /// The file it stands in, without folders.
    public let file: String
    /// The row of that file, counted from 1.
    public let row: Int

    /// An act; see the properties.
    public init(_ content: Content, file: String = "", row: Int = 0) {
        self.content = content
        self.file = file
        self.row = row
    }

    /// The two lines that the act is about.
    var lines: (left: JudgedLine, right: JudgedLine) {
        switch content {
        case .judged(let judgement): (judgement.left, judgement.right)
        case .unlinked(let unlinking): (unlinking.left, unlinking.right)
        }
    }
}
