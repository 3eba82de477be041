import Dispatch

/// The results of `body` for 0, 1, … `count` − 1, worked out on all cores and given in order: the same on any
/// number of cores. A call inside `body` of another gets one core only.
package func concurrentMap<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
        // Each call writes its own element and nothing reads before all have ended.
        nonisolated(unsafe) let slots = buffer
        DispatchQueue.concurrentPerform(iterations: count) { slots[$0] = body($0) }
    }
    return results.compactMap { $0 }
}

/// 0..<`count` cut into at most `pieces` ranges of nearly equal length.
package func ranges(of count: Int, pieces: Int) -> [Range<Int>] {
    let pieces = max(1, min(pieces, count))
    return (0..<pieces).map { (count * $0 / pieces)..<(count * ($0 + 1) / pieces) }
}

/// What `body` makes of each value, worked out on all cores.
package func concurrentlyMapped<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ body: @Sendable (Value) -> Result
) -> [Result] {
    let work = ranges(of: values.count, pieces: values.count < 1000 ? 1 : 64)
    return concurrentMap(values.isEmpty ? 0 : work.count) { piece in values[work[piece]].map(body) }.flatMap { $0 }
}
