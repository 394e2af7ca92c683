import Modelling
import Results
import Testing

@testable import Ensembles

@Suite("Single members of an ensemble")
struct MemberTests {
    let model = EpidemicModel()

    func plan(members: Int = 20, keep: Retention = .all) -> Plan<EpidemicModel.Scenario> {
        Plan(
            scenarios: [
                .init(name: "as usual", scenario: .init(distance: 0.1)),
                .init(name: "apart", scenario: .init(distance: 0.3)),
            ],
            reference: 0, withoutMeasures: .init(), members: members, seed: 7, lastYear: 2027,
            focus: ["north", "all"], reportedYears: [2026], keep: keep)
    }

    func tables(workers: Int = 2, keep: Retention = .all, stored: [Int: [UInt8]] = [:]) async throws
        -> [ColumnTable]
    {
        let ensemble = try Ensemble(model, plan: plan(keep: keep))
        let result = try await ensemble.run(workers: workers) { _ in
        } stored: { block in
            stored[block].flatMap(BlockResult.init(bytes:))
        }
        return Array(ensemble.members(in: result))
    }

    func values(
        _ replay: MemberReplay<EpidemicModel>, _ subject: MemberSubject, member: Int,
        moments: Range<Int> = 0..<17
    ) throws -> [String: [Double]] {
        let variables = replay.variables(subject)
        let values = try replay.values(of: variables, subject: subject, member: member, moments: moments)
        return zip(variables, values).reduce(into: [:]) { found, pair in
            for (element, values) in zip(pair.0.elements, pair.1) {
                found["\(pair.0.name) \(element)"] = values
            }
        }
    }

    @Test("a table for each scenario, focus place and year, and for the whole once; a row for each member")
    func layout() async throws {
        let tables = try await tables()
        #expect(tables.count == 2 * 2 * 4)
        #expect(tables.allSatisfy { $0.count == 20 })
        #expect(
            tables[0].columns.map(\.name)
                == ["scenario", "region", "year", "member", "epidemic.spared", "epidemic.cases"])
        #expect(tables[0].columns[5].unit == "1/yr" && tables[0].columns[5].isNullable)
        let keys = tables.map { table in table.values.prefix(3).map { "\($0)".prefix(24) }.joined() }
        #expect(Set(keys).count == tables.count)
        #expect(tables[0].values[3] == .integers(Array(0..<20)))
        #expect(tables[15].values[1] == .texts(Array(repeating: "all", count: 20)))
        #expect(tables[15].values[2] == .integers(Array(repeating: 2027, count: 20)))
    }

    @Test("the same bits on one, two and three workers, and from blocks that were stored")
    func workers() async throws {
        let one = try await tables(workers: 1)
        #expect(try await tables(workers: 2) == one)
        #expect(try await tables(workers: 3) == one)
        let log = Log()
        _ = try await Ensemble(model, plan: plan()).run(workers: 2) { log.add($0) }
        #expect(try await tables(stored: log.blocks.filter { $0.key != 1 }) == one)
    }

    @Test("only a plan that keeps all hands out members", arguments: [Retention.focus, .bands])
    func kept(_ keep: Retention) async throws {
        #expect(try await tables(keep: keep).isEmpty)
    }

    @Test(
        "a member that is run again has the bits of the ensemble, whatever the plan kept",
        arguments: Retention.allCases)
    func replayed(_ keep: Retention) async throws {
        let tables = try await tables()
        for (scenario, first) in [(0, 0), (1, 8)] {
            let replay = try MemberReplay(model, plan: plan(keep: keep), scenario: scenario)
            for member in 0..<20 {
                let own = try values(replay, .indicators, member: member)
                for year in 0..<4 {
                    for (offset, place) in [(0, "north"), (4, "all")] {
                        let table = tables[first + offset + year]
                        for (column, values) in zip(table.columns, table.values).dropFirst(4) {
                            guard case .numbers(let numbers) = values else { continue }
                            #expect(numbers[member] == own["\(column.name) \(place)"]?[year])
                        }
                    }
                }
            }
        }
    }

    @Test(
        "parameters are those that seed, name and member stand for, shocks follow their law, and stocks the equations"
    )
    func drawn() throws {
        let replay = try MemberReplay(model, plan: plan(), scenario: 1)
        let member = 13
        let parameters = try values(replay, .parameters, member: member)
        let uniform = Draws(seed: 7, firstMember: 8).uniform(Key("epidemic.contagion"))[member - 8]
        // The triangle from 0.8 over 1.2 to 1.8, by its inverse.
        let drawn =
            uniform < 0.4
            ? 0.8 + (uniform * 1.0 * 0.4).squareRoot() : 1.8 - ((1 - uniform) * 1.0 * 0.6).squareRoot()
        let contagion = try #require(parameters["epidemic.contagion "]?.first)
        let recovery = try #require(parameters["epidemic.recovery "]?.first)
        #expect(abs(contagion - drawn) < 1e-12)
        #expect(Set(parameters.keys) == ["epidemic.contagion ", "epidemic.recovery ", "epidemic.idle "])

        let weather = try #require(values(replay, .shocks, member: member)["epidemic.weather "])
        #expect(weather.count == 17 && weather[0] == 0)
        for quarter in 1..<17 {
            let innovation = Draws(seed: 7, firstMember: 8).normal(
                Key("epidemic.weather"), place: Key("0"), step: quarter - 1)[member - 8]
            let expected = weather[quarter - 1] * 0.5 + innovation * 0.1 * (1 - 0.25).squareRoot()
            #expect(abs(weather[quarter] - expected) < 1e-15)
        }

        let quantities = try values(replay, .quantities, member: member)
        let susceptible = try #require(
            quantities["epidemic.susceptible 1"] ?? quantities["epidemic.susceptible middle"])
        let infected = try #require(quantities["epidemic.infected middle"])
        #expect(infected[0] == 0.02)
        for quarter in 1..<17 {
            let spread = exp(Lanes(repeating: weather[quarter]))[0] * contagion * 0.7
            let cases = spread * susceptible[quarter - 1] * infected[quarter - 1]
            #expect(abs(susceptible[quarter] - (susceptible[quarter - 1] - cases / 4)) < 1e-15)
            let next = infected[quarter - 1] + (cases - recovery * infected[quarter - 1]) / 4
            #expect(abs(infected[quarter] - next) < 1e-15)
        }
    }

    @Test("some quarters are the same as these of all, and what stays put has one number")
    func parts() throws {
        let replay = try MemberReplay(model, plan: plan(), scenario: 0)
        #expect(replay.moments == 17 && replay.members == 20)
        for subject in [MemberSubject.shocks, .quantities] {
            let all = try values(replay, subject, member: 3)
            let some = try values(replay, subject, member: 3, moments: 5..<9)
            #expect(some == all.mapValues { Array($0[5..<9]) })
            #expect(replay.length(of: subject, moments: 5..<9) == 4)
        }
        #expect(replay.length(of: .parameters, moments: 5..<9) == 1)
        #expect(replay.length(of: .indicators, moments: 5..<9) == 4)
        #expect(try values(replay, .indicators, member: 3).keys.contains("epidemic.cases all"))
        #expect(replay.variables(.given).isEmpty)
    }

    @Test("a replay may be asked about other members in between")
    func again() throws {
        let replay = try MemberReplay(model, plan: plan(), scenario: 0)
        let first = try values(replay, .quantities, member: 3)
        _ = try values(replay, .quantities, member: 12)
        #expect(try values(replay, .quantities, member: 3) == first)
    }

    @Test("a central plan has one member, without shocks")
    func central() throws {
        var plan = plan()
        plan.isCentral = true
        let replay = try MemberReplay(model, plan: plan, scenario: 0)
        #expect(replay.members == 1)
        #expect(try values(replay, .shocks, member: 0)["epidemic.weather "] == Array(repeating: 0, count: 17))
        #expect(try values(replay, .parameters, member: 0)["epidemic.contagion "] == [1.2])
    }

    @Test(
        "above 1,024 members a year has several tables; where values are counted, the first 512 members are held"
    )
    func large() async throws {
        func counts(members: Int) async throws -> [Int] {
            let plan = Plan<ScriptModel.Scenario>(
                scenarios: [.init(name: "one", scenario: { Double($0.member) })], members: members, seed: 1,
                lastYear: 2024, focus: ["here"], keep: .all)
            let ensemble = try Ensemble(ScriptModel(), plan: plan)
            return Array(ensemble.members(in: try await ensemble.run(workers: 2))).map(\.count)
        }
        #expect(try await counts(members: 1_100) == [1_024, 76, 1_024, 76])
        #expect(try await counts(members: 4_100) == [512, 512])
    }

    @Test("elements are told apart by labels, places and numbers; places come last")
    func elements() {
        let (places, kinds) = (Axis("places", count: 2), Axis("kinds", labels: ["a", "b"]))
        let codes = ["here", "there"]
        #expect(Axis.whole.elements(places: codes) == [""])
        #expect(Axis("ages", count: 3).elements(places: codes) == ["0", "1", "2"])
        #expect((places * kinds).elements(places: codes) == ["a,here", "b,here", "a,there", "b,there"])
        #expect(
            (places * places).elements(places: codes)
                == ["here,here", "here,there", "there,here", "there,there"])
        #expect(
            (kinds * Axis("ages", count: 3) * places).elements(places: codes).prefix(4)
                == ["a,0,here", "a,0,there", "a,1,here", "a,1,there"])
    }
}
