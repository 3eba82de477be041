public import Persons

/// A matter that came to some result. Which rung it has reached is never written here: it is derived from claims and
/// formal acts (`AgreementLadder`).
public struct TalksResult: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .result }

    /// Its id.
    public var id: RecordID
    /// The matter, in words.
    public var matter: String
    /// The round it came from.
    public var round: RecordID?
    /// The issue it belongs to.
    public var issue: String?
    /// Whether a commitment follows, in words.
    public var becomesCommitment: String?
    /// What a commitment still needs: "lists by", "place".
    public var commitmentNeeds: [String] = []
    /// Anything else.
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, matter: String) {
        self.id = id
        self.matter = matter
    }

    enum CodingKeys: String, CodingKey {
        case id, matter, round, issue
        case becomesCommitment = "becomes_commitment"
        case commitmentNeeds = "commitment_needs"
        case note
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [round].compactMap { $0 }
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        round = round.kept(known)
    }
}

/// What one voice says of a matter. The last claim of a voice is its current one; earlier ones stay in the history.
public struct Claim: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .claim }

    /// The result.
    public var result: RecordID
    /// Whose word it is.
    public var voice: Voice
    /// Who spoke.
    public var who: Speaker?
    /// The rung its words carry; nil where they carry none.
    public var rung: AgreementDegree?
    /// The words.
    public var words: String?
    /// When they were said.
    public var date: When?
    /// The statement they stand in.
    public var statement: RecordID?
    /// What the one who enters it takes to be established now; compared with what follows from the record.
    public var established: AgreementDegree?

    /// With what it needs; the rest is set afterwards.
    public init(result: RecordID, voice: Voice) {
        self.result = result
        self.voice = voice
    }

    /// The result.
    public var needs: [RecordID] { [result] }

    /// What it points to.
    public var mentions: [RecordID] {
        [statement].compactMap { $0 } + (who?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who?.keep(known)
        statement = statement.kept(known)
    }
}

/// One side's act for a rung that words alone never reach: ad referendum, initials, signature, entry into force.
public struct FormalAct: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .formalAct }

    /// The result.
    public var result: RecordID
    /// The side that acts.
    public var side: SideID
    /// `AD_REF`, `INITIALLED`, `SIGNED` or `IN_FORCE`.
    public var rung: AgreementDegree
    /// Who acted for it.
    public var person: RecordID?
    /// The paper acted upon.
    public var paper: RecordID?
    /// In words.
    public var words: String?
    /// When.
    public var date: When?

    /// With what it needs; the rest is set afterwards.
    public init(result: RecordID, side: SideID, rung: AgreementDegree) {
        self.result = result
        self.side = side
        self.rung = rung
    }

    /// The result.
    public var needs: [RecordID] { [result] }

    /// What it points to.
    public var mentions: [RecordID] {
        [person, paper].compactMap { $0 }
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        person = person.kept(known)
        paper = paper.kept(known)
    }
}

/// A voice takes back its claim, or a side its formal acts at a rung and above.
public struct Retraction: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .retraction }

    /// The result.
    public var result: RecordID
    /// Who takes back.
    public var voice: Voice
    /// From which rung; nil: all it has claimed and done.
    public var rung: AgreementDegree?
    /// Who spoke.
    public var who: Speaker?
    /// The words.
    public var words: String?
    /// When.
    public var date: When?
    /// The statement they stand in.
    public var statement: RecordID?

    /// With what it needs; the rest is set afterwards.
    public init(result: RecordID, voice: Voice) {
        self.result = result
        self.voice = voice
    }

    /// The result.
    public var needs: [RecordID] { [result] }

    /// What it points to.
    public var mentions: [RecordID] {
        [statement].compactMap { $0 } + (who?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who?.keep(known)
        statement = statement.kept(known)
    }
}
