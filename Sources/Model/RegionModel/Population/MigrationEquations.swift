internal import Modelling

extension Migration {
    /// Ages that move more than others do.
    static let young = 15..<30

    /// Counts people of 15 to 29 and others, and those who go abroad (1.8).
    func countInhabitants(_ now: Couplings) {
        let (regions, ages, people) = (Axis.regions.count, Axis.ages.count, now.people)
        for region in 0..<regions {
            let first = region * ages
            let young = people.sum(first + Self.young.lowerBound..<first + Self.young.upperBound)
            inhabitants[region] = young
            inhabitants[regions + region] = greatest(now.total[region] - young, .zero)
            let leave = people.sum(first..<first + ages, weightedBy: emigrationOfAge)
            emigrants[region] = leave * emigrationRatio[region]
        }
    }

    /// (1.4) How attractive each region has become since the base date.
    ///
    /// It ends at ±10, a factor of 22,000 in pull.
    func compareRegions(_ now: Couplings) {
        let regions = Axis.regions.count
        var rises = Lanes.zero
        for region in 0..<regions {
            rises += now.total[region] * (now.unemploymentRate[region] - firstUnemployment[region])
        }
        let nationalRise = rises / now.total.sum
        let (housing, work, liveability) = (weightOfHousing, weightOfWork, weightOfLiveability)
        for region in 0..<regions {
            let scarcity = log(now.occupancy[region] / firstOccupancy[region])
            let rise = now.unemploymentRate[region] - firstUnemployment[region]
            let gain = (now.liveability[region] - now.firstLiveability[region]) / 10.0
            let appeal = work * (nationalRise - rise) * 100.0 + liveability * gain - housing * scarcity
            attractiveness[region] = clamp(appeal + luckWithMovers[region], -10, 10)
        }
    }

    /// (1.5), (1.6) Which share of the movers leaves each region, and how they are shared out.
    func chooseDestinations(_ total: Table) {
        let (regions, young, other, pull) = (Axis.regions.count, movesYoung, movesOther, pull)
        var mean = Lanes.zero
        for region in 0..<regions {
            mean += total[region] * attractiveness[region]
            pull[region] = exp(attractiveness[region]) * firstPull[region]
        }
        mean /= total.sum
        for origin in 0..<regions {
            // At most e² times the usual share leaves: more than everybody cannot.
            let urge = exp(clamp(responseOfLeaving * (mean - attractiveness[origin]), -2, 2))
            leaving[origin] = mobility[origin] * urge
            leaving[regions + origin] = mobility[regions + origin] * urge
            var (choiceOfYoung, choiceOfOther) = (Lanes.zero, Lanes.zero)
            for destination in 0..<regions {
                choiceOfYoung += young[origin, destination] * pull[destination]
                choiceOfOther += other[origin, destination] * pull[destination]
            }
            sending[origin] = share(leaving[origin], of: choiceOfYoung)
            sending[regions + origin] = share(leaving[regions + origin], of: choiceOfOther)
        }
    }

    /// (1.8) Who comes from abroad to each region.
    func crossBorders(_ employed: Table, at elapsed: Double) {
        let regions = Axis.regions.count
        let net =
            netForeignMigration + firstExcess * exp(-elapsed / excessFade)
            + foreignDeviation * foreignLuck[0]
        let incoming = greatest(net + emigrants.sum, .zero)
        var parts = Lanes.zero
        for region in 0..<regions {
            let jobs = greatest(employed[region] / firstEmployed[region], Lanes(repeating: 1e-9))
            let part = immigrationShare[region] * power(jobs, responseToJobs)
            immigrants[region] = part
            parts += part
        }
        for region in 0..<regions {
            immigrants[region] *= share(incoming, of: parts)
            netForeign[region] = immigrants[region] - emigrants[region]
        }
    }

    /// (1.7) Who of these ages comes to each region from the others.
    ///
    /// Ages go five at a time, which lie side by side in memory.
    func move(_ people: Table, _ movers: Movers, ages: Range<Int>) {
        let (regions, allAges, together) = (Axis.regions.count, Axis.ages.count, Axis.agesTogether.count)
        let (sent, arrivals, pull, moves) = (sent, arrivals, pull, observed(movers))
        let first = movers.rawValue * regions
        for youngest in stride(from: ages.lowerBound, to: ages.upperBound, by: together) {
            for region in 0..<regions {
                let sending = sending[first + region]
                let place = region * allAges + youngest
                for next in 0..<together { sent[next * regions + region] = people[place + next] * sending }
            }
            for next in 0..<together {
                distribute(
                    sent, from: next * regions, along: moves, pull: pull,
                    to: arrivals, from: youngest + next, every: allAges)
            }
        }
    }

    /// (1.7) Counts the moves of all ages; all movers of a kind are shared out as those of one age are.
    func countMoves(_ total: Table) {
        let (regions, sent, arriving) = (Axis.regions.count, sent, arriving)
        for movers in [Movers.young, .other] {
            let first = movers.rawValue * regions
            for region in 0..<regions {
                sent[region] = inhabitants[first + region] * sending[first + region]
            }
            distribute(
                sent, from: 0, along: observed(movers), pull: pull, to: arriving, from: first, every: 1)
        }
        for region in 0..<regions {
            let arrived = arriving[region] + arriving[regions + region]
            let left =
                inhabitants[region] * leaving[region]
                + inhabitants[regions + region] * leaving[regions + region]
            netDomestic[region] = arrived - left
            turnover[region] = share(arrived + left, of: total[region])
            netMigration[region] = netDomestic[region] + netForeign[region]
        }
    }

    /// The moves that were observed on the base date.
    @inline(__always) func observed(_ movers: Movers) -> Figures {
        movers == .young ? movesYoung : movesOther
    }
}

/// (1.7) Sums over all origins what each sends along the observed moves, times the pull of every destination.
///
/// Five destinations at a time: their sums stay in the registers of a processor with sixteen of 256 bits.
@inline(never)
func distribute(
    _ sent: Table, from firstSent: Int, along moves: Figures, pull: Table,
    to arrivals: Table, from firstArrival: Int, every stride: Int
) {
    let regions = pull.count
    var destination = 0
    var arrival = firstArrival
    while destination < regions {
        var (a, b, c, d, e) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        var place = destination
        for origin in firstSent..<firstSent &+ regions {
            let leaving = sent[origin]
            a += moves[place] * leaving
            b += moves[place &+ 1] * leaving
            c += moves[place &+ 2] * leaving
            d += moves[place &+ 3] * leaving
            e += moves[place &+ 4] * leaving
            place &+= regions
        }
        arrivals[arrival] = a * pull[destination]
        arrivals[arrival &+ stride] = b * pull[destination &+ 1]
        arrivals[arrival &+ 2 &* stride] = c * pull[destination &+ 2]
        arrivals[arrival &+ 3 &* stride] = d * pull[destination &+ 3]
        arrivals[arrival &+ 4 &* stride] = e * pull[destination &+ 4]
        destination &+= 5
        arrival &+= 5 &* stride
    }
}
