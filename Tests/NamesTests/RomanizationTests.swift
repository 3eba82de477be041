import Foundation
import TestSupport
import Testing

@testable import Names

@Test func theLongestRuleWins() {
    let scheme = Romanization(rules: [
        ("map", "з", "z"), ("map", "г", "h"), ("map", "а", "a"), ("map", "є", "ie"), ("initial", "є", "ye"),
        ("seq", "зг", "zgh"), ("ending", "ий", "y"), ("map", "и", "y"), ("map", "й", "i"), ("map", "ь", ""),
    ])
    for (written, latin) in [("згага", "zghaha"), ("єгає", "yehaie"), ("загий", "zahy"), ("заьг", "zah")] {
        #expect(scheme.latin(written) == latin)
    }
}

/// Every published scheme leads back: a romanised surname has a reading that meets, or comes near, the skeleton of
/// the Cyrillic form.
@Test func allSchemesAreCovered() throws {
    guard let table = sharedData("data/names/transliteration_schemes.tsv"),
        let surnames = sharedData("data/names/ua_ru_last.tsv")
    else { return }
    let schemes = Romanization.schemes(try String(contentsOf: table, encoding: .utf8))
    #expect(schemes.count == 39)
    let rows = try String(contentsOf: surnames, encoding: .utf8).split(separator: "\n").dropFirst()
        .map { $0.split(separator: "\t") }.filter { $0[2] == "0" }
    let chosen = stride(from: 0, to: rows.count, by: rows.count / 150).map { rows[rows.startIndex + $0] }
    var covered = 0
    for scheme in schemes {
        var (met, near) = (0, 0)
        for row in chosen {
            let written = String(scheme.language == "uk" ? row[0] : row[1])
            let origin = Skeleton.readings(of: written)
            let readings = Skeleton.readings(of: scheme.romanization.latin(written))
            let least = origin.flatMap { a in readings.map { EditCost.shipped.distance(a, $0) } }.min() ?? 1000
            if least == 0 { met += 1 }
            if least <= 60 { near += 1 }
        }
        let count = chosen.count
        print("\(scheme.name): \(100 * met / count) of 100 meet, \(100 * near / count) come near")
        // The two that write к as c, ж as j or з as s lose most.
        #expect(near * 100 >= count * 80, "\(scheme.name): \(near) of \(count)")
        if near * 100 >= count * 95 { covered += 1 }
    }
    #expect(covered >= 37)
}
