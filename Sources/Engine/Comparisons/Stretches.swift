public import Modelling
public import Results

extension ScenarioFindings.Stretches {
    /// (R10–R13) In which years a scenario is ahead and in which behind.
    ///
    /// - Parameters:
    ///   - indicator: public name of what is compared.
    ///   - years: the years, in order.
    ///   - scenario: for each year the draws of the scenario.
    ///   - base: for each year the draws of the base.
    ///   - seed: of the run; it decides which draws are drawn again to see whether a boundary holds.
    public init(
        of indicator: String, years: [Int], scenario: [[Double]], base: [[Double]],
        better: Indicator.Direction, worthNaming: Double, seed: UInt64
    ) {
        let draws = scenario.first?.count ?? 0
        self.init(
            of: indicator, years: years, scenario: scenario, base: base, better: better,
            worthNaming: worthNaming, resamples: Resamples(of: draws, seed: seed))
    }

    init(
        of indicator: String, years: [Int], scenario: [[Double]], base: [[Double]],
        better: Indicator.Direction, worthNaming: Double, resamples: Resamples
    ) {
        let differences = years.indices.map {
            YearlyDifference(
                year: years[$0], scenario: scenario[$0], base: base[$0], better: better,
                worthNaming: worthNaming)
        }
        let found = Self.stretches(years, differences.map(\.verdict))
        var (sameFirst, sameLast) = (
            [Int](repeating: 0, count: found.count), [Int](repeating: 0, count: found.count)
        )
        for counts in found.isEmpty ? [] : resamples.counts {
            let other = Self.stretches(years, differences.map { $0.verdict(counting: counts) })
            for (index, stretch) in found.enumerated() {
                let alike = other.filter { $0.isAhead == stretch.isAhead }
                if alike.contains(where: { $0.first == stretch.first }) { sameFirst[index] += 1 }
                if alike.contains(where: { $0.last == stretch.last }) { sameLast[index] += 1 }
            }
        }
        // (R12) A boundary is exact where at least 90 of 100 samples have it.
        let enough = 0.9 * Double(resamples.counts.count)
        self.init(
            indicator: indicator,
            stretches: found.enumerated().map { index, stretch in
                var stretch = stretch
                stretch.isFirstExact = Double(sameFirst[index]) >= enough
                stretch.isLastExact = Double(sameLast[index]) >= enough
                return stretch
            })
    }

    /// (R11) Neighbours of one side are one stretch, a single level year between two joins them, and a stretch of a
    /// single year is not told.
    static func stretches(_ years: [Int], _ verdicts: [Verdict?]) -> [ScenarioFindings.Stretch] {
        var sides: [Bool?] = verdicts.map { verdict in
            switch verdict {
            case .ahead: true
            case .behind: false
            default: nil
            }
        }
        for index in sides.indices.dropFirst().dropLast()
        where sides[index] == nil && sides[index - 1] == sides[index + 1] {
            sides[index] = sides[index - 1]
        }
        var stretches: [ScenarioFindings.Stretch] = []
        for (index, side) in sides.enumerated() {
            guard let side else { continue }
            if index > 0, sides[index - 1] == side, !stretches.isEmpty {
                stretches[stretches.count - 1].last = years[index]
            } else {
                stretches.append(
                    ScenarioFindings.Stretch(
                        isAhead: side, first: years[index], last: years[index], isFirstExact: true,
                        isLastExact: true))
            }
        }
        return stretches.filter { $0.last > $0.first }
    }
}
