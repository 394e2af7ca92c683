import Foundation
import Messages
import Modelling
import Rendering
import Words

/// A map of regions that the user gives as GeoJSON (RFC 7946).
struct RegionMap {
    private let file: String
    private let features: [Feature]

    private struct Collection: Decodable {
        let features: [Feature]
    }

    private struct Feature: Decodable {
        let properties: [String: Word]?
        let geometry: Geometry?
    }

    /// A property that may be a code or a name.
    private struct Word: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            text = try? value.decode(String.self)
        }
    }

    private struct Geometry: Decodable {
        let rings: [[[Double]]]

        private enum CodingKeys: String, CodingKey { case type, coordinates }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            rings =
                switch try fields.decode(String.self, forKey: .type) {
                case "Polygon": try fields.decode([[[Double]]].self, forKey: .coordinates)
                case "MultiPolygon":
                    try fields.decode([[[[Double]]]].self, forKey: .coordinates).flatMap(\.self)
                default: []
                }
        }
    }

    /// - Throws: `Complaint` for a file that cannot be read, and for one that is no map.
    init(_ file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint(Phrase("client.file.unreadable", ["file": .text(file)]), .input)
        }
        guard let collection = try? JSONDecoder().decode(Collection.self, from: data) else {
            throw Complaint(Phrase("client.report.map_json", ["file": .text(file)]), .input)
        }
        (self.file, features) = (file, collection.features)
    }

    /// Borders by code of the region.
    ///
    /// - Throws: `Complaint` for regions that the map lacks.
    func shapes(of facts: ReportFacts) throws -> [String: ReportFacts.Shape] {
        let names = Dictionary(
            facts.page.regions.map { ($0.code, [$0.title.dutch, $0.title.english]) }
        ) { first, _ in first }
        var rings: [String: [[[Double]]]] = [:]
        for feature in features {
            let words = (feature.properties ?? [:]).sorted { $0.key < $1.key }.compactMap(\.value.text)
            let code = words.lazy.compactMap { RegionCode.meant(by: $0, names: names) }.first
            if let code, let own = feature.geometry?.rings { rings[code, default: []] += own }
        }
        let missing = RegionCode.all.filter { rings[$0]?.isEmpty ?? true }
        guard missing.isEmpty else {
            let shown = missing.prefix(5).map { names[$0]?.first ?? $0 } + (missing.count > 5 ? ["…"] : [])
            throw Complaint(
                Phrase(
                    "client.report.map_regions",
                    ["file": .text(file), "count": .count(missing.count), "regions": .list(shown)]), .input)
        }
        return rings.mapValues { rings in ReportFacts.Shape(rings: rings.map { $0.compactMap(Self.place) }) }
    }

    /// Degrees as they lie at the latitude of the country, or metres as they are; from north to south.
    private static func place(_ point: [Double]) -> (x: Double, y: Double)? {
        guard point.count >= 2, point[0].isFinite, point[1].isFinite else { return nil }
        let isDegrees = point[0].magnitude <= 180 && point[1].magnitude <= 90
        return isDegrees ? (point[0] * 0.615, -point[1]) : (point[0], -point[1])
    }
}
