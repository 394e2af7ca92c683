import RegionModel
import Results
import Roadmaps

/// What draws of a roadmap say together.
struct RoadmapTally: Sendable {
    private let planned: [PlannedMeasure]
    /// What the steps are called, by their position in the roadmap.
    private let names: [Int: String]
    private let years: Int
    private(set) var draws = 0
    /// By step, by draw.
    private var courses: [[Course]]
    private(set) var delivered: [[Double]]
    /// By step, by actor: draws in which the actor is short while the step runs.
    private var short: [[Int]]
    /// By actor.
    private var asked, staff: [YearlyMeans]
    private var overloadedIn: [[Int]]
    private var overloaded: [Int]
    /// By payer.
    private var spent: [YearlyMeans]

    /// - Parameter years: how many the draws go through.
    init(_ reading: RoadmapReading, years: Int) {
        (planned, self.years) = (reading.planned, years)
        names = Dictionary(
            uniqueKeysWithValues: zip(reading.steps, planned).map { ($0, $1.measure.id) })
        courses = planned.map { _ in [] }
        delivered = planned.map { _ in [] }
        short = planned.map { _ in Actor.allCases.map { _ in 0 } }
        asked = Actor.allCases.map { _ in YearlyMeans(years: years) }
        staff = asked
        overloadedIn = Actor.allCases.map { _ in Array(repeating: 0, count: years) }
        overloaded = Actor.allCases.map { _ in 0 }
        spent = Payer.allCases.map { _ in YearlyMeans(years: years) }
    }

    mutating func add(_ draw: RoadmapReading.Draw) {
        draws += 1
        guard !planned.isEmpty else { return }
        for step in planned.indices {
            courses[step].append(draw.courses[step])
            delivered[step].append(draw.delivered[step])
            for actor in draw.short[step].indices where draw.short[step][actor] { short[step][actor] += 1 }
        }
        for actor in Actor.allCases.map(\.rawValue) {
            asked[actor].add(quarters: draw.asked[actor])
            staff[actor].add(quarters: draw.staff[actor])
            for year in 0..<years where draw.overloaded[actor][4 * year..<4 * year + 4].contains(true) {
                overloadedIn[actor][year] += 1
            }
            if draw.overloaded[actor].contains(true) { overloaded[actor] += 1 }
        }
        for payer in Payer.allCases.map(\.rawValue) { spent[payer].add(soFar: draw.spent[payer]) }
    }

    // MARK: - What cannot be

    /// Whether most draws carry a step out as it is asked.
    func isMet(_ step: Int) -> Bool { obstacles(of: step, from: 0).isEmpty }

    /// Why most draws do not carry a step out as it is asked.
    ///
    /// - Parameter firstYear: the calendar year of the first year.
    func obstacles(of step: Int, from firstYear: Int) -> [RoadmapDocument.Obstacle] {
        var found: [RoadmapDocument.Obstacle] = []
        for actor in Actor.allCases where isUsual(short[step][actor.rawValue], of: draws) {
            let year = hardestYear(actor.rawValue)
            found.append(
                RoadmapDocument.Obstacle(
                    kind: .staff, name: actor.label, draws: short[step][actor.rawValue],
                    year: firstYear + year, asked: asked[actor.rawValue].means[year],
                    staff: staff[actor.rawValue].means[year]))
        }
        for prerequisite in prerequisites(of: step) where isUsual(prerequisite.waiting, of: draws) {
            found.append(
                RoadmapDocument.Obstacle(
                    kind: .prerequisite, name: prerequisite.measure, draws: prerequisite.waiting))
        }
        let unfinished = draws - ended(step)
        if isUsual(unfinished, of: draws) {
            found.append(RoadmapDocument.Obstacle(kind: .period, name: nil, draws: unfinished))
        }
        return found
    }

    private func ended(_ step: Int) -> Int { courses[step].count { $0.done.isFinite } }

    /// The year in which most draws ask too much of an actor; of several the one in which it is asked for most.
    private func hardestYear(_ actor: Int) -> Int {
        let means = asked[actor].means
        return (0..<years).max {
            (overloadedIn[actor][$0], means[$0]) < (overloadedIn[actor][$1], means[$1])
        } ?? 0
    }

    private func prerequisites(of step: Int) -> [RoadmapDocument.Prerequisite] {
        planned[step].prerequisites.enumerated().compactMap { number, earlier in
            guard let measure = names[earlier.measure] else { return nil }
            let waiting = courses[step].map { $0.waiting[number] }
            return RoadmapDocument.Prerequisite(
                measure: measure, progress: earlier.progress, waiting: waiting.count { $0 > 0 },
                years: waiting.reduce(0, +) / Double(max(draws, 1)))
        }
    }

    // MARK: - Answers

    /// - Parameters:
    ///   - firstYear: the calendar year of the base date.
    ///   - trial: what the draws say in which other starts and levels are tried.
    func step(
        _ step: Int, from firstYear: Int, obstacles: [RoadmapDocument.Obstacle], nearestStart: Int?,
        betterLevel: RoadmapDocument.BetterLevel?
    ) -> RoadmapDocument.Step {
        let planned = planned[step]
        func moment(_ when: (Course) -> Double) -> RoadmapDocument.Moment {
            RoadmapDocument.Moment(Ranked(courses[step].map(when)), from: Double(firstYear))
        }
        func date(_ quarter: Int) -> Double { Double(firstYear) + Double(quarter) * RoadmapReading.quarter }
        return RoadmapDocument.Step(
            measure: planned.measure.id, lead: planned.lead.label, partners: planned.partners.map(\.label),
            mode: planned.effectiveMode.label, level: planned.level.label,
            budget: Payer.publicPayers.reduce(0) { $0 + (planned.budget[$1] ?? 0) },
            start: date(planned.start), agreed: moment(\.agreed), decided: moment(\.decided),
            begun: moment(\.begun), done: moment(\.done), ended: ended(step),
            delivered: RoadmapDocument.Moment(Ranked(delivered[step]), from: 0),
            prerequisites: prerequisites(of: step), obstacles: obstacles,
            nearestStart: nearestStart.map(date), betterLevel: betterLevel)
    }

    /// Actors of whom something is asked.
    var loads: [RoadmapDocument.Load] {
        Actor.allCases.compactMap { actor in
            let means = asked[actor.rawValue].means
            guard means.contains(where: { $0 > 0 }) else { return nil }
            return RoadmapDocument.Load(
                actor: actor.label, asked: means, staff: staff[actor.rawValue].means,
                overloadedIn: overloadedIn[actor.rawValue], overloaded: overloaded[actor.rawValue])
        }
    }

    /// Payers that spend something.
    var money: [RoadmapDocument.Money] {
        Payer.allCases.compactMap { payer in
            let means = spent[payer.rawValue].means
            return means.contains { $0 > 0 } ? .init(payer: payer.label, spent: means) : nil
        }
    }
}

extension RoadmapDocument.Moment {
    fileprivate init(_ ranked: Ranked, from first: Double) {
        self.init(
            low: ranked.low.map { $0 + first }, middle: ranked.middle.map { $0 + first },
            high: ranked.high.map { $0 + first })
    }
}
