import Persons

extension RecordYAML {
    /// What a key expects, for the mend of a finding: " as one of: …", or nothing where any words will do.
    static func expected(_ key: String) -> String {
        if let codes = codes[key] { return " as one of: \(codes.joined(separator: ", "))" }
        if dates.contains(key) { return " as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm+hh:mm" }
        if numbers.contains(key) { return " as a whole number" }
        return ""
    }

    private static let dates: Set<String> = ["at", "date", "until", "due", "starts", "ends", "as_of", "day"]
    private static let numbers: Set<String> = [
        "number", "supersedes", "value", "start", "end", "ordinal", "notice_days",
    ]

    private static let codes: [String: [String]] = [
        "kind": list(ActKind.self), "visibility": list(Visibility.self), "for": sides, "shared_with": sides,
        "side": sides, "released_by": sides, "returns_from": sides, "against": sides, "attributed_to": sides,
        "voice": list(Voice.self), "rung": list(AgreementDegree.self), "established": list(AgreementDegree.self),
        "paper_type": list(PaperType.self), "types": list(PositionType.self), "attribution": list(Attribution.self),
        "source_side": list(SourceSide.self), "statement_kind": list(StatementKind.self),
        "divergence_kind": list(DivergenceKind.self), "contact_kind": list(ContactKind.self),
        "unit": list(RemainsUnit.self), "scope": list(ReturnScope.self), "step": list(ListStep.self),
        "grounds": list(ListObjection.self), "verification": list(Verification.self),
        "element": list(CeasefireElement.self), "basis": list(ExchangeBasis.self), "status": list(TextStatus.self),
        "note_kind": list(NoteKind.self), "role": list(PartyRole.self), "formats": list(RoundFormat.self),
        "do": list(TextOperation.Kind.self), "state": list(AgendaState.self),
        "class_position": list(ClassPosition.self),
        "qualifier": list(Qualifier.self), "display_order": sides,
        "settled": ["true", "false"], "shown": ["true", "false"], "own_words": ["true", "false"],
    ]

    /// Every code a record or view can hold, which is never a name.
    static let allCodes = Set(codes.values.joined() + list(CommitmentState.self) + Reader.all.map(\.name))

    private static let sides = SideID.allCases.map(\.rawValue)

    private static func list<Codes: CaseIterable & RawRepresentable>(_: Codes.Type) -> [String]
    where Codes.RawValue == String {
        Codes.allCases.map(\.rawValue)
    }
}
