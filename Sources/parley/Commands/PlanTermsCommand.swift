import ArgumentParser
import Exchanges
import Persons

/// `plan terms`: what terms say, clause by clause, and what is wrong with them, before anybody is held against them.
struct PlanTermsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Read terms aloud, clause by clause, and say what is wrong with them.",
        discussion: "Solves nothing and needs no list of persons. Ends with 1 when the terms cannot be applied.")

    @Argument(help: ArgumentHelp("The terms.", valueName: "T.yaml"))
    var terms: String

    @OptionGroup var reading: ReadingLanguage

    @Flag(help: "One JSON object on standard output.")
    var json = false

    /// What `--json` prints.
    private struct Printed: Encodable {
        struct Sentence: Encodable {
            let id: String
            let kind: String
            let row: Int
            let words: String
        }

        let exchange: String
        let version: Int
        let asOf: String
        let sides: [String: String]
        let clauses: [Sentence]
        let objective: [Objective]
        let findings: [Finding]

        enum CodingKeys: String, CodingKey {
            case exchange, version
            case asOf = "as_of"
            case sides, clauses, objective, findings
        }
    }

    func run() throws {
        try concluding(json: json) {
            let (terms, findings) = try ExchangeTerms.read(try Files.read(terms), file: Files.name(terms))
            guard let terms else { throw CommandFailure(outcome: .refused, findings: findings) }
            let sentences = terms.clauses.map {
                Printed.Sentence(
                    id: $0.id, kind: $0.term.kind.rawValue, row: $0.row,
                    words: $0.sentence(in: terms, language: reading.language))
            }
            if json {
                let sides = SideID.allCases.map { ($0.rawValue, terms.name(of: $0)) }
                try JSONOutput.print(
                    Printed(
                        exchange: terms.exchange, version: terms.version, asOf: terms.asOf.iso,
                        sides: Dictionary(uniqueKeysWithValues: sides), clauses: sentences, objective: terms.objective,
                        findings: findings))
            } else {
                FindingsPrinter.print(findings)
                print("\(terms.exchange), \(terms.version), \(terms.asOf.iso)")
                for sentence in sentences { print("\n\(sentence.id)\n  \(sentence.words)") }
            }
        }
    }
}

/// The language in which terms and what follows from them are read.
struct ReadingLanguage: ParsableArguments {
    @Option(
        name: .customLong("language"),
        help: ArgumentHelp("en, uk or ru: the language of the sentences.", valueName: "LANGUAGE"))
    var code = TermsLanguage.english.rawValue

    var language: TermsLanguage { TermsLanguage(rawValue: code) ?? .english }

    func validate() throws {
        if TermsLanguage(rawValue: code) == nil { throw ValidationError("--language takes en, uk or ru.") }
    }
}
