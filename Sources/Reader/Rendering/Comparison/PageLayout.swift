/// How wide the parts of a comparison's page are, by the columns that there are (section 7 of the rules).
struct PageLayout {
    /// Of the label of a row.
    let label: Int
    /// Of a scenario's name; 0 where it stands on a line of its own under the label.
    let scenario: Int
    let cell: Int
    /// Years that fit beside each other.
    let years: Int
    /// Where sentences end.
    let text: Int
    /// Where tables end.
    let width: Int
    /// The most lines for up to three scenarios, and for more.
    static let mostLines = (few: 40, many: 60)

    init(width: Int) {
        switch width {
        case ..<80: (label, scenario, cell, years, text, self.width) = (22, 0, 9, 2, 58, 60)
        case ..<120: (label, scenario, cell, years, text, self.width) = (28, 12, 8, 4, 78, 80)
        default: (label, scenario, cell, years, text, self.width) = (36, 16, 9, 6, 96, 120)
        }
    }

    var isNarrow: Bool { scenario == 0 }
    var isWide: Bool { width >= 120 }
    /// Where the foot ends: nobody reads it aloud, so that it may be as wide as tables.
    var foot: Int { isWide ? width - 2 : text }

    /// The years that are shown: all where they fit, else the first, the last and some between.
    func shown(_ years: [Int]) -> [Int] {
        guard years.count > self.years else { return years }
        let steps = self.years - 1
        return (0...steps).map { years[($0 * (years.count - 1) + steps / 2) / steps] }
    }

    /// A label on as many lines as it needs, each after the first indented by two.
    func lines(of label: String) -> [String] {
        label.wrapped(to: self.label - 1, indent: "  ").split(separator: "\n").map(String.init)
    }
}

extension PageFacts {
    /// (R27) The years of a page where nobody asks for others: every tenth, and the one halfway after the first.
    ///
    /// - Parameters:
    ///   - known: the years that there are rows of.
    ///   - reported: the years that the run reports, shown where it has none of the usual ones.
    public static func usualYears(among known: Set<Int>, reported: [Int]) -> [Int] {
        let tenths = known.filter { $0.isMultiple(of: 10) }
        let halfway = tenths.min().map { $0 + 5 }
        let years = known.filter { tenths.contains($0) || $0 == halfway }.sorted()
        return years.isEmpty ? reported : years
    }
}

extension String {
    /// With spaces before it until it is so long.
    func atRight(_ count: Int) -> String {
        String(repeating: " ", count: Swift.max(0, count - self.count)) + self
    }
}
