import ArgumentParser
import Foundation
import Messages

/// `polder store`
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Back up, prune or check the daemon's store of runs.",
        discussion: """
            Examples:
              polder store backup
              polder store prune --older-than 90
              polder store check
            """,
        subcommands: [Backup.self, Prune.self, Check.self])

    /// Copying or reading a large store takes its time.
    static func ask(_ request: StoreRequest, _ daemon: DaemonOptions) throws -> StoreReply {
        let connection = try DaemonLaunch(daemon).connect().connection
        guard case .store(let reply) = try connection.ask(.store(request), within: 600) else {
            throw Complaint.otherAnswer
        }
        return reply
    }

    static func megabytes(_ bytes: Int) -> String {
        "\((Double(bytes) / 1e5).rounded() / 10) MB"
    }
}
