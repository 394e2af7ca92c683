import ArgumentParser
import Foundation
import Messages
import Results
import Words

/// What of a result is shown. Each may be given several times, or with commas.
struct SelectionOptions: ParsableArguments {
    @Option(parsing: .singleValue, help: .said(Phrase("option.region"), Phrase("value.region")))
    var region: [String] = []

    @Option(parsing: .singleValue, help: .said(Phrase("option.indicator"), Phrase("value.name")))
    var indicator: [String] = []

    @Option(parsing: .singleValue, help: .said(Phrase("option.year"), Phrase("value.year")))
    var year: [String] = []

    @Flag(help: .said(Phrase("option.details")))
    var details = false

    var regions: [String] { Self.parts(region) }
    var indicators: [String] { Self.parts(indicator) }

    /// Whether nothing is asked for that only the daemon knows: names, and the years of its model.
    var isEmpty: Bool { region.isEmpty && indicator.isEmpty && year.isEmpty }

    /// - Parameter period: the years that the model simulates.
    /// - Throws: `Complaint` for what is no year of the period.
    func years(within period: Period) throws -> [Int] {
        let wrong = Self.parts(year).filter { Int($0).map { !period.years.contains($0) } ?? true }
        guard wrong.isEmpty else {
            throw Complaint(
                wrong.map { text in
                    Phrase(
                        "client.option.year",
                        [
                            "text": .text(text), "first": .count(period.first),
                            "last": .count(period.last),
                        ])
                }, .input)
        }
        return Self.parts(year).compactMap { Int($0) }.sorted()
    }

    /// Codes of the regions that were asked for; the run's focus and the nation where none was.
    ///
    /// - Throws: `Complaint` for a region that the run does not know.
    func places(in document: RunDocument) throws -> [String] {
        guard !regions.isEmpty else { return document.focus + ["NL"] }
        let names = document.regions.flatMap { [$0.code, $0.name] }
        return try regions.map { text in
            let written = text.lowercased()
            let found = document.regions.first {
                $0.code.lowercased() == written || $0.name.lowercased() == written
            }
            guard let found else {
                throw Complaint(
                    Misspelt.unknown(text, kind: Phrase("kind.region"), among: names, place: "--region"),
                    .input)
            }
            return found.code
        }
    }

    static func parts(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
    }
}
