import Foundation
import Persons

/// Reading JSON files that the tool wrote.
enum JSONInput {
    /// - Parameters:
    ///   - what: the kind of file, for example `a plan`.
    ///   - code: of the finding where the file is none.
    /// - Throws: `UnreadableInput` that names the key at fault, or the place where the text is no JSON.
    static func read<Value: Decodable>(
        _ type: Value.Type, _ bytes: [UInt8], file: String, what: String, code: String, mend: String
    ) throws -> Value {
        let fault: (key: String?, message: String)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, let context) {
            fault = (path(context.codingPath + [key]), "is missing")
        } catch DecodingError.valueNotFound(_, let context) {
            fault = (path(context.codingPath), "has no value")
        } catch DecodingError.typeMismatch(_, let context) {
            fault = (path(context.codingPath), "is not of the kind that \(what) holds there")
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            fault = (path(context.codingPath), "has a value that \(what) cannot hold there")
        } catch {
            fault = (nil, "The file is not JSON.")
        }
        let message = fault.key.map { "The file is not \(what): \($0) \(fault.message)." } ?? fault.message
        throw UnreadableInput([
            Finding(file: file, column: fault.key, severity: .error, code: code, message: message, mend: mend)
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
