import Modelling
import Results

extension RegionComparison {
    /// (S1)
    func time(_ scenario: ScenarioDraws, _ base: ScenarioDraws) -> ScenarioFindings.Time? {
        guard let own = scenario.half, let other = base.half else { return nil }
        return ScenarioFindings.Time(scenario: own, base: other, years: Double(years.count))
    }

    /// (S2)
    func delivery(_ scenario: ScenarioDraws, _ base: ScenarioDraws) -> ScenarioFindings.Delivery? {
        guard let own = scenario.delivered?.last, let other = base.delivered?.last,
            let coordination = scenario.coordination.flatMap({ Quantiles(of: $0) })
        else { return nil }
        let pairs = PairedDraws(own, less: other, better: delivered.better)
        let none = Quantiles(p05: 0, p25: 0, p50: 0, p75: 0, p95: 0)
        var found = ScenarioFindings.Delivery(
            difference: pairs.band ?? none, shares: pairs.shares, worth: nil, worthMissing: 0,
            coordination: coordination, budget: scenario.budget.millions,
            twentieths: Quantiles.twentieths(of: pairs.differences))
        guard Findings.hasEqualMoney(scenario.budget, base.budget) else { return found }
        let budget = base.budget.millions
        let ofBase = Worth(wanted: own, delivered: other, returns: base.returns, budget: budget)
        let ofScenario = Worth(wanted: other, delivered: own, returns: scenario.returns, budget: budget)
        found.worth = ofBase.band
        found.worthMissing = ofBase.missing
        found.catchingUp = ofScenario.band
        return found
    }

    /// (S4) What the measures do, those first that differ by the most least differences.
    func measures(_ scenario: ScenarioDraws, _ base: ScenarioDraws) -> [ScenarioFindings.Measure] {
        let found = yields.indices.compactMap { number -> ScenarioFindings.Measure? in
            let yield = yields[number]
            guard let level = Quantiles(of: base.yields[number])?.p50 else { return nil }
            let pairs = PairedDraws(scenario.yields[number], less: base.yields[number])
            return ScenarioFindings.Measure(
                measure: yield.measure, lever: yield.lever, unit: yield.unit,
                millions: base.budget.byMeasure[yield.measure] ?? 0, baseLevel: level,
                difference: pairs.band, shares: pairs.shares, worthNaming: yield.worthNaming)
        }
        return found.sorted { one, other in
            let (size, otherSize) = (
                weight(one.difference, one.worthNaming), weight(other.difference, other.worthNaming)
            )
            return (otherSize, one.measure, one.lever) < (size, other.measure, other.lever)
        }
    }

    /// (S5, S6) Headlines of the region and reported years in which the difference is worth naming (R18).
    func regionWide(
        _ scenario: ScenarioDraws, _ base: ScenarioDraws, _ draws: Int
    ) -> [ScenarioFindings.RegionWide] {
        var found: [(fact: ScenarioFindings.RegionWide, weight: Double)] = []
        for (number, headline) in headlines.enumerated() {
            for (index, year) in reportedYears.enumerated() {
                guard let own = scenario.headlines[number][index], let other = base.headlines[number][index],
                    let level = Quantiles(of: other)?.p50
                else { continue }
                let pairs = PairedDraws(own, less: other, better: headline.better)
                guard let band = pairs.band, isNamed(pairs, headline, level: level, draws) else { continue }
                let control = scenario.control?.headlines[number][index]
                let fact = ScenarioFindings.RegionWide(
                    indicator: headline.name, year: year, difference: band, shares: pairs.shares,
                    baseLevel: level,
                    remainder: control.map { remainder(own, less: $0, headline, level: level, draws) })
                found.append((fact, weight(band, headline.worthNaming)))
            }
        }
        return found.sorted {
            ($1.weight, $0.fact.indicator, $0.fact.year) < ($0.weight, $1.fact.indicator, $1.fact.year)
        }.map(\.fact)
    }

    /// What the headlines that are told add up to over the period, in their order.
    func sums(
        of told: [ScenarioFindings.RegionWide], _ scenario: ScenarioDraws, _ base: ScenarioDraws, _ draws: Int
    ) -> [ScenarioFindings.RegionWide] {
        guard [sums.count, scenario.sums.count, base.sums.count].allSatisfy({ $0 == headlines.count }) else {
            return []
        }
        var found: [ScenarioFindings.RegionWide] = []
        for fact in told {
            guard let number = headlines.firstIndex(where: { $0.name == fact.indicator }),
                let sum = sums[number],
                !found.contains(where: { $0.indicator == sum.name }),
                let own = scenario.sums[number], let other = base.sums[number], let horizon = years.last,
                let level = Quantiles(of: other)?.p50
            else { continue }
            let pairs = PairedDraws(own, less: other, better: sum.better)
            guard let band = pairs.band else { continue }
            let control = scenario.control?.sums[number]
            found.append(
                ScenarioFindings.RegionWide(
                    indicator: sum.name, year: horizon, difference: band, shares: pairs.shares,
                    baseLevel: level,
                    remainder: control.map { remainder(own, less: $0, sum, level: level, draws) }))
        }
        return found
    }

    /// (S7) What is left of what is delivered at the horizon beside the base as late as the scenario.
    func timing(_ scenario: ScenarioDraws, _ draws: Int) -> ScenarioFindings.Timing? {
        guard let control = scenario.control, let own = scenario.delivered?.last,
            let other = control.delivered
        else { return nil }
        return ScenarioFindings.Timing(
            quarters: control.quarters, delivered: remainder(own, less: other, delivered, level: nil, draws))
    }

    /// A number under a scenario beside the same number under its control.
    private func remainder(
        _ own: [Double], less control: [Double], _ entry: IndicatorEntry, level: Double?, _ draws: Int
    ) -> ScenarioFindings.Remainder {
        let pairs = PairedDraws(own, less: control, better: entry.better)
        return ScenarioFindings.Remainder(
            difference: pairs.band, shares: pairs.shares, isNamed: isNamed(pairs, entry, level: level, draws))
    }

    /// (R18) Whether a paired difference can be named.
    private func isNamed(_ pairs: PairedDraws, _ entry: IndicatorEntry, level: Double?, _ draws: Int) -> Bool
    {
        guard let band = pairs.band,
            Verdict(
                median: band.p50, shares: pairs.shares, draws: draws, better: entry.better,
                worthNaming: entry.worthNaming, level: level) != nil
        else { return false }
        return Verdict.isWorthNaming(band.p50, worthNaming: entry.worthNaming, level: level)
    }

    /// (R17) Differences among the draws that differ, where 5 of 100 or more do not.
    func tied(_ scenario: ScenarioDraws, _ base: ScenarioDraws) -> [ScenarioFindings.RegionWide] {
        guard scenario.yearly.count == rows.count, base.yearly.count == rows.count else { return [] }
        return rows.enumerated().flatMap { number, row in
            years.enumerated().compactMap { index, year -> ScenarioFindings.RegionWide? in
                // Of a moment that half of the draws never reach there is no median.
                guard let own = scenario.yearly[number][index], let other = base.yearly[number][index],
                    let level = Quantiles(of: other)?.p50, level.isFinite
                else { return nil }
                let pairs = PairedDraws(own, less: other, better: row.better)
                guard pairs.shares.hasTies, let band = pairs.band else { return nil }
                return ScenarioFindings.RegionWide(
                    indicator: row.name, year: year, difference: band, shares: pairs.shares, baseLevel: level)
            }
        }
    }

    /// How many times the least difference worth naming a median is.
    private func weight(_ band: Quantiles?, _ worthNaming: Double) -> Double {
        let size = band?.p50.magnitude ?? 0
        return worthNaming > 0 ? size / worthNaming : size
    }
}
