/// A difference as a share of what the measures do in the reference: reference less the scenario without measures.
///
/// All three are values of one member, in the indicator's unit. 0.2 means: a fifth more of the measures' own
/// effect, whichever way that goes. Nil where that effect is about zero (`isAboutZero`), since a share of nothing
/// says nothing.
public func shareOfEffect(
    scenario: Double, reference: Double, withoutMeasures: Double, worthNaming: Double
) -> Double? {
    let effect = reference - withoutMeasures
    let size = max(reference.magnitude, withoutMeasures.magnitude)
    guard !isAboutZero(effect, ofSize: size, worthNaming: worthNaming) else { return nil }
    return (scenario - reference) / effect
}

/// Whether a difference is too small for its sign or its size to mean anything.
///
/// The rule: less than a tenth of the least difference worth naming, or less than 10⁻⁹ of the values themselves,
/// which is what rounding leaves.
public func isAboutZero(_ difference: Double, ofSize size: Double, worthNaming: Double) -> Bool {
    difference.magnitude <= max(0.1 * worthNaming, 1e-9 * size)
}
