import ArgumentParser
import Foundation
import Messages

/// `polder rerun`
struct Rerun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute a stored run once more, from the texts that were stored with it.",
        discussion: """
            Examples:
              polder rerun k3v9q2xa
              polder rerun k3v --check
            """)

    @Argument(help: "A run's id, or the start of it.") var run: String
    @Flag(help: "Say whether the bits are the same, and exit 1 if not.") var check = false
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let format = try output.chosen()
            let launch = try DaemonLaunch(daemon)
            let connection = try launch.connect().connection
            let interrupt = Interrupt()
            let again = RunRequest(
                key: UUID().uuidString.lowercased(), scenarios: [], files: [], rerunOf: run)
            guard case .submit(let accepted) = try connection.ask(.submit(again), within: 30) else {
                throw Complaint.otherAnswer
            }
            let second = try RunFollower(launch: launch, run: accepted.run, cancels: true)
                .outcome(over: connection, interrupt: interrupt)
            guard check else {
                let text = try Presenting(
                    document: second.document, table: second.table, selection: selection,
                    worthNaming: try Catalogue(connection).worthNaming
                ).text(format)
                return try Terminal.deliver(text, to: output.output)
            }
            let first = try RunFollower(launch: launch, run: run, cancels: false)
                .outcome(over: connection, interrupt: interrupt)
            let isSame = first.table == second.table && first.checksum == second.checksum
            print(
                isSame
                    ? "the bits are the same (\(second.checksum ?? "no checksum"))"
                    : "the bits differ: model \(first.document.model.digest) then, \(second.document.model.digest) now"
            )
            if !isSame { throw ArgumentParser.ExitCode(Messages.ExitCode.unfulfilled.rawValue) }
        }
    }
}
