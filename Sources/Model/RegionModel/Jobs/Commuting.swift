import Modelling

extension LabourMarket {
    /// (2.8, 2.11) Spreads the labour force over the regions where it looks for work.
    ///
    /// A region's pull is the same for commuters from everywhere, so a share of commuters never needs to be
    /// stored: it is its first share × the pull of the jobs / the pull of all jobs that a home can reach.
    func spreadLabour() {
        let (pull, reachable, perPull, inReach) = (pull, pullInReach, labourPerPull, labourInReach)
        addUp(pull, into: reachable, step: 1, next: regions)
        for home in 0..<regions { perPull[home] = workforce[home] / reachable[home] }
        addUp(perPull, into: inReach, step: regions, next: 1)
        for job in 0..<regions { inReach[job] = pull[job] * inReach[job] + crossBorderWorkers[job] }
    }

    /// (2.10) Residents at work: their labour force per pull × the pull of the jobs that are filled.
    func countWorkingResidents() {
        let (pulled, working) = (pulledToWork, workingResidents)
        for job in 0..<regions { pulled[job] = pull[job] * (employed[job] / labourInReach[job]) }
        addUp(pulled, into: working, step: 1, next: regions)
        for home in 0..<regions { working[home] *= labourPerPull[home] }
    }

    /// Adds up values times first shares of commuters, along rows (step 1) or columns (step 40) of the shares.
    ///
    /// Four sums at a time, so that the processor need not wait for one addition after the other.
    @inline(__always) func addUp(_ values: Table, into sums: Table, step: Int, next: Int) {
        let shares = commuting
        for first in stride(from: 0, to: regions, by: 4) {
            var (sum0, sum1, sum2, sum3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
            for place in 0..<regions {
                let value = values[place]
                let share = first * next + place * step
                sum0 += value * shares[share]
                sum1 += value * shares[share + next]
                sum2 += value * shares[share + 2 * next]
                sum3 += value * shares[share + 3 * next]
            }
            (sums[first], sums[first + 1], sums[first + 2], sums[first + 3]) = (sum0, sum1, sum2, sum3)
        }
    }
}
