import Foundation
import Logging
import Messages
import Words
import ZeroMQ

/// The one thread that owns the sockets: it answers what can be answered at once, and hands on the rest.
///
/// It never waits for anything but its poller, so a ping proves that it lives.
final class EventLoop {
    private let listeners: [Listener]
    private let authenticator: Authenticator
    let mailbox: Mailbox<Notice>
    let handler: RequestHandler
    let logger: Logger
    var streams = Streams()
    var logs: RunLogs
    private let clock = ContinuousClock.now
    var isStopping = false
    private var heard = 0.0
    private let idle: (seconds: Double, leave: @Sendable () -> Void)
    private var manager: SystemdNotifier
    var connections = Connections()
    private var runtime: RuntimeWatch
    private var lastGauge = 0.0

    /// Most messages of one socket in a row, so that no peer keeps the others waiting.
    private static let mostInARow = 256
    /// Longest time for them: one may be four megabytes of JSON, or be answered with eight chunks.
    private static let longestInARow = Duration.milliseconds(2)
    /// Longest request that is read on this thread, in bytes: it takes about a millisecond.
    private static let mostReadHere = 64 << 10
    /// Most requests of one connection that wait for the handler.
    private static let mostPending = 8
    private var pending: [Peer: Int] = [:]
    /// Which these are, by their ids.
    var asked: [Peer: [String]] = [:]
    /// Most connections of one client with a key: half of those that there may be.
    private let mostOfClient: Int
    /// Runs with a reader that had no room for a chunk.
    var stalled: Set<String> = []

    /// Opens the listeners.
    init(
        _ addresses: ListenAddresses, mailbox: Mailbox<Notice>, handler: RequestHandler,
        idleSeconds: Double, logger: Logger, leave: @escaping @Sendable () -> Void
    ) throws {
        let context = try Context.shared(socketLimit: addresses.room.mostFiles)
        Door.limitAll(arrived: DoorRoom.mostArrived, waiting: DoorRoom.mostUnsent)
        authenticator = try Authenticator(addresses, in: context, logger: logger)
        let room = addresses.room
        var listeners = [
            try Listener(addresses.folder, isForGroup: addresses.isForGroup, room: room, in: context)
        ]
        if let remote = addresses.remote {
            listeners.append(try Listener(remote.port, server: remote.server, room: room, in: context))
        }
        mostOfClient = max(2, room.port)
        self.listeners = listeners
        runtime = RuntimeWatch(addresses, logger: logger)
        self.mailbox = mailbox
        self.handler = handler
        self.logger = logger
        logs = RunLogs(store: handler.store)
        idle = (idleSeconds, leave)
        manager = SystemdNotifier(environment: ProcessInfo.processInfo.environment)
    }

    /// Serves until it is told to stop.
    func serve() throws(ZeroMQError) {
        var poller = Poller()
        let watched = listeners.map { (listener: $0, sockets: $0.watch(in: &poller)) }
        authenticator.watch(in: &poller)
        _ = poller.watch(mailbox.waker)
        manager.ready()
        while !isStopping {
            _ = try poller.wait(milliseconds: stalled.isEmpty ? manager.patience : 50)
            manager.alive(at: now)
            for notice in mailbox.take() { handle(notice) }
            try authenticator.answer()
            for (listener, sockets) in watched where poller.isReady(sockets.control) {
                receive(from: listener, isData: false)
            }
            for (listener, sockets) in watched where poller.isReady(sockets.data) {
                receive(from: listener, isData: true)
            }
            streams.expire(at: now)
            gauge()
            leaveIfIdle()
        }
        listeners.forEach { $0.linger(milliseconds: 1_000) }
    }

    var now: Double { (ContinuousClock.now - clock).seconds }

    /// Once a second, not at every message.
    private func gauge() {
        for run in stalled { sendChunks(of: run) }
        guard now - lastGauge > 1 else { return }
        lastGauge = now
        connections.expire(at: now)
        let counts = Dictionary(uniqueKeysWithValues: listeners.map { ($0.kind, $0.counts) })
        connections.tell(counts, to: logger)
        runtime.look(at: listeners[0])
        handler.gauges.set(clients: connections.count, streams: streams.readers.count)
    }

    private func leaveIfIdle() {
        guard idle.seconds > 0, now - heard > idle.seconds, streams.readers.isEmpty, handler.isIdle else {
            return
        }
        logger.info("nothing to do, and nobody asks: leaving")
        heard = now
        idle.leave()
    }

    // MARK: notices of other threads

    private func handle(_ notice: Notice) {
        switch notice {
        case .reply(let peer, let id, let header, let refused):
            settle(peer, id: id)
            if let refused { handler.gauges.count(refused) }
            send([.bytes(Wire.magic), .bytes(header)], to: peer, isData: false)
        case .unwanted(let peer, let id):
            settle(peer, id: id)
        case .read(let message, let id, let bytes, let peer):
            settle(peer, id: id)
            // Its key may have been taken off the list meanwhile.
            take(
                message, of: bytes, from: peer, isKnown: authenticator.isListed(peer), isData: false)
        case .found(let run, let request, let id, let peer):
            goOn(request, of: run, id: id, from: peer)
        case .progress(let run, let done, let total):
            tellProgress(run, done: done, total: total)
        case .grown(let run, let count):
            logs.grow(run, to: count)
            sendChunks(of: run)
        case .renewed(let run):
            logs.forget(run)
            streams.drop(run: run)
        case .ended(let run):
            logs.forget(run)
            sendChunks(of: run)
        case .clients(let listed):
            endStreams(of: authenticator.replace(with: listed))
        case .drain:
            handler.drain()
            manager.stopping(within: handler.settings.drainSeconds)
        case .stop:
            stop()
        }
    }

    // MARK: requests

    private func receive(from listener: Listener, isData: Bool) {
        let end = ContinuousClock.now + Self.longestInARow
        for _ in 0..<Self.mostInARow where ContinuousClock.now < end {
            let message: Message?
            do throws(ZeroMQError) {
                message = try listener.receive(isData: isData)
            } catch {
                logger.error("a socket cannot be read", metadata: ["fact": "\(error)"])
                return
            }
            guard var message else { return }
            guard let address = message.removeAddress() else { continue }
            heard = now
            let client = authenticator.client(of: message, at: listener.kind)
            let peer = Peer(listener: listener.kind, address: address, client: client ?? "")
            connections.hear(of: peer, through: message.received(), at: now)
            if client != nil, listener.kind == .port { limitConnections(of: peer) }
            take(message, from: peer, isKnown: client != nil, isData: isData)
        }
    }

    /// Nobody with a key takes the room of all others.
    private func limitConnections(of peer: Peer) {
        guard connections.count(of: peer.client) > mostOfClient else { return }
        connections.cut(peer)
    }

    private func take(_ message: Message, from peer: Peer, isKnown: Bool, isData: Bool) {
        do {
            guard message.discarded == 0 else {
                throw Refusal.discarded(message.frames.count + message.discarded)
            }
            let header = try Wire.split(message.frames).header
            let bytes = message.frames.reduce(0) { $0 + $1.count }
            guard isKnown, bytes > Self.mostReadHere else {
                return take(
                    Self.read(header.bytes), of: bytes, from: peer, isKnown: isKnown, isData: isData)
            }
            readElsewhere(header.bytes, from: peer)
        } catch let refusal as Refusal {
            refuse(refusal, id: nil, to: peer, isData: isData)
        } catch {
            refuse(.internalError("\(error)"), id: nil, to: peer, isData: isData)
        }
    }

    private static func read(_ header: [UInt8]) -> Result<RequestMessage, RequestRefused> {
        do throws(RequestRefused) { return .success(try RequestMessage(header: header)) } catch {
            return .failure(error)
        }
    }

    /// Has a long request read by another thread, and goes on with it when it is.
    private func readElsewhere(_ header: [UInt8], from peer: Peer) {
        let mailbox = mailbox
        let waiting = pending[peer, default: 0]
        let id = Self.identity(in: header)
        let isTaken =
            waiting < Self.mostPending
            && handler.read(header.count, from: peer.client) {
                mailbox.post(.read(Self.read(header), id: id, bytes: header.count, peer))
            }
        guard isTaken else { return refuse(.tooManyRequests, id: id, to: peer, isData: false) }
        wait(for: id, of: peer)
    }

    /// Who is to be told where a long request is not read to its end: its id, where that stands near the start or the end.
    private static func identity(in header: [UInt8]) -> String? {
        let key = Data("\"id\"".utf8)
        for part in [header.suffix(4_096), header.prefix(4_096)] where Data(part).range(of: key) != nil {
            let text = String(decoding: part, as: UTF8.self)
            guard let match = text.firstMatch(of: /"id"\s*:\s*"([^"\\]{1,64})"/) else { continue }
            return String(match.1)
        }
        return nil
    }

    private func take(
        _ read: Result<RequestMessage, RequestRefused>, of bytes: Int, from peer: Peer, isKnown: Bool,
        isData: Bool
    ) {
        let request: RequestMessage
        switch read {
        case .success(let message): request = message
        case .failure(let refused):
            return refuse(refused.refusal, id: refused.id, to: peer, isData: isData)
        }
        guard isKnown else {
            if request.request is CreditRequest { return }
            return refuse(.notListed, id: request.id, to: peer, isData: isData)
        }
        let type = type(of: request.request)
        guard type.isOfStreams == isData else {
            let refusal = Refusal.otherSocket(type.op, socket: isData ? "control" : "data")
            return refuse(refusal, id: request.id, to: peer, isData: isData)
        }
        dispatch(request, of: bytes, from: peer)
    }

    private func dispatch(_ message: RequestMessage, of bytes: Int, from peer: Peer) {
        switch message.request {
        case let request as OpenRequest:
            begin(request, id: message.id, from: peer)
        case let request as CreditRequest: grant(request, from: peer)
        case let request as CloseRequest:
            streams.close(request.stream, from: peer)
            let closed = CloseReply(stream: request.stream)
            reply(ReplyMessage(re: message.id, to: CloseRequest.self, closed), to: peer, isData: true)
        case let request as any AnsweredRequest:
            if type(of: request).lane == .loop {
                reply(handler.reply(to: request, id: message.id, from: peer.client), to: peer, isData: false)
            } else {
                handOn(request, id: message.id, of: bytes, from: peer)
            }
        default:
            let fact = Phrase("refusal.no_handler", ["op": .text(type(of: message.request).op)])
            refuse(.mistake(.phrase(fact)), id: message.id, to: peer, isData: false)
        }
    }

    /// Has a request answered by another thread, where not too many of the same connection wait already.
    private func handOn(_ request: some AnsweredRequest, id: String, of bytes: Int, from peer: Peer) {
        let mailbox = mailbox
        let waiting = pending[peer, default: 0]
        let connection = connections.connection(of: peer)
        let isTaken =
            waiting < Self.mostPending
            && handler.take(
                request, id: id, of: bytes, from: peer.client, isWanted: { connection?.isOpen ?? true },
                answer: { reply in
                    guard let reply else { return mailbox.post(.unwanted(peer, id: id)) }
                    // Written here: some have megabytes, and the loop has others to answer.
                    mailbox.post(.reply(to: peer, id: id, header: reply.encoded(), reply.refusal?.code))
                })
        guard isTaken else { return refuse(.tooManyRequests, id: id, to: peer, isData: false) }
        wait(for: id, of: peer)
    }

    private func wait(for id: String?, of peer: Peer) {
        pending[peer, default: 0] += 1
        if let id { asked[peer, default: []].append(id) }
    }

    private func settle(_ peer: Peer, id: String?) {
        pending[peer] = pending[peer].flatMap { $0 > 1 ? $0 - 1 : nil }
        guard let id, var left = asked[peer] else { return }
        if let position = left.firstIndex(of: id) { left.remove(at: position) }
        asked[peer] = left.isEmpty ? nil : left
    }

    // MARK: sending

    /// Sends an answer, or counts a refusal and sends it.
    func reply(_ message: ReplyMessage, to peer: Peer, isData: Bool) {
        if let refusal = message.refusal { handler.gauges.count(refusal.code) }
        send([.bytes(Wire.magic), .bytes(message.encoded())], to: peer, isData: isData)
    }

    private func refuse(_ refusal: Refusal, id: String?, to peer: Peer, isData: Bool) {
        reply(ReplyMessage(re: id, refused: refusal), to: peer, isData: isData)
    }

    @discardableResult
    func send(_ event: Event, body: SharedBytes? = nil, to peer: Peer) -> Bool {
        do throws(Refusal) {
            var parts: [Part] = [.bytes(Wire.magic), .bytes(try event.encoded())]
            if let body { parts.append(.shared(body)) }
            return send(parts, to: peer, isData: true)
        } catch {
            logger.error("an event cannot be written", metadata: ["fact": "\(error.message)"])
            return false
        }
    }

    /// Sends or gives up: a peer that is gone or does not read asks again, so nothing is ever queued for it here.
    @discardableResult
    func send(_ parts: [Part], to peer: Peer, isData: Bool) -> Bool {
        guard let listener = listeners.first(where: { $0.kind == peer.listener }) else { return false }
        let connection = connections.connection(of: peer)
        let bytes = parts.reduce(0) { $0 + $1.count }
        guard connection?.queue(bytes, most: Self.mostUnsent) ?? true else {
            logger.debug("a peer does not read; an answer was dropped")
            return false
        }
        do throws(ZeroMQError) {
            try listener.send([.bytes(peer.address)] + parts, isData: isData)
            return true
        } catch {
            connection?.unqueue(bytes)
            switch error {
            case .peerGone: streams.drop(peer)
            case .wouldBlock: logger.debug("a peer does not read; an answer was dropped")
            default: logger.error("a message cannot be sent", metadata: ["fact": "\(error)"])
            }
        }
        return false
    }

    /// Most bytes that wait to be sent to one connection: four streams with all their credit.
    private static let mostUnsent = 4 * Wire.maximumCredit * Wire.maximumChunkBytes
}
