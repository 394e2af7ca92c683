import Crypto
import Foundation
import Messages
import Results
import Words

/// Reads a run's log chunk by chunk, over lost chunks, silence and daemons that start anew.
///
/// Nothing is lost without a sign: whatever does not fit makes the reader open its stream again, from the chunk that
/// it expects.
struct LogReader {
    /// What comes out of a log.
    enum Piece {
        /// Bands over the first members.
        case early(ResultTable, members: Int)
        /// Rows of the result.
        case rows(ResultTable)
        case progress(ProgressEvent)
        /// The run is computed once more: what came before does not count.
        case anew
        case end(checksum: String?)
    }

    /// Why another daemon has to be looked for.
    enum Loss: Error { case silent, stopping }

    /// How long is waited for what, in seconds.
    struct Patience {
        /// Without an event, until the daemon is asked whether it lives.
        var silence = Double(Wire.pingInterval) / 1_000
        /// For an answer: three pings.
        var answer = 3 * Double(Wire.pingInterval) / 1_000
        /// Until the daemon is told that the reader is alive; it forgets readers after 30.
        var lease = 10.0
        /// For a daemon that is gone.
        var absence = 15.0
    }

    private(set) var connection: Connection
    private let run: String
    private let patience: Patience
    private let stream = UUID().uuidString.lowercased()
    private var next = 0
    private var log: String?
    private var instance: String?
    private var isAnew = false
    private var isEnding = false
    /// Over the bodies of all chunks so far.
    private var digest = SHA256()
    /// How often the whole log was read anew since its bytes were not those that the daemon promised.
    private var mistrusted = 0
    /// How often the stream was opened again since the last chunk that was expected.
    private var reopened = 0
    private var heard = ContinuousClock.now
    private var told = ContinuousClock.now

    init(of run: String, over connection: Connection, patience: Patience = Patience()) {
        self.run = run
        self.connection = connection
        self.patience = patience
    }

    /// Goes on over another connection, from the chunk that is expected.
    mutating func resume(over connection: Connection) throws {
        self.connection = connection
        try open()
    }

    /// Most times that a stream is opened again for one chunk.
    private static let mostReopened = 12

    /// Opens the stream, or opens it again.
    ///
    /// - Throws: `Loss` where the daemon cannot, `Refusal` where it will not, `Complaint` where it does so again and again
    ///   without getting further.
    mutating func open() throws {
        reopened += 1
        guard reopened <= Self.mostReopened else {
            throw Complaint(Phrase("client.run.no_progress", ["run": .text(run)]), .unavailable)
        }
        let request = OpenRequest(
            run: run, stream: stream, from: next, credit: Wire.maximumCredit, logID: log)
        do {
            let reply = try connection.ask(request, within: patience.answer)
            let daemon = try connection.ask(PingRequest(), within: patience.answer)
            (log, instance) = (reply.logID, daemon.instance)
            // Everything is there to be sent, so silence means that something was lost.
            isEnding = reply.state.isFinal
            (heard, told) = (.now, .now)
        } catch let refusal as Refusal where refusal.code == .streamLogChanged && log != nil {
            begin()
            try open()
        } catch let refusal as Refusal where [.daemonStopping, .daemonDraining].contains(refusal.code) {
            throw Loss.stopping
        } catch let complaint as Complaint where complaint.code == .unavailable {
            throw Loss.silent
        }
    }

    private mutating func begin() {
        (next, log, isAnew) = (0, nil, true)
        (digest, reopened) = (SHA256(), 0)
    }

    /// The next piece; nil if none came in time.
    ///
    /// - Throws: `Loss` where the daemon is gone, `Refusal` where the run ended without a result.
    mutating func piece(within seconds: Double) throws -> Piece? {
        if isAnew {
            isAnew = false
            return .anew
        }
        guard let (event, body) = try connection.event(within: seconds) else {
            try ask()
            return nil
        }
        heard = .now
        if isOver(patience.lease, since: told) { try grant(0) }
        switch event {
        case .chunk(let header) where header.stream == stream: return try take(header, body)
        case .progress(let progress) where progress.stream == stream: return .progress(progress)
        case .end(let end) where end.stream == stream: return try take(end)
        default: return nil
        }
    }

    private mutating func take(_ header: ChunkHeader, _ body: [UInt8]) throws -> Piece? {
        guard header.seq == next, header.logID == log else {
            try open()
            return nil
        }
        next += 1
        reopened = 0
        digest.update(data: body)
        guard header.kind != .members else {
            try grant(1)
            return nil
        }
        let table: ResultTable
        do {
            table = try ResultTable(arrow: body, layout: header.layout())
        } catch let fault as ArrowFault {
            try mistrust(or: Complaint(texts: ["\(fault)"], .internalError))
            return nil
        }
        try grant(1)
        return header.kind == .rows ? .rows(table) : .early(table, members: header.members)
    }

    private mutating func take(_ end: EndEvent) throws -> Piece? {
        if let refusal = end.error {
            throw refusal.code == .daemonStopping ? Loss.stopping as any Error : refusal
        }
        guard end.seq == next else {
            try open()
            return nil
        }
        if let promised = end.sha256, promised != hexadecimal {
            try mistrust(
                or: Complaint(Phrase("client.run.altered", ["run": .text(run)]), .internalError))
            return nil
        }
        return .end(checksum: end.sha256)
    }

    private var hexadecimal: String {
        digest.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Reads the whole log once more; what is damaged on its way comes whole the next time.
    ///
    /// - Throws: `complaint` where it was damaged before.
    private mutating func mistrust(or complaint: Complaint) throws {
        guard mistrusted == 0 else { throw complaint }
        mistrusted += 1
        begin()
        try open()
    }

    /// After a while of silence: is the daemon there, is it the same, and does it know this stream?
    private mutating func ask() throws {
        guard isOver(patience.silence, since: heard) else { return }
        guard let daemon = try? connection.ask(PingRequest(), within: patience.answer) else {
            throw Loss.silent
        }
        heard = .now
        if daemon.instance != instance || isOver(patience.lease, since: told) || isEnding { try open() }
    }

    private mutating func grant(_ chunks: Int) throws {
        told = .now
        try connection.tell(CreditRequest(stream: stream, n: chunks))
    }

    private func isOver(_ seconds: Double, since moment: ContinuousClock.Instant) -> Bool {
        moment.duration(to: .now) >= .seconds(seconds)
    }
}
