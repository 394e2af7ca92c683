import ArgumentParser
import Messages

extension StoreCommand {
    /// `polder store prune`
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
}
