import Exchanges
import Foundation
import Persons

/// Plans and their proofs as files.
enum PlanFile {
    /// - Throws: `UnreadableInput` that names the key at fault, or the place where the text is no JSON.
    static func read(_ path: String) throws -> ExchangePlan { try read(path, Files.read(path)) }

    /// - Parameter bytes: what the file holds.
    /// - Throws: as `read`.
    static func read(_ path: String, _ bytes: [UInt8]) throws -> ExchangePlan {
        try decoded(
            ExchangePlan.self, bytes, path, code: "PLAN", what: "plan",
            mend: "Give the file that plan make wrote.")
    }

    /// - Throws: as `read`.
    static func readProof(_ path: String) throws -> ProofRecord {
        try decoded(
            ProofRecord.self, try Files.read(path), path, code: "PROOF", what: "proof",
            mend: "Give the file that --proof wrote.")
    }

    private static func decoded<Value: Decodable>(
        _ type: Value.Type, _ bytes: [UInt8], _ path: String, code: String, what: String, mend: String
    ) throws -> Value {
        let fault: (key: String?, message: String)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, let context) {
            fault = (place(context.codingPath + [key]), "is missing")
        } catch DecodingError.valueNotFound(_, let context) {
            fault = (place(context.codingPath), "has no value")
        } catch DecodingError.typeMismatch(_, let context) {
            fault = (place(context.codingPath), "is not of the kind that a \(what) holds there")
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            fault = (place(context.codingPath), "has a value that a \(what) cannot hold there")
        } catch {
            fault = (nil, "The file is not JSON.")
        }
        let message = fault.key.map { "The file is not a \(what): \($0) \(fault.message)." } ?? fault.message
        throw UnreadableInput([
            Finding(
                file: Files.name(path), column: fault.key, severity: .error, code: code, message: message, mend: mend)
        ])
    }

    /// `stages[0].released[3].person`.
    private static func place(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }
}
