import ArgumentParser
import Messages

/// `polder cancel`
struct Cancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stop a run that waits or is computed.",
        discussion: """
            Examples:
              polder cancel k3v9q2xa
            """)

    @Argument(help: "A run's id, or the start of it.") var run: String
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        try await telling {
            let connection = try DaemonLaunch(daemon).connect().connection
            guard case .cancel(let reply) = try connection.ask(.cancel(CancelRequest(run: run))) else {
                throw Complaint.otherAnswer
            }
            print("run \(reply.run) is \(reply.state.rawValue)")
        }
    }
}
