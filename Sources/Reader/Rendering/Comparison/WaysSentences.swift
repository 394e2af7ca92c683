import Comparisons
import Modelling
import Results
import Words

/// (R4) What three or more ways of working have in common beside the base: who is ready later, who delivers more.
///
/// `WaysTable` has each of them with its counts.
struct WaysSentences {
    let facts: PageFacts
    let findings: Findings
    /// Those that differ from the base and carry out measures.
    let ways: [ScenarioFindings]

    private var voice: Voice { facts.voice }
    private var base: ScenarioName { facts.name(findings.base) }
    private var hasWords: Bool { findings.members >= SamplingError.fewestDraws }

    private func say(_ key: String, _ more: [String: Phrase.Argument] = [:]) -> String {
        let names: [String: Phrase.Argument] = [
            "base": .text(base.subject), "with_base": .text(base.with), "year": .text("\(findings.horizon)"),
        ]
        return voice(key, names.merging(more) { $1 }).capitalised
    }

    /// (S1) Those that are ready later, earlier, about as soon, or mostly never.
    var time: [String] {
        let groups = Dictionary(grouping: ways.filter { $0.time != nil }, by: side)
        return ["later", "earlier", "open", "even", "never", "base-never"].compactMap { side in
            groups[side].map { time($0, side) }
        }
    }

    private func side(_ way: ScenarioFindings) -> String {
        guard let time = way.time, time.baseNever <= 0.5 else { return "base-never" }
        guard time.never <= 0.5 else { return "never" }
        guard let months = time.monthsLater?.p50, let share = time.shares.betterAmongDecided,
            months.magnitude >= 3
        else { return "even" }
        let draws = Double(findings.members) * (1 - time.shares.equal)
        let isOpen = (share - 0.5).magnitude < 2 * SamplingError.ofShare(share, draws: draws)
        return hasWords && isOpen ? "open" : months > 0 ? "later" : "earlier"
    }

    private func time(_ group: [ScenarioFindings], _ side: String) -> String {
        let sorted = group.sorted {
            ($0.time?.monthsLater?.p50.magnitude ?? 0) < ($1.time?.monthsLater?.p50.magnitude ?? 0)
        }
        func ends(_ text: (ScenarioFindings) -> String) -> (Phrase.Argument, Phrase.Argument) {
            (.text(sorted.first.map(text) ?? ""), .text(sorted.last.map(text) ?? ""))
        }
        let (least, most) = ends { voice.duration(months: $0.time?.monthsLater?.p50 ?? 0) }
        let isAll = group.count == ways.count && side != "open"
        let names =
            isAll
            ? voice("page.ways.all", ["n": .count(group.count)])
            : list(group, side == "open" ? \.subject : \.with)
        let (first, last) = ends { facts.name($0.scenario).with }
        return say(
            "page.ways.time.\(side)",
            [
                "ways": .text(names), "n": .count(group.count),
                "least": least, "most": most, "first": first, "last": last,
                "time": least == most ? least : .text(""),
            ])
    }

    /// (S2) Those that deliver more, less, or about as much.
    var delivery: [String] {
        let groups = Dictionary(grouping: ways.filter { $0.delivery != nil }, by: verdict)
        let told = ["more", "less", "open", "small"].compactMap { side in
            groups[side].map { delivery($0, side) }
        }
        let hasOther = ways.contains { facts.hasOtherBudget($0.scenario, findings) }
        return told + (hasOther ? [voice("page.worth.unknown")] : [])
    }

    private func verdict(_ way: ScenarioFindings) -> String {
        guard let delivery = way.delivery, delivery.shares.betterAmongDecided != nil else { return "small" }
        let difference = facts.judged(delivery, members: findings.members)
        guard hasWords else { return difference.median >= 0 ? "more" : "less" }
        switch difference.verdict {
        case .ahead, .more: return "more"
        case .behind, .less: return "less"
        case .neckAndNeck: return "open"
        case .tooSmall: return "small"
        }
    }

    private func delivery(_ group: [ScenarioFindings], _ side: String) -> String {
        let sizes = group.compactMap(\.delivery?.difference.p50).sorted { $0.magnitude < $1.magnitude }
        let points = [sizes.first, sizes.last].compactMap(\.self).map {
            voice.numbers.difference(
                $0, unit: "share", worthNaming: facts.delivered?.worthNaming ?? 0, isSigned: false)
        }
        let isOne = Set(points).count < 2
        return say(
            "page.ways.delivery.\(side)",
            [
                "ways": .text(list(group, \.subject)), "n": .count(group.count),
                "least": .text(points.first ?? ""), "most": .optional(isOne ? nil : points.last),
            ])
    }

    /// What the page does not say.
    var pairs: [String] { [say("page.ways.pairs")] }

    private func list(_ group: [ScenarioFindings], _ name: (ScenarioName) -> String) -> String {
        voice.list(group.map { name(facts.name($0.scenario)) })
    }
}
