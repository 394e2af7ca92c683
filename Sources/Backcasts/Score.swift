import Modelling
import Results

/// How well forecasts of one variable in one year did.
public struct Score: Sendable, Equatable {
    public let variable: Variable
    public let start: Int
    public let year: Int
    /// How many places are compared.
    public let places: Int
    /// Mean absolute error as a share of what was observed.
    public let mape: Double
    /// Root mean square error, in the variable's unit.
    public let rmse: Double
    /// Theil's U2: the error of growth compared with that of no change.
    public let u2: Double
    /// Theil's decomposition of the mean square error: shares of bias, variance and covariance, which add up to 1.
    public let bias: Double
    public let variance: Double
    public let covariance: Double
    /// Rank correlation of growth, forecast and observed; of change for a rate.
    public let rankCorrelation: Double
    /// Mean absolute error as a multiple of each rival's.
    public let mase: [Rival: Double]
    /// The same by place, in the middle of all places, against the better of the rivals that know the nation.
    public let medianMase: Double
    /// Mean absolute error of each rival as a share of what was observed.
    public let rivalMape: [Rival: Double]
    /// Shares of the observations between the start and this year inside the bands of 50 and 90 %; nil without members.
    public let coverage50: Double?
    public let coverage90: Double?

    /// The better of the rivals that are told the nation's totals.
    public var bestRival: Rival {
        Rival.allCases.filter(\.knowsTheNation).compactMap { rival in mase[rival].map { (rival, $0) } }
            .max { $0.1 < $1.1 }?.0 ?? .share
    }
    /// Error as a multiple of that rival's: below 1 the model did better.
    public var maseOfBest: Double { mase[bestRival] ?? .nan }
}

extension Score {
    init(
        _ record: Record, start: Int, year: Int, forecast: [Double], coverage: (half: Double, ninety: Double)?
    ) {
        let observed = record.values(year)
        let base = record.values(record.base)
        let errors = zip(forecast, observed).map { $0 - $1 }
        let count = Double(errors.count)
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / count }
        func relative(_ errors: [Double]) -> Double {
            mean(zip(errors, observed).map { abs($0) / abs($1) })
        }
        variable = record.variable
        self.start = start
        self.year = year
        places = errors.count
        mape = relative(errors)
        let square = mean(errors.map { $0 * $0 })
        rmse = square.squareRoot()

        // Theil 1966: growth as a share of the base for amounts, change for rates.
        let isAmount = record.variable.isAmount
        let foreseen = zip(forecast, base).map { isAmount ? $0 / $1 - 1 : $0 - $1 }
        let happened = zip(observed, base).map { isAmount ? $0 / $1 - 1 : $0 - $1 }
        let missed = zip(foreseen, happened).map { $0 - $1 }
        let missedSquare = mean(missed.map { $0 * $0 })
        u2 = (missedSquare / mean(happened.map { $0 * $0 })).squareRoot()
        func spread(_ values: [Double]) -> Double {
            let middle = mean(values)
            return mean(values.map { ($0 - middle) * ($0 - middle) }).squareRoot()
        }
        let gap = mean(foreseen) - mean(happened)
        let (ours, theirs) = (spread(foreseen), spread(happened))
        bias = gap * gap / missedSquare
        variance = (ours - theirs) * (ours - theirs) / missedSquare
        covariance = 1 - bias - variance
        rankCorrelation = Ranks(foreseen).correlation(with: Ranks(happened)) ?? 0

        var mase: [Rival: Double] = [:]
        var rivalMape: [Rival: Double] = [:]
        var byPlace: [Rival: [Double]] = [:]
        for rival in Rival.allCases {
            guard let other = record.forecast(rival, of: year) else { continue }
            let others = zip(other, observed).map { $0 - $1 }
            mase[rival] = mean(errors.map(abs)) / mean(others.map(abs))
            rivalMape[rival] = relative(others)
            byPlace[rival] = zip(errors, others).map { abs($0) / max(abs($1), 1e-12) }
        }
        self.mase = mase
        self.rivalMape = rivalMape
        let best = Rival.allCases.filter(\.knowsTheNation).filter { mase[$0] != nil }
            .max { (mase[$0] ?? 0) < (mase[$1] ?? 0) }
        medianMase = best.flatMap { byPlace[$0] }.map(median) ?? .nan
        coverage50 = coverage?.half
        coverage90 = coverage?.ninety
    }
}

/// The middle of the values; the mean of the two in the middle of an even number.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
