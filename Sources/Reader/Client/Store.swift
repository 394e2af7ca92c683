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

    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the store, while it is in use, to the folder 'backups' beside it.",
            discussion: """
                Examples:
                  polder store backup
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let reply = try StoreCommand.ask(StoreRequest(.backup), daemon)
                print("\(reply.file ?? ""): \(reply.runs) runs, \(StoreCommand.megabytes(reply.bytes))")
            }
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take away runs that ended some days ago, and give their room back.",
            discussion: """
                Examples:
                  polder store prune --older-than 90
                """)

        @Option(name: .customLong("older-than"), help: "Days since the run ended.") var days: Double
        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                guard days >= 0, days.isFinite else {
                    throw Complaint("--older-than: '\(days)' is no number of days; give 0 or more", .input)
                }
                let reply = try StoreCommand.ask(StoreRequest(.prune, olderThanDays: days), daemon)
                print(
                    "took \(reply.runs) runs away; the store has \(StoreCommand.megabytes(reply.bytes)) now")
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "See whether the store is whole and every result is the one that was stored; exit 1 if not.",
            discussion: """
                Examples:
                  polder store check
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let reply = try StoreCommand.ask(StoreRequest(.check), daemon)
                guard reply.faults.isEmpty else { throw Complaint(lines: reply.faults, .unfulfilled) }
                print("\(reply.runs) ended runs, \(StoreCommand.megabytes(reply.bytes)): all is whole")
            }
        }
    }

    /// Copying or reading a large store takes its time.
    fileprivate static func ask(_ request: StoreRequest, _ daemon: DaemonOptions) throws -> StoreReply {
        let connection = try DaemonLaunch(daemon).connect().connection
        guard case .store(let reply) = try connection.ask(.store(request), within: 600) else {
            throw Complaint.otherAnswer
        }
        return reply
    }

    fileprivate static func megabytes(_ bytes: Int) -> String {
        "\((Double(bytes) / 1e5).rounded() / 10) MB"
    }
}
