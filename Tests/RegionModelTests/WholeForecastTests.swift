import Modelling
import Testing

@testable import RegionModel

/// Inhabitants of 2050 beside the regional forecast of Statistics Netherlands and PBL.
///
/// CBS 84527NED, 2023 and 2050, thousands; the table at hand has all provinces and 19 regions with both years. The forecast
/// is earlier than the national one that the model's paths follow, so growth is compared relative to the country's.
@Suite("Inhabitants in 2050 beside the official regional forecast")
struct WholeForecastTests {
    private static let country = (17_598.5, 18_527.2)
    private static let provinces: [String: (Double, Double)] = [
        "NL11": (587.8, 559.0), "NL12": (646.2, 617.8), "NL13": (488.0, 475.8), "NL21": (1164.2, 1152.4),
        "NL23": (428.9, 495.7), "NL22": (2096.7, 2152.7), "NL31": (1342.9, 1464.2), "NL32": (2938.2, 3201.7),
        "NL33": (3822.8, 4198.7), "NL34": (383.9, 383.1), "NL41": (2584.4, 2747.0), "NL42": (1114.5, 1078.9),
    ]
    private static let regions: [String: (Double, Double)] = [
        "NL111": (133.4, 119.0), "NL112": (44.8, 32.1), "NL113": (409.6, 407.9), "NL124": (318.7, 299.0),
        "NL125": (140.8, 139.5), "NL126": (186.7, 179.3), "NL131": (189.5, 191.2), "NL132": (166.3, 156.3),
        "NL133": (132.2, 128.3), "NL211": (378.8, 388.1), "NL212": (156.2, 156.1), "NL213": (629.2, 608.2),
        "NL221": (702.2, 738.4), "NL225": (398.8, 388.5), "NL226": (749.2, 770.7), "NL224": (246.5, 255.2),
        "NL310": (1342.9, 1464.2), "NL321": (377.1, 374.3),
    ]

    /// Growth of each place relative to the country, in logarithms: ours and the forecast's.
    private static func growth(_ forecast: [String: (Double, Double)]) -> [(ours: Double, theirs: Double)] {
        let run = WholeRun(WholeBaseline.shipped.scenario())
        let before = run.values("population.total")
        run.advance()
        let after = run.values("population.total")
        let codes = WholeBaseline.shipped.regions
        func total(_ values: [Lanes], _ place: String) -> Double {
            zip(codes, values).filter { $0.0.hasPrefix(place) }.map { $0.1[0] }.reduce(0, +)
        }
        let national = log(total(after, "NL") / total(before, "NL"))
        let official = log(country.1 / country.0)
        return forecast.sorted { $0.key < $1.key }.map { place, numbers in
            (
                log(total(after, place) / total(before, place)) - national,
                log(numbers.1 / numbers.0) - official
            )
        }
    }

    private static func log(_ value: Double) -> Double { Modelling.log(Lanes(repeating: value))[0] }

    private static func correlation(_ pairs: [(ours: Double, theirs: Double)]) -> Double {
        let count = Double(pairs.count)
        let (a, b) = (pairs.map(\.ours).reduce(0, +) / count, pairs.map(\.theirs).reduce(0, +) / count)
        let both = pairs.map { ($0.ours - a) * ($0.theirs - b) }.reduce(0, +)
        let (x, y) = (
            pairs.map { ($0.ours - a) * ($0.ours - a) }.reduce(0, +),
            pairs.map { ($0.theirs - b) * ($0.theirs - b) }.reduce(0, +)
        )
        return both / (x * y).squareRoot()
    }

    @Test(
        "provinces and regions grow in the order of the forecast, on average within two and four points of it"
    )
    func order() {
        for (forecast, likeness, distance) in [(Self.provinces, 0.95, 0.02), (Self.regions, 0.8, 0.04)] {
            let pairs = Self.growth(forecast)
            let gap = pairs.map { abs($0.ours - $0.theirs) }.reduce(0, +) / Double(pairs.count)
            #expect(Self.correlation(pairs) > likeness)
            #expect(gap < distance)
        }
    }
}
