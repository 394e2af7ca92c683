import Foundation
import Messages
import Modelling
import Testing

@testable import Client

@Suite struct ListingTests {
    static let entry = DescribeReply.Entry(
        name: "jobs.matching", title: Text(nl: "vinden", en: "matching"),
        sentence: Text(nl: "Hoe gemakkelijk het gaat.", en: "How easily it goes."), unit: "1",
        central: 1.5, low: 0.5, high: 2,
        evidence: Evidence.judged("ours", nl: "van ons")
            .verified("nothing", nl: "niets").measurable(by: "ask around", nl: "vraag rond"),
        details: [
            DescribeReply.Line(
                key: "allowed", label: "a scenario may set", Text(nl: "0 tot 2,5", en: "0 to 2.5"))
        ])

    @Test("An entry in full, in Dutch and in English")
    func whole() {
        #expect(
            Listing(in: .dutch, width: 80).entry(Self.entry) == """
                jobs.matching: vinden
                Hoe gemakkelijk het gaat.
                  eenheid: 1
                  midden: 1,5
                  bandbreedte: 0,5 tot 2
                  een scenario mag: 0 tot 2,5
                  bewijs: ingeschat: van ons
                  nagekeken: niets
                  zelf meten: vraag rond

                """)
        #expect(
            Listing(in: .english, width: 80).entry(Self.entry) == """
                jobs.matching: matching
                How easily it goes.
                  unit: 1
                  central: 1.5
                  range: 0.5 to 2
                  a scenario may set: 0 to 2.5
                  evidence: judged: ours
                  looked up: nothing
                  to measure it: ask around

                """)
    }

    @Test(
        "A list fits the terminal: long texts are wrapped beside the name, a name that is long stands alone")
    func list() {
        var long = Self.entry
        long.name = "collaboration.a_name_that_is_long"
        long.sentences = Text(
            nl:
                "Een zin die te lang is voor één regel, en die daarom onder de naam verder gaat, en nog verder.",
            en: "A sentence.")
        let page = Listing(in: .dutch, width: 80).entries([Self.entry, long])
        #expect(
            page == """
                jobs.matching               vinden, 1,5 (0,5 tot 2): Hoe gemakkelijk het gaat.
                collaboration.a_name_that_is_long
                                            vinden, 1,5 (0,5 tot 2)
                                            Een zin die te lang is voor één regel, en die daarom
                                            onder de naam verder gaat, en nog verder.

                """)
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("A unit is told in words, and a number without zeros behind the mark")
    func units() {
        var entry = Self.entry
        (entry.unit, entry.central) = ("persons/yr", 0.55 * 100)
        #expect(
            Listing(in: .dutch, width: 80).entry(entry).contains("  eenheid: mensen per jaar\n  midden: 55\n")
        )
        #expect(
            Listing(in: .english, width: 80).entries([entry]).contains(
                "matching, 55 (0.5 to 2) people a year"))
        #expect(Listing(in: .dutch, width: 80).figures([entry]).contains(": 55 mensen per jaar, "))
        entry.central = 643_619.37
        #expect(Listing(in: .dutch, width: 80).figures([entry]).contains(": 643.619 mensen per jaar, "))
        #expect(Listing(in: .english, width: 80).figures([entry]).contains(": 643,619 people a year, "))
    }

    @Test("No text of an entry bypasses the languages: all of it stands in brackets")
    func bracketed() {
        let page = Listing(in: .bracketed, width: 200).entry(Self.entry)
        for line in page.split(separator: "\n").dropFirst() { #expect(line.contains("⟦"), "\(line)") }
    }

    @Test("An entry of a daemon of 1.0 is shown in English")
    func older() throws {
        let header =
            #"{"name":"a.b","title":"b","sentence":"It is b.","details":[{"label":"theme","value":"a"}]}"#
        let entry = try JSONDecoder().decode(DescribeReply.Entry.self, from: Data(header.utf8))
        #expect(
            Listing(in: .dutch, width: 80).entry(entry) == "a.b: b\nIt is b.\n  theme: a\n")
    }

    @Test("Everything that is listed can be had as csv, the same in every language")
    func commaSeparated() {
        let lines = EntryTable.commaSeparated([Self.entry]).split(whereSeparator: \.isNewline)
        #expect(
            lines == [
                "name,title_nl,title_en,sentence_nl,sentence_en,unit,better,central,low,high,evidence,source,details",
                "jobs.matching,vinden,matching,Hoe gemakkelijk het gaat.,How easily it goes.,1,,1.5,0.5,2.0,judged,ours,a scenario may set: 0 to 2.5",
            ])
    }
}
