import Modelling
import Results
import Words

/// What is asked of the actors beside the staff that they have, and what payers spend, year by year.
struct RoadmapTables {
    let document: RoadmapDocument
    let facts: PageFacts
    let span: RoadmapSpan
    private static let label = 16
    private static let column = 4
    /// Per cent of its staff from which an actor has a row.
    private static let busy = 50.0
    /// Points by which the other scenario differs before it has a row.
    private static let other = 5.0

    private var voice: Voice { facts.voice }
    private var plan: RoadmapDocument.Plan { document.plans[0] }
    private var beside: RoadmapDocument.Plan? { document.plans.dropFirst().first }

    // MARK: - Load

    var load: [String] {
        guard !plan.loads.isEmpty else { return [] }
        let shown = document.plans.flatMap(\.loads).map(\.actor)
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .filter { actor in document.plans.contains { peak(actor, in: $0) >= Self.busy } }
        var lines = [heading("roadmap.load")]
        if !shown.isEmpty { lines.append(years) }
        for actor in shown {
            let own = percents(actor, in: plan)
            lines.append(row(name(actor), own.map(percent)))
            guard let beside else { continue }
            let others = percents(actor, in: beside)
            if zip(own, others).contains(where: { ($0 - $1).magnitude >= Self.other }) {
                lines.append(row("· " + facts.column(beside.scenario, width: 13), others.map(percent)))
            }
        }
        let rest = plan.loads.filter { !shown.contains($0.actor) }
        if let most = rest.map({ peak($0.actor, in: plan) }).max() {
            lines.append(
                voice(
                    "roadmap.load.rest",
                    [
                        "actors": .text(voice.list(rest.map { name($0.actor) })),
                        "most": .text(percent(most)),
                    ]
                ).capitalised)
        }
        return lines
    }

    /// Per cent of the staff that is asked for, a value for each column.
    private func percents(_ actor: String, in plan: RoadmapDocument.Plan) -> [Double] {
        guard let load = plan.loads.first(where: { $0.actor == actor }) else {
            return span.columns.map { _ in 0 }
        }
        let asked = span.means(load.asked, from: document.firstYear)
        let staff = span.means(load.staff, from: document.firstYear)
        return zip(asked, staff).map { asked, staff in
            asked <= 0 ? 0 : staff > 0 ? 100 * asked / staff : .infinity
        }
    }

    private func peak(_ actor: String, in plan: RoadmapDocument.Plan) -> Double {
        percents(actor, in: plan).max() ?? 0
    }

    private func percent(_ value: Double) -> String {
        value < 999.5 ? voice.numbers.fixed(value, decimals: 0) : ">999"
    }

    private func name(_ label: String) -> String { document.title(label, facts.language) }

    // MARK: - Money

    var money: [String] {
        guard !plan.money.isEmpty else { return [] }
        var lines = [heading("roadmap.money"), years]
        for payer in plan.money { lines.append(row(name(payer.payer), of: payer.spent)) }
        if plan.money.count > 1 { lines.append(row(voice("roadmap.money.all"), of: all(plan))) }
        if let beside, !beside.money.isEmpty {
            lines.append(row("· " + facts.column(beside.scenario, width: 8), of: all(beside)))
        }
        return lines
    }

    private func row(_ title: String, of spent: [Double]) -> String {
        let total = voice.numbers.millions(spent.reduce(0, +))
        let room = Self.label - 1 - total.count
        return row(
            title.cut(to: room) + " " + total,
            span.means(spent, from: document.firstYear).map { voice.numbers.fixed($0, decimals: 0) })
    }

    private func all(_ plan: RoadmapDocument.Plan) -> [Double] {
        plan.money.reduce([Double]()) { sum, payer in
            sum.isEmpty ? payer.spent : zip(sum, payer.spent).map(+)
        }
    }

    // MARK: - Lines

    private func heading(_ key: String) -> String {
        let title = voice(key).uppercasedWords
        let each = span.columns.first?.count ?? 1
        return title + (each > 1 ? " " + voice("roadmap.years-each", ["n": .count(each)]) : "")
    }

    private var years: String {
        row("", span.columns.map { "’" + "\($0[0])".suffix(2) })
    }

    private func row(_ label: String, _ cells: [String]) -> String {
        (label.cut(to: Self.label - 1).filled(to: Self.label)
            + cells.map { $0.atRight(Self.column) }.joined()).trimmedAtEnd
    }
}

extension String {
    /// What stands before the first comma in capitals: `LOAD, % of the staff`.
    var uppercasedWords: String {
        guard let comma = firstIndex(of: ",") else { return uppercased() }
        return self[..<comma].uppercased() + self[comma...]
    }
}
