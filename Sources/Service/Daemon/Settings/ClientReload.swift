import Keys
import Logging
import ServiceLifecycle
import UnixSignals

/// Rereads whom the daemon lets in, whenever it is sent a SIGHUP.
struct ClientReload: Service {
    let signals: UnixSignalsSequence
    /// The folder of the clients' keys; nil where no listener is for keys.
    let folder: String?
    let tell: @Sendable (Notice) -> Void
    let logger: Logger

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() {
            guard let folder else {
                logger.notice("SIGHUP: there are no keys to read again, since tcp.listen is empty")
                continue
            }
            let (clients, faults) = AuthorizedClients.read(folder)
            for fault in faults { logger.error("a client is not let in: \(fault)") }
            logger.notice(
                "SIGHUP: read the clients again", metadata: ["names": "\(clients.names.values.sorted())"])
            tell(.clients(clients))
        }
    }
}
