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
                "its unit is uncertain; off by default (settled)"
            ),
            ("thin-population variant of amenities", "no figures per municipality"),
            ("geometric composite of prosperity", "the arithmetic one is shown with its parts"),
            ("Nature that turns 40 leaves class 11", "none planted after 2024 is 40 by 2050"),
            (
                "recording effect of police, mobility of (5.3)",
                "off in the specification; no module for mobility"
            ),
        ]
        var text = """
            # The model, equation by equation

            Generated from the code; a test compares it. `polder describe` shows the same declarations.

            | Equation | What it says | Code | Test |
            |---|---|---|---|

            """
        for equation in Equation.all {
            let place =
                equation.notModelled.map { "not modelled: \($0)" }
                ?? code.first(equation.number).map(link) ?? "missing"
            let test = equation.notModelled == nil ? tests.first(equation.number).map(link) ?? "missing" : ""
            text += "| (\(equation.number)) | \(equation.subject) | \(place) | \(test) |\n"
        }
        text += "\n## Not modelled\n\n| What | Why |\n|---|---|\n"
        for (what, why) in left { text += "| \(what) | \(why) |\n" }
        let workspace = RegionalWorkspace(regions: [])
        text += "\n## Indicators\n\n| Name | What it is | Unit | Better | Formula | NL | Evidence |\n"
        text += "|---|---|---|---|---|---|---|\n"
        for quantity in workspace.outcomes {
            guard let indicator = quantity.declaration.indicator else { continue }
            let whole =
                switch indicator.whole {
                case .none: "none"
                case .sum: "sum"
                case .mean(let weight): "mean weighted by `\(weight)`"
                }
            let evidence = quantity.declaration.evidence.map { "\($0.grade): \($0.source.english)" } ?? ""
            text +=
                "| `\(quantity.name)` | \(quantity.declaration.sentence.english) | \(quantity.declaration.unit.symbol) "
                + "| \(indicator.better.rawValue) | \(indicator.formula) | \(whole) | \(evidence) |\n"
        }
        text += "\n## Uncertain numbers\n\n| Name | What it is | Unit | Central | Range | Evidence |\n"
        text += "|---|---|---|---|---|---|\n"
        for quantity in workspace.parameters {
            let declaration = quantity.declaration
            for (place, name) in quantity.elementNames.enumerated() {
                let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
                let evidence = declaration.evidence.map { "\($0.grade): \($0.source.english)" } ?? ""
                let (central, low, high) = (
                    Repository.number(declaration.central[place]), Repository.number(range.lowerBound),
                    Repository.number(range.upperBound)
                )
                text +=
                    "| `\(name)` | \(declaration.sentence.english) | \(declaration.unit.symbol) "
                    + "| \(central) | \(low)…\(high) | \(evidence) |\n"
            }
        }
        return text
    }
}
