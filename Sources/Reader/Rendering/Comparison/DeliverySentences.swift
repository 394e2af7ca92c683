import Comparisons
import Modelling
import Results
import Words

/// What a scenario delivers beside the base: when (S1), how much and what that is worth (S2), in which years (S3).
struct DeliverySentences {
    let facts: PageFacts
    let findings: Findings
    let found: ScenarioFindings

    private var voice: Voice { facts.voice }
    private var scenario: ScenarioName { facts.name(found.scenario) }
    private var base: ScenarioName { facts.name(findings.base) }
    private var hasOtherBudget: Bool { facts.hasOtherBudget(found.scenario, findings) }

    /// (R15) Whether there are draws enough for words.
    private var hasWords: Bool { findings.members >= SamplingError.fewestDraws }

    private func say(_ key: String, _ more: [String: Phrase.Argument] = [:]) -> String {
        let names: [String: Phrase.Argument] = [
            "a": .text(scenario.subject), "with_a": .text(scenario.with), "base": .text(base.subject),
            "with_base": .text(base.with), "year": .text("\(findings.horizon)"),
        ]
        return voice(key, names.merging(more) { $1 }).capitalised
    }

    /// (S1) When half of the promise is delivered.
    var time: [String] {
        guard let time = found.time else { return [] }
        if time.never > 0.5 || time.baseNever > 0.5 {
            return [
                say(
                    "page.time.never",
                    [
                        "never": .text(voice.count(time.never)),
                        "base_never": .text(voice.count(time.baseNever)),
                    ])
            ]
        }
        guard let months = time.monthsLater, let share = time.shares.betterAmongDecided else {
            return [say("page.time.same")]
        }
        if isTooRare(time.shares) { return [rare("page.time.rare", time.shares)] }
        let ties =
            time.shares.hasTies
            ? [say("page.time.ties", ["ties": .text(voice.count(time.shares.equal))])] : []
        let promise: Phrase.Argument = .optional(hasOtherBudget ? "own" : nil)
        guard months.p50.magnitude >= 3 else {
            return ties + [
                say("page.time.even", ["count": .text(voice.count(share)), "own": promise])
            ]
        }
        let (isLater, duration) = (months.p50 > 0, voice.duration(months: months.p50))
        let first = say(
            isLater ? "page.time.later" : "page.time.earlier", ["time": .text(duration), "own": promise])
        return ties + [first] + [other(isLater: isLater, share)]
    }

    /// (R17) Whether most draws tie and those that do not are too few for a word.
    private func isTooRare(_ shares: Shares) -> Bool {
        shares.equal > 0.5
            && Double(findings.members) * (1 - shares.equal) < Double(SamplingError.fewestDraws) - 1e-6
    }

    /// (R17) In how many draws there is no difference, and of the others which way it goes.
    private func rare(_ key: String, _ shares: Shares) -> String {
        say(
            key,
            [
                "ties": .text(voice.count(shares.equal)),
                "better": .optional(shares.better > 0 ? voice.count(shares.better) : nil),
                "worse": .optional(shares.worse > 0 ? voice.count(shares.worse) : nil),
            ])
    }

    /// (S7) Whether all that differs in what is delivered is gone beside the base that begins and decides as late.
    var onlyTiming: [String] {
        guard let timing = found.timing, timing.delivered.shares.equal > 0.995 else { return [] }
        return [say("page.time.only")]
    }

    /// In how many draws it is the other way round.
    private func other(isLater: Bool, _ share: Double) -> String {
        let against = isLater ? share : 1 - share
        let draws = Double(findings.members) * (1 - (found.time?.shares.equal ?? 0))
        let isOpen = (share - 0.5).magnitude < 2 * SamplingError.ofShare(share, draws: draws)
        let key = isLater ? "page.time.but-earlier" : "page.time.but-later"
        return say(
            hasWords && isOpen ? "\(key).open" : key, ["count": .text(voice.count(against))])
    }

    /// (S2) How much more or less is delivered in the end, what that is worth, and what coordination cost.
    var delivery: [String] {
        guard let delivery = found.delivery else { return [] }
        return difference(delivery) + worth(delivery) + coordination(delivery)
    }

    private func difference(_ delivery: ScenarioFindings.Delivery) -> [String] {
        guard let share = delivery.shares.betterAmongDecided else { return [say("page.delivery.same")] }
        if isTooRare(delivery.shares) { return [rare("page.delivery.rare", delivery.shares)] }
        let ties =
            delivery.shares.hasTies
            ? [say("page.delivery.ties", ["ties": .text(voice.count(delivery.shares.equal))])] : []
        let difference = facts.judged(delivery, members: findings.members)
        let own: Phrase.Argument = .optional(ownPromise(delivery))
        switch hasWords ? difference.verdict : (difference.median >= 0 ? .ahead : .behind) {
        case .ahead, .behind, .more, .less:
            let isMore = difference.median >= 0
            let points = voice.numbers.difference(
                difference.median, unit: "share", worthNaming: difference.worthNaming, isSigned: false)
            return ties + [
                say(
                    isMore ? "page.delivery.more" : "page.delivery.less",
                    [
                        "d": .text(points), "one": .optional(points == "1" ? points : nil), "own": own,
                        "count": .text(voice.count(isMore ? share : 1 - share)),
                    ])
            ]
        case .neckAndNeck:
            return ties + [say("page.delivery.open", ["count": .text(voice.count(share)), "own": own])]
        case .tooSmall: return ties + [say("page.delivery.small", ["own": own])]
        }
    }

    /// (R6) Whether the promise itself is larger or smaller than the base's; nil where both promise the same.
    private func ownPromise(_ delivery: ScenarioFindings.Delivery) -> String? {
        guard hasOtherBudget, let base = findings.budgets.first(where: { $0.scenario == findings.base })
        else {
            return nil
        }
        return voice(delivery.budget > base.millions ? "page.delivery.larger" : "page.delivery.smaller")
    }

    private func worth(_ delivery: ScenarioFindings.Delivery) -> [String] {
        let numbers = voice.numbers
        guard !hasOtherBudget else { return [say("page.worth.unknown")] }
        // What the one that delivers less would need more to keep up.
        let isMore = delivery.difference.p50 >= 0
        guard let worth = isMore ? delivery.worth : delivery.catchingUp,
            !hasWords || isTold(facts.judged(delivery, members: findings.members).verdict)
        else { return [] }
        let band: [String: Phrase.Argument] = [
            "w": .text(numbers.millions(worth.p50.magnitude)), "lo": .text(numbers.signedMillions(worth.p05)),
            "hi": .text(numbers.signedMillions(worth.p95)),
        ]
        let missing =
            isMore && delivery.worthMissing > 0
            ? [say("page.worth.missing", ["count": .text(voice.count(delivery.worthMissing))])] : []
        return [say(isMore ? "page.worth.base-needs" : "page.worth.scenario-needs", band)] + missing
    }

    private func isTold(_ verdict: Judgement) -> Bool { verdict != .tooSmall && verdict != .neckAndNeck }

    private func coordination(_ delivery: ScenarioFindings.Delivery) -> [String] {
        let numbers = voice.numbers
        let cost = numbers.millions(delivery.coordination.p50)
        guard cost != "0" else { return [] }
        return [
            say(
                "page.coordination",
                ["cost": .text(cost), "budget": .text(numbers.millions(delivery.budget))])
        ]
    }

    /// (S3) In which years it is ahead and in which behind (R10 to R13).
    var stretches: [String] {
        guard hasWords, let stretches = found.stretches?.stretches else { return [] }
        return [Stretches(stretches, horizon: findings.horizon, voice: voice).sentence(scenario.subject)]
    }
}

extension PageFacts {
    /// The indicator of what is delivered: the one that stretches of years are about.
    var delivered: IndicatorEntry? {
        let ofStretches = findings.lazy.flatMap(\.scenarios).compactMap(\.stretches?.indicator)
        return (findings.lazy.compactMap(\.delivered).first ?? ofStretches.first).flatMap(indicator)
    }

    /// Delivered at the horizon, judged as a cell of the table is.
    func judged(_ delivery: ScenarioFindings.Delivery, members: Int) -> Difference {
        Difference(
            delivery.difference, shares: delivery.shares, members: members, better: .higher,
            worthNaming: delivered?.worthNaming ?? 0)
    }
}
