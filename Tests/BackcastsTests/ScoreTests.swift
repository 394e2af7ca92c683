import Baselines
import Results
import Scores
import Testing

@testable import Backcasts

/// The measures of error, on numbers that can be worked out by hand.
@Suite struct ScoreTests {
    private static let observations = Result {
        try Observations([
            "observed_residents.csv":
                "place,2015,2016,2017,2018\nA,80,90,100,110\nB,300,300,300,290\nC,100,100,100,100\n",
            "observed_boundaries.csv": "series,region,year\nresidents,A,2014\n",
            "observed_long_residents.csv": "place,2015\nA,1\n",
            "observed_province_births.csv": "province,2015\nA,1\n",
            "observed_province_deaths.csv": "province,2015\nA,1\n",
            "observed_province_residents.csv": "province,2015\nA,1\n",
            "observed_province_ages.csv": "province:ages,2015\nA:0-4,1\n",
            "observed_province_balance.csv": "province,2015\nA,1\n",
            "observed_province_immigration.csv": "province,2015\nA,1\n",
            "observed_province_emigration.csv": "province,2015\nA,1\n",
            "observed_province_households.csv": "province,2015\nA,1\n",
            "observed_province_dwellings.csv": "province,2015\nA,1\n",
            "observed_province_road_deaths.csv": "province,2015\nA,1\n",
            "observed_earlier_unemployment.csv": "province,2015\nA,0.1\n",
            "observed_dwellings.csv": "place,2015\nA,1\n",
            "observed_employee_jobs.csv": "place:sector,2015\nA:B-E,1\n",
            "observed_establishments.csv": "place,2015\nA,1\n",
            "observed_births.csv": "place,2015\nA,1\n", "observed_deaths.csv": "place,2015\nA,1\n",
            "observed_earlier_residents.csv": "place,2011\nA,1\n",
            "observed_employment.csv": "place:sector,2015\nA:A,1\n",
            "observed_product.csv": "place,2015\nA,1\n",
            "observed_unemployment.csv": "province,2015\nA,0.1\n",
        ])
    }

    private static func record() throws -> Record {
        Record(.residents, places: ["A", "B", "C"], start: 2017, observations: try observations.get())
    }

    @Test("rivals: nothing changes, shares stay, a line, a line scaled to the nation")
    func rivals() throws {
        let record = try Self.record()
        #expect(record.base == 2017 && record.first == 2015)
        #expect(record.forecast(.last, of: 2018) == [100, 300, 100])
        #expect(record.forecast(.share, of: 2018) == [100, 300, 100])
        #expect(record.forecast(.trend, of: 2018) == [110, 300, 100])
        let scaled = try #require(record.forecast(.scaledTrend, of: 2018))
        #expect(zip(scaled, [110.0, 300, 100]).allSatisfy { abs($0 - $1 * 500 / 510) < 1e-9 })
    }

    @Test("errors, Theil's U2 and its parts, ranks and the comparison with the better rival")
    func measures() throws {
        let score = BackcastDocument.Score(
            try Self.record(), use: .heldOut, start: 2017, year: 2018, forecast: [105, 297, 98], coverage: nil
        )
        // Errors are −5, 7 and −2.
        let mape: Double = (5.0 / 110 + 7.0 / 290 + 2.0 / 100) / 3
        #expect(abs(score.mape - mape) < 1e-12)
        #expect(abs(score.rmse - 26.0.squareRoot()) < 1e-12)
        // Growth: foreseen .05, −.01, −.02; happened .1, −1/30, 0.
        let fall = 1.0 / 30
        let missed: Double = (0.0025 + (fall - 0.01) * (fall - 0.01) + 0.0004) / 3
        let happened: Double = (0.01 + fall * fall) / 3
        #expect(abs(score.u2 - (missed / happened).squareRoot()) < 1e-12)
        #expect(abs(score.bias + score.variance + score.covariance - 1) < 1e-12)
        let gap: Double = 0.02 / 3 - (0.1 - fall) / 3
        #expect(abs(score.bias - gap * gap / missed) < 1e-12)
        #expect(abs(score.rankCorrelation - 0.5) < 1e-12)
        // Shares miss by 10, 10 and 0; the scaled line by 2.16, 4.12 and 1.96, and is the better one.
        #expect(score.bestRival == "scaled_trend")
        let line = zip([110.0, 300, 100], [110.0, 290, 100]).map { abs(500 * $0 / 510 - $1) }
        #expect(abs(score.mase - 14 / line.reduce(0, +)) < 1e-12)
        #expect(abs(score.medianMase - [5 / line[0], 7 / line[1], 2 / line[2]].sorted()[1]) < 1e-12)
        #expect(!score.beatsRivals)
        // Where the place with the largest ratio of errors is drawn alone, and where the one with the least.
        let ratios = [5 / line[0], 7 / line[1], 2 / line[2]]
        let (low, high) = (try #require(score.mase05), try #require(score.mase95))
        #expect(low < score.mase && score.mase < high)
        #expect(low >= ratios.min() ?? 0 && high <= ratios.max() ?? 0)
    }

    @Test("forecasts are brought to the nation's total, rates to its mean")
    func scaling() throws {
        let record = try Self.record()
        #expect(record.scaled([50, 100, 100], to: 2018) == [100, 200, 200])
    }
}
