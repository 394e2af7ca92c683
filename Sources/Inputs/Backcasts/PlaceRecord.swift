public import Baselines
public import Reading

/// How a backcast did in one region.
public struct PlaceRecord: Sendable {
    /// One variable from a start to a year that was counted.
    public struct Line: Sendable {
        /// The model's indicator.
        public let indicator: String
        public let start: Int
        public let year: Int
        /// Errors of the model and of the straight line scaled to the total, as a share of what was counted.
        public let model: Double
        public let ruler: Double
    }

    public let lines: [Line]
    /// Whether the region's boundaries changed, so that its inhabitants cannot be compared.
    public let changedBoundaries: Bool

    private static let cases = [
        Validation.Case(start: 2017, variable: .residents, year: 2023),
        Validation.Case(start: 2014, variable: .employed, year: 2017),
        Validation.Case(start: 2017, variable: .product, year: 2021),
    ]

    /// Runs the central member of the windows and compares one region.
    public init(
        _ region: String, _ catalogue: Catalogue,
        texts: [String: String] = ConfigFiles.embedded.observations
    ) throws(Problems) {
        let observations = try Observations(texts)
        var backcasts: [Int: Backcast] = [:]
        for start in Set(Self.cases.map(\.start)) {
            let last = Self.cases.filter { $0.start == start }.map(\.year).max() ?? start
            backcasts[start] = try Window(
                catalogue, from: start, to: last, judging: Set(Self.cases.map(\.variable)),
                observations: observations, texts: texts
            ).run()
        }
        var changed = false
        lines = Self.cases.compactMap { judged in
            guard let backcast = backcasts[judged.start] else { return nil }
            let record = backcast.window.record(judged.variable, to: judged.year)
            guard let place = record.places.firstIndex(of: region),
                let ruler = record.forecast(.scaledTrend, of: judged.year)
            else {
                changed = changed || judged.variable == .residents
                return nil
            }
            let counted = record.values(judged.year)[place]
            return Line(
                indicator: judged.variable.indicator, start: judged.start, year: judged.year,
                model: backcast.forecast(record, of: judged.year)[place] / counted - 1,
                ruler: ruler[place] / counted - 1)
        }
        changedBoundaries = changed
    }
}
