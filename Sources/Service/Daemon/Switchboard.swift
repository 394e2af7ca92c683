import Foundation
import Logging
import Messages
import ZeroMQ

/// The one thread that owns the sockets: it answers what can be answered at once, and hands on the rest.
///
/// It never waits for anything but its poller, so a ping proves that it lives.
final class Switchboard {
    private let doors: [Door]
    private let doorkeeper: Doorkeeper
    private let mailbox: Mailbox<Notice>
    private let clerk: Clerk
    private let logger: Logger
    private var streams = Streams()
    private var logs: Logs
    private let clock = ContinuousClock.now
    private var isStopping = false
    private var heard = 0.0
    private let idle: (seconds: Double, leave: @Sendable () -> Void)
    private var manager: ServiceManager
    /// When each connection was last heard of.
    private var visitors: [Peer: Double] = [:]
    private var (lastVisitors, lastGauge) = (0, 0.0)

    /// Most messages of one socket in a row, so that no peer keeps the others waiting.
    private static let turn = 256
    /// Longest time for them: one may be four megabytes of JSON, or be answered with eight chunks.
    private static let turnTime = Duration.milliseconds(2)
    /// Most requests of one connection that wait for the clerk.
    private static let mostAsked = 8
    private var asked: [Peer: Int] = [:]

    /// Opens the doors.
    init(
        _ entrances: Entrances, mailbox: Mailbox<Notice>, clerk: Clerk, idleSeconds: Double, logger: Logger,
        leave: @escaping @Sendable () -> Void
    ) throws {
        let context = try Context.shared(socketLimit: OpenFiles.raised())
        doorkeeper = try Doorkeeper(entrances, in: context, logger: logger)
        var doors = [try Door(entrances.folder, isForGroup: entrances.isForGroup, in: context)]
        if let remote = entrances.remote {
            doors.append(try Door(remote.port, server: remote.server, in: context))
        }
        self.doors = doors
        self.mailbox = mailbox
        self.clerk = clerk
        self.logger = logger
        logs = Logs(store: clerk.store)
        idle = (idleSeconds, leave)
        manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
    }

    /// Serves until it is told to stop.
    func serve() throws(ZeroMQError) {
        var poller = Poller()
        let watched = doors.map { (door: $0, sockets: $0.watch(in: &poller)) }
        doorkeeper.watch(in: &poller)
        _ = poller.watch(mailbox.waker)
        manager.ready()
        while !isStopping {
            _ = try poller.wait(milliseconds: manager.patience)
            manager.alive(at: now)
            for notice in mailbox.take() { heed(notice) }
            try doorkeeper.answer()
            for (door, sockets) in watched where poller.isReady(sockets.control) {
                drain(door, isData: false)
            }
            for (door, sockets) in watched where poller.isReady(sockets.data) {
                drain(door, isData: true)
            }
            streams.expire(at: now)
            gauge()
            leaveIfIdle()
        }
        doors.forEach { $0.linger(milliseconds: 1_000) }
    }

    private var now: Double { (ContinuousClock.now - clock).seconds }

    private func gauge() {
        // Looked through when it has grown, or at leisure: not at every turn.
        if visitors.count > 2 * lastVisitors + 64 || now - lastGauge > 1 {
            visitors = visitors.filter { now - $0.value <= Streams.lease }
            (lastVisitors, lastGauge) = (visitors.count, now)
        }
        clerk.gauges.set(clients: visitors.count, streams: streams.readers.count)
    }

    private func leaveIfIdle() {
        guard idle.seconds > 0, now - heard > idle.seconds, streams.readers.isEmpty, clerk.isIdle else {
            return
        }
        logger.info("nothing to do, and nobody asks: leaving")
        heard = now
        idle.leave()
    }

    // MARK: what other threads tell

    private func heed(_ notice: Notice) {
        switch notice {
        case .reply(let peer, let header, let refused):
            asked[peer] = asked[peer].flatMap { $0 > 1 ? $0 - 1 : nil }
            if let refused { clerk.gauges.count(refused) }
            send([.bytes(Wire.magic), .bytes(header)], to: peer, isData: false)
        case .progress(let run, let done, let total):
            tellProgress(run, done: done, total: total)
        case .grown(let run, let count):
            logs.grow(run, to: count)
            pump(run)
        case .renewed(let run):
            logs.forget(run)
            streams.drop(run: run)
        case .ended(let run):
            logs.forget(run)
            pump(run)
        case .clients(let listed):
            turnOut(doorkeeper.replace(with: listed))
        case .drain:
            clerk.drain()
            manager.stopping(within: clerk.settings.drainSeconds)
        case .stop:
            stop()
        }
    }

    private func tellProgress(_ run: String, done: Int, total: Int) {
        let rate = clerk.workshop.progress(of: run)?.rate
        for reader in streams.takeProgress(run, at: now) {
            let event = ProgressEvent(
                stream: reader.stream, run: run, done: done, total: total, rate: rate,
                secondsLeft: rate.map { Double(total - done) / $0 })
            send(.progress(event), to: reader.peer)
        }
    }

    /// Tells every reader from where to go on when the daemon is back.
    private func stop() {
        isStopping = true
        for reader in streams.takeAll() {
            end(
                reader,
                because: Refusal(
                    .daemonStopping,
                    "the daemon is stopping; ask again from chunk \(reader.next) when it is back",
                    detail: Refusal.Detail(resumeFrom: reader.next)))
        }
    }

    /// Ends the streams of clients whose key was taken off the list; what they ask from now on is refused.
    private func turnOut(_ clients: Set<String>) {
        for reader in streams.takeAll(where: {
            $0.peer.door == .port && clients.contains($0.peer.client)
        }) {
            end(reader, because: .notListed)
        }
    }

    private func end(_ reader: Streams.Reader, because refusal: Refusal) {
        let state = logs.state(of: reader.run)?.state ?? .queued
        send(
            .end(EndEvent(stream: reader.stream, seq: reader.next, state: state, error: refusal)),
            to: reader.peer)
    }

    // MARK: what peers ask

    private func drain(_ door: Door, isData: Bool) {
        let end = ContinuousClock.now + Self.turnTime
        for _ in 0..<Self.turn where ContinuousClock.now < end {
            let message: Message?
            do throws(ZeroMQError) {
                message = try door.receive(isData: isData)
            } catch {
                logger.error("a socket cannot be read", metadata: ["fact": "\(error)"])
                return
            }
            guard var message else { return }
            guard let address = message.removeAddress() else { continue }
            heard = now
            let client = doorkeeper.client(of: message, at: door.kind)
            let peer = Peer(door: door.kind, address: address, client: client ?? "")
            visitors[peer] = now
            take(message, from: peer, isKnown: client != nil, isData: isData)
        }
    }

    private func take(_ message: Message, from peer: Peer, isKnown: Bool, isData: Bool) {
        let request: RequestMessage
        do {
            guard message.discarded == 0 else {
                throw Refusal(
                    .protocolMalformed,
                    "the message has \(message.frames.count + message.discarded) frames; send 2")
            }
            request = try RequestMessage(header: Array(Wire.split(message.frames).header))
        } catch let refused as RequestRefused {
            return answer(.refused(refused.refusal), to: refused.id, from: peer, isData: isData)
        } catch let refusal as Refusal {
            return answer(.refused(refusal), to: nil, from: peer, isData: isData)
        } catch {
            return answer(
                .refused(.internalError("\(error)")), to: nil, from: peer, isData: isData)
        }
        guard isKnown else {
            if case .credit = request.request { return }
            return answer(.refused(.notListed), to: request.id, from: peer, isData: isData)
        }
        guard request.request.op.isOfStreams == isData else {
            let socket = isData ? "control" : "data"
            let refusal = Refusal(
                .requestInvalid, "'op' is '\(request.request.op.rawValue)'; send it to the \(socket) socket",
                detail: Refusal.Detail(path: "op"))
            return answer(.refused(refusal), to: request.id, from: peer, isData: isData)
        }
        grant(request, of: message.frames.reduce(0) { $0 + $1.count }, from: peer)
    }

    private func grant(_ message: RequestMessage, of bytes: Int, from peer: Peer) {
        switch message.request {
        case .hello: answer(.hello(clerk.hello), to: message.id, from: peer, isData: false)
        case .ping: answer(.ping(clerk.ping), to: message.id, from: peer, isData: false)
        case .open(let request): open(request, id: message.id, from: peer)
        case .credit(let request):
            streams.credit(request, from: peer, at: now)
            if let reader = streams.readers.first(where: {
                $0.stream == request.stream && $0.peer == peer
            }) {
                pump(reader.run)
            }
        case .close(let request):
            streams.close(request.stream, from: peer)
            answer(.close(CloseReply(stream: request.stream)), to: message.id, from: peer, isData: true)
        default:
            let mailbox = mailbox
            let waiting = asked[peer, default: 0]
            let isTaken =
                waiting < Self.mostAsked
                && clerk.take(message.request, of: bytes, from: peer.client) { reply in
                    // Written here: some have megabytes, and the loop has others to answer.
                    let header = ReplyMessage(re: message.id, reply).encoded()
                    mailbox.post(.reply(to: peer, header: header, reply.refusedCode))
                }
            if isTaken {
                asked[peer] = waiting + 1
            } else {
                let refusal = Refusal(
                    .queueFull, "the daemon has too many requests to answer; ask again later")
                answer(.refused(refusal), to: message.id, from: peer, isData: false)
            }
        }
    }

    private func open(_ request: OpenRequest, id: String, from peer: Peer) {
        do throws(Refusal) {
            let log = try logs.find(request.run)
            if let asked = request.logID, asked != log.id {
                throw Refusal(
                    .streamLogChanged, "the run has another log now; begin again from chunk 0",
                    detail: Refusal.Detail(logID: log.id))
            }
            guard (0...log.count).contains(request.from) || !log.state.isFinal && request.from >= 0 else {
                throw .field(
                    "from", "is \(request.from)", fix: "give 0 to \(log.count), the chunks that there are")
            }
            guard (1...Wire.maximumCredit).contains(request.credit) else {
                throw .field("credit", "is \(request.credit)", fix: "give 1 to \(Wire.maximumCredit)")
            }
            try streams.open(request, run: log.run, from: peer, at: now)
            let reply = OpenReply(
                stream: request.stream, run: log.run, logID: log.id, from: request.from, nextSeq: log.count,
                state: log.state)
            answer(.open(reply), to: id, from: peer, isData: true)
            pump(log.run)
        } catch {
            answer(.refused(error), to: id, from: peer, isData: true)
        }
    }

    // MARK: sending

    /// Sends the readers of a run what they may have, and the end to those that have all of it.
    private func pump(_ run: String) {
        guard streams.readers.contains(where: { $0.run == run }), let log = logs.state(of: run) else {
            return
        }
        var isUnreadable = false
        streams.pump(run, until: log.count) { reader, number in
            guard let (header, body) = logs.chunk(number, of: run) else {
                isUnreadable = true
                return false
            }
            var own = header
            own.stream = reader.stream
            return send(.chunk(own), body: body, to: reader.peer)
        }
        if isUnreadable {
            logs.forget(run)
            for reader in streams.takeAll(where: { $0.run == run }) { end(reader, because: .chunkGone(run)) }
        }
        guard log.state.isFinal else { return }
        for reader in streams.takeFinished(run, count: log.count) {
            let event = EndEvent(
                stream: reader.stream, seq: log.count, state: log.state,
                sha256: log.checksum.isEmpty ? nil : log.checksum, error: log.refusal)
            send(.end(event), to: reader.peer)
        }
        if !streams.readers.contains(where: { $0.run == run }) { logs.forget(run) }
    }

    private func answer(_ reply: Reply, to id: String?, from peer: Peer, isData: Bool) {
        if case .refused(let refusal) = reply { clerk.gauges.count(refusal.code) }
        let message = ReplyMessage(re: id, reply)
        send([.bytes(Wire.magic), .bytes(message.encoded())], to: peer, isData: isData)
    }

    @discardableResult
    private func send(_ event: Event, body: SharedBytes? = nil, to peer: Peer) -> Bool {
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
    private func send(_ parts: [Part], to peer: Peer, isData: Bool) -> Bool {
        guard let door = doors.first(where: { $0.kind == peer.door }) else { return false }
        do throws(ZeroMQError) {
            try door.send([.bytes(peer.address)] + parts, isData: isData)
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
