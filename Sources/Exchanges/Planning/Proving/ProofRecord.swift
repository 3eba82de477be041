/// A proof beside its plan, as a file: the neutral's only.
///
/// It holds no person. But its program counts who can go and who is wished for, class by class, and that rests on sealed
/// columns: a side that read it could count the unwilling.
public struct ProofRecord: Codable, Hashable, Sendable {
    /// Says what kind of file this is.
    public var about = "proof of a plan, for the neutral only: numbers by class that rest on sealed columns"
    /// SHA-256 of the terms file, lower-case hexadecimal.
    public var termsSHA256: String
    /// SHA-256 of the persons file as expanded.
    public var personsSHA256: String
    /// SHA-256 of each file of sealed columns.
    public var sealedSHA256: [String]
    /// SHA-256 of the plan file.
    public var planSHA256: String
    /// The steps and the program.
    public var proof: PlanProof

    enum CodingKeys: String, CodingKey {
        case about
        case termsSHA256 = "terms_sha256"
        case personsSHA256 = "persons_sha256"
        case sealedSHA256 = "sealed_sha256"
        case planSHA256 = "plan_sha256"
        case proof
    }

    /// The proof of the plan that is written as these bytes.
    public init(_ proof: PlanProof, plan: [UInt8], inputs: PlanInputs) {
        self.proof = proof
        termsSHA256 = inputs.termsSHA256
        personsSHA256 = inputs.personsSHA256
        sealedSHA256 = inputs.sealedSHA256
        planSHA256 = PlanInputs.hash(plan)
    }
}
