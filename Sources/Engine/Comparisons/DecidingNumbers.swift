import Modelling
public import Results

extension Findings {
    /// (R31) The numbers whose rank correlation with a difference is beyond what chance reaches, the strongest first.
    ///
    /// None below 64 draws. Numbers that do not vary decide nothing, and are no candidates.
    ///
    /// - Parameters:
    ///   - parameters: all uncertain numbers of the scenario.
    ///   - differences: scenario less base, of the same draws.
    ///   - most: how many at most.
    public static func deciding(
        among parameters: [ParameterDraws], on differences: [Double], scenario: String, most: Int = 2
    ) -> [DecidingNumber] {
        ParameterDraws.deciding(differences, among: parameters).prefix(most).map { parameter, correlation in
            DecidingNumber(
                name: parameter.name, title: parameter.title, central: parameter.central,
                low: parameter.range.lowerBound, high: parameter.range.upperBound,
                grade: parameter.evidence.grade.rawValue, correlation: correlation, scenario: scenario)
        }
    }
}
