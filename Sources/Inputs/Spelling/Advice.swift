import Synchronization

/// Bounds how often nearest names are looked for: each look goes through all names that there are, and nobody reads the
/// advice on the thousandth misspelt word.
public enum Advice {
    @TaskLocal private static var budget: Budget?

    private final class Budget: Sendable {
        let left: Mutex<Int>

        init(_ most: Int) { left = Mutex(most) }
    }

    /// Gives advice at most so many times while `work` is done here.
    public static func limited<Value, Failure: Error>(
        to most: Int, _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let result = $budget.withValue(Budget(most)) { () -> Result<Value, Failure> in
            do throws(Failure) { return .success(try work()) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// Takes one from what is left; true where nothing bounds it.
    static func isLeft() -> Bool {
        guard let budget else { return true }
        return budget.left.withLock { left in
            defer { left -= 1 }
            return left > 0
        }
    }
}
