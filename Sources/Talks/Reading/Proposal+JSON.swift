import Foundation

/// One flat object a proposal, its fields by kind (the README of the shared reports).
extension Proposal: Codable {
    enum CodingKeys: String, CodingKey {
        case kind, start, end, text, rule
        case speaker, office, attribution
        case value, qualifier, unit, subject, by
        case matter, rung
        case announcedBy = "announced_by"
        case side, type
        case ownWords = "own_words"
        case attributedBy = "attributed_by"
        case parties, precision
    }

    /// Reads the flat object again; an unknown kind is an error.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(String.self, forKey: .kind)
        func speech() throws -> Speech {
            Speech(
                speaker: try container.decodeIfPresent(String.self, forKey: .speaker),
                office: try container.decodeIfPresent(String.self, forKey: .office),
                attribution: try container.decode(Attribution.self, forKey: .attribution))
        }
        let content: Content
        switch kind {
        case "quotation": content = .quotation(try speech())
        case "statement": content = .statement(try speech())
        case "figure":
            content = .figure(
                Figure(
                    value: try container.decode(Double.self, forKey: .value),
                    qualifier: try container.decode(FigureQualifier.self, forKey: .qualifier),
                    unit: try container.decode(String.self, forKey: .unit),
                    subject: try container.decode(String.self, forKey: .subject),
                    by: try container.decodeIfPresent(String.self, forKey: .by)))
        case "result":
            content = .result(
                Standing(
                    matter: try container.decode(String.self, forKey: .matter),
                    rung: try container.decode(AgreementDegree.self, forKey: .rung),
                    announcedBy: try container.decodeIfPresent(String.self, forKey: .announcedBy)))
        case "position":
            content = .position(
                Stance(
                    side: try container.decode(String.self, forKey: .side),
                    type: try container.decode(PositionType.self, forKey: .type),
                    matter: try container.decode(String.self, forKey: .matter),
                    ownWords: try container.decode(Bool.self, forKey: .ownWords),
                    attributedBy: try container.decodeIfPresent(String.self, forKey: .attributedBy)))
        case "contact": content = .contact(parties: try container.decode([String].self, forKey: .parties))
        case "date":
            content = .date(
                value: try container.decode(String.self, forKey: .value),
                precision: try container.decode(DatePrecision.self, forKey: .precision))
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: container,
                debugDescription: "found a kind of proposal that is not known; expected one of seven")
        }
        self.init(
            start: try container.decode(Int.self, forKey: .start), end: try container.decode(Int.self, forKey: .end),
            text: try container.decode(String.self, forKey: .text),
            rule: try container.decodeIfPresent(String.self, forKey: .rule) ?? "", content: content)
    }

    /// Writes the flat object; fields of the kind that are unknown are null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(text, forKey: .text)
        try container.encode(rule, forKey: .rule)
        switch content {
        case .quotation(let speech), .statement(let speech):
            try container.encode(speech.speaker, forKey: .speaker)
            try container.encode(speech.office, forKey: .office)
            try container.encode(speech.attribution, forKey: .attribution)
        case .figure(let figure):
            try container.encode(figure.value, forKey: .value)
            try container.encode(figure.qualifier, forKey: .qualifier)
            try container.encode(figure.unit, forKey: .unit)
            try container.encode(figure.subject, forKey: .subject)
            try container.encode(figure.by, forKey: .by)
        case .result(let standing):
            try container.encode(standing.matter, forKey: .matter)
            try container.encode(standing.rung, forKey: .rung)
            try container.encode(standing.announcedBy, forKey: .announcedBy)
        case .position(let stance):
            try container.encode(stance.side, forKey: .side)
            try container.encode(stance.type, forKey: .type)
            try container.encode(stance.matter, forKey: .matter)
            try container.encode(stance.ownWords, forKey: .ownWords)
            try container.encode(stance.attributedBy, forKey: .attributedBy)
        case .contact(let parties): try container.encode(parties, forKey: .parties)
        case .date(let value, let precision):
            try container.encode(value, forKey: .value)
            try container.encode(precision, forKey: .precision)
        }
    }
}
