import Comparisons
import Modelling
import Results

extension PageFacts {
    /// What an indicator is called; its public name where the run does not say.
    func words(_ indicator: String) -> String {
        self.indicator(indicator)?.title[language] ?? indicator
    }

    /// (R26) Name and unit before a row of numbers: `Stikstof op natuur, mol/ha per jaar`.
    func label(_ indicator: String, unit: String, isDifference: Bool = false) -> String {
        let words = words(indicator)
        let unit = unitText(unit, in: words, isDifference: isDifference)
        return words + (unit.isEmpty ? "" : ", \(unit)")
    }

    /// A unit as people write it; empty for numbers of things, and where the name says it already.
    func unitText(_ symbol: String, in words: String = "", isDifference: Bool = false) -> String {
        guard let text = voice.known("unit.\(symbol)" + (isDifference && symbol == "share" ? ".points" : ""))
        else { return symbol }
        let bare = text.filter { !"⟦⟧-".contains($0) }
        return bare.isEmpty || words.contains(bare) ? "" : text
    }

    /// Whether an indicator is about the programme itself, and not about the whole region.
    func isOfProgramme(_ indicator: String) -> Bool { ThemeEntry.name(of: indicator) == "collaboration" }

    /// A row's difference, judged with what its indicator declares.
    func difference(_ row: ResultRow, level: Double?) -> Difference? {
        guard let comparison = row.comparison, let band = comparison.difference else { return nil }
        let shares = comparison.countedShares
        let hasTies = shares?.hasTies == true && shares?.betterAmongDecided != nil
        let decided = hasTies ? tied(row) : nil
        var difference = Difference(
            decided ?? band, shares: shares, members: row.members, better: row.better,
            worthNaming: indicator(row.indicator)?.worthNaming ?? 0,
            level: level.flatMap { NumberText.isMoment($0, unit: row.unit) ? nil : $0 })
        difference.isMixture = hasTies && decided == nil
        return difference
    }

    /// (R17) The difference of a row among the draws that differ; nil where the run does not say.
    private func tied(_ row: ResultRow) -> Quantiles? {
        let findings = findings.first { $0.region == row.region && $0.base == reference }
        let scenario = findings?.scenarios.first { $0.scenario == row.scenario }
        return scenario?.tied?.first { $0.indicator == row.indicator && $0.year == row.year }?.difference
    }
}

extension ResultRow {
    /// An arrow up where more is better, down where less is.
    var arrow: String {
        switch better {
        case .higher: "↑"
        case .lower: "↓"
        case .neither: " "
        }
    }
}

extension ResultRow.Comparison {
    /// The three shares of draws, of rows of protocol 1.0 without ties; nil where no direction is better.
    var countedShares: Shares? {
        shares ?? probabilityBetter.map { Shares(better: $0, equal: 0, worse: 1 - $0) }
    }
}
