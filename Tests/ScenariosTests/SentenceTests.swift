import Modelling
import Reading
import Testing
import Words

@testable import Scenarios

@Suite("Every problem of a scenario has its sentences")
struct ScenarioSentenceTests {
    @Test("Each has a fact and a way out", arguments: ScenarioCode.allCases)
    func sentences(code: ScenarioCode) {
        #expect(Wording.shared.has("scenario.\(code.rawValue)"))
        #expect(Wording.shared.has("scenario.\(code.rawValue).fix"))
    }

    @Test("Sentences have all that stands in their places, in both languages")
    func places() {
        let facts: [Fact] = [
            .focusIsCountry("a"), .focusIsProvince("a", regions: ["b"]),
            .extendsInCircle(["a", "b"]), .leadsOutside("a", folder: "b"), .absolutePath("a"),
            .wrongFileType("a", expected: "b"), .unknownShipped("a", suggestion: nil),
            .unknownFile("a", suggestion: nil), .unknownFile("a", suggestion: "b"), .chainTooLong(limit: 8),
            .unknownName("a", what: .measure, suggestion: nil, list: nil),
            .unknownName("a", what: .measure, suggestion: nil, list: "measures"),
            .unknownName("a", what: .measure, suggestion: "b", list: nil), .nameOfMany("a", example: "b"),
            .notUncertain("a", role: Phrase("role.computed")), .wrongUnit("km", name: "a", expected: "1"),
            .wrongUnit("km", name: "a", expected: "ha"), .notAllowed("1", name: "a", least: "2", most: "3"),
            .notInMillions("1", name: "a", written: "2"),
            .outsideRange("1", name: "a", least: "2", most: "3"), .unclearSpread, .disorderedSpread,
            .notAQuarter("a"), .notAYear("a"), .outsidePeriod("a", first: "b", last: "c"), .periodBackwards,
            .partnerTwice("a"), .leadIsPartner("a"), .modeNeeded, .regionNeeded,
            .stepTwice("a", firstLine: 3), .givenUnderTwoNames("a", firstLine: 3), .tooMuch(.steps, limit: 3),
            .requiresItself("a"),
            .requiresUnplanned("a"), .prerequisitesInCircle(["a", "b"]),
            .beforePrerequisite("a", prerequisite: "b", ends: "c"), .nobodyToWorkWith(mode: "a"),
            .endsAfterPeriod("a", ends: "b"), .noTimeToDecide, .tooMuchFarmland(asked: "1", had: "2"),
            .noBorder("a"), .retired("a", successor: "b", reason: Phrase("retired.delay_per_link")),
            .notOneCondition([], among: ["a"]), .notOneCondition(["a", "b"], among: ["a", "b"]),
            .conditionThatIsNone("a"), .changesToItself("a"), .changesBeforeStart("a", start: "b"),
            .swingsBack(below: "1", above: "2"), .decidedAfterStalled,
        ]
        #expect(Set(facts.map(\.code)) == Set(ScenarioCode.allCases.map(\.rawValue)))
        for fact in facts {
            let problem = Problem(.scenario, at: SourcePosition(file: "a.yaml", line: 1, column: 1), fact)
            for language in [Language.dutch, .english] {
                for phrase in [problem.phrase, problem.wayOut] {
                    let text = phrase.text(language)
                    #expect(!text.isEmpty && !text.contains("{"), "\(text)")
                }
            }
        }
    }
}
