extension Roadmap {
    /// The same measures of a region, which from a quarter on are carried out as in another roadmap.
    ///
    /// Only the way of working goes over: measures, money, partners and starts stay, and so do changes that are planned anyway.
    /// A network manager comes along where nobody sits at a table before, since nobody could notice one; else the region goes
    /// on with or without, as it was. Until that quarter every member meets what it would have met.
    ///
    /// - Parameter quarter: counted from the base date.
    /// - Returns: nil where no measure changes, or one has no room for another change.
    public func switching(to other: Roadmap, in region: Int, from quarter: Int) -> Roadmap? {
        var switched = self
        var isChanged = false
        for number in measures.indices where measures[number].region == region {
            let own = measures[number]
            let twin = other.measures.first { $0.region == region && $0.measure.id == own.measure.id }
            guard let twin, own.effectively(twin.mode) != own.effectiveMode else { continue }
            guard own.changes.count < Limit.changes else { return nil }
            switched.measures[number].changes.append(ModeChange(to: twin.mode, .from(quarter)))
            isChanged = true
        }
        guard isChanged else { return nil }
        let own = measures.filter { $0.region == region }
        if own.allSatisfy({ $0.effectiveMode == .silo && $0.changes.isEmpty }),
            let settings = other.settings[region]
        {
            switched.settings[region, default: CollaborationSettings()].networkManager =
                settings.networkManager
        }
        return switched
    }
}
