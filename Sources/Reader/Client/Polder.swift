public import ArgumentParser
import Messages

/// The program `polder`: compares collaboration scenarios for Dutch regions, with the daemon `polderd` doing the work.
public struct Polder: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "polder",
        abstract: "Which way of working together gets a region further, and when does the answer flip?",
        discussion: """
            Examples:
              polder compare scenarios/groot-rijnmond/silo.yaml scenarios/groot-rijnmond/network.yaml
              polder describe measures
              polder run polder:twente/network --year 2040 --format json

            Exit codes: 0 done; 1 a check or a run that failed; 64 usage; 65 input, misspelt values too; 69 no
            daemon, or one of another protocol; 70 a mistake in Polder; 75 draining or busy; 77 denied; 130 Ctrl-C.

            A daemon is started for you where none answers. POLDER_ENDPOINT, --endpoint or the line
            'endpoint: FOLDER' in ~/.config/polder/client.yaml names another one, which is then never started.
            One on another machine is tcp://HOST:PORT, with the files of --key (POLDER_KEY, 'key: FILE') and
            --server-key (POLDER_SERVER_KEY, 'server-key: FILE').
            """,
        version: Version.current,
        subcommands: [
            Compare.self, Run.self, Validate.self, Import.self, Describe.self, Watch.self, Runs.self,
            Show.self,
            Rerun.self, Cancel.self, Status.self, QueueCommand.self, StoreCommand.self, DaemonCommand.self,
            BackcastCommand.self, CalibrateCommand.self, Keygen.self,
        ])

    public init() {}
}
