import ArgumentParser
import Messages

extension DaemonCommand {
    /// `polder daemon start`
    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start a daemon if none answers.",
            discussion: """
                Examples:
                  polder daemon start
                """)

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            try await telling {
                let (_, hello) = try DaemonLaunch(daemon).connect()
                print("polderd \(hello.version) answers (process \(hello.pid))")
            }
        }
    }
}
