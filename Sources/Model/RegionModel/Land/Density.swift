public import Modelling

/// How densely people live on the land that is built or park.
///
/// It runs after people have moved, so that land and people are of the same moment.
public struct Density: RegionalTheme {
    public static let chapter = Chapter.land

    // (3.7) density = people / hectares of housing, business, traffic and parks

    @Outcome(
        "People per hectare of built land and parks.",
        nl: "Mensen per hectare bebouwde grond en park.",
        title: Text(nl: "mensen per ha bebouwd", en: "people per built hectare"),
        formula: "people / hectares of residential, business, traffic and recreation land (3.7)",
        formulaNL: "mensen / hectares waar wordt gewoond, gewerkt, gereisd en gerecreëerd (3.7)",
        unit: (.persons / .hectares).written("persons/ha"), over: .regions, better: .neither,
        timing: .january, whole: .mean(weightedBy: "population.total"), worthNaming: 0.05,
        evidence: .judged(
            "People over land, both observed on the base date and moved by the model.",
            nl: "Mensen gedeeld door grond: op de begindatum geteld, daarna door het model veranderd."))
    public var builtDensity

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let area, inhabitants: Table
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) { count(now) }

    public func advance(with now: Couplings, during step: Step) { count(now) }

    private func count(_ now: Couplings) {
        let area = now.area
        for region in 0..<Axis.regions.count {
            let built =
                area[region, .residential] + area[region, LandClass.business] + area[region, .traffic]
                + area[region, .recreation]
            builtDensity[region] = share(now.inhabitants[region], of: built)
        }
    }
}
