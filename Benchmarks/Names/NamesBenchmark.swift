import Names

/// Times the work of `Names` on one core: `swift run -c release names-benchmark`.
@main
struct NamesBenchmark {
    static func main() {
        let clock = ContinuousClock()
        let written = ["Хмельницький", "Chmelnizkij", "Khmelnytskyi", "Прокопьев"]
        var symbols = 0
        let elapsed = clock.measure { for _ in 0..<100_000 { for name in written { symbols += Skeleton(name).count } } }
        let seconds = Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds)
        print("skeletons a second: \(Int(400_000 / seconds)) (\(symbols) symbols)")
    }
}
