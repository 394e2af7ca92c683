import Modelling
import Results
import Words

/// What the difference is in natural units (S4), for the whole region (S5), and beside doing nothing (S6).
struct EffectSentences {
    private static let most = 3

    let facts: PageFacts
    let findings: Findings
    let table: ResultTable

    private var voice: Voice { facts.voice }
    private var numbers: NumberText { voice.numbers }

    /// (S4) The measures that are ahead or behind, those that differ most first, at most three.
    func measures(_ found: ScenarioFindings) -> [String] {
        // A lever that the catalogue has no sentence for is told by the table alone: nobody would say it in a meeting.
        // What one of the two does not carry out is told as unlike.
        let told = found.measures.filter {
            isTold($0) && voice.known("lever.\($0.lever).more") != nil
                && isOfBoth($0.measure, findings.base, found.scenario)
        }.prefix(Self.most)
        let plain = told.filter { !$0.shares.hasTies }.map(part)
        let mixed = told.filter(\.shares.hasTies).map { measure in
            voice(
                "page.measures.ties",
                [
                    "ties": .text(voice.count(measure.shares.equal)),
                    "measure": .text(facts.measure(measure.measure)), "part": .text(part(measure)),
                ]
            ).capitalised
        }
        guard !plain.isEmpty else { return mixed }
        // With several ways of working the sentence says of which one it is.
        let name = facts.waysOfWorking(findings).count > 1 ? facts.name(found.scenario).with : nil
        let parts = voice.list(Array(plain), ofParts: true)
        return [voice("page.measures", ["parts": .text(parts), "a": .optional(name)])] + mixed
    }

    private func isOfBoth(_ measure: String, _ base: String, _ scenario: String) -> Bool {
        [base, scenario].allSatisfy { name in
            findings.budgets.first { $0.scenario == name }.map { $0.byMeasure[measure] != nil } ?? true
        }
    }

    private func isTold(_ measure: ScenarioFindings.Measure) -> Bool {
        switch MeasureTable.difference(measure, members: findings.members)?.verdict {
        case .ahead, .behind: true
        default: false
        }
    }

    /// `440 ha natuurvriendelijk boerenland erbij (verkokerd 3.780)`
    private func part(_ measure: ScenarioFindings.Measure) -> String {
        guard let judged = MeasureTable.difference(measure, members: findings.members) else { return "" }
        let difference = judged.median
        // (R20) As many digits as the table has, and a number also where the table has a sign alone.
        let size = numbers.difference(
            difference, unit: measure.unit, worthNaming: measure.worthNaming,
            error: min(judged.medianError, 0.5 * difference.magnitude), isSigned: false)
        let bare = numbers.bareValue(measure.baseLevel, unit: measure.unit, worthNaming: measure.worthNaming)
        let level = measure.unit == "share" ? voice("page.level.share", ["level": .text(bare)]) : bare
        let words = voice(
            "lever.\(measure.lever).\(difference < 0 ? "less" : "more")", ["x": .text(size)])
        return voice(
            "page.measures.part",
            ["words": .text(words), "base": .text(facts.name(findings.base).column), "level": .text(level)])
    }

    /// (S5) Where the two differ in what is measured of the whole region.
    func region(_ found: ScenarioFindings) -> [String] {
        let named = found.regionWide.filter { judged($0).isLargeEnough }
        let told = named.filter { [.ahead, .behind].contains(judged($0).verdict) }
        guard let first = told.first else {
            return [voice(named.isEmpty ? "page.region.none" : "page.region.open")]
        }
        let second = told.dropFirst().first { $0.indicator != first.indicator }
        let sentences = [first, second].compactMap(\.self).flatMap { fact in
            [self.region(fact, of: found, isFirst: fact == first)] + sum(of: fact, found)
        }
        let last = told.map(\.year).max() ?? first.year
        return sentences + (isLevel(found.scenario, after: last) ? [voice("page.region.later")] : [])
    }

    private func region(
        _ fact: ScenarioFindings.RegionWide, of found: ScenarioFindings, isFirst: Bool
    ) -> String {
        let (difference, share) = (judged(fact), part(of: fact))
        let isAhead = difference.verdict == .ahead
        let count = (difference.share ?? 0.5)
        return voice(
            isFirst ? "page.region" : "page.region.also",
            [
                "a": .text(facts.name(found.scenario).subject), "year": .text("\(fact.year)"),
                "side": .text(voice(isAhead ? "page.ahead" : "page.behind")),
                "little": .optional(share < 0.01 ? voice("page.little") : nil),
                "fact": .text(words(of: fact)),
                "ties": .optional(fact.shares.hasTies ? voice.count(fact.shares.equal) : nil),
                "count": .text(voice.count(isAhead ? count : 1 - count)),
            ]
        ).capitalised
    }

    /// (S7) Of what is told of the whole region, what is no difference any more beside the base that decides as late.
    func onlyTiming(_ found: ScenarioFindings) -> [String] {
        let told = found.regionWide.filter {
            [.ahead, .behind].contains(judged($0).verdict) && $0.remainder?.isNamed == false
        }
        return told.isEmpty ? [] : [byTime(told)]
    }

    /// What the years add up to, after what is told of one of them.
    private func sum(of fact: ScenarioFindings.RegionWide, _ found: ScenarioFindings) -> [String] {
        found.sums.first { facts.indicator($0.indicator)?.sumOf == fact.indicator }
            .map { [sum($0, horizon: findings.horizon)] } ?? []
    }

    /// (S7) What is no difference any more beside the base that decides as late.
    private func byTime(_ facts: [ScenarioFindings.RegionWide]) -> String {
        let titles = facts.map(\.indicator).reduce(into: [String]()) { titles, indicator in
            if !titles.contains(title(indicator)) { titles.append(title(indicator)) }
        }
        return voice(
            "page.region.by-time",
            ["base": .text(self.facts.name(findings.base).subject), "titles": .text(voice.list(titles))])
    }

    /// What the years add up to.
    private func sum(_ fact: ScenarioFindings.RegionWide, horizon: Int) -> String {
        let judged = judged(fact)
        guard judged.isLargeEnough, let share = judged.share, [.ahead, .behind].contains(judged.verdict)
        else {
            return voice(
                "page.region.sum.none",
                ["horizon": .text("\(horizon)"), "title": .text(title(fact.indicator))])
        }
        let count = judged.verdict == .ahead ? share : 1 - share
        return voice(
            "page.region.sum",
            [
                "horizon": .text("\(horizon)"), "fact": .text(words(of: fact)),
                "count": .text(voice.count(count)),
            ])
    }

    /// (S6) What the measures do at all, by two facts from two themes.
    func yardstick(_ found: ScenarioFindings, beside best: ScenarioFindings?) -> [String] {
        let named = named(found)
        let sums = sums(named, found)
        let name: Phrase.Argument = .text(facts.name(found.scenario).subject)
        guard let first = named.first else { return [voice("page.yardstick.none", ["a": name])] }
        let other = best?.regionWide.map { judged($0).weight }.max() ?? 0
        let told = voice("page.yardstick", ["facts": .text(voice.list(twoFacts(named), ofParts: true))])
        // More money is no part of the way of working.
        guard let best, !facts.hasOtherBudget(best.scenario, findings) else { return [told] + sums }
        return [voice(judged(first).weight > other ? "page.yardstick.more" : "page.yardstick.less"), told]
            + sums
    }

    /// What the years add up to, of the facts about the last year.
    private func sums(
        _ named: [ScenarioFindings.RegionWide], _ found: ScenarioFindings
    ) -> [String] {
        twoOfTwoThemes(named).filter { $0.year == findings.horizon }.flatMap { sum(of: $0, found) }
    }

    /// What a scenario with measures does beside a base that carries out none, by two facts from two themes.
    func acting(_ found: ScenarioFindings) -> [String] {
        let named = named(found)
        let told = twoFacts(named)
        let name: Phrase.Argument = .text(facts.name(found.scenario).with)
        guard !told.isEmpty else { return [voice("page.acting.none", ["with_a": name])] }
        return [voice("page.acting", ["with_a": name, "facts": .text(voice.list(told, ofParts: true))])]
            + sums(named, found)
    }

    /// What is worth naming, those first that differ by the most least differences.
    private func named(_ found: ScenarioFindings) -> [ScenarioFindings.RegionWide] {
        found.regionWide.filter { judged($0).isLargeEnough }.sorted { judged($0).weight > judged($1).weight }
    }

    /// The first, and the first of another theme.
    private func twoOfTwoThemes(_ named: [ScenarioFindings.RegionWide]) -> [ScenarioFindings.RegionWide] {
        let theme = named.first.map { ThemeEntry.name(of: $0.indicator) }
        let second = named.first { ThemeEntry.name(of: $0.indicator) != theme }
        return [named.first, second].compactMap(\.self)
    }

    private func twoFacts(_ named: [ScenarioFindings.RegionWide]) -> [String] {
        twoOfTwoThemes(named).map { fact in
            let said = words(of: fact, in: fact.year)
            return fact.shares.hasTies
                ? voice(
                    "page.fact.tied", ["fact": .text(said), "ties": .text(voice.count(fact.shares.equal))])
                : said
        }
    }

    private func judged(_ fact: ScenarioFindings.RegionWide) -> Difference {
        let indicator = facts.indicator(fact.indicator)
        return Difference(
            fact.difference, shares: fact.shares, members: findings.members,
            better: indicator?.better ?? .higher, worthNaming: indicator?.worthNaming ?? 0,
            level: fact.baseLevel)
    }

    /// The difference as a share of what is there; of shares, in points.
    private func part(of fact: ScenarioFindings.RegionWide) -> Double {
        fact.baseLevel == 0 ? 1 : (fact.difference.p50 / fact.baseLevel).magnitude
    }

    /// `6 mol/ha meer stikstof op natuur (0,5 %)`, with the year in it where that stands nowhere else.
    ///
    /// Beside a share stands the base's, since a percentage of a percentage is misread.
    private func words(of fact: ScenarioFindings.RegionWide, in year: Int? = nil) -> String {
        let indicator = facts.indicator(fact.indicator)
        let unit = indicator?.unit ?? "1"
        let judged = judged(fact)
        let x = numbers.difference(
            judged.median, unit: unit, worthNaming: judged.worthNaming, error: judged.medianError,
            isSigned: false)
        let unitWords = facts.unitText(unit, in: title(fact.indicator), isDifference: true)
        let kind = ["share", "points"].contains(unit) ? "page.fact.\(unit)" : "page.fact"
        let isFewer = unitWords.isEmpty && kind == "page.fact"
        let side = judged.median > 0 ? "more" : isFewer ? "fewer" : "less"
        let level = numbers.value(fact.baseLevel, unit: unit)
        return voice(
            "\(kind).\(side)",
            [
                "x": .text(x), "unit": .optional(unitWords), "share": .text(numbers.percent(part(of: fact))),
                "title": .text(title(fact.indicator)), "year": .optional(year.map { "\($0)" }),
                "base": .text(facts.name(findings.base).column), "level": .text(level),
            ])
    }

    /// The title without what stands in brackets, which is of use in a table alone.
    private func title(_ indicator: String) -> String {
        let words = facts.words(indicator)
        guard let bracket = words.firstRange(of: " (") else { return words }
        return words[..<bracket.lowerBound] + (words.hasSuffix("⟧") ? "⟧" : "")
    }

    /// Whether nothing of the whole region is told apart in the reported years after a year, of which there are some.
    private func isLevel(_ scenario: String, after year: Int) -> Bool {
        let later = table.rows.filter {
            $0.scenario == scenario && $0.region == findings.region && $0.year > year
                && facts.years.contains($0.year) && !facts.isOfProgramme($0.indicator)
                && facts.indicator($0.indicator)?.isHeadline == true
        }
        return !later.isEmpty
            && later.allSatisfy { row in
                let level = table.rows.first {
                    $0.scenario == findings.base && $0.region == row.region && $0.indicator == row.indicator
                        && $0.year == row.year
                }
                return ![.ahead, .behind].contains(
                    facts.difference(row, level: level?.value?.p50)?.verdict ?? .tooSmall)
            }
    }
}
