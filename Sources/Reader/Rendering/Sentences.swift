/// Every sentence and phrase that people read about results, in one place: a second language is a second catalogue.
public enum Sentences {
    static let whatAComparisonSays =
        "This compares ways of working given the same luck; it is no forecast of a region. Evidence on the size of "
        + "collaboration effects is weak: the conditions under which the answer flips matter more than the average."
    static let whatARunSays =
        "This is what the model makes of one way of working; it is no forecast of a region. Compare scenarios to "
        + "see what the way of working does."
    static let jobsShiftForAWhile =
        "Economic measures shift jobs for 10 to 15 years; only people and houses shift them for good."
    static let valueAddedAsDifference =
        "Value added has little predictive value by itself: it is shown as a difference only."
    static let valueAddedNotInRun =
        "Value added has little predictive value by itself: read it between scenarios only (polder compare)."
    static let centralRun =
        "Central run, not a forecast: one member, every number at its central value, shocks off. It does not say how "
        + "sure an answer is."
    static let oneYearShown =
        "Where a difference is negligible in every year, the last year stands for all."
    static let assumedHead = "What is assumed and matters most for these differences:"
    static let changedHead = "What differs between the scenarios:"
    static let goalsHead = "What the region's existing plans and the measures leave uncovered:"
    static let warningsHead = "Warnings:"
    static let howToFix =
        "To fix or narrow one, write it in a scenario: context: assumptions: NAME: {fixed: VALUE}."
    static let more =
        "These are headlines. All indicators: --indicator all. Other places and years: --region, --year. For "
        + "programs: --format json or csv."
    static let noRows = "There are no values for these places, indicators and years."
    static let noDifferences = "The inputs of the scenarios do not differ."
    static let columns = (
        year: "year", difference: "difference", band: "90 % of members", verdict: "in short"
    )

    static func against(_ scenario: String, _ reference: String) -> String {
        "\(scenario) against \(reference)"
    }

    static func less(_ scenario: String, _ reference: String) -> String {
        "\(scenario) less \(reference)"
    }

    static func pairedMembers(_ members: Int) -> String {
        "\(NumberText.count(members)) members, each with the same draws and shocks under every "
            + "scenario. ↑ more is better, ↓ less is better; differences of shares in percentage points."
    }

    static func members(_ members: Int) -> String {
        "\(NumberText.count(members)) members: the middle one, and in brackets where 90 % of "
            + "them lie. ↑ more is better, ↓ less is better."
    }

    static func withoutValue(_ count: Int) -> String {
        count == 1
            ? "One indicator has no value here and is left out."
            : "\(count) indicators have no value here and are left out."
    }

    /// What the existing plans of a scenario leave, and what nothing covers.
    public static func goals(
        _ scenario: String, plans: Int, leftByPlans: [String], uncovered: [String]
    ) -> String {
        let named = plans == 1 ? "the existing plan leaves" : "the \(plans) existing plans leave"
        guard !leftByPlans.isEmpty else { return "\(scenario): \(named) no goal uncovered" }
        let rest =
            uncovered.isEmpty
            ? "the measures cover them" : "no measure covers \(uncovered.joined(separator: ", ")) either"
        return "\(scenario): \(named) \(leftByPlans.joined(separator: ", ")) uncovered; \(rest)"
    }

    static func andMore(_ count: Int) -> String { "… and \(count) more" }

    static func chart(_ indicator: String, _ unit: String, _ scenario: String, _ reference: String)
        -> String
    {
        "\(indicator)\(unit): \(scenario) less \(reference), year by year; ● middle, ▒ half and ░ 90 % of members"
    }

    static func change(_ path: String, before: String, after: String, scenario: String) -> String {
        "\(path): \(before) → \(after) in \(scenario)"
    }

    /// `192 of 256 members, 150 a second, 0.40 s left`
    static func progress(done: Int, total: Int, rate: Double?, secondsLeft: Double?) -> String {
        var words = "\(done) of \(total) members"
        if let rate { words += ", \(NumberText.rounded(rate, digits: 2)) a second" }
        if let secondsLeft { words += ", \(NumberText.rounded(secondsLeft, digits: 2)) s left" }
        return words
    }

    /// `slower until 2033, then ahead (2031–2036)`: a turn for good, with the years of 90 % of the members that turn.
    ///
    /// - Parameter share: the share of members that turn; where it is below half the sentence says how many.
    public static func turn(
        isAheadAfter: Bool, from: Double, middle: Double, to: Double, share: Double = 1
    ) -> String {
        let band = "\(Int(from.rounded()))–\(Int(to.rounded()))"
        let year = Int(middle.rounded())
        let some = share < 0.5 ? "in \(NumberText.percent(share)) of members " : ""
        return some
            + (isAheadAfter
                ? "slower until \(year), then ahead (\(band))"
                : "ahead until \(year), then behind (\(band))")
    }

    /// `in 2050 13 % more of what the measures do`
    static func share(_ share: Double, in year: Int) -> String? {
        guard share.magnitude >= 0.005 else { return nil }
        let size = NumberText.rounded(share.magnitude * 100, digits: share.magnitude < 0.1 ? 1 : 2)
        return "in \(year) \(size) % \(share < 0 ? "less" : "more") of what the measures do"
    }

    /// `in 2040 and 2050 the sign depends on weights`: what an index is made of weighs otherwise in every member, and in
    /// these years neither sign has more than 80 % of them.
    static func weights(in years: [Int]) -> String? {
        guard let last = years.last else { return nil }
        let earlier = years.dropLast().map(String.init).joined(separator: ", ")
        return "in \(earlier.isEmpty ? "" : earlier + " and ")\(last) the sign depends on weights"
    }

    /// `0.7 years ahead`
    static func years(_ years: Double) -> String? {
        let tenths = (years.magnitude * 10).rounded()
        guard tenths > 0 else { return nil }
        return "\(tenths / 10) years \(years < 0 ? "behind" : "ahead")"
    }

    /// How much an assumed number decides, from a rank correlation of −1 to 1.
    public static func influence(_ correlation: Double) -> String {
        let weight =
            switch correlation.magnitude {
            case 0.5...: "decides much"
            case 0.25..<0.5: "matters"
            case 0.1..<0.25: "matters a little"
            default: "hardly matters"
            }
        return
            "\(weight): the higher it is, the \(correlation < 0 ? "lower" : "higher") the difference "
            + "(rank correlation \(NumberText.rounded(correlation, digits: 2)))"
    }
}
