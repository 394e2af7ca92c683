public import Modelling

/// How many years a scenario is ahead of the reference in one member, at the last of the given years.
///
/// The one that is better then reached the level that the other has then at an earlier moment; the years since
/// that moment are the answer, positive where the scenario is ahead, negative where the reference is. The moment
/// is the last at which the better one came from below the level, linearly between the two years. 0 where both are
/// equal. Nil where it never reached the level, because it was there from the first year on; where no direction is
/// better; and where one of the two did not improve in the last year, since a curve that stands still or turns back
/// loses its lead without anybody having caught up. Both have a value for every year, the first and the last included.
public func yearsGained(
    scenario: Span<Double>, reference: Span<Double>, better: Indicator.Direction
) -> Double? {
    let last = scenario.count - 1
    guard better != .neither, last > 0 else { return nil }
    let sign = better == .higher ? 1.0 : -1.0
    func improves(_ values: Span<Double>) -> Bool { sign * (values[last] - values[last - 1]) > 0 }
    guard improves(scenario), improves(reference) else { return nil }
    let lead = sign * (scenario[last] - reference[last])
    if lead == 0 { return 0 }
    return lead > 0
        ? yearsSince(scenario, passed: reference[last], sign)
        : yearsSince(reference, passed: scenario[last], sign).map { -$0 }
}

/// Years since the values last rose to a level at which they have been ever since.
private func yearsSince(_ values: Span<Double>, passed level: Double, _ sign: Double) -> Double? {
    let last = values.count - 1
    var year = last
    while year >= 0, sign * (values[year] - level) >= 0 { year -= 1 }
    guard year >= 0 else { return nil }
    let part = (level - values[year]) / (values[year + 1] - values[year])
    return Double(last - year) - part
}
