/// Lets workers begin one block at a time, so that several ensembles can share the cores.
public protocol CoreLimiter: Sendable {
    /// Waits until a block may begin.
    ///
    /// - Throws: `CancellationError` where the task was cancelled meanwhile.
    func enter() async throws

    /// A block that was let in has ended.
    func leave()
}

/// For an ensemble that has the cores for itself.
public struct UnlimitedCores: CoreLimiter {
    public init() {}
    public func enter() async throws {}
    public func leave() {}
}
