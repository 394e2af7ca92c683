import Baselines
import Modelling

@testable import RegionModel

/// The twelve measures of the catalogue that ships.
enum WholeMeasures {
    static let twelve = ((try? Catalogue())?.measures ?? []).map(\.definition)

    /// Quarters from the base date to the start of each, spread over three years so that no actor is swamped.
    static let starts = [4, 8, 4, 12, 4, 8, 4, 12, 16, 12, 16, 8]

    static let natureNetwork = measure("nature_network")
    static let farmTransition = measure("farm_transition")
    static let housing = measure("housing_acceleration")
    static let hiddenChampions = measure("hidden_champions_programme")
    static let humanCapital = measure("human_capital_agreement")
    static let safeNeighbourhoods = measure("safe_neighbourhoods")
    static let amenityHub = measure("amenity_hub")
    static let safeRoads = measure("safe_roads")
    static let transport = measure("demand_responsive_transport")
    static let industryNitrogen = measure("industry_nitrogen")
    static let crossBorderLabour = measure("cross_border_labour")

    /// A measure by its name; one that is not in the catalogue fails the tests that want it.
    static func measure(_ id: String) -> MeasureDefinition {
        guard let measure = twelve.first(where: { $0.id == id }) else {
            preconditionFailure("the catalogue has no measure '\(id)'")
        }
        return measure
    }

    /// The twelve in one region, all carried out in the same way.
    static func roadmap(
        _ mode: Mode, in region: Int, of baseline: WholeBaseline = .vectors,
        settings: CollaborationSettings? = nil, scale: Double = 1, measures: [MeasureDefinition] = twelve
    ) -> Roadmap {
        let inhabitants = baseline.inhabitants(of: region)
        let planned = measures.map { measure in
            let place = twelve.firstIndex { $0.id == measure.id }
            var planned = PlannedMeasure(
                measure, region: region, inhabitants: inhabitants, mode: mode,
                start: place.map { starts[$0] } ?? 4)
            planned.budget = planned.budget.mapValues { $0 * scale }
            return planned
        }
        return Roadmap(
            measures: planned,
            settings: [region: settings ?? CollaborationSettings(networkManager: mode == .network)])
    }

    /// The same measure, with effects `factor` times as large.
    static func strengthened(_ measure: MeasureDefinition, by factor: Double) -> MeasureDefinition {
        var measure = measure
        measure.effects = measure.effects.map { effect in
            var effect = effect
            effect.amount *= factor
            return effect
        }
        measure.reach?.champions *= factor
        measure.reach?.firms *= factor
        return measure
    }
}
