import ArgumentParser
import Foundation
import Messages
import Spelling

/// Which daemon to talk to.
struct DaemonOptions: ParsableArguments {
    @Option(help: "Folder of the daemon's socket, or tcp://HOST:PORT; POLDER_ENDPOINT says the same.")
    var endpoint: String?

    @Option(help: "For tcp: the file of your secret key; POLDER_KEY says the same.")
    var key: String?

    @Option(help: "For tcp: the file of the daemon's public key; POLDER_SERVER_KEY says the same.")
    var serverKey: String?
}

/// How a result leaves the program.
struct OutputOptions: ParsableArguments {
    @Option(help: "table (default), json or csv; of a member also arrow.")
    var format: String?

    @Option(name: [.short, .customLong("output")], help: "A file to write the result to.")
    var output: String?

    enum Format: String, CaseIterable { case table, json, csv }

    /// - Throws: `Complaint` with the nearest format that there is.
    func chosen() throws -> Format {
        let format = format ?? Format.table.rawValue
        guard let chosen = Format(rawValue: format) else {
            throw Complaint(
                Misspelt.unknown(format, kind: "format", among: Format.allCases.map(\.rawValue)), .input)
        }
        return chosen
    }
}

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

/// What is computed.
struct EnsembleOptions: ParsableArguments {
    @Option(help: "Members of the ensemble (default: 256, or what the scenario says).")
    var members: String?

    @Option(help: "Seed of all draws (default: 1, or what the scenario says).")
    var seed: String?

    @Option(parsing: .singleValue, help: "A table of your own figures to lay over the baseline.")
    var data: [String] = []

    @Flag(help: "One member, every number at its central value, shocks off.")
    var central = false

    @Option(
        help: """
            What is kept of every member: focus (default: all years of the focus regions and the nation), all (of \
            every region, and the members themselves of focus and nation) or bands (quantiles only).
            """)
    var keep: String?

    @Option(help: "What to call the run.")
    var name: String?

    @Option(help: "interactive or batch (default: by size). A short run need not wait for a long one.")
    var queue: String?

    @Option(help: "Within its queue, a higher one goes first; -100 to 100 (default: 0).")
    var priority: String?

    @Flag(help: "Do not wait: print the run's id and leave.")
    var detach = false

    /// - Throws: `Complaint` for everything that cannot be what it should.
    func checked() throws -> (
        members: Int?, seed: UInt64?, keep: RunRequest.Keep, queue: Queue?, priority: Int?
    ) {
        var problems: [String] = []
        if let members, Int(members).map({ $0 < 1 }) ?? true {
            problems.append("--members: '\(members)' is no whole number from 1 on; give one")
        }
        if let seed, UInt64(seed).map({ $0 >= RunRequest.Limits.seed }) ?? true {
            problems.append("--seed: '\(seed)' is no whole number from 0 to 2^53; give one")
        }
        if let keep, RunRequest.Keep(rawValue: keep) == nil {
            let words = RunRequest.Keep.allCases.map(\.rawValue)
            problems.append("--keep: " + Misspelt.unknown(keep, kind: "way to keep members", among: words))
        }
        if let queue, Queue(rawValue: queue) == nil {
            problems.append(
                "--queue: " + Misspelt.unknown(queue, kind: "queue", among: Queue.allCases.map(\.rawValue)))
        }
        if let priority, Int(priority).map({ !QueueRequest.priorities.contains($0) }) ?? true {
            problems.append("--priority: '\(priority)' is no whole number from -100 to 100; give one")
        }
        guard problems.isEmpty else { throw Complaint(lines: problems, .input) }
        return (
            members.flatMap { Int($0) }, seed.flatMap { UInt64($0) },
            keep.flatMap { RunRequest.Keep(rawValue: $0) } ?? .focus,
            queue.flatMap { Queue(rawValue: $0) }, priority.flatMap { Int($0) }
        )
    }
}

/// What to say of a misspelt word.
enum Misspelt {
    static func unknown(_ word: String, kind: String, among names: [String]) -> String {
        let way =
            nearestName(to: word, among: names).map { "did you mean '\($0)'?" }
            ?? "use one of \(names.prefix(12).joined(separator: ", "))"
        return "there is no \(kind) '\(word)'; \(way)"
    }
}
