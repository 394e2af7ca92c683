import Modelling
import Results
import Scores

/// How far one count of one place lay from the middle of its band.
struct Miss {
    let year: Int
    /// Years since the start.
    let horizon: Double
    /// Count less median, as logarithms; for a balance, which may be negative, as they are.
    let error: Double
    /// The variance over members, of the same scale.
    let variance: Double
    /// Whether the count lies inside the band of 90 % as the members have it.
    let isInside: Bool

    /// The variance of one year's error with which the count would lie on the edge of the band of 90 %, or nothing.
    func needed(_ errors: Errors) -> Double {
        let edge = error / Self.edge
        return max(0, edge * edge - variance) / errors.grown(to: horizon)
    }

    func variance(with year: Double, _ errors: Errors) -> Double {
        variance + year * errors.grown(to: horizon)
    }

    func isInside(with year: Double, _ errors: Errors) -> Bool {
        error * error <= Self.edge * Self.edge * variance(with: year, errors)
    }

    /// Standard deviations from the middle of a normal distribution to the edge of nine tenths of it.
    static let edge = 1.6448536269514722
}

/// What errors of growth of years that follow each other have to do with each other.
enum Errors {
    /// Nothing: their variance grows with the years.
    case fresh
    /// Each is that of the year before: their deviation grows with the years.
    case lasting

    func grown(to years: Double) -> Double { self == .fresh ? years : years * years }
}

extension Backcast {
    /// The misses of a variable in all years of a window that were counted.
    func misses(_ variable: Variable, to year: Int) -> [Miss] {
        let record = window.record(variable, to: year)
        guard members[variable]?[window.start]?.isEmpty == false else { return [] }
        func scale(_ value: Double) -> Double {
            variable == .balance ? value : log(Lanes(repeating: max(value, 1e-9)))[0]
        }
        return ((record.base + 1)...year).flatMap { one -> [Miss] in
            let counted = record.values(one)
            guard counted.allSatisfy(\.isFinite) else { return [] }
            return zip(bands(record, of: one), counted).map { band, counted in
                let deviation = (scale(band.p95) - scale(band.p05)) / (2 * Miss.edge)
                return Miss(
                    year: one, horizon: Double(one - record.base), error: scale(counted) - scale(band.p50),
                    variance: deviation * deviation, isInside: band.p05 <= counted && counted <= band.p95)
            }
        }
    }
}

extension Validation {
    /// What bands hold once the errors of the past are added to them.
    ///
    /// Their size is what nine tenths of the counts up to a year ask for, of all windows of the variable; counts after that year judge
    /// it. That year is the middle of the window, 2017 at the latest, or the start of one that begins later.
    static func widerBands(
        _ cases: [Case], _ misses: (Case) -> [Miss]
    ) -> [BackcastDocument.WiderBand] {
        let all = cases.map { (judged: $0, misses: misses($0)) }
        return all.compactMap { one in
            let (start, end) = (one.judged.start, one.judged.year)
            let learned = start >= lastTraining ? start : min(lastTraining, (start + end) / 2)
            let past = all.filter { $0.judged.variable == one.judged.variable }.flatMap(\.misses).filter {
                $0.year <= learned
            }
            let later = one.misses.filter { $0.year > learned }
            guard !past.isEmpty, !later.isEmpty else { return nil }
            func share(_ holds: (Miss) -> Bool) -> Double {
                Double(later.count(where: holds)) / Double(later.count)
            }
            func wider(_ errors: Errors) -> (coverage: Double, times: Double) {
                let needed = past.map { $0.needed(errors) }.sorted()
                let year = needed[min((9 * (needed.count + 1) + 9) / 10, needed.count) - 1]
                let times = later.filter { $0.year == end }.map {
                    ($0.variance(with: year, errors) / max($0.variance, 1e-18)).squareRoot()
                }
                return (share { $0.isInside(with: year, errors) }, median(times))
            }
            let (fresh, lasting) = (wider(.fresh), wider(.lasting))
            return BackcastDocument.WiderBand(
                indicator: one.judged.variable.reported, start: start, year: end, learned: learned,
                counts: later.count, own: share(\.isInside), fresh: fresh.coverage,
                freshWidth: fresh.times, lasting: lasting.coverage, lastingWidth: lasting.times)
        }
    }

    /// Later years only judge.
    private static let lastTraining = 2017
}
