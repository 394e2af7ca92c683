public import Reading
public import RegionModel

/// Everything that `config` holds: regions, figures and measures, read and checked.
public struct Catalogue: Sendable {
    /// In the order of all tables.
    public let regions: [Region]
    /// In the order of the file.
    public let measures: [Measure]
    let content: FigureTables.Content
    /// The model's equations are those of the 40 COROP regions; its tables have room for no other number.
    private static let regionCount = 40
    /// What `measures.yaml` says, without comments, short names and Dutch notes, which change no number.
    private let measureText: String

    /// Reads and checks all files; throws every problem of all of them at once.
    public init(_ files: ConfigFiles = .embedded) throws(Problems) {
        let tables = FigureTables.read(files.regions)
        let measures = MeasureFile.read(SourceFile(name: "measures.yaml", text: files.measures))
        let problems = tables.problems + measures.problems
        let count = tables.content.figures.places.regions.count
        guard problems.isEmpty else { throw Problems(problems) }
        guard count == Self.regionCount else {
            throw Problems([Problem("regions.csv", 1, 1, .regionCount(count, expected: Self.regionCount))])
        }
        content = tables.content
        regions = tables.content.figures.places.regions
        self.measures = measures.measures
        measureText = files.measures.split(separator: "\n")
            .filter { !$0.hasPrefix("#") && !$0.hasPrefix("    short:") && !$0.hasPrefix("        nl: ") }
            .joined(separator: "\n").replacing("    note:\n        en: ", with: "    note: ")
    }

    /// What the model starts from, with a user's tables laid over the figures, the last one on top.
    ///
    /// Throws every problem of all tables at once.
    public func baseline(over tables: [SourceFile] = []) throws(Problems) -> DescribedBaseline {
        var figures = content.figures
        var problems: [Problem] = []
        var changes: [FigureChange] = []
        for table in tables {
            let overlay = Overlay(table, over: content)
            problems += overlay.problems
            for entry in overlay.entries {
                let before = figures.insert(entry.value, entry.figure, entry.place)
                changes.append(
                    FigureChange(figure: entry.figure, place: entry.place, before: before, after: entry.value)
                )
            }
        }
        if !problems.isEmpty { throw Problems(problems) }
        return try described(Derivation(figures), changes: changes)
    }

    /// What the model starts from by figures that were derived.
    func described(_ derived: Derivation, changes: [FigureChange]) throws(Problems) -> DescribedBaseline {
        DescribedBaseline(
            baseline: try baseline(giving: derived.given), regions: regions,
            figures: derived.described, nationalFigures: derived.describedNation, sources: derived.figures,
            changes: changes, digest: digest(of: "\(derived.figures.canonicalText)\n\(measureText)"))
    }

    /// What the model would have started from on the first day of an earlier year (see `Hindsight`).
    ///
    /// - Parameters:
    ///   - start: the year.
    ///   - known: observations up to that day.
    ///   - nation: observations of all years, of which only national totals are read.
    public func baseline(on start: Int, known: Observations, nation: Observations) throws(Problems)
        -> Baseline
    {
        let hindsight = Hindsight(content.figures, on: start, known: known, nation: nation)
        let derived = try Derivation(hindsight.figures, vintage: hindsight.vintage)
        return try baseline(giving: derived.given)
    }

    private func baseline(giving figures: [String: [Double]]) throws(Problems) -> Baseline {
        do throws(MissingFigures) {
            return try Baseline(regions: regions.map(\.code), figures: figures)
        } catch {
            throw Problems(
                error.names.map { Problem("regions", 1, 1, .figureMissing($0, place: Places.nation)) })
        }
    }

    /// The measure with this id; nil if there is none.
    public func measure(_ id: String) -> Measure? { measures.first { $0.definition.id == id } }

    /// What other editions and publishers call a region: `NUTS 2024` and its code there, in the order of the codes.
    public func otherCodes(of region: Region) -> [(edition: String, code: String)] {
        content.otherNames.codes.filter { $0.value.place == region.code }
            .map { (edition: $0.value.edition, code: $0.key) }
            .sorted { ($0.edition, $0.code) < ($1.edition, $1.code) }
    }

    /// Reads what people call a place: any spelling of its name, the codes of any edition, municipalities.
    public var places: PlaceNames { content.names }

    /// The region of a name or a code, or of a municipality in it; nil if there is none.
    public func region(_ text: String) -> Region? {
        places.region(text).flatMap { code in regions.first { $0.code == code } }
    }
}

/// A figure that a user's table changed.
public struct FigureChange: Sendable, Hashable {
    public let figure: String
    /// Code of the region, the province or `NL`.
    public let place: String
    /// nil: there was no figure of this place.
    public let before: FigureValue?
    public let after: FigureValue
}
