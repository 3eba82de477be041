import Foundation
import Linkage
import Persons

/// Times the steps of linking lists, wall and processor seconds:
/// `linkage-benchmark MAPPING LEFT [RIGHT] [--truth TRUTH.csv]`; without RIGHT the list is searched for repeats.
@main
struct LinkageBenchmark {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        var truth: String?
        if let place = arguments.firstIndex(of: "--truth"), place + 1 < arguments.count {
            truth = arguments[place + 1]
            arguments.removeSubrange(place...place + 1)
        }
        guard (2...3).contains(arguments.count) else {
            print("usage: linkage-benchmark MAPPING LEFT [RIGHT] [--truth TRUTH.csv]")
            exit(64)
        }
        var clock = StepClock()
        let mapping = try ColumnMapping(yaml: bytesOf(arguments[0]), file: arguments[0])
        let lists = try arguments.dropFirst().map { try list($0, mapping) }
        clock.end("read")
        let linker = Linker(oneToOne: lists.count == 2)
        let result =
            lists.count == 1
            ? linker.dedupe(lists[0]) { clock.end($0) } : linker.link(lists[0], lists[1]) { clock.end($0) }
        let bytes = result.csv(left: lists[0], right: lists.last ?? lists[0])
        if let path = ProcessInfo.processInfo.environment["LINKS"] {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
        clock.end("write")
        print("\(result.pairsCompared) pairs, \(result.links.count) links, \(bytes.count) bytes")
        for rule in result.rules { print("  \(rule.pairs) \(rule.name)") }
        if lists.count == 2 { timeNewLines(result, lists[0], lists[1]) }
        guard let truth else { return }
        let rows = try LinkTable(csv: bytes, file: "links.csv").rows
        let pairs = try LinkageQuality.truth(csv: bytesOf(truth), file: truth)
        for (name, rows) in [("all", rows), ("assigned", rows.filter { $0.assigned == true })] {
            let quality = LinkageQuality(rows: rows, truth: pairs, thresholdBits: 0)
            let strong = quality.byGrade["strong"]?.precision ?? 0
            print(
                "\(name): F1 \(quality.f1), best \(quality.bestF1) at \(quality.bestThreshold ?? 0), strong \(strong)")
        }
    }

    /// Single lines against the loaded right list.
    private static func timeNewLines(_ result: LinkResult, _ left: PersonList, _ right: PersonList) {
        var clock = StepClock()
        let index = LinkageIndex(result, right: right)
        clock.end("index")
        var milliseconds: [Double] = []
        var links = 0
        for line in stride(from: 0, to: left.count, by: max(1, left.count / 5000)) {
            let alone = left.lines([line])
            let start = DispatchTime.now()
            links += index.links(of: alone).count
            milliseconds.append(Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e6)
        }
        milliseconds.sort()
        let mean = milliseconds.reduce(0, +) / Double(max(1, milliseconds.count))
        func share(_ part: Double) -> Double { milliseconds[Int(Double(milliseconds.count - 1) * part)] }
        print(
            "a new line against \(right.count): mean \(mean) ms, median \(share(0.5)), 99 % \(share(0.99)), "
                + "\(links) links of \(milliseconds.count) lines")
    }

    private static func bytesOf(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func list(_ path: String, _ mapping: ColumnMapping) throws -> PersonList {
        try ListImport.read(bytesOf(path), file: path, mapping: mapping, checksLines: false).list
    }
}

/// Prints what each step took.
struct StepClock {
    private var wall = DispatchTime.now()
    private var processor = clock()

    mutating func end(_ step: String) {
        let (wallNow, processorNow) = (DispatchTime.now(), clock())
        let seconds = Double(wallNow.uptimeNanoseconds - wall.uptimeNanoseconds) / 1e9
        let cpu = Double(processorNow - processor) / Double(CLOCKS_PER_SEC)
        print("\(step): \(Int(seconds * 1000)) ms, processor \(Int(cpu * 1000)) ms")
        (wall, processor) = (wallNow, processorNow)
    }
}
