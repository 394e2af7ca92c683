/// What each theme reads of the others, in reading order. Tables are handles, so making these costs nothing.
extension RegionalWorkspace {
    var businessCycleCouplings: BusinessCycle.Couplings { BusinessCycle.Couplings() }

    var decisionsCouplings: Decisions.Couplings {
        Decisions.Couplings(
            programme: programme, groupTrust: trust.groupTrust, inhabitants: population.total)
    }

    var productionCouplings: Production.Couplings {
        Production.Couplings(
            programme: programme, worksDone: decisions.worksDone, progress: decisions.progress,
            alone: decisions.alone, trustAtTable: decisions.trustAtTable,
            currentDecisionTime: decisions.currentDecisionTime, coordinationRate: decisions.coordinationRate)
    }

    var effectsCouplings: Effects.Couplings {
        Effects.Couplings(
            programme: programme, progress: decisions.progress, yielded: production.yielded)
    }

    var outreachCouplings: Outreach.Couplings {
        Outreach.Couplings(
            programme: programme, worksDone: decisions.worksDone, alone: decisions.alone,
            trustAtTable: decisions.trustAtTable, speed: decisions.speed,
            promisedYield: production.promisedYield, unreachedChampions: hiddenChampions.unreached,
            firms: hiddenChampions.smallFirms)
    }

    var ledgerCouplings: CollaborationLedger.Couplings {
        CollaborationLedger.Couplings(
            programme: programme, paidStaff: decisions.paidStaff,
            coordinationRate: decisions.coordinationRate, worksDone: decisions.worksDone,
            progress: decisions.progress, privateMoney: production.privateMoney)
    }

    var trustCouplings: Trust.Couplings {
        Trust.Couplings(
            programme: programme, progress: decisions.progress, alone: decisions.alone,
            currentDecisionTime: decisions.currentDecisionTime,
            baseDecisionTime: decisions.baseDecisionTime)
    }

    var housingCouplings: Housing.Couplings {
        Housing.Couplings(
            households: population.households, criticalLoadExceeded: nitrogen.criticalLoadExceeded,
            area: land.area, landPerDwelling: land.landPerDwelling, wage: labourMarket.wage,
            levers: effects.levers)
    }

    var landCouplings: Land.Couplings {
        Land.Couplings(
            completions: housing.completions, sectorDemand: labourDemand.sectorDemand,
            employed: labourMarket.employed, levers: effects.levers)
    }

    var densityCouplings: Density.Couplings {
        Density.Couplings(area: land.area, total: population.total)
    }

    var labourDemandCouplings: LabourDemand.Couplings {
        LabourDemand.Couplings(
            people: population.people, total: population.total, tightness: labourMarket.tightness,
            wage: labourMarket.wage, employed: labourMarket.employed,
            workingResidents: labourMarket.workingResidents,
            firstWorkingResidents: labourMarket.firstWorkingResidents, cycle: businessCycle.level,
            businessScarcity: land.businessScarcity, temporaryJobs: ledger.temporaryJobs,
            growthTerm: hiddenChampions.growthTerm)
    }

    var labourMarketCouplings: LabourMarket.Couplings {
        LabourMarket.Couplings(
            people: population.people, sectorDemand: labourDemand.sectorDemand,
            levers: effects.levers)
    }

    var hiddenChampionsCouplings: HiddenChampions.Couplings {
        HiddenChampions.Couplings(
            cycle: businessCycle.level, tightness: labourMarket.tightness,
            basicJobs: labourDemand.basicJobs, pullOfLabour: labourDemand.pullOfLabour,
            championsReached: outreach.championsReached, firmsReached: outreach.firmsReached,
            liveability: prosperity.index, firstLiveability: prosperity.firstIndex)
    }

    var migrationCouplings: Migration.Couplings {
        Migration.Couplings(
            people: population.people, total: population.total, occupancy: housing.occupancy,
            unemploymentRate: labourMarket.unemploymentRate, employed: labourMarket.employed,
            liveability: prosperity.liveability, firstLiveability: prosperity.firstLiveability)
    }

    var populationCouplings: Population.Couplings {
        Population.Couplings(
            arrivals: migration.arrivals, leaving: migration.leaving, immigrants: migration.immigrants,
            emigrationOfAge: migration.emigrationOfAge, emigrationRatio: migration.emigrationRatio,
            immigrantAges: migration.immigrantAges)
    }

    var nitrogenCouplings: Nitrogen.Couplings {
        Nitrogen.Couplings(
            area: land.area, population: population.total, levers: effects.levers)
    }

    var biodiversityCouplings: Biodiversity.Couplings {
        Biodiversity.Couplings(
            area: land.area, planting: land.planting, soilNitrogen: nitrogen.soilNitrogen,
            levers: effects.levers)
    }

    var safetyCouplings: Safety.Couplings {
        Safety.Couplings(
            population: population.total, aged15To24: population.aged15To24, over60: population.over60,
            builtDensity: density.builtDensity, turnover: migration.turnover,
            unemploymentRate: labourMarket.unemploymentRate, meetingScore: amenities.meetingScore,
            levers: effects.levers)
    }

    var amenitiesCouplings: Amenities.Couplings {
        Amenities.Couplings(
            people: population.people, population: population.total, levers: effects.levers)
    }

    var prosperityCouplings: Prosperity.Couplings {
        Prosperity.Couplings(
            people: population.people, population: population.total, area: land.area,
            valueAdded: labourMarket.valueAdded, wage: labourMarket.wage,
            workingResidents: labourMarket.workingResidents,
            unemploymentRate: labourMarket.unemploymentRate, occupancy: housing.occupancy,
            priceIndex: housing.priceIndex, turnover: migration.turnover, amenityIndex: amenities.index,
            meetingScore: amenities.meetingScore, cohesion: safety.cohesion,
            recordedCrime: safety.recordedCrime, feelingUnsafe: safety.feelingUnsafe,
            roadDeaths: safety.roadDeaths, speciesAbundance: biodiversity.speciesAbundance,
            criticalLoadExceeded: nitrogen.criticalLoadExceeded, natureArea: biodiversity.natureArea)
    }
}
