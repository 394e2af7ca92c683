public import Modelling
public import RegionModel
import Spelling

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

        public init(code: String, name: String, inhabitants: Double) {
            self.code = code
            self.name = name
            self.inhabitants = inhabitants
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
    let uncertain: [String: Uncertain]
    /// Names that stand for one number per sector, land class or the like, with these numbers' names.
    let namesOfMany: [String: [String]]
    /// What else the model knows by name, such as `an outcome of the model`.
    let otherNames: [String: String]

    /// The words of a model with these parameters, outcomes and other quantities.
    public init(
        regions: [Region], measures: [MeasureDefinition], quantities: [Quantity], period: Period
    ) {
        var uncertain: [Uncertain] = []
        var namesOfMany: [String: [String]] = [:]
        var otherNames: [String: String] = [:]
        for quantity in quantities {
            let declaration = quantity.declaration
            guard declaration.role == .parameter, !declaration.ranges.isEmpty else {
                otherNames[quantity.name] = declaration.role.inWords
                continue
            }
            if quantity.placeNames.count > 1 { namesOfMany[quantity.name] = quantity.placeNames }
            for (place, name) in quantity.placeNames.enumerated() {
                let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
                uncertain.append(
                    Uncertain(
                        name: name, unit: declaration.unit, central: declaration.central[place],
                        range: range, allowed: declaration.allowed ?? range))
            }
        }
        self.init(
            regions: regions, measures: measures, uncertain: uncertain, namesOfMany: namesOfMany,
            otherNames: otherNames, period: period)
    }

    init(
        regions: [Region], measures: [MeasureDefinition], uncertain: [Uncertain],
        namesOfMany: [String: [String]] = [:], otherNames: [String: String] = [:], period: Period
    ) {
        self.regions = regions
        self.measures = measures
        self.period = period
        self.uncertain = Dictionary(uncertain.map { ($0.name, $0) }) { first, _ in first }
        self.namesOfMany = namesOfMany
        self.otherNames = otherNames
    }

    /// The number of a region in the baseline, by its code or its Dutch name.
    func region(_ text: String) -> Int? {
        regions.firstIndex { folded($0.code) == folded(text) || folded($0.name) == folded(text) }
    }
}

extension Declaration.Role {
    fileprivate var inWords: String {
        switch self {
        case .parameter: "a parameter without a range"
        case .constant: "a constant of the model"
        case .given: "a figure of the baseline"
        case .stock, .auxiliary, .outcome: "computed by the model"
        case .shock: "a shock of the model"
        }
    }
}
