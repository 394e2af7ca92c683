import Reading
import Spelling

/// A COROP region (NUTS 3, edition of 2021).
public struct Region: Hashable, Sendable {
    /// NUTS 3 code: `NL33C`.
    public let code: String
    /// Dutch name: `Groot-Rijnmond`.
    public let name: String
    /// NUTS 2 code of its province: `NL33`.
    public let province: String
    /// Dutch name of its province.
    public let provinceName: String
    /// Number that Statistics Netherlands gives it, 1 to 40, in two digits.
    public let corop: String
    /// Of its middle, degrees east of Greenwich.
    public let longitude: Double
    /// Of its middle, degrees north.
    public let latitude: Double

    /// Kilometres between the middles of two regions, on a plane at the latitude of the country.
    func kilometres(to other: Region) -> Double {
        let perDegree = 111.32
        let cosineOf52Degrees = 0.6156614753256583
        let east = (longitude - other.longitude) * perDegree * cosineOf52Degrees
        let north = (latitude - other.latitude) * perDegree
        return squareRoot(east * east + north * north)
    }
}

/// How close to a region its figure is measured.
public enum FigureLevel: String, CaseIterable, Comparable, Sendable {
    /// The region itself, or areas inside it.
    case region
    /// Its province or former police region.
    case province
    /// The Netherlands.
    case nation

    public static func < (a: FigureLevel, b: FigureLevel) -> Bool { a.distance < b.distance }

    private var distance: Int { FigureLevel.allCases.firstIndex(of: self) ?? 0 }
}

/// The places that a figure can have a value for.
struct Places: Sendable {
    /// The country as a whole.
    static let nation = "NL"

    let regions: [Region]
    private let provinceNames: [String: String]
    private let numbers: [String: Int]

    init(regions: [Region]) {
        self.regions = regions
        provinceNames = Dictionary(regions.map { ($0.province, $0.provinceName) }) { first, _ in first }
        numbers = Dictionary(regions.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    /// The provinces' codes in the order of the alphabet.
    var provinces: [String] { provinceNames.keys.sorted() }

    /// The level of a place by its code; nil if there is no such place.
    func level(of code: String) -> FigureLevel? {
        if numbers[code] != nil { return .region }
        if provinceNames[code] != nil { return .province }
        return code == Places.nation ? .nation : nil
    }

    /// The position of a region in all tables.
    func number(of code: String) -> Int? { numbers[code] }

    /// The region's or province's name, `The Netherlands` for the country.
    func name(of code: String) -> String? {
        if let number = numbers[code] { return regions[number].name }
        return provinceNames[code] ?? (code == Places.nation ? "The Netherlands" : nil)
    }

    /// The name or code that a misspelt one was most likely meant to be.
    func nearest(to text: String) -> String? {
        nearestName(to: text, among: regions.flatMap { [$0.code, $0.name] } + provinces + [Places.nation])
    }
}
