import Reading
public import RegionModel

/// What the model starts from, and where every number of it comes from.
public struct DescribedBaseline: Sendable {
    /// The numbers.
    public let baseline: Baseline
    /// In the order of the baseline.
    public let regions: [Region]
    /// What the model starts from in each region, in the order of the themes; the many numbers of a profile or a matrix
    /// row are one line.
    let figures: [[DescribedFigure]]
    /// What it starts from in the country as a whole.
    public let nationalFigures: [DescribedFigure]
    let sources: Figures
    /// What a user's tables changed.
    public let changes: [FigureChange]
    /// SHA-256 of all figures and measures.
    public let digest: String

    /// The figures that the model starts from in a region, by its code; empty if there is no such region.
    public func figures(of region: String) -> [DescribedFigure] {
        regions.firstIndex { $0.code == region }.map { figures[$0] } ?? []
    }

    /// The figures of the tables that a region's are derived from, sorted by name: its own, and those of its province and of the
    /// country where it has none.
    public func tableFigures(of region: String) -> [(figure: String, value: FigureValue)] {
        guard let region = regions.first(where: { $0.code == region }) else { return [] }
        return sources.values.keys.sorted().compactMap { figure in
            guard !Self.profiles.contains(String(figure.prefix { $0 != "." })) else { return nil }
            return sources.nearest(figure, region).map { (figure, $0) }
        }
    }

    /// Every figure of the tables, sorted by name, with the country's value where it has one; without the many of profiles and matrices.
    public var tableFigures: [TableFigure] {
        sources.values.keys.sorted().compactMap { figure in
            guard !Self.profiles.contains(String(figure.prefix { $0 != "." })),
                let known = sources.values[figure],
                let unit = known.values.first?.unit
            else { return nil }
            return TableFigure(
                figure: figure, unit: unit, value: known[Places.nation],
                levels: Set(known.keys.compactMap { sources.places.level(of: $0) }).sorted())
        }
    }

    /// Tables of many numbers, or whose keys are no places.
    private static let profiles: Set = [
        "age_groups", "ages", "boundary_changes", "commuting", "input_output", "nature", "police", "sectors",
    ]

    /// How many of a region's figures come from the region, its province and the country, the national profiles included.
    public func counts(of region: String) -> [FigureLevel: Int] {
        (figures(of: region) + nationalFigures).reduce(into: [:]) { $0[$1.level, default: 0] += 1 }
    }
}

/// A figure of the tables, by name.
public struct TableFigure: Sendable {
    public let figure: String
    public let unit: String
    /// The country's; nil where regions or provinces have it only.
    public let value: FigureValue?
    /// The levels that it is given at.
    public let levels: [FigureLevel]
}
