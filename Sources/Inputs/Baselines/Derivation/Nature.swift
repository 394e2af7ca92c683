import Modelling
import Reading
import RegionModel

/// A Natura 2000 area as the tables have it.
private struct NatureArea {
    let key: String
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
        let own = bases(
            of: ["deposition[2021]", "deposition[2025]", "mapped_area"], in: areas,
            Text(
                nl:
                    "RIVM AERIUS Monitor 2023, tussen 2021 en wat voor 2025 wordt verwacht; gemiddelde van de Natura 2000-gebieden.",
                en:
                    "RIVM AERIUS Monitor 2023, between 2021 and what is expected for 2025; mean of the Natura 2000 areas."
            )
        )
        give("biodiversity.deposition", deposition, own)

        let loads = filled(regions.map { criticalLoad(of: $0, in: areas) })
        let nature = regions.indices.map { self.nature(in: $0) }
        let received = given["biodiversity.deposition"] ?? deposition
        let target = 1 - need("nature.share_without_exceedance")
        func shareAbove(_ factor: Double) -> Double {
            let shares = zip(received, loads).map {
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
        let judged = bases(
            of: ["critical_load", "critical_load_area"], in: areas,
            Text(
                nl:
                    "Kritische depositie van de habitats in de gebieden, geschaald naar het aandeel van het land dat er in 2023 boven zat.",
                en:
                    "Critical loads of the habitats in the areas, scaled to the national share above them in 2023."
            ))
        give("biodiversity.critical_load", loads.map { $0 * scale }, judged)
    }

    private func natureAreas() -> [NatureArea] {
        (figures.texts["nature.regions"] ?? []).compactMap { key, text in
            func number(_ column: String, _ element: String = "") -> Double? {
                figures.value("nature.\(column)[\(key)\(element)]", Places.nation)?.value
            }
            guard let counted = number("deposition", ":2021"), let expected = number("deposition", ":2025")
            else { return nil }
            let passed = Double(vintage.base - 2021) / 4
            return NatureArea(
                key: key, deposition: counted + (expected - counted) * passed, mapped: number("mapped_area"),
                criticalLoad: number("critical_load"),
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
    private func filled(_ values: [Double?]) -> [Double] {
        let all = values.compactMap { $0 }
        return zip(regions, values).map { region, value in
            if let value { return value }
            let neighbours = zip(regions, values).compactMap { $0.province == region.province ? $1 : nil }
            return neighbours.isEmpty
                ? all.sum / Double(all.count) : neighbours.sum / Double(neighbours.count)
        }
    }

    /// What stands behind a mean over the areas in a region, else over those of its province, else over all.
    private func bases(of columns: [String], in areas: [NatureArea], _ rule: Text) -> [Basis] {
        func known(_ isIn: (Region) -> Bool) -> [Basis] {
            let codes = Set(regions.filter(isIn).map(\.code))
            return areas.filter { !codes.isDisjoint(with: $0.regions) }.flatMap { area in
                columns.compactMap { column in
                    let (name, element) = parts(of: column)
                    let key = element.isEmpty ? area.key : "\(area.key):\(element)"
                    return figures.value("nature.\(name)[\(key)]", Places.nation).map { Basis($0) }
                }
            }
        }
        return regions.map { region in
            let own = known { $0 == region }
            guard own.isEmpty else {
                return Basis(
                    rule, of: own, isJudged: true, spread: isThinlyMapped(region, in: areas) ? 0.5 : 0.2)
            }
            let neighbours = known { $0.province == region.province }
            var basis = Basis(
                rule, of: neighbours.isEmpty ? known { _ in true } : neighbours, isJudged: true, spread: 0.5)
            basis.level = neighbours.isEmpty ? .nation : .province
            return basis
        }
    }

    /// Whether less than a hundredth of the region is mapped as sensitive to nitrogen: then the mean says little of it.
    private func isThinlyMapped(_ region: Region, in areas: [NatureArea]) -> Bool {
        let mapped = areas.filter { $0.regions.contains(region.code) }
            .map { ($0.mapped ?? 0) / Double($0.regions.count) }.sum
        return mapped < 0.01 * (figures.value("land.land_area", region.code)?.value ?? 0)
    }
}
