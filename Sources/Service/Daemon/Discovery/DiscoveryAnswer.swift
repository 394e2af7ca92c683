import Ensembles
import Modelling
import RegionModel
import Results
import ScenarioDiscovery
import ValueOfInformation

/// From draws to what is said of them.
struct DiscoveryAnswer {
    private let discovery: Discovery

    init(_ discovery: Discovery) { self.discovery = discovery }

    private var seed: UInt64 { discovery.order.plan.seed }

    /// Positions in the document of the numbers that it is about, each once.
    private struct Numbers {
        var all: [ParameterDraws] = []

        mutating func position(_ parameter: ParameterDraws) -> Int {
            if let position = all.firstIndex(where: { $0.name == parameter.name }) { return position }
            all.append(parameter)
            return all.count - 1
        }
    }

    /// - Parameters:
    ///   - known: draws that are searched.
    ///   - unseen: draws that what is found is judged by.
    func document(known: Discovery.Drawn, unseen: Discovery.Drawn) -> DiscoveryDocument {
        var numbers = Numbers()
        let questions = discovery.years.indices.map { number in
            question(number, known: known, unseen: unseen, &numbers)
        }
        let plan = discovery.order.plan
        return DiscoveryDocument(
            run: discovery.run, scenario: plan.scenarios[discovery.scenario].name,
            reference: plan.scenarios[discovery.base].name, region: discovery.region,
            indicator: discovery.indicator.name, draws: discovery.members,
            seed: Int(truncatingIfNeeded: seed), unseenSeed: Int(truncatingIfNeeded: seed &+ 1),
            numbers: numbers.all.map(DiscoveryDocument.Number.init), candidates: known.parameters.count,
            levers: known.levers.isEmpty ? nil : true, questions: questions)
    }

    private func question(
        _ number: Int, known: Discovery.Drawn, unseen: Discovery.Drawn, _ numbers: inout Numbers
    ) -> DiscoveryDocument.Question {
        let (own, later) = (known.differences[number], unseen.differences[number])
        let judging = Self.differing(later)
        let better = judging.count { later[$0] > 0 }
        let (low, high) = ScenarioDiscovery.interval(cases: better, draws: judging.count)
        // One finds out what is uncertain, and chooses a lever.
        let parameters = known.parameters
        let all = parameters + known.levers
        let boxes = boxes(number, known: known, unseen: unseen).map { box in
            DiscoveryDocument.Box(
                conditions: box.conditions.map {
                    DiscoveryDocument.Condition(
                        number: numbers.position(all[$0.number]), isAbove: $0.isAbove, limit: $0.limit)
                },
                raises: box.raises, draws: box.draws, better: box.cases, low: box.low, high: box.high,
                reach: box.reach, chance: box.chance, stability: box.stability)
        }
        let information = Self.information(own, parameters, seed: seed)
        let byChance = information.valueByChance()
        let findings = information.findings(above: byChance)
        let subjects = subjects(of: parameters)
        let joint = information.jointByChance(subjects.map(\.numbers))
        let worths = findings.prefix(10).map {
            DiscoveryDocument.Worth(
                number: numbers.position(parameters[$0.number]), value: $0.value,
                standardError: $0.standardError, choosesOtherwise: $0.choosesOtherwise, turns: $0.turns,
                turnLow: $0.turnBand?.lowerBound, turnHigh: $0.turnBand?.upperBound)
        }
        let pairs = information.pairs(beside: findings, above: joint.pairs).prefix(5).map {
            DiscoveryDocument.Pair(
                first: numbers.position(parameters[$0.numbers[0]]),
                second: numbers.position(parameters[$0.numbers[1]]), value: $0.value,
                standardError: $0.standardError, choosesOtherwise: $0.choosesOtherwise)
        }
        // Where nothing stands out, a table would only seem to.
        let table = boxes.isEmpty && worths.isEmpty ? nil : FlipTable(known, unseen, question: number)
        let year = discovery.years[number]
        return DiscoveryDocument.Question(
            year: year, firstYear: discovery.order.period.first, lastYear: discovery.order.period.last,
            better: better, worse: judging.count - better, tied: later.count - judging.count, low: low,
            high: high, boxes: boxes, worthOfEverything: information.ofEverything, worthByChance: byChance,
            worthOfNumbers: information.ofNumbers(above: joint.numbers), worths: worths, pairs: Array(pairs),
            groups: groups(information, subjects, above: joint.groups),
            table: table?.document { numbers.position($0) })
    }

    private func boxes(
        _ number: Int, known: Discovery.Drawn, unseen: Discovery.Drawn
    ) -> [ScenarioDiscovery.Finding] {
        let (own, later) = (known.differences[number], unseen.differences[number])
        let (differing, judging) = (Self.differing(own), Self.differing(later))
        return ScenarioDiscovery(
            Self.space(known.parameters + known.levers, differing), cases: differing.map { own[$0] > 0 },
            seed: seed,
            workers: Discovery.workers
        ).findings(
            judgedOn: Self.space(unseen.parameters + unseen.levers, judging),
            cases: judging.map { later[$0] > 0 })
    }

    /// Subjects of two uncertain numbers or more, with their positions.
    private func subjects(of parameters: [ParameterDraws]) -> [(subject: Subject, numbers: [Int])] {
        let all = parameters.map { Subject(of: $0.name) }
        return all.compactMap(\.self).unique.map { subject in
            (subject, parameters.indices.filter { all[$0] == subject })
        }.filter { $0.numbers.count > 1 }
    }

    /// What subjects are worth, the most first.
    private func groups(
        _ information: ValueOfInformation, _ subjects: [(subject: Subject, numbers: [Int])],
        above border: Double
    ) -> [DiscoveryDocument.Group] {
        subjects.compactMap { subject, numbers in
            information.group(numbers, above: border).map { joint in
                DiscoveryDocument.Group(
                    name: subject.name, title: subject.title, numbers: numbers.count,
                    taken: joint.numbers.count, value: joint.value, standardError: joint.standardError,
                    choosesOtherwise: joint.choosesOtherwise)
            }
        }.sorted { ($1.value, $0.name) < ($0.value, $1.name) }
    }

    /// Adds what the best numbers are worth with narrow and with wide ranges.
    func add(narrow: Discovery.Drawn, wide: Discovery.Drawn, to document: inout DiscoveryDocument) {
        for number in document.questions.indices {
            for (drawn, place) in [
                (narrow, \DiscoveryDocument.Worth.halved), (wide, \DiscoveryDocument.Worth.doubled),
            ] {
                let worths = document.questions[number].worths.prefix(Discovery.mostRanges)
                let names = worths.map { document.numbers[$0.number].name }
                let own = names.compactMap { name in drawn.parameters.first { $0.name == name } }
                guard own.count == names.count else { continue }
                let information = Self.information(drawn.differences[number], own, seed: seed)
                let findings = information.findings(above: document.questions[number].worthByChance)
                for position in worths.indices {
                    let found = findings.first { $0.number == position }
                    document.questions[number].worths[position][keyPath: place] = found?.value ?? 0
                }
            }
        }
    }

    private static func information(
        _ differences: [Double], _ parameters: [ParameterDraws], seed: UInt64
    ) -> ValueOfInformation {
        let all = differences.indices.filter { differences[$0].isFinite }
        return ValueOfInformation(
            of: all.map { differences[$0] },
            given: parameters.map { parameter in all.map { parameter.values[$0] } }, seed: seed)
    }

    /// The draws that have a difference beyond rounding.
    static func differing(_ differences: [Double]) -> [Int] {
        let largest = differences.lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0
        return differences.indices.filter {
            differences[$0].isFinite && differences[$0].magnitude > 1e-12 * largest
        }
    }

    private static func space(_ parameters: [ParameterDraws], _ draws: [Int]) -> DrawSpace {
        DrawSpace(
            parameters.map { parameter in draws.map { parameter.values[$0] } },
            widths: parameters.map { $0.range.upperBound - $0.range.lowerBound })
    }
}

/// How often a scenario is better by the two numbers that decide most, each in fifths of all draws.
struct FlipTable {
    private static let parts = 5

    private let rows, columns: ParameterDraws
    private let rowLimits, columnLimits: [Double]
    private let cells: [[DiscoveryDocument.Table.Cell]]

    /// Nil where fewer than two numbers decide beyond what chance reaches among all of them.
    init?(_ known: Discovery.Drawn, _ unseen: Discovery.Drawn, question: Int) {
        let differences = known.differences[question] + unseen.differences[question]
        let judged = unseen.parameters + unseen.levers
        let others = Dictionary(judged.map { ($0.name, $0.values) }) { first, _ in first }
        let candidates = (known.parameters + known.levers).filter { others[$0.name] != nil }
        let draws = DiscoveryAnswer.differing(differences)
        let deciding = ParameterDraws.deciding(
            draws.map { differences[$0] > 0 ? 1 : 0 },
            among: candidates.map { parameter in
                let values = parameter.values + (others[parameter.name] ?? [])
                return parameter.with(draws.map { values[$0] })
            })
        guard deciding.count > 1 else { return nil }
        (rows, columns) = (deciding[0].parameter, deciding[1].parameter)
        rowLimits = Self.limits(rows.values)
        columnLimits = Self.limits(columns.values)
        var cells = Array(
            repeating: Array(
                repeating: DiscoveryDocument.Table.Cell(draws: 0, better: 0), count: Self.parts),
            count: Self.parts)
        for (position, draw) in draws.enumerated() {
            let row = Self.part(of: rows.values[position], rowLimits)
            let column = Self.part(of: columns.values[position], columnLimits)
            cells[row][column].draws += 1
            if differences[draw] > 0 { cells[row][column].better += 1 }
        }
        self.cells = cells
    }

    /// The lowest value, the borders of the fifths, and the highest.
    private static func limits(_ values: [Double]) -> [Double] {
        let sorted = values.sorted()
        return (0...parts).map { sorted[min($0 * sorted.count / parts, sorted.count - 1)] }
    }

    private static func part(of value: Double, _ limits: [Double]) -> Int {
        (1..<parts).last { value >= limits[$0] } ?? 0
    }

    func document(_ position: (ParameterDraws) -> Int) -> DiscoveryDocument.Table {
        DiscoveryDocument.Table(
            row: position(rows), column: position(columns), rowLimits: rowLimits, columnLimits: columnLimits,
            cells: cells)
    }
}
