/// The version of Polder, the same for daemon, client, packages and the client for Python.
///
/// This is the one place where it is written: scripts and the wheel read the line below.
public enum Version {
    public static let current = "0.2.0"
}
