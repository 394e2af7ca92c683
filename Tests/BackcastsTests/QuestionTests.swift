import Scores
import Testing

/// The rule by which a variable is said to be foreseen better than a ruler does.
@Suite struct QuestionTests {
    private func score(
        _ mase: Double, _ interval: ClosedRange<Double>?, use: BackcastDocument.Score.Use = .heldOut,
        median: Double = 0.9, covered: Double? = 0.9, start: Int = 2017
    ) -> BackcastDocument.Score {
        BackcastDocument.Score(
            indicator: "population.total", use: use, start: start, year: 2025, places: 29, mape: 0.01,
            rmse: 1, u2: 1, bias: 0, variance: 0, covariance: 1, rankCorrelation: 0, rivals: [],
            bestRival: "share", mase: mase, mase05: interval?.lowerBound, mase95: interval?.upperBound,
            medianMase: median, placesWon: 1, coverage50: nil, coverage90: covered, coverage90AtEnd: nil)
    }

    private func question(_ scores: [BackcastDocument.Score]) -> BackcastDocument.Question? {
        BackcastDocument(members: 1, seed: 1, scores: scores, before: [], series: []).questions.first
    }

    @Test("better in every window, and in one by more than the luck of places")
    func better() {
        #expect(question([score(0.8, 0.6...0.95), score(0.95, 0.8...1.1)])?.answer == .better)
        #expect(question([score(0.8, 0.6...1.05)])?.answer == .even)
        #expect(question([score(0.8, 0.6...0.95, median: 1.01)])?.answer == .even)
        #expect(question([score(0.8, nil)])?.answer == .even)
    }

    @Test("worse where a window is worse by more than luck, and none better by more")
    func worse() {
        #expect(question([score(1.3, 1.1...1.5), score(0.9, 0.8...1.1)])?.answer == .worse)
        #expect(question([score(1.3, 1.1...1.5), score(0.8, 0.6...0.95)])?.answer == .even)
        #expect(question([score(1.3, 0.99...1.5)])?.answer == .even)
    }

    @Test("windows that were fitted on do not count; the longest window is the last")
    func windows() {
        let asked = question([
            score(0.8, 0.6...0.95, start: 2014), score(0.9, 0.8...0.99),
            score(1.5, 1.2...2, use: .training),
        ])
        #expect(asked?.answer == .better && asked?.scores.map(\.start) == [2017, 2014])
        #expect(question([score(0.5, 0.4...0.6, use: .training)]) == nil)
    }

    @Test("bands hold what they say, or less, or more")
    func bands() {
        #expect(question([score(1, nil, covered: 0.8), score(1, nil, covered: 0.97)])?.bands == .right)
        #expect(question([score(1, nil, covered: 0.79), score(1, nil, covered: 0.99)])?.bands == .narrow)
        #expect(question([score(1, nil, covered: 0.98)])?.bands == .wide)
        #expect(question([score(1, nil, covered: nil)])?.bands == nil)
    }
}
