public import Modelling

extension HiddenChampions {
    static let firstCount = Key("hidden_champions.first_count")
    static let birthEvents = Key("hidden_champions.births")
    static let lossEvents = Key("hidden_champions.losses")

    public func begin(with now: Couplings, by step: Step) {
        growthTerm.fill(.zero)
        reached.fill(.zero)
        reachedSmallFirms.fill(.zero)
        reachedShare.fill(.zero)
        successionsSaved.fill(.zero)
        jobsPerChampion.fill(firstJobs)
        let rate = failure + championSuccession * failedChampionSuccession + leaving
        for region in 0..<regions {
            smallFirms[region] = Lanes(repeating: firms[region])
            birthRate[region] = rate * (abundance * champions[region] / firms[region])
            births[region] = birthRate[region] * firms[region]
            losses[region] = births[region]
            unreached[region] = firstChampions(in: region, by: step)
            count[region] = unreached[region]
            jobs[region] = count[region] * firstJobs
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        for region in 0..<regions {
            let jobsBefore = count[region] * jobsPerChampion[region]
            renewChampions(in: region, now, during: step)
            renewSmallFirms(in: region, now, during: step)

            let lost = now.pullOfLabour[0] * now.tightness[region]
            let growth = jobGrowth + growthByHelp * reachedShare[region] - lost
            jobsPerChampion[region] *= exp(growth * step.dt)
            jobs[region] = count[region] * jobsPerChampion[region]
            let unexpected = (jobs[region] - jobsBefore) / step.dt - (jobGrowth - lost) * jobsBefore
            let inIndustry = unexpected * shareInIndustry
            growthTerm[region, Sector.industry] = term(inIndustry, in: now.basicJobs[region, Sector.industry])
            growthTerm[region, Sector.business] = term(
                unexpected - inIndustry, in: now.basicJobs[region, Sector.business])
        }
    }

    /// (2.14, 2.15) Moves the two groups of hidden champions over a step; all flows start from its first stocks.
    @inline(__always) func renewChampions(in region: Int, _ now: Couplings, during step: Step) {
        let dt = step.dt
        let (left, helped) = (unreached[region], reached[region])
        let found = least(now.championsReached[region] * dt, left)
        let forgotten = helped * least(dt / losingTouch, Lanes(repeating: 1))

        let stay = leavingWithLiveability * (now.liveability[region] - now.firstLiveability[region])
        let tight = leavingWithTightness * now.tightness[region]
        let leave = leaving * exp(clamp(tight - stay / liveabilityStep, -3, 3))
        let fail = championSuccession * failedChampionSuccession
        let expectedOfLeft = left * ((failure + fail + leave) * dt)
        let expectedOfHelped =
            helped * ((failure + fail * (1.0 - championsSavedByHelp) + leave * (1.0 - keptByHelp)) * dt)
        let expected = expectedOfLeft + expectedOfHelped
        let lost = least(events(Self.lossEvents, in: region, mean: expected, during: step), left + helped)
        let share = (expectedOfLeft / expected).replacing(with: 1, where: expected .<= 0)

        let (leftAfter, helpedAfter) = (left - found + forgotten, helped + found - forgotten)
        let lostOfLeft = least(greatest(lost * share, lost - helpedAfter), leftAfter)
        let born =
            birthRate[region] * smallFirms[region] * (1.0 + birthsByHelp * reachedSmallFirms[region]) * dt
        let arisen = events(Self.birthEvents, in: region, mean: born, during: step)
        unreached[region] = leftAfter - lostOfLeft + arisen
        reached[region] = greatest(helpedAfter - (lost - lostOfLeft), .zero)

        births[region] = arisen / dt
        losses[region] = lost / dt
        count[region] = unreached[region] + reached[region]
        reachedShare[region] = (reached[region] / count[region]).replacing(
            with: 0, where: count[region] .<= 0)
        successionsSaved[region] =
            fail * championsSavedByHelp * helped
            + succession * failedSuccession * savedByHelp * reachedSmallFirms[region] * smallFirms[region]
    }

    /// (2.13, 2.14) Moves small firms, and the share of them that help has reached, over a step.
    @inline(__always) func renewSmallFirms(in region: Int, _ now: Couplings, during step: Step) {
        let (before, share) = (smallFirms[region], reachedSmallFirms[region])
        let fail = succession * failedSuccession
        let entry = (exit + fail) * exp(entryResponse * now.cycle[region])
        smallFirms[region] += before * (entry - exit - fail * (1.0 - savedByHelp * share)) * step.dt
        let found = least(now.firmsReached[region] * step.dt / before, Lanes(repeating: 1))
        let forgotten = least(step.dt / losingTouch, Lanes(repeating: 1))
        reachedSmallFirms[region] = clamp(share + (1.0 - share) * found - share * forgotten, 0, 1)
    }

    /// (2.15) Single events where champions are few, the expected flow where they are many.
    @inline(__always) func events(_ name: Key, in region: Int, mean: Lanes, during step: Step) -> Lanes {
        step.events(name, in: region, mean: mean).replacing(
            with: mean, where: count[region] .>= manyChampions)
    }

    /// Hidden champions on the base date: whole firms, a fraction rounded by chance; in a central run as given.
    func firstChampions(in region: Int, by step: Step) -> Lanes {
        let expected = abundance * champions[region]
        guard !step.isCentral else { return expected }
        let whole = expected.rounded(.down)
        let uniform = step.draws.uniform(Self.firstCount, place: step.regions[region])
        return whole.replacing(with: whole + 1, where: uniform .< expected - whole)
    }

    /// (2.16) A change of champions' jobs as growth of all basic jobs of their sector.
    @inline(__always) func term(_ change: Lanes, in basicJobs: Lanes) -> Lanes {
        let growth = least(greatest(change / basicJobs, -greatestTerm), greatestTerm)
        return growth.replacing(with: 0, where: basicJobs .<= 0)
    }
}
