import Modelling
import Reading
import RegionModel

extension Derivation {
    /// Small and medium firms and hidden champions by region.
    ///
    /// The country's firms by the region's share of establishments; its champions by the region's share of
    /// jobs in industry and business services.
    mutating func deriveFirms() {
        let establishments = onNewBoundaries(
            needEach("firms.establishments"), of: years(of: "firms.establishments"), part: partOfJobs
        ).shares
        let firms = need("firms.small_firms")
        let counted = made(
            Text(
                nl: "Aantal van het land uit het hoofd, naar aandeel in de vestigingen van 2024 (CBS).",
                en: "National number from memory, by share of establishments in 2024 (CBS)."),
            of: { _ in ["firms.establishments"] }, scaledBy: ["firms.small_firms"], spread: 0.3)
        give("hidden_champions.firms", establishments.map { $0 * firms }, counted)

        let people = regions.indices.map { population($0) }.sum
        let champions = need("firms.champions_per_million") * people / 1_000_000
        let jobs = regions.indices.map { employment($0, .industry) + employment($0, .business) }
        let judged = made(
            Text(
                nl: "20 per miljoen inwoners, naar banen in industrie en zakelijke diensten.",
                en: "20 per million inhabitants, by jobs in industry and business services."),
            of: { _ in ["firms.champions_per_million"] }, derived: ["jobs.employment"], spread: 0.9)
        give("hidden_champions.champions", jobs.shares.map { $0 * champions }, judged)
        for list in ["listed", "listed_retiring", "listed_jobs"] {
            giveUsersOnly("hidden_champions.\(list)", elements: Sector.allCases.count) { $0.sum }
        }
        giveUsersOnly("hidden_champions.listed_exports", elements: Sector.allCases.count) { $0.max() ?? 0 }
    }
}
