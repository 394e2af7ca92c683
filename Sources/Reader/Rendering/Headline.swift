/// The indicators that are shown where nobody asks for others, and how indicators are spoken of.
public enum Headline {
    /// Public names, a page's worth.
    public static let indicators = [
        "population.total", "jobs.employed", "jobs.unemployment_rate", "jobs.value_added",
        "hidden_champions.reached_share", "housing.dwellings", "biodiversity.nature_area",
        "biodiversity.species_abundance", "biodiversity.critical_load_exceeded",
        "safety.recorded_crime",
        "safety.road_deaths", "amenities.index", "prosperity.index", "collaboration.delivered",
        "collaboration.trust", "collaboration.decision_time",
    ]

    /// `jobs.employed` is spoken of as `people at work`; one without words of its own by its name.
    public static func words(_ indicator: String) -> String {
        if let words = Sentences.indicators[indicator] { return words }
        let parts = indicator.split(separator: ".").map {
            $0.split(separator: "_").joined(separator: " ")
        }
        return parts.count > 1 ? parts.dropFirst().joined(separator: ", ") : indicator
    }

    /// `biodiversity.nature_area` is about `Nature`.
    public static func subject(_ indicator: String) -> String {
        let theme = String(indicator.split(separator: ".").first ?? "")
        if let words = Sentences.themes[theme] { return words }
        let words = theme.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
