import Modelling
import Results

/// (R7, R8) What a scenario is called: in a column, behind "with", and as the subject of a sentence.
struct ScenarioName: Equatable {
    /// `netwerk`
    let column: String
    /// `een netwerk`, `verkokerd werken`
    let with: String
    /// `het netwerk`, `verkokerd`
    let subject: String
}

extension PageFacts {
    /// What a scenario is called; scenarios with one name are told apart.
    func name(_ scenario: String) -> ScenarioName {
        guard let scenario = self.scenario(scenario) else {
            return ScenarioName(column: scenario, with: "'\(scenario)'", subject: "'\(scenario)'")
        }
        let own = nameAlone(scenario)
        let alike = scenarios.filter { $0.name != scenario.name && nameAlone($0).column == own.column }
        return alike.isEmpty ? own : apart(scenario, called: own, from: alike)
    }

    /// Ways of working have an article or none, as the catalogue says; any other name stands as its file has it, and
    /// in quotes where no file declares it as a short name.
    private func nameAlone(_ scenario: Scenario) -> ScenarioName {
        if let short = scenario.short {
            if let mode = Self.mode(called: short) {
                return ScenarioName(
                    column: voice("mode.\(mode).column"), with: voice("mode.\(mode).with"),
                    subject: voice("mode.\(mode).subject"))
            }
            let text = short[language]
            return ScenarioName(column: text.withoutArticle, with: text, subject: text)
        }
        let text = titleWithoutRegion(scenario)
        return ScenarioName(column: text, with: "'\(text)'", subject: "'\(text)'")
    }

    /// The modes that the catalogue has words for.
    static let modes = ["silo", "bilateral", "network", "public_private"]

    /// The way of working that a short name is the word for.
    private static func mode(called short: Text) -> String? {
        modes.first { mode in
            let key = "mode.\(mode).column"
            return short.dutch == Voice(.dutch)(key) || short.english == Voice(.english)(key)
        }
    }

    /// A title without the region's name, where what is left can stand alone; the name of the scenario where nothing is left.
    func titleWithoutRegion(_ scenario: Scenario) -> String {
        let language: Language = language == .bracketed ? .english : language
        let title = scenario.title[language]
        let rest = regions.reduce(title) { $0.replacing($1.title[language], with: "") }
            .replacing("()", with: "").split(separator: " ").joined(separator: " ").withoutMarksAround
        if rest.isEmpty { return scenario.name }
        return rest.contains(where: \.isLetter) && !rest.leansOnNext ? rest : title
    }

    /// The scenarios that are compared with the base and are ways of working, or all where there is none.
    func waysOfWorking(_ findings: Findings) -> [ScenarioFindings] {
        let ways = findings.scenarios.filter { !$0.isYardstick }
        return ways.isEmpty ? findings.scenarios : ways
    }

    /// Whether a scenario carries out no measures in the region of the findings.
    func isIdle(_ scenario: String, _ findings: Findings) -> Bool {
        findings.budgets.contains { $0.scenario == scenario && $0.byMeasure.isEmpty }
    }

    /// Whether a scenario works together in another way than the base, as far as its inputs are known.
    func hasOtherWay(_ scenario: String) -> Bool {
        let own = changes.filter { $0.scenario == scenario }
        let ofWay: Set = ["mode", "partners", "lead", "changes"]
        return own.isEmpty
            || own.contains { change in
                change.path.hasPrefix("collaboration.")
                    || ofWay.contains(String(change.path.split(separator: ".").last ?? ""))
            }
    }

    /// (R6) Whether the two spend so differently that the page must say so.
    func hasOtherBudget(_ scenario: String, _ findings: Findings) -> Bool {
        findings.unlike.contains { $0.scenario == scenario && ($0.kind == .money || $0.kind == .measures) }
    }
}

extension PageFacts {
    /// (R30) A scenario's name in a column; where two names are cut to the same, from where they differ.
    func column(_ scenario: String, width: Int) -> String {
        let (own, others) = apart(from: scenario, width: width)
        let short = own.cut(to: width)
        let alike = others.filter { $0 != own && $0.cut(to: width) == short }
        guard let shared = alike.map({ zip(own, $0).prefix { $0 == $1 }.count }).max(), width > 2 else {
            return short
        }
        return "…" + own.dropFirst(min(shared, own.count - width + 1)).prefix(width - 1)
    }

    /// Names of all scenarios without the words that all begin with, where the one asked for does not fit otherwise.
    private func apart(from scenario: String, width: Int) -> (own: String, all: [String]) {
        let (own, all) = (name(scenario).column, scenarios.map { name($0.name).column })
        guard own.count > width, all.count > 1 else { return (own, all) }
        let words = all.map { $0.split(separator: " ") }
        let least = words.map(\.count).min() ?? 0
        let shared = (0..<least).prefix { place in words.allSatisfy { $0[place] == words[0][place] } }.count
        guard shared > 0, shared < least else { return (own, all) }
        let rest = { (name: String) in
            let text = name.split(separator: " ").dropFirst(shared).joined(separator: " ")
            return name.hasPrefix("⟦") ? "⟦" + text : text
        }
        return (rest(own), all.map(rest))
    }
}

extension String {
    /// Without the marks at its ends that set something apart, with the spaces beside them.
    fileprivate var withoutMarksAround: String {
        let isMark = { (letter: Character) in letter == " " || ",:;–-·".contains(letter) }
        return drop(while: isMark).trimmingSuffix(while: isMark)
    }

    /// Whether it ends in a word that wants another behind it: `ons plan voor`.
    fileprivate var leansOnNext: Bool {
        let words: Set = [
            "voor", "van", "in", "met", "en", "om", "bij", "naar", "tot", "de", "het", "een", "for", "of",
            "with", "and",
            "or", "at", "to", "the", "a",
        ]
        return split(separator: " ").last.map { words.contains($0.lowercased()) } ?? false
    }

    /// (R8) A short name may begin with its article, which columns leave out.
    fileprivate var withoutArticle: String {
        let article = ["de ", "het ", "een ", "the ", "a ", "an "].first { hasPrefix($0) && $0.count < count }
        return article.map { String(dropFirst($0.count)) } ?? self
    }

    /// (R30) At most so many characters: as many whole words as fit from its start, else from its end, else the middle of a
    /// long one cut out.
    func cut(to width: Int) -> String {
        guard count > width, width > 2 else { return self }
        guard !hasSuffix("⟧") else {
            // One pair around what is left, whatever was within.
            return "⟦" + filter { !"⟦⟧".contains($0) }.cut(to: width - 2) + "⟧"
        }
        let words = Array(self)
        let whole = (max(2, (width * 3 + 4) / 5)...width).lazy
            .filter { words[$0] == " " || words[$0 - 1] == "-" }
            .map { self.prefix($0).trimmingSuffix { ",;:(-".contains($0) || $0 == " " } }
            .filter { $0.count < width }
        if let start = whole.max(by: { $0.count < $1.count }) { return start + "…" }
        let last = words.indices.dropFirst().first { words[$0 - 1] == " " && words.count - $0 < width }
        if let last, words.count - last >= width * 3 / 5 { return "…" + String(words[last...]) }
        let end = (width - 1) / 2
        return prefix(width - 1 - end) + "…" + suffix(end)
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
        String(String(reversed().drop(while: isDropped)).reversed())
    }
}
