import Modelling

/// What effects were produced in the last quarters, for those that come later.
final class EffectHistory {
    @exclusivity(unchecked) private var values: [Lanes] = []
    @exclusivity(unchecked) private var starts: [Int] = [0]

    /// Makes room for the effects of a roadmap, and forgets everything. May allocate.
    func layOut(_ effects: [PlannedEffect]) {
        starts = effects.reduce(into: [0]) {
            $0.append($0[$0.count - 1] + $1.lag + 1)
        }
        values = Array(repeating: .zero, count: starts[effects.count])
    }

    /// Keeps what an effect produced in a step.
    @inline(__always) func record(_ amount: Lanes, of effect: Int, at step: Int) {
        values[slot(effect, step)] = amount
    }

    /// What an effect produced in an earlier step that is still wanted.
    @inline(__always) func produced(by effect: Int, at step: Int) -> Lanes {
        step < 0 ? .zero : values[slot(effect, step)]
    }

    private func slot(_ effect: Int, _ step: Int) -> Int {
        starts[effect] + step % (starts[effect + 1] - starts[effect])
    }
}
