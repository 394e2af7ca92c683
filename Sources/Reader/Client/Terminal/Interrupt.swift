import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: the first one is noted, the second one ends the program at once.
final class Interrupt: Sendable {
    private let count = Mutex(0)
    private nonisolated(unsafe) var source: (any DispatchSourceSignal)?

    /// Watches the process's signal from now on, or only what `press` says.
    init(watchingSignal: Bool = true) {
        guard watchingSignal else { return }
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [self] in press() }
        self.source = source
        source.resume()
    }

    /// Notes one more Ctrl-C.
    func press() {
        let times = count.withLock { count in
            count += 1
            return count
        }
        if times > 1 { exit(130) }
    }

    /// Whether somebody pressed Ctrl-C.
    var isAsked: Bool { count.withLock { $0 > 0 } }
}
