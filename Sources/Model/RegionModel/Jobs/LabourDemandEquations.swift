public import Modelling

extension LabourDemand {
    static let closure = Key("jobs.plant_closures")

    public func begin(with now: Couplings, by step: Step) {
        compareSectors()
        splitFirstJobs()
        weighLocalSales()
        for region in 0..<regions {
            firstInhabitants[region] = now.people.sum(region * ages..<(region + 1) * ages)
            firstNeed[region] = firstInhabitants[region] + extraNeed(in: region, now)
        }
        basicGrowth.fill(.zero)
        for place in 0..<basicJobs.count {
            basicJobs[place] = firstBasicJobs[place]
            localJobs[place] = firstLocalJobs[place]
            sectorDemand[place] = Lanes(repeating: employment[place])
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let dt = step.dt
        let shiftLeft = exp(-step.elapsed / shiftFade)
        let meanWage = meanLogarithm(of: now.wage, weightedBy: now.employed)
        let adapted = dt / adaptation
        let (ofSuppliers, ofIncomes) = (weightOfSuppliers, weightOfIncomes)
        let ofInhabitants = 1.0 - ofSuppliers - ofIncomes
        let (growth, response, grown) = (nationalGrowth, cycleResponse, basicGrowth)
        let (firstBasic, firstLocal) = (firstBasicJobs, firstLocalJobs)
        let (basic, local, wanted) = (basicJobs, localJobs, sectorDemand)
        let (paid, termOfChampions) = (now.temporaryJobs, now.growthTerm)

        for region in 0..<regions {
            let first = region * sectors
            let pull =
                pullOfLabour[0] * now.tightness[region] + pullOfWages * (log(now.wage[region]) - meanWage)
                + pullOfLand * now.businessScarcity[region]
            for sector in 0..<sectors {
                let place = first + sector
                let change = growth[sector] + shift(at: place) * shiftLeft - pull + termOfChampions[place]
                grown[place] += change * dt
            }
            closePlants(in: region, during: step)

            let cycle = now.cycle[region]
            for sector in 0..<sectors {
                let place = first + sector
                basic[place] = firstBasic[place] * exp(grown[place] + response[sector] * cycle)
            }
            for place in first..<first + sectors { wanted[place] = basic[place] + local[place] + paid[place] }

            let inhabitants = now.total[region] / firstInhabitants[region]
            let work = now.workingResidents[region] / now.firstWorkingResidents[region]
            let incomes = shareOfWork * work + (1.0 - shareOfWork) * inhabitants
            let need = (now.total[region] + extraNeed(in: region, now)) / firstNeed[region]
            for sector in 0..<sectors {
                let place = first + sector
                let sales = localSales(of: salesPerJob, to: wanted, at: place, in: region)
                let asking = sector == Sector.government.rawValue ? need : inhabitants
                let buying = ofSuppliers * sales + ofIncomes * incomes + ofInhabitants * asking
                local[place] += (firstLocal[place] * buying - local[place]) * adapted
            }
            for place in first..<first + sectors { wanted[place] = basic[place] + local[place] + paid[place] }
        }
    }

    /// (2.1) Basic and local jobs on the base date.
    func splitFirstJobs() {
        for region in 0..<regions {
            for sector in 0..<sectors {
                let place = region * sectors + sector
                let quotient = locationQuotient[place]
                let surplus = (1.0 - 1.0 / quotient).replacing(with: 0, where: quotient .<= 1)
                let share = basicShare[sector] + (1.0 - basicShare[sector]) * surplus
                firstBasicJobs[place] = employment[place] * share
                firstLocalJobs[place] = employment[place] - firstBasicJobs[place]
            }
        }
    }

    /// (2.2) The part of a sector's historic shift that goes on.
    @inline(__always) func shift(at place: Int) -> Lanes {
        least(greatest(lastingShift * historicShift[place], -greatestShift), greatestShift)
    }

    /// (2.2) The mean wage, as a logarithm, so that a region is compared with where people work.
    func meanLogarithm(of wage: Table, weightedBy employed: Table) -> Lanes {
        var (total, weights) = (Lanes.zero, Lanes.zero)
        for region in 0..<regions {
            total += employed[region] * log(wage[region])
            weights += employed[region]
        }
        return total / weights
    }

    /// (section 9) Takes the jobs of plants that close out of industry; never more than half of industry at once.
    func closePlants(in region: Int, during step: Step) {
        guard any(plantClosures[0] .> 0) else { return }
        let closed = step.events(Self.closure, in: region, mean: plantClosures[0] * step.dt)
        let first = region * sectors
        var jobs = Lanes.zero
        for place in first..<first + sectors { jobs += sectorDemand[place] }
        let industry = basicJobs[region, .industry]
        let lost = (closed * jobsOfPlant * jobs / industry).replacing(with: 0, where: industry .<= 0)
        basicGrowth[region, .industry] += log(1.0 - clamp(lost, 0, 0.5))
    }

    /// (2.4) What people ask of public services and care beyond what someone of 18 to 64 asks.
    @inline(__always) func extraNeed(in region: Int, _ now: Couplings) -> Lanes {
        let (people, first) = (now.people, region * ages)
        return (needs[0] - 1.0) * people.sum(first..<first + 18)
            + (needs[1] - 1.0) * people.sum(first + 65..<first + 80)
            + (needs[2] - 1.0) * people.sum(first + 80..<first + ages)
    }
}
