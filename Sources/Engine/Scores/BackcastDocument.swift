/// What backcasts and their calibration say: plain data that a daemon makes and a client shows.
public struct BackcastDocument: Codable, Hashable, Sendable {
    /// How well the forecasts of one variable in one year did.
    public struct Score: Codable, Hashable, Sendable {
        /// What a window is to the search for values that fit.
        public enum Use: String, Codable, Sendable, CaseIterable {
            case heldOut = "held_out"
            /// Longer than others, which it overlaps.
            case overlapping
            case training
        }

        /// The model's indicator: `population.total`.
        public var indicator: String
        public var use: Use
        /// On 1 January of this year the backcast starts.
        public var start: Int
        public var year: Int
        /// How many places are compared.
        public var places: Int
        /// Mean absolute error as a share of what was observed.
        public var mape: Double
        /// Root mean square error, in the indicator's unit.
        public var rmse: Double
        /// Theil's U2: error of growth as a multiple of that of no change (Theil 1966).
        public var u2: Double
        /// Shares of bias, variance and covariance in the mean square error of growth; they add up to 1.
        public var bias: Double
        public var variance: Double
        public var covariance: Double
        /// Rank correlation of growth, forecast and observed; of change for a rate.
        public var rankCorrelation: Double
        public var rivals: [Rival]
        /// Name of the best rival among those that are told the totals of the places.
        public var bestRival: String
        /// Mean absolute error as a multiple of that rival's.
        public var mase: Double
        /// Nine tenths of it where regions are drawn anew, with replacement.
        public var mase05: Double?
        public var mase95: Double?
        /// The same place by place: the median, against the rival that it is hardest to beat there.
        public var medianMase: Double
        /// In how many places the model's error is the smaller one, against `bestRival`.
        public var placesWon: Int
        /// Shares of what was observed from the start to this year inside the bands of 50 and 90 %; nil without members.
        public var coverage50: Double?
        public var coverage90: Double?
        /// The share inside the band of 90 % in this year alone.
        public var coverage90AtEnd: Double?

        public init(
            indicator: String, use: Use, start: Int, year: Int, places: Int, mape: Double, rmse: Double,
            u2: Double,
            bias: Double, variance: Double, covariance: Double, rankCorrelation: Double, rivals: [Rival],
            bestRival: String, mase: Double, mase05: Double? = nil, mase95: Double? = nil, medianMase: Double,
            placesWon: Int,
            coverage50: Double?, coverage90: Double?, coverage90AtEnd: Double?
        ) {
            self.indicator = indicator
            self.use = use
            self.start = start
            self.year = year
            self.places = places
            self.mape = mape
            self.rmse = rmse
            self.u2 = u2
            self.bias = bias
            self.variance = variance
            self.covariance = covariance
            self.rankCorrelation = rankCorrelation
            self.rivals = rivals
            self.bestRival = bestRival
            self.mase = mase
            self.mase05 = mase05
            self.mase95 = mase95
            self.medianMase = medianMase
            self.placesWon = placesWon
            self.coverage50 = coverage50
            self.coverage90 = coverage90
            self.coverage90AtEnd = coverage90AtEnd
        }

        /// Whether the model beats the better rival that knows as much, in the mean and in the middle place.
        public var beatsRivals: Bool { mase < 1 && medianMase < 1 }
    }

    /// A forecast that needs no model.
    public struct Rival: Codable, Hashable, Sendable {
        public var name: String
        public var mape: Double
        /// The model's mean absolute error as a multiple of this rival's.
        public var mase: Double

        public init(name: String, mape: Double, mase: Double) {
            self.name = name
            self.mape = mape
            self.mase = mase
        }
    }

    /// One place: what was observed, and what was foreseen.
    public struct Series: Codable, Hashable, Sendable {
        public var indicator: String
        public var start: Int
        /// Code and name of the region or province.
        public var place: String
        public var name: String
        public var years: [Int]
        /// Nil where nothing was observed.
        public var observed: [Double?]
        public var central: [Double]
        public var p05: [Double]
        public var p95: [Double]

        public init(
            indicator: String, start: Int, place: String, name: String, years: [Int], observed: [Double?],
            central: [Double], p05: [Double], p95: [Double]
        ) {
            self.indicator = indicator
            self.start = start
            self.place = place
            self.name = name
            self.years = years
            self.observed = observed
            self.central = central
            self.p05 = p05
            self.p95 = p95
        }
    }

    /// What the band of 90 % of one window holds, and what it would if errors of the past were added.
    public struct WiderBand: Codable, Hashable, Sendable {
        public var indicator: String
        public var start: Int
        public var year: Int
        /// The last year whose counts say how wide; later ones judge.
        public var learned: Int
        /// How many counts judge.
        public var counts: Int
        /// The share of them in the band of the members.
        public var own: Double
        /// The same where errors of growth are others each year, and how many times as wide that band is in the last year, in the
        /// median place.
        public var fresh: Double
        public var freshWidth: Double
        /// The same where an error of growth lasts.
        public var lasting: Double
        public var lastingWidth: Double

        public init(
            indicator: String, start: Int, year: Int, learned: Int, counts: Int, own: Double, fresh: Double,
            freshWidth: Double, lasting: Double, lastingWidth: Double
        ) {
            self.indicator = indicator
            self.start = start
            self.year = year
            self.learned = learned
            self.counts = counts
            self.own = own
            self.fresh = fresh
            self.freshWidth = freshWidth
            self.lasting = lasting
            self.lastingWidth = lastingWidth
        }
    }

    public var members: Int
    public var seed: Int
    public var scores: [Score]
    /// Scores of the model before anything was fitted, central runs only.
    public var before: [Score]
    public var series: [Series]
    /// Nil in a document of an earlier version.
    public var widerBands: [WiderBand]?

    public init(
        members: Int, seed: Int, scores: [Score], before: [Score], series: [Series],
        widerBands: [WiderBand]? = nil
    ) {
        self.members = members
        self.seed = seed
        self.scores = scores
        self.before = before
        self.series = series
        self.widerBands = widerBands
    }
}
