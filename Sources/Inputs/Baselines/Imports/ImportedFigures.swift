import Modelling
public import Reading
public import Words

/// What became of a file: a table to lay over the figures, and what it changes.
public struct ImportedFigures: Sendable {
    public let layout: ImportLayout
    /// Text of the table, as `--data` takes it.
    public let overlay: String
    public let changes: [ImportedChange]
    /// What was guessed, summed, converted or left out, a sentence each.
    public let notes: [Phrase]
    /// What is odd, but no reason to refuse the file.
    public let warnings: [Problem]
}

/// One number of a foreign table that a figure is to have.
struct ImportedValue {
    let figure: String
    /// Code of the place.
    let place: String
    let value: Double
    let year: Int
    /// Where it stands, or where the first of the numbers stands that it is the sum of.
    let cell: Delimited.Cell
    let unit: String
    /// What the number of the file was multiplied by; nil where the user cannot say it.
    var factor: Double?
    /// Where it comes from; nil: from where the whole file does.
    var source: String?
    /// How far it can be trusted; nil: as far as the whole file.
    var evidence: Evidence.Grade?
}
