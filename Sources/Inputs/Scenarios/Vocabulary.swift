public import Baselines
public import Modelling
public import RegionModel
public import Results
import Spelling
internal import Words

/// All names and limits that a scenario is checked against: of the model that will run, of regions and of measures.
public struct Vocabulary: Sendable {
    /// A region that scenarios can be about.
    public struct Region: Sendable, Equatable {
        /// NUTS 3 code: `NL33C`.
        public let code: String
        /// Dutch name: `Groot-Rijnmond`.
        public let name: String
        /// On the base date; scales budgets and effort of measures.
        public let inhabitants: Double
        /// Farmland of all kinds, ha; nil: not known.
        public let farmland: Double?
        /// Whether people from across a border work there; nil: not known.
        public let hasBorder: Bool?

        public init(
            code: String, name: String, inhabitants: Double, farmland: Double? = nil, hasBorder: Bool? = nil
        ) {
            self.code = code
            self.name = name
            self.inhabitants = inhabitants
            self.farmland = farmland
            self.hasBorder = hasBorder
        }
    }

    /// An uncertainty of the model, with what a scenario may make of it.
    public struct Uncertain: Sendable, Equatable {
        public let name: String
        public let unit: Unit
        public let central: Double
        /// The ends of the triangle that is sampled.
        public let range: ClosedRange<Double>
        /// What is possible at all.
        public let allowed: ClosedRange<Double>

        public init(
            name: String, unit: Unit, central: Double, range: ClosedRange<Double>,
            allowed: ClosedRange<Double>
        ) {
            self.name = name
            self.unit = unit
            self.central = central
            self.range = range
            self.allowed = allowed
        }
    }

    /// In the order of the baseline.
    public let regions: [Region]
    /// The catalogue of measures.
    public let measures: [MeasureDefinition]
    public let period: Period
    /// What else measures are called, by their ids.
    let measureNames: [String: [String]]
    /// Reads the names of regions.
    let places: PlaceNames?
    let uncertain: [String: Uncertain]
    /// Names that stand for one number per sector, land class or the like, with these numbers' names.
    let namesOfMany: [String: [String]]
    /// What else the model knows by name, such as `an outcome of the model`.
    let otherNames: [String: Phrase]

    /// The words of a model with these parameters, outcomes and other quantities.
    ///
    /// - Parameters:
    ///   - measureNames: what else measures are called, by their ids.
    ///   - places: reads the names of regions; nil: only those of `regions` as they stand.
    public init(
        regions: [Region], measures: [MeasureDefinition], measureNames: [String: [String]] = [:],
        places: PlaceNames? = nil, quantities: [Quantity], period: Period
    ) {
        var uncertain: [Uncertain] = []
        var namesOfMany: [String: [String]] = [:]
        var otherNames: [String: Phrase] = [:]
        for quantity in quantities {
            let declaration = quantity.declaration
            guard declaration.role == .parameter, !declaration.ranges.isEmpty else {
                otherNames[quantity.name] = declaration.role.inWords
                continue
            }
            if quantity.elementNames.count > 1 { namesOfMany[quantity.name] = quantity.elementNames }
            for (place, name) in quantity.elementNames.enumerated() {
                let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
                uncertain.append(
                    Uncertain(
                        name: name, unit: declaration.unit, central: declaration.central[place],
                        range: range, allowed: declaration.allowed ?? range))
            }
        }
        self.init(
            regions: regions, measures: measures, measureNames: measureNames, places: places,
            uncertain: uncertain, namesOfMany: namesOfMany, otherNames: otherNames, period: period)
    }

    init(
        regions: [Region], measures: [MeasureDefinition], measureNames: [String: [String]] = [:],
        places: PlaceNames? = nil, uncertain: [Uncertain], namesOfMany: [String: [String]] = [:],
        otherNames: [String: Phrase] = [:], period: Period
    ) {
        self.regions = regions
        self.measures = measures
        self.measureNames = measureNames
        self.places = places
        self.period = period
        self.uncertain = Dictionary(uncertain.map { ($0.name, $0) }) { first, _ in first }
        self.namesOfMany = namesOfMany
        self.otherNames = otherNames
    }

    /// The number of a region in the baseline, by any of its names and codes, or by a municipality in it.
    func region(_ text: String) -> Int? {
        let wanted = spelling(of: text)
        let own = regions.firstIndex { spelling(of: $0.code) == wanted || spelling(of: $0.name) == wanted }
        return own ?? places?.region(text).flatMap { code in regions.firstIndex { $0.code == code } }
    }

    /// Every measure with all its names, its id first.
    var namedMeasures: [(names: [String], thing: MeasureDefinition)] {
        measures.map { measure in
            let titles = [measure.title.dutch, measure.title.english]
            return ([measure.id] + titles + (measureNames[measure.id] ?? []), measure)
        }
    }
}

extension Declaration.Role {
    fileprivate var inWords: Phrase {
        switch self {
        case .parameter: Phrase("role.without_range")
        case .constant: Phrase("role.constant")
        case .given: Phrase("role.given")
        case .stock, .auxiliary, .outcome: Phrase("role.computed")
        case .shock: Phrase("role.shock")
        }
    }
}
