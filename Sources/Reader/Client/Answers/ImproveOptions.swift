import ArgumentParser
import Foundation
import Messages
import Modelling
import Reading
import Rendering
import Results
import Words

/// What the roadmap of a scenario can be written in.
enum RoadmapFormat: String, OutputFormat {
    case table, json, yaml

    var endings: [String] { self == .table ? ["txt"] : [rawValue] }
}

/// Looking for a better roadmap: by what, and what stays as it is.
struct ImproveOptions: ParsableArguments {
    @Flag(help: .said(Phrase("option.improve"))) var improve = false
    @Option(name: .customLong("for"), help: .said(Phrase("option.improve_for"), Phrase("value.word")))
    var criterion: String?
    @Option(parsing: .singleValue, help: .said(Phrase("option.improve_keep"), Phrase("value.name")))
    var keep: [String] = []
    @Option(help: .said(Phrase("option.improve_indicator"), Phrase("value.name"))) var indicator: String?
    @Option(parsing: .unconditional, help: .said(Phrase("option.improve_year"), Phrase("value.year")))
    var year: Int?

    /// What is kept, word by word.
    var kept: [String] {
        keep.flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    /// - Throws: `Complaint` for options that say nothing without one another, and for a criterion that there is not.
    func check(_ format: RoadmapFormat?, against: String?, details: Bool) throws {
        var problems: [Phrase] = []
        if improve {
            let others = [(against != nil, "--against"), (details, "--details")].filter(\.0).map(\.1)
            if !others.isEmpty {
                problems.append(Phrase("client.improve.without", ["options": .list(others)]))
            }
            problems += [criterion].compactMap(\.self).filter { Self.criterion($0) == nil }.map {
                Misspelt.unknown(
                    $0, kind: Phrase("kind.criterion"),
                    among: ImprovementDocument.Criterion.allCases.map(Self.word), place: "--for")
            }
        } else {
            let others = [
                (criterion != nil, "--for"), (!keep.isEmpty, "--keep"), (indicator != nil, "--indicator"),
                (year != nil, "--year"), (format == .yaml, ".yaml"),
            ].filter(\.0).map(\.1)
            if !others.isEmpty {
                problems.append(Phrase("client.improve.only", ["options": .list(others)]))
            }
        }
        guard problems.isEmpty else { throw Complaint(problems, .usage) }
    }

    private static func word(_ criterion: ImprovementDocument.Criterion) -> String {
        criterion.rawValue.replacing("_", with: "-")
    }

    /// What a word of the command line means.
    private static func criterion(_ word: String) -> ImprovementDocument.Criterion? {
        ImprovementDocument.Criterion.allCases.first {
            [Self.word($0), $0.rawValue, Phrase("improve.word.\($0.rawValue)").text(.dutch)]
                .contains(word.lowercased())
        }
    }

    /// The question as the daemon takes it; without a run it only looks whether it understands it.
    func request(run: String?, scenario: String?, region: String?, indicator: String?) -> ImproveRequest {
        ImproveRequest(
            run: run, scenario: scenario, region: region, indicator: indicator, year: year,
            criterion: criterion.flatMap(Self.criterion)?.rawValue, keep: kept.isEmpty ? nil : kept)
    }
}

/// A search for a better roadmap of a run, and what is written of it.
struct Improving {
    let options: ImproveOptions
    let launch: DaemonLaunch
    let connection: Connection
    let format: RoadmapFormat
    let target: OutputTarget

    /// Has the daemon look at the words before anything is computed, and at the file that the better roadmap would build on.
    ///
    /// - Returns: the public name of the indicator.
    /// - Throws: `Complaint` for what it does not understand, or could not read.
    func check(file: String?) throws -> String? {
        let (indicator, _, _) = try together(
            { try Catalogue(connection).indicator(called: options.indicator) },
            {
                do {
                    _ = try connection.ask(
                        options.request(run: nil, scenario: nil, region: nil, indicator: nil))
                } catch let refusal as Refusal {
                    throw Complaint(refusal)
                }
            },
            { if let file, format == .yaml { try read("extends: \"\(named(file))\"\n") } })
        return indicator
    }

    /// - Parameter source: the scenario or the run, as the user named it.
    func deliver(_ facts: RunDocument, source: String, request: ImproveRequest) throws {
        let document: ImprovementDocument = try Moments(progress: "client.improve.progress").answer(
            to: request, over: connection, of: launch)
        let shown = RunFacts(facts).facts
        let isWritten = format == .yaml && document.isBetter && target.name != nil
        let page = ImprovementPage(
            document, of: shown, source: source, written: isWritten ? target.name : nil
        ).text
        switch format {
        case .json:
            try target.deliver(String(decoding: try Wire.encode(document), as: UTF8.self) + "\n")
        case .table: try target.deliver(page)
        case .yaml:
            guard document.isBetter,
                let scenario = facts.scenarios.first(where: { $0.name == document.scenario })
            else { return try Terminal.write(Data(page.utf8)) }
            let text = ImprovedScenario(
                document: document, facts: shown, base: named(scenario.file), title: scenario.titles,
                short: scenario.short ?? scenario.titles
            ).text
            try read(text)
            try target.deliver(text)
            if target.name != nil { try Terminal.write(Data(page.utf8)) }
        }
    }

    /// Has the daemon read what would be written.
    ///
    /// - Throws: `Complaint` with what is the matter.
    private func read(_ text: String) throws {
        let file = RunFile(name: target.name ?? "better.yaml", role: .scenario, text: text)
        let submission = try Submission(SentFiles(text: file))
        let reply = try submission.send(ValidateRequest.init, over: connection)
        let errors = reply.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else {
            submission.tell(errors)
            throw ArgumentParser.ExitCode(Messages.ExitCode.input.rawValue)
        }
    }

    /// A scenario as a file beside the target names it.
    private func named(_ file: String) -> String {
        guard !file.hasPrefix("polder:"), let name = target.name else { return file }
        let here = FileManager.default.currentDirectoryPath
        func parts(_ path: String) -> [String] {
            URL(filePath: path.hasPrefix("/") ? path : "\(here)/\(path)").standardizedFileURL.path
                .split(separator: "/").map(String.init)
        }
        let (folder, other) = (Array(parts(name).dropLast()), parts(file))
        let common = zip(folder, other).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: folder.count - common) + other.dropFirst(common))
            .joined(separator: "/")
    }
}
