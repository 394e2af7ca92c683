import Foundation
import Testing

@testable import Modelling
@testable import RegionModel

/// Where a number in brackets, `(4.2)` or a range `(4.4–4.7)`, stands in a set of files.
struct Mentions {
    private var places: [String: (file: String, line: Int, rank: Int)] = [:]

    init(in folder: String) throws {
        let pattern = #/\((\d\.\d[^()]*)\)/#
        for file in try Repository.swiftFiles(in: folder) {
            for (index, line) in try Repository.text(file).split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .enumerated() {
                for match in line.matches(of: pattern) where Self.isProse(line[..<match.range.lowerBound]) {
                    let before = line[..<match.range.lowerBound].trimmingCharacters(in: .whitespaces)
                    for number in Self.numbers(String(match.output.0)) {
                        let rank = Self.rank(before, isAlone: match.output.0 == "(\(number))")
                        guard rank > places[number]?.rank ?? -1 else { continue }
                        places[number] = (file, index + 1, rank)
                    }
                }
            }
        }
    }

    /// Whether what follows is a comment or a text: `(1.1)` in code is a number.
    private static func isProse(_ before: Substring) -> Bool {
        before.contains("//") || before.contains("\"")
    }

    /// The equation itself goes before what carries it out, a test's name before its comments, and the number alone
    /// before others with it.
    private static func rank(_ before: String, isAlone: Bool) -> Int {
        switch before {
        case "//", "@Test(\"", "\"": isAlone ? 3 : 2
        case "///": 1
        default: 0
        }
    }

    /// The line that says most about a number; the first of several that say as much.
    func first(_ number: String) -> (file: String, line: Int)? {
        places[number].map { ($0.file, $0.line) }
    }

    /// `(4.4–4.7)` are four numbers, `(5.1, 5.4)` are two.
    static func numbers(_ text: String) -> [String] {
        text.dropFirst().dropLast().split(separator: ",").flatMap { part -> [String] in
            let ends = part.split { $0 == "–" || $0 == "-" }.map { $0.trimmingCharacters(in: .whitespaces) }
            guard ends.count == 2 else { return ends }
            let (first, last) = (ends[0].split(separator: "."), ends[1].split(separator: "."))
            guard first.count == 2, last.count == 2, first[0] == last[0], let low = Int(first[1]),
                let high = Int(last[1]), low <= high
            else { return ends }
            return (low...high).map { "\(first[0]).\($0)" }
        }
    }
}

@Suite("The page of the model")
struct ModelPageTests {
    static func link(_ place: (file: String, line: Int)) -> String {
        let name = place.file.split(separator: "/").last.map(String.init) ?? place.file
        return "[\(name)](../\(place.file)#L\(place.line))"
    }

    @Test("every equation has a line of code and a test, or a reason why it is not modelled")
    func equations() throws {
        let (code, tests) = (
            try Mentions(in: "Sources/Model/RegionModel"), try Mentions(in: "Tests/RegionModelTests")
        )
        for equation in Equation.all {
            if equation.notModelled != nil { continue }
            #expect(code.first(equation.number) != nil, "(\(equation.number)) stands nowhere in the code")
            #expect(tests.first(equation.number) != nil, "(\(equation.number)) stands in no test")
        }
    }

    @Test("docs/model.md is what the code says")
    func page() throws {
        let page = try Self.generate()
        #expect(try Repository.page("docs/model.md", generated: page) == page, "run: make docs")
    }

    static func generate() throws -> String {
        let (code, tests) = (
            try Mentions(in: "Sources/Model/RegionModel"), try Mentions(in: "Tests/RegionModelTests")
        )
        let left = [
            (
                "N3, the exceedance form of nitrogen's effect",
                "its unit is uncertain"
            ),
            ("thin-population variant of amenities", "no figures per municipality"),
            ("geometric composite of prosperity", "the arithmetic one is shown with its parts"),
            ("Nature that turns 40 leaves class 11", "none planted after 2024 is 40 by 2050"),
            (
                "recording effect of police, mobility of (5.3)",
                "more police never records more crime here; no theme describes how much people travel"
            ),
        ]
        let specification = try SpecificationPages()
        var text = """
            # The model, equation by equation

            Generated from the code; a test compares it. `polder describe` shows the same declarations. Numbers of equations lead to
            [the specification](specification.md).

            | Equation | What it says | Code | Test |
            |---|---|---|---|

            """
        for equation in Equation.all {
            let place =
                equation.notModelled.map { "not modelled: \($0)" }
                ?? code.first(equation.number).map(link) ?? "missing"
            let test = equation.notModelled == nil ? tests.first(equation.number).map(link) ?? "missing" : ""
            text += "| \(specification.link(equation.number)) | \(equation.subject) | \(place) | \(test) |\n"
        }
        text += "\n## Not modelled\n\n| What | Why |\n|---|---|\n"
        for (what, why) in left { text += "| \(what) | \(why) |\n" }
        let workspace = RegionalWorkspace(regions: [])
        text += "\n## Indicators\n"
        for (chapter, outcomes) in byChapter(workspace.outcomes) {
            text += "\n### Indicators of \(chapter.title.english)\n\n"
            text +=
                "| Name | What it is | Unit | Better | Formula | NL | Evidence |\n|---|---|---|---|---|---|---|\n"
            for quantity in outcomes { text += indicatorRow(quantity) }
        }
        let equations = try EquationsOfNumbers(in: "Sources/Model/RegionModel")
        text += "\n## Uncertain numbers\n"
        for (chapter, parameters) in byChapter(workspace.parameters) {
            text += "\n### Numbers of \(chapter.title.english)\n\n"
            text +=
                "| Name | What it is | Equations | Unit | Central | Range | Evidence |\n|---|---|---|---|---|---|---|\n"
            for quantity in parameters {
                let links = equations.equations(of: quantity.name).map(specification.link)
                text += numberRows(quantity, links.joined(separator: ", "))
            }
        }
        return text
    }

    @Test("every uncertain number leads to an equation that a page of docs/specification explains")
    func numbers() throws {
        let equations = try EquationsOfNumbers(in: "Sources/Model/RegionModel")
        let specification = try SpecificationPages()
        for quantity in RegionalWorkspace(regions: []).parameters {
            let found = equations.equations(of: quantity.name)
            #expect(!found.isEmpty, "\(quantity.name) stands beside no equation")
            for number in found {
                #expect(specification.link(number).hasPrefix("["), "no page explains (\(number))")
            }
        }
    }

    /// Quantities by the chapter of their name, in the order in which they are declared.
    private static func byChapter(_ quantities: [Quantity]) -> [(Chapter, [Quantity])] {
        let groups = Dictionary(grouping: quantities) { Chapter(of: $0.name) }
        return Chapter.allCases.compactMap { chapter in groups[chapter].map { (chapter, $0) } }
    }

    private static func indicatorRow(_ quantity: Quantity) -> String {
        guard let indicator = quantity.declaration.indicator else { return "" }
        let whole =
            switch indicator.whole {
            case .none: "none"
            case .sum: "sum"
            case .mean(let weight): "mean weighted by `\(weight)`"
            }
        return "| `\(quantity.name)` | \(quantity.declaration.sentence.english) "
            + "| \(quantity.declaration.unit.symbol) | \(indicator.better.rawValue) | \(indicator.formula) "
            + "| \(whole) | \(evidence(of: quantity)) |\n"
    }

    private static func numberRows(_ quantity: Quantity, _ equations: String) -> String {
        let declaration = quantity.declaration
        return quantity.elementNames.enumerated().map { place, name in
            let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
            let (central, low, high) = (
                Repository.number(declaration.central[place]), Repository.number(range.lowerBound),
                Repository.number(range.upperBound)
            )
            return
                "| `\(name)` | \(declaration.sentence.english) | \(equations) | \(declaration.unit.symbol) "
                + "| \(central) | \(low)…\(high) | \(evidence(of: quantity)) |\n"
        }.joined()
    }

    private static func evidence(of quantity: Quantity) -> String {
        quantity.declaration.evidence.map { "\($0.grade): \($0.source.english)" } ?? ""
    }
}
