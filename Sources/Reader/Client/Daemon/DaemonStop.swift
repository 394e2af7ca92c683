import ArgumentParser
import Messages
import Words

extension DaemonCommand {
    /// `polder daemon stop`
    struct Stop: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                "stop", Phrase("command.daemon.stop"), examples: ["polder daemon stop"])
        }

        @OptionGroup var daemon: DaemonOptions

        func run() async throws {
            let launch = try DaemonLaunch(daemon)
            launch.waitForSockets()
            let connection = try Connection(launch.endpoint)
            guard try launch.hello(of: connection, within: 2) != nil else {
                if let unreachable = launch.unreachable { throw unreachable }
                return try Terminal.answer(
                    Phrase("client.daemon.none", ["endpoint": .text(launch.endpoint.name)]))
            }
            let reply = try connection.ask(DrainRequest(reason: "polder daemon stop"))
            guard launch.endpoint.folder != nil else {
                return try Terminal.answer(Phrase("client.daemon.leaves"))
            }
            try launch.waitForEnd(of: reply.pid)
            try Terminal.answer(Phrase("client.daemon.stopped"))
        }
    }
}
