public import Modelling

/// What every hectare is used for.
///
/// Land is finite: each hectare is in one class, and what one class gains another loses. Dwellings and business
/// parks are built inside towns or take farmland; measures turn farmland into nature. Numbers in brackets are
/// the equations of the model's specification.
public struct Land: RegionalTheme {
    public static let chapter = Chapter.land

    // (3.1) every change moves hectares from one class to another; where farmland runs short, all who ask
    //       for it get the same share of what they ask

    @Given(
        "Hectares of each class on the base date.", nl: "Hectares van elke soort grond op de begindatum.",
        title: Text(nl: "hectares per soort grond", en: "hectares of each land class"),
        named: "land.area", unit: .hectares, over: .regions * .land, possible: 0...1_000_000)
    var areaOnBaseDate
    @Stock(
        "Hectares of each class.", nl: "Hectares van elke soort grond.", unit: .hectares,
        over: .regions * .land, possible: 0...1_000_000)
    public var area

    // (3.3) farmland built on = dwellings completed × share outside towns / dwellings per hectare
    //       share inside towns = national share + rise × (built share of the region − of the country),
    //                            but no less than the least share and no more than the most

    @Parameter(
        "Share of dwellings that is built inside towns.",
        nl: "Deel van de woningen dat binnen steden en dorpen wordt gebouwd.",
        title: Text(nl: "woningbouw binnen de bebouwing", en: "homes built inside towns"),
        unit: .share, central: 0.55, range: 0.35...0.75, allowed: 0...1, evidence: .judgement)
    var infill
    @Constant(
        "Rise of that share per unit of land that is built or park.",
        nl: "Hoeveel dat deel hoger is in een volgebouwde regio dan in een lege.", unit: .one, value: 0.6,
        evidence: .judged(
            "Without it, dense regions such as The Hague would use up half of their farmland.",
            nl: "Anders zouden dichte regio's zoals Den Haag de helft van hun boerenland volbouwen."))
    var infillByDensity
    @Constant(
        "Least share of dwellings that any region builds inside towns.",
        nl: "Kleinste deel van de woningen dat een regio binnen steden en dorpen bouwt.", unit: .share,
        value: 0.2, evidence: .judgement)
    var leastInfill
    @Constant(
        "Largest share of dwellings that any region builds inside towns.",
        nl: "Grootste deel van de woningen dat een regio binnen steden en dorpen bouwt.", unit: .share,
        value: 0.95, evidence: .judgement)
    var mostInfill
    @Parameter(
        "Dwellings per hectare outside towns.", nl: "Woningen per hectare buiten steden en dorpen.",
        title: Text(nl: "woningen per ha buiten de bebouwing", en: "homes per hectare outside towns"),
        unit: .dwellings / .hectares, central: 28, range: 20...40, allowed: 1...500, evidence: .judgement)
    var newDensity
    @Auxiliary(
        "Farmland that one more dwelling takes.", nl: "Boerenland dat één woning erbij kost.",
        unit: .hectares / .dwellings, over: .regions)
    public var landPerDwelling
    @Auxiliary(
        "Farmland that dwellings take.", nl: "Boerenland waar woningen op komen.", unit: .hectares / .years,
        over: .regions)
    public var greenfield

    // (3.5) demand for business land = Σ square metres per job × jobs, in industry, construction and trade
    // (3.6) scarcity = max(0, demand / supply − 1), both as multiples of the base date
    //       new business land = business land on the base date × scarcity / delay

    @Parameter(
        "Business land per job in industry.", nl: "Bedrijfsgrond per baan in de industrie.",
        unit: .areaPerJob, central: 0.02, range: 0.012...0.028, allowed: 0...1, evidence: .judgement)
    var landOfIndustry
    @Parameter(
        "Business land per job in construction.", nl: "Bedrijfsgrond per baan in de bouw.",
        unit: .areaPerJob, central: 0.01, range: 0.006...0.014, allowed: 0...1, evidence: .judgement)
    var landOfConstruction
    @Parameter(
        "Business land per job in trade, transport and catering.",
        nl: "Bedrijfsgrond per baan in handel, vervoer en horeca.",
        title: Text(nl: "bedrijfsgrond per baan in de handel", en: "business land per job in trade"),
        unit: .areaPerJob, central: 0.012, range: 0.0072...0.0168, allowed: 0...1, evidence: .judgement)
    var landOfTrade
    @Constant(
        "Share of a shortage that denser use can meet.",
        nl: "Deel van een tekort dat met dichter gebruik van de grond is op te lossen.", unit: .share,
        value: 0.6, evidence: .judgement)
    var mostByDenserUse
    @Constant(
        "Time in which business land follows scarcity.",
        nl: "Tijd waarin er bij schaarste bedrijfsgrond bij komt.", unit: .years, value: 5,
        evidence: .judgement)
    var businessDelay
    @Stock(
        "Hectares that denser use of business parks is worth.",
        nl: "Hectares die dichter gebruik van bedrijventerreinen bespaart.", unit: .hectares,
        over: .regions, possible: 0...100_000)
    public var denserUse
    @Auxiliary(
        "Demand for business land on the base date.", nl: "Vraag naar bedrijfsgrond op de begindatum.",
        unit: .hectares, over: .regions)
    var firstDemand
    @Auxiliary(
        "Demand for business land beyond supply, as a share of supply.",
        nl: "Vraag naar bedrijfsgrond die niet past, als deel van wat er is.", unit: .one, over: .regions)
    public var businessScarcity

    // (3.8) farmland becomes nature, or nature-inclusive, by measures alone

    @Auxiliary(
        "Farmland that becomes new nature.", nl: "Boerenland dat nieuwe natuur wordt.",
        unit: .hectares / .years, over: .regions)
    public var planting
    @Auxiliary(
        "Grassland that becomes nature-inclusive.", nl: "Grasland dat natuurvriendelijk wordt.",
        unit: .hectares / .years, over: .regions)
    public var extensified
    @Stock(
        "Nature-inclusive farmland that measures made of arable land.",
        nl: "Natuurvriendelijk boerenland dat maatregelen van akkers hebben gemaakt.", unit: .hectares,
        over: .regions, possible: 0...1_000_000)
    public var extensiveArable

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        let completions, sectorDemand, employed: Table
        let levers: [Table]
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for place in 0..<area.count { area[place] = Lanes(repeating: areaOnBaseDate[place]) }
        let country = builtShare(of: 0..<Axis.regions.count)
        for region in 0..<Axis.regions.count {
            let builtMore = builtShare(of: region..<region + 1) - country
            let insideTowns = least(greatest(infill + infillByDensity * builtMore, leastInfill), mostInfill)
            landPerDwelling[region] = (1.0 - insideTowns) / newDensity
            firstDemand[region] = demandForBusinessLand(region, now)
            denserUse[region] = .zero
            businessScarcity[region] = .zero
            planting[region] = .zero
            extensified[region] = .zero
            extensiveArable[region] = .zero
            greenfield[region] = .zero
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let dt = step.dt
        for region in 0..<Axis.regions.count {
            greenfield[region] = now.completions[region] * landPerDwelling[region]
            denserUse[region] += now.levers[.businessArea][region] * dt
            businessScarcity[region] = scarcityOfBusinessLand(region, now)
            let expansion = firstBusinessLand(region) * businessScarcity[region] / businessDelay

            let homes = greenfield[region] * dt
            let business = expansion * dt
            let nature = now.levers[.natureArea][region] * dt
            let natureInclusive = now.levers[.natureInclusiveArea][region] * dt
            let taken = takeFarmland(
                region, homes: homes, business: business, nature: nature, natureInclusive: natureInclusive)
            planting[region] = taken.planted / dt
            extensified[region] = taken.extensified / dt
        }
    }

    /// (3.1, 3.8) Moves hectares out of farmland, in proportion to its classes, and returns those that became
    /// nature and the grassland that became nature-inclusive.
    @inline(__always) func takeFarmland(
        _ region: Int, homes: Lanes, business: Lanes, nature: Lanes, natureInclusive: Lanes
    ) -> (planted: Lanes, extensified: Lanes) {
        let (arable, grassland) = (area[region, .arable], area[region, .grassland])
        let mixed = area[region, .natureInclusiveFarmland]
        let (intensive, farmland) = (arable + grassland, arable + grassland + mixed)
        let forAll = homes + business + nature

        // What each class is asked for as a share of what it has: arable and grassland alike, mixed farms less.
        let asked = share(forAll, of: farmland)
        let askedForMixed = share(natureInclusive, of: intensive)
        let given = share(Lanes(repeating: 1), of: greatest(asked + askedForMixed, Lanes(repeating: 1)))
        let givenByMixed = share(Lanes(repeating: 1), of: greatest(asked, Lanes(repeating: 1)))
        let outside = (intensive * given + mixed * givenByMixed) * share(asked, of: forAll)
        let (fromArable, fromGrassland) = (
            arable * askedForMixed * given, grassland * askedForMixed * given
        )
        let mixedLeft = greatest(1.0 - asked * givenByMixed, .zero)
        let left = greatest(1.0 - (asked + askedForMixed) * given, .zero)

        area[region, .arable] = arable * left
        area[region, .grassland] = grassland * left
        area[region, .natureInclusiveFarmland] = mixed * mixedLeft + (fromArable + fromGrassland)
        extensiveArable[region] = extensiveArable[region] * mixedLeft + fromArable
        area[region, .residential] += homes * outside
        area[region, LandClass.business] += business * outside
        area[region, .newNature] += nature * outside
        return (nature * outside, fromGrassland)
    }

    /// (3.5) Business land that the people at work need.
    @inline(__always) func demandForBusinessLand(_ region: Int, _ now: Couplings) -> Lanes {
        let jobs = now.sectorDemand
        var wanted = Lanes.zero
        for sector in 0..<Axis.sectors.count { wanted += jobs[region, sector] }
        let needed =
            landOfIndustry * jobs[region, .industry] + landOfConstruction * jobs[region, .construction]
            + landOfTrade * jobs[region, .trade]
        return needed * share(now.employed[region], of: wanted)
    }

    /// (3.6) Demand beyond supply; denser use meets no more than its share of a shortage.
    @inline(__always) func scarcityOfBusinessLand(_ region: Int, _ now: Couplings) -> Lanes {
        let demand = share(demandForBusinessLand(region, now), of: firstDemand[region])
        let supply = area[region, LandClass.business]
        let shortage = greatest(demand * firstBusinessLand(region) - supply, .zero)
        let met = least(denserUse[region], shortage * mostByDenserUse)
        return share(shortage - met, of: supply + met)
    }

    /// (3.6) Business land on the base date.
    @inline(__always) func firstBusinessLand(_ region: Int) -> Double {
        areaOnBaseDate[region, LandClass.business.rawValue]
    }

    /// (3.3) Share of the land of regions that is built or park on the base date; water and other land left out.
    func builtShare(of regions: Range<Int>) -> Double {
        var (built, land) = (0.0, 0.0)
        for region in regions {
            for use in 0..<LandClass.water.rawValue {
                let hectares = areaOnBaseDate[region, use]
                land += hectares
                if use <= LandClass.recreation.rawValue { built += hectares }
            }
        }
        return land > 0 ? built / land : 0
    }
}

/// A part of a whole; 0 where the whole is nothing.
@inline(__always) func share(_ part: Lanes, of whole: Lanes) -> Lanes {
    (part / whole).replacing(with: 0, where: whole .<= 0)
}

extension Unit {
    /// Land that a person at work needs.
    static let areaPerJob = Unit.hectares / .persons
}
