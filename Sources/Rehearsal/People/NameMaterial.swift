import Persons

/// Given names, surname parts, places and ranks from which people are invented. Nothing here comes from Names:
/// else the linkage would mark its own homework.
struct NameMaterial: Sendable {
    /// A given name and, of men, their children's patronymics.
    struct Given: Sendable {
        let ukrainian: String
        let russian: String
        /// Ukrainian for a man and a woman, Russian for a man and a woman; empty for women's names.
        let patronymics: [String]

        func form(_ language: Language) -> String { language == .ukrainian ? ukrainian : russian }

        func patronymic(_ language: Language, female: Bool) -> String {
            let index = (language == .ukrainian ? 0 : 2) + (female ? 1 : 0)
            return patronymics.indices.contains(index) ? patronymics[index] : ""
        }
    }

    /// A surname ending in its four forms.
    struct Suffix: Sendable {
        /// Ukrainian for a man and a woman, Russian for a man and a woman.
        let forms: [String]

        func form(_ language: Language, female: Bool) -> String {
            forms[(language == .ukrainian ? 0 : 2) + (female ? 1 : 0)]
        }
    }

    /// A town in its three forms.
    struct Place: Sendable {
        let ukrainian: String
        let russian: String
        let latin: String
    }

    /// A rank in its three forms.
    struct Rank: Sendable {
        let code: String
        let ukrainian: String
        let russian: String
        let english: String
    }

    /// Men's names first, then women's.
    let given: [Given]
    let men: Weights
    let women: Weights
    let firstWoman: Int
    /// Names that a hurried eye takes for the name of this number.
    let alike: [UInt16: [UInt16]]
    /// Ukrainian and Russian spelling of each root and infix.
    let roots: [(ukrainian: String, russian: String)]
    let infixes: [(ukrainian: String, russian: String)]
    let suffixes: [Suffix]
    let rootWeights: Weights
    let infixWeights: Weights
    let suffixWeights: [SideID: Weights]
    let places: [Place]
    let placeWeights: [SideID: Weights]
    let ranks: [Rank]
    let rankWeights: Weights

    static let shared = NameMaterial()

    private init() {
        let names = Tables.rows("given-names")
        let isMan = names.map { $0[0] == "male" }
        given = names.map { row in
            Given(ukrainian: row[1], russian: row[2], patronymics: row[4] == "-" ? [] : Array(row[4...7]))
        }
        firstWoman = isMan.firstIndex(of: false) ?? names.count
        men = Weights(names[..<firstWoman].map { Tables.number($0[3]) })
        women = Weights(names[firstWoman...].map { Tables.number($0[3]) })

        var alike: [UInt16: [UInt16]] = [:]
        for row in Tables.rows("alike-names") {
            let numbers = row[1...2].compactMap { form in
                names.firstIndex { $0[0] == row[0] && $0[1] == form }.map(UInt16.init)
            }
            guard numbers.count == 2 else { preconditionFailure("alike-names.tsv: \(row[1]) or \(row[2]) is no name") }
            alike[numbers[0], default: []].append(numbers[1])
            alike[numbers[1], default: []].append(numbers[0])
        }
        self.alike = alike

        roots = Tables.rows("surname-roots").map { ($0[0], Spelling.russian($0[0])) }
        // Frequencies fall off nearly as one over the rank (Zipf 1949, with Mandelbrot's offset of 1953).
        rootWeights = Weights(roots.indices.map { 1_000_000 / ($0 + 8) })
        let middle = Tables.rows("surname-infixes")
        infixes = middle.map { $0[0] == "-" ? ("", "") : ($0[0], Spelling.russian($0[0])) }
        infixWeights = Weights(middle.map { Tables.number($0[1]) })
        let endings = Tables.rows("surname-suffixes")
        suffixes = endings.map { Suffix(forms: Array($0[0...3])) }
        suffixWeights = [
            .a: Weights(endings.map { Tables.number($0[4]) }), .b: Weights(endings.map { Tables.number($0[5]) }),
        ]

        let towns = Tables.rows("places")
        places = towns.map { Place(ukrainian: $0[1], russian: $0[2], latin: $0[3]) }
        func townWeights(_ side: SideID) -> Weights {
            Weights(towns.map { $0[0] == side.rawValue ? Tables.number($0[4]) : 0 })
        }
        placeWeights = [.a: townWeights(.a), .b: townWeights(.b)]

        let grades = Tables.rows("ranks")
        ranks = grades.map { Rank(code: $0[0], ukrainian: $0[1], russian: $0[2], english: $0[3]) }
        rankWeights = Weights(grades.map { Tables.number($0[4]) })
    }

    /// A surname as a language spells it.
    func surname(_ surname: InventedPerson.Surname, _ language: Language, female: Bool) -> String {
        let root = roots[Int(surname.root)]
        let infix = infixes[Int(surname.infix)]
        let stem = language == .ukrainian ? root.ukrainian + infix.ukrainian : root.russian + infix.russian
        let suffix = suffixes[Int(surname.suffix)].form(language, female: female)
        return Spelling.joined(stem: stem, suffix: suffix, language: language)
    }

    func draw(_ weights: [SideID: Weights], of side: SideID, _ draws: inout Draws) -> UInt16 {
        UInt16(weights[side]?.index(&draws) ?? 0)
    }
}
