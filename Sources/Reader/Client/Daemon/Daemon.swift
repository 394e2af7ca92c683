import ArgumentParser
import Messages

/// `polder daemon`
struct DaemonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "Start, stop or look at the daemon.",
        discussion: """
            Examples:
              polder daemon start
              polder daemon status
              polder daemon stop
            """,
        subcommands: [Start.self, Stop.self, Status.self])
}
