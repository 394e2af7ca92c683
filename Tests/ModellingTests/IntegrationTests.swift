import Modelling
import Testing

/// A stock that decays, and one that time alone moves: both have a solution in closed form.
private struct Decay: Theme {
    static let places = Axis("places", count: 2)

    @Stock("What is left.", unit: .kilograms, over: places, possible: 0...1)
    var left
    @Auxiliary("Net flow into what is left.", unit: .kilograms / .years, over: places)
    var loss
    @Stock("What time brings.", unit: .metres, over: .whole, possible: 0...10)
    var brought
    @Auxiliary("Net flow into what time brings.", unit: .metres / .years, over: .whole)
    var gain

    func begin(with now: Integration, by step: Step) {
        left[0] = Lanes(repeating: 1)
        left[1] = Lanes(0, 1, 2, 3, 4, 5, 6, 7)
        brought[0] = .zero
        flow(at: step.elapsed)
    }

    func advance(with now: Integration, during step: Step) {
        now.advance(from: step.elapsed, over: step.dt) { flow(at: $0) }
    }

    /// left' = −left in the first place, −left / 2 in the second; brought' = t³.
    func flow(at time: Double) {
        loss[0] = -left[0]
        loss[1] = -0.5 * left[1]
        gain[0] = Lanes(repeating: time * time * time)
    }

    /// The theme after one year of as many steps.
    static func year(_ scheme: Scheme, steps: Int) -> Decay {
        let decay = Decay()
        let integration = Integration(
            scheme, of: [(decay.left, decay.loss), (decay.brought, decay.gain)])
        for number in 0..<steps {
            let step = Step(
                number: number, years: 1 / Double(steps), perYear: steps, isCentral: true,
                draws: Draws(seed: 1, firstMember: 0), regions: [])
            if number == 0 { decay.begin(with: integration, by: step) }
            decay.advance(with: integration, during: step)
        }
        return decay
    }
}

@Suite("Schemes that move stocks by their net flows")
struct IntegrationTests {
    @Test("Euler's step is the flow at its start, times its length")
    func euler() {
        let once = Decay.year(.euler, steps: 1)
        #expect(once.left[0] == .zero)
        #expect(once.left[1] == 0.5 * Lanes(0, 1, 2, 3, 4, 5, 6, 7))
        #expect(once.brought[0] == .zero)
        #expect(Decay.year(.euler, steps: 4).left[0][3] == 0.75 * 0.75 * 0.75 * 0.75)
    }

    @Test("a step of Runge and Kutta is the exponential's series to the fourth term, and exact for a cubic")
    func rungeKutta() {
        let once = Decay.year(.rungeKutta, steps: 1)
        let series = 9.0 / 24
        #expect(abs(once.left[0][0] - series) < 1e-15)
        #expect(abs(once.brought[0][7] - 0.25) < 1e-15)
    }

    @Test("steps half as long divide the error by 2 with Euler, by 16 with Runge and Kutta")
    func order() {
        func error(_ scheme: Scheme, steps: Int) -> Double {
            abs(Decay.year(scheme, steps: steps).left[0][0] - 0.36787944117144233)
        }
        let euler = error(.euler, steps: 64) / error(.euler, steps: 128)
        let rungeKutta = error(.rungeKutta, steps: 64) / error(.rungeKutta, steps: 128)
        #expect(abs(euler - 2) < 0.02)
        #expect(abs(rungeKutta - 16) < 0.2)
    }

    @Test("a flow whose unit does not make its stock's is refused when the integration is made")
    func units() async {
        await #expect(processExitsWith: .failure) {
            let decay = Decay()
            _ = Integration(.euler, of: [(decay.left, decay.gain)])
        }
        await #expect(processExitsWith: .failure) {
            let decay = Decay()
            _ = Integration(.euler, of: [(decay.brought, decay.brought)])
        }
        await #expect(processExitsWith: .success) {
            let decay = Decay()
            _ = Integration(.euler, of: [(decay.left, decay.loss), (decay.brought, decay.gain)])
        }
    }

    @Test(
        "after a step, flows are those of the stocks that stand there",
        arguments: [Scheme.euler, .rungeKutta])
    func consistent(scheme: Scheme) {
        let decay = Decay.year(scheme, steps: 3)
        #expect(decay.loss[0] == -decay.left[0])
        #expect(decay.loss[1] == -0.5 * decay.left[1])
        #expect(decay.gain[0] == Lanes(repeating: 1))
    }
}
