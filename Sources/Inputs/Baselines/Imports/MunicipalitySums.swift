import Reading
import Words

/// Sums of municipalities over the regions that they lie in.
struct MunicipalitySums {
    /// A number of one municipality.
    struct Part {
        let municipality: String
        let value: Double
        let cell: Delimited.Cell
    }

    private(set) var sums: [(region: String, value: Double, cell: Delimited.Cell)] = []
    private(set) var problems: [Problem] = []
    private(set) var notes: [Phrase] = []

    /// - Parameters:
    ///   - parts: of one figure and year.
    ///   - unknown: cells of municipalities that are none of those known.
    init(
        _ parts: [Part], unknown: [(text: String, cell: Delimited.Cell)], topic: Topic, year: Int,
        content: FigureTables.Content, file: String
    ) {
        func report(_ cell: Delimited.Cell, _ fact: Fact) {
            problems.append(Problem(file, cell.line, cell.column, fact))
        }
        if let objection = Self.objection(to: topic, year: year) {
            report(parts.first?.cell ?? unknown[0].cell, objection)
            return
        }
        for (text, cell) in unknown { report(cell, .unknownMunicipality(text, year: year)) }
        var given: [String: Part] = [:]
        for part in parts {
            if let earlier = given.updateValue(part, forKey: part.municipality) {
                report(part.cell, .givenTwice(part.municipality, firstLine: earlier.cell.line))
            }
        }
        let (existing, list) = Self.municipalities(of: year, given: Set(given.keys), content)
        if list != year {
            notes.append(Phrase("import.municipalities_of", ["year": .count(year), "list": .count(list)]))
        }
        for part in parts where !existing.contains(where: { $0.code == part.municipality }) {
            report(part.cell, .unknownMunicipality(part.municipality, year: year))
        }
        guard problems.isEmpty else { return }
        for region in content.figures.places.regions {
            let members = existing.filter { $0.region == region.code }
            let found = members.compactMap { given[$0.code] }
            guard let cell = found.first?.cell else { continue }
            let missing = members.filter { given[$0.code] == nil }
            guard missing.isEmpty else {
                let names = missing.prefix(6).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
                report(
                    cell,
                    .municipalitiesMissing(
                        region.name, count: missing.count, of: members.count,
                        names: missing.count > 6 ? names + ", …" : names))
                continue
            }
            sums.append((region.code, found.map(\.value).reduce(0, +), cell))
        }
        notes.append(
            Phrase(
                "import.municipalities_summed",
                [
                    "count": .count(parts.count), "year": .count(year), "regions": .count(sums.count),
                    "figure": .text(topic.figure(of: year)),
                ])
        )
    }

    /// The municipalities that the numbers of a year are given for: those of that year, or of another one whose regions are whole.
    ///
    /// Statistics Netherlands gives numbers of before a merger for the municipality that came of it, too.
    private static func municipalities(
        of year: Int, given: Set<String>, _ content: FigureTables.Content
    ) -> (list: [OtherPlaceNames.Municipality], year: Int) {
        func list(_ year: Int) -> [OtherPlaceNames.Municipality] {
            content.otherNames.municipalities.filter { $0.years.contains(year) }
        }
        func isWhole(_ list: [OtherPlaceNames.Municipality]) -> Bool {
            let regions = Set(list.filter { given.contains($0.code) }.map(\.region))
            return given.isSubset(of: list.map(\.code))
                && list.allSatisfy { !regions.contains($0.region) || given.contains($0.code) }
        }
        let own = list(year)
        guard !isWhole(own) else { return (own, year) }
        let others = Array(OtherPlaceNames.firstYear...PlaceLimits.years.upperBound)
            .sorted { abs($0 - year) < abs($1 - year) }
        for other in others where other != year && isWhole(list(other)) { return (list(other), other) }
        return (own, year)
    }

    /// Why a figure cannot be summed over municipalities; nil where it can.
    private static func objection(to topic: Topic, year: Int) -> Fact? {
        let (figure, unit) = (topic.figure(of: year), topic.limits.unit)
        if !ForeignUnits.ofAmounts.contains(unit) { return .municipalityOfShare(figure, unit: unit) }
        if !topic.limits.levels.contains(.region) { return .municipalityOfNation(figure) }
        let first = OtherPlaceNames.firstYear
        return year < first ? .municipalitiesOfOldYear(year, first: first) : nil
    }
}
