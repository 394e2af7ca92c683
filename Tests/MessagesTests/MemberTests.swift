import Messages
import Results
import Testing

@Suite("Requests about members and their replies")
struct MemberTests {
    @Test(
        "every bit of a number arrives, minus nothing and the smallest too, and what does not exist is null")
    func bits() throws {
        var values: [Double?] = [
            0.1, -0.0, 0, nil, .leastNonzeroMagnitude, -1.7976931348623157e308, 1.0 / 3,
            9_007_199_254_740_992, 1e21,
            123_456_789.1,
        ]
        values += (0..<1_000).map {
            Double(bitPattern: 0x3FF0_0000_0000_0000 &+ UInt64($0) &* 0x1234_5678_9ABD)
        }
        let entry = MemberReply.Entry(name: "a.b", unit: "1", element: "", values: values)
        let reply = ReplyMessage(
            re: "1", to: MemberRequest.self,
            MemberReply(run: "r", scenario: "s", member: 0, what: .shocks, firstYear: 2024, entries: [entry]))
        guard case .reply(let message) = try Incoming(header: reply.encoded()),
            let read = message.answer as? MemberReply
        else {
            Issue.record("another reply came back")
            return
        }
        #expect(read.entries[0].values.map { $0?.bitPattern } == values.map { $0?.bitPattern })
    }

    @Test(
        "what no run could answer is refused with the field",
        arguments: [
            (#""member":-1,"what":"given""#, "member"), (#""what":"given""#, "member"),
            (#""member":0.5,"what":"given""#, ""), (#""member":0"#, "what"),
            (#""member":0,"what":"weather""#, "what"), (#""member":0,"what":"given","names":[]"#, "names"),
            (#""member":0,"what":"given","names":"safety""#, "names"),
            (#""member":0,"what":"given","quarters":1"#, "quarters"),
            (#""member":0,"what":"indicators","first_quarter":0"#, "first_quarter"),
            (#""member":0,"what":"shocks","quarters":0"#, "quarters"),
            (#""member":0,"what":"shocks","first_quarter":-1"#, "first_quarter"),
        ])
    func refused(fields: String, path: String) {
        let header = Array(#"{"id":"1","op":"member","run":"r",\#(fields)}"#.utf8)
        let refused = #expect(throws: RequestRefused.self) { try RequestMessage(header: header) }
        #expect(refused?.id == "1" && refused?.refusal.code == .requestInvalid)
        #expect(refused?.refusal.detail.path == path, "\(refused?.refusal.message ?? "")")
    }
}
