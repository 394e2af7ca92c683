import ArgumentParser
import Messages
import Rendering
import Results
import Words

/// `polder roadmap`
struct RoadmapCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "roadmap", Phrase("command.roadmap"), more: Phrase("command.roadmap.more"),
            examples: [
                "polder roadmap polder:twente/network",
                "polder roadmap polder:twente/network --against polder:twente/silo",
                "polder roadmap k3v9q2xa --details",
                "polder roadmap mine.yaml -o roadmap.json",
                "polder roadmap polder:twente/network --improve",
                "polder roadmap mine.yaml --improve --for expected --keep start,level",
            ])
    }

    @Argument(help: .said(Phrase("option.roadmap_scenario"), Phrase("value.scenario"))) var file: String
    @Option(help: .said(Phrase("option.roadmap_against"), Phrase("value.scenario"))) var against: String?
    @Option(help: .said(Phrase("option.roadmap_of"), Phrase("value.scenario"))) var scenario: String?
    @Option(help: .said(Phrase("option.discover_region"), Phrase("value.region"))) var region: String?
    @Flag(help: .said(Phrase("option.roadmap_details"))) var details = false
    @OptionGroup var improvement: ImproveOptions
    @OptionGroup var figures: FigureOptions
    @OptionGroup var output: OutputOptions<RoadmapFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let sink = output.target
        let (format, _, sent) = try together(
            {
                let format = try output.chosen()
                try improvement.check(format, against: against, details: details)
                return format
            }, { try sink.check(inputs: file.hasPrefix("polder:") ? [] : [file]) }, { try files() })
        let launch = try DaemonLaunch(daemon)
        let connection = try launch.connect().connection
        let improving = Improving(
            options: improvement, launch: launch, connection: connection, format: format, target: sink)
        let indicator = try improvement.improve ? improving.check(file: sent == nil ? nil : file) : nil
        let run =
            try sent.map {
                try ComparedRun($0, compares: against != nil).outcome(launch, connection).document.run
            } ?? file
        let facts = try connection.ask(ResultRequest(run: run))
        guard !improvement.improve else {
            let request = improvement.request(
                run: facts.run, scenario: scenario, region: facts.code(of: region), indicator: indicator)
            return try improving.deliver(facts, source: file, request: request)
        }
        let request = RoadmapRequest(
            run: facts.run, scenario: scenario,
            region: facts.code(of: region))
        let document: RoadmapDocument = try Moments(progress: "client.robust.progress").answer(
            to: request, over: connection, of: launch)
        try sink.deliver(
            format == .json
                ? String(decoding: try Wire.encode(document), as: UTF8.self) + "\n"
                : RoadmapPage(document, of: RunFacts(facts).facts, details: details).text)
    }

    /// The files that are run first; nil where the word is that of a run.
    ///
    /// - Throws: `Complaint` for files that cannot be read, and for a scenario of a run that is not stored yet.
    private func files() throws -> SentFiles? {
        if let against { return try SentFiles([against, file], against: against, data: figures.data) }
        guard file.hasPrefix("polder:") || file.hasSuffix(".yaml") else {
            try figures.checkNone(for: file)
            return nil
        }
        return try SentFiles([file], data: figures.data)
    }
}
