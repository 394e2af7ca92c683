/// What changing one factor does along trajectories through the space of all (Morris 1991; Campolongo e.a. 2007).
public struct ElementaryEffects: Sendable {
    /// Of one factor. An effect is the change of the outcome over the part of the factor's range that was crossed.
    public struct Effect: Sendable, Hashable {
        /// The mean of the effects.
        public let mean: Double
        /// The mean of their sizes: whether the factor matters at all.
        public let meanSize: Estimate
        /// Their standard deviation: whether it matters always alike, or hangs on the others.
        public let deviation: Double
        /// How many effects there are.
        public let count: Int
    }

    /// One for each factor; nil where no effect of it is known.
    public let effects: [Effect?]
    /// Steps of trajectories that were left out since a point at one of their ends has no outcome.
    public let stepsLeftOut: Int

    /// - Parameters:
    ///   - points: of `SamplingDesign.Kind.morris`, in their order.
    ///   - outcomes: one for each point. Nil for a point without one: the steps to it and from it are left out.
    ///   - factors: how many there are.
    public init(
        _ points: [[Double]], outcomes: [Double?], factors: Int, resamples: Int = 1_000, seed: UInt64 = 1
    ) {
        var found = [[Double]](repeating: [], count: factors)
        var left = 0
        for place in points.indices.dropLast() where (place + 1) % (factors + 1) != 0 {
            let (here, there) = (points[place], points[place + 1])
            guard let factor = (0..<factors).first(where: { here[$0] != there[$0] }) else { continue }
            guard let before = outcomes[place], let after = outcomes[place + 1] else {
                left += 1
                continue
            }
            found[factor].append((after - before) / (there[factor] - here[factor]))
        }
        stepsLeftOut = left
        effects = found.enumerated().map { factor, effects in
            guard !effects.isEmpty else { return nil }
            let draw = seed &+ UInt64(factor) &* 0x2545_F491_4F6C_DD1D
            let sizes = effects.map(\.magnitude)
            let size = Estimate.bootstrapped(over: effects.count, resamples: resamples, seed: draw) { rows in
                rows.reduce(0) { $0 + sizes[$1] } / Double(rows.count)
            }
            return size.map { size in
                Effect(
                    mean: effects.reduce(0, +) / Double(effects.count), meanSize: size,
                    deviation: Estimate.deviation(of: effects), count: effects.count)
            }
        }
    }
}
