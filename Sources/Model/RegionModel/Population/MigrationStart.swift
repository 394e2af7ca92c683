internal import Modelling

extension Migration {
    /// (1.5) What share of the movers left each region on the base date, and how many moved to and from it.
    func beginMoves() {
        let (regions, ages) = (Axis.regions.count, Axis.ages.count)
        for region in 0..<regions {
            var (inflow, outflow, everyone) = (0.0, 0.0, 0.0)
            for movers in [Movers.young, .other] {
                let moves = observed(movers)
                var (left, come, here) = (0.0, 0.0, 0.0)
                for other in 0..<regions {
                    left += moves[region, other]
                    come += moves[other, region]
                }
                for age in 0..<ages where Self.young.contains(age) == (movers == .young) {
                    here += peopleOnBaseDate[region, age]
                }
                let place = movers.rawValue * regions + region
                // Whoever never left has nowhere to go.
                mobility[place] = here > 0 && left > 0 ? going(left, against: come) / here : .zero
                inhabitants[place] = Lanes(repeating: here)
                inflow += come
                outflow += left
                everyone += here
            }
            netDomestic[region] = lastingGain * (inflow - outflow)
            firstPull[region] =
                inflow > 0 ? going(inflow, against: outflow) / inflow : Lanes(repeating: 1)
            turnover[region] = Lanes(repeating: everyone > 0 ? (inflow + outflow) / everyone : 0)
        }
    }

    /// (1.5), (1.6) Moves that go on: gains and losses are partly passing, and what is exchanged is not.
    private func going(_ moves: Double, against others: Double) -> Lanes {
        (0.5 * (moves + others)) + lastingGain * (0.5 * (moves - others))
    }

    /// (1.8) How many of each age leave the country, and who comes and goes in each region on the base date.
    func beginAbroad() {
        let (regions, ages) = (Axis.regions.count, Axis.ages.count)
        let everyone = peopleOnBaseDate.sum
        for age in 0..<ages {
            var ofAge = 0.0
            for region in 0..<regions { ofAge += peopleOnBaseDate[region, age] }
            let likeAll = (1.0 - emigrantsLikeImmigrants) * (ofAge / everyone)
            let leave = grossEmigration * (emigrantsLikeImmigrants * immigrantAges[age] + likeAll)
            emigrationOfAge[age] = ofAge > 0 ? leave / ofAge : .zero
        }
        let net = netForeignMigration + firstExcess
        for region in 0..<regions {
            var expected = Lanes.zero
            for age in 0..<ages {
                expected += emigrationOfAge[age] * peopleOnBaseDate[region, age]
            }
            emigrants[region] = grossEmigration * immigrationShare[region]
            immigrants[region] = (grossEmigration + net) * immigrationShare[region]
            netForeign[region] = net * immigrationShare[region]
            emigrationRatio[region] =
                (emigrants[region] / expected).replacing(with: 0, where: expected .<= 0)
        }
    }
}
