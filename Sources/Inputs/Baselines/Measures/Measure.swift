public import RegionModel

/// One kind of measure of the catalogue.
public struct Measure: Sendable, Equatable {
    /// As the model takes it.
    public let definition: MeasureDefinition
    /// What its numbers rest on.
    public let note: String
    /// Where it stands in `measures.yaml`.
    public let line: Int

    /// What identifies it in scenario files: `housing_acceleration`.
    public var id: String { definition.id }
}
