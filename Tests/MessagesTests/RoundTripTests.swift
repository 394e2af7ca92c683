import Messages
import Results
import Testing

@Suite("What is written on the wire is what is read from it")
struct RoundTripTests {
    @Test("Every request arrives as it was sent", arguments: Examples.requests)
    func request(_ request: any Request) throws {
        let message = RequestMessage(id: "q-1", request)
        #expect(try RequestMessage(header: try message.encoded()) == message)
    }

    @Test("The examples hold every operation that there is")
    func operations() {
        let missing = Set(Wire.requests.map { $0.op }).subtracting(Examples.requests.map { type(of: $0).op })
        #expect(missing.isEmpty)
        let unanswered = Set(Wire.requests.map { $0.op }).subtracting(Examples.replies.compactMap(\.op))
        #expect(unanswered == [CreditRequest.op])
    }

    @Test("Every reply arrives as it was sent", arguments: Examples.replies)
    func reply(_ message: ReplyMessage) throws {
        #expect(try Incoming(header: message.encoded()) == .reply(message))
    }

    @Test("Every event arrives as it was sent", arguments: Examples.events)
    func event(_ event: Event) throws {
        #expect(try Incoming(header: try event.encoded()) == .event(event))
    }

    @Test("A run's document can be kept apart from its reply")
    func document() throws {
        let stored = try Wire.encode(Examples.document)
        #expect(try Wire.decode(RunDocument.self, from: stored) == Examples.document)
    }

    @Test("A reply to a request without a readable id answers null")
    func nobody() throws {
        let message = ReplyMessage(
            re: nil, to: CancelRequest.self, CancelReply(run: "r-17", state: .cancelled))
        #expect(
            String(decoding: message.encoded(), as: UTF8.self)
                == #"{"ok":true,"op":"cancel","re":null,"run":"r-17","state":"cancelled"}"#)
        #expect(try Incoming(header: message.encoded()) == .reply(message))
    }

    @Test("Keys are written in snake case and in alphabetical order")
    func keys() throws {
        let open = RequestMessage(
            id: "q-1", OpenRequest(run: "r-17", stream: "s1", from: 0, credit: 4, logID: "log-1"))
        #expect(
            String(decoding: try open.encoded(), as: UTF8.self)
                == #"{"credit":4,"from":0,"id":"q-1","log_id":"log-1","op":"open","run":"r-17","stream":"s1"}"#
        )
        let limits = String(decoding: try Wire.encode(HelloReply.Limits()), as: UTF8.self)
        #expect(
            limits == #"{"max_chunk_bytes":1048576,"max_credit":8,"max_request":4194304,"ping_ms":2000}"#)
    }

    @Test("An event of a newer daemon is passed over")
    func newerEvent() throws {
        let header = Array(#"{"type":"weather","stream":"s1","wind":7}"#.utf8)
        #expect(try Incoming(header: header) == .unknown(type: "weather"))
    }

    @Test("A number that is not finite turns a reply into a refusal, and stops an event")
    func notFinite() throws {
        let reply = ReplyMessage(
            re: "q-1", to: PingRequest.self, PingReply(instance: "i", state: .running, uptime: .nan))
        let sentence =
            "a value of ReplyMessage is not finite and cannot be sent; "
            + "this is a mistake in Polder, please report it"
        guard case .reply(let message) = try Incoming(header: reply.encoded()) else {
            Issue.record("no reply came back")
            return
        }
        #expect(message.re == "q-1")
        #expect(message.refusal?.code == .daemonInternal)
        #expect(message.refusal?.message == sentence)
        let progress = Event.progress(
            ProgressEvent(stream: "s1", run: "r-17", done: 0, total: 1, rate: .infinity))
        #expect(throws: Refusal.self) { try progress.encoded() }
    }
}
