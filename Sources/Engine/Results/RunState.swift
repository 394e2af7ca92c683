/// Where a run stands. Only `finished`, `failed` and `cancelled` are final.
public enum RunState: String, Word {
    case queued, running, finished, failed, cancelled

    /// Whether it will change no more.
    public var isFinal: Bool { self != .queued && self != .running }
}
