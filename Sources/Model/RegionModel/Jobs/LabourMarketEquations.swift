public import Modelling

extension LabourMarket {
    public func begin(with now: Couplings, by step: Step) {
        tightnessFelt.fill(.zero)
        pull.fill(Lanes(repeating: 1))
        wage.fill(Lanes(repeating: 1))
        for region in 0..<regions {
            workforce[region] = Lanes(repeating: labourForce[region])
            habit[region] = workforce[region] / participants(in: region, now, risen: .zero)
        }
        spreadLabour()
        for region in 0..<regions {
            let vacant = 1.0 - power(Lanes(repeating: filled[region]), matching)
            demandPerJob[region] = exp(-log(vacant) / matching)
            demand[region] = demandPerJob[region] * jobsWanted(in: region, now)
        }
        matchPeopleAndJobs()
        for region in 0..<regions {
            firstTightness[region] = tightness[region]
            tightness[region] = .zero
            valueAdded[region] = value(in: region, now)
        }
        countWorkingResidents()
        for region in 0..<regions {
            firstWorkingResidents[region] = workingResidents[region]
            unemploymentRate[region] = 1.0 - workingResidents[region] / workforce[region]
            firstUnemployment[region] = unemploymentRate[region]
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        let risen = least(step.elapsed / retirementPath, Lanes(repeating: 1))
        let faded = productShiftFade * (1.0 - exp(-step.elapsed / productShiftFade))
        let noticed = step.dt / commutingDelay
        for region in 0..<regions {
            let discouraged = discouragement * (unemploymentRate[region] - firstUnemployment[region])
            workforce[region] =
                habit[region] * participants(in: region, now, risen: risen) * (1.0 - discouraged)
                + now.levers[.labourForce][region]
            pull[region] = exp(commutingResponse * tightnessFelt[region])
        }
        spreadLabour()
        for region in 0..<regions {
            labourInReach[region] += now.levers[.crossBorderWorkers][region]
            demand[region] = demandPerJob[region] * jobsWanted(in: region, now)
        }
        matchPeopleAndJobs()
        for region in 0..<regions {
            tightness[region] -= firstTightness[region]
            tightnessFelt[region] += (tightness[region] - tightnessFelt[region]) * noticed
            let shift = least(
                greatest(lastingProductShift * productShift[region], -greatestProductShift),
                greatestProductShift)
            let growth = productivityGrowth * step.elapsed + shift * faded + productLuck[region]
            valueAdded[region] = value(in: region, now) * exp(growth)
        }
        countWorkingResidents()
        for region in 0..<regions {
            let unemployed = 1.0 - workingResidents[region] / workforce[region]
            unemploymentRate[region] = unemployed
            let first = greatest(firstUnemployment[region], leastUnemployment)
            wage[region] = exp(-wageCurve * log(greatest(unemployed, leastUnemployment) / first))
        }
    }

    /// (2.7) People who would work or look for work, at national rates and first unemployment.
    @inline(__always) func participants(in region: Int, _ now: Couplings, risen: Lanes) -> Lanes {
        let (people, first) = (now.people, region * ages)
        let later =
            laterRetirement[0] * people.sum(first + 60..<first + 65)
            + laterRetirement[1] * people.sum(first + 65..<first + 70)
            + laterRetirement[2] * people.sum(first + 70..<first + 75)
        return people.sum(first + 15..<first + 80, weightedBy: participation, from: 15) + later * risen
    }

    /// (2.6) Jobs wanted in all sectors.
    @inline(__always) func jobsWanted(in region: Int, _ now: Couplings) -> Lanes {
        var jobs = Lanes.zero
        for sector in 0..<sectors {
            jobs += now.sectorDemand[region, sector]
        }
        return jobs
    }

    /// (2.9, 2.10) Brings jobs and the labour in reach together.
    ///
    /// One logarithm or power per loop, so that the processor works on several regions at once.
    func matchPeopleAndJobs() {
        let (jobs, labour, ratio, odds, filled) = (demand, labourInReach, tightness, shortSideOdds, employed)
        let matching = matching
        for region in 0..<regions { ratio[region] = log(jobs[region] / labour[region]) }
        for region in 0..<regions {
            let gap = greatest(ratio[region], -ratio[region])
            odds[region] = exp(greatest(-matching * gap, Lanes(repeating: -600)))
        }
        for region in 0..<regions { odds[region] = log(1.0 + odds[region]) }
        for region in 0..<regions {
            filled[region] = least(jobs[region], labour[region]) * exp(-odds[region] / matching)
            vacancies[region] = jobs[region] - filled[region]
        }
    }

    /// (2.12) Value added of the people at work, at the productivity of the base date.
    @inline(__always) func value(in region: Int, _ now: Couplings) -> Lanes {
        let (wanted, productivity) = (now.sectorDemand, productivity)
        var value = Lanes.zero
        for place in region * sectors..<(region + 1) * sectors {
            value += wanted[place] * productivity[place]
        }
        return value * (employed[region] * demandPerJob[region] / demand[region])
    }
}
