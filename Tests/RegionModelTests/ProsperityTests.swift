import Modelling
import Testing

@testable import RegionModel

@Suite("Broad prosperity")
struct ProsperityTests {
    @Test("on the base date the regions' mean is 50 where no part hits an end of the scale")
    func mean() {
        let theme = LivingRegions().prosperity
        for part in [theme.amenities, theme.work, theme.housing, theme.environment] {
            #expect(abs(part.sum[0] / 40 - 50) < 1)
        }
    }

    @Test("(7.1) one deviation more unemployment than on the base date costs 15 points of half of work")
    func work() {
        let world = LivingRegions()
        let first = world.prosperity.work[4][0]
        let deviation = world.prosperity.firstDeviation[Yardstick.unemployment.rawValue][0]
        var rates = LivingRegions.varied(0.04, by: 0.3)
        rates[4] += deviation
        world.set(["unemployment_rate": rates])
        world.advance(0)
        #expect(abs(first - world.prosperity.work[4][0] - 7.5) < 1e-9)
    }

    @Test("(7.2) in a central run every part weighs a seventh, and the index is their mean")
    func weights() {
        let theme = LivingRegions().prosperity
        for part in 0..<7 { #expect(abs(theme.weight[part][0] - 1.0 / 7) < 1e-15) }
        var sum = theme.material[9] + theme.work[9] + theme.housing[9] + theme.amenities[9]
        sum += theme.society[9] + theme.safety[9] + theme.environment[9]
        #expect(abs(theme.index[9][0] - sum[0] / 7) < 1e-12)
        let rest = sum - theme.work[9] - theme.housing[9]
        #expect(abs(theme.liveability[9][0] - rest[0] / 5) < 1e-12)
    }

    @Test("(7.5) in an ensemble weights differ, add up to 1, and average a seventh with a deviation of .124")
    func sampledWeights() {
        var (sum, squares) = (0.0, 0.0)
        for block in 0..<125 {
            let theme = Prosperity()
            Uncertainty.declared.sample(
                theme.quantities, draws: Draws(seed: 1, firstMember: block * 8), isCentral: false)
            theme.drawWeights(
                by: Step(
                    number: 0, years: 0.25, perYear: 4, isCentral: false,
                    draws: Draws(seed: 1, firstMember: block * 8), regions: []))
            for lane in 0..<8 {
                #expect(abs(theme.weight.sum[lane] - 1) < 1e-14)
                sum += theme.weight[2][lane]
                squares += theme.weight[2][lane] * theme.weight[2][lane]
            }
        }
        #expect(abs(sum / 1_000 - 1.0 / 7) < 0.01)
        // Dirichlet with seven ones: variance 6 / (49 × 8) = .01531
        #expect(abs(squares / 1_000 - sum * sum / 1e6 - 0.01531) < 0.002)
    }

    @Test("a part that a scenario finds twice as important weighs twice as much in a central run")
    func importance() {
        let theme = LivingRegions(spreads: ["prosperity.importance.safety": .fixed(2)]).prosperity
        #expect(abs(theme.weight[.safety][0] - 0.25) < 1e-15)
        #expect(abs(theme.weight[.work][0] - 0.125) < 1e-15)
    }

    @Test("(7.4) where only work and housing count, people still move for the plain mean of the other five")
    func onlyWorkAndHousing() {
        let others = ["material", "amenities", "society", "safety", "environment"]
        let spreads = others.map { ("prosperity.importance.\($0)", Uncertainty.Spread.fixed(0)) }
        for isCentral in [true, false] {
            let theme = LivingRegions(
                spreads: Dictionary(uniqueKeysWithValues: spreads), isCentral: isCentral
            ).prosperity
            #expect(abs(theme.weight[.work][3] + theme.weight[.housing][3] - 1) < 1e-15)
            var rest = theme.material[9] + theme.amenities[9] + theme.society[9]
            rest += theme.safety[9] + theme.environment[9]
            #expect(abs(theme.liveability[9][3] - rest[3] / 5) < 1e-12)
        }
    }

    @Test("(7.2) where nothing is said to be important, everything is equally so")
    func nothingImportant() {
        let spreads = Axis.parts.labels.map { ("prosperity.importance.\($0)", Uncertainty.Spread.fixed(0)) }
        let none = LivingRegions(spreads: Dictionary(uniqueKeysWithValues: spreads)).prosperity
        let usual = LivingRegions().prosperity
        for part in 0..<7 { #expect(abs(none.weight[part][0] - 1.0 / 7) < 1e-15) }
        #expect(abs(none.index[9][0] - usual.index[9][0]) < 1e-12)
        #expect(abs(none.liveability[9][0] - usual.liveability[9][0]) < 1e-12)
    }

    @Test("(7.4) what all regions gain together is not lost in the yardstick")
    func frozen() {
        let world = LivingRegions()
        world.set(["value_added": LivingRegions.varied(24_000, by: 0.4)])
        world.advance(0)
        for region in 0..<40 {
            #expect(world.prosperity.material[region][0] > 0)
            #expect(world.prosperity.reading[region, .valueAdded][0] > world.prosperity.firstMean[0][0] - 2)
        }
        #expect(world.prosperity.material.sum[0] / 40 > 52)
        #expect(world.prosperity.firstIndex.sum[0] < world.prosperity.index.sum[0])
    }

    @Test("where all regions are alike, all have 50 points, however small the deviation between them")
    func alike() {
        var figures = LivingRegions.figures
        for (name, values) in figures {
            let width = values.count / 40
            figures[name] = (0..<values.count).map { values[$0 % width] }
        }
        var surroundings = LivingRegions.surroundings
        for (name, values) in surroundings {
            let width = values.count / 40
            surroundings[name] = (0..<values.count).map { values[$0 % width] }
        }
        let world = LivingRegions(figures: figures, around: surroundings)
        for region in 0..<40 { #expect(abs(world.prosperity.index[region][0] - 50) < 1e-6) }
        world.run(quarters: 40)
        for region in 1..<40 { #expect(world.prosperity.index[region] == world.prosperity.index[0]) }
    }

    @Test("a small change of a reading without regional figures counts little")
    func floors() {
        let world = LivingRegions()
        let first = world.prosperity.material[0][0]
        world.set(["wage": LivingRegions.varied(1.001, by: 0)])
        world.advance(0)
        #expect(abs(world.prosperity.material[0][0] - first) < 0.5)
    }

    @Test("every part stays between 0 and 100, whatever happens")
    func ends() {
        let world = LivingRegions()
        world.set([
            "value_added": LivingRegions.varied(1, by: 0.9),
            "unemployment_rate": LivingRegions.varied(0.5, by: 1),
            "occupancy": LivingRegions.varied(3, by: 0.9), "turnover": LivingRegions.varied(0.8, by: 1),
        ])
        world.run(quarters: 20)
        for (name, values) in world.outcomes where name.hasPrefix("prosperity.") {
            for value in values { #expect(all(value .>= 0) && all(value .<= 100), "\(name)") }
        }
    }

    @Test("all seven parts and the index are indicators under names of their own")
    func names() {
        let names = Prosperity().quantities.filter { $0.declaration.indicator != nil }.map(\.name)
        #expect(
            names == [
                "prosperity.material", "prosperity.work", "prosperity.housing", "prosperity.amenities",
                "prosperity.society", "prosperity.safety", "prosperity.environment", "prosperity.index",
            ])
    }

    @Test("every number of nature and daily life says what it is, its unit and its evidence")
    func declarations() {
        for quantity in LivingRegions().quantities {
            let declaration = quantity.declaration
            if declaration.role == .parameter || declaration.role == .constant {
                #expect(declaration.evidence != nil && !declaration.central.isEmpty, "\(quantity.name)")
            }
            if declaration.role == .outcome { #expect(declaration.indicator != nil, "\(quantity.name)") }
        }
        let names = LivingRegions().quantities.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
