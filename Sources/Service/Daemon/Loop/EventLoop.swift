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
    private let mailbox: Mailbox<Notice>
    let handler: RequestHandler
    let logger: Logger
    var streams = Streams()
    var logs: RunLogs
    private let clock = ContinuousClock.now
    var isStopping = false
    private var heard = 0.0
    private let idle: (seconds: Double, leave: @Sendable () -> Void)
    private var manager: SystemdNotifier
    /// When each connection was last heard of.
    private var connections: [Peer: Double] = [:]
    private var (lastCount, lastGauge) = (0, 0.0)

    /// Most messages of one socket in a row, so that no peer keeps the others waiting.
    private static let mostInARow = 256
    /// Longest time for them: one may be four megabytes of JSON, or be answered with eight chunks.
    private static let longestInARow = Duration.milliseconds(2)
    /// Most requests of one connection that wait for the handler.
    private static let mostPending = 8
    private var pending: [Peer: Int] = [:]

    /// Opens the listeners.
    init(
        _ addresses: ListenAddresses, mailbox: Mailbox<Notice>, handler: RequestHandler,
        idleSeconds: Double, logger: Logger, leave: @escaping @Sendable () -> Void
    ) throws {
        let context = try Context.shared(socketLimit: OpenFiles.raised())
        authenticator = try Authenticator(addresses, in: context, logger: logger)
        var listeners = [try Listener(addresses.folder, isForGroup: addresses.isForGroup, in: context)]
        if let remote = addresses.remote {
            listeners.append(try Listener(remote.port, server: remote.server, in: context))
        }
        self.listeners = listeners
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
            _ = try poller.wait(milliseconds: manager.patience)
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

    private func gauge() {
        // Looked through when it has grown, or once a second: not at every message.
        if connections.count > 2 * lastCount + 64 || now - lastGauge > 1 {
            connections = connections.filter { now - $0.value <= Streams.lease }
            (lastCount, lastGauge) = (connections.count, now)
        }
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
        case .reply(let peer, let header, let refused):
            pending[peer] = pending[peer].flatMap { $0 > 1 ? $0 - 1 : nil }
            if let refused { handler.gauges.count(refused) }
            send([.bytes(Wire.magic), .bytes(header)], to: peer, isData: false)
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
            connections[peer] = now
            take(message, from: peer, isKnown: client != nil, isData: isData)
        }
    }

    private func take(_ message: Message, from peer: Peer, isKnown: Bool, isData: Bool) {
        let request: RequestMessage
        do {
            guard message.discarded == 0 else {
                throw Refusal.discarded(message.frames.count + message.discarded)
            }
            request = try RequestMessage(header: Array(Wire.split(message.frames).header))
        } catch let refused as RequestRefused {
            return refuse(refused.refusal, id: refused.id, to: peer, isData: isData)
        } catch let refusal as Refusal {
            return refuse(refusal, id: nil, to: peer, isData: isData)
        } catch {
            return refuse(.internalError("\(error)"), id: nil, to: peer, isData: isData)
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
        dispatch(request, of: message.frames.reduce(0) { $0 + $1.count }, from: peer)
    }

    private func dispatch(_ message: RequestMessage, of bytes: Int, from peer: Peer) {
        switch message.request {
        case let request as OpenRequest:
            let opened = open(request, id: message.id, from: peer)
            reply(opened, to: peer, isData: true)
            if let stream = opened.answer as? OpenReply { sendChunks(of: stream.run) }
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
        let isTaken =
            waiting < Self.mostPending
            && handler.take(request, id: id, of: bytes, from: peer.client) { reply in
                // Written here: some have megabytes, and the loop has others to answer.
                mailbox.post(.reply(to: peer, header: reply.encoded(), reply.refusal?.code))
            }
        guard isTaken else { return refuse(.tooManyRequests, id: id, to: peer, isData: false) }
        pending[peer] = waiting + 1
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
        do throws(ZeroMQError) {
            try listener.send([.bytes(peer.address)] + parts, isData: isData)
            return true
        } catch .peerGone {
            streams.drop(peer)
        } catch .wouldBlock {
            logger.debug("a peer does not read; an answer was dropped")
        } catch {
            logger.error("a message cannot be sent", metadata: ["fact": "\(error)"])
        }
        return false
    }
}
