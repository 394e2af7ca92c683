extension Refusal {
    /// The kinds of refusal. The words are stable: programs may compare them.
    public enum Code: String, CaseIterable, Codable, Sendable {
        // What was sent is no message of this protocol.
        case protocolMalformed = "protocol.malformed"
        case protocolVersionUnsupported = "protocol.version_unsupported"
        case protocolTooLarge = "protocol.too_large"
        case opUnknown = "op.unknown"
        case requestInvalid = "request.invalid"
        // Who asks may not.
        case authDenied = "auth.denied"
        case authNotOwner = "auth.not_owner"
        // What is asked for cannot be done.
        case scenarioInvalid = "scenario.invalid"
        case scenarioNeedsFiles = "scenario.needs_files"
        case importInvalid = "import.invalid"
        case modelNotFound = "model.not_found"
        case runNotFound = "run.not_found"
        case runNotReady = "run.not_ready"
        case runFailed = "run.failed"
        case runCancelled = "run.cancelled"
        case submitKeyConflict = "submit.key_conflict"
        case queueFull = "queue.full"
        case quotaExceeded = "quota.exceeded"
        // Streams.
        case streamUnknown = "stream.unknown"
        case streamGone = "stream.gone"
        case streamLogChanged = "stream.log_changed"
        // The daemon and its store.
        case storeFull = "store.full"
        case storeUnavailable = "store.unavailable"
        case daemonDraining = "daemon.draining"
        case daemonStopping = "daemon.stopping"
        case daemonInternal = "daemon.internal"
        // Made by the client; never on the wire.
        case transportTimeout = "transport.timeout"
        case transportRefused = "transport.refused"
        case transportAuth = "transport.auth"
    }
}

extension Refusal.Code {
    /// Whether the same request may succeed later.
    public var isRetryable: Bool {
        switch self {
        case .runNotReady, .queueFull, .storeFull, .storeUnavailable, .daemonDraining, .daemonStopping,
            .transportTimeout, .transportRefused:
            true
        default: false
        }
    }

    /// What a program that meets this refusal exits with.
    public var exitCode: ExitCode {
        switch self {
        case .runFailed, .runCancelled, .streamGone: .unfulfilled
        case .protocolTooLarge, .requestInvalid, .scenarioInvalid, .scenarioNeedsFiles, .importInvalid,
            .modelNotFound, .runNotFound:
            .input
        case .opUnknown, .protocolVersionUnsupported, .transportTimeout, .transportRefused: .unavailable
        case .protocolMalformed, .submitKeyConflict, .streamUnknown, .storeUnavailable, .daemonInternal:
            .internalError
        case .runNotReady, .queueFull, .quotaExceeded, .streamLogChanged, .storeFull, .daemonDraining,
            .daemonStopping:
            .busy
        case .authDenied, .authNotOwner, .transportAuth: .denied
        }
    }
}
