import Modelling
import Results
import Words

/// The indicators of one draw as a page of text: a block for each region, a line for each indicator.
public struct DrawPage {
    /// An indicator in a region, with a value for each year.
    public struct Line: Sendable {
        public let region, indicator, unit: String
        public let values: [Double?]

        public init(region: String, indicator: String, unit: String, values: [Double?]) {
            self.region = region
            self.indicator = indicator
            self.unit = unit
            self.values = values
        }
    }

    private let facts: PageFacts
    private let draw: Int
    private let scenario: String
    private let lines: [Line]

    /// - Parameters:
    ///   - draw: its number, from 0.
    ///   - lines: in the order to show them, each with a value for each of the years of `facts`.
    public init(_ facts: PageFacts, draw: Int, scenario: String, lines: [Line]) {
        self.facts = facts
        self.draw = draw
        self.scenario = scenario
        self.lines = lines
    }

    /// The page, ended by a line feed.
    public var text: String {
        let voice = facts.voice
        let blocks = facts.regions.map { region in
            var table = TextTable([.left] + facts.years.map { _ in .right })
            table.add([facts.head(of: region.code)] + facts.years.map(String.init))
            for line in lines where line.region == region.code {
                let least = facts.indicator(line.indicator)?.worthNaming ?? 0
                let values = line.values.map { value in
                    value.map { voice.numbers.bareValue($0, unit: line.unit, worthNaming: least) } ?? "–"
                }
                table.add(["  " + facts.label(line.indicator, unit: line.unit)] + values)
            }
            return table.lines.joined(separator: "\n")
        }
        let head = voice(
            "details.one-draw",
            [
                "draw": .count(draw), "n": .text(voice.numbers.count(facts.members)),
                "scenario": .text(scenario), "run": .text(facts.provenance?.run ?? ""),
            ])
        return ([head] + blocks).joined(separator: "\n\n") + "\n"
    }
}
