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
        /// Whether residents are known from 1995 on, and dwellings.
        var reachesBack = false

        var key: WindowKey { WindowKey(start: start, reachesBack: reachesBack) }
    }

    /// What a window is called by.
    struct WindowKey: Hashable {
        let start: Int
        let reachesBack: Bool
    }

    /// Fitted on these alone: nothing of a variable that is later than the start of what is held out.
    static let training = [
        Case(start: 2012, variable: .employed, year: 2013), Case(start: 2012, variable: .product, year: 2016),
        Case(start: 2012, variable: .unemployment, year: 2013),
        Case(start: 2012, variable: .residents, year: 2017, reachesBack: true),
        Case(start: 2013, variable: .residents, year: 2017, reachesBack: true),
        Case(start: 2014, variable: .residents, year: 2017, reachesBack: true),
    ]
    /// Not used in the search.
    static let heldOut = [
        Case(start: 2020, variable: .residents, year: 2023),
        Case(start: 2014, variable: .employed, year: 2017),
        Case(start: 2017, variable: .product, year: 2021),
        Case(start: 2014, variable: .unemployment, year: 2019),
        Case(start: 2017, variable: .residents, year: 2025, reachesBack: true),
        Case(start: 2017, variable: .dwellings, year: 2025, reachesBack: true),
        Case(start: 2016, variable: .sectorJobs, year: 2020, reachesBack: true),
        Case(start: 2016, variable: .sectorJobs, year: 2025, reachesBack: true),
        Case(start: 2016, variable: .establishments, year: 2025, reachesBack: true),
        Case(start: 1998, variable: .residents, year: 2012, reachesBack: true),
        Case(start: 1998, variable: .provinceDwellings, year: 2011, reachesBack: true),
    ]
    /// Longer windows that overlap both.
    static let whole =
        [
            Case(start: 2017, variable: .residents, year: 2023),
            Case(start: 2014, variable: .product, year: 2021),
            Case(start: 2014, variable: .residents, year: 2025, reachesBack: true),
            Case(start: 2012, variable: .dwellings, year: 2025, reachesBack: true),
            Case(start: 1998, variable: .residents, year: 2018, reachesBack: true),
            Case(start: 2001, variable: .earlierUnemployment, year: 2013, reachesBack: true),
            Case(start: 1995, variable: .provinceResidents, year: 2018, reachesBack: true),
            Case(start: 1995, variable: .ages, year: 2018, reachesBack: true),
        ] + sinceThreeYears

    /// Provinces from 1998, when three years of the past are known (decision 21).
    private static let sinceThreeYears = [
        Variable.provinceResidents, .ages, .births, .deaths, .immigrants, .emigrants, .balance, .households,
        .roadDeaths,
    ].map { Case(start: 1998, variable: $0, year: 2018, reachesBack: true) }

    let windows: [WindowKey: Window]

    /// Prepares all windows.
    ///
    /// - Parameters:
    ///   - catalogue: the shipped figures.
    ///   - texts: tables of observations, by file name.
    public init(
        _ catalogue: Catalogue, texts: [String: String] = ConfigFiles.embedded.observations
    ) throws(Problems) {
        let observations = try Observations(texts)
        var windows: [WindowKey: Window] = [:]
        for (key, cases) in Dictionary(
            grouping: Self.training + Self.heldOut + Self.whole, by: \.key)
        {
            windows[key] = try Window(
                catalogue, from: key.start, to: cases.map(\.year).max() ?? key.start,
                judging: Set(cases.map(\.variable)), reachesBack: key.reachesBack, observations: observations,
                texts: texts)
        }
        self.windows = windows
    }

    /// Judges the model as it is declared, and as it was before anything was fitted.
    public func document(members: Int, seed: Int) -> BackcastDocument {
        let runs = windows.mapValues { $0.run(members: members, seed: UInt64(seed)) }
        let before = windows.mapValues { $0.run(Calibration.before) }
        let cases =
            Self.heldOut.map { ($0, BackcastDocument.Score.Use.heldOut) }
            + Self.whole.map { ($0, .overlapping) } + Self.training.map { ($0, .training) }
        return BackcastDocument(
            members: members, seed: seed,
            scores: cases.compactMap { runs[$0.key]?.score($0.variable, in: $0.year, use: $1) },
            before: cases.compactMap { before[$0.key]?.score($0.variable, in: $0.year, use: $1) },
            // Parts of all places would be hundreds of pictures.
            series: (Self.heldOut + Self.whole).filter { !$0.variable.hasParts }.flatMap {
                runs[$0.key]?.series($0.variable, to: $0.year) ?? []
            },
            widerBands: Self.widerBands(Self.heldOut + Self.whole) {
                runs[$0.key]?.misses($0.variable, to: $0.year) ?? []
            })
    }

    func run(_ key: WindowKey, _ values: [String: Double]) -> Backcast? { windows[key]?.run(values) }
}
