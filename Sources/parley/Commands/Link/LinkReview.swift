import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link review`: two records side by side, a key for each answer.
struct LinkReview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Judge proposed pairs at the terminal, those that teach most first.",
        discussion: """
            Keys: s same, d different, u unsure, k skip, b back, q quit; a capital S, D or U asks why. From a pipe, one \
            answer a line: the key, and behind it the reason. Every answer is on disk before the next pair is shown. \
            What other reviewers said is not shown: a second look is a look of one's own.
            """)

    @OptionGroup var lists: ListPair

    @Option(help: ArgumentHelp("The links file of these two lists.", valueName: "LINKS.csv"))
    var links: String

    @Option(help: ArgumentHelp("The journal (0600); begun where there is none.", valueName: "J"))
    var journal: String

    @OptionGroup var actor: ActorOptions

    @Option(help: "The side whose list is the right one: A or B.")
    var heldBy: SideID?

    @Option(help: "Show at most so many pairs.")
    var limit: Int?

    @Flag(help: "Print the pairs in their order, with what each answer would teach, and ask nothing.")
    var order = false

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number of at least 1.") }
    }

    func run() throws {
        try concluding {
            let (left, right) = try lists.read()
            let table = try LinkTable(csv: try Files.read(links), file: Files.name(links))
            let file = JournalFile(path: journal)
            let read = try file.read()
            let judged = JudgedPairs(read.acts, left: left.list, right: right.list, heldBy: heldBy)
            let ordered = ReviewOrder(
                links: table, linksFile: Files.name(links), left: left.list, right: right.list, judged: judged,
                reviewer: actor.by)
            FindingsPrinter.print(read.findings + judged.findings + ordered.findings)
            let items = Array(ordered.items.prefix(limit ?? ordered.items.count))
            if order { return print(Self.listing(items, left.list, right.list), terminator: "") }
            let screen = ReviewScreen(left: left.list, right: right.list, links: table)
            let answered = try ask(items, screen, left.list, right.list, file)
            let now = try file.read()
            print("\(answered) answers; journal: \(now.length) acts, head \(now.head)")
        }
    }

    private func ask(
        _ items: [ReviewOrder.Item], _ screen: ReviewScreen, _ left: PersonList, _ right: PersonList,
        _ file: JournalFile
    ) throws -> Int {
        let keys = AnswerKeys()
        var answered = 0
        var index = 0
        while index < items.count {
            let item = items[index]
            print("pair \(index + 1) of \(items.count)", screen.text(item), separator: "\n", terminator: "")
            var isOpen = true
            while isOpen {
                print("[s]ame [d]ifferent [u]nsure s[k]ip [b]ack [q]uit > ", terminator: "")
                fflush(nil)
                guard let answer = keys.next(), answer.key != "q" else {
                    print("")
                    return answered
                }
                isOpen = false
                switch answer.key {
                case "s", "d", "u":
                    let word: JudgementWord =
                        answer.key == "s" ? .same : answer.key == "d" ? .different : .unsure
                    try file.append([
                        .judged(
                            Judgement(
                                left: JudgedLine(left, item.left), right: JudgedLine(right, item.right),
                                heldBy: heldBy, word: word, reviewer: actor.by, at: actor.time,
                                reason: answer.words))
                    ])
                    answered += 1
                    print("on record: \(word.rawValue)\n")
                    index += 1
                case "k": index += 1
                case "b": index = max(0, index - 1)
                default:
                    print("No answer is on that key.")
                    isOpen = true
                }
            }
        }
        return answered
    }

    private static func listing(_ items: [ReviewOrder.Item], _ left: PersonList, _ right: PersonList) -> String {
        var table = TextTable(["left", "right", "probability", "open lines", "gain in bits", ""])
        for item in items {
            table.append([
                left.ids[item.left].rawValue, right.ids[item.right].rawValue,
                String(format: "%.4f", item.probability), String(item.openLines), String(format: "%.4f", item.gainBits),
                item.waitsForConfirmation ? "to confirm" : "",
            ])
        }
        return table.text
    }
}
