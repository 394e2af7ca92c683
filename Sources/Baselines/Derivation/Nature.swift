import Modelling
import RegionModel

/// A Natura 2000 area as the tables have it.
private struct NatureArea {
    let deposition: Double
    /// Nitrogen-sensitive area, ha; nil where it is not mapped.
    let mapped: Double?
    let criticalLoad: Double?
    let criticalLoadArea: Double?
    /// Codes of the regions that it lies in, in equal parts.
    let regions: [String]
}

extension Derivation {
    /// Nitrogen deposition and critical loads by region, from the Natura 2000 areas in it.
    ///
    /// Deposition is weighted by mapped area. Without an area: the mean of the province's regions, then of all. Critical loads
    /// are scaled so that the published share of nature lies above them.
    mutating func deriveNature() {
        let areas = natureAreas()
        let deposition = filled(regions.map { self.deposition(of: $0, in: areas) })
        let own = basis(
            deposition.levels, 2021, "RIVM AERIUS Monitor 2023, mean of the Natura 2000 areas in the region.")
        give("biodiversity.deposition", deposition.values, own)

        let loads = filled(regions.map { criticalLoad(of: $0, in: areas) })
        let nature = regions.indices.map { self.nature(in: $0) }
        let received = given["biodiversity.deposition"] ?? deposition.values
        let target = need("nature.share_above_critical_load")
        func shareAbove(_ factor: Double) -> Double {
            let shares = zip(received, loads.values).map {
                normalShare(below: (log($0) - log($1 * factor)) / Nitrogen.solvedSpread)
            }
            return weightedMean(shares, nature)
        }
        var (low, high) = (0.2, 5.0)
        for _ in 0..<60 {
            let middle = squareRoot(low * high)
            if shareAbove(middle) > target { low = middle } else { high = middle }
        }
        let scale = squareRoot(low * high)
        let judged = basis(
            loads.levels, 2025,
            "Critical loads of the habitats in the region's areas, scaled to the national share above them.")
        give("biodiversity.critical_load", loads.values.map { $0 * scale }, judged)
    }

    private func natureAreas() -> [NatureArea] {
        (figures.texts["nature.regions"] ?? []).compactMap { key, text in
            func number(_ column: String) -> Double? {
                figures.value("nature.\(column)[\(key)]", Places.nation)?.value
            }
            guard let deposition = number("deposition") else { return nil }
            return NatureArea(
                deposition: deposition, mapped: number("mapped_area"), criticalLoad: number("critical_load"),
                criticalLoadArea: number("critical_load_area"),
                regions: text.split(separator: " ").map(String.init))
        }
    }

    private func deposition(of region: Region, in areas: [NatureArea]) -> Double? {
        let inside = areas.filter { $0.regions.contains(region.code) }
        let mapped = inside.filter { $0.mapped != nil }
        guard !inside.isEmpty else { return nil }
        guard !mapped.isEmpty else { return inside.map(\.deposition).sum / Double(inside.count) }
        return weightedMean(
            mapped.map(\.deposition), mapped.map { ($0.mapped ?? 0) / Double($0.regions.count) })
    }

    private func criticalLoad(of region: Region, in areas: [NatureArea]) -> Double? {
        let known = areas.filter { $0.regions.contains(region.code) && $0.criticalLoad != nil }
        guard !known.isEmpty else { return nil }
        let weights = known.map { ($0.criticalLoadArea ?? 0) / Double($0.regions.count) }
        return exp(weightedMean(known.map { log($0.criticalLoad ?? 1) }, weights))
    }

    /// Gaps from the mean of the province's regions, then of all regions.
    private func filled(_ values: [Double?]) -> (values: [Double], levels: [FigureLevel]) {
        let all = values.compactMap { $0 }
        var levels: [FigureLevel] = []
        let complete = zip(regions, values).map { region, value in
            if let value {
                levels.append(.region)
                return value
            }
            let neighbours = zip(regions, values).compactMap { $0.province == region.province ? $1 : nil }
            levels.append(neighbours.isEmpty ? .nation : .province)
            return neighbours.isEmpty
                ? all.sum / Double(all.count) : neighbours.sum / Double(neighbours.count)
        }
        return (complete, levels)
    }

    private func basis(_ levels: [FigureLevel], _ year: Int, _ reason: String) -> [Basis] {
        levels.map {
            Basis(level: $0, year: year, evidence: .assumed(reason), spread: $0 == .region ? 0.2 : 0.35)
        }
    }
}
