import Modelling

// How hidden champions are found, lost and born from quarter to quarter.
extension HiddenChampions {
    /// (2.14, 2.15) Moves the two groups of hidden champions over a step; all flows start from its first stocks.
    @inline(__always) func renewChampions(in region: Int, _ now: Couplings, during step: Step) {
        let dt = step.dt
        let (left, helped) = (unreached[region], reached[region])
        let found = least(now.championsReached[region] * dt, left)
        let forgotten = helped * least(dt / losingTouch, Lanes(repeating: 1))

        let stay =
            leavingWithLiveability * (now.prosperityIndex[region] - now.firstProsperityIndex[region])
        let tight = leavingWithTightness * now.tightness[region]
        let leave = leaving * exp(clamp(tight - stay / liveabilityStep, within: mostUrge))
        let retiring = succession(in: region, now, during: step)
        let fail = retiring * failedChampionSuccession
        let expectedOfLeft = left * ((failure + fail + leave) * dt)
        let expectedOfHelped =
            helped * ((failure + fail * (1.0 - championsSavedByHelp) + leave * (1.0 - keptByHelp)) * dt)
        let expected = expectedOfLeft + expectedOfHelped
        successions[region] += (left + helped) * retiring * dt
        let lost = least(events(Self.lossEvents, in: region, mean: expected, during: step), left + helped)
        let share = (expectedOfLeft / expected).replacing(with: 1, where: expected .<= 0)

        let (leftAfter, helpedAfter) = (left - found + forgotten, helped + found - forgotten)
        let lostOfLeft = least(greatest(lost * share, lost - helpedAfter), leftAfter)
        let born =
            birthRate[region] * smallFirms[region] * (1.0 + birthsByHelp * reachedSmallFirms[region]) * dt
        let arisen = events(Self.birthEvents, in: region, mean: born, during: step)
        unreached[region] = leftAfter - lostOfLeft + arisen
        reached[region] = greatest(helpedAfter - (lost - lostOfLeft), .zero)

        let ofCause = (lost / expected).replacing(with: 0, where: expected .<= 0) * dt
        lostToSuccession[region] += ofCause * fail * (left + helped * (1.0 - championsSavedByHelp))
        departures[region] += ofCause * leave * (left + helped * (1.0 - keptByHelp))
        births[region] = arisen / dt
        losses[region] = lost / dt
        count[region] = unreached[region] + reached[region]
        reachedShare[region] = (reached[region] / count[region]).replacing(
            with: 0, where: count[region] .<= 0)
        successionsSaved[region] =
            fail * championsSavedByHelp * helped
            + succession * failedSuccession * savedByHelp * reachedSmallFirms[region] * smallFirms[region]
    }

    /// (2.15) Heads who retire in a year: for ten years as the region's list says, else as everywhere.
    @inline(__always) func succession(in region: Int, _ now: Couplings, during step: Step) -> Lanes {
        guard now.list.isGiven(in: region), step.elapsed < now.list.horizonOfList[0] else {
            return championSuccession
        }
        return now.list.listedSuccession[region]
    }

    /// (2.15) Single events where champions are few, the expected flow where they are many.
    @inline(__always) func events(_ name: Key, in region: Int, mean: Lanes, during step: Step) -> Lanes {
        step.events(name, in: region, mean: mean).replacing(
            with: mean, where: count[region] .>= manyChampions)
    }
}
