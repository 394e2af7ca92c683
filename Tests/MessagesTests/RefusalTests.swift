import Messages
import Testing

@Suite("A refusal says what a program can do about it")
struct RefusalTests {
    @Test("Every code has its exit code")
    func exitCodes() {
        let expected: [(ExitCode, [String])] = [
            (.unfulfilled, ["run.failed", "run.cancelled", "stream.gone"]),
            (
                .input,
                [
                    "protocol.too_large", "request.invalid", "scenario.invalid", "scenario.needs_files",
                    "model.not_found", "run.not_found", "import.invalid",
                ]
            ),
            (
                .unavailable,
                ["protocol.version_unsupported", "op.unknown", "transport.timeout", "transport.refused"]
            ),
            (
                .internalError,
                [
                    "protocol.malformed", "submit.key_conflict", "stream.unknown", "store.unavailable",
                    "daemon.internal",
                ]
            ),
            (
                .busy,
                [
                    "run.not_ready", "queue.full", "quota.exceeded", "stream.log_changed", "store.full",
                    "daemon.draining", "daemon.stopping",
                ]
            ),
            (.denied, ["auth.denied", "auth.not_owner", "transport.auth"]),
        ]
        for (exit, codes) in expected {
            let found = Refusal.Code.allCases.filter { $0.exitCode == exit }.map(\.rawValue)
            #expect(found.sorted() == codes.sorted())
        }
        #expect(expected.map(\.1.count).reduce(0, +) == Refusal.Code.allCases.count)
    }

    @Test("The exit codes are those that are promised")
    func numbers() {
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 64, 65, 69, 70, 75, 77, 130])
    }

    @Test("What may be tried again says so")
    func retryable() {
        let words = Refusal.Code.allCases.filter(\.isRetryable).map(\.rawValue)
        #expect(
            words == [
                "run.not_ready", "queue.full", "store.full", "store.unavailable", "daemon.draining",
                "daemon.stopping", "transport.timeout", "transport.refused",
            ])
    }

    @Test("A code of a newer daemon is read, with its word in the sentence")
    func newer() throws {
        let header = #"{"code":"tide.out","message":"the tide is out; wait","retryable":true}"#
        let refusal = try Wire.decode(Refusal.self, from: Array(header.utf8))
        #expect(refusal.code == .daemonInternal)
        #expect(refusal.message == "the tide is out; wait (tide.out)")
        #expect(refusal.isRetryable)
    }
}

@Suite("A diagnostic is one line with place, fact and way out")
struct DiagnosticTests {
    @Test("An error names file, line and column")
    func error() {
        #expect(
            Examples.problem.description
                == "rijnmond/silo.yaml:12:14: there is no measure 'sme_outrech'; did you mean 'sme_outreach'?"
        )
    }

    @Test("A warning says that it is one")
    func warning() {
        #expect(
            Examples.warning.description
                == "rijnmond/silo.yaml:14:9: warning: the budget is 900 M€, outside the usual 10 to 500 M€; "
                + "check the unit")
    }

    @Test("What is about the whole file has no line, and what has no way out none")
    func whole() {
        let empty = Diagnostic(
            file: "a.yaml", line: nil, column: nil, code: "file.empty", fact: "the file is empty", fix: "")
        #expect(empty.description == "a.yaml: the file is empty")
        let line = Diagnostic(
            file: "a.yaml", line: 3, column: nil, code: "file.text", fact: "a line is no text", fix: "save it"
        )
        #expect(line.description == "a.yaml:3: a line is no text; save it")
    }
}
