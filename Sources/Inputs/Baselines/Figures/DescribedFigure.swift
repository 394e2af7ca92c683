public import Modelling

/// One figure as `polder describe regions` shows it.
public struct DescribedFigure: Sendable, Hashable {
    /// Public name: `land.area[forest]`.
    public let figure: String
    public let value: Double
    public let unit: String
    /// The year that the figures behind it are about.
    public let year: Int
    public let evidence: Evidence
    public let level: FigureLevel
    /// Half the width of what is thought plausible, as a share of the value.
    public let spread: Double
    /// The cells of published files that went into it.
    public let origins: [FigureValue.Origin]
    /// What is thought plausible.
    public let range: ClosedRange<Double>

    init(_ figure: String, _ value: Double, _ unit: String, _ basis: Derivation.Basis) {
        self.figure = figure
        self.value = value
        self.unit = unit
        year = basis.year
        evidence = basis.evidence
        level = basis.level
        spread = basis.spread
        origins = basis.origins
        let width = basis.spread * value.magnitude
        range = basis.range ?? (width.isFinite ? value - width...value + width : 0...0)
    }
}
