public import Modelling

/// How the table of a measure stands at the end of a quarter, for eight members: what observers of the roadmap look at.
public struct TableState {
    /// The way of working, by its number; 0 where the lead works alone.
    public let mode: Lanes
    /// Shares of the decision and of the works that are done, 0 to 1.
    public let decided, progress: Lanes
    /// Years that the decision has taken so far.
    public let decisionYears: Lanes
    /// Time from the base date at which the works ended, in years; 0 before.
    public let worksEnd: Lanes
    /// 1 where the table has stalled for so long that the lead goes on alone (8.5), else 0.
    public let hasStalled: Lanes
    /// (8.4) Years that objections take at this table, in proportion to how contested the measure is; NaN where it is not.
    public let objectionsPerContest: Lanes
}

extension RegionalWorkspace {
    /// The table of a measure as the last quarter left it.
    ///
    /// - Parameter measure: its number in the roadmap.
    public func tableState(of measure: Int) -> TableState {
        let planned = programme.measures[measure]
        let mode = modeChanges.mode[measure]
        var objections = Lanes.zero
        programme.forEachTable(measure, mode) { table, here in
            let parts = measureTimes.deciding(planned, at: table, modeChanges.trustAtTable[measure])
            objections.replace(with: parts.objections, where: here)
        }
        return TableState(
            mode: mode, decided: decisions.decided[measure], progress: decisions.progress[measure],
            decisionYears: decisions.decisionYears[measure], worksEnd: decisions.worksEnd[measure],
            hasStalled: Lanes.zero.replacing(
                with: 1, where: modeChanges.stalledQuarters[measure] .>= modeChanges.patience),
            objectionsPerContest: objections / planned.contest)
    }
}
