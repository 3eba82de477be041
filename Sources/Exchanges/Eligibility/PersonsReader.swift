public import Persons

extension PlanPersons {
    /// A file to read: its name, for findings, and its bytes.
    public struct Source: Sendable {
        /// Name without folders.
        public let file: String
        /// The bytes, uncompressed.
        public let bytes: [UInt8]

        /// A file to read.
        public init(file: String, bytes: [UInt8]) {
            self.file = file
            self.bytes = bytes
        }
    }

    /// Reads the persons file and any files of sealed columns.
    ///
    /// A row without a usable id, side or status is left out with a finding; any other value that cannot be
    /// read counts as unknown, and a blank `confirmed`, `consent` or `fit` as no. Nothing depends on the order of
    /// rows: two that say different things of one person make the file unreadable.
    /// - Parameters:
    ///   - asOf: the terms' day, on which ages and months held are counted.
    ///   - seed: the decoded bytes of the seed, for tickets that no column gives.
    /// - Throws: `UnreadableInput` when a file is empty, not UTF-8, lacks a column that it must have, gives a column
    ///   that it must not, or contradicts itself.
    public static func read(
        _ source: Source, sealed: [Source] = [], asOf: PartialDate, seed: [UInt8]
    ) throws -> (persons: PlanPersons, findings: [Finding]) {
        var reader = PersonsReader(asOf: asOf, seed: seed)
        try reader.read(source, sealed: false)
        for file in sealed { try reader.read(file, sealed: true) }
        return reader.finished(file: source.file)
    }
}

/// What the files say about one person, before defaults.
struct PersonDraft {
    var person: PlanPerson
    let row: Int
    /// The row as written.
    let source: ArraySlice<UInt8>
    var birthDate: PartialDate?
    var captiveSince: PartialDate?
    var band: Int?
    var ticket: Int64?
    /// What sealed files have given, as written.
    var sealed: [PersonsColumn: [UInt8]] = [:]
}

struct PersonsReader {
    let asOf: PartialDate
    let seed: [UInt8]
    private var drafts: [PersonDraft] = []
    private var index: [String: Int] = [:]
    private var columns: Set<PersonsColumn> = []
    private var findings: [Finding] = []
    private var contradictions: [Finding] = []
    private var file = ""
    private var row = 0

    init(asOf: PartialDate, seed: [UInt8]) {
        self.asOf = asOf
        self.seed = seed
    }

    mutating func read(_ source: PlanPersons.Source, sealed: Bool) throws {
        file = source.file
        try UnreadableInput.checkText(source.bytes, file: file, expected: "a CSV file")
        var cells = DelimitedReader(source.bytes)
        guard cells.next() else {
            throw UnreadableInput(
                file: file, code: "EMPTY", message: "The file is empty.", mend: "Give a CSV file with a header.")
        }
        let header = try header(cells.texts, sealed: sealed)
        while cells.next() {
            if cells.isBlank { continue }
            row = cells.line
            if cells.cellCount != header.count {
                find(
                    nil, .warning, "CELLS", "The row has \(cells.cellCount) cells; the header has \(header.count).",
                    "Check the row's commas and quotes.")
            }
            if sealed { readSealed(cells, header) } else { readPerson(cells, header) }
        }
        if !contradictions.isEmpty { throw UnreadableInput(contradictions) }
        for fault in cells.faults {
            row = fault.line
            find(nil, .warning, "QUOTE", "A quoted cell is not closed; its quote was read as a character.", "Close it.")
        }
    }

    private mutating func header(_ names: [String], sealed: Bool) throws -> [PersonsColumn?] {
        row = 1
        var header: [PersonsColumn?] = []
        for name in names {
            let column = PersonsColumn(rawValue: name)
            if column == nil {
                let known = sealed ? PersonsColumn.sealed : PersonsColumn.allCases
                find(
                    name, .warning, "COLUMN_UNKNOWN", "The column is not one that the planner reads.",
                    NearestName.mend(for: name, among: known.map(\.rawValue)))
            } else if header.contains(column) {
                throw UnreadableInput(
                    file: file, code: "COLUMN_TWICE", message: "The column \"\(name)\" stands twice.",
                    mend: "Keep one of them.")
            }
            if sealed, let column, column != .personID, !PersonsColumn.sealed.contains(column) {
                throw UnreadableInput(
                    file: file, code: "SEALED_COLUMN",
                    message: "A sealed file gives \(name), which is public: the other side could not check it.",
                    mend: "Keep to: \(PersonsColumn.sealed.map(\.rawValue).joined(separator: ", ")).")
            }
            header.append(column)
        }
        let needed: [PersonsColumn] = sealed ? [.personID] : [.personID, .heldBy, .status]
        for column in needed where !header.contains(column) {
            throw UnreadableInput(
                file: file, code: "COLUMN_MISSING", message: "The column \"\(column.rawValue)\" is missing.",
                mend: "Give a file with the header of the persons file.")
        }
        columns.formUnion(header.compactMap { $0 })
        return header
    }

    private mutating func readPerson(_ cells: DelimitedReader, _ header: [PersonsColumn?]) {
        func text(_ column: PersonsColumn) -> String {
            guard let index = header.firstIndex(of: column), index < cells.cellCount else { return "" }
            return cells.text(index)
        }
        let id = text(.personID)
        guard id.contains(where: { !$0.isWhitespace }) else {
            find("person_id", .error, "ID_MISSING", "The row has no person_id; it is left out.", "Give it one.")
            return
        }
        if let known = index[id] {
            if drafts[known].source == cells.source {
                find("person_id", .error, "ID_TWICE", "The person stands twice, alike; once is kept.", "Keep one row.")
            } else {
                contradict(
                    "person_id", "ID_TWICE", "The row says other things of a person than row \(drafts[known].row).",
                    "Keep the row that is right.")
            }
            return
        }
        guard let side = SideID(rawValue: text(.heldBy)) else {
            find("held_by", .error, "BAD_VALUE", "held_by is not A or B; the row is left out.", "Write A or B.")
            return
        }
        guard let status = PersonStatus(rawValue: text(.status)) else {
            find(
                "status", .error, "BAD_VALUE", "status is not military or civilian; the row is left out.",
                "Write one of them.")
            return
        }
        index[id] = drafts.count
        drafts.append(
            PersonDraft(
                person: PlanPerson(id: PersonID(rawValue: id), heldBy: side, status: status), row: row,
                source: cells.source))
        for (position, column) in header.enumerated() where position < cells.cellCount {
            guard let column else { continue }
            set(column, cells.cell(position), of: drafts.count - 1)
        }
    }

    private mutating func readSealed(_ cells: DelimitedReader, _ header: [PersonsColumn?]) {
        guard let position = header.firstIndex(of: .personID), position < cells.cellCount,
            let person = index[cells.text(position)]
        else {
            find(
                "person_id", .error, "ID_UNKNOWN", "The sealed row is about nobody in the persons file.",
                "Check the person_id.")
            return
        }
        for (position, column) in header.enumerated() where position < cells.cellCount {
            guard let column, column != .personID else { continue }
            let cell = Array(cells.cell(position))
            if let known = drafts[person].sealed.updateValue(cell, forKey: column) {
                if known != cell {
                    contradict(
                        column.rawValue, "SEALED_TWICE", "Two sealed rows give a person different values here.",
                        "Keep the row that is right.")
                }
                continue
            }
            set(column, cells.cell(position), of: person)
        }
    }

    /// Reads one cell into the draft; a blank cell leaves the default.
    private mutating func set(_ column: PersonsColumn, _ cell: ArraySlice<UInt8>, of index: Int) {
        if cell.isEmpty { return }
        switch column {
        case .personID, .heldBy, .status: break
        case .sex: drafts[index].person.sex = choice(column, cell, Sex.init(rawValue:), Sex.allCases.map(\.rawValue))
        case .age: drafts[index].person.age = number(column, cell, 0...130)
        case .birthDate: drafts[index].birthDate = date(column, cell)
        case .captiveMonths: drafts[index].person.captiveMonths = number(column, cell, 0...1200)
        case .captiveSince: drafts[index].captiveSince = date(column, cell)
        case .rank:
            drafts[index].person.rank =
                choice(column, cell, { Rank(code: $0) }, Rank.allCases.map(\.code)) ?? .private
        case .health:
            drafts[index].person.health =
                choice(column, cell, Health.init(rawValue:), Health.allCases.map(\.rawValue)) ?? .well
        case .ambulance: drafts[index].person.ambulance = flag(column, cell)
        case .proceedings: drafts[index].person.proceedings = flag(column, cell)
        case .site: drafts[index].person.site = String(decoding: cell, as: UTF8.self)
        case .crossing: drafts[index].person.crossing = String(decoding: cell, as: UTF8.self)
        case .family: drafts[index].person.family = String(decoding: cell, as: UTF8.self)
        case .confirmed: drafts[index].person.confirmed = flag(column, cell)
        case .retained: drafts[index].person.retained = flag(column, cell)
        case .consent: drafts[index].person.consent = flag(column, cell)
        case .fit: drafts[index].person.fit = flag(column, cell)
        case .vetoRank: drafts[index].person.vetoRank = number(column, cell, 1...1_000_000)
        case .wishTier: drafts[index].person.wishTier = number(column, cell, 0...5) ?? 0
        case .band: drafts[index].band = number(column, cell, 0...3)
        case .ticket: drafts[index].ticket = number(column, cell, 0...Int.max).map(Int64.init)
        }
    }

    mutating func finished(file: String) -> (persons: PlanPersons, findings: [Finding]) {
        self.file = file
        row = 1
        for column in [PersonsColumn.confirmed, .consent, .fit] where !columns.contains(column) {
            find(
                column.rawValue, .warning, "COLUMN_MISSING", "No file has this column: the answer is no for everybody.",
                "Add the column or the sealed file.")
        }
        if !columns.contains(.ticket), seed.isEmpty {
            find(
                "ticket", .warning, "SEED_MISSING", "Tickets follow from the ids alone: anybody can foresee the lots.",
                "Give a seed that nobody knew before the lists were closed.")
        }
        for position in drafts.indices { complete(position) }
        checkVetoRanks()
        return (PlanPersons(drafts.map(\.person), columns: columns), findings)
    }

    /// Each side ranks its vetoes: of two with one rank nobody can say which stands.
    private mutating func checkVetoRanks() {
        var seen: [SideID: [Int: Int]] = [:]
        for draft in drafts {
            guard let rank = draft.person.vetoRank else { continue }
            if let earlier = seen[draft.person.heldBy]?[rank] {
                row = draft.row
                find(
                    "veto_rank", .error, "VETO_RANK_TWICE",
                    "The rank stands twice on one side, here and on the person of row \(earlier); the lower id goes first.",
                    "Give each veto of a side a rank of its own.")
            } else {
                seen[draft.person.heldBy, default: [:]][rank] = draft.row
            }
        }
    }

    /// Age and months from dates, then band and ticket.
    private mutating func complete(_ position: Int) {
        var draft = drafts[position]
        row = draft.row
        if draft.person.age == nil, let birth = draft.birthDate {
            let oldest = birth.wholeMonths(until: asOf) / 12
            let youngest = birth.last.wholeMonths(until: asOf) / 12
            draft.person.isMinor = youngest < 18
            if oldest == youngest {
                draft.person.age = oldest
            } else {
                find(
                    "birth_date", .warning, "AGE_UNCERTAIN",
                    "The birth date is known in part: \(youngest) or \(oldest) years old. No clause about age reaches "
                        + "this person.", "Give the day, or the age.")
            }
        } else if draft.person.age == nil {
            find(
                "age", .note, "AGE_UNKNOWN", "The age is not known: no clause about age reaches this person.",
                "Give it.")
        }
        if let age = draft.person.age, age < 18 { draft.person.isMinor = true }
        if draft.person.isMinor {
            find(
                "age", .warning, "MINOR", "The person is or may be under 18 and is never inside an exchange.",
                "See to the return outside any exchange (Geneva Convention IV, articles 24 and 50).")
        }
        if draft.person.captiveMonths == nil, let since = draft.captiveSince {
            let most = since.wholeMonths(until: asOf)
            let least = max(0, since.last.wholeMonths(until: asOf))
            if most >= 0, least == most {
                draft.person.captiveMonths = most
            } else if most >= 0 {
                find(
                    "captive_since", .warning, "MONTHS_UNCERTAIN",
                    "The day of capture is known in part: held \(least) to \(most) months. No clause about months "
                        + "reaches this person.", "Give the day, or captive_months.")
            } else {
                find(
                    "captive_since", .error, "BAD_VALUE", "captive_since lies after the terms' day.", "Check the date.")
            }
        }
        draft.person.band = draft.band ?? PersonDefaults.band(draft.person)
        draft.person.ticket = draft.ticket ?? PersonDefaults.ticket(seed: seed, id: draft.person.id)
        drafts[position] = draft
    }

    private mutating func find(
        _ column: String?, _ severity: Severity, _ code: String, _ message: String, _ mend: String
    ) {
        findings.append(
            Finding(
                file: file, row: row, column: column, severity: severity, code: code, message: message, mend: mend))
    }

    /// Two statements of one person that cannot both stand: nobody but their writer can say which does.
    private mutating func contradict(_ column: String, _ code: String, _ message: String, _ mend: String) {
        contradictions.append(
            Finding(
                file: file, row: row, column: column, severity: .error, code: code, message: message, mend: mend))
    }

    /// What is wrong with a value of a column, if anything is.
    static func fault(of text: String, in column: PersonsColumn) -> Finding? {
        guard let anyDay = PartialDate(year: 2000) else { return nil }
        let cell = Array(text.utf8)[...]
        var reader = PersonsReader(asOf: anyDay, seed: [])
        if column == .status {
            _ = reader.choice(column, cell, PersonStatus.init(rawValue:), PersonStatus.allCases.map(\.rawValue))
        } else {
            let nobody = PlanPerson(id: PersonID(rawValue: ""), heldBy: .a, status: .civilian)
            reader.drafts = [PersonDraft(person: nobody, row: 0, source: [])]
            reader.set(column, cell, of: 0)
        }
        return reader.findings.first
    }

    private mutating func choice<Value>(
        _ column: PersonsColumn, _ cell: ArraySlice<UInt8>, _ read: (String) -> Value?, _ values: [String]
    ) -> Value? {
        if let value = read(String(decoding: cell, as: UTF8.self)) { return value }
        find(
            column.rawValue, .error, "BAD_VALUE", "\(column.rawValue) is none of: \(values.joined(separator: ", ")).",
            "Write one of them, or leave the cell blank.")
        return nil
    }

    private mutating func flag(_ column: PersonsColumn, _ cell: ArraySlice<UInt8>) -> Bool {
        if cell.elementsEqual("yes".utf8) { return true }
        if !cell.elementsEqual("no".utf8) {
            find(column.rawValue, .error, "BAD_VALUE", "\(column.rawValue) is neither yes nor no.", "Write yes or no.")
        }
        return false
    }

    private mutating func number(
        _ column: PersonsColumn, _ cell: ArraySlice<UInt8>, _ range: ClosedRange<Int>
    ) -> Int? {
        if let number = Int(String(decoding: cell, as: UTF8.self)), range.contains(number) { return number }
        find(
            column.rawValue, .error, "BAD_VALUE",
            "\(column.rawValue) is not a whole number from \(range.lowerBound) to \(range.upperBound).",
            "Write the number, or leave the cell blank.")
        return nil
    }

    private mutating func date(_ column: PersonsColumn, _ cell: ArraySlice<UInt8>) -> PartialDate? {
        if let date = PartialDate(iso: String(decoding: cell, as: UTF8.self)) { return date }
        find(
            column.rawValue, .error, "BAD_VALUE", "\(column.rawValue) is not a date.",
            "Write YYYY-MM-DD, YYYY-MM or YYYY.")
        return nil
    }
}

extension PartialDate {
    /// The last day that the date can be.
    fileprivate var last: PartialDate {
        let month = self.month ?? 12
        return PartialDate(year: year, month: month, day: day ?? Self.days(inMonth: month, of: year)) ?? self
    }
}
