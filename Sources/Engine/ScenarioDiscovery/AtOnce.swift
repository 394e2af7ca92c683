import Dispatch
import Synchronization

/// Results of pieces of work in their order, of which several go on at a time.
///
/// - Parameter work: given the number of a piece; what it gives depends on nothing else.
func atOnce<Result: Sendable>(
    _ count: Int, workers: Int, _ work: @Sendable (Int) -> Result
) -> [Result] {
    guard workers > 1, count > 1 else { return (0..<count).map(work) }
    let results = Mutex([Result?](repeating: nil, count: count))
    let begun = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in
        while true {
            let number = begun.wrappingAdd(1, ordering: .relaxed).oldValue
            guard number < count else { return }
            let result = work(number)
            results.withLock { $0[number] = result }
        }
    }
    return results.withLock { $0.compactMap { $0 } }
}
