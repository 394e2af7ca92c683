/// Names of runs: short enough to type, and too many to meet twice.
enum RunID {
    /// Eight letters and digits that cannot be mistaken for each other.
    static func new() -> String {
        let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz")
        return String((0..<8).compactMap { _ in alphabet.randomElement() })
    }
}
