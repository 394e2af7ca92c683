import Foundation
import Modelling
import Testing

@testable import Client

@Suite("Runs since a day")
struct RunsTests {
    @Test(
        "a day is written as people write it",
        arguments: [
            ("2026-11-28", "2026-11-27T23:00:00Z"), ("28-11-2026", "2026-11-27T23:00:00Z"),
            ("today", "2026-11-28T23:00:00Z"), ("Gisteren", "2026-11-27T23:00:00Z"),
        ])
    func day(text: String, moment: String) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        let now = try Date("2026-11-29T11:00:00Z", strategy: .iso8601)
        let expected = try Date(moment, strategy: .iso8601)
        #expect(
            try Runs.moment(of: text, calendar: calendar, now: now) == expected.timeIntervalSince1970)
    }

    @Test("what is no day is told", arguments: ["2026-13-01", "31-02-2026", "soon", "2026-11"])
    func wrong(text: String) throws {
        let complaint = try #require(throws: Complaint.self) { try Runs.moment(of: text) }
        Speech.$language.withValue(.english) {
            #expect(
                complaint.lines.map(\.said)
                    == ["--since: '\(text)' is no day; write 2026-11-29, today or yesterday"])
        }
    }
}
