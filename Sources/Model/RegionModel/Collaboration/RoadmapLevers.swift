public import Modelling

/// What a measure changes in a region.
public enum Lever: Int, CaseIterable, Sendable {
    case natureArea, natureInclusiveArea, dwellings, businessArea
    case patchConnectivity, farmEmission, otherDeposition, labourForce, police, cohesion
    case gpThreshold, primarySchoolThreshold, supermarketThreshold, libraryThreshold, sportsThreshold
    case secondarySchoolThreshold, hospitalThreshold
    case roadRisk, distance, crossBorderWorkers

    /// What the effects of measures on it add up to.
    public enum Kind: String, Sendable {
        /// A stream: hectares or dwellings per year while the works run.
        case flow
        /// A level that is in force once works have produced it.
        case level
    }

    /// `patch_connectivity`
    public var label: String {
        "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }

    /// Whether effects on it are a stream or a level.
    public var kind: Kind {
        switch self {
        case .natureArea, .natureInclusiveArea, .dwellings, .businessArea: .flow
        default: .level
        }
    }

    /// The unit of an effect; a flow is this per year.
    public var unit: Unit {
        switch self {
        case .natureArea, .natureInclusiveArea, .businessArea: .hectares
        case .dwellings: .dwellings
        case .labourForce, .crossBorderWorkers: .persons
        case .police: Unit.persons.written("FTE")
        case .cohesion: .points
        default: .share
        }
    }

    /// The least difference worth naming in what a measure has produced, in the unit of an effect.
    public var worthNaming: Double {
        switch self {
        case .natureArea, .businessArea, .police: 1
        case .natureInclusiveArea, .dwellings, .labourForce, .crossBorderWorkers: 10
        default: 0.001
        }
    }

    /// What a positive amount does, in one sentence.
    public var sentence: String {
        switch self {
        case .natureArea: "Farmland that becomes new nature."
        case .natureInclusiveArea: "Farmland that becomes nature-inclusive."
        case .dwellings: "Dwellings built beside those that were planned."
        case .businessArea: "Business land won by using what there is more densely."
        case .patchConnectivity: "Gain in the effective size of nature areas by connecting them."
        case .farmEmission: "Cut in the nitrogen emission of farms."
        case .otherDeposition: "Cut in the nitrogen deposition from industry and traffic."
        case .labourForce: "People who join the labour force."
        case .police: "Police officers on duty; a warden counts as half of one."
        case .cohesion: "Gain in social cohesion, on a scale from 0 to 1."
        case .gpThreshold: "Cut in the number of people that a general practice needs."
        case .primarySchoolThreshold: "Cut in the number of children that a primary school needs."
        case .supermarketThreshold: "Cut in the number of people that a supermarket needs."
        case .libraryThreshold: "Cut in the number of people that a library needs."
        case .sportsThreshold: "Cut in the number of people that a sports facility needs."
        case .secondarySchoolThreshold: "Cut in the number of pupils that a secondary school needs."
        case .hospitalThreshold: "Cut in the number of people that a hospital needs."
        case .roadRisk: "Cut in the risk of dying on the road."
        case .distance: "Cut in the distance that people feel to amenities."
        case .crossBorderWorkers: "Workers who come from across the border."
        }
    }

    /// The amenity whose threshold it lowers; nil for other levers.
    public var amenity: Amenity? { Amenity(rawValue: rawValue - Lever.gpThreshold.rawValue) }
}
