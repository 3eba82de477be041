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

    /// The planner ended within its limits on work with neither an answer nor a proof.
    /// - Parameters:
    ///   - what: what was looked for, for example `a plan`.
    ///   - findings: what was found before.
    static func undecided(_ what: String, after findings: [Finding] = []) -> CommandFailure {
        CommandFailure(
            outcome: .refused,
            findings: findings + [
                Finding(
                    severity: .error, code: "UNDECIDED",
                    message: "Neither \(what) nor a proof that there is none was found.",
                    mend: "Use fewer or simpler clauses.")
            ])
    }
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
