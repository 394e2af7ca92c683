import Foundation
import Messages
import Spelling
import Words
import ZeroMQ

/// A conversation with one daemon: requests and their replies, and the events of streams.
///
/// Used by one thread. Replies that come too late are passed over, since every reply names its request.
final class Connection {
    private let control: Socket
    private let data: Socket
    // One for each: what waits on the other socket must not wake who waits on this one.
    private var controlPoller = Poller()
    private var dataPoller = Poller()
    private let monitor: ConnectionMonitor
    let endpoint: Endpoint

    /// Whether the daemon went away over the last question.
    var isLost: Bool { monitor.isLost }

    /// Seconds that a reply may take.
    static let patience = 10.0

    init(_ endpoint: Endpoint) throws {
        self.endpoint = endpoint
        do {
            let context = try Context.shared()
            control = try Socket(.dealer, in: context, options: endpoint.options)
            data = try Socket(.dealer, in: context, options: endpoint.options)
            monitor = try ConnectionMonitor(control, at: endpoint, in: context)
            try control.connect(endpoint.control)
            try data.connect(endpoint.data)
        } catch {
            throw Complaint(texts: ["\(error)"], .unavailable)
        }
        _ = controlPoller.watch(control)
        monitor.watch(in: &controlPoller)
        _ = dataPoller.watch(data)
    }

    /// Asks and waits for the answer.
    ///
    /// - Throws: `Refusal` for what the daemon refuses, `Complaint` where nobody answers in time.
    func ask<Asked: Request>(
        _ request: Asked, within seconds: Double = Connection.patience
    ) throws -> Asked.Answer {
        try monitor.begin()
        let id = UUID().uuidString.lowercased()
        let header = try RequestMessage(id: id, request).encoded()
        try send(header, isOfStreams: Asked.isOfStreams)
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            guard let (incoming, _) = try next(isOfStreams: Asked.isOfStreams, until: deadline) else { break }
            guard case .reply(let message) = incoming, message.re == id else { continue }
            if let refusal = message.refusal {
                if refusal.code == .runNotFound, let run = refusal.detail.run { throw unknownRun(run) }
                throw refusal
            }
            guard let answer = message.answer as? Asked.Answer else { throw Complaint.otherAnswer }
            return answer
        }
        throw Self.silence(of: endpoint)
    }

    /// Nobody answers there.
    static func silence(of endpoint: Endpoint, remedy: Phrase? = nil) -> Complaint {
        Complaint(
            Phrase(
                "client.no_daemon",
                ["endpoint": .text(endpoint.name), "remedy": .phrase(remedy ?? endpoint.remedy)]),
            .unavailable)
    }

    /// What to say of a run that the daemon does not know: the one with the nearest name or id.
    private func unknownRun(_ word: String) -> Complaint {
        let runs = (try? ask(ListRequest(limit: 1_000)))?.runs ?? []
        let names = runs.flatMap { run in
            [run.name, run.id].compactMap(\.self).map { (name: $0, id: run.id) }
        }
        let near = nearestName(to: word, among: names.map(\.name))
        let id = names.first { $0.name == near }?.id
        return Complaint(
            Phrase(
                "client.run.unknown",
                ["word": .text(word), "near": .optional(near), "id": .optional(id == near ? nil : id)]),
            .input)
    }

    /// Says something that has no answer.
    func tell(_ request: CreditRequest) throws {
        let header = try RequestMessage(id: UUID().uuidString.lowercased(), request).encoded()
        try send(header, isOfStreams: CreditRequest.isOfStreams)
    }

    /// The next event of a stream, with its body; nil if none comes in time.
    func event(within seconds: Double) throws -> (event: Event, body: [UInt8])? {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while let (incoming, body) = try next(isOfStreams: true, until: deadline) {
            if case .event(let event) = incoming { return (event, body ?? []) }
        }
        return nil
    }

    private func send(_ header: [UInt8], isOfStreams: Bool) throws {
        do throws(ZeroMQError) {
            let parts: [Part] = [.bytes(Wire.magic), .bytes(header)]
            if isOfStreams { try data.send(parts) } else { try control.send(parts) }
        } catch {
            throw Complaint(texts: ["\(error)"], .unavailable)
        }
    }

    private func next(
        isOfStreams: Bool, until deadline: ContinuousClock.Instant
    ) throws -> (Incoming, [UInt8]?)? {
        while true {
            let message: Message?
            do throws(ZeroMQError) {
                message =
                    isOfStreams
                    ? try data.receive(most: Wire.maximumFrames)
                    : try control.receive(most: Wire.maximumFrames)
            } catch {
                throw Complaint(texts: ["\(error)"], .unavailable)
            }
            if let message {
                let (header, body) = try Wire.split(message.frames, bodies: 1)
                return (try Incoming(header: header.bytes), body.map { $0.bytes })
            }
            if !isOfStreams { try monitor.check() }
            let left = (deadline - ContinuousClock.now).inMilliseconds
            guard left > 0 else { return nil }
            if isOfStreams {
                _ = try? dataPoller.wait(milliseconds: left)
            } else {
                _ = try? controlPoller.wait(milliseconds: left)
            }
        }
    }
}

extension Duration {
    var inMilliseconds: Int {
        Int(components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000)
    }
}
