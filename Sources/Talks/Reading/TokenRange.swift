/// A half-open range that is empty when its end lies before its start: readers never stop on odd text.
infix operator ..~ : RangeFormationPrecedence

/// From `start` up to `end`; empty at `start` when `end` lies before it.
func ..~ (start: Int, end: Int) -> Range<Int> { start..<max(start, end) }
