import Messages
import Results
import Words
import ZeroMQ

/// The streams of runs: their readers, and what they get.
extension EventLoop {
    /// Opens a stream; its chunks follow the reply.
    ///
    /// A run that is asked for by its name is looked up elsewhere first: that takes longer the more runs there are.
    func begin(_ request: OpenRequest, id: String, from peer: Peer) {
        let opened = open(request, id: id, from: peer)
        if opened.refusal?.code == .runNotFound {
            let mailbox = mailbox
            let isTaken = handler.lookUp(request.run, for: peer.client) { found in
                mailbox.post(.found(run: found, request, id: id, peer))
            }
            guard !isTaken else { return }
            return reply(ReplyMessage(re: id, refused: .tooManyRequests), to: peer, isData: true)
        }
        finish(opened, for: peer)
    }

    /// Goes on with a stream whose run was looked up.
    func goOn(_ request: OpenRequest, of run: Result<String, Refusal>, id: String, from peer: Peer) {
        switch run {
        case .failure(let refusal): reply(ReplyMessage(re: id, refused: refusal), to: peer, isData: true)
        case .success(let run):
            var request = request
            request.run = run
            finish(open(request, id: id, from: peer), for: peer)
        }
    }

    private func finish(_ opened: ReplyMessage, for peer: Peer) {
        reply(opened, to: peer, isData: true)
        if let stream = opened.answer as? OpenReply { sendChunks(of: stream.run) }
    }

    private func open(_ request: OpenRequest, id: String, from peer: Peer) -> ReplyMessage {
        do throws(Refusal) {
            let log = try logs.find(request.run)
            if let asked = request.logID, asked != log.id {
                throw .logChanged(log.id)
            }
            guard (0...log.count).contains(request.from) || !log.state.isFinal && request.from >= 0 else {
                throw .field(
                    "from", .isValue(.count(request.from)),
                    Phrase("fix.chunks", ["most": .count(log.count)]))
            }
            guard (1...Wire.maximumCredit).contains(request.credit) else {
                throw .field(
                    "credit", .isValue(.count(request.credit)), .give(1, to: Wire.maximumCredit))
            }
            try streams.open(
                request, run: log.run, from: peer, isOperator: handler.isOperator(peer.client), at: now)
            let reply = OpenReply(
                stream: request.stream, run: log.run, logID: log.id, from: request.from, nextSeq: log.count,
                state: log.state)
            return ReplyMessage(re: id, to: OpenRequest.self, reply)
        } catch {
            return ReplyMessage(re: id, refused: error)
        }
    }

    /// Lets a stream have more chunks; one that is not open any more gets none, and no answer either.
    func grant(_ request: CreditRequest, from peer: Peer) {
        streams.credit(request, from: peer, at: now)
        let reader = streams.readers.first { $0.stream == request.stream && $0.peer == peer }
        if let reader { sendChunks(of: reader.run) }
    }

    func tellProgress(_ run: String, done: Int, total: Int) {
        let rate = handler.scheduler.progress(of: run)?.rate
        for reader in streams.takeProgress(run, at: now) {
            let event = ProgressEvent(
                stream: reader.stream, run: run, done: done, total: total, rate: rate,
                secondsLeft: rate.map { Double(total - done) / $0 })
            send(.progress(event), to: reader.peer)
        }
    }

    /// Tells every reader from where to go on when the daemon is back, and all who wait for an answer that none comes:
    /// what is being worked out for them ends with the daemon.
    func stop() {
        isStopping = true
        for (peer, ids) in asked {
            for id in ids { reply(ReplyMessage(re: id, refused: .leaving), to: peer, isData: false) }
        }
        for reader in streams.takeAll() {
            end(reader, because: .stopping(resumeFrom: reader.next))
        }
    }

    /// Ends the streams of clients whose key was taken off the list; what they ask from now on is refused.
    func endStreams(of clients: Set<String>) {
        for reader in streams.takeAll(where: {
            $0.peer.listener == .port && clients.contains($0.peer.client)
        }) {
            end(reader, because: .notListed)
        }
    }

    func end(_ reader: Streams.Reader, because refusal: Refusal) {
        let state = logs.state(of: reader.run)?.state ?? .queued
        send(
            .end(EndEvent(stream: reader.stream, seq: reader.next, state: state, error: refusal)),
            to: reader.peer)
    }

    /// Sends the readers of a run what they may have, and the end to those that have all of it.
    func sendChunks(of run: String) {
        guard streams.readers.contains(where: { $0.run == run }), let log = logs.state(of: run) else {
            return
        }
        var isUnreadable = false
        stalled.remove(run)
        streams.pump(run, until: log.count) { reader, number in
            guard let (header, body) = logs.chunk(number, of: run) else {
                isUnreadable = true
                return false
            }
            var own = header
            own.stream = reader.stream
            let isSent = send(.chunk(own), body: body, to: reader.peer)
            if !isSent, connections.connection(of: reader.peer)?.isOpen == true { stalled.insert(run) }
            return isSent
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
}
