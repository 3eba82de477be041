import Persons

extension ReportView {
    /// What two reviewers said of the pairs.
    var judgementsSection: Section {
        var pairs = Table(
            id: "judgements-pairs", caption: "Pairs judged",
            columns: [
                ("Claims of", .text), ("Pairs", .number), ("Same, by both", .number), ("Different, by both", .number),
                ("Open", .number),
            ])
        for direction in judgements {
            let figures = [direction.pairs, direction.bothSame, direction.bothDifferent, direction.open]
            pairs.append([name(of: direction.claimant)] + figures.map(Wording.number))
        }
        var reviewers = Table(
            id: "judgements-reviewers", caption: "Judgements by reviewer",
            columns: [
                ("Claims of", .text), ("Reviewer", .text), ("Same", .number), ("Different", .number),
                ("Unsure", .number),
            ])
        for direction in judgements {
            for reviewer in direction.reviewers {
                let figures = [reviewer.same, reviewer.different, reviewer.unsure]
                reviewers.append([name(of: direction.claimant), reviewer.name] + figures.map(Wording.number))
            }
        }
        let paragraphs = [
            "A person counts as confirmed only where two reviewers judged the pair to be the same person. Pairs on which "
                + "they differ or are unsure, and pairs that one alone judged, stay open.",
            statedErrors, measuredErrors,
        ]
        return Section(
            id: "judgements", title: "Judgements", paragraphs: paragraphs.compactMap { $0 },
            blocks: [.table(pairs), .table(reviewers)])
    }

    /// What became of the claims.
    var claimsSection: Section {
        var table = Table(
            id: "claims-table", caption: "Claims by answer",
            columns: [
                ("Claims of", .text), ("Lines", .number), ("Repeats", .number), ("Confirmed", .number),
                ("Waiting for reviewers", .number), ("No answer", .number),
            ])
        for side in claims {
            let figures = [side.lines, side.repeats, side.confirmed].map(Wording.number)
            let waiting = side.waiting.map(Wording.number) ?? Shown.hidden.text
            table.append([name(of: side.claimant)] + figures + [waiting, Wording.number(side.unanswered)])
        }
        return Section(
            id: "claims", title: "Claims answered",
            paragraphs: [
                "That a claim has no answer says nothing about the person: not that the other side does not hold the "
                    + "person, and not that the person is not alive."
            ], blocks: [.table(table)])
    }

    private var measuredErrors: String? {
        let wrong = judgements.compactMap(\.wrong)
        guard !wrong.isEmpty else { return nil }
        let decided = judgements.reduce(0) { $0 + $1.decided }
        let count = wrong.reduce(0, +)
        return
            "Measured here: \(Wording.number(count)) of \(Wording.count(decided, "judgement", "judgements")) that say "
            + "same or different contradict the truth (\(Wording.share(count, of: decided)))."
    }
}
