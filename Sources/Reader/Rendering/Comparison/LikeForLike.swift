import Modelling
import Results
import Words

/// (R5) The lines under the title: in what the scenarios are not alike beside the way of working.
struct LikeForLike {
    private static let most = 3

    let facts: PageFacts
    let findings: Findings

    private var voice: Voice { facts.voice }

    /// A line for each difference, money first, at most three; one line where there is none. Then who changes on the way.
    var lines: [String] { differences + facts.adaptations }

    private var differences: [String] {
        // What another region's scenario does differently here follows from that.
        let elsewhere = findings.unlike.filter { $0.kind == .region }.map(\.scenario)
        let found = findings.unlike.filter {
            isTold($0) && ($0.kind == .region || !elsewhere.contains($0.scenario))
                && !(facts.isIdle(findings.base, findings) && [.money, .measures].contains($0.kind))
        }.sorted { rank($0.kind) < rank($1.kind) }
        guard !found.isEmpty else {
            let base = facts.name(findings.base).subject
            if facts.scenarios.allSatisfy({ facts.isIdle($0.name, findings) }) {
                return [
                    voice("page.unlike.all-idle", ["region": .text(facts.title(of: findings.region))])
                ]
            }
            return [
                facts.isIdle(findings.base, findings)
                    ? voice("page.unlike.idle", ["base": .text(base)]) : alike
            ]
        }
        let told = found.prefix(Self.most).map(line)
        let rest = found.count - told.count
        return told + (rest > 0 ? [voice("page.unlike.more", ["n": .count(rest)])] : [])
    }

    /// Whether a difference misleads readers of a comparison of ways of working; an empty roadmap is expected.
    var hasCapitals: Bool { findings.unlike.contains { isTold($0) && $0.kind != .noMeasures } }

    private var alike: String {
        let base = findings.budgets.first { $0.scenario == findings.base }
        return voice("page.alike", ["budget": .text(voice.numbers.millions(base?.millions ?? 0))])
    }

    /// (section 2) Money counts from 1 M€ or 1 %.
    private func isTold(_ unlike: Findings.Unlikeness) -> Bool {
        guard unlike.kind == .money, let value = unlike.value, let base = unlike.baseValue else {
            return true
        }
        let difference = (value - base).magnitude
        return difference >= 1 - 1e-9 || difference >= 0.01 * base.magnitude * (1 - 1e-9)
    }

    private func rank(_ kind: Findings.Unlikeness.Kind) -> Int {
        switch kind {
        case .money: 0
        case .measures, .starts: 1
        case .noMeasures: 2
        case .region: 3
        case .figures: 4
        case .years: 5
        case .assumptions: 6
        }
    }

    private func line(_ unlike: Findings.Unlikeness) -> String {
        let subject = facts.name(unlike.scenario).subject
        switch unlike.kind {
        case .noMeasures:
            let less = budget(findings.base) - budget(unlike.scenario)
            return voice(
                "page.unlike.no-measures",
                ["a": .text(subject), "budget": .text(voice.numbers.millions(less))]
            ).capitalised
        case .money: return money(unlike, subject)
        case .region: return region(unlike, subject)
        default:
            let shown = unlike.names.prefix(3).map { input($0, unlike.titles) }
            let rest = unlike.names.count - shown.count
            return voice(
                "page.unlike.\(unlike.kind.rawValue)",
                [
                    "a": .text(subject), "names": .list(shown),
                    "more": .optional(rest > 0 ? "\(rest)" : nil),
                ])
        }
    }

    /// Of what the scenarios are about, and who does nothing here.
    private func region(_ unlike: Findings.Unlikeness, _ subject: String) -> String {
        let own = PageFacts.codes(unlike.names.joined(separator: ","))
        let idle = [unlike.scenario, findings.base].first { facts.isIdle($0, findings) }
        let regions = { (codes: [String]) in voice.list(codes.map(facts.title(of:))) }
        return voice(
            "page.unlike.region",
            [
                "a": .text(facts.name(unlike.scenario).subject), "names": .text(regions(own)),
                "base": .text(facts.name(findings.base).subject),
                "own": .text(regions(facts.regionsOf(findings.base) ?? [findings.region])),
                "region": .text(facts.title(of: findings.region)),
                "idle": .optional(idle.map { facts.name($0).subject }),
            ])
    }

    private func money(_ unlike: Findings.Unlikeness, _ subject: String) -> String {
        let (own, base) = (
            unlike.value ?? budget(unlike.scenario), unlike.baseValue ?? budget(findings.base)
        )
        let numbers = voice.numbers
        var arguments: [String: Phrase.Argument] = [
            "a": .text(subject), "more": .text(numbers.millions((own - base).magnitude)),
            "own": .text(numbers.millions(own)), "base": .text(numbers.millions(base)),
            "way": .optional(facts.hasOtherWay(unlike.scenario) ? "+" : nil),
        ]
        // A measure that takes more money where all of it grows, or gives it where all of it shrinks.
        if let measure = unlike.names.first(where: { isMeasure($0) }) {
            let (value, old) = (
                budget(unlike.scenario, measure), budget(findings.base, measure)
            )
            if (value > old) == (own > base) {
                arguments["measure"] = .text(facts.measure(measure))
                arguments["p"] = .text(numbers.millions(value))
                arguments["q"] = .text(numbers.millions(old))
            }
        }
        return voice(own > base ? "page.unlike.money-more" : "page.unlike.money-less", arguments)
    }

    private func isMeasure(_ name: String) -> Bool { findings.budgets.contains { $0.byMeasure[name] != nil } }

    private func budget(_ scenario: String) -> Double {
        findings.budgets.first { $0.scenario == scenario }?.millions ?? 0
    }

    private func budget(_ scenario: String, _ measure: String) -> Double {
        findings.budgets.first { $0.scenario == scenario }?.byMeasure[measure] ?? 0
    }

    /// A measure or an assumption by its title, any other input as files write it.
    private func input(_ name: String, _ titles: [String: Text]?) -> String {
        isMeasure(name) ? facts.measure(name) : titles?[name]?[facts.language] ?? name
    }
}

extension PageFacts {
    /// (R5) In what the scenarios are not alike beside the way of working; empty where that misleads nobody.
    var unlikeLines: [String] {
        guard let findings = findings.first else { return [] }
        let like = LikeForLike(facts: self, findings: findings)
        return like.hasCapitals ? like.lines : adaptations
    }

    /// Which scenarios change their way of working on the way, with which measures, to what and when.
    var adaptations: [String] {
        guard let findings = findings.first else { return [] }
        var found: [Adaptation] = []
        for change in changes {
            let parts = change.path.split(separator: ".")
            guard parts.last == "changes", parts.first == "roadmap", parts.count > 2 else { continue }
            let own = (change.scenario, change.afterText?[language] ?? change.after)
            let base = (findings.base, change.beforeText?[language] ?? change.before)
            for (scenario, way) in [base, own] {
                guard let way else { continue }
                let known = found.firstIndex { $0.scenario == scenario && $0.way == way }
                let at = known ?? found.count
                if known == nil { found.append(Adaptation(scenario: scenario, way: way)) }
                let measure = String(parts[1])
                if !found[at].measures.contains(measure) { found[at].measures.append(measure) }
            }
        }
        return found.map { line($0, findings) }
    }

    private struct Adaptation {
        let scenario, way: String
        var measures: [String] = []
    }

    private func line(_ found: Adaptation, _ findings: Findings) -> String {
        let all = findings.budgets.first { $0.scenario == found.scenario }?.byMeasure.count ?? 0
        let names = found.measures.count >= all ? nil : voice.list(found.measures.map(measure))
        return voice(
            "page.adapts",
            [
                "a": .text(name(found.scenario).subject), "way": .text(found.way),
                "measures": .optional(names),
            ]
        ).capitalised
    }

    /// What a measure is called on a page; its name in the catalogue where that is not known.
    func measure(_ name: String) -> String {
        findings.lazy.compactMap { $0.measures?[name] }.first?[language] ?? name
    }
}
