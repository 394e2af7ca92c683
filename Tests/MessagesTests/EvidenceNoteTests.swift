import Foundation
import Messages
import Modelling
import Testing

@Suite("Evidence as it crosses the wire")
struct EvidenceNoteTests {
    @Test(
        "clients of 1.0 get a word that they know, those of today that of today",
        arguments: [
            (Evidence.Grade.measured, "measured"), (.published, "published"), (.tuned, "assumed"),
            (.judged, "assumed"),
        ])
    func grade(_ grade: Evidence.Grade, _ word: String) {
        let note = EvidenceNote(Evidence(grade, Text(nl: "van ons", en: "ours")))
        #expect(note.grade == word && note.basis == grade.rawValue && note.trusted == grade)
    }

    @Test("what a daemon of 1.0 sent, or a run of 0.1 keeps, is read: assumed as judged")
    func older() throws {
        let note = try JSONDecoder().decode(
            EvidenceNote.self, from: Data(#"{"grade":"assumed","source":"ours"}"#.utf8))
        #expect(note.trusted == .judged && note.source == "ours" && note.verified == nil)
    }

    @Test("an import may say assumed, as clients of 1.0 do, and is offered the words of today")
    func options() throws {
        func request(_ word: String) throws -> ImportRequest {
            let header = #"{"file":{"name":"a.csv","text":"x"},"options":{"evidence":"\#(word)"}}"#
            return try Wire.decode(ImportRequest.self, from: Array(header.utf8))
        }
        #expect(try request("assumed").options.evidence == .assumed)
        #expect(try request("tuned").options.evidence == .tuned)
        do {
            _ = try request("guessed")
            Issue.record("'guessed' was taken")
        } catch let refusal as Refusal {
            #expect(refusal.message.hasSuffix("give one of measured, published, tuned, judged"))
            #expect(!refusal.message.contains("assumed"))
        }
    }
}
