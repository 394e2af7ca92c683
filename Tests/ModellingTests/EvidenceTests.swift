import Modelling
import Testing

@Suite("Evidence")
struct EvidenceTests {
    @Test("A grade is read by its word; what was called assumed is judged, and no other word is a grade")
    func words() {
        for grade in Evidence.Grade.allCases { #expect(Evidence.Grade(word: grade.rawValue) == grade) }
        #expect(Evidence.Grade(word: "assumed") == .judged)
        for word in ["", "Measured", "guessed", "assumed "] { #expect(Evidence.Grade(word: word) == nil) }
    }

    @Test("Tuned and judged numbers are our own; measured and published ones are not")
    func own() {
        #expect(Evidence.Grade.allCases.filter(\.isOwn) == [.tuned, .judged])
    }

    @Test("What was looked up, what contradicts it and how to measure it are said beside the source")
    func parts() {
        let plain = Evidence.tuned(on: "60 to 85 % late", nl: "60 tot 85 % te laat")
        #expect(plain.grade == .tuned && plain.source.english == "60 to 85 % late")
        #expect(plain.verified == nil && plain.note == nil && plain.measuring == nil)
        let whole = plain.verified("the abstract", nl: "de samenvatting")
            .noting("not the former number", nl: "niet het vorige getal")
            .measurable(by: "count", nl: "tel")
        #expect(whole.verified == Text(nl: "de samenvatting", en: "the abstract"))
        #expect(whole.note == Text(nl: "niet het vorige getal", en: "not the former number"))
        #expect(whole.measuring == Text(nl: "tel", en: "count"))
        #expect(whole.grade == plain.grade && whole.source == plain.source)
    }
}
