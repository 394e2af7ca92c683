import Modelling
import Testing

@testable import RegionModel

@Suite("What holds in every quarter of every run")
struct WholeInvariantTests {
    /// A run on the shipped figures: central or sampled, without measures or with all twelve in Groot-Rijnmond.
    struct Case: Sendable, CustomTestStringConvertible {
        let isCentral: Bool
        let mode: Mode?

        var run: WholeRun {
            let shipped = WholeBaseline.shipped
            let roadmap = mode.map {
                WholeMeasures.roadmap($0, in: shipped.region("NL33C"), of: shipped)
            }
            return WholeRun(shipped.scenario(roadmap ?? .empty), isCentral: isCentral)
        }
        var testDescription: String {
            "\(isCentral ? "central" : "sampled"), \(mode?.label ?? "without measures")"
        }
    }

    static let cases = [true, false].flatMap { isCentral in
        [nil, Mode.silo, .network, .publicPrivate].map { Case(isCentral: isCentral, mode: $0) }
    }

    @Test("People are born, die or move, and nobody appears or disappears (1.3, 1.7)", arguments: cases)
    func people(of `case`: Case) {
        let run = `case`.run
        var before = run["population.total"].sum
        run.advance { number in
            let moved = run["population.net_domestic"].sum
            let change =
                run["population.births"].sum - run["population.deaths"].sum + moved
                + run["population.net_foreign"].sum
            let after = run["population.total"].sum
            #expect(isAlike(after, before + change * 0.25), "quarter \(number)")
            #expect(all(moved .< 0.001) && all(moved .> -0.001), "quarter \(number)")
            before = after
        }
    }

    @Test("Every hectare stays: what one use gains another loses (3.1)", arguments: cases)
    func land(of `case`: Case) {
        let run = `case`.run
        let area = run["land.area"]
        func sums() -> [Lanes] {
            (0..<40).map { region in (0..<13).reduce(Lanes.zero) { $0 + area[region * 13 + $1] } }
        }
        let first = sums()
        run.advance { number in
            for (now, before) in zip(sums(), first) { #expect(isAlike(now, before), "quarter \(number)") }
        }
    }

    @Test("Every worker has one job and every filled job one worker (2.8–2.10)", arguments: cases)
    func work(of `case`: Case) {
        let run = `case`.run
        let (employed, labour) = (run["jobs.employed"], run["jobs.labour_in_reach"])
        let (demand, residents) = (run["jobs.demand"], run["jobs.working_residents"])
        let given = WholeBaseline.shipped.figures["jobs.cross_border_workers"] ?? []
        run.advance { number in
            var fromAbroad = Lanes.zero
            for region in 0..<40 {
                let looking = run["collaboration.levers.cross_border_workers"][region] + given[region]
                fromAbroad += looking * employed[region] / labour[region]
                let short = least(demand[region], labour[region])
                #expect(all(employed[region] .< short), "quarter \(number)")
                #expect(isAlike(run["jobs.vacancies"][region], demand[region] - employed[region]))
                #expect(all(residents[region] .<= run["jobs.workforce"][region]), "quarter \(number)")
            }
            #expect(isAlike(residents.sum + fromAbroad, employed.sum), "quarter \(number)")
        }
    }

    @Test(
        "Money is spent or carried over, payer by payer, and no budget is exceeded (8.15)", arguments: cases)
    func money(of `case`: Case) {
        let run = `case`.run
        let (allotted, spent) = (run["collaboration.allotted_by_payer"], run["collaboration.spent_by_payer"])
        run.advance { number in
            var (ofPayers, ofSteps) = (Lanes.zero, Lanes.zero)
            for payer in 0..<5 {
                #expect(all(spent[payer] .<= allotted[payer] + 1e-9), "quarter \(number)")
                ofPayers += spent[payer]
            }
            for step in 0..<12 { ofSteps += run["collaboration.spent"][step] }
            #expect(isAlike(ofPayers, ofSteps), "quarter \(number)")
            #expect(all(ofPayers .<= 279 * 3 + 1e-9))
        }
    }

    @Test(
        "Stocks stay possible, every number is a number, and collaboration exists where there is a roadmap, only there",
        arguments: cases)
    func possible(of `case`: Case) {
        let run = `case`.run
        let here = `case`.mode.map { _ in WholeBaseline.shipped.region("NL33C") }
        run.advance(through: 107) { number in
            let collaboration = run.workspace.outcomes.filter { $0.name.hasPrefix("collaboration.") }
            for outcome in collaboration {
                // Before the first measure starts there is no decision whose time could be counted.
                let isEarly = outcome.name == "collaboration.decision_time" && number < 4
                // Nor is there a moment at which half was delivered.
                let isBeforeHalf =
                    outcome.name == "collaboration.half_delivered"
                    && here.map { run["collaboration.delivered"][$0][0] < 0.5 } ?? false
                // Nor anything that is due, or late.
                let isBeforeDue =
                    switch outcome.name {
                    case "collaboration.delivered_when_due": !Self.isPast(run, after: number)
                    case "collaboration.late_measures": !Self.isPast(run, after: number, by: 0.25)
                    default: false
                    }
                for region in 0..<40
                where outcome.table[region][0].isNaN
                    != (region != here || isEarly || isBeforeHalf || isBeforeDue)
                {
                    Issue.record("\(outcome.name) of region \(region), quarter \(number)")
                }
            }
            let names = Set(collaboration.map(\.name))
            for quantity in run.workspace.quantities where !names.contains(quantity.name) {
                let sum = quantity.table.sum
                #expect(all(sum .< 1e18) && all(sum .> -1e18), "\(quantity.name), quarter \(number)")
            }
            guard number % 4 == 0 else { return }
            for quantity in run.workspace.quantities where quantity.declaration.role == .stock {
                guard let range = quantity.declaration.ranges.first else { continue }
                let (lowest, highest) = ends(of: quantity.table)
                #expect(
                    lowest >= range.lowerBound - 1e-9 && highest <= range.upperBound + 1e-9,
                    "\(quantity.name), quarter \(number)")
            }
            for name in ["biodiversity.species_abundance", "jobs.unemployment_rate", "safety.feeling_unsafe"]
            {
                let (lowest, highest) = ends(of: run[name])
                #expect(lowest >= 0 && highest <= 1, "\(name), quarter \(number)")
            }
        }
    }

    @Test(
        "Works and decisions never go back, but for a decision that is taken anew by a silo", arguments: cases
    )
    func progress(of `case`: Case) {
        let run = `case`.run
        var (works, decided) = (run.values("collaboration.progress"), run.values("collaboration.decided"))
        run.advance { number in
            let mode = run["collaboration.mode"]
            for step in 0..<12 {
                #expect(all(run["collaboration.progress"][step] .>= works[step]), "quarter \(number)")
                let goesOn = run["collaboration.decided"][step] .>= decided[step]
                #expect(all(goesOn .| (mode[step] .< 0.5)), "quarter \(number)")
            }
            (works, decided) = (run.values("collaboration.progress"), run.values("collaboration.decided"))
        }
    }

    @Test("Every hidden champion is reached or not, and arises or is lost (2.14, 2.15)", arguments: cases)
    func champions(of `case`: Case) {
        let run = `case`.run
        var before = run.values("hidden_champions.count")
        run.advance { number in
            for region in 0..<40 {
                let count = run["hidden_champions.count"][region]
                let both = run["hidden_champions.unreached"][region] + run["hidden_champions.reached"][region]
                let change = run["hidden_champions.births"][region] - run["hidden_champions.losses"][region]
                #expect(isAlike(count, both), "quarter \(number)")
                #expect(isAlike(count, before[region] + change * 0.25), "quarter \(number)")
                before[region] = count
            }
        }
    }

    /// Whether the promised end of some measure lies so many years before the end of a quarter, in the first member.
    private static func isPast(_ run: WholeRun, after quarter: Int, by years: Double = 0) -> Bool {
        (0..<12).contains { measure in
            let end = run["collaboration.promised_end"][measure][0]
            return end > 0 && end + years <= Double(quarter + 1) / 4
        }
    }

    private func ends(of table: Table) -> (Double, Double) {
        var (lowest, highest) = (table[0], table[0])
        for place in 1..<table.count {
            lowest = least(lowest, table[place])
            highest = greatest(highest, table[place])
        }
        return (lowest.min(), highest.max())
    }
}

/// Whether two values are the same but for rounding, relative to the larger one or to 1.
private func isAlike(_ a: Lanes, _ b: Lanes) -> Bool {
    let size = greatest(greatest(a, -a), Lanes(repeating: 1))
    let apart = (a - b) / size
    return all(apart .< 1e-9) && all(apart .> -1e-9)
}
