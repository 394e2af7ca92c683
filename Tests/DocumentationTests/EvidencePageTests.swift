import Baselines
import Modelling
import RegionModel
import Testing

@Suite("The page of evidence")
struct EvidencePageTests {
    @Test("docs/evidence.md is what declarations and catalogue say")
    func page() throws {
        let page = try Self.generate()
        #expect(try Repository.page("docs/evidence.md", generated: page) == page, "run: make docs")
    }

    @Test("every number of the shipped catalogue rests on evidence of its own, or on that of all measures")
    func complete() throws {
        for measure in try Catalogue().measures {
            for number in measure.numbers {
                let isOwn = number.evidence != measure.definition.evidence
                #expect(isOwn, "\(measure.id).\(number.name) has only the note")
            }
        }
    }

    @Test("nothing that was read in a newspaper is called measured, and what is from memory says so")
    func honesty() throws {
        for evidence in try Self.all().map(\.evidence) {
            let text = evidence.source.english + (evidence.verified?.english ?? "")
            if text.contains("as reported by") { #expect(evidence.grade != .measured, "\(text)") }
            if evidence.grade == .measured { #expect(!text.contains("from memory"), "\(text)") }
        }
    }

    @Test("what is judged in the catalogue says how a region could measure it, but for rules of ours")
    func measurable() throws {
        for measure in try Catalogue().measures {
            for number in measure.numbers where number.evidence.grade == .judged {
                let isRule = number.name.hasSuffix(".chance")
                #expect(isRule || number.evidence.measuring != nil, "\(measure.id).\(number.name)")
            }
        }
    }

    /// Every number of catalogue and declarations, with what it rests on.
    private static func all() throws -> [(name: String, evidence: Evidence)] {
        let ofMeasures = try Catalogue().measures.flatMap { measure in
            measure.numbers.map { ("\(measure.id).\($0.name)", $0.evidence) }
        }
        return ofMeasures + parameters().map { ($0.name, $0.evidence) }
    }

    private static func parameters() -> [(name: String, value: String, range: String, evidence: Evidence)] {
        var found: [(name: String, value: String, range: String, evidence: Evidence)] = []
        for quantity in RegionalWorkspace(regions: []).parameters {
            let declaration = quantity.declaration
            guard let evidence = declaration.evidence else { continue }
            let unit = declaration.unit.symbol == "1" ? "" : " \(declaration.unit.symbol)"
            for (place, name) in quantity.elementNames.enumerated() {
                let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
                let span =
                    "\(Repository.number(range.lowerBound)) to \(Repository.number(range.upperBound))"
                let central = Repository.number(declaration.central[place])
                found.append((name, "\(central)\(unit)", span, evidence))
            }
        }
        return found
    }

    private static func generate() throws -> String {
        let measures = try Catalogue().measures
        let counts = Dictionary(grouping: try all(), by: \.evidence.grade).mapValues(\.count)
        var text = """
            # What the numbers rest on

            Generated from the catalogue (`config/measures.yaml`) and the declarations of the model; a test compares it. `polder describe measures NAME`
            and `polder describe parameters NAME` show the same for one, in Dutch or in English. Figures of regions are in `config/regions`.

            | Grade | In Dutch | Meaning | Numbers |
            |---|---|---|---|

            """
        let meanings: [Evidence.Grade: String] = [
            .measured: "an official statistic, or an effect that was measured where the model uses it",
            .published: "a published study, a tariff, a plan, or what a newspaper reports of one",
            .tuned: "chosen so that the model meets a published outcome, which then proves nothing",
            .judged: "a judgement of ours, with a wide range; a scenario may set another",
        ]
        for grade in Evidence.Grade.allCases {
            let (words, meaning) = (grade.title, meanings[grade] ?? "")
            text += "| \(words.english) | \(words.dutch) | \(meaning) | \(counts[grade] ?? 0) |\n"
        }
        text += "\n## Measures\n\nFor a region of 450,000 inhabitants. A range holds 90 % of draws.\n"
        for measure in measures {
            text += "\n### `\(measure.id)`\n\n\(head)"
            for number in measure.numbers {
                text += row(number.name, number.value.english, number.range?.english ?? "", number.evidence)
            }
        }
        text += "\n## Parameters\n\nDrawn from a triangle with this range and top.\n\n\(head)"
        for (name, value, range, evidence) in parameters() { text += row(name, value, range, evidence) }
        return text + measuring()
    }

    private static let head = """
        | Number | Value | Range | Grade | Source | Looked up | Note |
        |---|---|---|---|---|---|---|

        """

    private static func row(_ name: String, _ value: String, _ range: String, _ evidence: Evidence) -> String
    {
        "| `\(name)` | \(value) | \(range) | \(evidence.grade.title.english) | \(evidence.source.english) "
            + "| \(evidence.verified?.english ?? "") | \(evidence.note?.english ?? "") |\n"
    }

    /// What a region could do to know better, of everything that is judged or tuned.
    private static func measuring() -> String {
        var ways: [(way: String, names: [String])] = []
        for (name, evidence) in (try? all()) ?? [] {
            guard let way = evidence.measuring?.english else { continue }
            if let known = ways.firstIndex(where: { $0.way == way }) {
                ways[known].names.append(name)
            } else {
                ways.append((way, [name]))
            }
        }
        var text = """

            ## What a region can measure itself

            Literature will not give most of what is judged: it is a property of one place, or of this model. Within a year a region can measure the trust
            between its organisations, how often they meet, hours at the table, how long decisions take, what stalls, and what is late.

            | How | Numbers |
            |---|---|

            """
        for (way, names) in ways {
            let shown = names.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
            text += "| \(way) | \(shown)\(names.count > 4 ? " and \(names.count - 4) more" : "") |\n"
        }
        return text + """

            ### Trust, in a quarter of an hour

            [The questionnaire](trust-questionnaire.md) has eight questions about every other organisation at the table, and one on contact;
            `polder trust answers.csv` scores the answers. They give `collaboration.initial_trust`, with a range, and `collaboration.link_density`. Publish
            tables and never pairs, or everybody answers 6. Asked each year beside the dates of shared projects, the same form gives what wins and what
            loses trust.

            """
    }
}
