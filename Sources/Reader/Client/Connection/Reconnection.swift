import Foundation
import Messages
import Words

extension DaemonLaunch {
    /// How often one question is asked again, of the daemon that took the place of one that went away.
    private static let mostLosses = 3

    /// Asks what may be asked twice; a daemon that goes away over it is looked for again, or started anew.
    ///
    /// - Parameter connection: the one to ask over; the next one after a loss.
    /// - Throws: as `Connection.ask`.
    func ask<Asked: Request>(
        _ request: Asked, within seconds: Double, over connection: inout Connection
    ) throws -> Asked.Answer {
        for _ in 0..<Self.mostLosses {
            do {
                return try connection.ask(request, within: seconds)
            } catch let complaint as Complaint where complaint.code == .unavailable && connection.isLost {
                Terminal.wipe()
                Terminal.say(Phrase("client.daemon.lost"))
                connection = try connectAgain()
            }
        }
        return try connection.ask(request, within: seconds)
    }

    /// A connection to the daemon that takes the place of one that is gone.
    ///
    /// - Throws: `Complaint` where none does within `LogReader.Patience.absence`.
    private func connectAgain() throws -> Connection {
        let deadline = ContinuousClock.now + .seconds(LogReader.Patience().absence)
        while true {
            do {
                return try connect().connection
            } catch let complaint as Complaint where complaint.code == .unavailable {
                guard ContinuousClock.now < deadline else { throw complaint }
                usleep(200_000)
            }
        }
    }
}
