import ArgumentParser
import Messages

/// `polder compare`
struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare scenarios, member by member, with the first one or the one you name.",
        discussion: """
            Examples:
              polder compare scenarios/groot-rijnmond/silo.yaml scenarios/groot-rijnmond/network.yaml
              polder compare polder:twente/silo polder:twente/network --region Twente --year 2030,2050
              polder compare silo.yaml network.yaml --indicator jobs,housing --format csv -o result.csv
              polder compare network.yaml everyone.yaml --against silo.yaml --members 1000
            """)

    @Argument(help: "Scenario files, or polder:NAME for shipped ones.") var files: [String]
    @Option(help: "The file that the others are compared with (default: the first).") var against: String?
    @OptionGroup var ensemble: EnsembleOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            guard files.count + (against == nil || files.contains(against ?? "") ? 0 : 1) > 1 else {
                throw Complaint(
                    "compare needs two scenarios or more; name another file, or use polder run", .usage)
            }
            try NewRun(
                files: files, against: against, compares: true, ensemble: ensemble, selection: selection,
                output: output, daemon: daemon
            ).run()
        }
    }
}
