import Exchanges
import Linkage
import Persons

extension ReportMaterial {
    /// The two lists of one side, accounted for.
    func listFigures(_ side: SideID) -> [ListFigures] {
        [("claim list", claims[side]), ("holding list", holdings[side])].compactMap { kind, imported in
            guard let imported else { return nil }
            let totals = imported.totals
            var counts: [ListFigures.FindingCount] = []
            var index: [String: Int] = [:]
            for finding in imported.findings {
                guard index[finding.code] == nil else { continue }
                index[finding.code] = counts.count
                counts.append(
                    ListFigures.FindingCount(
                        code: finding.code, severity: finding.severity,
                        message: CodeList.meaning(of: finding.code).map { "\($0)." } ?? finding.message,
                        mend: finding.mend,
                        count: imported.findingCounts[finding.code] ?? 0))
            }
            return ListFigures(
                author: side, kind: kind, rows: totals.rows, notLines: totals.notLines, received: totals.received,
                accepted: totals.accepted, rejected: totals.rejected, new: totals.new,
                repeatsInList: totals.repeatInList, repeatsOfEarlier: totals.repeatOfEarlier, findings: counts)
        }
    }

    /// The links of each direction, counted over the same intervals of weight.
    func linkFigures(_ sides: [SideID]) -> [LinkFigures] {
        let grades = LinkGrade.allCases.sorted(by: >)
        let weights = sides.flatMap { links[$0]?.rows.map(\.weightBits) ?? [] }.filter(\.isFinite)
        let lowest = Int(((weights.min() ?? 0) / 10).rounded(.down)) * 10
        let highest = max(lowest + 10, Int(((weights.max() ?? 0) / 10).rounded(.up)) * 10)
        let binBits = [1, 2, 5, 10].first { (highest - lowest) / $0 <= 40 } ?? 20
        let bins = (highest - lowest + binBits - 1) / binBits
        return sides.compactMap { side in
            guard let rows = links[side]?.rows else { return nil }
            let truth = truth[side]
            func isTrue(_ row: LinkTable.Row) -> Bool {
                truth?.contains(LinkageQuality.Pair(left: row.left, right: row.right)) ?? false
            }
            let hasAssigned = rows.contains { $0.assigned != nil }
            var counts = grades.map { _ in [Int](repeating: 0, count: bins) }
            for row in rows where row.weightBits.isFinite {
                let bin = (Int(row.weightBits.rounded(.down)) - lowest) / binBits
                if let grade = grades.firstIndex(of: row.grade) { counts[grade][min(max(bin, 0), bins - 1)] += 1 }
            }
            func quality(_ what: String, _ taken: (LinkTable.Row) -> Bool) -> LinkFigures.Quality? {
                guard let truth else { return nil }
                let links = rows.filter(taken)
                return .init(what: what, links: links.count, trueLinks: links.count(where: isTrue), truth: truth.count)
            }
            return LinkFigures(
                claimant: side,
                grades: grades.map { grade in
                    let graded = rows.filter { $0.grade == grade }
                    return .init(
                        grade: grade.rawValue, pairs: graded.count,
                        assigned: hasAssigned ? graded.count { $0.assigned == true } : nil,
                        truePairs: truth == nil ? nil : graded.count(where: isTrue))
                },
                histogram: WeightCounts(lowest: lowest, binBits: binBits, counts: counts),
                qualities: [
                    quality("strong") { $0.grade == .strong },
                    quality("possible or better") { $0.grade >= .possible },
                    hasAssigned ? quality("each line once") { $0.assigned == true } : nil,
                ].compactMap { $0 })
        }
    }

    /// What the reviewers said of one direction's pairs.
    func judgementFigures(_ side: SideID, _ verdicts: PairVerdicts) -> JudgementFigures {
        let own = reviews.reviews.filter { $0.pair.heldBy == side.other }
        let names = Set(own.flatMap { $0.words.map(\.reviewer) }).sorted()
        let reviewers = names.map { name in
            let words = own.flatMap { $0.words.filter { $0.reviewer == name }.map(\.word) }
            return JudgementFigures.Reviewer(
                name: name, same: words.count { $0 == .same }, different: words.count { $0 == .different },
                unsure: words.count { $0 == .unsure })
        }
        let truth = truth[side]
        var wrong = 0
        for review in own {
            let isTrue = truth?.contains(LinkageQuality.Pair(left: review.pair.claim, right: review.pair.line)) ?? false
            wrong += review.words.count { $0.word != .unsure && ($0.word == .same) != isTrue }
        }
        return JudgementFigures(
            claimant: side, reviewers: reviewers, pairs: own.count, bothSame: verdicts.same,
            bothDifferent: verdicts.different, open: verdicts.open.count, wrong: truth == nil ? nil : wrong,
            decided: own.reduce(0) { $0 + $1.words.count { $0.word != .unsure } })
    }

    /// What became of one side's claims.
    func claimFigures(_ side: SideID, _ verdicts: PairVerdicts) -> ClaimFigures {
        let answers = claimAnswers(side, verdicts)
        let accepted = claims[side]?.list.count ?? 0
        return ClaimFigures(
            claimant: side, lines: accepted, repeats: accepted - answers.count,
            confirmed: answers.count { $0.answer == .confirmed }, waiting: answers.count { $0.answer == .waiting },
            unanswered: answers.count { $0.answer == .none })
    }

    enum ClaimAnswer {
        case confirmed, waiting
    }

    /// The claim lines of a side that repeat no other, in the order of the list. What is said of a repeat is said
    /// of the line it repeats.
    func claimAnswers(_ side: SideID, _ verdicts: PairVerdicts) -> [(line: LineID, answer: ClaimAnswer?)] {
        guard let imported = claims[side] else { return [] }
        let waiting = Set((waitingPairs(side, verdicts) + verdicts.open).map(\.claim))
        var firsts = [Int](repeating: 0, count: imported.list.count)
        var answers = [ClaimAnswer?](repeating: nil, count: imported.list.count)
        for (index, standing) in imported.standings.enumerated() {
            firsts[index] = index
            if case .repeatInList(let earlier) = standing { firsts[index] = firsts[earlier] }
            let id = imported.list.ids[index]
            if verdicts.confirmedClaims.contains(id) {
                answers[firsts[index]] = .confirmed
            } else if waiting.contains(id), answers[firsts[index]] == nil {
                answers[firsts[index]] = .waiting
            }
        }
        return imported.standings.indices.filter { imported.standings[$0] == .new }
            .map { (imported.list.ids[$0], answers[$0]) }
    }

    /// Pairs of a possible or strong link that no reviewer has seen, where neither line is confirmed with another.
    func waitingPairs(_ side: SideID, _ verdicts: PairVerdicts) -> [(claim: LineID, holding: LineID)] {
        (links[side]?.rows ?? []).filter { row in
            let pair = LinkageQuality.Pair(left: row.left, right: row.right)
            return row.grade >= .possible && row.assigned != false && !verdicts.judged.contains(pair)
                && !verdicts.confirmedClaims.contains(row.left) && verdicts.claimsOfHolding[row.right] == nil
        }.map { ($0.left, $0.right) }
    }
}
