import Modelling
import Testing

@testable import RegionModel

@Suite("Collaboration as a whole")
struct CollaborationTests {
    // Extreme conditions.

    @Test("Without budget nothing happens", arguments: Mode.allCases)
    func zeroBudget(mode: Mode) {
        var roadmap = Roadmap.example(mode)
        for measure in roadmap.measures.indices { roadmap.measures[measure].budget = [:] }
        let example = CollaborationExample(roadmap, isCentral: false)
        example.advance(through: 103) { _ in
            for quantity in example.effects.quantities
            where quantity.declaration.axis == .regions && quantity.declaration.role == .auxiliary {
                #expect(all(quantity.table[0] .== 0), "\(quantity.name)")
            }
            #expect(all(example.ledger.publicSpending[0] .== 0))
            #expect(all(example.production.delivered[0] .== 0))
        }
    }

    @Test("A silo whose lead has nobody delivers nothing")
    func leadWithoutStaff() {
        let settings = CollaborationSettings(
            capacity: [.province: 0, .municipality: 0, .economicBoard: 0])
        let example = CollaborationExample(.example(.silo, settings: settings))
        example.advance(through: 103)
        #expect(all(example.production.delivered[0] .== 0))
        #expect(all(example.ledger.publicSpending[0] .== 0))
    }

    @Test("Nobody has any staff: no table delivers anything", arguments: Mode.allCases)
    func nobodyHasStaff(mode: Mode) {
        let nobody = Dictionary(uniqueKeysWithValues: Actor.allCases.map { ($0, 0.0) })
        let example = CollaborationExample(
            .example(mode, settings: CollaborationSettings(capacity: nobody)))
        example.advance(through: 103)
        #expect(all(example.production.delivered[0] .== 0))
    }

    @Test("Without any trust a network stalls, and leads go on alone")
    func noTrust() {
        let example = CollaborationExample(.example(.network), fixed: ["initial_trust": 0])
        example.advance(through: 15)
        for measure in 0..<6 { #expect(near(example.modeChanges.mode[measure], 0)) }
    }

    @Test("A table that only talks still works with .05 of its budget")
    func everybodyTalks() {
        let everybody = MeasureDefinition.example(
            partners: Actor.allCases.filter { $0 != .province },
            resources: [.province: 0.2, .waterBoard: 0.8])
        let example = CollaborationExample(
            Roadmap(measures: [.example(everybody)]), fixed: ["effort_per_link": 1_000, "link_density": 1])
        example.advance(step: 0)
        #expect(near(example.production.money(0, example.productionCouplings), 0.5))
    }

    @Test("A silo does not depend on trust, links, talking or private money")
    func siloStandsAlone() {
        let plain = CollaborationExample(.example(.silo), isCentral: false)
        let other = CollaborationExample(
            .example(.silo),
            fixed: [
                "initial_trust": 0.9, "effort_per_link": 0.3, "link_density": 1, "delay_of_links": 0.5,
                "private_funding.silo": 1, "private_funding.network": 1.5, "trust_won": 0.3,
                "trust_lost": 0.8, "trust_managed": 0.12, "trust_fading": 0.1, "stall_trust": 0.5,
                "usual_performance": 0.7, "reopening": 1, "early_involvement": 0.5, "inclusion_share": 0.7,
                "transaction_cost": 0.1, "contract_works": 0.5, "coordination_scale": 0, "planned_share": 1,
            ], isCentral: false)
        for number in 0..<104 {
            plain.advance(step: number)
            other.advance(step: number)
            for (one, two) in zip(plain.effects.quantities, other.effects.quantities)
            where one.declaration.role == .auxiliary || one.name == "collaboration.delivered" {
                for place in 0..<7 { #expect(same(one.table[place], two.table[place]), "\(one.name)") }
            }
            #expect(same(plain.ledger.publicSpending[0], other.ledger.publicSpending[0]))
        }
    }

    // Monotonicity, for each member.

    /// Share delivered on 1 January 2050, or at the end of every quarter.
    private func delivered(_ mode: Mode, _ fixed: [String: Double]) -> (last: Lanes, all: [Lanes]) {
        let example = CollaborationExample(.example(mode), fixed: fixed, isCentral: false)
        var all: [Lanes] = []
        example.advance(through: 103) { _ in all.append(example.production.delivered[0]) }
        return (all[103], all)
    }

    // A table of little trust falls back early and is ahead for a while: at a date more trust may deliver less.
    @Test(
        "Trust, what can be bought, a manager and honest plans never make a network end lower",
        arguments: [
            ("initial_trust", [0.3, 0.45, 0.6, 0.75]), ("replaceable", [0.45, 0.6, 0.8, 1]),
            ("trust_managed", [0, 0.05, 0.12]), ("planned_share", [0.6, 0.9, 1.2]),
        ])
    func endsHigher(parameter: String, values: [Double]) {
        let ends = values.map { delivered(.network, [parameter: $0]).last }
        for (less, more) in zip(ends, ends.dropFirst()) { #expect(all(more .>= less - 1e-9), "\(ends)") }
    }

    @Test(
        "What can be bought, a manager and honest plans never make a network deliver less at any date",
        arguments: [
            ("replaceable", [0.45, 0.7, 1]), ("trust_managed", [0, 0.12]), ("planned_share", [0.6, 1.2]),
        ])
    func alwaysHigher(parameter: String, values: [Double]) {
        let runs = values.map { delivered(.network, [parameter: $0]).all }
        for (less, more) in zip(runs, runs.dropFirst()) {
            for (one, other) in zip(less, more) { #expect(all(other .>= one - 1e-9)) }
        }
    }

    @Test("More talking per link never makes a network end higher")
    func talkingCosts() {
        let ends = [0.03, 0.08, 0.15, 0.25].map { delivered(.network, ["effort_per_link": $0]).last }
        for (less, more) in zip(ends, ends.dropFirst()) { #expect(all(more .<= less + 1e-9)) }
    }

    // In a network later works may meet more trust, and where works of departments hurt each other it may help that one
    // is late; so this holds in silos without conflict.
    @Test("Longer preparation and more objections never make a silo deliver more, at any date")
    func decidingTakesTime() {
        func silo(preparation: Double, objections: Double) -> [Lanes] {
            var roadmap = Roadmap.example(.silo)
            for index in roadmap.measures.indices { roadmap.measures[index].preparation = preparation }
            let example = CollaborationExample(
                roadmap, fixed: ["objections": objections, "exposure": 0], isCentral: false)
            var all: [Lanes] = []
            example.advance(through: 103) { _ in all.append(example.production.delivered[0]) }
            return all
        }
        let runs = [(0.25, 0.6), (1, 0.6), (3.5, 0.6), (3.5, 1.3), (3.5, 2)].map {
            silo(preparation: $0.0, objections: $0.1)
        }
        for (quicker, slower) in zip(runs, runs.dropFirst()) {
            for (one, other) in zip(quicker, slower) { #expect(all(other .<= one + 1e-9)) }
        }
    }

    @Test("Deciding takes more than a tenth of the preparation at every corner of what is allowed")
    func decidingIsPositive() {
        let measure = MeasureDefinition.example(preparation: 3.5, agreement: 0, contest: 0.35)
        for (involvement, inclusion) in [(0.9, 0.9), (0.9, -1), (-1, 0.9)] {
            let example = CollaborationExample(
                Roadmap(measures: [.example(measure)]),
                fixed: [
                    "initial_trust": 1, "early_involvement": involvement, "inclusion_share": inclusion,
                    "delay_of_links": -0.5,
                ])
            example.advance(step: 0)
            #expect(all(example.decisions.currentDecisionTime[0] .> 0.35))
        }
    }

    // Lanes, draws and reuse.

    @Test("Members are strangers, and meet the same luck in every block that holds them")
    func strangers() {
        let first = CollaborationExample(.example(.network), isCentral: false, firstMember: 0)
        let shifted = CollaborationExample(.example(.network), isCentral: false, firstMember: 4)
        first.advance(through: 103)
        shifted.advance(through: 103)
        for member in 0..<4 {
            for (one, two) in zip(first.quantities, shifted.quantities) {
                for place in 0..<one.table.count {
                    let (left, right) = (one.table[place][member + 4], two.table[place][member])
                    #expect(left.bitPattern == right.bitPattern, "\(one.name)")
                }
            }
        }
    }

    @Test("A second run in the same memory gives the same bits as a fresh one")
    func reuse() {
        let fresh = CollaborationExample(.example(.network), isCentral: false)
        let used = CollaborationExample(.example(.publicPrivate), isCentral: false)
        used.advance(through: 103)
        used.begin(.example(.network))
        fresh.advance(through: 103)
        used.advance(through: 103)
        for (one, two) in zip(fresh.quantities, used.quantities) where one.declaration.role != .auxiliary {
            for place in 0..<one.table.count {
                #expect(same(one.table[place], two.table[place]), "\(one.name) \(place)")
            }
        }
    }

    @Test("The same measure meets the same luck, whatever else is on the roadmap")
    func sameLuck() {
        let short = CollaborationExample(Roadmap(measures: [.example()]), isCentral: false)
        let long = CollaborationExample(
            Roadmap(measures: [.example(.example("other")), .example()]), isCentral: false)
        #expect(same(short.measureTimes.decisionLuck[0], long.measureTimes.decisionLuck[1]))
        #expect(same(short.effects.yieldLuck[0], long.effects.yieldLuck[1]))
        #expect(!same(long.effects.yieldLuck[0], long.effects.yieldLuck[1]))
    }

    @Test("Regions do not touch each other: two of them do what each does alone")
    func severalRegions() {
        var roadmap = Roadmap.example(.network)
        var away = Roadmap.example(.network)
        for measure in away.measures.indices { away.measures[measure].region = 7 }
        roadmap.measures = away.measures + roadmap.measures
        roadmap.settings[7] = CollaborationSettings(networkManager: true)
        let both = CollaborationExample(roadmap)
        let one = CollaborationExample(.example(.network))
        both.advance(through: 80)
        one.advance(through: 80)
        for (many, single) in zip(both.effects.quantities, one.effects.quantities)
        where many.declaration.axis == .regions {
            #expect(same(many.table[0], single.table[0]) && same(many.table[7], single.table[0]))
        }
        #expect(same(both.trust.trust[7], one.trust.trust[0]))
    }

    @Test("Every corner of the ranges gives numbers within bounds", arguments: Mode.allCases)
    func corners(mode: Mode) {
        let names = CollaborationExample(.example(mode)).quantities.filter {
            $0.declaration.role == .parameter
        }
        for quantity in names {
            for (place, name) in quantity.elementNames.enumerated() {
                let ranges = quantity.declaration.ranges
                let range = ranges[ranges.count == 1 ? 0 : place]
                for value in [range.lowerBound, range.upperBound] {
                    let short = name.dropFirst("collaboration.".count)
                    let example = CollaborationExample(.example(mode), fixed: [String(short): value])
                    example.advance(through: 60)
                    let delivered = example.production.delivered[0]
                    #expect(all(delivered .>= 0) && all(delivered .<= 1), "\(name) \(value)")
                    #expect(example.ledger.unpaidCoordination[0][0] >= 0)
                }
            }
        }
    }
}

/// Whether all members have the same value, to the bit, or both have none.
func same(_ a: Lanes, _ b: Lanes) -> Bool {
    (0..<8).allSatisfy { a[$0].bitPattern == b[$0].bitPattern }
}
