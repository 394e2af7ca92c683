import ArgumentParser
import Messages
import Words

/// `polder compare`
struct Compare: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "compare", Phrase("command.compare"),
            examples: [
                "polder compare polder:groot-rijnmond/silo polder:groot-rijnmond/network",
                "polder compare scenarios/twente/silo.yaml scenarios/twente/network.yaml",
                "polder compare silo.yaml network.yaml --region Twente --year 2030,2050",
                "polder compare silo.yaml network.yaml --indicator jobs -o result.csv",
                "polder compare network.yaml everyone.yaml --against silo.yaml",
                "polder compare silo.yaml network.yaml --report report.html",
            ])
    }

    @Argument(help: .said(Phrase("option.scenarios"), Phrase("value.scenario"))) var files: [String]
    @Option(help: .said(Phrase("option.against"), Phrase("value.scenario"))) var against: String?
    @Option(help: .said(Phrase("option.compare_report"), Phrase("value.file"))) var report: String?
    @OptionGroup var ensemble: EnsembleOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions<ResultFormat>
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        guard files.count + (against == nil || files.contains(against ?? "") ? 0 : 1) > 1 else {
            throw Complaint(Phrase("client.compare.one"), .usage)
        }
        try NewRun(
            files: files, against: against, compares: true, ensemble: ensemble, selection: selection,
            output: output, daemon: daemon,
            report: report.map { OutputTarget(name: $0, isForced: output.force) }
        ).run()
    }
}
