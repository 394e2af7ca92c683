import ArgumentParser
import Foundation
import Messages

/// What of a result is shown. Each may be given several times, or with commas.
struct SelectionOptions: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: "Regions by NUTS 3 code or Dutch name; NL is the nation. Default: focus and NL.")
    var region: [String] = []

    @Option(
        parsing: .singleValue, help: "Indicators by name, a theme (jobs), or all. Default: the main ones.")
    var indicator: [String] = []

    @Option(parsing: .singleValue, help: "Years from 2024 to 2050. Default: 2030, 2040, 2050.")
    var year: [String] = []

    @Flag(help: "The whole page of a comparison, every headline year by year, instead of what comes out.")
    var details = false

    var regions: [String] { Self.parts(region) }
    var indicators: [String] { Self.parts(indicator) }

    /// The years that the model runs through.
    static let period = 2024...2050

    /// - Throws: `Complaint` for what is no year of the period.
    func years() throws -> [Int] {
        try Self.parts(year).map { text in
            guard let year = Int(text), Self.period.contains(year) else {
                throw Complaint("--year: '\(text)' is no year from 2024 to 2050; give one of these", .input)
            }
            return year
        }.sorted()
    }

    /// Codes of the places that were asked for; the run's focus and the nation where none was.
    ///
    /// - Throws: `Complaint` for a place that the run does not know.
    func places(in document: RunDocument) throws -> [String] {
        guard !regions.isEmpty else { return document.focus + ["NL"] }
        return try regions.map { text in
            let written = text.lowercased()
            if let place = document.regions.first(where: {
                $0.code.lowercased() == written || $0.name.lowercased() == written
            }) {
                return place.code
            }
            let names = document.regions.flatMap { [$0.code, $0.name] }
            throw Complaint("--region: " + Misspelt.unknown(text, kind: "region", among: names), .input)
        }
    }

    static func parts(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
    }
}
