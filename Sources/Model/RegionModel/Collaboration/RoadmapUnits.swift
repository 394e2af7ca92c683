import Modelling

extension Roadmap {
    /// The same roadmap with its numbers in other units, so that a run with measures can be made in them too.
    ///
    /// Starts and lags become numbers of quarters, which have no unit.
    func written(in units: UnitChange) -> Roadmap {
        let years = units.factor(for: .years)
        let money = units.factor(for: .millions)
        var roadmap = self
        for index in measures.indices {
            roadmap.measures[index].preparation *= years
            roadmap.measures[index].agreement *= years
            roadmap.measures[index].years *= years
            roadmap.measures[index].measure.budget *= money
            roadmap.measures[index].budget = measures[index].budget.mapValues { $0 * money }
            roadmap.measures[index].referenceBudget *= money
            roadmap.measures[index].effort *= units.factor(for: .persons)
            roadmap.measures[index].upkeep = measures[index].upkeep.mapValues { $0 * money / years }
            roadmap.measures[index].measure.effects = measures[index].measure.effects.map { effect in
                var effect = effect
                let amount = units.factor(for: effect.lever.unit) / money
                effect.amount *= effect.lasts == .whilePaid ? amount * years : amount
                if case .fading(let left) = effect.lasts { effect.lasts = .fading(years: left * years) }
                return effect
            }
            if var reach = measures[index].measure.reach {
                reach.champions /= years
                reach.firms /= years
                roadmap.measures[index].measure.reach = reach
            }
        }
        return roadmap
    }
}
