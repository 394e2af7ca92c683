public import Modelling

/// An uncertain number as the draws of a scenario have it.
public struct ParameterDraws: Sendable {
    /// Public name.
    public let name: String
    public let title: Text
    /// What the number is.
    public let sentence: Text
    /// Symbol of the unit.
    public let unit: String
    /// What the scenario draws from: the top of the triangle and its ends.
    public let central: Double
    public let range: ClosedRange<Double>
    public let evidence: Evidence
    public let values: [Double]
    let ranks: Ranks

    public init(
        name: String, title: Text, sentence: Text, unit: String, central: Double,
        range: ClosedRange<Double>, evidence: Evidence, values: [Double]
    ) {
        self.name = name
        self.title = title
        self.sentence = sentence
        self.unit = unit
        self.central = central
        self.range = range
        self.evidence = evidence
        self.values = values
        ranks = Ranks(values)
    }
}

extension ParameterDraws {
    /// The same number with the values of other draws.
    public func with(_ values: [Double]) -> ParameterDraws {
        ParameterDraws(
            name: name, title: title, sentence: sentence, unit: unit, central: central, range: range,
            evidence: evidence, values: values)
    }

    /// Those of many that a list of outcomes hangs on, by rank correlation, beyond what chance reaches among all that
    /// vary; the strongest first. None where there are too few draws.
    public static func deciding(
        _ outcomes: [Double], among parameters: [ParameterDraws]
    ) -> [(parameter: ParameterDraws, correlation: Double)] {
        guard outcomes.count >= SamplingError.fewestDraws else { return [] }
        let ranks = Ranks(outcomes)
        let correlated = parameters.compactMap { parameter in
            ranks.correlation(with: parameter.ranks).map { (parameter: parameter, correlation: $0) }
        }
        let border = SamplingError.largestCorrelation(draws: outcomes.count, candidates: correlated.count)
        return correlated.filter { $0.correlation.magnitude > border }
            .sorted {
                ($1.correlation.magnitude, $0.parameter.name) < ($0.correlation.magnitude, $1.parameter.name)
            }
    }
}
