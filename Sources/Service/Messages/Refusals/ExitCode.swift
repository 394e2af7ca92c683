/// What the programs exit with. The numbers are part of the interface.
public enum ExitCode: Int32, CaseIterable, Sendable {
    /// Everything that was asked for was done.
    case success = 0
    /// A check or a run that did not come out.
    case unfulfilled = 1
    /// The command line cannot be understood.
    case usage = 64
    /// A file, a name or a value that has to be changed, misspelt values of options too.
    case input = 65
    /// No daemon answers, or one that speaks another protocol.
    case unavailable = 69
    /// A mistake in the program itself.
    case internalError = 70
    /// The daemon is draining or has too much to do: try again later.
    case busy = 75
    /// The daemon does not accept this user.
    case denied = 77
    /// Ended with Ctrl-C.
    case interrupted = 130
}
