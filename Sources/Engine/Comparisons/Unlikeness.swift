public import Results

extension Findings {
    /// (R5) In what a scenario's money and measures are unlike those of the base.
    ///
    /// Money counts from 1 M€ or 1 % of the base's (section 2 of the rules). A scenario without measures is a yardstick,
    /// of which nothing else is said.
    public static func unlikeMoney(_ scenario: Budget, base: Budget) -> [Unlikeness] {
        guard !scenario.byMeasure.isEmpty || base.byMeasure.isEmpty else {
            return [
                Unlikeness(
                    .noMeasures, scenario: scenario.scenario, value: scenario.millions,
                    baseValue: base.millions)
            ]
        }
        var found: [Unlikeness] = []
        let names = Set(scenario.byMeasure.keys).union(base.byMeasure.keys).sorted()
        if !hasEqualMoney(scenario, base) {
            func apart(_ name: String) -> Double {
                (scenario.byMeasure[name] ?? 0) - (base.byMeasure[name] ?? 0)
            }
            let changed = names.filter { apart($0).magnitude > 1e-9 }
                .sorted { (apart($1).magnitude, $0) < (apart($0).magnitude, $1) }
            found.append(
                Unlikeness(
                    .money, scenario: scenario.scenario, names: changed, value: scenario.millions,
                    baseValue: base.millions))
        }
        let others = names.filter { (scenario.byMeasure[$0] == nil) != (base.byMeasure[$0] == nil) }
        if !others.isEmpty {
            found.append(Unlikeness(.measures, scenario: scenario.scenario, names: others))
        }
        return found
    }

    /// Whether two budgets are the same but for less than 1 M€ and less than 1 %; worth has a meaning then (R6).
    public static func hasEqualMoney(_ one: Budget, _ other: Budget) -> Bool {
        let apart = (one.millions - other.millions).magnitude
        return apart < 1 - 1e-9 && apart <= 0.01 * other.millions.magnitude * (1 - 1e-9) || apart <= 1e-9
    }
}
