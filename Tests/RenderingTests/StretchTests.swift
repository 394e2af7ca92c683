import Modelling
import Results
import Testing

@testable import Rendering

@Suite("Stretches of years")
struct StretchTests {
    private func stretch(
        _ isAhead: Bool, _ first: Int, _ last: Int, exact: (Bool, Bool) = (true, true)
    ) -> ScenarioFindings.Stretch {
        .init(
            isAhead: isAhead, first: first, last: last, isFirstExact: exact.0, isLastExact: exact.1)
    }

    private func words(_ stretches: ScenarioFindings.Stretch...) -> String {
        Stretches(stretches, horizon: 2050, voice: Voice(.dutch)).sentence("het netwerk")
    }

    @Test("R12: a boundary year that resampled draws do not agree on is told with 'rond'")
    func boundaries() {
        #expect(
            words(stretch(false, 2027, 2034, exact: (true, false)), stretch(true, 2035, 2050))
                == "Het netwerk ligt achter van 2027 tot rond 2034, en voor vanaf 2035.")
        #expect(
            words(stretch(false, 2027, 2033), stretch(true, 2034, 2050, exact: (false, true)))
                == "Het netwerk ligt achter van 2027 tot en met 2033, en voor vanaf rond 2034.")
    }

    @Test("R13: 'vanaf' only where it lasts to the end, else 'van … tot en met', and 'daarna gelijk'")
    func ends() {
        #expect(
            words(stretch(true, 2034, 2049))
                == "Het netwerk ligt voor van 2034 tot en met 2049, daarna gelijk.")
        #expect(words(stretch(true, 2034, 2050)) == "Het netwerk ligt voor vanaf 2034.")
    }

    @Test("R11: more than three stretches are counted, one shorter than two years is not told")
    func few() {
        let four = (0..<4).map { stretch($0 % 2 == 0, 2026 + 4 * $0, 2028 + 4 * $0) }
        #expect(
            Stretches(four, horizon: 2050, voice: Voice(.dutch)).sentence("het netwerk")
                == "Het netwerk wisselt: 4 keer voor of achter, zie --details.")
        #expect(
            words(stretch(true, 2030, 2030))
                == "Het netwerk ligt in geen enkel jaar lang genoeg voor of achter om te noemen.")
        let three = four.prefix(3)
        #expect(
            Stretches(Array(three), horizon: 2050, voice: Voice(.dutch)).text
                == "voor van 2026 tot en met 2028, achter van 2030 tot en met 2032, en voor van 2034 tot en met 2036, daarna gelijk"
        )
    }

    @Test("R10, R11: equal neighbours are one stretch, and a single level year between them joins them")
    func merging() {
        let sides: [Judgement] = [
            .tooSmall, .behind, .behind, .neckAndNeck, .behind, .tooSmall, .tooSmall, .ahead, .tooSmall,
            .ahead, .ahead,
        ]
        let years = sides.enumerated().map { (year: 2026 + $0.offset, verdict: $0.element) }
        let found = Stretches.of(years)
        #expect(found.map(\.isAhead) == [false, true])
        #expect(found.map(\.first) == [2027, 2033] && found.map(\.last) == [2030, 2036])
    }

    @Test("a stretch is never told from the last crossing: what stays below the least difference has no side")
    func crossing() {
        let years = (2027...2050).map { year -> (year: Int, verdict: Judgement) in
            (year, year <= 2033 ? .behind : year <= 2041 ? .ahead : .tooSmall)
        }
        #expect(
            Stretches(Stretches.of(years), horizon: 2050, voice: Voice(.english)).sentence("the network")
                == "The network is behind from 2027 up to and including 2033, and ahead from 2034 up to and including 2041, then level."
        )
    }
}
