import Modelling

/// The equations of births, ageing and deaths.
extension WorldPopulation {
    /// What the levels alone decide.
    func measure() {
        total[0] = ages.sum
        for age in 0..<4 { agesShown[age] = ages[age] }
    }

    func flow(with now: Couplings, at time: Double) {
        income[0] = now.outputPerPerson[0]
        healthGiven[0] = healthServices.read(at: now.servicesPerPerson[0], from: 0, to: 2_000)
        healthChange[0] = (healthGiven[0] - health[0]) / healthDelay
        averageIncomeChange[0] = (income[0] - averageIncome[0]) / incomeMemory
        customaryIncomeChange.follow(income[0], through: customaryIncome, in: customDelay)
        live(with: now, at: time)
        noticedExpectancyChange.follow(expectancy[0], through: noticedExpectancy, in: lifetimeDelay)
        age(bearing: births(with: now))
    }

    /// How long people live.
    private func live(with now: Couplings, at time: Double) {
        let before = lifeOfHealthBefore.read(at: health[0], from: 0, to: 100)
        let after = lifeOfHealthAfter.read(at: health[0], from: 0, to: 100)
        let ofHealth = after.replacing(with: before, where: healthYear .>= time)
        let ofFood = lifeOfFood.read(at: now.foodPerPerson[0] / subsistence, from: 0, to: 5)
        let ofPollution = lifeOfPollution.read(at: now.pollution[0], from: 0, to: 100)
        let urban = urbanShare.read(at: total[0], from: 0, to: 16e9)
        let ofCrowding = 1.0 - crowding.read(at: income[0], from: 0, to: 1_600) * urban
        expectancy[0] = normalExpectancy * ofFood * ofHealth * ofPollution * ofCrowding
    }

    /// Births in a year.
    private func births(with now: Couplings) -> Lanes {
        let prospects = (income[0] - averageIncome[0]) / averageIncome[0]
        let wish =
            normalWish * wishByProspects.read(at: prospects, from: -0.2, to: 0.2)
            * wishByCustom.read(at: customaryIncome[2], from: 0, to: 800)
        let wanted = wish * compensation.read(at: noticedExpectancy[2], from: 0, to: 80)
        let most = mostChildren * fecundity.read(at: expectancy[0], from: 0, to: 80)
        controlGiven[0] =
            controlShare.read(at: most / wanted - 1.0, from: 0, to: 10) * now.servicesPerPerson[0]
        controlChange.follow(controlGiven[0], through: control, in: healthDelay)
        let controlled = controlOfBirths.read(at: control[2], from: 0, to: 3)
        let children = least(most, most * (1.0 - controlled) + wanted * controlled)
        return children * ages[1] * women / fertileYears
    }

    /// Who is born, dies and grows older.
    private func age(bearing births: Lanes) {
        var arriving = births
        for age in 0..<4 {
            let dying = mortality.read(row: age, at: expectancy[0], from: 20, to: 80, points: 7)
            agesChange[age] = arriving - ages[age] * dying
            guard age < 3 else { break }
            arriving = ages[age] * (1.0 - dying) / duration[age]
            agesChange[age] -= arriving
        }
    }
}
