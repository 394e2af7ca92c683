import Modelling
import Results
import Testing

@testable import Rendering

/// What the pages on how scenarios hold and on when to switch say, and when they say nothing.
@Suite struct OutlooksTests {
    private func robust(_ change: (inout RobustDocument) -> Void) -> String {
        var document = Outlooks.robust
        change(&document)
        return RobustPage(document, of: Twente.facts(.english, Twente.two)).text
            .replacing("\n  ", with: " ")
    }

    private func pathways(_ change: (inout PathwaysDocument) -> Void) -> PathwaysPage {
        var document = Outlooks.pathways
        change(&document)
        return PathwaysPage(document, of: Twente.facts(.english, Twente.two))
    }

    @Test("one verdict for all measures, several, and none")
    func rankings() {
        #expect(robust { _ in }.contains("However one ranks, the network comes first."))
        #expect(robust { _ in }.contains("Who comes first depends on what one looks at:"))
        let open = robust { document in
            document.sceptic = nil
            for number in document.verdict.questions.indices {
                for ranking in document.verdict.questions[number].rankings.indices {
                    document.verdict.questions[number].rankings[ranking].firmness = 0.6
                }
            }
        }
        #expect(open.contains("Who comes first cannot be said in any way"))
        #expect(!open.contains("comes first."))
    }

    @Test("where nothing differs, the page says that alone")
    func nothing() {
        let page = robust { document in
            document.sceptic = nil
            document.verdict.questions = [
                Outlooks.question(
                    2_050, [0, 1].map { _ in Outlooks.standing(0, 0, 0, shared: 1_000) }, tied: 1_000,
                    [(.best, [0, 1], 0)])
            ]
        }
        #expect(page.contains("The scenarios differ in none of the draws here."))
        #expect(!page.contains("comes first") && !page.contains("is best"))
    }

    @Test("targets that all meet as often say nothing about who comes first")
    func evenTargets() {
        let page = robust { document in
            document.sceptic = nil
            document.verdict.metAll = [100, 100]
            document.verdict.questions[0].rankings[3].firmness = 0
        }
        #expect(page.contains("However one ranks, the network comes first."))
    }

    @Test("a sceptic turns the verdict, leaves it, or leaves it open, and may have nothing to hold")
    func sceptic() {
        #expect(robust { _ in }.contains("The verdict turns"))
        #expect(robust { _ in }.contains("Who comes first then cannot be said."))
        let stays = robust { $0.sceptic?.verdict = $0.verdict }
        #expect(stays.contains("In front stays the network."))
        let none = robust { $0.sceptic?.held = [] }
        #expect(none.contains("None of 285 uncertain numbers helps working together"))
    }

    @Test("counts come first, never as all or none where a draw is otherwise")
    func counts() {
        let page = robust { $0.verdict.questions[0].standings[1].best = 999 }
        #expect(page.contains("In more than 99 of 100 draws the network is best."))
    }

    @Test("a trigger is told only where it is better in unseen draws")
    func triggers() {
        let told = pathways { _ in }.text.replacing("\n  ", with: " ")
        #expect(told.contains("Switch in 2031 if collaboration.trust is at least 0.41. That is so in 52 of"))
        let none = pathways { $0.switches[0].trigger?.isBetter = false }.text
        #expect(none.contains("does better than"))
        #expect(!none.contains("Switch in 2031 if") && !none.contains("WHAT TO WATCH"))
        #expect(pathways { _ in }.text.contains("Switching makes no difference in any draw."))
    }

    @Test("rows show the years in which most draws meet a target")
    func rows() {
        let lines = pathways { _ in }.text.split(separator: "\n").map(String.init)
        let row = lines.first { $0.hasPrefix("  silos") && $0.contains("━") }
        // From 2040 to before 2047 most do; then some.
        let marks = String(repeating: "··", count: 16) + String(repeating: "━━", count: 7) + "╌"
        #expect(row?.contains(marks) ?? false)
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test("the map is a picture that says in words what it shows")
    func map() {
        let map = pathways { _ in }.map
        #expect(map.hasPrefix("<svg ") && map.hasSuffix("</svg>\n"))
        #expect(map.components(of: "<circle") == 4 && map.contains("<title>") && map.contains("<desc>"))
        #expect(!map.contains("NaN") && !map.contains("inf"))
        let noTargets = pathways { ($0.targets, $0.expiries) = ([], []) }.map
        #expect(!noTargets.contains("Thick"))
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { split(separator: part).count - 1 }
}
