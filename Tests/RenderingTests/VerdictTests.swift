import Results
import Testing

@testable import Rendering

@Suite("Verdicts")
struct VerdictTests {
    private func words(
        _ difference: Quantiles, probability: Double?, share: Double? = nil, isCentral: Bool = false
    ) -> String? {
        let comparison = ResultRow.Comparison(
            difference: difference, probabilityBetter: probability,
            shareOfEffect: share.map { around($0, 0.01) })
        return Verdict(comparison, worthNaming: 1, isCentral: isCentral).map(Sentences.verdict)
    }

    @Test(
        "a verdict says which way, how sure and how large, with the share of members that agree",
        arguments: [
            (0.99, 5.0, "certainly better (99 %)"), (1.0, 5.0, "certainly better (100 %)"),
            (0.0, -5.0, "certainly worse (100 %)"), (0.19, -5.0, "probably worse (81 %)"),
            (0.7, 5.0, "perhaps better (70 %)"), (0.52, 5.0, "too close to call (52 %)"),
            (0.97, 0.1, "certain, but negligible (97 %)"), (0.85, 0.1, "probable, but negligible (85 %)"),
            (0.52, 0.1, "negligible either way (52 %)"), (0.98, 1.5, "certainly a little better (98 %)"),
        ])
    func sure(probability: Double, middle: Double, expected: String) {
        #expect(words(around(middle, 1), probability: probability) == expected)
    }

    @Test(
        "what is large or small is also judged by what the measures do at all",
        arguments: [
            (0.004, "certain, but negligible (99 %)"), (0.03, "certainly a little better (99 %)"),
            (-0.12, "certainly better (99 %)"), (0.4, "certainly much better (99 %)"),
        ])
    func large(share: Double, expected: String) {
        #expect(words(around(5, 1), probability: 0.99, share: share) == expected)
    }

    @Test("where no direction is better a verdict says more or less, as sure as the band is")
    func neither() {
        #expect(words(around(5, 1), probability: nil) == "certainly more (≥ 95 %)")
        #expect(words(around(-5, 8), probability: nil) == "probably less (≥ 75 %)")
        #expect(words(around(5, 20), probability: nil) == "too close to call")
        #expect(words(around(0.2, 0.1), probability: nil) == "certain, but negligible (≥ 95 %)")
    }

    @Test("the same is no difference, and without a difference there is no verdict")
    func same() {
        #expect(words(around(0, 0), probability: 0.5) == "no difference")
        #expect(Verdict(nil, worthNaming: 1, isCentral: false).map(Sentences.verdict) == nil)
    }

    @Test("a central run does not say how sure it is")
    func central() {
        #expect(words(around(5, 0), probability: 1, isCentral: true) == "better")
        #expect(words(around(-1.5, 0), probability: 0, isCentral: true) == "a little worse")
        #expect(words(around(0.5, 0), probability: 1, isCentral: true) == "negligible")
    }
}
