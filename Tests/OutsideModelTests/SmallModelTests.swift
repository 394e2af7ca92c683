import Ensembles
import Modelling
import Results
import Testing

@Suite("Small models that nobody here wrote")
struct SmallModelTests {
    // SDXorg/test-models, teacup/output.csv at every fifth minute: Vensim DSS 6.3, six digits.
    @Test("tea cools as in Vensim's published output, to its last digit")
    func teacupAsPublished() async throws {
        let table = try await OutsideModel<Teacup>(.euler, stepsPerYear: 8).central(to: 30)
        let published = [136.508, 110.212, 94.3134, 84.7004, 78.8882, 75.374]
        let digits = [1e-3, 1e-3, 1e-4, 1e-4, 1e-4, 1e-3]
        for (number, (figure, digit)) in zip(published, digits).enumerated() {
            let row = try #require(table.rows.first { $0.year == 5 * (number + 1) })
            let value = try #require(row.value?.p50)
            #expect(abs(value - figure) <= 0.5 * digit)
        }
    }

    @Test("tea cools as PySD computes it")
    func teacup() async throws {
        let table = try await OutsideModel<Teacup>(.euler, stepsPerYear: 8).central(to: 30)
        let difference = try References("teacup").largestDifference(
            from: table, ["teacup.tea": "Teacup Temperature"])
        #expect(difference < tolerance)
    }

    @Test("tea cools as Newton's law says, when Runge and Kutta move it")
    func newton() async throws {
        let table = try await OutsideModel<Teacup>(.rungeKutta, stepsPerYear: 8).central(to: 30)
        for row in table.rows {
            let value = try #require(row.value?.p50)
            let law = 70 + 110 * exp(Lanes(repeating: -Double(row.year) / 10))[0]
            #expect(relativeDifference(value, law) < tolerance)
        }
        #expect(table.rows.count == 31)
    }

    // SDXorg/test-models, benchmarks/SIR/output.csv: Vensim DSS 6.3 in single precision, six digits.
    @Test("a disease spreads as in Vensim's published output, as far as its digits go")
    func diseaseAsPublished() async throws {
        let table = try await OutsideModel<InfectiousDisease>(.euler, stepsPerYear: 32).central(to: 100)
        let published: [(day: Int, infectious: Double, recovered: Double, susceptible: Double)] = [
            (1, 5.52376, 1.04991, 998.426), (5, 8.18311, 6.45919, 990.358), (40, 68.0812, 272.292, 664.627),
            (45, 64.6586, 339.188, 601.154), (100, 2.07135, 590.771, 412.158),
        ]
        for moment in published {
            for (state, figure) in [
                ("infectious", moment.infectious), ("recovered", moment.recovered),
                ("susceptible", moment.susceptible),
            ] {
                let row = try #require(
                    table.rows.first {
                        $0.indicator == "infectious_disease.shown.\(state)" && $0.year == moment.day
                    })
                let value = try #require(row.value?.p50)
                #expect(relativeDifference(value, figure) < 5e-6)
            }
        }
    }

    private let states = [
        "infectious_disease.shown.susceptible": "Susceptible",
        "infectious_disease.shown.infectious": "Infectious",
        "infectious_disease.shown.recovered": "Recovered",
    ]

    @Test("a disease spreads as PySD computes it")
    func disease() async throws {
        let table = try await OutsideModel<InfectiousDisease>(.euler, stepsPerYear: 32).central(to: 100)
        let difference = try References("sir").largestDifference(from: table, states)
        #expect(difference < tolerance)
    }

    @Test("a disease spreads as SciPy solves it, when Runge and Kutta move it")
    func diseaseSolved() async throws {
        let table = try await OutsideModel<InfectiousDisease>(.rungeKutta, stepsPerYear: 32).central(to: 100)
        let difference = try References("sir_exact").largestDifference(from: table, states)
        #expect(difference < tolerance)
    }

    private let animals = ["predator_prey.prey_shown": "Prey", "predator_prey.predators_shown": "Predators"]

    @Test("hares and foxes follow each other as PySD computes it")
    func predatorPrey() async throws {
        let table = try await OutsideModel<PredatorPrey>(.euler, stepsPerYear: 16).central(to: 50)
        let difference = try References("predator_prey").largestDifference(from: table, animals)
        #expect(difference < tolerance)
    }

    @Test("hares and foxes follow each other as SciPy solves it, when Runge and Kutta move them")
    func predatorPreySolved() async throws {
        let table = try await OutsideModel<PredatorPrey>(.rungeKutta, stepsPerYear: 512).central(to: 50)
        let difference = try References("predator_prey_exact").largestDifference(from: table, animals)
        #expect(difference < tolerance)
    }

    private let directions = ["roessler.shown.x": "x", "roessler.shown.y": "y", "roessler.shown.z": "z"]

    // The largest Lyapunov exponent is about 0.07: in 100 units of time a difference grows a thousandfold, and that
    // of rounding stays far below the tolerance.
    @Test("a chaotic flow goes as PySD computes it, with the same scheme and step")
    func roessler() async throws {
        let table = try await OutsideModel<Roessler>(.euler, stepsPerYear: 32).central(to: 100)
        let difference = try References("roessler").largestDifference(from: table, directions)
        #expect(difference < tolerance)
    }

    @Test("a chaotic flow goes as SciPy solves it, when Runge and Kutta move it in short steps")
    func roesslerSolved() async throws {
        let table = try await OutsideModel<Roessler>(.rungeKutta, stepsPerYear: 1_024).central(to: 100)
        let difference = try References("roessler_exact").largestDifference(from: table, directions)
        #expect(difference < tolerance)
    }

    @Test("an agent builds a market as PySD computes it")
    func salesAgent() async throws {
        let table = try await OutsideModel<SalesAgent>(.euler, stepsPerYear: 16).central(to: 200)
        let difference = try References("sales_agent").largestDifference(
            from: table,
            [
                "sales_agent.leads_shown.small": "Small Leads",
                "sales_agent.leads_shown.large": "Large Leads",
                "sales_agent.clients_shown.small": "Small Clients",
                "sales_agent.clients_shown.large": "Large Clients", "sales_agent.months.left": "Buffer",
                "sales_agent.months.in_trade": "Tenure", "sales_agent.months.earned": "Cumulative Income",
                "sales_agent.sold_shown": "Cumulative Sales",
            ])
        #expect(difference < tolerance)
    }
}
