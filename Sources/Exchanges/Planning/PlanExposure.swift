import Persons

/// How far one side is ahead of the other as a plan is carried out: counted people, wave after wave.
public struct PlanExposure: Hashable, Sendable {
    /// One moment.
    public struct Point: Hashable, Sendable {
        /// The stage, counted from 1; 0 before the first.
        public let stage: Int
        /// The last moment of its stage.
        public let endsStage: Bool
        /// Counted people released so far by A less those by B.
        public let gap: Int

        /// A moment; see the properties.
        public init(stage: Int, endsStage: Bool, gap: Int) {
            self.stage = stage
            self.endsStage = endsStage
            self.gap = gap
        }
    }

    /// From nothing, after each wave, or after each stage where there are no waves.
    public let points: [Point]

    /// The exposure of a plan.
    public init(_ plan: ExchangePlan) {
        var points = [Point(stage: 0, endsStage: true, gap: 0)]
        var gap = 0
        for stage in plan.stages {
            let waves = Dictionary(grouping: stage.released) { $0.wave ?? 1 }.sorted { $0.key < $1.key }.map(\.value)
            for (index, wave) in waves.enumerated() {
                gap += wave.reduce(0) { $0 + ($1.counted ? $1.heldBy == .a ? 1 : -1 : 0) }
                points.append(Point(stage: stage.stage, endsStage: index == waves.count - 1, gap: gap))
            }
        }
        self.points = points
    }
}
