public import Modelling
import Results

/// How far an uncertain number decides an outcome over the members of an ensemble.
public struct Influence: Sendable {
    /// Public name of the parameter.
    public let parameter: String
    /// What the parameter is.
    public let sentence: String
    /// Symbol of the parameter's unit.
    public let unit: String
    /// The value in the middle of what the scenario draws from.
    public let central: Double
    /// The ends of the triangle that the scenario draws from.
    public let range: ClosedRange<Double>
    public let evidence: Evidence
    /// Spearman's rank correlation of the parameter with the outcome, −1 to 1.
    public let correlation: Double
}

extension Ensemble {
    /// The parameters that matter most for what the result says about each target, strongest first.
    ///
    /// Of a scenario that is compared, for its paired difference; of others, for the value itself. Over the members
    /// that were sampled. Parameters follow from seed and name, so they are drawn again and no step is made.
    /// Unless asked otherwise only those whose evidence is a judgement of ours are ranked. Throws
    /// `EnsembleFault.notKept` for a target that is no row of the result, and `CancellationError`.
    public func influences(
        on targets: [Target], in result: EnsembleResult, most: Int = 5, onlyAssumed: Bool = true
    ) throws -> [[Influence]] {
        var drawn: [Int: [DrawnParameter]] = [:]
        var influences: [[Influence]] = []
        for target in targets {
            try Task.checkCancellation()
            let (scenario, values) = try self.values(of: target, in: result)
            let parameters =
                try drawn[scenario] ?? draw(scenario, members: result.sampled, onlyAssumed: onlyAssumed)
            drawn[scenario] = parameters
            influences.append(Array(ranked(parameters, by: values).prefix(most)))
        }
        return influences
    }

    private func ranked(_ parameters: [DrawnParameter], by values: [Double]) -> [Influence] {
        let ranks = Ranks(values)
        let influences = parameters.compactMap { parameter in
            ranks.correlation(with: parameter.ranks).map { parameter.influence($0) }
        }
        return influences.sorted {
            ($1.correlation.magnitude, $0.parameter) < ($0.correlation.magnitude, $1.parameter)
        }
    }

    /// The number of a target's scenario, and the values of the members: differences where there is a reference.
    private func values(
        of target: Target, in result: EnsembleResult
    ) throws(EnsembleFault) -> (scenario: Int, values: [Double]) {
        let series = selection.series.first {
            selection.outcomes[$0.outcome].name == target.indicator
                && selection.places[$0.place] == target.place
        }
        guard let scenario = plan.scenarios.firstIndex(where: { $0.name == target.scenario }), let series,
            let year = series.years.firstIndex(of: target.year)
        else { throw .notKept(target) }
        func column(_ scenario: Int) -> [Double] {
            let cell = scenario * selection.count + series.firstCell + year
            return (0..<result.sampled).map { result.sample[$0 / 8].values[cell][$0 % 8] }
        }
        let own = column(scenario)
        guard let reference = plan.reference, reference != scenario else { return (scenario, own) }
        return (scenario, zip(own, column(reference)).map { $0 - $1 })
    }

    private func draw(_ scenario: Int, members: Int, onlyAssumed: Bool) throws -> [DrawnParameter] {
        let workspace = model.makeWorkspace()
        let uncertainty = model.uncertainty(of: plan.scenarios[scenario].scenario)
        let parameters = workspace.parameters.filter { quantity in
            guard let evidence = quantity.declaration.evidence else { return false }
            return !onlyAssumed || evidence.grade == .assumed
        }
        var values = parameters.map { [[Double]](repeating: [], count: $0.table.count) }
        for first in stride(from: 0, to: members, by: 8) {
            try Task.checkCancellation()
            workspace.begin(
                plan.scenarios[scenario].scenario, draws: Draws(seed: plan.seed, firstMember: first),
                isCentral: plan.isCentral)
            for (number, parameter) in parameters.enumerated() {
                for place in 0..<parameter.table.count {
                    for lane in 0..<min(8, members - first) {
                        values[number][place].append(parameter.table[place][lane])
                    }
                }
            }
        }
        return zip(parameters, values).flatMap { parameter, places in
            places.enumerated().compactMap { place, values in
                DrawnParameter(parameter, place: place, values: values, under: uncertainty)
            }
        }
    }
}

/// One sampled number over the members.
private struct DrawnParameter {
    let name: String
    let ranks: Ranks
    private let declaration: Declaration
    private let spread: (central: Double, range: ClosedRange<Double>)
    private let evidence: Evidence

    init?(_ quantity: Quantity, place: Int, values: [Double], under uncertainty: Uncertainty) {
        guard let evidence = quantity.declaration.evidence else { return nil }
        let hasNames = quantity.placeNames.count == quantity.table.count
        name = hasNames ? quantity.placeNames[place] : "\(quantity.name).\(place + 1)"
        ranks = Ranks(values)
        declaration = quantity.declaration
        spread = uncertainty.spread(of: quantity, at: place)
        self.evidence = evidence
    }

    func influence(_ correlation: Double) -> Influence {
        Influence(
            parameter: name, sentence: declaration.sentence.english, unit: declaration.unit.symbol,
            central: spread.central, range: spread.range, evidence: evidence, correlation: correlation)
    }
}
