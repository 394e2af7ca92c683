import Logging
import Results

/// Writes a log in which what others wrote is shown and never obeyed: no line ends within it, no terminal takes it for a
/// command.
struct ReadableLogHandler: LogHandler {
    private var handler: any LogHandler

    init(_ handler: any LogHandler) { self.handler = handler }

    var logLevel: Logger.Level {
        get { handler.logLevel }
        set { handler.logLevel = newValue }
    }

    var metadata: Logger.Metadata {
        get { handler.metadata }
        set { handler.metadata = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { handler[metadataKey: key] }
        set { handler[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        var event = event
        event.message = "\(event.message.description.shown())"
        event.metadata = event.metadata?.mapValues { "\($0.description.shown())" }
        handler.log(event: event)
    }
}
