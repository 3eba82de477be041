public import Persons

/// For whom a view is made.
public enum Reader: Hashable, Sendable {
    /// A side's delegation.
    case side(SideID)
    /// The mediator and the mediator's desk.
    case mediator
    /// Anyone.
    case `public`

    /// All readers.
    public static let all: [Reader] = [.side(.a), .side(.b), .mediator, .public]

    /// Reads `A`, `B`, `mediator` or `public`, the values of `--for`; nil for anything else.
    public init?(_ name: String) {
        guard let reader = Self.all.first(where: { $0.name == name }) else { return nil }
        self = reader
    }

    /// `A`, `B`, `mediator` or `public`.
    public var name: String {
        switch self {
        case .side(let side): side.rawValue
        case .mediator: "mediator"
        case .public: "public"
        }
    }

    /// Whether a view for this reader is read by more than the mediator, so that insults are kept out of it.
    public var isJoint: Bool { self != .mediator }
}
