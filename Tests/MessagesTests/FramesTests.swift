import Messages
import Testing

@Suite("A message is the magic, a header and at most one body")
struct FramesTests {
    private func refusal(_ frames: [[UInt8]], bodies: Int) -> Refusal? {
        do throws(Refusal) {
            _ = try Wire.split(frames, bodies: bodies)
            return nil
        } catch {
            return error
        }
    }

    @Test("What was put together comes apart")
    func together() throws {
        let header = Array("{}".utf8)
        let request = try Wire.split(Wire.frames(header))
        #expect(request.header == header)
        #expect(request.body == nil)
        let chunk = try Wire.split(Wire.frames(header, body: [1, 2, 3]), bodies: 1)
        #expect(chunk.body == [1, 2, 3])
    }

    @Test("Anything else is refused")
    func refused() {
        let header = Array("{}".utf8)
        #expect(
            refusal([], bodies: 0)?.message == "the message is empty; send 'PLD1' and a JSON header")
        #expect(
            refusal([header], bodies: 0)?.message
                == "the message does not begin with 'PLD1'; send 'PLD1' and a JSON header")
        #expect(refusal([Wire.magic], bodies: 0)?.message == "the message has 1 frame; send 2")
        #expect(
            refusal(Wire.frames(header, body: []), bodies: 0)?.message == "the message has 3 frames; send 2")
        #expect(
            refusal(Wire.frames(header, body: []) + [[]], bodies: 1)?.message
                == "the message has 4 frames; send 2 or 3")
        #expect(
            refusal([Wire.magic, [UInt8](repeating: 0x20, count: (4 << 20) + 1)], bodies: 0)?.message
                == "the header has 4194305 bytes; send at most 4194304")
    }

    @Test("Another version is told which ones are spoken, whatever follows the magic")
    func version() {
        for tail in [[], [Array("{}".utf8)], [[], [], [], []]] {
            let refusal = refusal([Array("PLD2".utf8)] + tail, bodies: 0)
            #expect(refusal?.code == .protocolVersionUnsupported)
            #expect(refusal?.message == "version 'PLD2' of the protocol is not spoken here; use 'PLD1'")
            #expect(refusal?.detail.supported == [1])
        }
    }

    @Test("The answer to another version has the shape that never changes")
    func frozen() {
        let refusal = refusal([Array("PLD2".utf8)], bodies: 0) ?? Refusal(.daemonInternal, "")
        #expect(
            String(decoding: ReplyMessage(re: nil, refused: refusal).encoded(), as: UTF8.self)
                == #"{"error":{"code":"protocol.version_unsupported","detail":{"supported":[1]},"#
                + #""message":"version 'PLD2' of the protocol is not spoken here; use 'PLD1'","#
                + #""retryable":false},"ok":false,"re":null}"#)
    }
}
