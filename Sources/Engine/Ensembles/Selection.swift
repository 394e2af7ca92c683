import Modelling
import Results

/// What is kept of every member and scenario: a list of cells, and when each is read.
struct Selection: Sendable {
    /// What results say about an outcome.
    struct Outcome: Sendable {
        let name: String
        let unit: String
        let sentence: String
        let indicator: Indicator
    }

    /// One outcome of one place, in the years that are kept.
    struct Series: Sendable {
        let outcome: Int
        let place: Int
        /// Position of the first year's cell; the others follow.
        let firstCell: Int
        let years: [Int]
        /// Whether every year since the model's first is kept.
        let isComplete: Bool
        /// Whether there may be no value at all: so it is where an indicator has none for the whole.
        let mayBeAbsent: Bool
        /// Whether single members may have no value, which counts as later than any.
        let isMoment: Bool
    }

    /// Where an outcome's value goes.
    struct Reading: Sendable {
        let outcome: Int
        let place: Int
        let cell: Int
    }

    /// What scenarios plan at a focus place, on 1 January of the horizon; zero where one does not plan it.
    struct Planned: Sendable {
        let outcome: PlannedOutcome
        let cell: Int
    }

    /// Where the value of what a scenario plans goes.
    struct PlannedReading: Sendable {
        /// Number in the scenario's own list.
        let number: Int
        let cell: Int
    }

    let outcomes: [Outcome]
    /// Codes, the whole last.
    let places: [String]
    let firstYear: Int
    /// Place by place, in the order of the catalogue.
    let series: [Series]
    /// How many cells a scenario has.
    let count: Int
    /// For each year, what is read on 1 January.
    let january: [[Reading]]
    /// For each year, what is averaged over its steps.
    let average: [[Reading]]
    /// What any of the scenarios plans, each once, place by place in the order in which they come up.
    let planned: [Planned]
    /// Number of the year on whose 1 January it is read.
    let horizon: Int
    /// For each scenario of the plan, what is read of it.
    let plannedReadings: [[PlannedReading]]

    init<Subject: Model>(of model: Subject, plan: Plan<Subject.Scenario>) {
        let outcomes = model.makeWorkspace().outcomes.map { quantity in
            quantity.declaration.indicator.map {
                Outcome(
                    name: quantity.name, unit: quantity.declaration.unit.symbol,
                    sentence: quantity.declaration.sentence.english, indicator: $0)
            }
        }
        let places = model.places + (model.whole.map { [$0] } ?? [])
        let period = Array(model.firstYear...plan.lastYear)
        let reported = period.filter { plan.reportedYears.contains($0) || $0 == plan.lastYear }
        let focus = Set(plan.focus + (model.whole.map { [$0] } ?? []))

        var series: [Series] = []
        var count = 0
        var january = [[Reading]](repeating: [], count: period.count)
        var average = january
        for (place, code) in places.enumerated() {
            let isComplete = plan.keep == .all || focus.contains(code)
            let years = isComplete ? period : reported
            for (number, outcome) in outcomes.enumerated() {
                guard let outcome else { continue }
                series.append(
                    Series(
                        outcome: number, place: place, firstCell: count, years: years,
                        isComplete: isComplete,
                        mayBeAbsent: outcome.indicator.whole == .none || outcome.indicator.isMoment,
                        isMoment: outcome.indicator.isMoment)
                )
                for year in years {
                    let reading = Reading(outcome: number, place: place, cell: count)
                    switch outcome.indicator.timing {
                    case .january: january[year - model.firstYear].append(reading)
                    case .average: average[year - model.firstYear].append(reading)
                    }
                    count += 1
                }
            }
        }
        (planned, plannedReadings) = Self.planned(of: model, plan: plan, firstCell: count)
        count += planned.count
        horizon = plan.horizon - model.firstYear
        // An outcome that is no indicator has no series, so what stands in its place is never read.
        let unnamed = Indicator(
            better: .neither, timing: .january, whole: .none, worthNaming: 0, formula: Text(nl: "", en: ""))
        self.outcomes = outcomes.map { $0 ?? Outcome(name: "", unit: "", sentence: "", indicator: unnamed) }
        self.places = places
        firstYear = model.firstYear
        self.series = series
        self.count = count
        self.january = january
        self.average = average
    }

    /// What the scenarios plan in the places of the focus, each once in a cell of its own, and what is read of each scenario.
    private static func planned<Subject: Model>(
        of model: Subject, plan: Plan<Subject.Scenario>, firstCell: Int
    ) -> (planned: [Planned], readings: [[PlannedReading]]) {
        let focus = Set(plan.focus.compactMap { model.places.firstIndex(of: $0) })
        let lists = plan.all.map { model.plannedOutcomes(of: $0) }
        var planned: [Planned] = []
        for outcome in lists.joined() where focus.contains(outcome.place) {
            guard !planned.contains(where: { $0.outcome.isSame(as: outcome) }) else { continue }
            planned.append(Planned(outcome: outcome, cell: firstCell + planned.count))
        }
        let readings = lists.map { list in
            list.enumerated().compactMap { number, outcome in
                planned.first { $0.outcome.isSame(as: outcome) }.map {
                    PlannedReading(number: number, cell: $0.cell)
                }
            }
        }
        return (planned, readings)
    }
}

extension PlannedOutcome {
    /// Whether another scenario means the same value by it.
    fileprivate func isSame(as other: PlannedOutcome) -> Bool { name == other.name && place == other.place }
}
