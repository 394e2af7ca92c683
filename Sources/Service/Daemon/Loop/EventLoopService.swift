import Endpoints
import Logging
import Messages
import ServiceLifecycle
import Synchronization
import ZeroMQ

import class Foundation.Thread

/// Runs the event loop on a thread of its own, for as long as there is something to serve.
///
/// It does not stop by itself when the daemon is told to: it goes on answering until the scheduler has put its work away
/// and says so.
struct EventLoopService: Service {
    let addresses: ListenAddresses
    let mailbox: Mailbox<Notice>
    let handler: RequestHandler
    let idleSeconds: Double
    let logger: Logger
    let leave: @Sendable () -> Void

    func run() async throws {
        try await withCheckedThrowingContinuation { (finished: CheckedContinuation<Void, any Error>) in
            let thread = Thread { finished.resume(with: Result { try serve() }) }
            thread.name = "event loop"
            thread.start()
        }
        // It ends when the scheduler says so, which may be seen to end a moment later; a service that ends before its
        // turn would be a failure.
        try? await gracefulShutdown()
    }

    /// Returns when the sockets are closed and what was sent last has gone out, or has had its time: whoever asked
    /// the daemon to leave waits for that answer.
    private func serve() throws {
        let loop = try EventLoop(
            addresses, mailbox: mailbox, handler: handler, idleSeconds: idleSeconds, logger: logger,
            leave: leave)
        logger.info("listening", metadata: ["folder": "\(addresses.folder.path)"])
        if let remote = addresses.remote {
            logger.info("listening", metadata: ["control": "\(remote.port.control)"])
        }
        try loop.serve()
    }
}
