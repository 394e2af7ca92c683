public import ArgumentParser
import Endpoints
import Messages
import Words

/// The program `polder`: compares collaboration scenarios for Dutch regions, with the daemon `polderd` doing the work.
public struct Polder: AsyncParsableCommand {
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            "polder", Phrase("command.polder"), more: Phrase("command.polder.more"),
            examples: [
                "polder compare polder:groot-rijnmond/silo polder:groot-rijnmond/network",
                "polder new",
                "polder describe measures",
                "polder run polder:twente/network --year 2040 --format json",
            ],
            version: Version.current,
            groups: [
                CommandGroup(
                    name: Phrase("group.answers").said,
                    subcommands: [
                        Compare.self, Explain.self, Flips.self, FindOut.self, Gains.self, Robust.self,
                        Pathways.self, RoadmapCommand.self, Run.self, Rerun.self, ReportCommand.self,
                        Trace.self,
                        BackcastCommand.self, CalibrateCommand.self,
                    ]),
                CommandGroup(name: Phrase("group.batches").said, subcommands: [BatchCommand.self]),
                CommandGroup(
                    name: Phrase("group.inputs").said,
                    subcommands: [New.self, Validate.self, Describe.self, Import.self, Trust.self]),
                CommandGroup(
                    name: Phrase("group.runs").said,
                    subcommands: [
                        Runs.self, Show.self, Export.self, Watch.self, Rename.self, Note.self, Keep.self,
                        Cancel.self, Delete.self,
                    ]),
                CommandGroup(
                    name: Phrase("group.daemon").said,
                    subcommands: [
                        Status.self, QueueCommand.self, StoreCommand.self, DaemonCommand.self, Keygen.self,
                    ]),
            ])
    }

    public init() {}
}
