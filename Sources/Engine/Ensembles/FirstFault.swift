/// The first number of a run that was not finite: where a fault in a result came from.
public struct FirstFault: Hashable, Sendable, CustomStringConvertible {
    /// Public name of the quantity: theme and variable.
    public let variable: String
    public let place: String
    /// The step at whose end it was found, as `2031Q3` where a year has four; nil for the base date.
    public let step: String?
    public let value: String

    public var description: String {
        "\(variable) of \(place) became \(value) \(step.map { "in \($0)" } ?? "on the base date")"
    }
}
