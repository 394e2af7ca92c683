import Modelling

// Equations (8.6) to (8.11), in the order of their numbers in `Production`.
extension Production {
    /// (8.6–8.11) What the works of this quarter yield, per unit of amount and reference budget.
    func production(_ measure: Int, _ now: Couplings) -> Lanes {
        if let apart = now.apart { return production(measure, now, apart) }
        let planned = now.programme.measures[measure]
        let trust = now.trustAtTable[measure]
        let bought = relativeYield(money(measure, now), planned)
        var yield = Lanes.zero
        now.programme.forEachTable(measure, now.mode[measure]) { table, here in
            let joined = integration[table.mode.rawValue]
            let product =
                bought * coverage(planned, table, trust) * levelFit(planned, table, joined)
                * compromise(table, trust) * sideEffects(measure, now, joined * trust)
                * now.worksDone[measure]
            yield.replace(with: product, where: here)
        }
        return yield
    }

    /// (8.6–8.11) The same, each mechanism at the table of its own way of working.
    private func production(_ measure: Int, _ now: Couplings, _ apart: Apart) -> Lanes {
        let bought = relativeYield(money(measure, now), now.programme.measures[measure])
        let covered = apart.coverage.atEachTable(measure) { coverage($0, $1, $2) }
        let fitting = apart.levelFit.atEachTable(measure) { planned, table, _ in
            levelFit(planned, table, integration[table.mode.rawValue])
        }
        let agreed = apart.compromise.atEachTable(measure) { compromise($1, $2) }
        let beside = apart.sideEffects.atEachTable(measure) { _, table, trust in
            sideEffects(measure, now, integration[table.mode.rawValue] * trust)
        }
        return bought * covered * fitting * agreed * beside * now.worksDone[measure]
    }

    /// (8.6) The share of what is needed that the table can bring in.
    func coverage(_ planned: PlannedMeasure.Numbers, _ table: SeatedTable, _ trust: Lanes) -> Lanes {
        var others = 0.0
        for actor in 0..<Axis.actors.count where actor != planned.lead && table.sits(actor) {
            others += planned.resources[actor]
        }
        let brought = planned.resources[planned.lead] + others * trust
        return replaceable + (1 - replaceable) * brought
    }

    /// (8.7) What is left of an effect at another level of government than the best.
    func levelFit(_ planned: PlannedMeasure.Numbers, _ table: SeatedTable, _ joined: Lanes) -> Lanes {
        let bonus = table.idealLevelSits ? levelBonus * joined : .zero
        return exp(-levelMisfit * planned.levelDistance * (1 - bonus))
    }

    /// (8.8) What other measures in the region add or take, with a `grip` of integration × trust.
    func sideEffects(_ measure: Int, _ now: Couplings, _ grip: Lanes) -> Lanes {
        let planned = now.programme.measures[measure]
        let (synergy, conflict) = (organising * grip, exposure * (1 - grip))
        var sum = Lanes(repeating: 1)
        for other in now.programme.measures(of: planned.partnership) where other != measure {
            let giver = now.programme.measures[other].department
            let effect = sideEffect[planned.department * Department.allCases.count + giver]
            sum += effect * synergy.replacing(with: conflict, where: effect .< 0) * now.progress[other]
        }
        return least(greatest(sum, sideEffectBounds[0]), sideEffectBounds[1])
    }

    /// (8.9) What is left after compromise at the table.
    func compromise(_ table: SeatedTable, _ trust: Lanes) -> Lanes {
        guard table.mode != .silo else { return Lanes(repeating: 1) }
        let others = Lanes(repeating: table.seats - 1)
        return 1 - dilution * (others / (others + crowd)) * (1 - trust)
    }

    /// (8.10) Private money that joins a measure as things stand, M€.
    func joiningMoney(_ measure: Int, _ now: Couplings) -> Lanes {
        let planned = now.programme.measures[measure]
        var ratio = Lanes.zero
        now.programme.forEachTable(measure, now.mode[measure]) { table, here in
            ratio.replace(with: privateFunding[table.mode.rawValue], where: here)
        }
        return ratio * now.trustAtTable[measure] * (planned.fundingPotential * planned.budget)
    }

    /// (8.10) What making a joint contract costs, M€.
    func contractCost(_ planned: PlannedMeasure.Numbers) -> Lanes {
        let budget = Lanes(repeating: planned.budget)
        let size = clamp(usualContract / greatest(budget, Lanes(repeating: 1e-12)), 1, 2)
        return transactionCost * size * budget
    }

    /// (8.10) Keeps the most that was spent on a contract, as far as it is decided.
    func spendOnContract(_ measure: Int, _ now: Couplings) {
        let joint = now.mode[measure] .== Double(Mode.publicPrivate.rawValue)
        guard any(joint) else { return }
        let cost = contractCost(now.programme.measures[measure]) * now.decided[measure]
        contractSpent[measure].replace(with: greatest(contractSpent[measure], cost), where: joint)
    }

    /// (8.10) Money that works, M€.
    func money(_ measure: Int, _ now: Couplings) -> Lanes {
        let planned = now.programme.measures[measure]
        let trust = now.trustAtTable[measure]
        let budget = Lanes(repeating: planned.budget)
        let joint = now.mode[measure] .== Double(Mode.publicPrivate.rawValue)
        let ahead =
            (1 - now.decided[measure]) * now.currentDecisionTime[measure]
            + (1 - (now.progress[measure] - now.worksDone[measure])) * now.worksYears[measure]
        let talk =
            now.coordinationPaid[measure]
            + now.coordinationRate[measure] * ahead / greatest(now.speed[measure], leastSpeed)
        let contract = contractSpent[measure].replacing(with: contractCost(planned), where: joint)
        let money =
            greatest(leastWorks * budget, budget - talk - contract)
            + privateMoney[measure] * (1 - privateReturn)
        return money * (1 - renegotiation * (1 - trust)).replacing(with: 1, where: .!joint)
    }

    /// (8.11) What money yields, relative to the reference budget at its own returns; nothing without money.
    func relativeYield(_ money: Lanes, _ planned: PlannedMeasure.Numbers) -> Lanes {
        let relative = money / max(planned.referenceBudget, 1e-12)
        return power(greatest(relative, Lanes(repeating: 1e-12)), returns)
            .replacing(with: 0, where: money .<= 0)
    }
}

/// A quotient; 0 where there is nothing to divide by.
func quotient(_ a: Lanes, _ b: Lanes) -> Lanes { (a / b).replacing(with: 0, where: b .<= 0) }
