/// A value of one of the record's code lists: written as its code, read aloud as its label.
public protocol Code: RawRepresentable, Codable, Hashable, Sendable {
    /// The words of the code list.
    var label: String { get }
}
