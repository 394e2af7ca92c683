public import Modelling

/// An uncertain number, and how much it matters for what was found.
public struct Assumption: Codable, Equatable, Sendable {
    /// Public name of the parameter.
    public var name: String
    /// What it is, in English: for clients of 1.0.
    public var sentence: String
    /// What it is in each language; nil in runs of 1.0.
    public var sentences: Text?
    /// Symbol of the unit.
    public var unit: String
    /// The top of the triangle that members draw from.
    public var central: Double
    /// The lower end of the range that members draw from.
    public var low: Double
    /// The upper end of the range that members draw from.
    public var high: Double
    public var evidence: Evidence
    /// Spearman's rank correlation with the difference, or without a reference with the value, −1 to 1; nil where there
    /// is nothing to correlate with.
    public var influence: Double?
    /// The indicator whose difference or value is meant; nil where `influence` is.
    public var onIndicator: String?

    public init(
        name: String, sentence: Text, unit: String, central: Double, low: Double, high: Double,
        evidence: Evidence, influence: Double? = nil, onIndicator: String? = nil
    ) {
        self.name = name
        self.sentence = sentence.english
        sentences = sentence
        self.unit = unit
        self.central = central
        self.low = low
        self.high = high
        self.evidence = evidence
        self.influence = influence
        self.onIndicator = onIndicator
    }
}
