import Foundation
import Persons

/// How a command ends (design: 0 done, 1 refused or impossible, 64 wrong use, 65 unreadable input, 74 I/O).
enum Outcome: Int32, Sendable {
    case done = 0
    case refused = 1
    case unreadable = 65
    case inputOutput = 74
}

/// A command that ends other than with `done`, with the reasons to print.
struct CommandFailure: Error {
    let outcome: Outcome
    let findings: [Finding]
}

/// Runs the body of a command: prints the reasons of a failure and turns it into the exit code.
///
/// With `json`, the reasons go to standard output as `{"findings": […]}`; else to standard error.
func concluding(json: Bool = false, _ body: () throws -> Void) throws {
    let failure: CommandFailure
    do {
        try body()
        return
    } catch let unreadable as UnreadableInput {
        failure = CommandFailure(outcome: .unreadable, findings: unreadable.findings)
    } catch let known as CommandFailure {
        failure = known
    }
    if json {
        try JSONOutput.print(["findings": failure.findings])
    } else {
        FindingsPrinter.print(failure.findings)
    }
    exit(failure.outcome.rawValue)
}
