public import Results

/// An uncertain number that helps one side, and the end of its range at which it helps least.
///
/// No number declares whom it helps, so that is derived: over draws, its rank correlation with how much more the one side has
/// must go beyond what chance reaches among all numbers that vary. More of a number with a correlation above zero helps, so
/// it is held at its lowest; of one below zero, at its highest.
public struct Leaning: Sendable {
    public let parameter: ParameterDraws
    public let correlation: Double
    /// The end of the range at which it helps least.
    public var unfavourable: Double {
        correlation > 0 ? parameter.range.lowerBound : parameter.range.upperBound
    }

    /// The numbers that help, the strongest first.
    ///
    /// - Parameters:
    ///   - advantage: by draw, how much more the one side has than the other.
    ///   - parameters: of the same draws.
    public static func all(of advantage: [Double], among parameters: [ParameterDraws]) -> [Leaning] {
        ParameterDraws.deciding(advantage, among: parameters).map {
            Leaning(parameter: $0.parameter, correlation: $0.correlation)
        }
    }
}
