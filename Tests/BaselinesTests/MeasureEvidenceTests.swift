import Modelling
import Reading
import RegionModel
import Testing

@testable import Baselines

/// What the numbers of the catalogue rest on.
@Suite struct MeasureEvidenceTests {
    private func number(_ name: String, of id: String) throws -> MeasureNumber {
        let measure = try #require(try Shared.catalogue.get().measure(id))
        return try #require(measure.numbers.first { $0.name == name }, "\(id).\(name)")
    }

    @Test("A number carries value, range, grade, source, what was looked up, and how to measure it")
    func whole() throws {
        let risk = try number("road_risk", of: "safe_roads")
        #expect(risk.value == Text(nl: "0,00015 share per M€", en: "0.00015 share per M€"))
        #expect(risk.range == Text(nl: "0,00005 tot 0,00045", en: "0.00005 to 0.00045"))
        #expect(risk.evidence.grade == .published && risk.evidence.source.english.hasPrefix("SWOV"))
        #expect(risk.evidence.verified?.dutch.contains("swov.nl") == true)
        #expect(risk.evidence.note?.english.contains("twenty times") == true)
        #expect(risk.evidence.measuring != nil)
    }

    @Test("A number without evidence of its own has that of all measures; a chance has that of chances")
    func usual() throws {
        let (one, other) = (
            try number("effort", of: "safe_roads"), try number("effort", of: "nature_network")
        )
        #expect(one.evidence == other.evidence && one.evidence.grade == .judged)
        #expect(
            try number("patch_connectivity.chance", of: "nature_network").evidence.source.english.hasPrefix(
                "A rule"))
        #expect(try number("cohesion.chance", of: "amenity_hub").evidence.note != nil)
        #expect(
            try number("distance.lasts", of: "demand_responsive_transport").evidence.source.english
                .hasPrefix("Currie"))
        #expect(
            try number("labour_force.lag", of: "human_capital_agreement").evidence
                == number("labour_force", of: "human_capital_agreement").evidence)
    }

    @Test("A catalogue without evidence is read: every number is judged, by its note")
    func older() throws {
        var files = ConfigFiles.embedded
        files.measures = Self.withoutEvidence(files.measures)
        for measure in try Catalogue(files).measures {
            #expect(measure.numbers.count > 10)
            for number in measure.numbers { #expect(number.evidence == .judged(measure.note)) }
        }
    }

    /// The catalogue without blocks of evidence.
    private static func withoutEvidence(_ text: String) -> String {
        var lines: [Substring] = []
        var depth: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == " " }.count
            if let block = depth, line.isEmpty || indent <= block { depth = nil }
            if line.hasSuffix(" evidence:") { depth = indent }
            if depth == nil { lines.append(line) }
        }
        return lines.joined(separator: "\n")
    }

    @Test(
        "A mistake in evidence is told with its line and a way out",
        arguments: [
            (
                "of: [road_risk]", "of: [road_risks]",
                "there is no number 'road_risks'; did you mean 'road_risk'?"
            ),
            ("grade: published", "grade: proven", "there is no grade 'proven'"),
            ("of: [nature_area]", "of: [nature_area, years]", "the evidence of 'years' is given twice"),
            ("        grade: published\n", "", "the evidence has no 'grade'"),
            ("verified:", "verifed:", "there is no key 'verifed'; did you mean 'verified'?"),
        ])
    func mistakes(original: String, replacement: String, sentence: String) {
        var files = ConfigFiles.embedded
        files.measures = files.measures.replacing(original, with: replacement, maxReplacements: 1)
        let problems = #expect(throws: Problems.self) { try Catalogue(files) }
        let found = problems?.all.map { "\($0.factSentence); \($0.fix)" } ?? []
        #expect(found.contains { $0.hasPrefix(sentence) }, "\(found)")
    }

    @Test("What 0.1 called assumed is judged")
    func assumed() throws {
        var files = ConfigFiles.embedded
        files.measures = files.measures.replacing("grade: published", with: "grade: assumed")
        let measures = try Catalogue(files).measures
        #expect(measures.allSatisfy { $0.numbers.allSatisfy { $0.evidence.grade == .judged } })
    }
}
