import Foundation
import Persons

/// Reads a list with its mapping, as every command that takes a list does.
enum ListFiles {
    static func read(_ path: String, mapping: String? = nil, checksLines: Bool = true) throws -> ImportedList {
        let mapping = try mapping.map { try ColumnMapping(yaml: try Files.read($0), file: Files.name($0)) }
        return try ListImport.read(
            try Files.read(path), file: Files.name(path), mapping: mapping, checksLines: checksLines)
    }
}
