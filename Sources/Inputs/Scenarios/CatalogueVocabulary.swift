public import Baselines
public import Modelling
internal import RegionModel
public import Results

extension Vocabulary {
    /// The words of a model with these quantities, on these figures, with the measures of this catalogue.
    public init(_ catalogue: Catalogue, baseline: DescribedBaseline, quantities: [Quantity], period: Period) {
        let people = baseline.baseline.figures["population.people"] ?? []
        let ages = people.count / max(1, baseline.regions.count)
        let regions = baseline.regions.enumerated().map { number, region in
            Region(
                code: region.code, name: region.name,
                inhabitants: people[number * ages..<(number + 1) * ages].reduce(0, +))
        }
        self.init(
            regions: regions, measures: catalogue.measures.map(\.definition),
            measureNames: Dictionary(catalogue.measures.map { ($0.id, $0.otherNames) }) { first, _ in first },
            places: catalogue.places, quantities: quantities, period: period)
    }
}
