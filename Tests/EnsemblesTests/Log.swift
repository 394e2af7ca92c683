import Ensembles
import Foundation
import Results

/// What an ensemble told while it ran.
final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var events: [EnsembleEvent] = []

    func add(_ event: EnsembleEvent) { lock.withLock { events.append(event) } }

    /// The bytes of the blocks that were computed, by number.
    var blocks: [Int: [UInt8]] {
        var blocks: [Int: [UInt8]] = [:]
        for case .computed(let block) in lock.withLock({ events }) { blocks[block.index] = block.bytes }
        return blocks
    }

    /// Members done, each time it was told.
    var progress: [Int] {
        lock.withLock { events }.compactMap { event in
            guard case .progress(let members) = event else { return nil }
            return members
        }
    }

    var provisional: [ResultTable] {
        lock.withLock { events }.compactMap { event in
            guard case .provisional(let table) = event else { return nil }
            return table
        }
    }
}

/// A way to cancel a task from within it.
final class Handle: @unchecked Sendable {
    private let lock = NSLock()
    private var action: @Sendable () -> Void = {}

    func hold(_ action: @escaping @Sendable () -> Void) { lock.withLock { self.action = action } }

    func cancel() { lock.withLock { action }() }
}
