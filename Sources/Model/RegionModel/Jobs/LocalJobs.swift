public import Modelling

/// Jobs that sell within their region, and with them all jobs that are wanted, by region and sector.
///
/// They follow buyers within the region: other firms, incomes and inhabitants. Numbers in brackets are the
/// equations of the model's specification.
public struct LocalJobs: RegionalTheme {
    public static let chapter = Chapter.jobs

    static let multiplier = Evidence.judged(
        "Set by the published size of the multiplier.",
        nl: "Bepaald door de gepubliceerde grootte van de multiplier.")

    /// What this theme reads of others; units and meaning stand with the theme that owns each.
    public struct Couplings {
        /// Of people and their work, as the last quarter left them.
        let people, inhabitants, workingResidents, firstWorkingResidents: Table
        /// Of this quarter.
        let basicJobs, temporaryJobs: Table
        /// Of the base date.
        let locationQuotient, firstLocalJobs: Table
        let employment: Figures
    }

    /// Makes the theme's tables.
    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        weighLocalSales(now)
        for region in 0..<regions {
            firstInhabitants[region] = now.people.sum(of: region)
            firstNeed[region] = firstInhabitants[region] + extraNeed(in: region, now)
        }
        for place in 0..<localJobs.count {
            localJobs[place] = now.firstLocalJobs[place]
            sectorDemand[place] = Lanes(repeating: now.employment[place])
        }
    }

    // (2.4) local jobs wanted = first local jobs × [a × suppliers + b × incomes + (1 − a − b) × inhabitants]
    //       suppliers = Σ input × output per job × jobs / the same on the base date
    //       incomes = 0.45 × employed residents / first + 0.55 × inhabitants / first

    @Given(
        "What a sector buys of another per unit of output.",
        nl: "Wat een sector van een andere koopt per eenheid productie.",
        title: Text(nl: "inkoop tussen sectoren", en: "purchases between sectors"), unit: .share,
        over: .sectors * .sectors,
        possible: 0...1)
    var inputOutput
    @Given(
        "Output of a job in a year.", nl: "Productie van een baan in een jaar.",
        title: Text(nl: "productie per baan", en: "output per job"),
        unit: .millions / .persons / .years, over: .sectors,
        possible: 0.001...100)
    var outputPerJob
    @Parameter(
        "Fall of local purchases with smaller size of a region (FLQ's delta).",
        nl: "Hoe sterk een kleinere regio minder bij zichzelf koopt (delta van FLQ).",
        title: Text(nl: "lokale inkoop en grootte van de regio", en: "fall of local purchases with size"),
        unit: .one, central: 0.25,
        range: 0.15...0.35, allowed: 0...1,
        evidence: .published(
            "Flegg and Webber 2000, Regional Studies 34:563", "not re-checked; the range is ours.",
            nl: "niet nagekeken; de bandbreedte is van ons."))
    var flegg
    @Auxiliary(
        "Share in a sector's local sales that one more job of a buying sector adds, by buying sector.",
        nl: "Deel van de lokale verkoop van een sector dat één baan meer bij een kopende sector toevoegt.",
        unit: .one / .persons, over: .regions * .sectors * .sectors)
    var salesPerJob
    @Parameter(
        "Weight of suppliers in local jobs.", nl: "Gewicht van toeleveranciers in lokale banen.",
        title: Text(nl: "gewicht van toeleveranciers", en: "weight of suppliers"),
        unit: .share, central: 0.25, range: 0.15...0.35,
        allowed: 0...0.4,
        evidence: multiplier)
    var weightOfSuppliers
    @Parameter(
        "Weight of incomes in local jobs.", nl: "Gewicht van inkomens in lokale banen.",
        title: Text(nl: "gewicht van inkomens", en: "weight of incomes"), unit: .share,
        central: 0.45, range: 0.3...0.6, allowed: 0...0.6,
        evidence: multiplier)
    var weightOfIncomes
    @Constant(
        "Share of incomes that comes from work.", nl: "Deel van de inkomens dat uit werk komt.", unit: .share,
        value: 0.45, evidence: .judgement)
    var shareOfWork
    @Parameters(
        "Public services and care that a person asks, where someone of 18 to 64 asks 1.",
        nl: "Publieke diensten en zorg die iemand vraagt, waar iemand van 18 tot 65 jaar er 1 vraagt.",
        title: Text(nl: "vraag naar diensten en zorg", en: "need of services and care"), unit: .one,
        over: .agesOfNeed, central: [1.3, 2, 4],
        ranges: [1...1.6, 1.5...2.5, 3...5], allowed: 0...20,
        evidence: .judged(
            "Our own judgement, and so is the range.", nl: "Onze eigen inschatting, ook de bandbreedte."))
    var needs
    @Auxiliary(
        "Inhabitants on the base date.", nl: "Inwoners op de begindatum.", unit: .persons, over: .regions)
    var firstInhabitants
    @Auxiliary(
        "Inhabitants by their need of services on the base date.",
        nl: "Inwoners op de begindatum, naar hun vraag naar diensten.", unit: .persons, over: .regions)
    var firstNeed

    // (2.5) local jobs' = (wanted − local jobs) / delay; jobs wanted = basic + local + paid by measures

    @Parameter(
        "Time in which local jobs adapt.", nl: "Tijd waarin lokale banen zich aanpassen.",
        title: Text(nl: "aanpassing van lokale banen", en: "time in which local jobs adapt"), unit: .years,
        central: 0.75, range: 0.4...1.5, allowed: 0.25...10,
        evidence: .judgement)
    var adaptation
    @Stock(
        "Jobs that sell within the region.", nl: "Banen die binnen de regio verkopen.", unit: .persons,
        over: .regions * .sectors,
        possible: 0...5_000_000)
    public var localJobs
    @Auxiliary(
        "Jobs wanted, as far as they can be filled.",
        nl: "Banen die er zouden zijn als alle werk bezet kon worden.", unit: .persons,
        over: .regions * .sectors)
    public var sectorDemand

    public func advance(with now: Couplings, during step: Step) {
        let adapted = step.dt / adaptation
        let (ofSuppliers, ofIncomes) = (weightOfSuppliers, weightOfIncomes)
        let ofInhabitants = 1.0 - ofSuppliers - ofIncomes
        let (firstLocalJobs, localJobs) = (now.firstLocalJobs, localJobs)

        for region in 0..<regions {
            addUpJobs(of: region, now)
            let inhabitants = now.inhabitants[region] / firstInhabitants[region]
            let work = now.workingResidents[region] / now.firstWorkingResidents[region]
            let incomes = shareOfWork * work + (1.0 - shareOfWork) * inhabitants
            let need = (now.inhabitants[region] + extraNeed(in: region, now)) / firstNeed[region]
            for sector in 0..<sectors {
                let place = region * sectors + sector
                let sales = localSales(of: sector, in: region)
                let asking = sector == Sector.government.rawValue ? need : inhabitants
                let buying = ofSuppliers * sales + ofIncomes * incomes + ofInhabitants * asking
                localJobs[place] += (firstLocalJobs[place] * buying - localJobs[place]) * adapted
            }
            addUpJobs(of: region, now)
        }
    }

    /// (2.5) All jobs that are wanted in a region, as they are now.
    @inline(__always) func addUpJobs(of region: Int, _ now: Couplings) {
        let (basicJobs, localJobs, temporaryJobs) = (now.basicJobs, localJobs, now.temporaryJobs)
        let sectorDemand = sectorDemand
        for place in region * sectors..<(region + 1) * sectors {
            sectorDemand[place] = basicJobs[place] + localJobs[place] + temporaryJobs[place]
        }
    }

    /// (2.4) What people ask of public services and care beyond what someone of 18 to 64 asks.
    @inline(__always) func extraNeed(in region: Int, _ now: Couplings) -> Lanes {
        let people = now.people
        return (needs[0] - 1.0) * people.sum(of: region, 0..<18)
            + (needs[1] - 1.0) * people.sum(of: region, 65..<80)
            + (needs[2] - 1.0) * people.sum(of: region, 80..<ages)
    }

    /// (2.4) Prepares, for each selling and buying sector, the share in sales that a job adds.
    ///
    /// National coefficients become regional ones by Flegg's location quotient: a region buys of itself what its
    /// own sectors are large enough to sell, and a small region buys less of itself than a large one.
    func weighLocalSales(_ now: Couplings) {
        let national = now.employment.sum
        for region in 0..<regions {
            let share = now.employment.sum(of: region) / national
            let size = power(log(Lanes(repeating: 1 + share)) / log(Lanes(repeating: 2)), flegg)
            for seller in 0..<sectors {
                var sales = Lanes.zero
                for buyer in 0..<sectors {
                    let relative = relativeSize(seller, buyer, in: region, now.locationQuotient)
                    let bought = least(relative * size, Lanes(repeating: 1))
                    let perJob = bought * (inputOutput[seller, buyer] * outputPerJob[buyer])
                    salesPerJob[region, seller, buyer] = perJob
                    sales += perJob * now.employment[region, buyer]
                }
                for buyer in 0..<sectors {
                    let perJob = salesPerJob[region, seller, buyer]
                    salesPerJob[region, seller, buyer] = (perJob / sales).replacing(
                        with: 0, where: sales .<= 0)
                }
            }
        }
    }

    /// How large a seller is compared with its buyer, by location quotients; by its own where it buys of itself.
    @inline(__always) func relativeSize(
        _ seller: Int, _ buyer: Int, in region: Int, _ locationQuotient: Table
    ) -> Lanes {
        let ofSeller = locationQuotient[region, seller]
        guard seller != buyer else { return ofSeller }
        return multiple(ofSeller, of: locationQuotient[region, buyer])
    }

    /// (2.4) What a sector sells within the region, where 1 is what it sold on the base date.
    @inline(__always) func localSales(of seller: Int, in region: Int) -> Lanes {
        let (salesPerJob, jobs) = (salesPerJob, sectorDemand)
        let (row, first) = ((region * sectors + seller) * sectors, region * sectors)
        var sales = Lanes.zero
        for buyer in 0..<sectors { sales += salesPerJob[row + buyer] * jobs[first + buyer] }
        return sales
    }
}

extension Axis {
    /// Ages that ask more or less of public services and care than someone of 18 to 64.
    static let agesOfNeed = Axis(
        "ages of need", labels: ["under_18", "65_to_79", "80_and_older"],
        titles: [
            Text(nl: "jonger dan 18", en: "under 18"), Text(nl: "65 tot 80 jaar", en: "aged 65 to 79"),
            Text(nl: "80 jaar en ouder", en: "aged 80 and older"),
        ])
}
