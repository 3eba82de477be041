import Foundation
import Persons
import Talks

/// Proposals of a report as acts to be decided on: a file that a person edits and hands back.
///
/// What a report cannot tell is left open (`key:` without a value), so that accepting without deciding is refused with
/// the values to choose from.
struct ProposedActs {
    let report: ReadReport
    let file: String
    /// The record, whose people and parties are proposed by their ids.
    let record: TalksRecord?

    /// The text of the file.
    var text: String {
        let opening = """
            # personal data
            # Proposals from \(file). To accept one, write accept: yes, correct its fields and fill in what is open.
            # "a person fills in" names what is open in a block. An id that is written already can stay or be changed.
            # Nothing else enters the record. Hand it back with: parley talks read \(file) --accept THIS-FILE --in DIR

            """
        let people = masked.map { person -> String in
            let names = person.names.map { "{words: \(YAMLWords.quoted($0))}" }.joined(separator: ", ")
            let lines = [
                "accept: yes", "proposal: person \(person.number)", "# So that the name is masked on every view.",
                "kind: person", "id: \(person.id)", "names: [\(names)]", "public_office: false",
                "source: {report: \(YAMLWords.quoted(file))}",
            ]
            return lines.joined(separator: "\n") + "\n"
        }
        var acts: [String] = []
        var ids = FreeIDs(taken: takenIDs)
        for (index, proposal) in report.proposals.enumerated() {
            let span = "start: \(proposal.start), end: \(proposal.end)"
            for body in ids.fill(lines(proposal)) {
                var lines = ["accept: no", "proposal: \(index + 1)"]
                lines += quoted(proposal.text)
                let open = body.filter { $0.hasSuffix(":") || $0.hasSuffix(": ") }
                    .map { String($0.prefix { $0 != ":" }) }.filter { $0 != "result" }
                if body.contains("result:") {
                    lines.append("# result: left open, it is the result above, if that is accepted")
                }
                if !open.isEmpty { lines.append("# a person fills in: \(open.joined(separator: ", "))") }
                lines += body
                lines.append("source: {report: \(YAMLWords.quoted(file)), \(span)}")
                acts.append(lines.joined(separator: "\n") + "\n")
            }
        }
        return opening + (people + acts).joined(separator: "---\n")
    }

    /// People without public office who are not on record yet: they come on record masked, whatever else is accepted.
    private var masked: [(number: Int, id: String, names: [String])] {
        let taken = takenIDs
        var free = 1
        return report.people.enumerated().filter { $0.element.masked && known($0.element.name) == nil }
            .map { index, person in
                while taken.contains("person-\(free)") { free += 1 }
                defer { free += 1 }
                return (index + 1, "person-\(free)", [person.name] + person.aliases)
            }
    }

    /// Ids of the record, which no proposal may take.
    private var takenIDs: Set<String> {
        Set((record?.acts ?? []).compactMap(\.content.id?.rawValue))
            .union((record?.process.parties ?? []).map(\.id.rawValue))
    }

    private func quoted(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { "# \($0)" }
    }

    /// The acts a proposal could become, without what the person must decide.
    private func lines(_ proposal: Proposal) -> [[String]] {
        let words = YAMLWords.quoted(proposal.text)
        switch proposal.content {
        case .quotation(let speech):
            return [statement(speech) + ["words: \(words)"] + date]
        case .statement(let speech):
            return [statement(speech) + ["gist: \(words)"] + date]
        case .figure(let figure):
            guard let value = Int(exactly: figure.value) else { return [] }
            let unit = YAMLWords.quoted(figure.unit)
            var lines = ["kind: announcement", "id:", "voice:", "words: \(words)"]
            lines.append("figures: [{value: \(value), qualifier: \(figure.qualifier.rawValue), unit: \(unit)}]")
            if let by = figure.by { lines.append("who: \(speaker(by))") }
            return [lines + date + ["note: \(YAMLWords.quoted(figure.subject))"]]
        case .result(let standing):
            let matter = ["kind: result", "id:", "matter: \(YAMLWords.quoted(standing.matter))"]
            var claim = ["kind: claim", "result:", "voice:", "rung: \(standing.rung.rawValue)", "words: \(words)"]
            if let voice = standing.announcedBy { claim.append("who: \(speaker(voice))") }
            return [matter, claim + date]
        case .position(let stance):
            var lines = [
                "kind: position", "id:", "side: \(side(stance.side) ?? "")", "types: [\(stance.type.rawValue)]",
            ]
            lines += ["issue:", "matter: \(YAMLWords.quoted(stance.matter))", "words: \(words)"]
            lines.append("own_words: \(stance.ownWords)")
            if !stance.ownWords { lines.append("attributed_by: \(speaker(stance.attributedBy ?? "the reporter"))") }
            return [lines + ["attribution:"] + date.map { $0.replacing("date:", with: "as_of:") }]
        case .contact(let parties):
            let known = parties.compactMap { party($0)?.id.rawValue }
            let people = parties.filter { party($0) == nil }.map(speaker)
            var lines = ["kind: contact", "id:", "contact_kind:"]
            if !known.isEmpty { lines.append("parties: [\(known.joined(separator: ", "))]") }
            if !people.isEmpty { lines.append("people: [\(people.joined(separator: ", "))]") }
            return [lines + ["words: \(words)"] + date]
        case .date: return []
        }
    }

    private func statement(_ speech: Proposal.Speech) -> [String] {
        [
            "kind: statement", "id:", "speakers: [\(speaker(speech.speaker ?? "nobody named"))]",
            "attribution: \(speech.attribution.rawValue)", "statement_kind:",
        ]
    }

    private var date: [String] { report.reportDate.map { ["date: '\($0)'"] } ?? [] }

    /// The person on record who bears this name, or who comes on record with the file; else the words.
    private func speaker(_ name: String) -> String {
        if let person = known(name) { return "{person: \(person.rawValue)}" }
        if let person = masked.first(where: { $0.names.contains(name) }) { return "{person: \(person.id)}" }
        return party(name).map { "{party: \($0.id.rawValue)}" } ?? "{described: \(YAMLWords.quoted(name))}"
    }

    private func known(_ name: String) -> RecordID? {
        let forms = report.people.first { $0.name == name }.map { [$0.name] + $0.aliases } ?? [name]
        return record?.acts.lazy.compactMap { act -> RecordID? in
            guard case .person(let person) = act.content else { return nil }
            return (person.names.map(\.words) + person.aliases).contains { forms.contains($0) } ? person.id : nil
        }
        .first
    }

    private func party(_ name: String) -> Party? {
        let entered = (record?.acts ?? []).compactMap { act -> Party? in
            if case .party(let party) = act.content { party } else { nil }
        }
        return ((record?.process.parties ?? []) + entered).first { $0.names.contains { $0.words == name } }
    }

    private func side(_ name: String) -> String? { party(name)?.side?.rawValue }
}

/// Ids for proposed records that no record and no other proposal has.
private struct FreeIDs {
    let taken: Set<String>
    private var last: [String: Int] = [:]

    init(taken: Set<String>) { self.taken = taken }

    /// The acts of one proposal with an id in each that needs one.
    mutating func fill(_ acts: [[String]]) -> [[String]] {
        acts.map { lines in
            guard let kind = lines.first?.dropFirst("kind: ".count), let place = lines.firstIndex(of: "id:") else {
                return lines
            }
            let letters =
                switch kind {
                case "announcement": "AN"
                case "position": "P"
                case "result": "R"
                case "contact": "C"
                default: "S"
                }
            repeat { last[letters, default: 0] += 1 } while taken.contains("\(letters)\(last[letters, default: 0])")
            var lines = lines
            lines[place] = "id: \(letters)\(last[letters, default: 0])"
            return lines
        }
    }
}

/// The proposals a person has accepted, as acts to enter.
struct AcceptedProposals {
    /// What says yes.
    private(set) var drafts: [ActDraft] = []

    /// Reads a decided file; a decision that is neither yes nor no, or a proposal that is not of this report, is refused.
    init(_ bytes: [UInt8], file: String, report: ReadReport, reportFile: String) throws {
        var findings: [Finding] = []
        // The block of each accepted result by its proposal: a claim that leaves its result open means that one.
        var results: [Int: Int] = [:]
        for draft in try ActDraft.read(bytes, file: file) {
            func found(_ key: String, _ code: String, _ message: String, _ mend: String) {
                findings.append(
                    draft.placed(
                        Finding(column: key, severity: .error, code: code, message: message, mend: mend), added: 0))
            }
            guard let decision = draft.value(of: "accept") else {
                found("accept", "NO_DECISION", "It says neither accept: yes nor accept: no.", "Write one of them.")
                continue
            }
            if decision == "no" { continue }
            guard decision == "yes" else {
                found("accept", "NO_DECISION", "accept is neither yes nor no.", "Write one of them.")
                continue
            }
            if let person = draft.value(of: "proposal"), person.hasPrefix("person "),
                draft.value(of: "kind") == "person"
            {
                drafts.append(Self.entered(draft, file: file))
                continue
            }
            guard let number = draft.value(of: "proposal").flatMap({ Int($0) }),
                report.proposals.indices.contains(number - 1)
            else {
                found(
                    "proposal", "NO_PROPOSAL", "This report has no such proposal.", "Keep the number as it was written."
                )
                continue
            }
            let proposal = report.proposals[number - 1]
            let source =
                "source: {report: \(YAMLWords.quoted(reportFile)), start: \(proposal.start), end: \(proposal.end)}"
            guard draft.lines.contains(source) else {
                found(
                    "source", "OTHER_REPORT", "The span is not that of proposal \(number) of this report.",
                    "Decide on the proposals of the report as it stands now: write them anew with --proposals.")
                continue
            }
            var result: String?
            if draft.value(of: "kind") == "claim" {
                result = drafts.last { $0.value(of: "kind") == "result" && results[number] == $0.ordinal }?
                    .value(of: "id")
            }
            if draft.value(of: "kind") == "result" { results[number] = draft.ordinal }
            drafts.append(Self.entered(draft, file: file, result: result))
        }
        guard findings.isEmpty else { throw CommandFailure(outcome: .unreadable, findings: findings) }
        // People come on record so that what is accepted keeps their names masked, and not for their own sake.
        if drafts.allSatisfy({ $0.value(of: "kind") == "person" }) { drafts = [] }
    }

    /// The two decision lines become comments, so that every other line keeps its number.
    private static func entered(_ draft: ActDraft, file: String, result: String? = nil) -> ActDraft {
        let lines = draft.lines.map { line in
            if line.hasPrefix("accept:") || line.hasPrefix("proposal:") { return "#" }
            if let result, line.trimmingCharacters(in: .whitespaces) == "result:" { return "result: \(result)" }
            return line
        }
        return ActDraft(lines: lines, file: file, linesBefore: draft.linesBefore, ordinal: draft.ordinal)
    }
}
