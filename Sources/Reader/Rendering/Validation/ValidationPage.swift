public import Modelling
public import Scores
import Words

/// How far the model holds, for a terminal and for a document.
public protocol ValidationText {
    var text: String { get }
    var markdown: String { get }
}

/// What backcasts and calibration say, as a page that can be shown and as lines for a terminal.
public struct ValidationPage: ValidationText {
    private let backcasts: BackcastDocument
    private let calibration: CalibrationDocument?
    private let words: ValidationWords

    private var voice: Voice { words.voice }

    public init(
        _ backcasts: BackcastDocument, calibration: CalibrationDocument? = nil,
        in language: Language
    ) {
        self.backcasts = backcasts
        self.calibration = calibration
        words = ValidationWords(language)
    }

    /// Scores that the search did not use come first, then longer windows, then those of the search.
    private var groups: [(title: String, scores: [BackcastDocument.Score])] {
        BackcastDocument.Score.Use.allCases.map { use in
            (voice("validation.use.\(use.rawValue)"), backcasts.scores.filter { $0.use == use })
        }
    }

    /// For a terminal of 80 columns; what does not fit stands in `markdown`.
    public var text: String {
        var blocks = [
            indented(voice("validation.answers"), verdict.summary),
            lines(voice("validation.started")), lines(voice("validation.mase")),
        ]
        for (title, scores) in groups where !scores.isEmpty {
            var table = TextTable([.left, .right, .right, .right, .right, .right])
            table.head(cells("validation.columns"))
            for score in scores {
                table.add([
                    words.variable(score.indicator), "\(score.start)-\(score.year)",
                    words.percent(score.mape), words.ratio(score.mase),
                    voice("validation.won", ["n": .count(score.placesWon), "of": .count(score.places)]),
                    words.whole(score.coverage90),
                ])
            }
            blocks.append(([title] + table.lines.map { "  \($0)" }).joined(separator: "\n"))
        }
        blocks += [indented(voice("validation.in-words"), verdict.lines), lines(voice("validation.more"))]
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static let width = 80

    private func lines(_ sentence: String) -> String { sentence.wrapped(to: Self.width) }

    private func indented(_ title: String, _ sentences: [String]) -> String {
        ([title] + sentences.map { "  \($0)".wrapped(to: Self.width, indent: "    ") }).joined(
            separator: "\n")
    }

    /// The page `docs/validation.md`, where the language is English.
    public var markdown: String {
        ([voice("validation.title"), answers, voice("validation.head")] + groups.flatMap(section)
            + [wider, details, before, fitted, voice("validation.foot")].compactMap(\.self))
            .joined(separator: "\n\n") + "\n"
    }

    private var verdict: ValidationVerdict {
        ValidationVerdict(questions: backcasts.questions, words: words)
    }

    /// The verdict in both languages, since whoever reads it may not read the rest.
    private var answers: String {
        let own = voice.language
        return ([own] + Language.spoken.filter { $0 != own && own != .bracketed }).map { language in
            let words = ValidationWords(language)
            let verdict = ValidationVerdict(questions: backcasts.questions, words: words)
            let title = "## \(words.voice("validation.answers.title"))"
            return
                ([title, "", words.voice("validation.answers.words"), ""] + verdict.summary.map { "- \($0)" }
                + [""] + verdict.lines.map { "- \($0)" }).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// The heads of a table's columns, which stand in one text with bars between.
    private func cells(_ key: String) -> [String] {
        voice(key).split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    /// A table's head in Markdown.
    private func head(_ key: String) -> [String] {
        let cells = cells(key)
        return [
            "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined(),
            "|" + String(repeating: "---|", count: cells.count),
        ]
    }

    private func section(_ group: (title: String, scores: [BackcastDocument.Score])) -> [String] {
        guard !group.scores.isEmpty else { return [] }
        let lines = group.scores.map { score in
            "| \(words.variable(score.indicator)) | \(score.start)-\(score.year) "
                + "| \(words.places(score)) | \(words.percent(score.mape)) "
                + "| \(words.ratio(score.mase)) | \(interval(score)) | \(words.rival(score.bestRival)) "
                + "| \(words.ratio(score.medianMase)) | \(score.placesWon) "
                + "| \(words.whole(score.coverage50)) | \(words.whole(score.coverage90)) "
                + "| \(words.whole(score.coverage90AtEnd)) |"
        }
        let verdicts = group.scores.map {
            "- **\(words.variable($0.indicator)) \($0.start)-\($0.year)**: \(words.verdict($0))."
        }
        return [
            "## \(group.title)",
            (head("validation.columns.page") + lines).joined(separator: "\n"),
            verdicts.joined(separator: "\n"),
        ]
    }

    private var wider: String? {
        guard let bands = backcasts.widerBands, !bands.isEmpty else { return nil }
        let lines = bands.map { band in
            "| \(words.variable(band.indicator)) | \(band.start)-\(band.year) | \(band.learned) | \(band.counts) "
                + "| \(words.whole(band.own)) | \(words.whole(band.fresh)) | \(words.ratio(band.freshWidth)) "
                + "| \(words.whole(band.lasting)) | \(words.ratio(band.lastingWidth)) |"
        }
        func met(_ share: (BackcastDocument.WiderBand) -> Double) -> Phrase.Argument {
            .count(bands.count { Self.aim.contains(share($0)) })
        }
        let intro = voice(
            "validation.wider.words",
            [
                "own": met(\.own), "fresh": met(\.fresh), "lasting": met(\.lasting),
                "of": .count(bands.count),
            ])
        return
            (["## \(voice("validation.wider"))", "", intro, ""] + head("validation.columns.wider") + lines)
            .joined(separator: "\n")
    }

    /// What a band of 90 % may hold of counts that it has not seen.
    private static let aim = 0.8...0.97

    private var details: String {
        let lines = backcasts.scores.map { score in
            let rivals = Self.rivals.map { name in
                score.rivals.first { $0.name == name }.map { words.ratio($0.mase) } ?? "–"
            }
            // A rate is below 1, persons and M€ are whole.
            return "| \(words.variable(score.indicator)) | \(score.start)-\(score.year) "
                + "| \(words.fixed(score.rmse, score.rmse < 1 ? 4 : 0)) | \(words.ratio(score.u2)) "
                + "| \(words.ratio(score.bias)) | \(words.ratio(score.variance)) "
                + "| \(words.ratio(score.covariance)) | \(words.ratio(score.rankCorrelation)) | "
                + rivals.joined(separator: " | ") + " |"
        }
        return
            (["## \(voice("validation.details"))", "", voice("validation.details.words"), ""]
            + head("validation.columns.details") + lines).joined(separator: "\n")
    }

    private var before: String {
        let lines = zip(backcasts.before, backcasts.scores).map { old, new in
            "| \(words.variable(new.indicator)) | \(new.start)-\(new.year) "
                + "| \(words.ratio(old.mase)) | \(words.ratio(new.mase)) "
                + "| \(words.ratio(old.medianMase)) | \(words.ratio(new.medianMase)) |"
        }
        return
            (["## \(voice("validation.before"))", ""] + head("validation.columns.before") + lines)
            .joined(separator: "\n")
    }

    private var fitted: String {
        let title = "## \(voice("validation.fitted"))"
        guard let calibration, !calibration.fits.isEmpty else {
            return "\(title)\n\n\(voice("validation.not-fitted"))"
        }
        let intro = voice(
            "validation.fitted.words",
            [
                "seed": .text("\(calibration.seed)"), "total": .text("\(calibration.total)"),
                "training": .text(calibration.training.joined(separator: ", ")),
                "loss": .text(words.fixed(calibration.loss, 3)),
                "declared": .text(words.fixed(calibration.declaredLoss, 3)),
            ])
        let lines = calibration.fits.map { fit in
            "| `\(fit.parameter)` | \(words.ratio(fit.declared)) | \(words.ratio(fit.value)) "
                + "| \(range(fit.low, fit.high)) | \(range(fit.searchedFrom, fit.searchedTo)) "
                + "| \(voice(fit.isIdentified ? "validation.identified" : "validation.not-identified")) |"
        }
        return ([title, "", intro, ""] + head("validation.columns.fitted") + lines).joined(separator: "\n")
    }

    private func interval(_ score: BackcastDocument.Score) -> String {
        guard let low = score.mase05, let high = score.mase95 else { return "–" }
        return range(low, high)
    }

    /// In the order of the columns.
    private static let rivals = [
        "last", "share", "trend", "scaled_trend", "scaled_long_trend", "as_residents", "sectors",
        "people_grow_older",
    ]

    private func range(_ low: Double, _ high: Double) -> String {
        voice("validation.range", ["low": .text(words.ratio(low)), "high": .text(words.ratio(high))])
    }
}
