import Reading
import Testing

@testable import Client

@Suite("Trust from questionnaires")
struct TrustTests {
    private static let head = "from,to,respondent,contact,1,2,3,4,5,6,7,8\n"

    private func answers(_ lines: [String], head: String = head) -> TrustAnswers {
        TrustAnswers(SourceFile(name: "a.csv", text: head + lines.joined(separator: "\n") + "\n"))
    }

    /// Two people of one organisation who think the same of another: every answer `mark`, and 8 as it must then be.
    private func side(_ from: String, _ to: String, _ mark: Int, contact: String = "") -> [String] {
        (1...2).map { who in
            ([from, to, "\(from)\(who)", contact] + Array(repeating: "\(mark)", count: 7) + ["\(8 - mark)"])
                .joined(separator: ",")
        }
    }

    /// A and B at 5 and 5, A and C at 3 and 7, B and C at 1 and 1: pairs of 4/6, 4/6 and 0.
    private var three: [String] {
        side("A", "B", 5, contact: "weekly") + side("B", "A", 5, contact: "less") + side("A", "C", 3)
            + side("C", "A", 7) + side("B", "C", 1, contact: "less") + side("C", "B", 1, contact: "quarterly")
    }

    @Test("the mean of pairs, its range, and how far the two sides of a pair lie apart, by hand")
    func byHand() throws {
        let score = try TrustScore(answers(three).answers)
        #expect(abs(score.trust - 4.0 / 9) < 1e-12)
        // Pairs of 2/3, 2/3 and 0: standard deviation √(4/27), standard error a third of 2/√3 · …
        let deviation = (4.0 / 27).squareRoot()
        #expect(abs(score.spread - deviation) < 1e-12)
        #expect(abs(score.high - (4.0 / 9 + 1.645 * deviation / 3.0.squareRoot())) < 1e-12)
        #expect(abs(score.low - (4.0 / 9 - 1.645 * deviation / 3.0.squareRoot())) < 1e-12)
        #expect(score.pairs == 3 && score.uneven == 1 && score.leftOut == 0)
        #expect(score.organisations == 3 && score.answers == 12)
        #expect(abs((try #require(score.alpha)) - 1) < 1e-12)
        // Weekly by half of those who answered counts; the two others speak less.
        #expect(score.linkDensity == 1.0 / 3)
    }

    @Test("a range is a tenth at least, and a pair with one person on a side is left out")
    func range() throws {
        let even = ["AB", "BA", "AC", "CA", "BC", "CB"].flatMap { pair in
            side(String(pair.first!), String(pair.last!), 4)
        }
        let alone = "A,D,A1,,4,4,4,4,4,4,4,4"
        let score = try TrustScore(answers(even + [alone]).answers)
        #expect(score.trust == 0.5 && score.low == 0.4 && score.high == 0.6)
        #expect(score.leftOut == 1 && score.pairs == 3 && score.linkDensity == nil)
    }

    @Test("fewer than three pairs give no answer, since each side would learn what the other thinks")
    func tooFew() {
        let two = side("A", "B", 5) + side("B", "A", 5) + side("A", "C", 5) + side("C", "A", 5)
        #expect(throws: TrustScore.TooFew(pairs: 2)) { try TrustScore(answers(two).answers) }
        // Three questions of six are too few to judge.
        let blind = three.map { $0.replacing(",1,1,1,1,1,", with: ",1,1,,,,") }
        #expect(throws: TrustScore.TooFew(pairs: 2)) { try TrustScore(answers(blind).answers) }
    }

    @Test("what is wrong is told at once, each with its place, in both languages of the columns")
    func problems() {
        let wrong = answers([
            "A,B,a1,weekly,5,5,5,5,5,5,5,8", "A,B,a1,often,5,5,5,5,5,5,5,5", ",B,a2,,5,5,5,5,5,5,5,5",
            "A,A,a3,,5,5,5,5,5,5,5,5",
        ]).problems.sorted().map(\.description)
        #expect(
            wrong == [
                "a.csv:2:29: '8' is no mark from 1 to 7; write 1 (not at all) to 7 (wholly), or leave the cell "
                    + "empty for who cannot judge",
                "a.csv:3:5: this respondent has answered about this organisation already, on line 2; keep one "
                    + "of the two lines",
                "a.csv:3:8: 'often' does not say how often there is contact; write one of weekly, monthly, "
                    + "quarterly, less, or leave the cell empty",
                "a.csv:4:1: this cell is empty; write who answers and whom it is about; a number will do",
                "a.csv:5:3: 'A' answers about itself; take this line out",
            ])
        let dutch = answers(
            ["A;B;a1;per kwartaal;5;5;5;5;5;;5;3"], head: "van;naar;invuller;contact;1;2;3;4;5;6;7;8\n")
        #expect(dutch.problems.isEmpty && dutch.answers[0].contact == .quarterly)
        #expect(dutch.answers[0].marks == [5, 5, 5, 5, 5, nil, 5, 3])
        let head = answers([], head: "from,to,respondent,1,2,3,4,5,6,7,seven\n").problems.map(\.description)
        #expect(head.count == 2 && head.contains { $0.contains("no column 'seven'") })
    }

    @Test("the page names no organisation, and its lines are those of a scenario")
    func page() throws {
        let text = TrustPage(try TrustScore(answers(three).answers)).text
        #expect(
            text.contains("  initial_trust: {low: 0.08, central: 0.44, high: 0.81}\n  link_density: 0.33\n"))
        for name in ["A", "B", "C"] {
            #expect(!text.contains(" \(name) ") && !text.contains("\(name)1"))
        }
    }
}
