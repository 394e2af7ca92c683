public import Results

/// What backcasts and calibration say, as a page that can be shown and as lines for a terminal.
public struct ValidationPage {
    private let backcasts: BackcastDocument
    private let calibration: CalibrationDocument?

    public init(_ backcasts: BackcastDocument, calibration: CalibrationDocument? = nil) {
        self.backcasts = backcasts
        self.calibration = calibration
    }

    /// Scores that the search did not use come first, then longer windows, then those of the search.
    private var groups: [(title: String, scores: [BackcastDocument.Score])] {
        BackcastDocument.Score.Use.allCases.map { use in
            let title =
                switch use {
                case .heldOut: "Not used in the search"
                case .overlapping: "Longer windows, which overlap others"
                case .training: "Windows that were fitted on"
                }
            return (title, backcasts.scores.filter { $0.use == use })
        }
    }

    /// For a terminal.
    public var text: String {
        var blocks = [
            "The model started in an earlier year, told the totals of the places and nothing else of them that came later.",
            "MASE: error as a multiple of the best forecast without a model that is told the same; below 1 the model wins.",
        ]
        for (title, scores) in groups where !scores.isEmpty {
            var table = TextTable([.left, .right, .right, .right, .right, .right, .right, .right, .right])
            table.add([
                "", "from-to", "error", "MASE", "median place", "won", "in 50 % band", "in 90 % band",
                "last year",
            ])
            for score in scores {
                table.add([
                    ValidationWords.variable(score.indicator), "\(score.start)-\(score.year)",
                    ValidationWords.percent(score.mape), ValidationWords.ratio(score.mase),
                    ValidationWords.ratio(score.medianMase), "\(score.placesWon) of \(score.places)",
                    ValidationWords.whole(score.coverage50), ValidationWords.whole(score.coverage90),
                    ValidationWords.whole(score.coverage90AtEnd),
                ])
            }
            blocks.append(([title] + table.lines.map { "  \($0)" }).joined(separator: "\n"))
        }
        blocks.append(
            (["In words"]
                + groups[0].scores.map {
                    "  \(ValidationWords.variable($0.indicator)): \(ValidationWords.verdict($0))"
                }).joined(separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The page `docs/validation.md`.
    public var markdown: String {
        ([Self.head] + groups.flatMap(section) + [details, before, fitted, Self.foot])
            .joined(separator: "\n\n") + "\n"
    }

    private func section(_ group: (title: String, scores: [BackcastDocument.Score])) -> [String] {
        guard !group.scores.isEmpty else { return [] }
        var lines = [
            "| | from-to | places | error (MAPE) | MASE | against | MASE, median place | places won | in the 50 % band | in the 90 % band | in the last year |",
            "|---|---|---|---|---|---|---|---|---|---|---|",
        ]
        for score in group.scores {
            lines.append(
                "| \(ValidationWords.variable(score.indicator)) | \(score.start)-\(score.year) "
                    + "| \(ValidationWords.places(score)) | \(ValidationWords.percent(score.mape)) "
                    + "| \(ValidationWords.ratio(score.mase)) | \(ValidationWords.rival(score.bestRival)) "
                    + "| \(ValidationWords.ratio(score.medianMase)) | \(score.placesWon) "
                    + "| \(ValidationWords.whole(score.coverage50)) | \(ValidationWords.whole(score.coverage90)) "
                    + "| \(ValidationWords.whole(score.coverage90AtEnd)) |")
        }
        let words = group.scores.map {
            "- **\(ValidationWords.variable($0.indicator)) \($0.start)-\($0.year)**: \(ValidationWords.verdict($0))."
        }
        return ["## \(group.title)", lines.joined(separator: "\n"), words.joined(separator: "\n")]
    }

    private var details: String {
        var lines = [
            "## The errors in detail", "",
            "U2 compares the error of growth with that of no change (which is told no totals). Bias, variance and covariance share out its square (Theil "
                + "1966): covariance should be the most, and much variance means that the model lets regions differ too "
                + "little. The last columns are the model's error as a multiple of each forecast without a model; the "
                + "first and the third of them are told no totals. RMSE is in persons, M€ and shares.", "",
            "| | from-to | RMSE | U2 | bias | variance | covariance | rank correlation of growth | nothing changes | shares stay | straight line | line scaled | sectors |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
        ]
        for score in backcasts.scores {
            let rivals = ["last", "share", "trend", "scaled_trend", "sectors"].map { name in
                score.rivals.first { $0.name == name }.map { ValidationWords.ratio($0.mase) } ?? "–"
            }
            let unit = score.indicator == "jobs.unemployment_rate" ? 4 : 0
            lines.append(
                "| \(ValidationWords.variable(score.indicator)) | \(score.start)-\(score.year) "
                    + "| \(ValidationWords.fixed(score.rmse, unit)) | \(ValidationWords.ratio(score.u2)) "
                    + "| \(ValidationWords.ratio(score.bias)) | \(ValidationWords.ratio(score.variance)) "
                    + "| \(ValidationWords.ratio(score.covariance)) | \(ValidationWords.ratio(score.rankCorrelation)) | "
                    + rivals.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n")
    }

    private var before: String {
        var lines = [
            "## Before and after fitting", "",
            "| | from-to | MASE before | after | median place before | after |", "|---|---|---|---|---|---|",
        ]
        for (old, new) in zip(backcasts.before, backcasts.scores) {
            lines.append(
                "| \(ValidationWords.variable(new.indicator)) | \(new.start)-\(new.year) "
                    + "| \(ValidationWords.ratio(old.mase)) | \(ValidationWords.ratio(new.mase)) "
                    + "| \(ValidationWords.ratio(old.medianMase)) | \(ValidationWords.ratio(new.medianMase)) |"
            )
        }
        return lines.joined(separator: "\n")
    }

    private var fitted: String {
        guard let calibration, !calibration.fits.isEmpty else {
            return "## What was fitted\n\n`polder calibrate` fits anew and says what the data identify."
        }
        var lines = [
            "## What was fitted", "",
            "`polder calibrate --seed \(calibration.seed)`: differential evolution over \(calibration.total) sets of "
                + "values; the loss is the squared error of growth as a share of that of the best forecast that is told the totals, mean over "
                + "the training windows (\(calibration.training.joined(separator: ", "))). It is "
                + "\(ValidationWords.fixed(calibration.loss, 3)) at the best set and "
                + "\(ValidationWords.fixed(calibration.declaredLoss, 3)) as declared. The interval holds nine tenths of the "
                + "best sets where places are drawn anew, with replacement, the same in all windows of a variable; a parameter counts as "
                + "identified where it is less than half as wide as the search, touches neither end of it, and leaves out the "
                + "value at which the parameter does nothing new.", "",
            "| parameter | declared | best | interval | searched | identified |", "|---|---|---|---|---|---|",
        ]
        for fit in calibration.fits {
            lines.append(
                "| `\(fit.parameter)` | \(ValidationWords.ratio(fit.declared)) | \(ValidationWords.ratio(fit.value)) "
                    + "| \(ValidationWords.ratio(fit.low)) to \(ValidationWords.ratio(fit.high)) "
                    + "| \(ValidationWords.ratio(fit.searchedFrom)) to \(ValidationWords.ratio(fit.searchedTo)) "
                    + "| \(fit.isIdentified ? "yes: declared as measured" : "no: stays assumed") |")
        }
        return lines.joined(separator: "\n")
    }

    private static let head = """
        # How do you know?

        *This page is generated from the program (`make docs`) and compared in a test.*

        Polder is started in an earlier year on what was counted for the years before it (as revised since; some of it was
        published later), and runs to the last year that was counted. It is told the totals of the compared places, year by year,
        and nothing else of them that came later; then every place is compared with what happened. Forecasts that need no model are
        told the same totals: every place keeps its share; every place goes on in a straight line through its first and last
        count, scaled to the total; and for jobs, since the model is told how sectors grow in the nation, every sector of a region
        grows as the nation's. **MASE** here is the model's mean absolute error as a multiple of that of the best of these: below 1 the model is
        of use, above 1 such a forecast does as well. The *median place* is the median of the same comparison place by place, so
        that large places do not decide it, against the forecast that is hardest to beat there. Errors are those of the last
        year; the bands of 50 and 90 % are judged in all years, and in the last one.

        What this page cannot tell: whether forms of collaboration do what Polder assumes. There is no count of decisions,
        conflicts or trust by region to compare with; those numbers are judgements with wide ranges (`polder describe
        parameters`), and every comparison names the ones that it hangs on.
        """

    private static let foot = """
        ## What was known, and what was not

        - The start takes only what was counted before it (`Observations(knownOn:)`; tests change what came later). A regional
          figure of a later year gives way to the nation's: amounts by inhabitants or land, rates as they are; the area of
          land and sea alone stays. So regions have the nation's age structure, household size and participation, and before 2017 commuting by
          distance; in use the model knows these for each region. On the other hand it is told sectors, totals and ages of
          the nation.
        - Each member is scaled to the totals of the compared places; for unemployment to the mean of twelve provinces. Growth of
          sectors and net migration of the nation are put in as means over the window.
        - Jobs, product and unemployment of "2014-2017" grow from the mean of 2013, inhabitants from 1 January of the first year.
        - Inhabitants: Eurostat demo_r_gind3, 1 January. Regions whose boundaries changed between 2015 and the end are left
          out: to 2023 these are Oost-Groningen, Overig Groningen, Noord- and Zuidwest-Friesland, Utrecht, Haarlem, Het Gooi,
          Groot-Amsterdam, Zuidoost-Zuid-Holland, Midden- and Noordoost-Noord-Brabant, a third of all inhabitants.
        - Jobs: Eurostat nama_10r_3empers, 2010-2017: eight years, of which three to judge by: too short to say much.
        - Product: Eurostat nama_10r_3gdp, without Overig Groningen, whose gas fields were closed by decision; in prices of the
          year, scaled to the total.
        - Unemployment: Eurostat tgs00010, twelve provinces, rounded to a tenth of a percentage point.
        - Not used in the search does not mean never seen: the specification was written after a backcast of 2014-2021, and variants of
          how jobs shift were compared on 2014-2017. For jobs and unemployment no fitted value matters.
        - The luck of regions (movers, business, product) was set by hand, in three steps, so that bands cover about what they
          say; the coverage of all windows was seen while doing so, so no column of coverage is a held-out test.

        ## What could not be tested, and why

        | | why |
        |---|---|
        | collaboration: decisions, trust, delivery | nobody counts them by region and year |
        | starts before 2012 | a start needs some years to draw lines from; residents by region begin in 2014 (2011 from a grid) |
        | births, deaths, moves by region | no indicators; they are in inhabitants |
        | dwellings by region | one year of counts (2022) |
        | prices of dwellings by region | four years (2022-2025), of which none before a start |
        | recorded crime by region | 2005-2011 by former police region; inhabitants by region begin in 2014 |
        | land, nitrogen, species by region | two years of built-up land, no series of the others by region |
        | small firms, hidden champions | establishments 2007-2012 by an older method; no count of hidden champions |
        | amenities and distances | one year by province |
        """
}
