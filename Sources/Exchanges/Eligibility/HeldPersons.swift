public import Persons

/// The persons file from the two holding lists: one row a person held, confirmed where two reviewers agree.
///
/// Lines that repeat another, and lines judged one claimed person, are one person: the first line stands for all,
/// and each of the others is a finding. Nothing that a machine proposed confirms anybody.
public struct HeldPersons: Sendable {
    /// What became of one holding list.
    public struct Totals: Codable, Hashable, Sendable {
        /// Accepted lines of the list.
        public var accepted = 0
        /// Lines that repeat another.
        public var repeats = 0
        /// Lines that are one claimed person with another line, by judgement.
        public var judgedOne = 0
        /// Rows written: `accepted − repeats − judgedOne`.
        public var persons = 0
        /// Rows that two reviewers confirm.
        public var confirmed = 0

        enum CodingKeys: String, CodingKey {
            case accepted, repeats
            case judgedOne = "judged_one"
            case persons, confirmed
        }
    }

    /// The persons file, UTF-8 CSV.
    public private(set) var csv: [UInt8] = []
    /// The totals of each side's list.
    public private(set) var totals: [SideID: Totals] = [:]
    /// What was found on the way.
    public private(set) var findings: [Finding] = []

    /// Brings lists, judgements and attributes together.
    public init(
        heldByA: ImportedList, heldByB: ImportedList, reviews: ReviewedPairs,
        attributes: HeldAttributes = HeldAttributes()
    ) {
        findings = reviews.findings + attributes.findings
        if heldByA.list.source.sha256 == heldByB.list.source.sha256 {
            findings.append(
                Finding(
                    file: heldByB.list.source.file, severity: .warning, code: "LISTS_ALIKE",
                    message: "The same list is given for both sides.", mend: "Give each side's own holding list."))
        }
        let fixed: [PersonsColumn] = [
            .personID, .heldBy, .status, .sex, .birthDate, .captiveSince, .rank, .health, .site, .confirmed, .retained,
        ]
        let columns = PersonsColumn.allCases.filter { fixed.contains($0) || attributes.columns.contains($0) }
        var writer = DelimitedWriter()
        writer.append(columns.map(\.rawValue))
        for (side, imported) in [(SideID.a, heldByA), (.b, heldByB)] {
            add(side, imported, reviews, attributes, columns, &writer)
        }
        csv = writer.bytes
    }

    private mutating func add(
        _ side: SideID, _ imported: ImportedList, _ reviews: ReviewedPairs, _ attributes: HeldAttributes,
        _ columns: [PersonsColumn], _ writer: inout DelimitedWriter
    ) {
        let list = imported.list
        var totals = Totals()
        totals.accepted = list.count
        var groups = DisjointSets(list.count)
        var lineOf: [LineID: Int] = [:]
        for (index, id) in list.ids.enumerated() where lineOf[id] == nil { lineOf[id] = index }
        for (index, standing) in imported.standings.enumerated() {
            guard case .repeatInList(let first) = standing, groups.join(first, index) else { continue }
            totals.repeats += 1
            find(
                list, index, "REPEAT_COUNTS_ONCE",
                "The line repeats the one on row \(list.rows[first]); they count once.",
                "If they are two persons, correct the list.")
        }
        var confirmed: Set<Int> = []
        var lineOfClaim: [LineID: Int] = [:]
        for pair in reviews.confirmed where pair.heldBy == side {
            guard let line = lineOf[pair.line] else {
                findings.append(
                    Finding(
                        file: reviews.file, row: reviews.rows[pair], column: "right_id", severity: .error,
                        code: "LINE_UNKNOWN",
                        message: "A confirmed pair names a line of \(side.rawValue)'s list that is not accepted there.",
                        mend: "Check right_id and held_by in the judgements."))
                continue
            }
            confirmed.insert(line)
            if let other = lineOfClaim[pair.claim], groups.join(other, line) {
                totals.judgedOne += 1
                find(
                    list, max(other, line), "ONE_CLAIM_TWO_LINES",
                    "This line and the one on row \(list.rows[min(other, line)]) are judged one claimed person; they "
                        + "count once.", "If they are two persons, judge the pairs again.")
            }
            lineOfClaim[pair.claim] = line
        }
        let confirmedGroups = Set(confirmed.map { groups.first(of: $0) })
        let known = Set(list.ids.map(\.rawValue))
        for id in attributes.lines(of: side).subtracting(known).sorted() {
            findings.append(
                Finding(
                    file: attributes.file, row: attributes.row(side, id), column: "record_id", severity: .warning,
                    code: "LINE_UNKNOWN",
                    message: "The attributes name a line \(id) of \(side.rawValue) that is not an accepted line.",
                    mend: "Check record_id and held_by."))
        }
        let reader = HeldLine(list)
        for index in 0..<list.count where groups.first(of: index) == index {
            totals.persons += 1
            let isConfirmed = confirmedGroups.contains(index)
            if isConfirmed { totals.confirmed += 1 }
            let given = attributes[side, list.ids[index]]
            if given[.status] == nil, reader.value(.status, index).isEmpty {
                find(
                    list, index, "STATUS_UNKNOWN", "Neither the list nor the attributes say soldier or civilian.",
                    "Give status in the attributes; without it the person cannot be planned for.")
            }
            writer.append(
                columns.map { column in
                    switch column {
                    case .personID: PersonID(side: side, line: list.ids[index]).rawValue
                    case .heldBy: side.rawValue
                    case .confirmed: isConfirmed ? "yes" : "no"
                    default: given[column] ?? reader.value(column, index)
                    }
                })
        }
        self.totals[side] = totals
    }

    private mutating func find(_ list: PersonList, _ line: Int, _ code: String, _ message: String, _ mend: String) {
        findings.append(
            Finding(
                file: list.source.file, row: list.rows[line], severity: .warning, code: code, message: message,
                mend: mend))
    }
}

/// What a line of a holding list says, in the words of the persons file.
struct HeldLine {
    private let list: PersonList
    private let columns: [FieldKey: FieldColumn]

    init(_ list: PersonList) {
        self.list = list
        columns = Dictionary(list.columns.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func read(_ key: FieldKey, _ line: Int) -> String {
        columns[key].map { $0.readText(line) } ?? ""
    }

    /// Empty where the list says nothing that the persons file has a word for.
    func value(_ column: PersonsColumn, _ line: Int) -> String {
        switch column {
        case .status:
            switch read(.category, line) {
            case "": ""
            case "CIV", "CIV_DET": PersonStatus.civilian.rawValue
            case "POW", "OFF", "PRIV_NCO": PersonStatus.military.rawValue
            default: ""
            }
        case .sex: Sex(rawValue: read(.sex, line))?.rawValue ?? ""
        case .birthDate: PartialDate(iso: read(.birthDate, line))?.iso ?? ""
        case .captiveSince: PartialDate(iso: read(.takenDate, line))?.iso ?? ""
        case .rank: Rank(code: read(.rank, line))?.code ?? ""
        case .health: health(line)?.rawValue ?? ""
        case .site: read(.placeOfInternment, line)
        case .retained: read(.category, line) == "MED_REL" ? "yes" : "no"
        case .personID, .heldBy, .age, .captiveMonths, .ambulance, .proceedings, .crossing, .family, .confirmed,
            .consent,
            .fit, .vetoRank, .wishTier, .band, .ticket:
            ""
        }
    }

    /// Seriously wounded or sick, by the state of health or by the category (code lists `art110_class`, Annex IV B).
    private func health(_ line: Int) -> Health? {
        if ["SW", "SS"].contains(read(.category, line)) { return .severe }
        switch read(.healthState, line) {
        case "seriously_wounded": return .severe
        case "slightly_wounded", "sick", "convalescent": return .wounded
        case "good", "not_wounded", "recovered": return .well
        default: return read(.category, line) == "WOUNDED" ? .wounded : nil
        }
    }
}
