/// A dose-response curve: the share of something that a dose leaves, between 0 and 1.
///
///     share = logistic(level + slope × f(dose / reference))        f: the dose itself, or its log10
///
/// One declaration, three quantities: `….level` and `….slope` are parameters, `….reference` is a constant. A user
/// may set both up to ten spreads away, but for a slope of the other sign.
@propertyWrapper
public struct Response: Declared {
    public enum Scale: Sendable { case linear, tenfold }

    @usableFromInline let level: Table
    @usableFromInline let slope: Table
    @usableFromInline let reference: Table
    @usableFromInline let scale: Scale

    @inlinable @inline(__always) public var wrappedValue: Self { self }

    /// Declares a curve as it was published: `reference` is the unit in which it counts its dose.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, level: (central: Double, spread: Double),
        slope: (central: Double, spread: Double),
        per scale: Scale, reference: Unit, evidence: Evidence
    ) {
        self.scale = scale
        let levels = (level.central - 10 * level.spread)...(level.central + 10 * level.spread)
        let slopes =
            slope.central < 0
            ? (slope.central - 10 * slope.spread)...0 : 0...(slope.central + 10 * slope.spread)
        self.level = Self.parameter(
            Text(nl: "\(nl) Niveau van de kromme.", en: "\(sentence) Level of the curve."),
            title: title?.followed(by: Text(nl: "niveau", en: "level")), level,
            allowed: levels, evidence)
        self.slope = Self.parameter(
            Text(nl: "\(nl) Helling van de kromme.", en: "\(sentence) Slope of the curve."),
            title: title?.followed(by: Text(nl: "helling", en: "slope")), slope,
            allowed: slopes, evidence)
        self.reference = Table(
            Declaration(
                .constant,
                Text(nl: "\(nl) Eén \(reference.symbol).", en: "\(sentence) One \(reference.symbol)."),
                unit: reference, central: [1],
                evidence: evidence))
    }

    @inlinable @inline(__always) public func callAsFunction(_ dose: Lanes) -> Lanes {
        let ratio = dose / reference[0]
        return logistic(level[0] + slope[0] * (scale == .tenfold ? log10(ratio) : ratio))
    }

    var parts: [(name: String?, storage: Storage)] {
        [("level", .lanes(level)), ("slope", .lanes(slope)), ("reference", .lanes(reference))]
    }

    private static func parameter(
        _ sentence: Text, title: Text?, _ value: (central: Double, spread: Double),
        allowed: ClosedRange<Double>,
        _ evidence: Evidence
    ) -> Table {
        let range = (value.central - value.spread)...(value.central + value.spread)
        return Table(
            Declaration(
                .parameter, sentence, title: title, unit: .one, central: [value.central], ranges: [range],
                allowed: allowed, evidence: evidence))
    }
}
