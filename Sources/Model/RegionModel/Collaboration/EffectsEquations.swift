import Modelling

extension Effects {
    /// (8.6–8.11) Effect produced this quarter, per unit of a measure's amount and reference budget.
    func production(_ index: Int, _ place: Int, _ now: Couplings) -> Lanes {
        let commitment = now.programme.commitments[index]
        let trust = now.trustAtTable[index]
        let single = now.alone[index] .> 0.5
        let mode = commitment.mode.rawValue
        let joined = integration[mode].replacing(with: integration[Mode.silo.rawValue], where: single)
        return relativeYield(money(index, now), commitment)
            * coverage(commitment, trust) * levelFit(commitment, joined)
            * compromise(commitment, trust, single) * sideEffects(index, place, now, joined * trust)
            * now.worksDone[index]
    }

    /// (8.6) The share of what is needed that the table can bring in.
    func coverage(_ commitment: Commitment, _ trust: Lanes) -> Lanes {
        var others = 0.0
        for actor in 0..<9 where actor != commitment.lead && commitment.sits(actor) {
            others += commitment.resources[actor]
        }
        let brought = commitment.resources[commitment.lead] + others * trust
        return replaceable + (1 - replaceable) * brought
    }

    /// (8.7) What is left of an effect at another level of government than the best.
    func levelFit(_ commitment: Commitment, _ joined: Lanes) -> Lanes {
        let bonus = commitment.idealLevelSits ? levelBonus * joined : .zero
        return exp(-levelMisfit * commitment.levelDistance * (1 - bonus))
    }

    /// (8.8) What other measures in the region add or take, with a `grip` of integration × trust.
    func sideEffects(_ index: Int, _ place: Int, _ now: Couplings, _ grip: Lanes) -> Lanes {
        let receiver = now.programme.commitments[index].department
        let (synergy, conflict) = (organising * grip, exposure * (1 - grip))
        var sum = Lanes(repeating: 1)
        for other in now.programme.steps(in: place) where other != index {
            let giver = now.programme.commitments[other].department
            let effect = sideEffect[receiver * 6 + giver]
            sum += effect * synergy.replacing(with: conflict, where: effect .< 0) * now.progress[other]
        }
        return least(greatest(sum, sideEffectBounds[0]), sideEffectBounds[1])
    }

    /// (8.9) What is left after compromise at the table.
    func compromise(_ commitment: Commitment, _ trust: Lanes, _ single: SIMDMask<SIMD8<Int64>>) -> Lanes {
        let crowd = (commitment.seats - 1) / (commitment.seats + 3)
        return (1 - dilution * crowd * (1 - trust)).replacing(with: 1, where: single)
    }

    /// (8.10) Private money that joins a measure as things stand, M€.
    func joiningMoney(_ index: Int, _ now: Couplings) -> Lanes {
        let commitment = now.programme.commitments[index]
        return privateFunding[commitment.mode.rawValue] * now.trustAtTable[index]
            * (commitment.fundingPotential * commitment.budget)
    }

    /// (8.10) Money that works, M€.
    func money(_ index: Int, _ now: Couplings) -> Lanes {
        let commitment = now.programme.commitments[index]
        let trust = now.trustAtTable[index]
        let budget = Lanes(repeating: commitment.budget)
        let talk = now.coordinationRate[index] * (commitment.years + now.currentDecisionTime[index])
        let money = greatest(leastWorks * budget, budget - talk) + privateMoney[index] * (1 - privateReturn)
        guard commitment.mode == .publicPrivate else { return money }
        return money
            * (1 - renegotiation * (1 - trust)).replacing(with: 1, where: now.alone[index] .> 0.5)
    }

    /// (8.11) What money yields, relative to the reference budget at its own returns; nothing without money.
    func relativeYield(_ money: Lanes, _ commitment: Commitment) -> Lanes {
        let relative = money / max(commitment.referenceBudget, 1e-12)
        return power(greatest(relative, Lanes(repeating: 1e-12)), returns)
            .replacing(with: 0, where: money .<= 0)
    }

    /// (8.11) Adds what a measure's effect does in its region now.
    func deliver(
        _ number: Int, amount: Lanes, _ index: Int, _ now: Couplings, _ step: Step
    ) {
        let commitment = now.programme.commitments[index]
        let effect = now.programme.effects[number]
        effectProduced[number] = amount * effect.amount * yieldLuck[number]
        producedSoFar[number] += effectProduced[number]
        history.record(effectProduced[number], of: number, at: step.number)
        let arriving = history.produced(by: number, at: step.number - effect.lag)
        guard effect.lever.kind == .level else {
            var stream = arriving
            if let ahead = effect.broughtForward {
                let missing = history.produced(by: number, at: step.number - effect.lag - ahead)
                stream -= (1 - additionalShare) * missing
            }
            add(stream / step.dt, to: effect.lever, in: commitment.region)
            return
        }
        switch effect.lasts {
        case .permanent: inForce[number] += arriving
        case .whilePaid: inForce[number] = arriving / step.dt
        case .fading(let years):
            let upkeep = min(commitment.upkeep * years / max(commitment.referenceBudget, 1e-12), 1)
            let kept = Lanes.zero.replacing(with: upkeep, where: now.progress[index] .>= 1)
            inForce[number] += arriving - inForce[number] / years * (1 - kept) * step.dt
        }
        add(inForce[number], to: effect.lever, in: commitment.region)
    }

    /// Keeps the moment at which half of the promise was first delivered.
    func keepHalf(_ region: Int, _ before: Lanes, _ step: Step) {
        let now = delivered[region]
        let passes = (before .< 0.5) .& (now .>= 0.5) .& (halfDelivered[region] .!= halfDelivered[region])
        halfDelivered[region].replace(
            with: step.date + (0.5 - before) / (now - before) * step.dt, where: passes)
    }

    /// (8.14) Adds the firms that a running measure reaches.
    func reachFirms(_ index: Int, _ now: Couplings) {
        let commitment = now.programme.commitments[index]
        guard let reach = commitment.reach else { return }
        let usual = Lanes(repeating: 1)
        let atTable = commitment.businessSits ? usual : attendanceOtherwise
        let byLead = commitment.businessLeads ? usual : attendanceOtherwise
        let attendance = (atTable * now.trustAtTable[index].squareRoot()).replacing(
            with: byLead * attendanceAlone, where: now.alone[index] .> 0.5)
        let rate = (reachLuck[index] * promisedYield[index] * now.speed[index] * attendance)
            .replacing(with: 0, where: now.worksDone[index] .<= 0)
        championsReached[commitment.region] +=
            rate * reach.champions * now.unreachedChampions[commitment.region]
        firmsReached[commitment.region] += rate * reach.firms * now.firms[commitment.region]
    }

    /// Luck as a factor: 1 in a central run.
    func luck(_ key: Key, _ factor: Double, _ step: Step) -> Lanes {
        step.isCentral ? Lanes(repeating: 1) : spreadFactor(factor, step.draws.normal(key))
    }
}

/// A quotient; 0 where there is nothing to divide by.
func quotient(_ a: Lanes, _ b: Lanes) -> Lanes { (a / b).replacing(with: 0, where: b .<= 0) }
