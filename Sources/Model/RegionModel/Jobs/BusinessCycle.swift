public import Modelling

/// Ups and downs of business, in the country and in each region.
///
/// They are luck: zero in a central run, and the same for a member in every scenario.
public struct BusinessCycle: RegionalTheme {
    public static let chapter = Chapter.businessCycle

    // (2.3, section 9) y = national cycle + regional cycle, each level' = persistence × level + innovation

    @Shock(
        "National business cycle, as a share of normal activity.",
        nl: "Conjunctuur van het land, als deel van de gewone bedrijvigheid.", unit: .share, over: .whole,
        every: .quarter, persistence: 0.90, deviation: 0.02,
        evidence: .judged(
            "From general knowledge; to be refitted on CBS quarters.",
            nl: "Uit algemene kennis; nog te toetsen aan kwartaalcijfers van het CBS."))
    var national
    @Shock(
        "Business of a region beside the national cycle: its branches and plants.",
        nl: "Bedrijvigheid van een regio naast de landelijke conjunctuur: haar branches en fabrieken.",
        unit: .share,
        over: .regions,
        every: .quarter, persistence: 0.95, deviation: 0.06,
        evidence: .judged(
            "Set so that bands of backcasts cover the jobs of 2012-2014; see docs/validation.md.",
            nl:
                "Zo gezet dat de marges van terugblikken de banen van 2012-2014 bevatten; zie docs/validation.md."
        ))
    var regional
    @Auxiliary(
        "Business cycle that a region feels, as a share of normal activity.",
        nl: "Conjunctuur die een regio voelt, als deel van de gewone bedrijvigheid.", unit: .share,
        over: .regions)
    public var level

    /// The cycle reads nothing of other themes.
    public struct Couplings {}

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        national.fill(.zero)
        regional.fill(.zero)
        level.fill(.zero)
    }

    public func advance(with now: Couplings, during step: Step) {
        let national = national[0]
        for region in 0..<Axis.regions.count { level[region] = national + regional[region] }
    }
}
