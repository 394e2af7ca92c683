import ArgumentParser

/// Which daemon to talk to.
struct DaemonOptions: ParsableArguments {
    @Option(help: "Folder of the daemon's socket, or tcp://HOST:PORT; POLDER_ENDPOINT says the same.")
    var endpoint: String?

    @Option(help: "For tcp: the file of your secret key; POLDER_KEY says the same.")
    var key: String?

    @Option(help: "For tcp: the file of the daemon's public key; POLDER_SERVER_KEY says the same.")
    var serverKey: String?
}
