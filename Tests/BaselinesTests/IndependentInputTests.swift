import Reading
import RegionModel
import Testing

@testable import Baselines

/// The derived figures against the inputs of an implementation that somebody else wrote from the same text.
///
/// They took the country's ages from memory; here those stand in for the published ones, so that the rules are compared. Most
/// figures then agree to the seven digits that are kept here. Those that do not are listed with the reason. Where the project has
/// better figures or rules since, the older ones are put back (`OlderFigures`, `Derivation.init(asOthersRead:)`).
@Suite struct IndependentInputTests {
    /// Figures that follow another rule, or the same one carried further, and how far they may be apart.
    static let apart: [String: (tolerance: Double, reason: String)] = [
        "jobs.labour_force": (1e-4, "commuters balanced to 1e-12 here, to 1e-3 there"),
        "jobs.unemployment_rate": (1e-3, "commuters balanced to 1e-12 here, to 1e-3 there"),
        "jobs.filled": (1e-4, "commuters balanced to 1e-12 here, to 1e-3 there"),
        "jobs.commuting": (
            2e-3, "commuters balanced to 1e-12 here, to 1e-3 there; 2,800 cross-border workers"
        ),
        "hidden_champions.champions": (2e-4, "20 per million of 17,942,942 inhabitants; 358.8 in all there"),
        "land.area[residential]": (3e-3, "scaled to the 241,408 ha of 2017; by 2 % there"),
        "biodiversity.patch": (2e-4, "greenhouses are rounded to hectares here"),
        "biodiversity.deposition": (0.1, "areas in several regions are divided equally here"),
        "biodiversity.critical_load": (0.25, "areas in several regions are divided equally here"),
    ]

    /// Small differences of all land classes: greenhouses are rounded to hectares here.
    static func tolerance(of figure: String) -> Double {
        apart[figure]?.tolerance ?? (figure.hasPrefix("land.area") ? 6e-4 : 1e-6)
    }

    /// The baseline with the other implementation's people and deaths by age.
    static let baseline = Result { () throws(Problems) in
        var files = ConfigFiles.embedded
        let rows = IndependentInputs.nationalAges.split(separator: "\n").map { line in
            let numbers = line.split(separator: " ").compactMap { Double($0) }
            return "\(Int(numbers[0])),\(numbers[1]),\(numbers[1] * numbers[2])"
        }
        // They left out the wider spread of planned growth (C2).
        files.regions["single_figures.csv"] = files.regions["single_figures.csv"]?
            .replacing("housing.growth_spread,NL,1.5", with: "housing.growth_spread,NL,1")
        files.regions["ages.csv"] = (["age,people,deaths"] + rows).joined(separator: "\n")
        OlderFigures.putBack(into: &files)
        let catalogue = try Catalogue(files)
        let older = try catalogue.baseline(over: [OlderFigures.crossBorderWorkers])
        return try catalogue.described(Derivation(asOthersRead: older.sources), changes: older.changes)
    }

    /// A line of the list: a name and numbers.
    struct Line: Sendable, CustomTestStringConvertible {
        let figure: String
        let values: [Double]
        var testDescription: String { figure }

        static func all(in text: String) -> [Line] {
            text.split(separator: "\n").map { line in
                let words = line.split(separator: " ")
                return Line(figure: String(words[0]), values: words.dropFirst().compactMap { Double($0) })
            }
        }
    }

    @Test(
        "A region's figures agree with those that others derived",
        arguments: Line.all(in: IndependentInputs.regional))
    func regional(line: Line) throws {
        let described = try Self.baseline.get()
        let tolerance = Self.tolerance(of: line.figure)
        for (region, expected) in zip(described.regions, line.values) {
            let ours = try #require(
                described.figures(of: region.code).first { $0.figure == line.figure }?.value)
            #expect(abs(ours - expected) <= tolerance * max(abs(expected), 1e-3), "\(region.name)")
        }
    }

    @Test(
        "National profiles agree with those that others derived",
        arguments: Line.all(in: IndependentInputs.national))
    func national(line: Line) throws {
        let ours = try #require(try Self.baseline.get().baseline.figures[line.figure])
        #expect(ours.count == line.values.count)
        for (a, b) in zip(ours, line.values) { #expect(abs(a - b) <= 1e-5 * abs(b)) }
    }

    @Test("People of some ages in every region agree with those that others derived")
    func ages() throws {
        let people = try #require(try Self.baseline.get().baseline.figures["population.people"])
        for line in Line.all(in: IndependentInputs.peopleByAge) {
            let age = try #require(Int(line.figure))
            for (region, expected) in line.values.enumerated() {
                #expect(abs(people[region * 100 + age] - expected) <= 2e-4 * expected)
            }
        }
    }
}

/// What many tests look at, made once.
enum Shared {
    static let catalogue = Result { () throws(Problems) in try Catalogue() }
    static let baseline = Result { () throws(Problems) in try Catalogue().baseline() }

    /// A figure, summed over all regions.
    static func sum(_ figure: String) throws -> Double {
        let catalogue = try catalogue.get()
        return catalogue.regions.compactMap { catalogue.content.figures.value(figure, $0.code)?.value }
            .reduce(0, +)
    }

    /// A figure, summed over all provinces.
    static func sumOfProvinces(_ figure: String) throws -> Double {
        let figures = try catalogue.get().content.figures
        return figures.places.provinces.compactMap { figures.value(figure, $0)?.value }.reduce(0, +)
    }
}
