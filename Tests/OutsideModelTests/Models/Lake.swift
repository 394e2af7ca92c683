import Modelling

/// A town that releases phosphorus into a lake, which becomes turbid for good beyond a threshold (Carpenter, Ludwig
/// and Brock 1999, Ecological Applications 9:751; with the numbers of EMAworkbench 2.5.3, example_lake_model).
struct Lake: Flowing {
    static let example = Evidence.published(
        "EMAworkbench, example_lake_model; the top of a triangle is its default, or an end of its range.")
    static let hundred = Axis("years", count: 100)
    /// Phosphorus in the water, on a scale of its own.
    static let phosphorus = Unit("P", .mass)

    @Parameter(
        "Share of the phosphorus that leaves the lake in a year.", unit: .perYear, central: 0.42,
        range: 0.1...0.45, evidence: example)
    var decay
    @Parameter(
        "How steeply the mud gives phosphorus back.", unit: .one, central: 2, range: 2...4.5,
        evidence: example)
    var recycling
    @Parameter(
        "Mean natural inflow.", unit: phosphorus / .years, central: 0.02, range: 0.01...0.05,
        evidence: example)
    var meanInflow
    @Parameter(
        "Standard deviation of the natural inflow.", unit: phosphorus / .years, central: 0.001,
        range: 0.001...0.005, evidence: example)
    var inflowSpread
    @Parameter(
        "What a year's delay leaves of a benefit.", unit: .share, central: 0.98, range: 0.93...0.99,
        evidence: example)
    var discount
    @Constant("What a release is worth.", unit: .one / phosphorus, value: 0.4, evidence: example)
    var worth
    @Constant(
        "Most that the mud gives back in a year.", unit: phosphorus / .years, value: 1, evidence: example)
    var mostRecycled
    @Constant(
        "Phosphorus at which mud gives back half of that.", unit: phosphorus, value: 1, evidence: example)
    var halfway
    @Constant("What makes a rate of a state.", unit: .perYear, value: 1, evidence: example)
    var pace
    @Constants(
        "What the town releases in each year: more in every tenth.", unit: phosphorus / .years, over: hundred,
        values: (0..<100).map { $0 % 10 == 0 ? 0.05 : 0.02 },
        evidence: .judged("Made up for the test: the example draws releases between 0 and 0.1."))
    var releases
    @Shock(
        "The weather, which decides on the natural inflow.", unit: .one, over: .whole, every: .year,
        persistence: 0, deviation: 1, evidence: example)
    var weather
    @Stock("Phosphorus in the lake.", unit: phosphorus, over: .whole, possible: 0...100)
    var content
    @Auxiliary("Net flow of phosphorus.", unit: phosphorus / .years, over: .whole)
    var contentChange
    @Stock("Discounted worth of releases so far.", unit: .one, over: .whole, possible: 0...100)
    var utility
    @Auxiliary("Discounted worth of a year's release.", unit: .perYear, over: .whole)
    var utilityChange
    @Stock("Years below the threshold so far.", unit: .years, over: .whole, possible: 0...100)
    var clearYears
    @Auxiliary("Whether this year is below the threshold.", unit: .one, over: .whole)
    var isClear
    @Auxiliary("Median natural inflow.", unit: phosphorus / .years, over: .whole)
    var middleInflow
    @Auxiliary("Standard deviation of the natural inflow's logarithm.", unit: .one, over: .whole)
    var variety
    @Auxiliary("Phosphorus beyond which the lake stays turbid.", unit: phosphorus, over: .whole)
    var threshold
    @Outcome(
        "Phosphorus in the lake.", formula: "content", unit: phosphorus, over: .whole, better: .lower,
        timing: .january, whole: .none, worthNaming: 0.01, evidence: example)
    var level
    @Outcome(
        "Most phosphorus so far.", formula: "max(content)", unit: phosphorus, over: .whole, better: .lower,
        timing: .january, whole: .none, worthNaming: 0.01, evidence: example)
    var most
    @Outcome(
        "Discounted worth of releases so far.", formula: "Σ worth × release × discount^t", unit: .one,
        over: .whole, better: .higher, timing: .january, whole: .none, worthNaming: 0.01, evidence: example)
    var benefit
    @Outcome(
        "Share of the hundred years that was below the threshold.", formula: "clear years / 100",
        unit: .share,
        over: .whole, better: .higher, timing: .january, whole: .none, worthNaming: 0.01, evidence: example)
    var reliability

    var changes: [(stock: Table, flow: Table)] {
        [(content, contentChange), (utility, utilityChange), (clearYears, isClear)]
    }

    func start() {
        for stock in [content, utility, clearYears, most] { stock[0] = .zero }
        threshold[0] = tippingPoint
        let square = 1.0 + (inflowSpread * inflowSpread) / (meanInflow * meanInflow)
        middleInflow[0] = meanInflow / squareRoot(square)
        variety[0] = squareRoot(log(square))
    }

    // content' = release + inflow − decay × content + recycled, with ln inflow normal
    func flow(at time: Double) {
        let year = min(Int(time), 99)
        let inflow = middleInflow[0] * exp(variety[0] * weather[0])
        contentChange[0] =
            releases[year] + inflow - decay * content[0] + mostRecycled * recycled(of: content[0] / halfway)
        utilityChange[0] = worth * releases[year] * power(discount, Lanes(repeating: time))
        isClear[0] = Lanes.zero.replacing(with: 1, where: content[0] .< threshold[0])
        level[0] = content[0]
        most[0] = greatest(most[0], content[0])
        benefit[0] = utility[0]
        reliability[0] = clearYears[0] / Double(releases.count)
    }

    /// Share of the most that the mud gives back: x^q / (1 + x^q).
    private func recycled(of x: Lanes) -> Lanes {
        // Nothing comes back from an empty lake, and the logarithm of nothing does not exist.
        let steep = power(greatest(x, Lanes(repeating: 1e-100)), recycling)
        return (steep / (1.0 + steep)).replacing(with: 0, where: x .<= 0)
    }

    /// Where mud gives back as much as leaves, between 0.01 and 1.5, by halving the interval.
    private var tippingPoint: Lanes {
        var (low, high) = (Lanes(repeating: 0.01), Lanes(repeating: 1.5))
        for _ in 0..<60 {
            let middle = 0.5 * (low + high)
            let isBeyond = mostRecycled * recycled(of: middle) .> decay * halfway * middle
            high.replace(with: middle, where: isBeyond)
            low.replace(with: middle, where: .!isBeyond)
        }
        return halfway * low
    }
}
