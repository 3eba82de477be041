import Exchanges
import Foundation
import Persons

/// A plan as `plan make` wrote it.
enum PlanFile {
    /// - Throws: `UnreadableInput` that names the key at fault, or the place where the text is no JSON; `CommandFailure`.
    static func read(_ path: String) throws -> ExchangePlan {
        try plan(try Files.read(path), file: Files.name(path))
    }

    private static func plan(_ bytes: [UInt8], file: String) throws -> ExchangePlan {
        let fault: (key: String?, message: String)
        do {
            return try JSONDecoder().decode(ExchangePlan.self, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, let context) {
            fault = (path(context.codingPath + [key]), "is missing")
        } catch DecodingError.valueNotFound(_, let context) {
            fault = (path(context.codingPath), "has no value")
        } catch DecodingError.typeMismatch(_, let context) {
            fault = (path(context.codingPath), "is not of the kind that a plan holds there")
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            fault = (path(context.codingPath), "has a value that a plan cannot hold there")
        } catch {
            fault = (nil, "The file is not JSON.")
        }
        let message = fault.key.map { "The file is not a plan: \($0) \(fault.message)." } ?? fault.message
        throw UnreadableInput([
            Finding(
                file: file, column: fault.key, severity: .error, code: "PLAN", message: message,
                mend: "Give the file that plan make wrote.")
        ])
    }

    /// `stages[0].released[3].person`.
    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }
}
