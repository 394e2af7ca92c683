import Modelling
import Results
import Words

/// The rest of what is known of a roadmap: moments with their bands, staff in full-time jobs, and what nothing moves.
struct RoadmapDetails {
    let document: RoadmapDocument
    let facts: PageFacts

    private var voice: Voice { facts.voice }

    var blocks: [[String]] {
        document.plans.filter { !$0.steps.isEmpty }.flatMap { plan in
            [moments(plan), tables(plan), staff(plan)].filter { !$0.isEmpty }
        } + [unmoved].filter { !$0.isEmpty }
    }

    private func title(_ name: String) -> String { document.title(name, facts.language) }

    private func heading(_ key: String, _ plan: RoadmapDocument.Plan) -> String {
        let title = voice(key, ["last": .text("\(document.lastYear)")]).uppercasedWords
        return document.plans.count > 1 ? title + " · " + facts.name(plan.scenario).column : title
    }

    // MARK: - Moments

    private func moments(_ plan: RoadmapDocument.Plan) -> [String] {
        var table = TextTable([.left, .left, .left, .left, .left])
        table.head([
            "", voice("roadmap.agreed"), voice("roadmap.decided"), voice("roadmap.begun"),
            voice("roadmap.done"),
        ])
        for step in plan.steps {
            table.add(
                [title(step.measure).capitalised.cut(to: 20)]
                    + [step.agreed, step.decided, step.begun, step.done].map(span))
        }
        return [heading("roadmap.moments", plan)] + table.lines
    }

    /// `’30 (’28–’33)`; `…` where it is later than the last year.
    private func span(_ moment: RoadmapDocument.Moment) -> String {
        func short(_ year: Double?) -> String { year.map { "’" + "\(Int($0))".suffix(2) } ?? "…" }
        return "\(short(moment.middle)) (\(short(moment.low))–\(short(moment.high)))"
    }

    // MARK: - Who sits where

    private func tables(_ plan: RoadmapDocument.Plan) -> [String] {
        [heading("roadmap.tables", plan)]
            + plan.steps.map { step in
                "  "
                    + voice(
                        "roadmap.table",
                        [
                            "measure": .text(title(step.measure).capitalised),
                            "lead": .text(title(step.lead)),
                            "mode": .text(title(step.mode)), "level": .text(title(step.level)),
                            "money": .text(voice.numbers.millions(step.budget)),
                            "partners": .optional(
                                step.mode == "silo" || step.partners.isEmpty
                                    ? nil : voice.list(step.partners.map(title))),
                            "before": .optional(
                                step.prerequisites.isEmpty
                                    ? nil : voice.list(step.prerequisites.map { title($0.measure) })),
                        ])
            }
    }

    // MARK: - Staff

    private func staff(_ plan: RoadmapDocument.Plan) -> [String] {
        guard !plan.loads.isEmpty else { return [] }
        var table = TextTable([.left, .right, .right, .right, .right])
        table.head([
            "", voice("roadmap.staff.year"), voice("roadmap.staff.asked"), voice("roadmap.staff.there"),
            voice("roadmap.staff.overloaded"),
        ])
        for load in plan.loads {
            let most = load.asked.indices.max { load.asked[$0] < load.asked[$1] } ?? 0
            table.add([
                title(load.actor), "\(document.firstYear + most)",
                voice.numbers.rounded(load.asked[most], digits: 2, decimals: 1),
                voice.numbers.rounded(load.staff[most], digits: 2, decimals: 1),
                voice.cell(Double(load.overloaded) / Double(max(document.draws, 1))),
            ])
        }
        return [heading("roadmap.staff", plan)] + table.lines
    }

    // MARK: - What nothing moves

    private var unmoved: [String] {
        guard let plan = document.plans.first, !plan.steps.isEmpty else { return [] }
        let entries = plan.coverage.unmoved.compactMap(facts.indicator)
        guard !entries.isEmpty else { return [] }
        let themes = entries.map(\.name).reduce(into: [String]()) { themes, name in
            let theme = facts.theme(of: name)
            if !themes.contains(theme) { themes.append(theme) }
        }
        return [voice("roadmap.unmoved.all").uppercased()]
            + themes.map { theme in
                "  " + theme + ": "
                    + entries.filter { facts.theme(of: $0.name) == theme }
                    .map { $0.title[facts.language] }.joined(separator: ", ")
            }
    }
}
