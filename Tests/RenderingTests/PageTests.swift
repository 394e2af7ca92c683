import Rendering
import Results
import Testing

@Suite("Pages")
struct PageTests {
    private let jobs = Small.table.filtered { $0.indicator == "jobs.employed" }

    private var plain: PageFacts {
        var facts = Small.facts
        (facts.assumptions, facts.changes) = ([], [])
        return facts
    }

    @Test("a comparison shows levels, differences, verdicts, a picture, what is assumed and what changed")
    func comparison() {
        let expected = """
            Together against Alone
            1,024 members, each with the same draws and shocks under every scenario. ↑ more is better, ↓ less is better;
              differences of shares in percentage points.

            Groot-Rijnmond (NL33C): network less silo
                                          year     silo  difference   90 % of members  in short
             Work and business
              ↑ people at work            2030  730,100      −1,200    [−2,100, −330]  certainly worse (98 %)
                                          2050  741,500      +1,600    [−780, +4,000]  probably better (85 %)
                  slower until 2033, then ahead (2031–2036); in 2050 12 % more of what the measures do; 1.2 years ahead
             Nature
              ↑ abundance of species, %   2050     24.1      +0.020  [+0.010, +0.030]  certain, but negligible (over 99 %)
             Broad prosperity
              ↑ index of prosperity,      2030    53.31       −0.30    [−0.70, +0.10]  probably worse (87 %)
                points                    2050    55.02       +0.80     [+0.20, +1.4]  certainly much better (98 %)
                  in 2050 31 % more of what the measures do
              Where a difference is negligible in every year, the last year stands for all.
              One indicator has no value here and is left out.

            Groot-Rijnmond (NL33C), index of prosperity, points: network less silo, year by year; ● middle, ▒ half and ░
              90 % of members
                    −0.70               0                                   +1.4
              2030  ░░░░░░▒▒▒▒▒●▒▒▒▒▒▒░░│░░
              2050                      │    ░░░░░░░░░▒▒▒▒▒▒▒▒●▒▒▒▒▒▒▒▒▒░░░░░░░░

            Economic measures shift jobs for 10 to 15 years; only people and houses shift them for good.
            This compares ways of working given the same luck; it is no forecast of a region. Evidence on the size of
            collaboration effects is weak: the conditions under which the answer flips matter more than the average.

            What is assumed and matters most for these differences:
              - collaboration.initial_trust: Trust at the start. 0.5 (0.35 to 0.65); matters: the higher it is, the higher
                the difference (rank correlation 0.48)
              To fix or narrow one, write it in a scenario: context: assumptions: NAME: {fixed: VALUE}.

            What differs between the scenarios:
              - collaboration.mode: silo → network in network

            """
        #expect(ComparisonPage(Small.facts, table: Small.table).text == expected)
    }

    @Test("on a narrow screen the names of indicators stand above their numbers")
    func narrow() {
        let expected = """
            Together against Alone
            1,024 members, each with the same draws and shocks under every scenario. ↑ more
              is better, ↓ less is better; differences of shares in percentage points.

            Groot-Rijnmond (NL33C): network less silo
                year     silo  difference  90 % of members  in short
             Work and business
              ↑ people at work
                2030  730,100      −1,200   [−2,100, −330]  certainly worse (98 %)
                2050  741,500      +1,600   [−780, +4,000]  probably better (85 %)
                  slower until 2033, then ahead (2031–2036); in 2050 12 % more of what the
                  measures do; 1.2 years ahead

            Economic measures shift jobs for 10 to 15 years; only people and houses shift
            them for good.
            This compares ways of working given the same luck; it is no forecast of a
            region. Evidence on the size of collaboration effects is weak: the conditions
            under which the answer flips matter more than the average.

            What differs between the scenarios:
              The inputs of the scenarios do not differ.

            """
        #expect(ComparisonPage(plain, table: jobs, width: 80).text == expected)
    }

    @Test("a central comparison says what it is, without bands, and warnings come last")
    func central() {
        var facts = plain
        (facts.isCentral, facts.isHeadline) = (true, true)
        facts.warnings = ["silo.yaml:3:1: warning: something is odd"]
        let expected = """
            Together against Alone
            Central run, not a forecast: one member, every number at its central value, shocks off. It does not say how
              sure an answer is.

            Groot-Rijnmond (NL33C): network less silo
                                    year     silo  difference    in short
             Work and business
              ↑ people at work      2030  730,100      −1,200    worse
                                    2050  741,500      +1,600    better
                  slower until 2033, then ahead (2031–2036); in 2050 12 % more of what the measures do; 1.2 years ahead

            Economic measures shift jobs for 10 to 15 years; only people and houses shift them for good.
            This compares ways of working given the same luck; it is no forecast of a region. Evidence on the size of
            collaboration effects is weak: the conditions under which the answer flips matter more than the average.

            What differs between the scenarios:
              The inputs of the scenarios do not differ.

            Warnings:
              - silo.yaml:3:1: warning: something is odd

            These are headlines. All indicators: --indicator all. Other places and years: --region, --year. For programs:
            --format json or csv.

            """
        #expect(ComparisonPage(facts, table: jobs).text == expected)
    }

    @Test("of value added only the difference is shown")
    func valueAdded() {
        let table = ResultTable(
            [
                row("silo", "jobs.value_added", "M€/yr", 2050, value: around(54_321, 100)),
                row(
                    "network", "jobs.value_added", "M€/yr", 2050, value: around(54_400, 100),
                    less: around(79, 20), probability: 1),
            ], isComparison: true)
        let page = ComparisonPage(plain, table: table).text
        #expect(page.contains("+79") && page.contains("it is shown as a difference only"))
        #expect(!page.contains("54,3"))
    }

    @Test("where there are no rows the page says so")
    func nothing() {
        let page = ComparisonPage(plain, table: ResultTable([], isComparison: true)).text
        #expect(page.contains("There are no values for these places, indicators and years."))
    }

    @Test("no line is longer than the width", arguments: [72, 80, 96, 110, 160])
    func width(width: Int) {
        let lines = ComparisonPage(Small.facts, table: Small.table, width: width).text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width }, "\(lines.filter { $0.count > width })")
    }

    @Test("a run shows the middle and the band of every year")
    func run() {
        let rows = ResultTable(Small.table.rows.filter { $0.scenario == "silo" }, isComparison: false)
        var facts = plain
        facts.reference = nil
        facts.scenarios = [.init(name: "silo", title: "Alone")]
        let expected = """
            Alone
            1,024 members: the middle one, and in brackets where 90 % of them lie. ↑ more is better, ↓ less is better.

            Groot-Rijnmond (NL33C)
                                                                   2030                        2050
             Work and business
              ↑ people at work               730,100 [721,100, 739,100]  741,500 [721,500, 761,500]
             Nature
              ↑ abundance of species, %               23.1 [21.1, 25.1]           24.1 [21.1, 27.1]
             Broad prosperity
              ↑ index of prosperity, points        53.31 [52.31, 54.31]        55.02 [53.02, 57.02]
              One indicator has no value here and is left out.

            This is what the model makes of one way of working; it is no forecast of a region. Compare scenarios to see
            what the way of working does.

            """
        #expect(RunPage(facts, table: rows).text == expected)
        facts.isCentral = true
        let expectedCentral = """
            Alone
            Central run, not a forecast: one member, every number at its central value, shocks off. It does not say how
            sure an answer is.

            Groot-Rijnmond (NL33C)
                                              2030   2050
             Broad prosperity
              ↑ index of prosperity, points  53.31  55.02

            This is what the model makes of one way of working; it is no forecast of a region. Compare scenarios to see
            what the way of working does.

            """
        let index = rows.filtered { $0.indicator == "prosperity.index" }
        #expect(RunPage(facts, table: index).text == expectedCentral)
    }

    @Test(
        "(7.5) where 20 to 80 % of members find the index better, its line says that the sign depends on weights"
    )
    func weights() {
        let index = { (probabilities: [Double]) in
            let rows = zip([2030, 2040, 2050], probabilities).map { year, probability in
                row(
                    "network", "prosperity.index", "points", year, value: around(53, 1),
                    less: around(0.8, 1.5), probability: probability)
            }
            var facts = plain
            facts.years = [2030, 2040, 2050]
            return ComparisonPage(facts, table: ResultTable(rows, isComparison: true)).text
        }
        #expect(index([0.5, 0.81, 0.2]).contains("      in 2030 and 2050 the sign depends on weights\n"))
        #expect(
            index([0.21, 0.6, 0.8]).contains("      in 2030, 2040 and 2050 the sign depends on weights\n"))
        #expect(!index([0.19, 0.9, 0.81]).contains("weights"))
    }

    @Test("bands over the first members are a few lines")
    func early() {
        let expected = [
            "network in NL33C in 2050, over the first 64 members",
            "  ↑ people at work       +1,600  [−780, +4,000]",
            "  ↑ index of prosperity   +0.80  [+0.20, +1.4]",
        ]
        #expect(EarlyBands(Small.table, members: 64).lines == expected)
    }

    @Test("progress is one line that fits")
    func progress() {
        let line = ProgressLine(done: 128, total: 256, rate: 150, secondsLeft: 0.85)
        #expect(
            line.text(width: 110)
                == "███████████████░░░░░░░░░░░░░░░ 128 of 256 members, 150 a second, 0.85 s left")
        let narrow = "███████░░░░░░░ 128 of 256 members, 150 a second, 0.85 s left"
        #expect(line.text(width: 60) == narrow)
        #expect(line.text(width: 20) == "128 of 256 members, ")
    }

    @Test("a turn that few members make says how many")
    func turns() {
        #expect(
            Sentences.turn(isAheadAfter: true, from: 2030.6, middle: 2033.2, to: 2036.4)
                == "slower until 2033, then ahead (2031–2036)")
        #expect(
            Sentences.turn(isAheadAfter: false, from: 2030.6, middle: 2033.2, to: 2036.4, share: 0.12)
                == "in 12 % of members ahead until 2033, then behind (2031–2036)")
    }
}
