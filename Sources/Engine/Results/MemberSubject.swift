/// What there is to know of a member.
public enum MemberSubject: String, Word {
    /// Figures that the scenario starts from: the same for all members, one number each.
    case given
    /// What stays put over time, sampled numbers and constants of the model: one number each.
    case parameters
    /// Luck: a number for each quarter.
    case shocks
    /// Stocks, auxiliaries and outcomes: a number for each quarter.
    case quantities
    /// What results are made of: a number for each year.
    case indicators

    /// Whether there is a value for each quarter.
    public var isQuarterly: Bool { self == .shocks || self == .quantities }
}
