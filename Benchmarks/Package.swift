// swift-tools-version: 6.2
import PackageDescription

// The numeric modules are linked in by symbolic links, so that nothing of the daemon or the client is built.
let package = Package(
    name: "Benchmarks",
    targets: [
        .target(name: "Modelling"),
        .target(name: "RegionModel", dependencies: ["Modelling"]),
        .target(name: "Results", dependencies: ["Modelling"]),
        .target(name: "Ensembles", dependencies: ["Modelling", "Results"]),
        .executableTarget(
            name: "bench", dependencies: ["Modelling", "RegionModel", "Results", "Ensembles"]),
        .target(name: "ScenarioDiscovery", dependencies: ["Modelling"]),
        .target(name: "ValueOfInformation", dependencies: ["Modelling"]),
        .executableTarget(
            name: "discovery", dependencies: ["Modelling", "ScenarioDiscovery", "ValueOfInformation"]),
        .executableTarget(name: "boxes", dependencies: ["Modelling", "ScenarioDiscovery"]),
        .target(name: "Attribution"),
        .executableTarget(name: "shares", dependencies: ["Modelling", "Attribution"]),
        .executableTarget(name: "outside", dependencies: ["Modelling", "Results", "Ensembles"]),
    ]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    target.linkerSettings = [.linkedLibrary("m")]
}
