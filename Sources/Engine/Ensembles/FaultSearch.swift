import Modelling

extension Ensemble {
    /// Runs one member's block again, step by step, and finds the first quantity that stops being finite.
    ///
    /// A quantity that has no value on the base date does not exist under this scenario, and is passed over.
    func firstFault(member: Int, scenario number: Int) -> FirstFault? {
        let workspace = model.makeWorkspace()
        let lane = member % 8
        workspace.begin(
            plan.all[number], draws: Draws(seed: plan.seed, firstMember: member - lane),
            isCentral: plan.isCentral)
        let quantities = workspace.quantities
        let exists = quantities.map { quantity in
            (0..<quantity.table.count).map { !quantity.table[$0][lane].isNaN }
        }
        func fault(_ step: String?) -> FirstFault? {
            for (quantity, exists) in zip(quantities, exists) {
                for place in exists.indices where exists[place] {
                    let value = quantity.table[place][lane]
                    guard !value.isFinite else { continue }
                    return FirstFault(
                        variable: quantity.name, place: placeName(place, of: quantity), step: step,
                        value: "\(value)")
                }
            }
            return nil
        }
        if let found = fault(nil) { return found }
        let steps = model.stepsPerYear
        for number in 0..<(plan.lastYear - model.firstYear + 1) * steps {
            workspace.advance(step: number)
            let (year, part) = number.quotientAndRemainder(dividingBy: steps)
            let unit = steps == 4 ? "Q" : "."
            if let found = fault("\(model.firstYear + year)\(unit)\(part + 1)") { return found }
        }
        return nil
    }

    /// A table over regions and something else lists everything of a region before the next.
    private func placeName(_ place: Int, of quantity: Quantity) -> String {
        let count = quantity.table.count
        if count == model.places.count { return model.places[place] }
        if quantity.elementNames.count == count, count > 1 { return quantity.elementNames[place] }
        if count > 0, count % model.places.count == 0, !model.places.isEmpty {
            let width = count / model.places.count
            return "\(model.places[place / width]), number \(place % width + 1) of \(width)"
        }
        return "place \(place + 1)"
    }
}
