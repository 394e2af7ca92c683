import Foundation
import Results

/// How what backcasts say is put into words.
struct ValidationWords {
    private static let variables = [
        "population.total": "Inhabitants", "jobs.employed": "Jobs",
        "jobs.value_added": "Gross domestic product", "jobs.unemployment_rate": "Unemployment",
    ]
    private static let rivals = [
        "last": "nothing changes", "share": "shares stay", "trend": "straight line",
        "scaled_trend": "straight line, scaled", "sectors": "each sector grows as in the nation",
    ]

    static func variable(_ indicator: String) -> String { variables[indicator] ?? indicator }
    static func rival(_ name: String) -> String { rivals[name] ?? name }
    static func places(_ score: BackcastDocument.Score) -> String {
        "\(score.places) \(score.indicator == "jobs.unemployment_rate" ? "provinces" : "regions")"
    }

    static func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }
    static func whole(_ share: Double?) -> String { share.map { "\(Int((100 * $0).rounded())) %" } ?? "–" }
    static func ratio(_ value: Double) -> String { fixed(value, 2) }

    static func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", locale: Locale(identifier: "en_US_POSIX"), value)
    }

    /// Whether the model is of use, in a sentence.
    static func verdict(_ score: BackcastDocument.Score) -> String {
        let rival = rival(score.bestRival)
        if score.beatsRivals {
            return "better than \"\(rival)\", taken together and in the median place"
        }
        if score.medianMase < 1 {
            return
                "no better than \"\(rival)\" taken together (large places weigh most), better in the median place"
        }
        if score.mase < 1 { return "better than \"\(rival)\" taken together, not in the median place" }
        return "no better than \"\(rival)\""
    }
}
