/// A page of the talks as ready strings: the templates place them and decide nothing.
///
/// Names differ from one level to the next, because a template finds an unset value of a card in what stands around it.
struct TalksPage {
    var title: String
    var subtitle: String
    /// For whom the page was made.
    var reader: String
    /// What the reader has to know before reading on.
    var notices: [String]
    /// The few facts that open the page: where, when, who chaired.
    var opening: [TalksFact] = []
    var parts: [TalksPart]
    /// What the page rests on: the reader, the day, the ground rules.
    var foundations: [TalksFact]
}

/// A part of a page, reached from the contents.
struct TalksPart {
    /// Unique in the page; the fragment of its address.
    var partID: String
    var partTitle: String
    var leads: [TalksLine] = []
    var pieces: [TalksPiece] = []
}

/// One thing in a part; exactly one of its members is there.
struct TalksPiece {
    var table: Table?
    var card: TalksCard?
    var subheading: String?
    var remark: TalksLine?
    /// Markup made by the drawings and the text pages, placed as it is.
    var markup: String?

    static func table(_ table: Table) -> TalksPiece { TalksPiece(table: table) }
    static func card(_ card: TalksCard) -> TalksPiece { TalksPiece(card: card) }
    static func subheading(_ text: String) -> TalksPiece { TalksPiece(subheading: text) }
    static func remark(_ text: String) -> TalksPiece { TalksPiece(remark: TalksLine(text)) }
    static func markup(_ markup: String) -> TalksPiece { TalksPiece(markup: markup) }
}

/// One record: its heading, what the voices say of it beside each other, and its facts.
struct TalksCard {
    /// The record's id, as the reader may look it up.
    var label: String?
    var cardHeading: String
    /// The language of the heading, where it is not the page's.
    var headingLanguage: String?
    var standing: String?
    /// Markup made by the drawings.
    var drawing: String?
    var lines: [TalksLine] = []
    var boxes: [TalksBox] = []
    var facts: [TalksFact] = []
    /// Who may read it, where not both sides may; that it was corrected or withdrawn.
    var remarks: [String] = []
}

/// What one voice says, in a box as wide as every other's.
struct TalksBox {
    var boxHeading: String
    var boxStanding: String?
    var boxLines: [TalksLine] = []
}

/// A paragraph, or words as they were said.
struct TalksLine {
    var text: String
    var isQuote = false
    /// `lead` opens an entry, `source` says where words come from.
    var tone: String?
    /// The language of the words, where it is known and not the page's.
    var language: String?
    /// `rtl` where the language runs from the right.
    var direction: String?

    init(_ text: String) { self.text = text }

    static func lead(_ text: String) -> TalksLine {
        var line = TalksLine(text)
        line.tone = "lead"
        return line
    }

    static func source(_ text: String) -> TalksLine {
        var line = TalksLine(text)
        line.tone = "source"
        return line
    }

    /// Words as they were said, in quotation marks.
    static func quote(_ words: String, language: String? = nil) -> TalksLine {
        var line = TalksLine("“\(words)”")
        line.isQuote = true
        line.language = language == "en" ? nil : language
        line.direction = line.language.flatMap { Self.runsFromTheRight($0) ? "rtl" : nil }
        return line
    }

    /// Whether a language is written from the right.
    static func runsFromTheRight(_ language: String) -> Bool {
        ["ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(language.prefix { $0 != "-" }.lowercased())
    }
}

/// A name and what stands beside it.
struct TalksFact {
    var name: String
    var values: [TalksLine]

    init(_ name: String, _ values: [TalksLine]) {
        self.name = name
        self.values = values
    }

    init(_ name: String, _ text: String) { self.init(name, [TalksLine(text)]) }

    /// A fact, or nothing where there is nothing to say.
    static func optional(_ name: String, _ text: String?) -> [TalksFact] {
        text.map { $0.isEmpty ? [] : [TalksFact(name, $0)] } ?? []
    }
}
