import Foundation
import Logging
import Messages
import ZeroMQ

/// The one thread that owns the sockets: it answers what can be answered at once, and hands on the rest.
///
/// It never waits for anything but its poller, so a ping proves that it lives.
final class Switchboard {
    private let control: Socket
    private let data: Socket
    private let mailbox: Mailbox<Notice>
    private let clerk: Clerk
    private let logger: Logger
    private var streams = Streams()
    private var logs: Logs
    private let clock = ContinuousClock.now
    private var isStopping = false
    private var heard = 0.0
    private let idle: (seconds: Double, leave: @Sendable () -> Void)

    /// Most messages of one socket in a row, so that no peer keeps the others waiting.
    private static let turn = 256

    /// Opens and binds the sockets.
    init(
        at folder: RuntimeFolder, mailbox: Mailbox<Notice>, clerk: Clerk, idleSeconds: Double,
        logger: Logger, leave: @escaping @Sendable () -> Void
    ) throws(ZeroMQError) {
        let context = try Context.shared(socketLimit: 4_096)
        control = try Socket(
            .router, in: context, options: .router(largestFrame: Wire.maximumHeaderBytes, user: getuid()))
        data = try Socket(
            .router, in: context, options: .router(largestFrame: Wire.maximumDataRequestBytes, user: getuid())
        )
        try control.bind(folder.control)
        try data.bind(folder.data)
        self.mailbox = mailbox
        self.clerk = clerk
        self.logger = logger
        logs = Logs(store: clerk.store)
        idle = (idleSeconds, leave)
    }

    /// Serves until it is told to stop.
    func serve() throws(ZeroMQError) {
        var poller = Poller()
        let controlWatch = poller.watch(control)
        let dataWatch = poller.watch(data)
        _ = poller.watch(mailbox.waker)
        while !isStopping {
            _ = try poller.wait(milliseconds: 1_000)
            for notice in mailbox.take() { heed(notice) }
            if poller.isReady(controlWatch) { drain(control, isData: false) }
            if poller.isReady(dataWatch) { drain(data, isData: true) }
            streams.expire(at: now)
            leaveIfIdle()
        }
        try? control.set(.linger(1_000))
        try? data.set(.linger(1_000))
    }

    private var now: Double { (ContinuousClock.now - clock).seconds }

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
        case .reply(let address, let message):
            send([.bytes(address), .bytes(Wire.magic), .bytes(message.encoded())], isData: false)
        case .progress(let run, let done, let total, let seconds):
            tellProgress(run, done: done, total: total, seconds: seconds)
        case .grown(let run, let count):
            logs.grow(run, to: count)
            pump(run)
        case .ended(let run):
            logs.forget(run)
            pump(run)
        case .drain:
            clerk.drain()
        case .stop:
            stop()
        }
    }

    private func tellProgress(_ run: String, done: Int, total: Int, seconds: Double) {
        let rate = seconds > 0.05 && done > 0 ? Double(done) / seconds : nil
        for reader in streams.takeProgress(run, at: now) {
            let event = ProgressEvent(
                stream: reader.stream, run: run, done: done, total: total, rate: rate,
                secondsLeft: rate.map { Double(total - done) / $0 })
            send(.progress(event), to: reader.address)
        }
    }

    /// Tells every reader from where to go on when the daemon is back.
    private func stop() {
        isStopping = true
        for reader in streams.takeAll() {
            let refusal = Refusal(
                .daemonStopping,
                "the daemon is stopping; ask again from chunk \(reader.next) when it is back",
                detail: Refusal.Detail(resumeFrom: reader.next))
            let state = logs.state(of: reader.run)?.state ?? .queued
            send(
                .end(EndEvent(stream: reader.stream, seq: reader.next, state: state, error: refusal)),
                to: reader.address)
        }
    }

    // MARK: what peers ask

    private func drain(_ socket: borrowing Socket, isData: Bool) {
        for _ in 0..<Self.turn {
            let message: Message?
            do throws(ZeroMQError) {
                message = try socket.receive(most: Wire.maximumFrames + 1)
            } catch {
                logger.error("a socket cannot be read", metadata: ["fact": "\(error)"])
                return
            }
            guard var message else { return }
            guard let address = message.removeAddress() else { continue }
            heard = now
            take(message, from: address, isData: isData)
        }
    }

    private func take(_ message: Message, from address: Address, isData: Bool) {
        let request: RequestMessage
        do {
            guard message.discarded == 0 else {
                throw Refusal(
                    .protocolMalformed,
                    "the message has \(message.frames.count + message.discarded) frames; send 2")
            }
            request = try RequestMessage(header: Array(Wire.split(message.frames).header))
        } catch let refused as RequestRefused {
            return answer(.refused(refused.refusal), to: refused.id, from: address, isData: isData)
        } catch let refusal as Refusal {
            return answer(.refused(refusal), to: nil, from: address, isData: isData)
        } catch {
            return answer(
                .refused(.internalError("\(error)")), to: nil, from: address, isData: isData)
        }
        guard request.request.op.isOfStreams == isData else {
            let socket = isData ? "control" : "data"
            let refusal = Refusal(
                .requestInvalid, "'op' is '\(request.request.op.rawValue)'; send it to the \(socket) socket",
                detail: Refusal.Detail(path: "op"))
            return answer(.refused(refusal), to: request.id, from: address, isData: isData)
        }
        grant(request, from: address)
    }

    private func grant(_ message: RequestMessage, from address: Address) {
        switch message.request {
        case .hello: answer(.hello(clerk.hello), to: message.id, from: address, isData: false)
        case .ping: answer(.ping(clerk.ping), to: message.id, from: address, isData: false)
        case .open(let request): open(request, id: message.id, from: address)
        case .credit(let request):
            streams.credit(request, from: address, at: now)
            if let reader = streams.readers.first(where: {
                $0.stream == request.stream && $0.address == address
            }) {
                pump(reader.run)
            }
        case .close(let request):
            streams.close(request.stream, from: address)
            answer(.close(CloseReply(stream: request.stream)), to: message.id, from: address, isData: true)
        default:
            let mailbox = mailbox
            let isTaken = clerk.take(message.request) { reply in
                mailbox.post(.reply(to: address, ReplyMessage(re: message.id, reply)))
            }
            if !isTaken {
                let refusal = Refusal(
                    .queueFull, "the daemon has too many requests to answer; ask again later")
                answer(.refused(refusal), to: message.id, from: address, isData: false)
            }
        }
    }

    private func open(_ request: OpenRequest, id: String, from address: Address) {
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
            try streams.open(request, run: log.run, from: address, at: now)
            let reply = OpenReply(
                stream: request.stream, run: log.run, logID: log.id, from: request.from, nextSeq: log.count,
                state: log.state)
            answer(.open(reply), to: id, from: address, isData: true)
            pump(log.run)
        } catch {
            answer(.refused(error), to: id, from: address, isData: true)
        }
    }

    // MARK: sending

    /// Sends the readers of a run what they may have, and the end to those that have all of it.
    private func pump(_ run: String) {
        guard streams.readers.contains(where: { $0.run == run }), let log = logs.state(of: run) else {
            return
        }
        streams.pump(run, until: log.count) { reader, number in
            guard let (header, body) = logs.chunk(number, of: run) else { return false }
            var own = header
            own.stream = reader.stream
            return send(.chunk(own), body: body, to: reader.address)
        }
        guard log.state.isFinal else { return }
        for reader in streams.takeFinished(run, count: log.count) {
            let event = EndEvent(
                stream: reader.stream, seq: log.count, state: log.state,
                sha256: log.checksum.isEmpty ? nil : log.checksum, error: log.refusal)
            send(.end(event), to: reader.address)
        }
        if !streams.readers.contains(where: { $0.run == run }) { logs.forget(run) }
    }

    private func answer(_ reply: Reply, to id: String?, from address: Address, isData: Bool) {
        let message = ReplyMessage(re: id, reply)
        send([.bytes(address), .bytes(Wire.magic), .bytes(message.encoded())], isData: isData)
    }

    @discardableResult
    private func send(_ event: Event, body: SharedBytes? = nil, to address: Address) -> Bool {
        do throws(Refusal) {
            var parts: [Part] = [.bytes(address), .bytes(Wire.magic), .bytes(try event.encoded())]
            if let body { parts.append(.shared(body)) }
            return send(parts, isData: true)
        } catch {
            logger.error("an event cannot be written", metadata: ["fact": "\(error.message)"])
            return false
        }
    }

    /// Sends or gives up: a peer that is gone or does not read asks again, so nothing is ever queued for it here.
    @discardableResult
    private func send(_ parts: [Part], isData: Bool) -> Bool {
        do throws(ZeroMQError) {
            if isData { try data.send(parts) } else { try control.send(parts) }
            return true
        } catch .peerGone {
            if case .bytes(let address) = parts[0] { streams.drop(address) }
        } catch .wouldBlock {
            logger.debug("a peer does not read; an answer was dropped")
        } catch {
            logger.error("a message cannot be sent", metadata: ["fact": "\(error)"])
        }
        return false
    }
}
