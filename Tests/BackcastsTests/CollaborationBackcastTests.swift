import Baselines
import Modelling
import RegionModel
import Scores
import Testing

@testable import Backcasts

/// Published patterns of working together, on histories that are made by hand and on a small run.
@Suite struct CollaborationBackcastTests {
    /// Two measures and three members; a value is the same in all of them but where it is given member by member.
    private static func history(
        years: [Double?] = [4, 4, 4], lateness: [Double?] = [0, 0, 0],
        stalled: [Bool] = [false, false, false],
        objections: Double = 1, delivered: [Double] = [0.5, 0.5, 0.5], trust: [Double] = [0.5, 0.5, 0.5],
        spent: Double = 100, crime: Double = 30
    ) -> TableHistory {
        let measure = TableHistory.Measure(
            yearsToDecide: years, lateness: lateness, stalled: stalled,
            objections: [objections, objections, objections])
        let onTime = TableHistory.Measure(
            yearsToDecide: [1, 1, 1], lateness: [0, 0, 0], stalled: [false, false, false],
            objections: [.nan, .nan, .nan])
        func all(_ value: Double) -> [Double] { [value, value, value] }
        return TableHistory(
            measures: [measure, onTime],
            readings: [
                .delivered: [2049: delivered], .trust: [2034: trust], .publicSpent: [2049: all(spent)],
                .crime: [2049: all(crime)], .amenities: [2049: all(70)],
            ])
    }

    private static func patterns(
        silo: TableHistory = history(), bilateral: TableHistory = history(),
        network: TableHistory = history(),
        managed: TableHistory = history(), contract: TableHistory = history(),
        amongPublic: TableHistory = history(), withBusiness: TableHistory = history()
    ) -> [String: PatternDocument.Pattern] {
        let patterns = Patterns(
            silo: silo, bilateral: bilateral, network: network, managed: managed, contract: contract,
            amongPublic: amongPublic, withBusiness: withBusiness, onLand: [true, false],
            leastDifferences: ["safety.recorded_crime": 0.1, "amenities.index": 0.1])
        return Dictionary(uniqueKeysWithValues: patterns.all.map { ($0.name, $0) })
    }

    @Test("time to a decision: the median of measures on land, where a decision was made at the table")
    func timeToAgree() throws {
        let found = Self.patterns(network: Self.history(years: [3, 7, nil]))
        let pattern = try #require(found["network_time_to_agree"])
        #expect(pattern.members == 2 && pattern.held == 1 && pattern.median == 5 && pattern.isMet == true)
    }

    @Test("a contract's plan phase: the mean of ratios, less one, of measures that were decided both ways")
    func planPhase() throws {
        let found = Self.patterns(
            bilateral: Self.history(years: [4, 4, nil]), contract: Self.history(years: [5, 8, 5]))
        let pattern = try #require(found["contract_plan_phase"])
        // A quarter more and as long; twice and as long; as long alone.
        #expect(pattern.members == 3 && pattern.held == 1 && pattern.median == 0.125)
        #expect(pattern.isMet == false)
    }

    @Test("works: the mean lateness, of a contract and of two parties")
    func works() throws {
        let found = Self.patterns(
            bilateral: Self.history(lateness: [0.4, 0.4, nil]), contract: Self.history(lateness: [0.2, 0, 0]))
        let contract = try #require(found["contract_works"])
        #expect(contract.held == 2 && contract.isMet == true && contract.median == 0)
        let traditional = try #require(found["traditional_works"])
        #expect(traditional.held == 2 && traditional.members == 3 && traditional.use == .tuned)
    }

    @Test("objections leave out what nobody contests; stalled tables are a share of all")
    func objectionsAndStalls() throws {
        let found = Self.patterns(network: Self.history(stalled: [true, false, false], objections: 0.5))
        let objections = try #require(found["objections"])
        #expect(objections.median == 0.5 && objections.held == 0 && objections.isMet == false)
        let stalled = try #require(found["stalled_tables"])
        #expect(stalled.median == 0 && stalled.held == 0 && stalled.p95.map { $0 > 0.4 } == true)
    }

    @Test("trust and delivery: a rank correlation over members, against chance")
    func correlation() throws {
        let rising = Self.history(delivered: [0.4, 0.5, 0.6], trust: [0.3, 0.5, 0.7])
        let pattern = try #require(Self.patterns(network: rising)["trust_and_delivery"])
        #expect(pattern.median == 1 && pattern.held == nil)
        #expect(pattern.isMet == false, "three members say nothing")
        #expect(Self.patterns()["trust_and_delivery"]?.isMet == nil, "nothing varies")
    }

    @Test("form or management: what stays of a network's lead without a manager")
    func form() throws {
        let found = Self.patterns(
            bilateral: Self.history(delivered: [0.4, 0.4, 0.4]),
            network: Self.history(delivered: [0.5, 0.42, 0.4]),
            managed: Self.history(delivered: [0.5, 0.5, 0.3]))
        let pattern = try #require(found["form_or_management"])
        #expect(pattern.members == 2 && pattern.held == 1, "without a lead there is no share of it")
    }

    @Test("directions: partners, money and safety")
    func directions() throws {
        let found = Self.patterns(
            silo: Self.history(spent: 100, crime: 30), network: Self.history(spent: 90, crime: 30.05),
            amongPublic: Self.history(delivered: [0.6, 0.5, 0.4]))
        #expect(found["public_partners"]?.held == 2 && found["public_partners"]?.isMet == true)
        #expect(found["no_saving"]?.held == 0 && found["no_saving"]?.median == -10)
        #expect(found["same_safety"]?.held == 3)
        #expect(found["cost_overrun"]?.isMet == nil && found["cost_of_delay"]?.use == .notModelled)
    }

    /// A roadmap of two regions, of which one measure waits for another.
    private static func backcast() throws -> CollaborationBackcast {
        let catalogue = try Catalogue()
        let baseline = try catalogue.baseline().baseline
        let model = RegionalModel(regions: catalogue.regions.map(\.code))
        let roadmaps = try ["NL213", "NL33C"].map { code in
            let region = try #require(model.places.firstIndex(of: code))
            let measures = ["farm_transition", "housing_acceleration", "safe_neighbourhoods"].compactMap {
                catalogue.measure($0)?.definition
            }
            return Roadmap(
                measures: measures.enumerated().map { number, measure in
                    PlannedMeasure(
                        measure, region: region, inhabitants: 600_000, mode: .network, start: 4,
                        prerequisites: number == 2 ? [.init(measure: 0, progress: 0.1)] : [])
                })
        }
        return CollaborationBackcast(model, baseline: baseline, roadmaps: roadmaps)
    }

    @Test("a run judges every pattern, and the same again")
    func run() throws {
        let backcast = try Self.backcast()
        let document = backcast.document(members: 12, seed: 3)
        #expect(document.regions == ["NL213", "NL33C"] && document.measures == 6 && document.members == 12)
        #expect(document.patterns.count == 13)
        for pattern in document.patterns where pattern.use != .notModelled {
            #expect(pattern.members <= 12 && pattern.members > 0, "\(pattern.name)")
            #expect(pattern.isMet != nil && pattern.median?.isFinite == true, "\(pattern.name)")
        }
        let saving = try #require(document.patterns.first { $0.name == "no_saving" })
        #expect(abs(saving.median ?? .nan) < 1e-9, "a budget is a fixed amount")
        #expect(document == backcast.document(members: 12, seed: 3))
        #expect(document != backcast.document(members: 12, seed: 4))
    }
}
