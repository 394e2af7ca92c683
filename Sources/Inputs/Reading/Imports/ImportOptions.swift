public import Modelling
public import Results

/// How a file of figures is laid out.
public enum ImportLayout: String, Word {
    /// A download of CBS StatLine, by code or as people read it.
    case statline
    /// Any other table with a line of column names.
    case table
    /// Scores of the Leefbaarometer.
    case leefbaarometer
    /// Deposition by Natura 2000 area, as RIVM's AERIUS has it.
    case rivm
}

/// Which character stands before the part of a number that is less than one.
public enum DecimalMark: String, Word {
    case comma, point

    public var character: Character { self == .comma ? "," : "." }
    /// What stands between thousands.
    public var other: Character { self == .comma ? "." : "," }
}

/// What the user says of a file that the file itself does not.
public struct ImportOptions: Codable, Hashable, Sendable {
    /// The figure that `column` holds; nil: those that the titles of the columns name.
    public var figure: String?
    /// The column that holds `figure`; nil: the only one that can.
    public var column: String?
    /// The year to take; nil: the newest that a figure can be about and that is not after the start.
    public var year: Int?
    /// Where the numbers come from; nil: what the file says.
    public var source: String?
    /// How far the numbers can be trusted; nil: by the layout.
    public var evidence: Evidence.Grade?
    /// What the numbers of the file are in; nil: what the file says.
    public var unit: String?
    /// What the numbers of the file are multiplied by; nil: what their unit calls for.
    public var factor: Double?
    /// The column that says the region; nil: the one that holds most names or codes of regions.
    public var regionColumn: String?
    /// nil: by the looks of the file.
    public var layout: ImportLayout?
    /// nil: by the numbers of the file.
    public var decimal: DecimalMark?

    public init(
        figure: String? = nil, column: String? = nil, year: Int? = nil, source: String? = nil,
        evidence: Evidence.Grade? = nil, unit: String? = nil, factor: Double? = nil,
        regionColumn: String? = nil, layout: ImportLayout? = nil, decimal: DecimalMark? = nil
    ) {
        self.figure = figure
        self.column = column
        self.year = year
        self.source = source
        self.evidence = evidence
        self.unit = unit
        self.factor = factor
        self.regionColumn = regionColumn
        self.layout = layout
        self.decimal = decimal
    }
}
