public import Modelling
public import RegionModel

/// One kind of measure of the catalogue.
public struct Measure: Sendable, Equatable {
    /// As the model takes it.
    public let definition: MeasureDefinition
    /// What it is called in sentences.
    public let short: Text
    /// What its numbers rest on.
    public let note: String
    /// Where it stands in `measures.yaml`.
    public let line: Int
    /// Its numbers in the order of the catalogue, with what each rests on.
    public let numbers: [MeasureNumber]

    /// What else people call it: its short names, and its titles without what they say between brackets.
    public var otherNames: [String] {
        let titles = [definition.title.dutch, definition.title.english].map { title in
            String(title.prefix { $0 != "(" })
        }
        return [short.dutch, short.english] + titles
    }

    /// What identifies it in scenario files: `housing_acceleration`.
    public var id: String { definition.id }
}
