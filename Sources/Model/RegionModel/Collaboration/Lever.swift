public import Modelling

/// What a measure changes in a region.
///
/// A lever is a case and its facts here, and the equation of the theme that feels it: that theme finds it in the
/// table `levers[.natureArea]`, over regions.
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
        /// A level that takes a share away, and never all of it.
        case cut
    }

    /// All that there is to know of a lever.
    private struct Facts {
        let title, sentence: Text
        let unit: Unit
        let kind: Kind
        let worthNaming: Double

        init(_ title: Text, _ sentence: Text, unit: Unit, _ kind: Kind, worthNaming: Double) {
            self.title = title
            self.sentence = sentence
            self.unit = unit
            self.kind = kind
            self.worthNaming = worthNaming
        }
    }

    private var facts: Facts {
        switch self {
        case .natureArea:
            Facts(
                Text(nl: "nieuwe natuur", en: "new nature"),
                Text(nl: "Boerenland dat nieuwe natuur wordt.", en: "Farmland that becomes new nature."),
                unit: .hectares, .flow, worthNaming: 1)
        case .natureInclusiveArea:
            Facts(
                Text(nl: "natuurvriendelijk boerenland", en: "nature-inclusive farmland"),
                Text(
                    nl: "Boerenland dat natuurvriendelijk wordt.",
                    en: "Farmland that becomes nature-inclusive."),
                unit: .hectares, .flow, worthNaming: 10)
        case .dwellings:
            Facts(
                Text(nl: "extra woningen", en: "extra homes"),
                Text(
                    nl: "Woningen die naast de geplande worden gebouwd.",
                    en: "Dwellings built beside those that were planned."),
                unit: .dwellings, .flow, worthNaming: 10)
        case .businessArea:
            Facts(
                Text(nl: "ruimte op bedrijventerreinen", en: "room on business parks"),
                Text(
                    nl: "Bedrijfsgrond die wordt gewonnen door dichter gebruik van wat er is.",
                    en: "Business land won by using what there is more densely."),
                unit: .hectares, .flow, worthNaming: 1)
        case .patchConnectivity:
            Facts(
                Text(nl: "verbonden natuur", en: "connected nature"),
                Text(
                    nl: "Hoeveel groter natuurgebieden werken doordat ze verbonden zijn.",
                    en: "Gain in the effective size of nature areas by connecting them."),
                unit: .share, .level, worthNaming: 0.001)
        case .farmEmission:
            Facts(
                Text(nl: "minder uitstoot van boeren", en: "less emission of farms"),
                Text(
                    nl: "Deel van de stikstof van boeren dat wegvalt.",
                    en: "Cut in the nitrogen emission of farms."),
                unit: .share, .cut, worthNaming: 0.001)
        case .otherDeposition:
            Facts(
                Text(
                    nl: "minder stikstof van industrie en verkeer",
                    en: "less nitrogen of industry and traffic"),
                Text(
                    nl: "Deel van wat industrie en verkeer van de regio aan stikstof uitstoten dat wegvalt.",
                    en: "Cut in the nitrogen that industry and traffic of the region emit."),
                unit: .share, .cut, worthNaming: 0.001)
        case .labourForce:
            Facts(
                Text(nl: "mensen erbij op de arbeidsmarkt", en: "people who join the labour force"),
                Text(
                    nl: "Mensen die erbij komen op de arbeidsmarkt.", en: "People who join the labour force."),
                unit: .persons, .level, worthNaming: 10)
        case .police:
            Facts(
                Text(nl: "agenten", en: "officers"),
                Text(
                    nl: "Agenten aan het werk; een boa telt voor de helft.",
                    en: "Police officers on duty; a warden counts as half of one."),
                unit: Unit.persons.written("FTE"), .level, worthNaming: 1)
        case .cohesion:
            Facts(
                Text(nl: "saamhorigheid", en: "cohesion"),
                Text(
                    nl: "Hoeveel de saamhorigheid groeit, op een schaal van 0 tot 1.",
                    en: "Gain in social cohesion, on a scale from 0 to 1."),
                unit: .points, .level, worthNaming: 0.001)
        case .gpThreshold:
            Facts(
                Text(nl: "minder nodig: huisarts", en: "fewer needed: GP"),
                Text(
                    nl: "Deel van de mensen dat een huisartsenpraktijk minder nodig heeft.",
                    en: "Cut in the number of people that a general practice needs."),
                unit: .share, .cut, worthNaming: 0.001)
        case .primarySchoolThreshold:
            Facts(
                Text(nl: "minder nodig: basisschool", en: "fewer needed: primary school"),
                Text(
                    nl: "Deel van de kinderen dat een basisschool minder nodig heeft.",
                    en: "Cut in the number of children that a primary school needs."),
                unit: .share, .cut, worthNaming: 0.001)
        case .supermarketThreshold:
            Facts(
                Text(nl: "minder nodig: supermarkt", en: "fewer needed: supermarket"),
                Text(
                    nl: "Deel van de mensen dat een supermarkt minder nodig heeft.",
                    en: "Cut in the number of people that a supermarket needs."),
                unit: .share, .cut, worthNaming: 0.001)
        case .libraryThreshold:
            Facts(
                Text(nl: "minder nodig: bibliotheek", en: "fewer needed: library"),
                Text(
                    nl: "Deel van de mensen dat een bibliotheek minder nodig heeft.",
                    en: "Cut in the number of people that a library needs."),
                unit: .share, .cut, worthNaming: 0.001)
        case .sportsThreshold:
            Facts(
                Text(nl: "minder nodig: sport", en: "fewer needed: sports"),
                Text(
                    nl: "Deel van de mensen dat een sportvoorziening minder nodig heeft.",
                    en: "Cut in the number of people that a sports facility needs."),
                unit: .share, .cut, worthNaming: 0.001)
        case .secondarySchoolThreshold:
            Facts(
                Text(nl: "minder nodig: middelbare school", en: "fewer needed: secondary school"),
                Text(
                    nl: "Deel van de leerlingen dat een middelbare school minder nodig heeft.",
                    en: "Cut in the number of pupils that a secondary school needs."),
                unit: .share, .cut, worthNaming: 0.001)
        case .hospitalThreshold:
            Facts(
                Text(nl: "minder nodig: ziekenhuis", en: "fewer needed: hospital"),
                Text(
                    nl: "Deel van de mensen dat een ziekenhuis minder nodig heeft.",
                    en: "Cut in the number of people that a hospital needs."),
                unit: .share, .cut, worthNaming: 0.001)
        case .roadRisk:
            Facts(
                Text(nl: "veiliger wegen", en: "safer roads"),
                Text(
                    nl: "Deel van het risico om in het verkeer om te komen dat wegvalt.",
                    en: "Cut in the risk of dying on the road."),
                unit: .share, .cut, worthNaming: 0.001)
        case .distance:
            Facts(
                Text(nl: "voorzieningen dichterbij", en: "amenities nearer"),
                Text(
                    nl: "Deel van de afstand tot voorzieningen dat mensen niet meer voelen.",
                    en: "Cut in the distance that people feel to amenities."),
                unit: .share, .cut, worthNaming: 0.001)
        case .crossBorderWorkers:
            Facts(
                Text(nl: "werkers van over de grens", en: "workers from across the border"),
                Text(
                    nl: "Werkers die van over de grens komen.", en: "Workers who come from across the border."
                ),
                unit: .persons, .level, worthNaming: 10)
        }
    }

    /// `patch_connectivity`
    public var label: String { spoken(self) }
    /// What people call it.
    public var title: Text { facts.title }
    /// What a positive amount does, in one sentence.
    public var sentence: Text { facts.sentence }
    /// The unit of an effect; a flow is this per year.
    public var unit: Unit { facts.unit }
    /// Whether effects on it are a stream, a level, or a level that cuts.
    public var kind: Kind { facts.kind }
    /// The least difference worth naming in what a measure has produced, in the unit of an effect.
    public var worthNaming: Double { facts.worthNaming }

    /// The amenity that needs fewer people by it; nil for other levers.
    public var amenity: Amenity? {
        switch self {
        case .gpThreshold: .gp
        case .primarySchoolThreshold: .primarySchool
        case .supermarketThreshold: .supermarket
        case .libraryThreshold: .library
        case .sportsThreshold: .sports
        case .secondarySchoolThreshold: .secondarySchool
        case .hospitalThreshold: .hospital
        default: nil
        }
    }

    /// The levers by which amenities need fewer people, in the order of `Amenity`.
    static let thresholds: [Lever] = Amenity.allCases.compactMap { amenity in
        allCases.first { $0.amenity == amenity }
    }

    /// The levers of which measures never take all away.
    static let cuts: [Lever] = allCases.filter { $0.kind == .cut }

    /// What a region feels of each lever: flows per year during this quarter, and levels in force now.
    static let felt: [Auxiliaries.Kind] = allCases.map { lever in
        Auxiliaries.Kind(
            lever.label, lever.sentence, title: lever.title,
            unit: lever.kind == .flow ? lever.unit / .years : lever.unit)
    }
}

extension [Table] {
    /// What regions feel of a lever.
    subscript(_ lever: Lever) -> Table { self[lever.rawValue] }
}
