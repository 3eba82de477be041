public import ArgumentParser
import Foundation
public import Persons
public import Talks

extension SideID: ExpressibleByArgument {}
extension Visibility: ExpressibleByArgument {}

extension When: ExpressibleByArgument {
    /// Reads a date or a time with its zone from an option.
    public init?(argument: String) { self.init(argument) }
}

extension Reader: ExpressibleByArgument {
    /// Reads `A`, `B`, `mediator` or `public` from an option.
    public init?(argument: String) { self.init(argument) }

    /// The values, as the help lists them.
    public static var allValueStrings: [String] { all.map(\.name) }

    /// A reader is written by its name.
    public var defaultValueDescription: String { name }
}

/// Where the record lies, for every command that reads or writes it.
struct FolderOptions: ParsableArguments {
    @Option(name: .customLong("in"), help: ArgumentHelp("The talks folder.", valueName: "DIR"))
    var path = "."

    @Flag(help: "One JSON object on standard output.")
    var json = false
}

/// For whom and for which day something is read.
struct ReaderOptions: ParsableArguments {
    @OptionGroup var folder: FolderOptions

    @Option(name: .customLong("for"), help: "For whom: what this reader may read, and what follows from it alone.")
    var reader = Reader.mediator

    @Option(help: ArgumentHelp("Add the private notebook of this author.", valueName: "NAME"))
    var author: String?

    @Option(help: ArgumentHelp("The day for which due dates are judged; today unless given.", valueName: "DAY"))
    var day: When?

    /// What the reader may read.
    func view() throws -> TalksView {
        try TalksFolder.read(folder.path, author: author).record.view(for: reader, author: author, on: day ?? Now.day)
    }
}

/// What stands at the head of every act.
struct EntryOptions: ParsableArguments {
    @OptionGroup var folder: FolderOptions

    @Option(help: ArgumentHelp("When it is entered, with the zone; now unless given.", valueName: "TIME"))
    var at: When?

    @Option(help: ArgumentHelp("The person or office that enters it.", valueName: "NAME"))
    var by: String?

    @Option(help: "The side for which it is entered; the mediator's desk unless given.")
    var forSide: SideID?

    @Option(
        help: """
            Who may read it. Unless given: MEDIATOR; AUTHOR for the notebook; for a correction or withdrawal, whoever \
            reads what it is about.
            """)
    var visibility: Visibility?

    @Option(help: "With SIDE: the side that may read it beside the mediator.")
    var sharedWith: SideID?

    @Option(help: ArgumentHelp("The number of the act that it corrects.", valueName: "N"))
    var supersedes: Int?

    /// The head of an act, where its file leaves it open.
    var head: ActHead {
        ActHead(
            at: at?.written, by: by, forSide: forSide, visibility: visibility, sharedWith: sharedWith,
            supersedes: supersedes)
    }
}

/// The clock, asked at this rim and nowhere below it.
enum Now {
    /// This moment in UTC, to the second.
    static var time: String {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime]
        return formatter.string(from: Date())
    }

    /// This moment, as acts give their times.
    static var moment: When { When(time) ?? day }

    /// Today in UTC.
    static var day: When {
        guard let day = When(String(time.prefix(10))) else { preconditionFailure("today is a day") }
        return day
    }
}
