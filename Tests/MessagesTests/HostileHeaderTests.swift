import Messages
import Reading
import Testing

@Suite("A header that a stranger wrote is refused with a sentence, and never ends the daemon")
struct HostileHeaderTests {
    /// What a request's header is refused with.
    private func refusal(_ header: some Sequence<UInt8>) -> RequestRefused? {
        do throws(RequestRefused) {
            _ = try RequestMessage(header: Array(header))
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "What is no strict JSON is refused with the place",
        arguments: [
            ("", "the header is no JSON at byte 0; write an object there"),
            ("[1]", "the header is no JSON at byte 0; write an object there"),
            (#"{"id":"a""#, "the header is no JSON at byte 9; write a comma or '}' there"),
            (#"{"id":"a",}"#, "the header is no JSON at byte 10; write a key in quotes there"),
            (#"{id:1}"#, "the header is no JSON at byte 1; write a key in quotes there"),
            (#"{"id" 1}"#, "the header is no JSON at byte 6; write a colon there"),
            (#"{"id":"a"} {}"#, "the header is no JSON at byte 11; write the end there"),
            (#"{"a":[1 2]}"#, "the header is no JSON at byte 8; write a comma or ']' there"),
            (#"{"a":01}"#, "the header is no JSON at byte 6; write a comma or '}' there"),
            (#"{"a":-}"#, "the header is no JSON at byte 5; write a value there"),
            (#"{"a":1.}"#, "the header is no JSON at byte 7; write a digit there"),
            (#"{"a":.5}"#, "the header is no JSON at byte 5; write a value there"),
            (#"{"a":NaN}"#, "the header is no JSON at byte 5; write a value there"),
            (#"{"a":nul}"#, "the header is no JSON at byte 8; write a value there"),
            (#"{"a":'b'}"#, "the header is no JSON at byte 5; write a value there"),
            (#"{"a":"\x"}"#, "the header is no JSON at byte 8; write one of the escapes of JSON there"),
            (#"{"a":"\u12"}"#, "the header is no JSON at byte 8; write four hexadecimal digits there"),
            (#"{"a":"\u+123"}"#, "the header is no JSON at byte 8; write four hexadecimal digits there"),
            (#"{"a":"\udc00"}"#, "the header is no JSON at byte 12; write a Unicode scalar there"),
            (
                #"{"a":"\ud800"}"#,
                "the header is no JSON at byte 12; write the second half of a surrogate pair there"
            ),
            (
                "{\"a\":\"\t\"}",
                "the header is no JSON at byte 6; write a text without control characters there"
            ),
            (#"{"a":"b"#, "the header is no JSON at byte 7; write a closing quote there"),
            (#"{"a":1e999}"#, "the number at byte 5 is too large; send a finite one"),
            (#"{"id":"a","id":"b"}"#, "the key 'id' stands twice in one object; keep one of them"),
            (#"{"id":"a","i\u0064":"b"}"#, "the key 'id' stands twice in one object; keep one of them"),
        ])
    func strict(_ header: String, _ sentence: String) {
        let refused = refusal(header.utf8)
        #expect(refused?.id == nil)
        #expect(refused?.refusal.code == .protocolMalformed)
        #expect(refused?.refusal.message == sentence)
    }

    @Test("A key that only resembles one of ours is passed over, and never stands in for it")
    func aliases() throws {
        let header = #"{"id":"a","id_":"b","_id":"c","Id":"d","op":"status","run":"r","run__":1,"ſ":2}"#
        #expect(
            try RequestMessage(header: Array(header.utf8))
                == RequestMessage(id: "a", StatusRequest(run: "r")))
        let open =
            #"{"id":"a","op":"open","run":"r","stream":"s","from":0,"credit":1,"log__id":"x","log_id":"l"}"#
        #expect(
            try RequestMessage(header: Array(open.utf8))
                == RequestMessage(
                    id: "a", OpenRequest(run: "r", stream: "s", from: 0, credit: 1, logID: "l")))
    }

    @Test("A header that is nested too deep is refused, however deep")
    func nested() {
        for depth in [32, 100_000] {
            let header = #"{"a":"# + String(repeating: "[", count: depth)
            #expect(
                refusal(header.utf8)?.refusal.message
                    == "the header is nested more than 32 deep; send a flatter one")
        }
        let allowed = #"{"a":"# + String(repeating: "[", count: 31) + String(repeating: "]", count: 31) + "}"
        #expect(refusal(allowed.utf8)?.refusal.message == "'id' is missing; add it")
    }

    @Test("Bytes that are no UTF-8 are refused")
    func notUnicode() {
        let header = Array(#"{"id":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
        #expect(refusal(header)?.refusal.message == "the header is not UTF-8; send JSON in UTF-8")
    }

    @Test("A header of more than 4 MiB is refused unread, and none is sent")
    func tooLarge() throws {
        let refused = refusal([UInt8](repeating: 0x20, count: (4 << 20) + 1))
        #expect(refused?.refusal.code == .protocolTooLarge)
        #expect(refused?.refusal.message == "the header has 4194305 bytes; send at most 4194304")
        var run = Examples.run
        run.files[0].text = String(repeating: "x", count: 4 << 20)
        #expect(throws: Refusal.self) { try RequestMessage(id: "q-1", run).encoded() }
        let stream = String(repeating: "s", count: 16 << 10)
        #expect(throws: Refusal.self) {
            try RequestMessage(id: "q-1", CloseRequest(stream: stream)).encoded()
        }
    }

    @Test(
        "A request that does not fit is refused with the field, and the answer finds its sender",
        arguments: [
            (#"{"id":"q-1"}"#, "'op' is missing; add it"),
            (#"{"id":"q-1","op":7}"#, "'op' cannot be read; give a text"),
            (#"{"id":"q-1","op":"cancel"}"#, "'run' is missing; add it"),
            (#"{"id":"q-1","op":"cancel","run":null}"#, "'run' is missing; add it"),
            (#"{"id":"q-1","op":"cancel","run":[1]}"#, "'run' cannot be read; give a text"),
            (
                #"{"id":"q-1","op":"open","run":"r","stream":"s","from":0.5,"credit":1}"#,
                "a number in the header has a fraction or is out of range; give a whole number"
            ),
            (
                #"{"id":"q-1","op":"submit","key":"k","seed":-1}"#,
                "a number in the header has a fraction or is out of range; give a whole number"
            ),
            (
                #"{"id":"q-1","op":"submit","key":"k","scenarios":[{"name":"a"}]}"#,
                "'scenarios[0].file' is missing; add it"
            ),
            (
                #"{"id":"q-1","op":"submit","key":"k","scenarios":{}}"#,
                "'scenarios' cannot be read; give a list"
            ),
            (
                #"{"id":"q-1","op":"submit","key":"k","files":[{"name":"a","role":"virus","text":""}]}"#,
                "'files[0].role' is 'virus'; give one of scenario, base, data"
            ),
            (
                #"{"id":"q-1","op":"describe","topic":"weather"}"#,
                "'topic' is 'weather'; give one of indicators, levers, measures, parameters, quantities, regions, "
                    + "actors, modes, scenarios"
            ),
            (
                #"{"id":"q-1","op":"submit","key":"k","rerunOf":"r-1"}"#,
                "'scenarios' has 0; give 1 to 16"
            ),
        ])
    func fields(_ header: String, _ sentence: String) {
        let refused = refusal(header.utf8)
        #expect(refused?.id == "q-1")
        #expect(refused?.refusal.code == .requestInvalid)
        #expect(refused?.refusal.message == sentence)
    }

    @Test("An operation that does not exist is refused with those that do")
    func unknownOperation() {
        let refused = refusal(#"{"id":"q-1","op":"submti"}"#.utf8)
        #expect(refused?.id == "q-1")
        #expect(refused?.refusal.code == .opUnknown)
        #expect(
            refused?.refusal.message
                == "there is no operation 'submti'; use one of hello, ping, submit, validate, describe, import, "
                + "status, list, cancel, result, member, backcast, patterns, discover, explain, robust, pathways, "
                + "roadmap, improve, calibrate, queue, store, edit, texts, open, credit, close, drain")
    }

    @Test("An id has 1 to 64 bytes")
    func identity() {
        #expect(
            refusal(#"{"id":"","op":"ping"}"#.utf8)?.refusal.message
                == "'id' has 0 bytes; give 1 to 64, a UUID for instance")
        let long = String(repeating: "é", count: 33)
        #expect(
            refusal(#"{"id":"\#(long)","op":"ping"}"#.utf8)?.refusal.message
                == "'id' has 66 bytes; give 1 to 64, a UUID for instance")
    }

    @Test("What a stranger wrote is shortened before it is said again")
    func shortened() {
        let word = String(repeating: "x", count: 500)
        let said = "'" + String(repeating: "x", count: 60) + "…'"
        #expect(
            refusal(#"{"id":"q","op":"describe","topic":"\#(word)"}"#.utf8)?.refusal.message
                .contains(said) == true)
        #expect(
            refusal(#"{"id":"q","op":"\u001b[2J"}"#.utf8)?.refusal.message
                .hasPrefix("there is no operation '?[2J'") == true)
    }

    @Test("A field that nobody knows is ignored")
    func unknownField() throws {
        let header = Array(#"{"id":"q-1","op":"ping","colour":"blue","deep":{"a":[1,{"b":null}]}}"#.utf8)
        #expect(try RequestMessage(header: header) == RequestMessage(id: "q-1", PingRequest()))
    }

    @Test("No mutation of a request ends the program: each is read, or refused")
    func mutations() throws {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let fragments = [
            "{", "}", "[", "]", "\"", "\\", ",", ":", "1e9", "-", "null", "\u{0}", "\\ud800", "é",
        ]
        var outcomes = (read: 0, refused: 0)
        for round in 0..<3_000 {
            let request = Examples.requests[round % Examples.requests.count]
            var header = try RequestMessage(id: "q-1", request).encoded()
            for _ in 0...next(below: 4) {
                let position = next(below: header.count)
                switch next(below: 4) {
                case 0: header[position] = UInt8(next(below: 256))
                case 1: header.remove(at: position)
                case 2:
                    header.insert(contentsOf: fragments[next(below: fragments.count)].utf8, at: position)
                default: header.removeLast(next(below: header.count))
                }
                if header.isEmpty { header = [0x7B] }
            }
            if let refused = refusal(header) {
                outcomes.refused += 1
                #expect(!refused.refusal.message.isEmpty)
            } else {
                outcomes.read += 1
            }
        }
        #expect(outcomes.read > 0 && outcomes.refused > 1_000)
    }
}
