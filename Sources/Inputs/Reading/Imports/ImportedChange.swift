/// A figure of a place, before and after a table is laid over it.
public struct ImportedChange: Codable, Hashable, Sendable {
    public var figure: String
    /// Code of the region, the province or `NL`.
    public var place: String
    public var placeName: String
    /// Nil where nothing is known of this place.
    public var before: Double?
    /// The year that `before` is about.
    public var beforeYear: Int?
    public var after: Double
    public var year: Int
    public var unit: String

    public init(
        figure: String, place: String, placeName: String, before: Double?, beforeYear: Int?, after: Double,
        year: Int, unit: String
    ) {
        self.figure = figure
        self.place = place
        self.placeName = placeName
        self.before = before
        self.beforeYear = beforeYear
        self.after = after
        self.year = year
        self.unit = unit
    }
}
