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
    var speakerOfQuote: [Int: Int] = [:]
    var proposals: [Proposal] = []
    var spoken: [SpokenSpan] = []
    /// Attributions of the frame that is read, with their speakers.
    var current: [(attribution: Cue, speaker: Int?)] = []
    /// The one the frame is about: its leading phrase.
    var frameSubject: Int?
    /// Quotations at the outermost level, by first token.
    var quotesByToken: [Int: Int] = [:]
    /// Paragraphs of an interview.
    var interview: Interview

    init(finder: CueFinder, cast: Cast, soCalled: PhraseTable) {
        self.finder = finder
        text = finder.text
        marks = finder.marks
        self.cast = cast
        self.soCalled = soCalled
        interview = Interview(text: finder.text)
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
    private func headlineParagraphs() -> Set<Int> {
        var out: Set<Int> = []
        if let dateline = text.heading.dateline {
            let paragraph = text.tokens[dateline.lowerBound].paragraph
            for index in 0..<paragraph { out.insert(index) }
        } else if text.paragraphs.count > 2, let first = text.paragraphs.first, !first.tokens.isEmpty {
            let last = text.tokens[first.tokens.upperBound - 1]
            let stops = [".", "!", "?", "…", ":"].contains(last.folded) || last.kind == .closeQuote
            if !stops, first.tokens.count < 40 { out.insert(0) }
        }
        return out
    }

    func body(of frame: Range<Int>) -> Range<Int> {
        guard let dateline = text.heading.dateline,
            dateline.lowerBound == frame.lowerBound
                || dateline.contains(frame.lowerBound)
        else { return frame }
        return min(dateline.upperBound, frame.upperBound)..<frame.upperBound
    }

    mutating func readFrame(_ whole: Range<Int>, next: Range<Int>?, statements: Bool) {
        let frame = body(of: whole)
        guard !frame.isEmpty else { return }
        let found = finder.attributions(in: frame, level: -1)
        resolve(found, in: frame)
        let quotes = outerQuotes(in: frame)
        for index in quotes { assign(index, frame: frame, next: next) }
        if statements { readStatements(frame) }
        for index in quotes { readNested(index) }
        remember(frame)
    }

    func outerQuotes(in frame: Range<Int>) -> [Int] {
        var out: [Int] = []
        var at = frame.lowerBound
        while at < frame.upperBound {
            if let quote = quotesByToken[at] {
                out.append(quote)
                at = max(at + 1, text.quotes[quote].tokens.upperBound)
            } else {
                at += 1
            }
        }
        return out
    }

    /// Walks the frame: everybody named is remembered, every attribution's subject is resolved where it stands.
    mutating func resolve(_ found: [Cue], in frame: Range<Int>) {
        current = found.map { ($0, nil) }
        frameSubject = nil
        let subjects = Dictionary(
            found.enumerated().compactMap { index, item in item.subject.map { ($0.range.lowerBound, index) } },
            uniquingKeysWith: { first, _ in first })
        var at = frame.lowerBound
        var leading = true
        while at < frame.upperBound {
            if finder.inQuote[at] >= 0 {
                at += 1
                continue
            }
            if let index = subjects[at], let subject = current[index].attribution.subject {
                let speaker = member(for: subject, frame: frame)
                for other in current.indices where current[other].attribution.subject?.range == subject.range {
                    current[other].speaker = speaker
                }
                if let speaker {
                    cast.mention(speaker, at: at)
                    if leading { frameSubject = speaker }
                }
                leading = false
                at = max(at + 1, subject.head + 1)
                continue
            }
            if let (phrase, end) = mention(at, frame), let member = member(for: phrase, frame: frame) {
                cast.mention(member, at: at)
                if leading { frameSubject = member }
                leading = false
                at = max(at + 1, end)
                continue
            }
            if leading, marks[at].contains(.pronoun), ["he", "she", "they", "it"].contains(text.folded(at)) {
                frameSubject = pronoun(text.folded(at))
                leading = false
            }
            let token = text.tokens[at]
            if token.kind == .word, leading, marks.verbs[at] != nil || marks[at].contains(.finite) { leading = false }
            at += 1
        }
        for index in current.indices where current[index].attribution.subject == nil {
            var before = index - 1
            while before >= 0,
                current[before].speaker == nil
                    || current[before].attribution.manner == .accordingTo
            { before -= 1 }
            current[index].speaker = before >= 0 ? current[before].speaker : (frameSubject ?? fallback(index))
        }
    }

    private func fallback(_ index: Int) -> Int? { index > 0 ? current[index - 1].speaker : lastSpeaker }

    /// Somebody named in passing: a name, an institution, an office or source with its article.
    private func mention(_ at: Int, _ frame: Range<Int>) -> (SpeakerPhrase, Int)? {
        let isRun = finder.phrases.names.byStart[at] != nil
        guard isRun || marks[at].contains(.determiner) || marks[at].contains(.possessiveDeterminer) else { return nil }
        guard let phrase = finder.phrases.phrase(from: at, to: frame.upperBound, exact: false) else { return nil }
        switch phrase.core {
        case .person: break
        case .role:
            if phrase.isPlural || (!phrase.isIndefinite && !phrase.isDefinite && phrase.owner == nil) { return nil }
        case .institution: if !isRun && phrase.owner == nil { return nil }
        case .document: return nil
        case .proper: return nil
        case .pronoun: return nil
        }
        let joined = finder.withApposition(phrase, frame)
        return (joined, max(joined.head, phrase.head) + 1)
    }

    /// After a frame, the one it is about and the last who spoke are the first to be meant by a pronoun.
    private mutating func remember(_ frame: Range<Int>) {
        if let subject = frameSubject { cast.mention(subject, at: frame.lowerBound) }
        if let speaker = current.last(where: { $0.speaker != nil && $0.attribution.manner != .accordingTo })?.speaker
            ?? current.last?.speaker
        {
            cast.mention(speaker, at: frame.upperBound)
        }
    }

    // MARK: output

    func speech(_ member: Int, code: Attribution? = nil) -> Proposal.Speech {
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
        return SpeechReading(
            proposals: proposals, people: people,
            spoken: spoken.sorted {
                ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
            })
    }
}
