internal import Modelling
internal import Reading
internal import RegionModel
import Results

extension ScenarioDraft {
    /// `roadmap:`, with how each of its regions works together.
    func readRoadmap(_ collaboration: Collaboration) -> Roadmap {
        guard let field = root["roadmap"] else { return .empty }
        let items = reader.list(field) ?? []
        guard items.count <= Roadmap.Limit.measures else {
            reader.note(.tooMuch(.steps, limit: Roadmap.Limit.measures), at: items[Roadmap.Limit.measures])
            return .empty
        }
        var drafts = items.compactMap { readPlannedMeasure($0, collaboration: collaboration) }
        refuseDoubles(among: drafts)
        for index in drafts.indices {
            drafts[index].planned.prerequisites = prerequisites(of: drafts[index], among: drafts)
        }
        refuseCircles(among: drafts)
        for draft in drafts { lookAhead(of: draft, among: drafts) }
        lookAround(drafts)
        let roadmap = assembled(drafts, settings: collaboration.settings)
        refuseTooMuch(in: roadmap, at: field)
        return roadmap
    }

    private func assembled(_ drafts: [MeasureDraft], settings: CollaborationSettings) -> Roadmap {
        let measures = drafts.map(\.planned)
        let regions = Set(measures.map(\.region))
        return Roadmap(
            measures: measures, settings: Dictionary(uniqueKeysWithValues: regions.map { ($0, settings) }))
    }

    private func refuseDoubles(among drafts: [MeasureDraft]) {
        for (index, draft) in drafts.enumerated() {
            guard draft.isRegionKnown,
                let first = drafts[..<index].first(where: { $0.isRegionKnown && $0.name == draft.name })
            else { continue }
            reader.note(
                .stepTwice(draft.planned.measure.id, firstLine: first.field.node.position.line),
                at: draft.field)
        }
    }

    private func prerequisites(of draft: MeasureDraft, among drafts: [MeasureDraft]) -> [PlannedMeasure
        .Prerequisite]
    {
        draft.requires.compactMap { requirement in
            guard requirement.measure.id != draft.planned.measure.id else {
                reader.note(.requiresItself(requirement.measure.id), at: requirement.field)
                return nil
            }
            let index = drafts.firstIndex {
                $0.planned.measure.id == requirement.measure.id
                    && ($0.planned.region == draft.planned.region || !$0.isRegionKnown
                        || !draft.isRegionKnown)
            }
            guard let index else {
                reader.note(.requiresUnplanned(requirement.measure.id), at: requirement.field)
                return nil
            }
            return PlannedMeasure.Prerequisite(measure: index, progress: requirement.progress)
        }
    }

    /// Notes each circle once, at the first of its measures.
    private func refuseCircles(among drafts: [MeasureDraft]) {
        var seen: Set<Set<Int>> = []
        for start in drafts.indices {
            guard let circle = circle(from: start, among: drafts), seen.insert(Set(circle)).inserted else {
                continue
            }
            let names = (circle + [start]).map { drafts[$0].planned.measure.id }
            let field = drafts[start].field
            reader.note(.prerequisitesInCircle(names), at: field["requires"] ?? field)
        }
    }

    /// The shortest way from a measure over its prerequisites back to itself; nil if there is none.
    private func circle(from start: Int, among drafts: [MeasureDraft]) -> [Int]? {
        var ways = [[start]]
        var reached: Set<Int> = []
        while let way = ways.first, let last = way.last {
            ways.removeFirst()
            for next in drafts[last].planned.prerequisites.map(\.measure) {
                if next == start { return way }
                if reached.insert(next).inserted { ways.append(way + [next]) }
            }
        }
        return nil
    }

    /// What follows from the dates: measures that start too early, or end after the period, or lack company.
    private func lookAhead(of draft: MeasureDraft, among drafts: [MeasureDraft]) {
        let planned = draft.planned
        for prerequisite in planned.prerequisites {
            let other = drafts[prerequisite.measure].planned
            let ready = other.start + Int((other.years * 4 * prerequisite.progress).rounded(.up))
            guard ready > planned.start, draft.isStartKnown, drafts[prerequisite.measure].isStartKnown else {
                continue
            }
            let quarters = [planned.start, ready].map {
                Quarter(number: $0, firstYear: vocabulary.period.first).text
            }
            reader.note(
                .beforePrerequisite(quarters[0], prerequisite: other.measure.id, ends: quarters[1]),
                at: draft.field["start"] ?? draft.field)
        }
        if planned.effectiveMode != planned.mode {
            let field = draft.field["partners"] ?? draft.field["mode"] ?? draft.field
            reader.note(.nobodyToWorkWith(mode: planned.mode.label), at: field)
        }
        let deciding = (1 - planned.decided) * (planned.preparation + planned.agreement)
        let end = planned.start + Int(((deciding + planned.years) * 4).rounded(.up))
        if draft.isStartKnown, end > (period.last - vocabulary.period.first) * 4 {
            let ends = Quarter(number: end, firstYear: vocabulary.period.first).text
            reader.note(
                .endsAfterPeriod(planned.measure.id, ends: ends), at: draft.field["start"] ?? draft.field)
        }
    }

    /// What the region cannot give: farmland for so much nature, or a border.
    private func lookAround(_ drafts: [MeasureDraft]) {
        var asked: [Int: Double] = [:]
        for draft in drafts where draft.isRegionKnown {
            let planned = draft.planned
            let region = vocabulary.regions[planned.region]
            for effect in planned.measure.effects where effect.lever == .natureArea {
                let money = planned.budget.values.reduce(0, +)
                asked[planned.region, default: 0] += effect.amount * money / planned.years
            }
            if region.hasBorder == false,
                planned.measure.effects.contains(where: { $0.lever == .crossBorderWorkers })
            {
                reader.note(.noBorder(region.name), at: draft.field["measure"] ?? draft.field)
            }
        }
        for (region, hectares) in asked {
            guard let had = vocabulary.regions[region].farmland.map({ $0 * Self.farmlandToBeHad }),
                hectares > had,
                let last = drafts.last(where: {
                    $0.planned.region == region
                        && $0.planned.measure.effects.contains { $0.lever == .natureArea }
                })
            else { continue }
            reader.note(
                .tooMuchFarmland(asked: written(hectares.rounded()), had: written(had.rounded())),
                at: last.field["measure"] ?? last.field)
        }
    }

    /// 15 % of the farmland that is traded in a year, which is 1.53 % of all (Kadaster and WER, 2023).
    private static let farmlandToBeHad = 0.15 * 0.0153

    private func refuseTooMuch(in roadmap: Roadmap, at field: Field) {
        let regions = Set(roadmap.measures.map(\.region)).count
        if regions > Roadmap.Limit.regions {
            reader.note(.tooMuch(.regions, limit: Roadmap.Limit.regions), at: field)
        }
        if roadmap.measures.reduce(0, { $0 + $1.measure.effects.count }) > Roadmap.Limit.effects {
            reader.note(.tooMuch(.effects, limit: Roadmap.Limit.effects), at: field)
        }
    }
}
