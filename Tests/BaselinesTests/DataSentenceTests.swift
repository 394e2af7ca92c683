import Modelling
import Reading
import Testing
import Words

@testable import Baselines

@Suite("Every problem of figures, measures and files of others has its sentences")
struct DataSentenceTests {
    @Test("Each has a fact and a way out in the catalogue")
    func sentences() {
        let codes =
            FigureCode.allCases.map(\.rawValue) + MeasureCode.allCases.map(\.rawValue)
            + ImportCode.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
        for code in codes {
            #expect(Wording.shared.has("data.\(code)"), "\(code)")
            #expect(Wording.shared.has("data.\(code).fix"), "\(code)")
        }
    }

    @Test("Sentences have all that stands in their places, in both languages")
    func places() {
        let facts: [Fact] = [
            .fileMissing("a"), .fileUnreadable("a"), .regionCount(3, expected: 40),
            .unknownColumn("a", suggestion: nil, known: ["b"]), .missingColumn("a"), .emptyCell("a"),
            .unknownFigure("a", suggestion: nil), .followsFromOthers("a", instead: "b"),
            .retired("a", instead: "b"),
            .unknownPlace("a", suggestion: nil), .municipalityAsRegion("a", region: "b"),
            .placeDoesNotFit("a", figure: "b", expected: Phrase("place.region")), .notAYear("a"),
            .wrongUnit("a", figure: "b", expected: "c"),
            .otherUnit("a", figure: "b", expected: "c", value: "1", written: "2", already: nil),
            .notAllowed("a", figure: "b", least: "c", most: "d"),
            .wrongYear(2020, figure: "a[2021]", expected: 2021), .unknownEvidence("a"),
            .unknownSource("a", suggestion: nil), .undescribedFigure("a"), .givenTwice("a", firstLine: 2),
            .figureMissing("a", place: "b"), .leastAboveMost("a", most: "b"),
            .yearOutside(1800, least: 1990, most: 2025),
            .exceedsLand("a", place: "b", sum: "c", most: "d"),
            .listLacks("a", place: "b", given: "c"), .listExceeds("a", place: "b", value: "c", most: "d"),
            .listLacksJobs("a", place: "b", value: "c", least: "d"), .evidenceTwice("a"),
            .unknownWord("a", what: .lever, suggestion: nil, known: ["b"]), .sharesDoNotSum("a", sum: "b"),
            .leadHoldsNothing("a"), .missingTime("a", of: "b", usual: nil), .noTime, .broughtForward,
            .levelComesAnyway("a"), .outside("a", key: "b", least: "c", most: "d"), .oneColumn, .noRows,
            .unevenRow(found: 1, expected: 2, separator: Phrase("separator.tabs")),
            .noTable(Phrase("kind.json")),
            .leefbaarometer, .layoutHolds("a", figure: "b", asked: "c"), .sourceNotSaid,
            .nothingLeft([
                Phrase("import.provisional", ["year": 2020]), Phrase("import.year_taken", ["year": 2021]),
            ]),
            .noRegionColumn(["a"]), .noNumbers, .whichColumn("a", among: ["b"]),
            .columnNotUnderstood("a", near: "b"),
            .nothingUnderstood(["a"], near: []), .topicsAreCodes(["a"]), .partAbove("a", word: "b"),
            .twofoldPlace("a"), .damagedPlace("a", suggestion: nil), .yearAbove(2020, asked: 2021),
            .older("a", year: 2020, newest: 2024, places: 3),
            .anotherScale(
                "a", place: "b", value: "1", known: "2", year: 2020, other: "3", power: 0.001, factor: nil),
            .unitForSeveral(["a"]),
            .unitNotSaid("a", figure: "b", expected: "c"), .cannotConvert("a", figure: "b", expected: "c"),
            .mixedUnits("a", among: ["b"]), .severalCategories("a", "b"), .singleClass("a", "b"),
            .neighbourhoods,
            .municipalityOfShare("a", unit: "b"), .municipalityOfNation("a"),
            .municipalitiesOfOldYear(2000, first: 2022), .unknownMunicipality("a", year: 2022),
            .municipalitiesMissing("a", count: 1, of: 2, names: "b"), .noAreaFound,
            .twoNumbers("a", year: 2020, firstLine: 2), .mixedMarks("a", other: "b", line: 3),
            .ambiguousMark("a"), .yearNotSaid, .yearNotThere(2020, years: [2021]),
            .noYearFits("a", years: [], least: 1, most: 2),
            .sumDiffers("a", of: .regions, place: "b", sum: "c", given: "d"),
            .differsFromCountry("a", sum: "b", country: "c"),
            .jump("a", place: "b", from: "c", year: 2020, to: "d"),
        ]
        let codes =
            FigureCode.allCases.map(\.rawValue) + MeasureCode.allCases.map(\.rawValue)
            + ImportCode.allCases.map(\.rawValue)
        #expect(Set(facts.map(\.code)) == Set(codes))
        for fact in facts {
            let problem = Problem("a.csv", 1, 1, fact)
            for language in [Language.dutch, .english] {
                for phrase in [problem.phrase, problem.wayOut] {
                    let text = phrase.text(language)
                    #expect(!text.isEmpty && !text.contains("{"), "\(text)")
                }
            }
        }
    }
}
