import Foundation
import Persons
import Yams

/// YAML nodes with their places, and the findings met while they are read.
struct TermsSource {
    let file: String?
    private(set) var findings: [Finding] = []

    init(file: String?) { self.file = file }

    mutating func add(_ node: Node?, _ column: String?, _ code: String, _ message: String, mend: String) {
        findings.append(
            Finding(
                file: file, row: node?.mark?.line, column: column, severity: .error, code: code, message: message,
                mend: mend))
    }

    mutating func add(_ findings: [Finding]) { self.findings += findings }

    /// The entries of a mapping by key; a key outside `known` is a finding that names it.
    mutating func entries(_ node: Node, of what: String, known: [String]) -> [String: Node] {
        guard let mapping = node.mapping else {
            add(node, what, "NOT_A_MAPPING", "\(what) is not written as keys with values.", mend: "Write {key: value}.")
            return [:]
        }
        var entries: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? "?"
            if known.contains(name) {
                entries[name] = value
            } else {
                add(
                    key, what, "KEY_UNKNOWN", "\(what) has the key \"\(name)\", which is not known there.",
                    mend: NearestName.mend(for: name, among: known))
            }
        }
        return entries
    }

    mutating func text(_ node: Node?, _ column: String, in parent: Node) -> String? {
        guard let node else {
            missing(column, in: parent)
            return nil
        }
        guard let text = node.scalar?.string, !text.isEmpty else {
            add(node, column, "BAD_VALUE", "\(column) is not a text.", mend: "Write one value.")
            return nil
        }
        return text
    }

    /// A whole number from `least` to `most`; nil without a finding when the node is missing.
    mutating func number(_ node: Node?, _ column: String, least: Int = 0, most: Int = 1_000_000) -> Int? {
        guard let node else { return nil }
        guard let text = node.scalar?.string, let number = Int(text), (least...most).contains(number) else {
            add(
                node, column, "BAD_VALUE", "\(column) is not a whole number from \(least) to \(Words.number(most)).",
                mend: "Write a whole number.")
            return nil
        }
        return number
    }

    /// Yes or no as YAML writers put it; nil without a finding when the node is missing.
    mutating func flag(_ node: Node?, _ column: String) -> Bool? {
        guard let node else { return nil }
        switch node.scalar?.string {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            add(node, column, "BAD_VALUE", "\(column) is neither true nor false.", mend: "Write true or false.")
            return nil
        }
    }

    mutating func choice<Value: RawRepresentable>(_ node: Node?, _ column: String, _ values: [Value]) -> Value?
    where Value.RawValue == String {
        guard let node else { return nil }
        guard let text = node.scalar?.string, let value = values.first(where: { $0.rawValue == text }) else {
            let names = values.map(\.rawValue).joined(separator: ", ")
            add(node, column, "BAD_VALUE", "\(column) is not one of: \(names).", mend: "Write one of them.")
            return nil
        }
        return value
    }

    mutating func missing(_ column: String, in node: Node) {
        add(node, column, "KEY_MISSING", "\"\(column)\" is missing.", mend: "Add it.")
    }
}
