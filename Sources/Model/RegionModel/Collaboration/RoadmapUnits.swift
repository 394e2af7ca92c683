import Modelling

extension Roadmap {
    /// The same roadmap with its numbers in other units, so that a run with measures can be made in them too.
    ///
    /// Starts, lags and what is brought forward become numbers of steps, which have no unit.
    func written(in units: UnitChange) -> Roadmap {
        let years = units.factor(for: .years)
        let money = units.factor(for: .millions)
        var roadmap = self
        for index in roadmap.steps.indices {
            roadmap.steps[index].years *= years
            roadmap.steps[index].budget = steps[index].budget.mapValues { $0 * money }
            roadmap.steps[index].referenceBudget *= money
            roadmap.steps[index].effort *= units.factor(for: .persons)
            roadmap.steps[index].upkeep = steps[index].upkeep.mapValues { $0 * money / years }
            roadmap.steps[index].measure.effects = steps[index].measure.effects.map { effect in
                var effect = effect
                let amount = units.factor(for: effect.lever.unit) / money
                effect.amount *= effect.lasts == .whilePaid ? amount * years : amount
                if case .fading(let left) = effect.lasts { effect.lasts = .fading(years: left * years) }
                return effect
            }
            if var reach = steps[index].measure.reach {
                reach.champions /= years
                reach.firms /= years
                roadmap.steps[index].measure.reach = reach
            }
        }
        return roadmap
    }
}
