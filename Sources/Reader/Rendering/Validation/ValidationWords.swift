import Foundation
import Modelling
import Results
import Scores
import Words

/// How what backcasts say is put into words.
struct ValidationWords {
    let voice: Voice

    init(_ language: Language) { voice = Voice(language) }

    func variable(_ indicator: String) -> String {
        voice.known("validation.variable.\(indicator)") ?? indicator
    }

    func rival(_ name: String) -> String { voice.known("validation.rival.\(name)") ?? name }

    func places(_ score: BackcastDocument.Score) -> String {
        let n: [String: Phrase.Argument] = ["n": .count(score.places)]
        return voice.known("validation.places.\(score.indicator)", n) ?? voice("validation.places", n)
    }

    func percent(_ share: Double) -> String { fixed(100 * share, 1) + "\(space)%" }
    func whole(_ share: Double?) -> String {
        share.map { "\(Int((100 * $0).rounded()))\(space)%" } ?? "–"
    }
    func ratio(_ value: Double) -> String { fixed(value, 2) }

    /// Between a number and %, which stay together on a line in Dutch.
    private var space: String { voice.language == .dutch ? "\u{00A0}" : " " }

    func fixed(_ value: Double, _ digits: Int) -> String {
        let text = Self.plain(value, digits)
        return voice.language == .dutch ? text.replacing(".", with: ",") : text
    }

    /// With a point, as programs read it.
    static func plain(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", locale: Locale(identifier: "en_US_POSIX"), value)
    }

    /// Whether the model is of use, in a sentence.
    func verdict(_ score: BackcastDocument.Score) -> String {
        let key =
            if score.beatsRivals {
                "both"
            } else if score.medianMase < 1 {
                "median"
            } else if score.mase < 1 {
                "together"
            } else {
                "neither"
            }
        return voice("validation.verdict.\(key)", ["rival": .text(rival(score.bestRival))])
    }
}
