/// What each theme reads of the others, in reading order. Tables are handles, so making these costs nothing.
extension RegionalWorkspace {
    var businessCycleCouplings: BusinessCycle.Couplings { BusinessCycle.Couplings() }

    var measureTimesCouplings: MeasureTimes.Couplings { MeasureTimes.Couplings(programme: programme) }

    var modeChangesCouplings: ModeChanges.Couplings {
        ModeChanges.Couplings(
            programme: programme, times: measureTimes, trust: trust, decided: decisions.decided,
            progress: decisions.progress)
    }

    var coordinationCouplings: Coordination.Couplings {
        Coordination.Couplings(
            programme: programme, times: measureTimes, mode: modeChanges.mode,
            trustAtTable: modeChanges.trustAtTable, progress: decisions.progress,
            inhabitants: population.total)
    }

    var decisionsCouplings: Decisions.Couplings {
        let (programme, changes) = (programme(of: .decisionTime), modeChanges(of: .decisionTime))
        return Decisions.Couplings(
            programme: programme, times: measureTimes, mode: changes.mode,
            trustAtTable: changes.trustAtTable, decisionKept: changes.decisionKept,
            stalls: changes.stalls, awaitsDecision: changes.awaitsDecision,
            speed: coordination(of: .capacity).speed)
    }

    var productionCouplings: Production.Couplings {
        let (programme, changes) = (programme(of: .money), modeChanges(of: .money))
        return Production.Couplings(
            programme: programme, decided: decisions.decided, worksDone: decisions.worksDone,
            progress: decisions.progress, currentDecisionTime: decisions.currentDecisionTime,
            worksYears: decisions.worksYears, mode: changes.mode,
            trustAtTable: changes.trustAtTable, coordinationRate: coordination(of: .money).coordinationRate,
            speed: coordination(of: .capacity).speed, coordinationPaid: ledger.coordinationPaid,
            apart: other == nil
                ? nil
                : Production.Apart(
                    coverage: ways(of: .coverage), levelFit: ways(of: .levelFit),
                    sideEffects: ways(of: .sideEffects), compromise: ways(of: .compromise)))
    }

    var effectsCouplings: Effects.Couplings {
        Effects.Couplings(
            programme: programme, progress: decisions.progress, yielded: production.yielded)
    }

    var outreachCouplings: Outreach.Couplings {
        let ways = ways(of: .coverage)
        return Outreach.Couplings(
            programme: ways.programme, worksDone: decisions.worksDone, mode: ways.mode,
            trustAtTable: ways.trustAtTable, speed: coordination(of: .capacity).speed,
            promisedYield: production.promisedYield, unreachedChampions: hiddenChampions.unreached,
            firms: hiddenChampions.smallFirms)
    }

    var ledgerCouplings: CollaborationLedger.Couplings {
        let coordination = coordination(of: .money)
        return CollaborationLedger.Couplings(
            programme: programme, paidStaff: coordination.paidStaff,
            coordinationRate: coordination.coordinationRate, worksDone: decisions.worksDone,
            progress: decisions.progress, privateMoney: production.privateMoney,
            contractSpent: production.contractSpent)
    }

    var keptPromisesCouplings: KeptPromises.Couplings {
        KeptPromises.Couplings(
            programme: programme, promisedStart: trust.promisedStart, worksEnd: decisions.worksEnd,
            produced: production.produced, yielded: production.yielded,
            promisedYield: production.promisedYield, spent: ledger.spent,
            producedSoFar: effects.producedSoFar)
    }

    var trustCouplings: Trust.Couplings {
        let ways = ways(of: .trust)
        return Trust.Couplings(
            programme: ways.programme, times: measureTimes, decided: decisions.decided,
            progress: decisions.progress, mode: ways.mode, trustAtTable: ways.trustAtTable,
            promised: other == nil ? nil : self.ways(of: .decisionTime))
    }

    var housingCouplings: Housing.Couplings {
        Housing.Couplings(
            households: population.households, criticalLoadExceeded: nitrogen.criticalLoadExceeded,
            area: land.area, landPerDwelling: land.landPerDwelling, wage: valueAdded.wage,
            levers: effects.levers)
    }

    var landCouplings: Land.Couplings {
        Land.Couplings(
            completions: housing.completions, sectorDemand: localJobs.sectorDemand,
            employed: labourMarket.employed, levers: effects.levers)
    }

    var densityCouplings: Density.Couplings {
        Density.Couplings(area: land.area, inhabitants: population.total)
    }

    var basicJobsCouplings: BasicJobs.Couplings {
        BasicJobs.Couplings(
            tightness: labourMarket.tightness, wage: valueAdded.wage, employed: labourMarket.employed,
            sectorDemand: localJobs.sectorDemand, cycle: businessCycle.level,
            businessScarcity: land.businessScarcity, planting: land.planting, extensified: land.extensified,
            growthTerm: championJobs.growthTerm)
    }

    var localJobsCouplings: LocalJobs.Couplings {
        LocalJobs.Couplings(
            people: population.people, inhabitants: population.total,
            workingResidents: labourMarket.workingResidents,
            firstWorkingResidents: labourMarket.firstWorkingResidents, basicJobs: basicJobs.basicJobs,
            temporaryJobs: ledger.temporaryJobs, locationQuotient: basicJobs.locationQuotient,
            firstLocalJobs: basicJobs.firstLocalJobs, employment: basicJobs.employment)
    }

    var workforceCouplings: Workforce.Couplings {
        Workforce.Couplings(
            people: population.people, levers: effects.levers,
            unemploymentRate: labourMarket.unemploymentRate,
            firstUnemployment: labourMarket.firstUnemployment)
    }

    var labourMarketCouplings: LabourMarket.Couplings {
        LabourMarket.Couplings(
            workforce: workforce.workforce, sectorDemand: localJobs.sectorDemand,
            levers: effects.levers)
    }

    var valueAddedCouplings: ValueAdded.Couplings {
        ValueAdded.Couplings(
            sectorDemand: localJobs.sectorDemand, demand: labourMarket.demand,
            demandPerJob: labourMarket.demandPerJob, employed: labourMarket.employed,
            unemploymentRate: labourMarket.unemploymentRate,
            firstUnemployment: labourMarket.firstUnemployment)
    }

    var hiddenChampionsCouplings: HiddenChampions.Couplings {
        HiddenChampions.Couplings(
            cycle: businessCycle.level, tightness: labourMarket.tightness,
            championsReached: outreach.championsReached, firmsReached: outreach.firmsReached,
            prosperityIndex: prosperity.index, firstProsperityIndex: prosperity.firstIndex,
            list: championList)
    }

    var championJobsCouplings: ChampionJobs.Couplings {
        ChampionJobs.Couplings(
            count: hiddenChampions.count, reachedShare: hiddenChampions.reachedShare,
            tightness: labourMarket.tightness, basicJobs: basicJobs.basicJobs,
            pullOfLabour: basicJobs.pullOfLabour, abundance: hiddenChampions.abundance,
            list: championList)
    }

    var foreignMigrationCouplings: ForeignMigration.Couplings {
        ForeignMigration.Couplings(people: population.people, employed: labourMarket.employed)
    }

    var migrationCouplings: Migration.Couplings {
        Migration.Couplings(
            people: population.people, inhabitants: population.total, occupancy: housing.occupancy,
            unemploymentRate: labourMarket.unemploymentRate, netForeign: foreignMigration.netForeign,
            liveability: prosperity.liveability, firstLiveability: prosperity.firstLiveability)
    }

    var populationCouplings: Population.Couplings {
        Population.Couplings(
            arrivals: migration.arrivals, leaving: migration.leaving,
            immigrants: foreignMigration.immigrants, emigrationOfAge: foreignMigration.emigrationOfAge,
            emigrationRatio: foreignMigration.emigrationRatio,
            immigrantAges: foreignMigration.immigrantAges)
    }

    var nitrogenCouplings: Nitrogen.Couplings {
        Nitrogen.Couplings(
            area: land.area, extensiveArable: land.extensiveArable, inhabitants: population.total,
            levers: effects.levers)
    }

    var biodiversityCouplings: Biodiversity.Couplings {
        Biodiversity.Couplings(
            area: land.area, planting: land.planting, soilNitrogen: nitrogen.soilNitrogen,
            levers: effects.levers)
    }

    var safetyCouplings: Safety.Couplings {
        Safety.Couplings(
            inhabitants: population.total, aged15To24: population.aged15To24, over60: population.over60,
            builtDensity: density.builtDensity, turnover: migration.turnover,
            unemploymentRate: labourMarket.unemploymentRate, meetingScore: amenities.meetingScore,
            levers: effects.levers)
    }

    var amenitiesCouplings: Amenities.Couplings {
        Amenities.Couplings(
            people: population.people, inhabitants: population.total, levers: effects.levers)
    }

    var prosperityCouplings: Prosperity.Couplings {
        Prosperity.Couplings(
            people: population.people, inhabitants: population.total, area: land.area,
            valueAdded: valueAdded.valueAdded, wage: valueAdded.wage,
            workingResidents: labourMarket.workingResidents,
            unemploymentRate: labourMarket.unemploymentRate, occupancy: housing.occupancy,
            priceIndex: housing.priceIndex, turnover: migration.turnover, amenityIndex: amenities.index,
            meetingScore: amenities.meetingScore, cohesion: safety.cohesion,
            recordedCrime: safety.recordedCrime, feelingUnsafe: safety.feelingUnsafe,
            roadDeaths: safety.roadDeaths, speciesAbundance: biodiversity.speciesAbundance,
            criticalLoadExceeded: nitrogen.criticalLoadExceeded, natureArea: biodiversity.natureArea)
    }

    var periodSumsCouplings: PeriodSums.Couplings {
        PeriodSums.Couplings(
            employed: labourMarket.employed, dwellings: housing.dwellings,
            recordedCrime: safety.recordedCrime, inhabitants: population.total,
            nitrogenDeposition: nitrogen.nitrogenDeposition,
            speciesAbundance: biodiversity.speciesAbundance, amenityIndex: amenities.index)
    }
}
