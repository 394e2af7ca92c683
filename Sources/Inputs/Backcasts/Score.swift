import Modelling
import Results
import Scores

extension BackcastDocument.Score {
    /// Compares forecasts of one year with what was observed.
    ///
    /// - Parameter coverage: shares of the observations inside the bands.
    init(
        _ record: Record, use: Use, start: Int, year: Int, forecast: [Double], coverage: Coverage?
    ) {
        let observed = record.values(year)
        let errors = zip(forecast, observed).map { $0 - $1 }
        func relative(_ errors: [Double]) -> Double {
            // A balance may be nearly nothing in a place.
            record.variable == .balance
                ? mean(errors.map(abs)) / mean(observed.map(abs))
                : mean(zip(errors, observed).map { abs($0) / abs($1) })
        }
        var rivals: [BackcastDocument.Rival] = []
        var errorsOfRivals: [Rival: [Double]] = [:]
        for rival in Rival.allCases {
            guard let other = record.forecast(rival, of: year) else { continue }
            let others = zip(other, observed).map { $0 - $1 }
            errorsOfRivals[rival] = others
            rivals.append(
                BackcastDocument.Rival(
                    name: rival.rawValue, mape: relative(others),
                    mase: mean(errors.map(abs)) / mean(others.map(abs))))
        }
        let gaps = errorsOfRivals.mapValues { mean($0.map(abs)) }
        let best =
            Rival.allCases.filter { $0.isToldTotals && errorsOfRivals[$0] != nil }
            .min { (gaps[$0] ?? 0) < (gaps[$1] ?? 0) } ?? .share
        let others = errorsOfRivals[best] ?? []

        // Theil 1966, on growth.
        let foreseen = record.growth(to: forecast)
        let happened = record.growth(to: observed)
        let missed = square(zip(foreseen, happened).map { $0 - $1 })
        let gap = mean(foreseen) - mean(happened)
        let spreads = spread(foreseen) - spread(happened)
        let (bias, variance) = (gap * gap / missed, spreads * spreads / missed)
        // Against the one that is hardest to beat in the median place, which may be another.
        let middle =
            errorsOfRivals.filter(\.key.isToldTotals).values.map { rival in
                median(zip(errors, rival).map { abs($0) / max(abs($1), 1e-12) })
            }.max() ?? .nan
        let interval = Self.interval(record.places, errors, others)
        let won = zip(errors, others).count { abs($0) < abs($1) }
        self.init(
            indicator: record.variable.reported, use: use, start: start, year: year, places: errors.count,
            mape: relative(errors), rmse: square(errors).squareRoot(),
            u2: (missed / square(happened)).squareRoot(), bias: bias, variance: variance,
            covariance: 1 - bias - variance,
            rankCorrelation: Ranks(foreseen).correlation(with: Ranks(happened)) ?? 0, rivals: rivals,
            bestRival: best.rawValue, mase: mean(errors.map(abs)) / mean(others.map(abs)),
            mase05: interval.low, mase95: interval.high, medianMase: middle, placesWon: won,
            coverage50: coverage?.half, coverage90: coverage?.ninety, coverage90AtEnd: coverage?.ninetyAtEnd)
    }
}

extension BackcastDocument.Score {
    /// Nine tenths of the MASE where regions are drawn anew, with replacement, all sectors of a region together.
    private static func interval(
        _ places: [String], _ errors: [Double], _ others: [Double]
    ) -> (low: Double, high: Double) {
        var regions: [String] = []
        var sums: [String: (own: Double, other: Double)] = [:]
        for (place, code) in places.enumerated() {
            let region = String(code.prefix { $0 != ":" })
            if sums[region] == nil { regions.append(region) }
            let sum = sums[region] ?? (0, 0)
            sums[region] = (sum.own + abs(errors[place]), sum.other + abs(others[place]))
        }
        let all = regions.compactMap { sums[$0] }
        let draws = Draws(seed: 1, firstMember: 0)
        let keys = regions.map { Key("region \($0)") }
        var ratios: [Double] = []
        for number in 0..<1000 {
            var (own, other) = (0.0, 0.0)
            for key in keys {
                let picked = all[Int(draws.uniform(key, step: number)[0] * Double(all.count))]
                own += picked.own
                other += picked.other
            }
            ratios.append(own / other)
        }
        ratios.sort()
        return (ratios[ratios.count / 20], ratios[ratios.count - 1 - ratios.count / 20])
    }
}

/// Shares of what was observed that lie inside bands: over all years since the start, and in the last one.
struct Coverage {
    let half, ninety, ninetyAtEnd: Double
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// The mean of the squares.
func square(_ values: [Double]) -> Double { mean(values.map { $0 * $0 }) }

/// The standard deviation of all the values.
func spread(_ values: [Double]) -> Double {
    let middle = mean(values)
    return square(values.map { $0 - middle }).squareRoot()
}

/// The middle of the values; the mean of the two in the middle of an even number.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
