public import Modelling

extension RegionalWorkspace {
    /// (8.4) Years of the time that deciding on a measure takes which are for objections, at the table that each member has.
    ///
    /// - Parameter measure: position in the roadmap.
    public func objectionYears(of measure: Int) -> Lanes {
        let planned = programme.measures[measure]
        var years = Lanes.zero
        programme.forEachTable(measure, modeChanges.mode[measure]) { table, here in
            let parts = measureTimes.deciding(planned, at: table, modeChanges.trustAtTable[measure])
            years.replace(with: parts.objections, where: here)
        }
        return years
    }
}
