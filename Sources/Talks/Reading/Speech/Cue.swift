import Foundation

/// One place where a report says who speaks.
struct Cue: Sendable {
    enum Manner: Sendable {
        /// Subject, then verb: `she said`.
        case before
        /// Verb, then subject: `said Estrin`.
        case after
        /// `according to the official`, `in her words`.
        case accordingTo
        /// `Estrin:`, `On the stairs:`.
        case label
        /// `was quoted as saying`.
        case quotedAs
    }

    var verb: Range<Int>
    var word: String
    var kind: WordMarks.SayVerb.Kind
    var manner: Manner
    /// Nobody when the subject is that of the attribution or clause before.
    var subject: SpeakerPhrase?
    /// Subject, verb, listener and time together.
    var span: Range<Int>
    /// First token of what is said, after listener, time and that.
    var complement: Int
    var hasThat = false
    /// Its subject is the one before (`and said`, `, adding`).
    var shares = false
    /// Begins with as: `as VIA reported earlier`.
    var isAsClause = false
    /// Told to, or quoted by, a medium.
    var throughMedium = false
    /// `to deny`, `by saying`.
    var isNonFinite = false
    /// `what it said was`, `whether he could confirm`, a question: nothing is reported by it.
    var isMute = false
    /// `in the words of`: only quoted words are given.
    var isOnlyForWords = false
    var rule: String
}
