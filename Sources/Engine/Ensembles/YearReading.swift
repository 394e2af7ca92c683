public import Modelling
import Results

/// A few outcomes of one place in one year, of many scenarios on the same draws; nothing else is kept.
///
/// The values have the same bits as in an ensemble. Where the whole of a place is not needed the model stops at the year.
public struct YearReading<Subject: Model>: Sendable {
    private let model: Subject
    private let outcomes: [(number: Int, timing: Indicator.Timing)]
    private let place, year: Int
    private let seed: UInt64

    /// - Parameters:
    ///   - outcomes: public names of indicators.
    ///   - place: code of a place of the model.
    /// - Throws: `EnsembleFault.notKept` for an indicator that there is not, `noSuchPlace`, `endsBeforeStart`.
    public init(
        _ model: Subject, of outcomes: [String], in place: String, year: Int, seed: UInt64
    ) throws(EnsembleFault) {
        guard let number = model.places.firstIndex(of: place) else { throw .noSuchPlace(place) }
        guard year >= model.firstYear else {
            throw .endsBeforeStart(lastYear: year, firstYear: model.firstYear)
        }
        let declared = model.makeWorkspace().outcomes
        var found: [(number: Int, timing: Indicator.Timing)] = []
        for name in outcomes {
            guard let position = declared.firstIndex(where: { $0.name == name }),
                let indicator = declared[position].declaration.indicator
            else { throw .notKept(Target(scenario: "", indicator: name, place: place, year: year)) }
            found.append((position, indicator.timing))
        }
        (self.model, self.outcomes, self.place) = (model, found, number)
        (self.year, self.seed) = (year - model.firstYear, seed)
    }

    /// Runs eight members of each scenario.
    ///
    /// - Parameter block: number of the eight members.
    /// - Returns: by scenario, by outcome; no number where there is no value.
    public func values(block: Int, of scenarios: [Subject.Scenario]) -> [[Lanes]] {
        let workspace = model.makeWorkspace()
        let draws = Draws(seed: seed, firstMember: 8 * block)
        return scenarios.map { scenario in
            workspace.begin(scenario, draws: draws, isCentral: false)
            let first = year * model.stepsPerYear
            for step in 0..<first { workspace.advance(step: step) }
            var values = outcomes.map { outcome in
                outcome.timing == .january ? workspace.value(of: outcome.number, at: place) : .zero
            }
            guard outcomes.contains(where: { $0.timing == .average }) else { return values }
            for step in first..<first + model.stepsPerYear {
                workspace.advance(step: step)
                for (position, outcome) in outcomes.enumerated() where outcome.timing == .average {
                    values[position] += workspace.value(of: outcome.number, at: place)
                }
            }
            for (position, outcome) in outcomes.enumerated() where outcome.timing == .average {
                values[position] /= Double(model.stepsPerYear)
            }
            return values
        }
    }
}
