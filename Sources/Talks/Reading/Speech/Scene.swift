import Foundation

/// The reading of a report in its order: who has been named, who spoke last, what each sentence gives to whom.
struct Scene {
    let finder: CueFinder
    let text: ReportText
    let marks: WordMarks
    let soCalled: PhraseTable
    var cast: Cast

    /// Who was last said to speak, by words quoted or reported.
    var lastSpeaker: Int?
    /// The paragraph in which that was.
    var lastSpokeIn = -1
    /// Who speaks each quotation, by its index; -1 for names and so-called things.
    var speakerOfQuote: [Int?]
    /// Where the same words are quoted.
    let sameWords: QuoteIndex
    /// What is proposed, by member: names are filled in at the end, when the fullest is known.
    var given: [Spoken] = []
    /// Who a pronoun can mean in the frame that is read: those named before it, and whom it is about.
    var known: [Int] = []
    /// The subject of the last frame, when it was a person or source, and its paragraph.
    var lastSubject: (member: Int, paragraph: Int, end: Int)?
    /// A described office that turned out to be somebody named.
    var sameAs: [Int: Int] = [:]
    /// Who wrote the text last spoken of: a letter, a post.
    var author: Int?
    /// Who put out the text last spoken of by each noun: `said in a statement`, `issued a communique`.
    var issuers: [String: Int] = [:]
    /// Attributions of the frame that is read, with their speakers.
    var current: [(attribution: Cue, speaker: Int?)] = []
    /// The one the frame is about: its leading phrase.
    var frameSubject: Int?
    /// Where it stands.
    var subjectToken = 0
    /// Quotations at the outermost level, by first token.
    var quotesByToken: TokenMap<Int>
    /// Attributions of the frames that were read, by first token: a second reading finds them found.
    var cuesAt: TokenMap<[Cue]>
    /// Paragraphs of an interview.
    var interview: Interview

    /// One span and the member who speaks it.
    struct Spoken {
        let start: Int
        let end: Int
        let tokens: Range<Int>
        let member: Int
        let rule: String
        let isQuoted: Bool
        let code: Attribution?
    }

    /// States by the words that stand for them: their people, their capitals.
    let nations: Nations

    init(finder: CueFinder, cast: Cast, sameWords: QuoteIndex, tables: ReadingTables) {
        self.finder = finder
        text = finder.text
        marks = finder.marks
        self.cast = cast
        soCalled = tables["so-called"]
        nations = Nations(tables["states"])
        interview = Interview(text: finder.text)
        self.sameWords = sameWords
        cuesAt = TokenMap(count: text.tokens.count)
        speakerOfQuote = [Int?](repeating: nil, count: text.quotes.count)
        quotesByToken = TokenMap(count: text.tokens.count)
        for (index, quote) in text.quotes.enumerated() where quote.depth == 0 {
            quotesByToken[quote.tokens.lowerBound] = index
        }
    }

    mutating func read() {
        interview.settle(cast: cast, names: finder.phrases.names, marks: marks)
        let headlines = headlineParagraphs()
        var late: [Range<Int>] = []
        for (index, frame) in text.frames.enumerated() {
            let paragraph = text.tokens[frame.lowerBound].paragraph
            if headlines.contains(paragraph) {
                late.append(frame)
                continue
            }
            switch interview.part(of: paragraph) {
            case .answer(let label):
                readAnswer(frame, paragraph: paragraph, label: label)
            case .question:
                readFrame(frame, next: nil, statements: false)
            case .narration:
                let next = index + 1 < text.frames.count ? text.frames[index + 1] : nil
                readFrame(frame, next: next, statements: true)
            }
        }
        for frame in late { readHeadline(frame) }
    }

    /// Paragraphs above the dateline, and a first paragraph without a full stop that others follow.
    func headlineParagraphs() -> Set<Int> {
        var out: Set<Int> = []
        if let dateline = text.heading.dateline {
            let paragraph = text.tokens[dateline.lowerBound].paragraph
            for index in 0 ..~ paragraph { out.insert(index) }
        } else if text.paragraphs.count > 2, let first = text.paragraphs.first, !first.tokens.isEmpty {
            let last = text.tokens[first.tokens.upperBound - 1]
            let stops = [".", "!", "?", "…", ":"].contains(last.folded) || last.kind == .closeQuote
            if !stops, first.tokens.count < 40 { out.insert(0) }
        }
        // A line of a live page that is nothing but a quotation stands above the entry it is taken from.
        for (index, paragraph) in text.paragraphs.enumerated()
        where paragraph.tokens.count <= 14 && index + 1 < text.paragraphs.count {
            let tokens = paragraph.tokens
            guard let first = tokens.first, let quote = quotesByToken[first + 1], text.tokens[first].kind == .openQuote,
                withMarks(quote).upperBound == tokens.upperBound, text.paragraphs[index + 1].tokens.count > 1,
                text.tokens[text.paragraphs[index + 1].tokens.lowerBound].kind == .word, quote >= 0,
                let last = text.quotes[quote].tokens.last, text.tokens[last].kind != .punctuation
            else { continue }
            out.insert(index)
        }
        // Points of a list under a headline are read like the text.
        for index in out {
            let first = text.paragraphs[index].tokens.lowerBound
            if ["*", "•", "-", "–"].contains(text.folded(first)) { out.remove(index) }
        }
        // `- Putin ‘afraid’ -`: a heading between two parts, whose words are somebody's below.
        for (index, paragraph) in text.paragraphs.enumerated()
        where paragraph.tokens.count >= 4 && paragraph.tokens.count <= 14 {
            let ends = [paragraph.tokens.lowerBound, paragraph.tokens.upperBound - 1]
            if ends.allSatisfy({ ["-", "–", "—", "--"].contains(text.folded($0)) }),
                paragraph.tokens.contains(where: { text.tokens[$0].kind == .openQuote })
            {
                out.insert(index)
            }
        }
        return out
    }

    func body(of frame: Range<Int>) -> Range<Int> {
        guard let dateline = text.heading.dateline,
            dateline.lowerBound == frame.lowerBound
                || dateline.contains(frame.lowerBound)
        else { return frame }
        return min(dateline.upperBound, frame.upperBound) ..~ frame.upperBound
    }

    // MARK: output

    func speech(_ member: Int, code: Attribution?) -> Proposal.Speech {
        let who = cast.members[member]
        return Proposal.Speech(speaker: who.name, office: who.office, attribution: code ?? self.code(member))
    }

    func code(_ member: Int) -> Attribution {
        let who = cast.members[member]
        switch who.kind {
        case .person: return .onRecord
        case .institution, .state, .document: return .institution
        case .described: return who.isSpokes ? .institution : .background
        }
    }

    func reading() -> SpeechReading {
        var people: [NamedInReport] = []
        for member in cast.members where member.kind == .person {
            people.append(
                NamedInReport(
                    name: member.name, aliases: member.aliases, office: member.office, masked: !member.isPublic))
        }
        var proposals: [Proposal] = []
        var spoken: [SpokenSpan] = []
        for item in given {
            let speech = speech(sameAs[item.member] ?? item.member, code: item.code)
            let words = text.string(item.start, item.end)
            proposals.append(
                Proposal(
                    start: item.start, end: item.end, text: words, rule: item.rule,
                    content: item.isQuoted ? .quotation(speech) : .statement(speech)))
            spoken.append(SpokenSpan(tokens: item.tokens, speech: speech, isQuoted: item.isQuoted))
        }
        return SpeechReading(
            proposals: proposals, people: people,
            spoken: spoken.sorted {
                ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
            })
    }
}
