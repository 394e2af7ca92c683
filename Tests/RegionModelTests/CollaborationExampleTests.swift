import Modelling

@testable import RegionModel

/// Regions that carry out a roadmap, and what their collaboration reads of other themes.
struct CollaborationExample {
    let programme = Programme()
    let trust = Trust()
    let measureTimes = MeasureTimes()
    let modeChanges = ModeChanges()
    let coordination = Coordination()
    let decisions = Decisions()
    let production = Production()
    let effects = Effects()
    let outreach = Outreach()
    let ledger = CollaborationLedger()
    let keptPromises = KeptPromises()
    let around = Surroundings()
    let codes = (0..<40).map { Key("region \($0)") }
    private let draws: Draws
    private let isCentral: Bool

    /// Forty regions of the same size.
    struct Surroundings {
        @Auxiliary("Inhabitants.", unit: .persons, over: .regions) var inhabitants
        @Auxiliary("Champions not yet reached.", unit: .firms, over: .regions) var unreachedChampions
        @Auxiliary("Small and medium firms.", unit: .firms, over: .regions) var firms
    }

    var quantities: [Quantity] {
        trust.quantities + measureTimes.quantities + modeChanges.quantities + coordination.quantities
            + decisions.quantities + production.quantities + effects.quantities
            + outreach.quantities + ledger.quantities + keptPromises.quantities
    }
    var trustCouplings: Trust.Couplings {
        Trust.Couplings(
            programme: programme, times: measureTimes, decided: decisions.decided,
            progress: decisions.progress, mode: modeChanges.mode, trustAtTable: modeChanges.trustAtTable)
    }
    var modeChangeCouplings: ModeChanges.Couplings {
        ModeChanges.Couplings(
            programme: programme, times: measureTimes, trust: trust, decided: decisions.decided,
            progress: decisions.progress)
    }
    var coordinationCouplings: Coordination.Couplings {
        Coordination.Couplings(
            programme: programme, times: measureTimes, mode: modeChanges.mode,
            trustAtTable: modeChanges.trustAtTable, progress: decisions.progress,
            inhabitants: around.inhabitants)
    }
    var decisionCouplings: Decisions.Couplings {
        Decisions.Couplings(
            programme: programme, times: measureTimes, mode: modeChanges.mode,
            trustAtTable: modeChanges.trustAtTable, decisionKept: modeChanges.decisionKept,
            stalls: modeChanges.stalls, awaitsDecision: modeChanges.awaitsDecision,
            speed: coordination.speed)
    }
    var productionCouplings: Production.Couplings {
        Production.Couplings(
            programme: programme, decided: decisions.decided, worksDone: decisions.worksDone,
            progress: decisions.progress, currentDecisionTime: decisions.currentDecisionTime,
            worksYears: decisions.worksYears, mode: modeChanges.mode,
            trustAtTable: modeChanges.trustAtTable, coordinationRate: coordination.coordinationRate,
            speed: coordination.speed, coordinationPaid: ledger.coordinationPaid)
    }
    var effectCouplings: Effects.Couplings {
        Effects.Couplings(
            programme: programme, progress: decisions.progress, yielded: production.yielded)
    }
    var outreachCouplings: Outreach.Couplings {
        Outreach.Couplings(
            programme: programme, worksDone: decisions.worksDone, mode: modeChanges.mode,
            trustAtTable: modeChanges.trustAtTable, speed: coordination.speed,
            promisedYield: production.promisedYield, unreachedChampions: around.unreachedChampions,
            firms: around.firms)
    }
    var ledgerCouplings: CollaborationLedger.Couplings {
        CollaborationLedger.Couplings(
            programme: programme, paidStaff: coordination.paidStaff,
            coordinationRate: coordination.coordinationRate, worksDone: decisions.worksDone,
            progress: decisions.progress, privateMoney: production.privateMoney,
            contractSpent: production.contractSpent)
    }
    var keptPromisesCouplings: KeptPromises.Couplings {
        KeptPromises.Couplings(
            programme: programme, promisedStart: trust.promisedStart, worksEnd: decisions.worksEnd,
            produced: production.produced, yielded: production.yielded,
            promisedYield: production.promisedYield, spent: ledger.spent,
            producedSoFar: effects.producedSoFar)
    }

    /// Puts eight members on the base date; numbers in `fixed` are the same for all of them.
    init(
        _ roadmap: Roadmap, fixed: [String: Double] = [:], isCentral: Bool = true, seed: UInt64 = 1,
        firstMember: Int = 0
    ) {
        draws = Draws(seed: seed, firstMember: firstMember)
        self.isCentral = isCentral
        var spreads: [String: Uncertainty.Spread] = [:]
        for (name, value) in fixed { spreads["collaboration.\(name)"] = .fixed(value) }
        Uncertainty(spreads: spreads).sample(quantities, draws: draws, isCentral: isCentral)
        around.inhabitants.fill(Lanes(repeating: 450_000))
        around.unreachedChampions.fill(Lanes(repeating: 10))
        around.firms.fill(Lanes(repeating: 20_000))
        begin(roadmap)
    }

    /// Starts the same members on a roadmap again.
    func begin(_ roadmap: Roadmap) {
        programme.adopt(roadmap)
        let first = step(0)
        trust.begin(with: trustCouplings, by: first)
        measureTimes.begin(with: .init(programme: programme), by: first)
        modeChanges.begin(with: modeChangeCouplings, by: first)
        coordination.begin(with: coordinationCouplings, by: first)
        decisions.begin(with: decisionCouplings, by: first)
        production.begin(with: productionCouplings, by: first)
        effects.begin(with: effectCouplings, by: first)
        outreach.begin(with: outreachCouplings, by: first)
        ledger.begin(with: ledgerCouplings, by: first)
        keptPromises.begin(with: keptPromisesCouplings, by: first)
    }

    func advance(step number: Int) {
        let step = step(number)
        modeChanges.advance(with: modeChangeCouplings, during: step)
        coordination.advance(with: coordinationCouplings, during: step)
        decisions.advance(with: decisionCouplings, during: step)
        production.advance(with: productionCouplings, during: step)
        effects.advance(with: effectCouplings, during: step)
        outreach.advance(with: outreachCouplings, during: step)
        ledger.advance(with: ledgerCouplings, during: step)
        trust.advance(with: trustCouplings, during: step)
        keptPromises.advance(with: keptPromisesCouplings, during: step)
    }

    /// Moves on to the end of a quarter, counted from the base date.
    func advance(through last: Int, _ each: (Int) -> Void = { _ in }) {
        for number in 0...last {
            advance(step: number)
            each(number)
        }
    }

    /// Effect on a lever in region 0, added up over the years to 2050: levels × years, or what was built.
    func total(_ table: Table) -> Lanes {
        var sum = Lanes.zero
        advance(through: 103) { _ in sum += table[0] * 0.25 }
        return sum
    }

    private func step(_ number: Int) -> Step {
        Step(
            number: number, years: 0.25, perYear: 4, firstYear: 2024, isCentral: isCentral, draws: draws,
            regions: codes)
    }
}

/// Numbers that keep sums by hand short: works that take as long as planned, and trust of .5.
func byHand(_ others: [String: Double] = [:]) -> [String: Double] {
    ["overrun": 0.0, "initial_trust": 0.5].merging(others) { _, own in own }
}

/// Deciding at a table that takes as long as that of a lead alone.
let asAlone = [
    "mode_factor.network": 1.0, "mode_factor.public_private": 1, "delay_of_links": 0, "delay_of_distrust": 0,
    "early_involvement": 0,
]

extension MeasureDefinition {
    /// A plain measure of the province and two partners: nature, 10 M€, 4 years, 4 FTE, 10 ha per M€.
    static func example(
        _ id: String = "woods", department: Department = .nature, lead: Actor = .province,
        partners: [Actor] = [.waterBoard, .municipality],
        resources: [Actor: Double] = [.province: 0.5, .waterBoard: 0.3, .municipality: 0.2],
        level: Level = .provincial, idealLevel: Level = .provincial, preparation: Double = 0.25,
        agreement: Double = 0.25, duration: Double = 4,
        budget: Double = 10, effort: Double = 4,
        effects: [Effect] = [Effect(.natureArea, amount: 10, lasts: .permanent)], contest: Double = 0,
        fundingPotential: Double = 0, reach: Reach? = nil
    ) -> MeasureDefinition {
        MeasureDefinition(
            id: id, title: Text(nl: "Bos", en: "Woods"), department: department, lead: lead,
            partners: partners, resources: resources, level: level, idealLevel: idealLevel,
            preparation: preparation, agreement: agreement, duration: duration, budget: budget,
            payers: [.state: 0.5, .province: 0.3, .municipality: 0.2], effort: effort, effects: effects,
            contest: contest, fundingPotential: fundingPotential,
            reach: reach, spending: [.construction: 0.5, .business: 0.3, .government: 0.2],
            evidence: .judged("An example."))
    }
}

extension PlannedMeasure {
    /// A measure in region 0 with 450,000 inhabitants.
    static func example(
        _ measure: MeasureDefinition = .example(), mode: Mode = .network, start: Int = 0,
        prerequisites: [Prerequisite] = []
    ) -> PlannedMeasure {
        PlannedMeasure(
            measure, region: 0, inhabitants: 450_000, mode: mode, start: start, prerequisites: prerequisites)
    }
}

extension Roadmap {
    /// Six measures of different departments with overlapping tables, two of them contested.
    static func example(
        _ mode: Mode, settings: CollaborationSettings = CollaborationSettings(networkManager: true)
    ) -> Roadmap {
        let measures = [
            MeasureDefinition.example("woods", contest: 0.7),
            .example(
                "houses", department: .housing, lead: .municipality,
                partners: [.province, .civilSociety, .residents, .largeFirms],
                resources: [
                    .municipality: 0.5, .province: 0.15, .civilSociety: 0.2, .residents: 0.05,
                    .largeFirms: 0.1,
                ], level: .municipal, idealLevel: .regional, duration: 6, budget: 50, effort: 8,
                effects: [.init(.dwellings, amount: 90, lasts: .permanent, comesAnyway: true)],
                contest: 0.6, fundingPotential: 0.6),
            .example(
                "champions", department: .economy, lead: .economicBoard,
                partners: [.smallFirms, .knowledge, .province],
                resources: [.economicBoard: 0.4, .smallFirms: 0.3, .knowledge: 0.2, .province: 0.1],
                level: .regional, idealLevel: .regional, duration: 6, budget: 8, effects: [],
                fundingPotential: 0.5, reach: .init(champions: 0.12, firms: 0.015)),
            .example(
                "streets", department: .safety, lead: .municipality,
                partners: [.civilSociety, .residents],
                resources: [.municipality: 0.6, .civilSociety: 0.2, .residents: 0.2], level: .municipal,
                idealLevel: .municipal, budget: 8,
                effects: [
                    .init(.police, amount: 10, lasts: .whilePaid),
                    .init(.cohesion, amount: 0.004, lasts: .fading(years: 10)),
                ]),
            .example(
                "hub", department: .amenities, lead: .municipality, partners: [.civilSociety, .smallFirms],
                resources: [.municipality: 0.5, .civilSociety: 0.3, .smallFirms: 0.2], level: .municipal,
                idealLevel: .municipal, budget: 10,
                effects: [.init(.libraryThreshold, amount: 0.008, lasts: .fading(years: 8))]),
            .example(
                "roads", department: .mobility, partners: [.municipality],
                resources: [.province: 0.6, .municipality: 0.4], duration: 5, budget: 30,
                effects: [.init(.roadRisk, amount: 0.003, lag: 1, lasts: .permanent)], contest: 0.3),
        ]
        return Roadmap(
            measures: measures.enumerated().map { .example($1, mode: mode, start: 2 * $0) },
            settings: [0: settings])
    }
}
