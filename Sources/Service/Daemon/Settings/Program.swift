import Baselines
import Endpoints
public import Foundation
import Keys
import Logging
import Messages
import Reading
import RunStorage
import ServiceLifecycle
import Synchronization
import UnixSignals
import ZeroMQ

/// The program `polderd`.
public enum Program {
    /// Reads the settings, starts the services, and serves until it is told to stop.
    public static func run(
        arguments: [String] = CommandLine.arguments,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async {
        if arguments.contains("--help") || arguments.contains("-h") { return print(help) }
        if arguments.contains("--version") { return print("polderd \(Version.current)") }
        do {
            try await serve(arguments: arguments, environment: environment)
        } catch let error as StartError {
            say("polderd: \(error)")
            exit(error.exitCode)
        } catch {
            say("polderd: \(error)")
            exit(70)
        }
    }

    private static func serve(arguments: [String], environment: [String: String]) async throws {
        let settings: Settings
        do {
            settings = try await Settings.read(arguments: arguments, environment: environment)
        } catch let error as SettingsError {
            throw StartError.settings(error)
        }
        Self.outliveLogReaders()
        // A write beyond `ulimit -f` is to be an error, which the store tells, and no end of the daemon.
        signal(SIGXFSZ, SIG_IGN)
        var logger = Logger(label: "polderd") {
            ReadableLogHandler(StreamLogHandler.standardError(label: $0))
        }
        logger.logLevel = settings.logLevel

        let folder =
            settings.runtimeFolder.isEmpty
            ? RuntimeFolder(environment: environment) : RuntimeFolder(path: settings.runtimeFolder)
        do { try folder.prepare(group: settings.runtimeGroup) } catch { throw StartError.folder(error) }
        let state = try StateFolder(settings, environment: environment)
        let locks = [try FolderLock(folder.path), try FolderLock(state.path)]
        defer { withExtendedLifetime(locks) {} }

        let keys =
            settings.keysFolder.isEmpty ? KeyFolder(state: state.path) : KeyFolder(path: settings.keysFolder)

        let knowledge: Knowledge
        do {
            knowledge = try Knowledge(configFolder: settings.configFolder)
        } catch {
            throw StartError.baseline(error.all.map(\.description))
        }
        RunStore.sweepCopies(in: state.path + "/backups")
        // A store that cannot be opened now is tried again at every request: the daemon answers meanwhile.
        let store = RunStore(path: state.database, mostBytes: settings.storeBytes)
        do {
            let lost = try store.lost()
            if lost > 0 {
                logger.error("runs that were accepted are not in the store", metadata: ["runs": "\(lost)"])
            }
        } catch {
            logger.error("the store cannot be used", metadata: ["fact": "\(error)"])
        }
        let addresses = ListenAddresses(
            folder: folder, group: settings.runtimeGroup,
            remote: try RemoteAddress(settings, keys: keys),
            room: try DoorRoom(hasPort: settings.listen != nil))
        let blocks = BlockFolder(path: state.path + "/blocks", mostBytes: settings.checkpointBytes)
        try await serve(
            settings, at: addresses, store: store, blocks: blocks, knowledge: knowledge, logger: logger)
    }

    /// A log that nobody reads any more ends no daemon, and one that nobody reads just now holds none up: lines that a
    /// full pipe does not take are lost.
    private static func outliveLogReaders() {
        signal(SIGPIPE, SIG_IGN)
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return }
        let flags = fcntl(STDERR_FILENO, F_GETFL)
        if flags >= 0 { _ = fcntl(STDERR_FILENO, F_SETFL, flags | O_NONBLOCK) }
    }

    /// Puts the services together; they stop in the opposite order.
    private static func serve(
        _ settings: Settings, at addresses: ListenAddresses, store: RunStore, blocks: BlockFolder,
        knowledge: Knowledge, logger: Logger
    ) async throws {
        let mailbox: Mailbox<Notice>
        do { mailbox = try Mailbox() } catch { throw StartError.socket("\(error)") }
        let shutdown = Shutdown()
        let scheduler = Scheduler(
            store: store, blocks: blocks, knowledge: knowledge, settings: settings, logger: logger,
            tell: { mailbox.post($0) })
        let handler = RequestHandler(
            store: store, knowledge: knowledge, scheduler: scheduler, settings: settings, logger: logger,
            leave: { shutdown.request() })
        // From here on a SIGHUP ends the daemon no longer.
        let reload = ClientReload(
            signals: await UnixSignalsSequence(trapping: .sighup),
            folder: addresses.remote?.clientsFolder, tell: { mailbox.post($0) }, logger: logger)
        let eventLoop = EventLoopService(
            addresses: addresses, mailbox: mailbox, handler: handler, idleSeconds: settings.idleMinutes * 60,
            logger: logger, leave: { shutdown.request() })
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: eventLoop, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: scheduler, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: reload, successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        shutdown.watch { await group.triggerGracefulShutdown() }
        scheduler.wake()
        do {
            try await group.run()
        } catch let error as ZeroMQError {
            throw StartError.socket("\(error)")
        }
        logger.info("stopped")
    }

    private static func say(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }

    /// What `polderd --help` prints.
    static var help: String {
        let width = Settings.catalogue.map { Settings.flag($0.key).count }.max() ?? 0
        let flags = Settings.catalogue.map { setting in
            let flag = Settings.flag(setting.key)
            let gap = String(repeating: " ", count: width - flag.count + 2)
            let standard = setting.standard == "\"\"" ? "" : " (default: \(setting.standard))"
            return "  \(flag)\(gap)\(setting.sentence)\(standard)"
        }
        return """
            polderd: simulates collaboration scenarios for Dutch regions, for clients here and, with keys, elsewhere.

            Usage: polderd [--settings FILE] [FLAG VALUE]...

            \(flags.joined(separator: "\n"))

            Every flag is a key of config/polderd.yaml (--idle-minutes is idle.minutes) and a variable
            (POLDERD_IDLE_MINUTES). A flag wins over a variable, and that over the file.

            Examples:
              polderd
              polderd --runtime-folder /run/polder --state-folder /var/lib/polder --workers 4
              polderd --settings config/polderd.yaml
              polderd --runtime-folder /run/polder --runtime-group planners
              polderd --tcp-listen 127.0.0.1:7400

            SIGHUP reads the keys of clients again, from keys/authorized_clients beside the store.

            Exit codes: 0 stopped as asked; 64 misspelt flag; 65 bad settings, keys or figures; 69 no folder or
            socket; 70 internal; 75 another polderd works in these folders.
            """
    }
}

/// Lets any thread ask for an orderly end.
private final class Shutdown: Sendable {
    private let stream: AsyncStream<Void>
    private let asked: AsyncStream<Void>.Continuation

    init() { (stream, asked) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

    func request() { asked.yield() }

    func watch(_ stop: @escaping @Sendable () async -> Void) {
        Task {
            for await _ in stream { await stop() }
        }
    }
}
