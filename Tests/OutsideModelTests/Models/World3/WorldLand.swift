import Modelling

/// The equations of agriculture.
extension WorldAgriculture {
    /// What the levels alone decide.
    func measure() {
        care[0] = careShare.read(at: feltSupply[0], from: 0, to: 4)
        inputsPerHectare[0] = inputs[0] * (1.0 - care[0]) / land[0]
        fertilityShown[0] = fertility[0]
        landShown[0] = land[0]
        landShown[1] = potential[0]
        landShown[2] = built[0]
    }

    func flow(with now: Couplings, at time: Double = 0) {
        let (people, outputPerPerson) = (now.people[0], now.outputPerPerson[0])
        let ofInputs = yieldOfInputs.read(at: inputsPerHectare[0], from: 0, to: 1_000)
        let ofAir = yieldInAir.read(at: now.output[0] / output1970, from: 0, to: 30)
        landYield[0] = fertility[0] * ofInputs * ofAir
        food[0] = landYield[0] * land[0] * harvested * (1.0 - lost)
        foodPerPerson[0] = food[0] / people

        let wanted = wantedFood.read(at: outputPerPerson, from: 0, to: 1_600)
        toAgriculture[0] = agricultureShare.read(at: foodPerPerson[0] / wanted, from: 0, to: 2.5)
        let investment = now.output[0] * toAgriculture[0]

        // Investment goes where a dollar yields more: to clearing or to inputs.
        let cost = clearingCost.read(at: potential[0] / allLand, from: 0, to: 1)
        let ofClearing = landYield[0] / (cost * socialDiscount)
        let marginal = marginalYield.read(at: inputsPerHectare[0], from: 0, to: 600)
        let ofBuying = inputLifetime * landYield[0] * marginal / ofInputs
        let clearing = clearingShare.read(at: ofClearing / ofBuying, from: 0, to: 2)
        let cleared = investment * clearing / cost
        bought[0] = investment * (1.0 - clearing)

        let lifetime = landLifetime * landLife.read(at: landYield[0] / ownFertility, from: 0, to: 9)
        let wantedBuilt = builtPerPerson.read(at: outputPerPerson, from: 0, to: 1_600) * people
        builtChange[0] = greatest(.zero, (wantedBuilt - built[0]) / buildingTime)
        landChange[0] = cleared - land[0] / lifetime - builtChange[0]
        potentialChange[0] = -cleared

        let recovery = (ownFertility - fertility[0]) / recoveryTime.read(at: care[0], from: 0, to: 0.1)
        fertilityChange[0] =
            recovery - fertility[0] * fertilityLoss.read(at: now.pollution[0], from: 0, to: 30)
        inputsChange[0] = (bought[0] - inputs[0]) / inputLifetime
        feltSupplyChange[0] = (foodPerPerson[0] / subsistence - feltSupply[0]) / shortageDelay
    }
}
