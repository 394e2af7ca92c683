import Comparisons
import Results
import Words

/// The parts of one region's page in their order (R1), at a cut (R2): 0 leaves nothing out.
struct PageParts {
    let facts: PageFacts
    let findings: Findings
    let table: ResultTable
    let layout: PageLayout
    static let lastCut = 12
    /// The higher, the less is left.
    let cut: Int

    private var voice: Voice { facts.voice }
    private var ways: [ScenarioFindings] { facts.waysOfWorking(findings) }
    private var yardsticks: [ScenarioFindings] {
        findings.scenarios.filter { scenario in !ways.contains(scenario) }
    }
    private var hasWords: Bool { findings.members >= SamplingError.fewestDraws }
    /// Whether the base carries out no measures here, so that there is no way of working to compare with.
    private var isBaseIdle: Bool { facts.isIdle(findings.base, findings) }
    private var isIdentical: Bool { ways.allSatisfy(\.isIdentical) && yardsticks.isEmpty }

    /// (R4) The way of working that delivers most in the end.
    private var best: ScenarioFindings? {
        ways.filter { !$0.isIdentical && !$0.isYardstick }.max {
            ($0.delivery?.difference.p50 ?? 0) < ($1.delivery?.difference.p50 ?? 0)
        }
    }

    var lines: [String] {
        let like = LikeForLike(facts: facts, findings: findings)
        var blocks = [
            wrapped([title]) + (findings.budgets.isEmpty ? [] : like.lines.flatMap { wrapped([$0]) })
        ]
        blocks.append(
            [voice("page.answer.head")] + (bullets.isEmpty ? [[nothingSaid]] : bullets).flatMap(bullet))
        if isIdentical {
            blocks += ways.prefix(1).map { scenario in
                NothingDiffers(facts: facts, findings: findings, found: scenario).advice
                    .enumerated().flatMap { $0 == 0 ? [$1] : indented($1) }
            }
        } else {
            let ways = WaysTable(facts: facts, findings: findings, ways: differing, layout: layout)
            blocks += [hasWaysTable ? ways.lines : []] + tables + [deciding, separate(like)]
        }
        blocks.append(flips)
        let share = best?.delivery?.shares.betterAmongDecided
        blocks.append(PageFoot(facts: facts, share: facts.isCentral ? nil : share, width: layout.foot).lines)
        return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    var title: String {
        voice(
            "page.title",
            [
                "region": .text(facts.title(of: findings.region)),
                "a": .text(voice.list(ways.map { facts.name($0.scenario).with })),
                "base": .text(facts.name(findings.base).with),
            ])
    }

    /// (R4) S1 to S3 of every way of working, then S4 and S5 of the one that delivers most, then the yardstick.
    var bullets: [[String]] {
        if facts.isCentral { return [[voice("page.central")]] }
        if isIdentical {
            return NothingDiffers(facts: facts, findings: findings, found: ways[0]).sentences.map { [$0] }
        }
        let effects = EffectSentences(facts: facts, findings: findings, table: table)
        var bullets = hasWaysTable ? inCommon : ways.filter { !$0.isYardstick }.flatMap(ofOne)
        if !hasWords {
            return bullets.filter { !$0.isEmpty } + [
                [voice("page.few-draws", ["n": .count(findings.members)])]
            ]
        }
        if isBaseIdle { return ways.filter { !$0.isYardstick }.map(effects.acting).filter { !$0.isEmpty } }
        bullets.insert(onlyTiming(effects), at: 0)
        if let best { bullets += [effects.measures(best), effects.region(best)] }
        bullets += yardsticks.map { effects.yardstick($0, beside: best) }
        if best == nil, yardsticks.isEmpty {
            bullets += ways.filter { !$0.isIdentical }.map { effects.yardstick($0, beside: nil) }
        }
        return bullets.filter { !$0.isEmpty }
    }

    /// What stands there where no rule has a sentence: nobody carries out anything here.
    private var nothingSaid: String {
        let table = DifferenceTable(facts: facts, findings: findings, table: table, layout: layout)
        return voice(table.named.isEmpty ? "page.answer.none" : "page.answer.table")
    }

    /// (R4) S1 to S3 of one way of working; in one bullet where there are two.
    private func ofOne(_ way: ScenarioFindings) -> [[String]] {
        guard !way.isIdentical else { return [sameAsBase(way)] }
        let sentences = DeliverySentences(facts: facts, findings: findings, found: way)
        let parts = [sentences.time, sentences.delivery, sentences.stretches]
        return ways.count > 1 ? [parts.flatMap(\.self)] : parts
    }

    /// (S7) First of all, what is a matter of time alone.
    private func onlyTiming(_ effects: EffectSentences) -> [String] {
        let delivered = ways.filter { !$0.isIdentical && !$0.isYardstick }.flatMap { way in
            DeliverySentences(facts: facts, findings: findings, found: way).onlyTiming
        }
        return delivered + (best.map(effects.onlyTiming) ?? [])
    }

    /// (R4) What three or more have in common; the table of the ways of working has S1 to S3 of each.
    private var inCommon: [[String]] {
        let sentences = WaysSentences(facts: facts, findings: findings, ways: differing)
        let same = ways.filter { $0.isIdentical && !$0.isYardstick }.map(sameAsBase)
        return [sentences.time, sentences.delivery, sentences.pairs] + same
    }

    private func sameAsBase(_ way: ScenarioFindings) -> [String] {
        let names: [String: Phrase.Argument] = [
            "a": .text(facts.name(way.scenario).subject), "base": .text(facts.name(findings.base).subject),
        ]
        return [voice("page.same-as-base", names).capitalised]
    }

    private var differing: [ScenarioFindings] { ways.filter { !$0.isIdentical && !$0.isYardstick } }

    /// (R4) Whether ways of working stand in a table instead of a bullet each.
    private var hasWaysTable: Bool { differing.count > 2 && !facts.isCentral && !isBaseIdle }

    private var tables: [[String]] {
        var differences = DifferenceTable(
            facts: facts, findings: findings, table: table, layout: layout)
        differences.hasBand = cut < 3
        differences.hasCounts = cut < (hasWaysTable ? 1 : 10)
        differences.mostOfProgramme = cut < 2 ? .max : max(0, min(2, 9 - cut))
        differences.mostRegionWide = cut < 2 ? .max : cut < 10 ? max(1, min(3, 8 - cut)) : 0
        let measures = best.map { best in
            MeasureTable(
                facts: facts, findings: findings, found: best, layout: layout, most: cut < 1 ? .max : 3)
        }
        let measured = cut < 5 && !facts.isCentral && !isBaseIdle ? measures?.lines ?? [] : []
        let folded = folded(differences, measured.isEmpty ? nil : measures)
        // Rows are differences from the run's own base; where the page has another, they would mislead.
        if let reference = facts.reference, reference != findings.base {
            let note = voice(
                "page.table.other-base",
                [
                    "reference": .text(facts.name(reference).subject),
                    "file": .text(facts.scenario(findings.base)?.file ?? findings.base),
                ])
            return [wrapped([note]), measured]
        }
        return measured.isEmpty
            ? [differences.lines + folded] : [differences.lines, measured + folded]
    }

    /// (R29) One line of the headlines without a row, and what the signs in the cells stand for.
    private func folded(_ differences: DifferenceTable, _ measures: MeasureTable?) -> [String] {
        guard hasWords else { return [] }
        let titles = differences.folded.map { facts.words($0.name) }
        let signs = differences.signs
        var lines: [String] = []
        if !titles.isEmpty, cut < 12 {
            lines.append(voice("page.folded", ["titles": .text(voice.list(titles))]))
        } else if signs.tooSmall || measures?.hasTooSmall == true {
            lines.append(voice("page.too-small"))
        }
        if let open = signs.open {
            let count = open.drop { $0 != "(" }.dropFirst().dropLast()
            lines.append(
                voice("page.open-cell", ["cell": .text(open), "count": .text(String(count))]))
        }
        if measures?.hasSignAlone == true { lines.append(voice("page.sign-alone")) }
        let leftOut = differences.leftOut.map { facts.words($0.name) }
        if !leftOut.isEmpty { lines.append(voice("page.left-out", ["titles": .text(voice.list(leftOut))])) }
        return lines.flatMap { wrapped([$0]) }
    }

    /// When the answer flips, where somebody has asked before.
    private var flips: [String] {
        guard let found = facts.discoveries.first(where: { $0.region == findings.region }) else { return [] }
        let sentences = FlipsPage(found, of: facts).inShort
        return sentences.isEmpty ? [] : [voice("page.flips.head")] + sentences.flatMap { bullet([$0]) }
    }

    private var deciding: [String] {
        guard hasWords, !facts.isCentral, best?.delivery != nil, cut < 11 else { return [] }
        return DecidingNumbers(facts: facts, findings: findings, layout: layout).lines
    }

    /// (R6) How to separate money from the way of working.
    private func separate(_ like: LikeForLike) -> [String] {
        guard !isBaseIdle,
            let way = ways.first(where: {
                !$0.isYardstick && facts.hasOtherBudget($0.scenario, findings)
                    && facts.hasOtherWay($0.scenario)
            }),
            let base = findings.budgets.first(where: { $0.scenario == findings.base })
        else { return [] }
        let file = facts.scenario(way.scenario)?.file ?? way.scenario
        let files = facts.scenarios.map(\.file).filter { !$0.isEmpty }
        let hasOtherMeasures = findings.unlike.contains {
            $0.scenario == way.scenario && $0.kind == .measures
        }
        let advice = voice(
            hasOtherMeasures ? "page.separate.measures" : "page.separate",
            [
                "budget": .text(voice.numbers.millions(base.millions)), "file": .text(file),
                "base": .text(facts.name(findings.base).subject),
            ])
        return wrapped([advice])
            + command(["polder compare"] + files + [voice("page.separate.copy")])
    }

    /// On several lines where it takes them, which a shell reads as one.
    private func command(_ words: [String]) -> [String] {
        words.reduce(into: [""]) { lines, word in
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = "  " + word
            } else if last.count + word.count + 3 <= layout.text {
                lines[lines.count - 1] += " " + word
            } else {
                lines[lines.count - 1] += " \\"
                lines.append("    " + word)
            }
        }
    }

    private func wrapped(_ sentences: [String]) -> [String] {
        sentences.joined(separator: " ").wrapped(to: layout.text).split(separator: "\n").map(String.init)
    }

    private func bullet(_ sentences: [String]) -> [String] {
        "• \(sentences.joined(separator: " "))".wrapped(to: layout.text, indent: "  ")
            .split(separator: "\n").map(String.init)
    }

    private func indented(_ text: String) -> [String] {
        "  \(text)".wrapped(to: layout.text, indent: "  ").split(separator: "\n").map(String.init)
    }
}
