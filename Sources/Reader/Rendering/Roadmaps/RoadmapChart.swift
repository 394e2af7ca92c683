import Modelling
import Results
import Words

/// Who does what and when, as bars of a row for each measure.
struct RoadmapChart {
    let document: RoadmapDocument
    let facts: PageFacts
    let span: RoadmapSpan
    private static let label = 23

    private var voice: Voice { facts.voice }
    private var plan: RoadmapDocument.Plan { document.plans[0] }
    private var beside: RoadmapDocument.Plan? { document.plans.dropFirst().first }

    var lines: [String] {
        [voice("roadmap.chart").uppercased()] + heads + plan.steps.indices.map(row) + legend
    }

    // MARK: - Heads

    /// Titles of the columns in two lines, the second with the years.
    private var heads: [String] {
        let titles: [[String]]
        if let beside {
            titles = [
                ["", voice("roadmap.column.done"), voice("roadmap.column.delivered")],
                [
                    facts.column(plan.scenario, width: 7), facts.column(beside.scenario, width: 7),
                    voice("roadmap.column.of-100"),
                ],
            ]
        } else {
            titles = [
                ["", voice("roadmap.column.range"), voice("roadmap.column.delivered")],
                [
                    voice("roadmap.column.done"), voice("roadmap.column.of-draws"),
                    voice("roadmap.column.of-100"),
                ],
            ]
        }
        let columns = titles.map { zip($0, widths).map { $0.atRight($1) }.joined() }
        let indent = Self.label + RoadmapSpan.cells
        return [
            String(repeating: " ", count: indent) + columns[0],
            String(repeating: " ", count: Self.label) + scale.filled(to: RoadmapSpan.cells) + columns[1],
        ].map(\.trimmedAtEnd)
    }

    private var widths: [Int] { beside == nil ? [6, 9, 6] : [7, 8, 6] }

    private var scale: String {
        var line = ""
        for year in span.first..<span.first + 40 where year.isMultiple(of: 5) {
            let place = Int((Double(year - span.first) / span.cell).rounded())
            guard place >= line.count, place + 4 <= RoadmapSpan.cells else { continue }
            line = line.filled(to: place) + "\(year)"
        }
        return line
    }

    // MARK: - Rows

    private func row(_ number: Int) -> String {
        let step = plan.steps[number]
        let cells: [String]
        if beside != nil {
            cells = [year(step.done.middle), other(number).map { year($0.done.middle) } ?? "–"]
        } else {
            cells = [year(step.done.middle), range(step.done)]
        }
        let delivered = step.delivered.middle.map { voice.numbers.fixed(100 * $0, decimals: 0) } ?? "–"
        let columns = zip(cells + [delivered], widths).map { $0.atRight($1) }.joined()
        return label(step) + bar(step) + columns
    }

    /// The same measure in the other roadmap; where it is planned more than once, the same time.
    func other(_ number: Int) -> RoadmapDocument.Step? {
        let step = plan.steps[number]
        let before = plan.steps[..<number].count { $0.measure == step.measure }
        return beside?.steps.filter { $0.measure == step.measure }.dropFirst(before).first
    }

    /// `Hidden champions, EB`
    private func label(_ step: RoadmapDocument.Step) -> String {
        let lead = ", " + (voice.known("roadmap.lead.\(step.lead)") ?? step.lead)
        let title = document.title(step.measure, facts.language).capitalised
        return (title.cut(to: Self.label - 1 - lead.count) + lead).filled(to: Self.label)
    }

    private func bar(_ step: RoadmapDocument.Step) -> String {
        func end(_ moment: Double?) -> Double { moment ?? .infinity }
        let ends = [
            (" ", step.start), ("░", end(step.agreed.middle)), ("▒", end(step.decided.middle)),
            ("·", end(step.begun.middle)), ("█", end(step.done.middle)), ("╌", end(step.done.high)),
        ]
        let last = Double(document.lastYear + 1)
        return (0..<RoadmapSpan.cells).map { cell in
            let middle = Double(span.first) + (Double(cell) + 0.5) * span.cell
            return middle < last ? ends.first { middle < $0.1 }?.0 ?? " " : " "
        }.joined()
    }

    private func year(_ moment: Double?) -> String {
        moment.map { "\(Int($0))" } ?? voice("roadmap.after", ["year": .text(short(document.lastYear))])
    }

    /// `’31–’37`
    private func range(_ moment: RoadmapDocument.Moment) -> String {
        guard let low = moment.low else { return year(nil) }
        return short(Int(low)) + "–" + (moment.high.map { short(Int($0)) } ?? year(nil))
    }

    private func short(_ year: Int) -> String { "’" + "\(year)".suffix(2) }

    // MARK: - Legend

    private var legend: [String] {
        let leads = plan.steps.map(\.lead).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let names = leads.map { lead in
            (voice.known("roadmap.lead.\(lead)") ?? lead) + " " + document.title(lead, facts.language)
        }
        return [
            voice("roadmap.legend") + (isWaiting ? " " + voice("roadmap.legend.waiting") : ""),
            voice("roadmap.legend.leads", ["leads": .text(names.joined(separator: ", "))]),
        ]
    }

    private var isWaiting: Bool { plan.steps.contains { bar($0).contains("·") } }
}

extension RoadmapDocument {
    /// What people call a measure, an actor, a payer, a level or a goal.
    func title(_ name: String, _ language: Language) -> String { titles[name]?[language] ?? name }
}
