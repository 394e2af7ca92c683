/// How far a calibration is, and what it found.
public struct CalibrationDocument: Codable, Hashable, Sendable {
    /// One parameter that was fitted.
    public struct Fit: Codable, Hashable, Sendable {
        public var parameter: String
        /// The value that the loss is least at, and the middle nine tenths over resampled places.
        public var value: Double
        public var low: Double
        public var high: Double
        /// Where it was looked for.
        public var searchedFrom: Double
        public var searchedTo: Double
        /// The value that the model declares.
        public var declared: Double
        /// The value at which it does nothing new.
        public var idle: Double

        /// Whether the data say more than where it was looked for: the interval is less than half as wide, holds neither end
        /// of the search, and leaves out the value at which the parameter does nothing new.
        public var isIdentified: Bool {
            high - low < 0.5 * (searchedTo - searchedFrom) && low > searchedFrom && high < searchedTo
                && !(low...high).contains(idle)
        }

        public init(
            parameter: String, value: Double, low: Double, high: Double, searchedFrom: Double,
            searchedTo: Double, declared: Double, idle: Double
        ) {
            self.parameter = parameter
            self.value = value
            self.low = low
            self.high = high
            self.searchedFrom = searchedFrom
            self.searchedTo = searchedTo
            self.declared = declared
            self.idle = idle
        }
    }

    public var seed: Int
    /// Sets of values that were tried, of how many.
    public var done: Int
    public var total: Int
    /// The least loss so far, and that of the declared values; 1 is the better rival that knows the nation.
    public var loss: Double
    public var declaredLoss: Double
    /// Empty until all is done.
    public var fits: [Fit]
    /// Training windows in words, and those that were held out.
    public var training: [String]
    public var heldOut: [BackcastDocument.Score]

    public init(
        seed: Int, done: Int, total: Int, loss: Double, declaredLoss: Double, fits: [Fit],
        training: [String], heldOut: [BackcastDocument.Score]
    ) {
        self.seed = seed
        self.done = done
        self.total = total
        self.loss = loss
        self.declaredLoss = declaredLoss
        self.fits = fits
        self.training = training
        self.heldOut = heldOut
    }
}
