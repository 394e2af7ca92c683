import ArgumentParser
import Messages

extension DaemonCommand {
    /// `polder daemon stop`
    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let the daemon end its work and leave.",
            discussion: """
                Examples:
                  polder daemon stop
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let launch = try DaemonLaunch(daemon)
                let connection = try Connection(launch.endpoint)
                guard try launch.hello(of: connection, within: 2) != nil else {
                    return print("no daemon answers at \(launch.endpoint.name)")
                }
                guard
                    case .drain(let reply) = try connection.ask(
                        .drain(DrainRequest(reason: "polder daemon stop")))
                else { throw Complaint.otherAnswer }
                guard launch.endpoint.folder != nil else {
                    return print("the daemon ends its work and leaves; what was queued stays")
                }
                try launch.waitForEnd(of: reply.pid)
                print("the daemon has stopped; what was queued goes on when one starts")
            }
        }
    }
}
