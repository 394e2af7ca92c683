import Baselines
import Endpoints
import Messages
import Modelling
import Reading
import RegionModel
import Results
import Scenarios

/// What this daemon computes with: figures, measures, the model, and the words for them. It never changes.
struct Knowledge: Sendable {
    let catalogue: Catalogue
    let baseline: DescribedBaseline
    let model: RegionalModel
    let reader: ScenarioReader
    let modelIdentity: ModelIdentity
    let dataIdentity: DataIdentity
    /// What results are about, in the order of the model.
    let indicators: [IndicatorEntry]
    /// The themes of the indicators, in the same order.
    let themes: [ThemeEntry]
    /// The years that the model simulates.
    let period: Period

    /// The years that results are reported for where nobody says otherwise.
    var usualYears: [Int] { period.years.filter { $0.isMultiple(of: 10) } }

    /// Reads figures and measures, those that are built in or those of a folder.
    ///
    /// - Throws: `Problems` with everything that is the matter.
    init(configFolder: String) throws(Problems) {
        let files = configFolder.isEmpty ? .embedded : try ConfigFiles(folder: configFolder)
        catalogue = try Catalogue(files)
        baseline = try catalogue.baseline()
        model = RegionalModel(regions: catalogue.regions.map(\.code))
        let workspace = model.makeWorkspace()
        period = Period(first: model.firstYear, last: RegionalModel.lastYear)
        indicators = workspace.outcomes.compactMap(IndicatorEntry.init)
        themes = indicators.map(\.theme).unique.map { ThemeEntry(name: $0, title: Self.title(of: $0)) }
        reader = ScenarioReader(
            Vocabulary(
                catalogue, baseline: baseline, quantities: workspace.quantities,
                period: period))
        modelIdentity = ModelIdentity(
            version: Version.current, digest: try Self.modelDigest(over: period))
        dataIdentity = DataIdentity(digest: baseline.digest)
    }

    /// Stands for the model, computed on what ships with it, whatever figures this daemon reads.
    ///
    /// The shipped scenario is the one whose roadmap sets the most levers to work.
    private static func modelDigest(over period: Period) throws(Problems) -> String {
        let catalogue = try Catalogue(.embedded)
        let model = RegionalModel(regions: catalogue.regions.map(\.code))
        let baseline = try catalogue.baseline()
        let reader = ScenarioReader(
            Vocabulary(
                catalogue, baseline: baseline, quantities: model.makeWorkspace().quantities,
                period: period))
        let reading = reader.read([.init(name: "digest", file: "polder:groot-rijnmond/smart-mix")], files: [])
        let scenario =
            reading.scenarios.first?.inputs(on: baseline.baseline)
            ?? RegionalScenario(baseline: baseline.baseline)
        return ModelDigest.text(of: model, on: scenario, years: period.years.count)
    }

    /// What people call a theme; its name as words where it belongs to no chapter.
    private static func title(of theme: String) -> Text {
        let words = theme.split(separator: "_").joined(separator: " ")
        return Chapter(of: theme)?.title ?? Text(nl: words, en: words)
    }

    /// The name of a region, or of the nation, by its code.
    func placeName(_ code: String) -> PlaceName {
        guard let region = catalogue.regions.first(where: { $0.code == code }) else {
            let title = Text(nl: "Nederland", en: "the Netherlands")
            return PlaceName(code: code, name: title.dutch, title: title)
        }
        return PlaceName(code: code, name: region.name)
    }

    /// The code of a region, or of the nation, that somebody wrote as a code or a name.
    ///
    /// - Throws: `request.invalid`.
    func place(_ written: String) throws(Refusal) -> String {
        if written.uppercased() == "NL" || written.lowercased() == "nederland" { return "NL" }
        if let region = catalogue.region(written) { return region.code }
        throw .noRegion(written)
    }
}
