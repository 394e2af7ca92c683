public import Baselines
public import Reading
import Results
public import Scores

/// Which windows are judged, and what they say together.
public struct Validation {
    /// A variable and the year in which it is judged, of a backcast that starts earlier.
    struct Case {
        let start: Int
        let variable: Variable
        let year: Int
    }

    /// Fitted on these alone: nothing of a variable that is later than the start of what is held out.
    static let training = [
        Case(start: 2012, variable: .employed, year: 2013), Case(start: 2012, variable: .product, year: 2016),
        Case(start: 2012, variable: .unemployment, year: 2013),
        Case(start: 2016, variable: .residents, year: 2020),
        Case(start: 2017, variable: .residents, year: 2020),
        Case(start: 2018, variable: .residents, year: 2020),
    ]
    /// Not used in the search.
    static let heldOut = [
        Case(start: 2020, variable: .residents, year: 2023),
        Case(start: 2014, variable: .employed, year: 2017),
        Case(start: 2017, variable: .product, year: 2021),
        Case(start: 2014, variable: .unemployment, year: 2019),
    ]
    /// Longer windows that overlap both.
    static let whole = [
        Case(start: 2017, variable: .residents, year: 2023),
        Case(start: 2014, variable: .product, year: 2021),
    ]

    let windows: [Int: Window]

    /// Prepares all windows.
    ///
    /// - Parameters:
    ///   - catalogue: the shipped figures.
    ///   - texts: tables of observations, by file name.
    public init(
        _ catalogue: Catalogue, texts: [String: String] = ConfigFiles.embedded.observations
    ) throws(Problems) {
        let observations = try Observations(texts)
        var windows: [Int: Window] = [:]
        for (start, cases) in Dictionary(
            grouping: Self.training + Self.heldOut + Self.whole, by: \.start)
        {
            windows[start] = try Window(
                catalogue, from: start, to: cases.map(\.year).max() ?? start, observations: observations,
                texts: texts)
        }
        self.windows = windows
    }

    /// Judges the model as it is declared, and as it was before anything was fitted.
    public func document(members: Int, seed: Int) -> BackcastDocument {
        var runs: [Int: Backcast] = [:]
        for (start, window) in windows { runs[start] = window.run(members: members, seed: UInt64(seed)) }
        let before = windows.mapValues { $0.run(Calibration.before) }
        let cases =
            Self.heldOut.map { ($0, BackcastDocument.Score.Use.heldOut) }
            + Self.whole.map { ($0, .overlapping) } + Self.training.map { ($0, .training) }
        return BackcastDocument(
            members: members, seed: seed,
            scores: cases.compactMap { runs[$0.start]?.score($0.variable, in: $0.year, use: $1) },
            before: cases.compactMap { before[$0.start]?.score($0.variable, in: $0.year, use: $1) },
            series: (Self.heldOut + Self.whole).flatMap {
                runs[$0.start]?.series($0.variable, to: $0.year) ?? []
            })
    }

    func run(_ start: Int, _ values: [String: Double]) -> Backcast? { windows[start]?.run(values) }
}
