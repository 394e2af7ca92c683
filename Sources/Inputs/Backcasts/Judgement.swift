import Baselines
import Results
import Scores

extension Window {
    /// Overig Groningen, whose product followed the gas that the country decided to leave in the ground.
    static let gasFields = "NL113"

    /// The places of a variable that can be compared from before the start to a year.
    ///
    /// Regions whose residents jump in between because boundaries changed are left out.
    func places(_ variable: Variable, to year: Int) -> [String] {
        if variable.isOfProvinces { return variable.codes(regions) }
        let first = Record.firstOfLine(variable, base: start, observations)
        let changed = observations.boundaryChanges(variable.series).filter {
            first < $0.key && $0.key <= year
        }
        let masked = Set(changed.values.joined())
        return variable.codes(regions).filter { place in
            !masked.contains(String(place.prefix { $0 != ":" }))
                && (variable != .product || place != Self.gasFields)
                && (variable != .sectorJobs || isLargeAndShown(place, to: year))
        }
    }

    /// Whether a sector of a region is no secret in any year, and so large that counts in hundreds say something.
    private func isLargeAndShown(_ place: String, to year: Int) -> Bool {
        let counts = (start...year).compactMap { observations.value(.employeeJobs, place, $0) }
        return counts.count == year - start + 1 && (counts.first ?? 0) >= Self.leastJobs
    }

    private static let leastJobs = 1000.0

    func record(_ variable: Variable, to year: Int) -> Record {
        Record(variable, places: places(variable, to: year), start: start, observations: observations)
    }
}

extension Backcast {
    /// The central forecast of a year, scaled to the total of the places that are compared.
    func forecast(_ record: Record, of year: Int) -> [Double] {
        let run = central[record.variable] ?? [:]
        return foreseen(run[year] ?? [], from: run[window.start] ?? [], record, year)
    }

    /// One run's numbers, scaled; where the model counts in another unit, its growth on what was counted at first.
    private func foreseen(_ values: [Double], from first: [Double], _ record: Record, _ year: Int) -> [Double]
    {
        guard record.variable.isOfGrowth else { return record.scaled(pick(values, record), to: year) }
        let growth = zip(pick(values, record), pick(first, record)).map { $0 / $1 }
        return record.scaled(zip(record.values(record.base), growth).map(*), to: year)
    }

    /// Values by region as values of the compared places; a province's rate is weighted by residents.
    private func pick(_ values: [Double], _ record: Record) -> [Double] {
        let (regions, variable) = (window.regions, record.variable)
        guard variable.isOfProvinces else {
            let numbers = Dictionary(uniqueKeysWithValues: zip(variable.codes(regions), values))
            return record.places.map { numbers[$0] ?? .nan }
        }
        let residents = central[.residents]?[window.start] ?? []
        let parts = variable.parts
        var sums: [String: Double] = [:]
        var weights: [String: Double] = [:]
        for (number, region) in regions.enumerated() {
            let weight = variable.isRate ? residents[number] : 1
            for (place, part) in parts.enumerated() {
                let code = part.isEmpty ? region.province : "\(region.province):\(part)"
                sums[code, default: 0] += values[number * parts.count + place] * weight
                weights[code, default: 0] += weight
            }
        }
        return record.places.map { (sums[$0] ?? .nan) / (variable.isRate ? weights[$0] ?? .nan : 1) }
    }

    /// How well a variable was foreseen for a year.
    func score(_ variable: Variable, in year: Int, use: BackcastDocument.Score.Use) -> BackcastDocument.Score
    {
        let record = window.record(variable, to: year)
        return BackcastDocument.Score(
            record, use: use, start: window.start, year: year, forecast: forecast(record, of: year),
            coverage: coverage(record, to: year))
    }

    /// The bands of each place in a year: quantiles over members, each scaled to the total.
    func bands(_ record: Record, of year: Int) -> [Quantiles] {
        let runs = members[record.variable] ?? [:]
        let scaled = zip(runs[year] ?? [], runs[window.start] ?? []).map {
            foreseen($0, from: $1, record, year)
        }
        return record.places.indices.compactMap { place in Quantiles(of: scaled.map { $0[place] }) }
    }

    private func coverage(_ record: Record, to year: Int) -> Coverage? {
        guard members[record.variable]?[window.start]?.isEmpty == false else { return nil }
        var (half, ninety, atEnd): ([Bool], [Bool], [Bool]) = ([], [], [])
        for one in (record.base + 1)...year {
            let observed = record.values(one)
            guard observed.allSatisfy(\.isFinite) else { continue }
            let inside = zip(bands(record, of: one), observed).map { band, observed in
                (
                    half: band.p25 <= observed && observed <= band.p75,
                    ninety: band.p05 <= observed && observed <= band.p95
                )
            }
            half += inside.map(\.half)
            ninety += inside.map(\.ninety)
            if one == year { atEnd = inside.map(\.ninety) }
        }
        func share(_ hits: [Bool]) -> Double { Double(hits.count { $0 }) / Double(hits.count) }
        return Coverage(half: share(half), ninety: share(ninety), ninetyAtEnd: share(atEnd))
    }

    /// Observed and foreseen, place by place.
    func series(_ variable: Variable, to year: Int) -> [BackcastDocument.Series] {
        let record = window.record(variable, to: year)
        let years = Array(record.base...year)
        let foreseen = years.dropFirst().map { (forecast(record, of: $0), bands(record, of: $0)) }
        let first = record.observations.years(variable.series).first ?? record.base
        let all = Array(max(first, record.base - 6)...year)
        return record.places.enumerated().map { place, code in
            let start = variable.observed(record.observations, code, record.base) ?? .nan
            func line(_ read: (([Double], [Quantiles])) -> Double) -> [Double] {
                [start] + foreseen.map(read)
            }
            return BackcastDocument.Series(
                indicator: variable.reported, start: window.start, place: code,
                name: window.regions.first { $0.code == code }?.name
                    ?? window.regions.first { $0.province == code }?.provinceName ?? code,
                years: all, observed: all.map { variable.observed(record.observations, code, $0) },
                central: line { $0.0[place] }, p05: line { $0.1.isEmpty ? $0.0[place] : $0.1[place].p05 },
                p95: line { $0.1.isEmpty ? $0.0[place] : $0.1[place].p95 })
        }
    }
}
