import Foundation

/// What a command used so far: wall and processor time in seconds, the peak of resident memory in MiB.
struct Measurement {
    private let start = DispatchTime.now()
    private var phaseStart = DispatchTime.now()
    /// Wall seconds by phase, in the order in which they ended.
    private(set) var phases: [(name: String, seconds: Double)] = []

    mutating func endPhase(_ name: String) {
        let now = DispatchTime.now()
        phases.append((name, Self.seconds(from: phaseStart, to: now)))
        phaseStart = now
    }

    var wallSeconds: Double { Self.seconds(from: start, to: .now()) }

    var cpuSeconds: Double {
        let usage = usage
        return Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    }

    /// Linux counts `ru_maxrss` in KiB.
    var peakMebibytes: Double { Double(usage.ru_maxrss) / 1024 }

    private var usage: rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static func seconds(from start: DispatchTime, to end: DispatchTime) -> Double {
        Double(end.uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    }
}
