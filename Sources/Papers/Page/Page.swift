/// A page as ready strings: the templates place them and decide nothing.
struct Page {
    var title: String
    var subtitle: String
    /// For whom the page was drawn.
    var reader: String
    /// What the reader has to know before reading on.
    var notices: [String]
    var sections: [Section]
    /// What the page rests on: file hashes, seed, the command that checks it again.
    var foundations: [Foundation]

    struct Foundation {
        var name: String
        var value: String
    }
}

/// A numbered part of a page, reached from the contents.
struct Section {
    /// Unique in the page; the fragment of its address.
    var id: String
    var title: String
    var paragraphs: [String] = []
    var blocks: [Block] = []
}

/// One thing in a section; exactly one of its members is there.
struct Block {
    var table: Table?
    var figures: FigurePair?
    var identifiers: IdentifierList?
    var remark: Remark?

    static func table(_ table: Table) -> Block { Block(table: table) }
    static func figures(_ figures: FigurePair) -> Block { Block(figures: figures) }
    static func identifiers(_ list: IdentifierList) -> Block { Block(identifiers: list) }
    static func remark(_ text: String) -> Block { Block(remark: Remark(text: text)) }

    /// A paragraph between tables.
    struct Remark {
        var text: String
    }
}

/// Drawings of the two sides, equal in size; for one side's view there may be one.
struct FigurePair {
    var heading: String
    var drawings: [Drawing]
    /// What signs and scales mean.
    var legend: String

    struct Drawing {
        var heading: String
        /// Markup made by `Charts`, placed as it is.
        var svg: String
    }
}

/// Ids in small columns.
struct IdentifierList {
    var heading: String
    var ids: [String]
    /// The ids are pairs, which need wider columns.
    var isWide: Bool
    /// What is left out, and where it stands.
    var rest: String?
}

/// A table with a caption, column headers and a header in each row.
struct Table {
    /// Unique in the page; names the scrolling region.
    var id: String
    var caption: String
    var columns: [Column]
    var rows: [Row]

    /// What stands in a column, which decides how it is set.
    enum Kind: String {
        /// A word or two, kept on one line.
        case text
        case number
        /// A few words, which may run on.
        case phrase
        /// Sentences, which need room.
        case words
    }

    struct Column {
        var heading: String
        var kind: String
    }

    struct Row {
        var header: String
        var headerKind: String
        var cells: [Cell]
        var isTotal: Bool
    }

    struct Cell {
        var text: String
        var kind: String
        /// Set in bold: something that a reader must not pass over.
        var isMarked: Bool
    }

    /// A table without rows; the first column holds the rows' headers.
    init(id: String, caption: String, columns: [(heading: String, kind: Kind)]) {
        self.id = id
        self.caption = caption
        self.columns = columns.map { Column(heading: $0.heading, kind: $0.kind.rawValue) }
        rows = []
    }

    /// Adds a row; its first text is the row's header.
    mutating func append(_ texts: [String], isTotal: Bool = false, marked: Set<Int> = []) {
        precondition(texts.count == columns.count, "a row has a cell for each column")
        let cells = zip(texts, columns).enumerated().dropFirst().map { index, pair in
            Cell(text: pair.0, kind: pair.1.kind, isMarked: marked.contains(index))
        }
        rows.append(Row(header: texts[0], headerKind: columns[0].kind, cells: Array(cells), isTotal: isTotal))
    }
}
