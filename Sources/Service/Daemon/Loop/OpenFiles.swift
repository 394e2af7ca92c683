import Foundation

/// How many files the process may hold open at a time: every connection is one.
enum OpenFiles {
    private static let most = 65_536

    /// Raises the limit as far as the system lets the process; returns it.
    static func raised() -> Int {
        let files = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return 1_024 }
        var wanted = limit
        wanted.rlim_cur = min(limit.rlim_max, rlim_t(most))
        if wanted.rlim_cur > limit.rlim_cur, setrlimit(files, &wanted) == 0 { limit = wanted }
        return Int(clamping: min(limit.rlim_cur, rlim_t(most)))
    }
}
