public import Modelling
import Reading

/// One number about one place, with where it comes from.
public struct FigureValue: Sendable, Hashable {
    public let value: Double
    /// As people write it: `mol/ha/yr`.
    public let unit: String
    /// The year that it is about.
    public let year: Int
    public let evidence: Evidence
    public let level: FigureLevel
    /// Half the width of what is thought plausible, as a share of the value.
    public let spread: Double
    /// Where it stands: the table and its line.
    public let position: String
    /// File and row of the statistic, for a measured figure.
    public let origin: Origin?
    /// Whether a user's table gave it.
    public let isUsers: Bool

    /// The cell of a published file that a figure was taken from.
    public struct Origin: Sendable, Hashable {
        /// Path of the file among the statistics that the project was built from.
        public let file: String
        /// The columns that single out the row, with the values that they must have.
        public let row: [String: String]
        /// The column that holds the value.
        public let column: String
        /// What the cell is multiplied by.
        public let factor: Double

        /// The row as its selectors: `nuts=NL33C;year=2017`.
        public var rowText: String {
            row.sorted { $0.key < $1.key }.map { $0.key.isEmpty ? $0.value : "\($0.key)=\($0.value)" }
                .joined(separator: ";")
        }
    }
}
