/// How much of the members of an ensemble is kept.
public enum Retention: String, Word {
    /// Every year of the focus regions and of the whole, the reported years elsewhere.
    case focus
    /// Every year of every region, and in the log the members themselves of the focus regions and of the whole.
    case all
    /// As `focus`, but finished blocks are not handed on to be stored: only the quantiles remain.
    case bands
}
