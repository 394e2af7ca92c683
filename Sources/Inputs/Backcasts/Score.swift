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
        func relative(_ errors: [Double]) -> Double { mean(zip(errors, observed).map { abs($0) / abs($1) }) }
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
        let won = zip(errors, others).count { abs($0) < abs($1) }
        self.init(
            indicator: record.variable.indicator, use: use, start: start, year: year, places: errors.count,
            mape: relative(errors), rmse: square(errors).squareRoot(),
            u2: (missed / square(happened)).squareRoot(), bias: bias, variance: variance,
            covariance: 1 - bias - variance,
            rankCorrelation: Ranks(foreseen).correlation(with: Ranks(happened)) ?? 0, rivals: rivals,
            bestRival: best.rawValue, mase: mean(errors.map(abs)) / mean(others.map(abs)), medianMase: middle,
            placesWon: won,
            coverage50: coverage?.half, coverage90: coverage?.ninety, coverage90AtEnd: coverage?.ninetyAtEnd)
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
