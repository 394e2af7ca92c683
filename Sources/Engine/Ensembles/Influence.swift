internal import Modelling
public import Results

extension Ensemble {
    /// The parameters that matter most for what the result says about each target, strongest first.
    ///
    /// Of a scenario that is compared, for its paired difference; of others, for the value itself. Over the members
    /// that were sampled. Only those beyond what chance reaches are listed, and none where there are fewer than 64
    /// members. Unless asked otherwise only those that are our own, tuned or judged, are ranked. Throws
    /// `EnsembleFault.notKept` for a target that is no row of the result, and `CancellationError`.
    public func influences(
        on targets: [Target], in result: EnsembleResult, most: Int = 5, onlyOwn: Bool = true
    ) throws -> [[Assumption]] {
        var drawn: [Int: [ParameterDraws]] = [:]
        var influences: [[Assumption]] = []
        for target in targets {
            try Task.checkCancellation()
            let (scenario, values) = try self.values(of: target, in: result)
            let parameters = try drawn[scenario] ?? self.parameters(of: scenario, in: result)
            drawn[scenario] = parameters
            let ranked = parameters.filter { !onlyOwn || $0.evidence.grade.isOwn }
            influences.append(
                ParameterDraws.deciding(values, among: ranked).prefix(most).map { parameter, correlation in
                    Assumption(
                        name: parameter.name, sentence: parameter.sentence, unit: parameter.unit,
                        central: parameter.central, low: parameter.range.lowerBound,
                        high: parameter.range.upperBound, evidence: parameter.evidence,
                        influence: correlation, onIndicator: target.indicator)
                })
        }
        return influences
    }

    /// The number of a target's scenario, and the values of the members: differences where there is a reference.
    private func values(
        of target: Target, in result: EnsembleResult
    ) throws -> (scenario: Int, values: [Double]) {
        let draws = draws(in: result)
        func column(_ scenario: Int) -> [Double]? {
            draws.values(of: target.indicator, in: target.place, year: target.year, scenario: scenario)
        }
        guard let scenario = plan.scenarios.firstIndex(where: { $0.name == target.scenario }),
            let own = column(scenario)
        else { throw EnsembleFault.notKept(target) }
        guard let reference = plan.reference, reference != scenario, let other = column(reference) else {
            return (scenario, own)
        }
        return (scenario, zip(own, other).map { $0 == $1 ? 0 : $0 - $1 })
    }

    /// The uncertain numbers that the sampled members of a scenario drew, whether they vary or not.
    ///
    /// Parameters follow from seed and name, so they are drawn again and no step is made. Throws
    /// `CancellationError`.
    ///
    /// - Parameter scenario: position in the plan.
    public func parameters(of scenario: Int, in result: EnsembleResult) throws -> [ParameterDraws] {
        try parameters(of: scenario, members: result.sampled)
    }

    /// The same of the first members, whether anything was run or not.
    public func parameters(of scenario: Int, members: Int) throws -> [ParameterDraws] {
        let workspace = model.makeWorkspace()
        let drawn = plan.scenarios[scenario].scenario
        let parameters = workspace.parameters.filter { $0.declaration.evidence != nil }
        var values = parameters.map { [[Double]](repeating: [], count: $0.table.count) }
        for first in stride(from: 0, to: members, by: 8) {
            try Task.checkCancellation()
            workspace.begin(
                drawn, draws: Draws(seed: plan.seed, firstMember: first), isCentral: plan.isCentral)
            for (number, parameter) in parameters.enumerated() {
                for place in 0..<parameter.table.count {
                    for lane in 0..<min(8, members - first) {
                        values[number][place].append(parameter.table[place][lane])
                    }
                }
            }
        }
        let uncertainty = model.uncertainty(of: drawn)
        return zip(parameters, values).flatMap { parameter, places in
            places.enumerated().compactMap { place, values in
                ParameterDraws(parameter, place: place, of: uncertainty, values: values)
            }
        }
    }
}

extension ParameterDraws {
    fileprivate init?(_ quantity: Quantity, place: Int, of uncertainty: Uncertainty, values: [Double]) {
        let declaration = quantity.declaration
        guard let evidence = declaration.evidence else { return nil }
        let hasNames = quantity.elementNames.count == quantity.table.count
        let name = hasNames ? quantity.elementNames[place] : "\(quantity.name).\(place + 1)"
        let spread = uncertainty.spread(of: quantity, at: place)
        self.init(
            name: name, title: quantity.elementTitles[quantity.elementNames.count == 1 ? 0 : place],
            sentence: declaration.sentence,
            unit: declaration.unit.symbol, central: spread.central, range: spread.range, evidence: evidence,
            values: values)
    }
}
