import Modelling

/// Who works together with whom, as one mechanism sees it.
struct Ways {
    let programme: Programme
    /// Of `ModeChanges`, over the measures of the roadmap.
    let mode, trustAtTable: Table

    /// What a mechanism makes of a measure, at the table that each member has it at.
    @inline(__always) func atEachTable(
        _ measure: Int, _ term: (PlannedMeasure.Numbers, SeatedTable, Lanes) -> Lanes
    ) -> Lanes {
        var value = Lanes.zero
        let (planned, trust) = (programme.measures[measure], trustAtTable[measure])
        programme.forEachTable(measure, mode[measure]) { table, here in
            value.replace(with: term(planned, table, trust), where: here)
        }
        return value
    }
}

/// A second way of working on the same measures, of which a run takes some mechanisms.
///
/// It has tables and meetings of its own; decisions, works, money and trust between two parties are those of the run.
final class OtherWays {
    let programme = Programme()
    let modeChanges = ModeChanges()
    let coordination = Coordination()

    /// Takes over what was drawn for the run, and its constants.
    func copyNumbers(_ changes: ModeChanges, _ coordination: Coordination) {
        let pairs =
            zip(modeChanges.quantities, changes.quantities).map { ($0, $1) }
            + zip(self.coordination.quantities, coordination.quantities).map { ($0, $1) }
        for (own, drawn) in pairs {
            guard [.parameter, .constant].contains(drawn.declaration.role) else { continue }
            for place in 0..<drawn.table.count { own.table[place] = drawn.table[place] }
        }
    }
}

extension RegionalWorkspace {
    func programme(of mechanism: Mechanism) -> Programme { borrowed(mechanism)?.programme ?? programme }

    func modeChanges(of mechanism: Mechanism) -> ModeChanges {
        borrowed(mechanism)?.modeChanges ?? modeChanges
    }

    func coordination(of mechanism: Mechanism) -> Coordination {
        borrowed(mechanism)?.coordination ?? coordination
    }

    func ways(of mechanism: Mechanism) -> Ways {
        let changes = modeChanges(of: mechanism)
        return Ways(
            programme: programme(of: mechanism), mode: changes.mode, trustAtTable: changes.trustAtTable)
    }

    private func borrowed(_ mechanism: Mechanism) -> OtherWays? {
        guard let other, other.mechanisms.contains(mechanism) else { return nil }
        return other.ways
    }

    func otherModeChangesCouplings(_ ways: OtherWays) -> ModeChanges.Couplings {
        ModeChanges.Couplings(
            programme: ways.programme, times: measureTimes, trust: trust, decided: decisions.decided,
            progress: decisions.progress)
    }

    func otherCoordinationCouplings(_ ways: OtherWays) -> Coordination.Couplings {
        Coordination.Couplings(
            programme: ways.programme, times: measureTimes, mode: ways.modeChanges.mode,
            trustAtTable: ways.modeChanges.trustAtTable, progress: decisions.progress,
            inhabitants: population.total)
    }
}
