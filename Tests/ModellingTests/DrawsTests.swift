import Testing

@testable import Modelling

@Suite("Draws")
struct DrawsTests {
    @Test("the generator gives the published answers of Philox4x32-10")
    func knownAnswers() {
        // Known-answer vectors of Random123 (Salmon e.a. 2011): counter and key zero, and all ones.
        let zero = LaneBits.zero
        let ones = LaneBits(repeating: 0xffff_ffff)
        let first = Draws.philox((zero, zero, zero, zero), key: 0)
        #expect(first.0[0] == 0x6627_e8d5 && first.1[0] == 0xe169_c58d)
        let second = Draws.philox((ones, ones, ones, ones), key: .max)
        #expect(second.0[3] == 0x408f_276d && second.1[3] == 0x41c8_3b0e)
    }

    @Test("member 11 draws the same in any block")
    func members() {
        let name = Key("population.fertility")
        let first = Draws(seed: 5, firstMember: 8).uniform(name)
        let second = Draws(seed: 5, firstMember: 11).uniform(name)
        #expect(first[3] == second[0])
    }

    @Test("seed, name, place and step each change the draw")
    func keys() {
        let draws = Draws(seed: 5, firstMember: 0)
        let values = [
            draws.uniform(Key("a")), draws.uniform(Key("b")), draws.uniform(Key("a"), place: Key("NL33C")),
            draws.uniform(Key("a"), step: 1), Draws(seed: 6, firstMember: 0).uniform(Key("a")),
        ]
        #expect(Set(values.map { $0[0] }).count == values.count)
    }

    @Test("uniforms fill the interval evenly and never reach its ends")
    func uniform() {
        var buckets = [Int](repeating: 0, count: 10)
        for block in 0..<1_000 {
            let draw = Draws(seed: 1, firstMember: block * 8).uniform(Key("evenly"))
            #expect(all(draw .> 0) && all(draw .< 1))
            for lane in 0..<8 { buckets[Int(draw[lane] * 10)] += 1 }
        }
        // 8,000 draws: 800 a bucket, with a standard deviation of 27.
        #expect(buckets.allSatisfy { abs($0 - 800) < 120 })
    }
}

/// A theme that knows just enough to test what themes are made of.
struct Pond: Theme {
    @Parameter(
        "Share of the water that evaporates.", unit: .perYear, central: 0.2, range: 0.1...0.5,
        allowed: 0...1, evidence: .judged("Made up."))
    var evaporation
    @Parameters(
        "Rain of each season.", unit: .metres / .years, over: Axis("seasons", labels: ["wet", "dry"]),
        central: [2, 1], spread: 1.5, allowed: 0...10, evidence: .judged("Made up."))
    var rain
    @Given("Water on the base date.", unit: .metres, over: .whole, possible: 0...10) var water
    @Stock("Depth of the pond.", unit: .metres, over: .whole, possible: 0...10) var depth
    @Shock(
        "Luck with the weather.", unit: .one, over: .whole, every: .quarter, persistence: 0.5, deviation: 2,
        evidence: .judged("Made up."))
    var weather
    @Outcomes(
        "Depth felt by %.", formula: "depth of % ", for: Axis("animals", labels: ["frog", "grass_snake"]),
        unit: .metres, over: .whole, better: .higher, timing: .january, whole: .none, worthNaming: 0.1,
        evidence: .judged("Made up."))
    var felt

    func begin(with nothing: Void, by step: Step) { depth[0] = Lanes(repeating: water[0]) }
    func advance(with nothing: Void, during step: Step) {
        depth[0] += (rain[0] - depth[0] * evaporation) * step.dt
    }
}

@Suite("Themes")
struct ThemeTests {
    @Test("public names follow from theme, property and label")
    func names() {
        let pond = Pond()
        #expect(
            pond.quantities.map(\.name) == [
                "pond.evaporation", "pond.rain", "pond.depth", "pond.weather", "pond.felt.frog",
                "pond.felt.grass_snake",
            ])
        #expect(pond.given.map(\.name) == ["pond.water"])
        #expect(pond.quantities[1].elementNames == ["pond.rain.wet", "pond.rain.dry"])
        #expect(pond.quantities[5].declaration.sentence.english == "Depth felt by grass snake.")
    }

    @Test("outcomes of one kind share the memory of their table")
    func views() {
        let pond = Pond()
        pond.felt[1] = Lanes(repeating: 7)
        #expect(pond.quantities[5].table[0] == Lanes(repeating: 7))
        #expect(pond.quantities[4].table[0] == .zero)
    }

    @Test("central runs take central values; spreads that reach out of what is allowed are cut off there")
    func sampling() {
        let pond = Pond()
        Uncertainty.declared.sample(pond.quantities, draws: Draws(seed: 1, firstMember: 0), isCentral: true)
        #expect(pond.evaporation == Lanes(repeating: 0.2))
        #expect(pond.rain[1] == Lanes(repeating: 1))
        #expect(pond.quantities[1].declaration.ranges == [0.5...3.5, 0...2.5])
    }

    @Test("a fixed number leaves every other draw alone; a narrowed one keeps the order of the members")
    func spreads() {
        let (free, fixed, narrow) = (Pond(), Pond(), Pond())
        let draws = Draws(seed: 9, firstMember: 16)
        Uncertainty.declared.sample(free.quantities, draws: draws, isCentral: false)
        Uncertainty(spreads: ["pond.rain.wet": .fixed(3)])
            .sample(fixed.quantities, draws: draws, isCentral: false)
        Uncertainty(spreads: ["pond.evaporation": .triangle(central: 0.2, range: 0.19...0.25)])
            .sample(narrow.quantities, draws: draws, isCentral: false)
        #expect(fixed.rain[0] == Lanes(repeating: 3))
        #expect(fixed.rain[1] == free.rain[1])
        #expect(fixed.evaporation == free.evaporation)
        #expect(all(narrow.evaporation .>= 0.19) && all(narrow.evaporation .<= 0.25))
        for lane in 1..<8 {
            #expect(
                (narrow.evaporation[lane] > narrow.evaporation[0])
                    == (free.evaporation[lane] > free.evaporation[0]))
        }
    }

    @Test("in other units every declared value is multiplied by its dimension's factor")
    func units() {
        let pond = Pond()
        let units = UnitChange([.time: 4, .length: 8])
        Uncertainty.declared.sample(
            pond.quantities, draws: Draws(seed: 1, firstMember: 0), isCentral: true, units: units)
        #expect(pond.evaporation == Lanes(repeating: 0.05))
        #expect(pond.rain[0] == Lanes(repeating: 4))
        #expect(units.factor(for: .moles / .hectares / .years) == 1.0 / 256)
    }

    @Test(
        "a shock has the standard deviation and the persistence that it declares, and none in a central run")
    func shocks() throws {
        let pond = Pond()
        let weather = try #require(pond.quantities.first { $0.name == "pond.weather" })
        var (squares, products, before) = (0.0, 0.0, Lanes.zero)
        let steps = 4_000
        for number in 0..<steps {
            weather.move(during: step(number, isCentral: false))
            squares += (weather.table[0] * weather.table[0]).total
            products += (weather.table[0] * before).total
            before = weather.table[0]
        }
        #expect(abs((squares / Double(8 * steps)).squareRoot() - 2) < 0.1)
        #expect(abs(products / squares - 0.5) < 0.03)
        weather.move(during: step(0, isCentral: true))
        #expect(weather.table[0] == .zero)
    }

    func step(_ number: Int, isCentral: Bool) -> Step {
        Step(
            number: number, years: 0.25, perYear: 4, isCentral: isCentral,
            draws: Draws(seed: 2, firstMember: 0), regions: [])
    }
}
