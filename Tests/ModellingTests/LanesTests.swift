import Foundation
import Testing

@testable import Modelling

@Suite("Lane mathematics")
struct LanesTests {
    /// Distance in units of the last place of the expected value.
    func distance(_ value: Double, _ expected: Double) -> Double {
        abs(value - expected) / expected.ulp
    }

    @Test("exponentials are within two units of the last place of the C library's")
    func exponential() {
        for x in stride(from: -690.0, through: 690.0, by: 0.737) {
            #expect(distance(exp(Lanes(repeating: x))[0], Foundation.exp(x)) <= 2, "at \(x)")
        }
        #expect(exp(Lanes.zero) == Lanes(repeating: 1))
    }

    @Test("logarithms are within two units of the last place of the C library's")
    func logarithm() {
        for x in stride(from: 0.01, through: 40.0, by: 0.0731) {
            #expect(
                abs(log(Lanes(repeating: x))[0] - Foundation.log(x)) <= 2 * max(Foundation.log(x).ulp, 1e-16))
        }
        #expect(log(Lanes(repeating: 1)) == .zero)
        #expect(distance(log(Lanes(repeating: 1e300))[0], Foundation.log(1e300)) <= 2)
        #expect(abs(log10(Lanes(repeating: 1_000))[0] - 3) < 1e-15)
    }

    @Test("square roots are within two units of the last place; those of 0, 1 and infinity are exact")
    func roots() {
        for exponent in -300...300 {
            let x = 1.2345 * Foundation.pow(10, Double(exponent))
            #expect(distance(squareRoot(Lanes(repeating: x))[0], x.squareRoot()) <= 2, "at \(x)")
        }
        for x in [0, 1, Double.infinity] { #expect(squareRoot(Lanes(repeating: x)) == Lanes(repeating: x)) }
    }

    @Test("powers, logistic and its inverse agree with their definitions")
    func powers() {
        #expect(abs(power(Lanes(repeating: 2), Lanes(repeating: 10))[0] - 1_024) < 1e-11)
        #expect(logistic(.zero) == Lanes(repeating: 0.5))
        #expect(abs(logistic(logit(Lanes(repeating: 0.137)))[0] - 0.137) < 1e-15)
    }

    @Test("each lane is computed by itself")
    func lanesAreStrangers() {
        let x = Lanes(-3, -1, 0, 0.5, 1, 2, 7, 30)
        let together = exp(x)
        for lane in 0..<8 { #expect(together[lane] == exp(Lanes(repeating: x[lane]))[5]) }
    }

    @Test("the smaller, the larger and the clamped value are chosen lane by lane")
    func choices() {
        let x = Lanes(-3, -1, 0, 0.5, 1, 2, 7, 30)
        #expect(least(x, Lanes(repeating: 1)) == Lanes(-3, -1, 0, 0.5, 1, 1, 1, 1))
        #expect(greatest(x, Lanes(repeating: 1)) == Lanes(1, 1, 1, 1, 1, 2, 7, 30))
        #expect(clamp(x, 0, 2) == Lanes(0, 0, 0, 0.5, 1, 2, 2, 2))
    }
}

@Suite("Distributions")
struct DistributionTests {
    @Test(
        "normal shares and quantiles are those of the tables",
        arguments: [
            (-5.0, 2.8665157187919391e-07), (-1.959963984540054, 0.025), (-0.3, 0.38208857781104733),
            (0.0, 0.5), (1.0, 0.8413447460685429), (2.5, 0.99379033467422384),
        ])
    func normal(x: Double, share: Double) {
        #expect(abs(normalShare(below: Lanes(repeating: x))[0] - share) < 1e-14)
        #expect(abs(normalQuantile(Lanes(repeating: share))[0] - x) < 1e-9 * max(1, abs(x)))
    }

    @Test("quantiles of the far tails are those of the tables")
    func tails() {
        #expect(abs(normalQuantile(Lanes(repeating: 1e-12))[0] + 7.034483825301131) < 1e-9)
        #expect(abs(normalQuantile(Lanes(repeating: 1e-20))[0] + 9.262340089798408) < 1e-9)
    }

    @Test("Poisson counts follow from the uniform, and never fall when more is expected")
    func events() {
        // P(0) = e⁻² = 0.135, P(≤ 1) = 0.406, P(≤ 2) = 0.677
        let uniforms = Lanes(0.1, 0.2, 0.45, 0.6, 0.7, 0.9, 0.99, 0.999)
        #expect(poisson(mean: Lanes(repeating: 2), uniform: uniforms) == Lanes(0, 1, 2, 2, 3, 4, 6, 8))
        let more = poisson(mean: Lanes(repeating: 2.5), uniform: uniforms)
        #expect(all(more .>= poisson(mean: Lanes(repeating: 2), uniform: uniforms)))
        #expect(poisson(mean: .zero, uniform: uniforms) == .zero)
    }

    @Test("a triangle has its ends at shares 0 and 1 and its top where the rising side ends")
    func triangles() {
        let value = { (u: Double) in triangle(Lanes(repeating: u), low: 2, central: 3, high: 6)[0] }
        #expect(value(0) == 2)
        #expect(value(1) == 6)
        #expect(value(0.25) == 3)
        #expect(triangle(Lanes(repeating: 0.3), low: 4, central: 4, high: 4)[0] == 4)
    }
}
