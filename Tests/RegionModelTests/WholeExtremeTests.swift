import Modelling
import Testing

@testable import RegionModel

@Suite("Extreme conditions")
struct WholeExtremeTests {
    private let vectors = WholeVectors.read
    private let region = WholeVectors.read.region("NL33C")

    @Test("Measures without money leave every other outcome as it was, bit by bit", arguments: Mode.allCases)
    func noMoney(mode: Mode) {
        let with = WholeRun(vectors.scenario(WholeMeasures.roadmap(mode, in: region, scale: 0))).advance()
        let without = WholeRun(vectors.scenario()).advance()
        #expect(with.differences(from: without).isEmpty)
    }

    @Test("Where nobody has time, nothing is delivered", arguments: [Mode.silo, .network])
    func nobodyHasTime(mode: Mode) {
        let none = Dictionary(uniqueKeysWithValues: Actor.allCases.map { ($0, 0.0) })
        let roadmap = WholeMeasures.roadmap(
            mode, in: region, settings: CollaborationSettings(capacity: none))
        let run = WholeRun(vectors.scenario(roadmap)).advance()
        #expect(run.value("collaboration.delivered", in: region) == 0)
        #expect(run.values("collaboration.progress").allSatisfy { $0[0] == 0 })
    }

    @Test("Where nobody trusts anybody, networks stall and their leads go on alone")
    func noTrust() {
        let roadmap = WholeMeasures.roadmap(
            .network, in: region, settings: CollaborationSettings(networkManager: false))
        let run = WholeRun(vectors.scenario(roadmap, fixed: ["collaboration.initial_trust": 0])).advance(
            through: 27)
        for measure in 0..<12 { #expect(run["collaboration.mode"][measure][0] == 0, "\(measure)") }
    }

    @Test("Where talking costs more than the works, a twentieth of every budget still works")
    func talk() {
        let roadmap = WholeMeasures.roadmap(.network, in: region)
        let run = WholeRun(vectors.scenario(roadmap, fixed: ["collaboration.effort_per_link": 50])).advance(
            through: 8)
        let production = run.workspace.production
        for measure in 0..<3
        where run["collaboration.mode"][measure][0] == 2 && roadmap.measures[measure].start <= 8 {
            let money = production.money(measure, run.workspace.productionCouplings)[0]
            let own = production.privateMoney[measure][0] * (1 - production.privateReturn[0])
            #expect(abs(money - own - 0.05 * roadmap.measures[measure].referenceBudget) < 1e-9)
        }
    }

    @Test("Where nothing is built for 26 years, homes fill up, prices rise and fewer people come")
    func noBuilding() {
        let usual = WholeRun(vectors.scenario()).advance()
        let stopped = WholeRun(
            vectors.scenario { $0["housing.planned_growth"]?[self.region] = -0.02 }
        ).advance()
        for (name, sign) in [
            ("housing.occupancy", 1.0), ("housing.price_index", 1), ("population.net_migration", -1),
            ("population.total", -1),
        ] {
            #expect(sign * (stopped.value(name, in: region) - usual.value(name, in: region)) > 0, "\(name)")
        }
        #expect(stopped.values("jobs.vacancies").allSatisfy { $0[0] >= 0 })
        #expect(isFinite(stopped))
    }

    @Test("Where children are no longer born, or were not there, the schools stay that the state keeps open")
    func noChildren() {
        let small = vectors.region("NL112")
        let run = WholeRun(
            vectors.scenario { figures in
                figures["population.fertility_ratio"]?[small] = 0
                for age in 0..<18 { figures["population.people"]?[self.region * 100 + age] = 0.001 }
            }
        ).advance()
        #expect(isFinite(run))
        let secondarySchool = Amenity.secondarySchool.rawValue
        for place in [small, region] {
            #expect(run["amenities.facilities"][place * 7 + secondarySchool][0] >= 1 - 1e-9)
        }
    }

    @Test("Air without nitrogen is as good for plants as the least that they feel, and better than usual")
    func cleanAir() {
        func plants(_ deposition: Double?) -> [Double] {
            let run = WholeRun(
                vectors.scenario { figures in
                    guard let deposition else { return }
                    figures["biodiversity.deposition"] = Array(repeating: deposition, count: 40)
                }
            ).advance()
            #expect(isFinite(run))
            if deposition == 0 { #expect(run.value("biodiversity.critical_load_exceeded") < 1e-9) }
            return run.values("biodiversity.plant_abundance").map { $0[0] }
        }
        // 7 mol are .098 kg of nitrogen, below the .1 kg from which plants feel it; 100 mol are 1.4 kg.
        let (none, least, little, usual) = (plants(0), plants(7), plants(100), plants(nil))
        for region in 0..<40 {
            #expect(abs(none[region] - least[region]) < 1e-6)
            #expect(none[region] > little[region] && little[region] > usual[region])
        }
    }

    @Test("Without farmland nothing is built on it, and the land still adds up")
    func noFarmland() {
        let run = WholeRun(
            vectors.scenario { figures in
                for use in 4...6 { figures["land.area"]?[self.region * 13 + use] = 0 }
            })
        let homes = run["land.area"][region * 13]
        run.advance()
        #expect(run["land.area"][region * 13] == homes)
        #expect(isFinite(run))
    }

    @Test("Measures that ask for more farmland than there is get what there is")
    func allFarmland() {
        let measure = WholeMeasures.strengthened(WholeMeasures.natureNetwork, by: 10_000)
        let run = WholeRun(
            vectors.scenario(WholeMeasures.roadmap(.silo, in: region, measures: [measure])))
        let area = run["land.area"]
        let before = (0..<13).reduce(0) { $0 + area[region * 13 + $1][0] }
        run.advance()
        let after = (0..<13).reduce(0) { $0 + area[region * 13 + $1][0] }
        #expect(abs(before - after) < 1e-6)
        for use in 4...6 { #expect(area[region * 13 + use][0] >= 0 && area[region * 13 + use][0] < 1) }
        #expect(isFinite(run))
    }

    @Test("A region can be without any jobs in a sector")
    func noJobs() {
        let run = WholeRun(
            vectors.scenario { figures in
                figures["jobs.employment"]?[self.region * 10 + 1] = 0
                figures["jobs.employment"]?[self.region * 10 + 7] = 0
            }
        ).advance()
        #expect(isFinite(run))
        #expect(run.value("jobs.employed", in: region) > 0)
    }

    /// Whether every outcome but collaboration has a value in every region.
    private func isFinite(_ run: WholeRun) -> Bool {
        run.workspace.outcomes.allSatisfy { outcome in
            outcome.name.hasPrefix("collaboration.") || outcome.table.sum[0].isFinite
        }
    }
}
