// swift-tools-version: 6.2
import PackageDescription

// What reads bytes of strangers is linked in by symbolic links, and instrumented by `run`.
let package = Package(
    name: "Fuzzing",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
    targets: [
        .target(name: "Modelling"),
        .target(name: "Spelling"),
        .target(name: "Crypto"),
        .target(name: "RegionModel", dependencies: ["Modelling"]),
        .target(name: "Results", dependencies: ["Modelling"]),
        .target(name: "Scores"),
        .target(name: "CShippedFiles"),
        .target(name: "ShippedFiles", dependencies: ["CShippedFiles"]),
        .target(name: "Words", dependencies: ["Modelling", "ShippedFiles"]),
        .target(
            name: "Reading",
            dependencies: [
                "Modelling", "Results", "Spelling", "Words", .product(name: "Yams", package: "Yams"),
            ]),
        .target(name: "Messages", dependencies: ["Modelling", "Reading", "Results", "Scores", "Words"]),
        .target(
            name: "Baselines",
            dependencies: [
                "Modelling", "RegionModel", "Reading", "Results", "ShippedFiles", "Spelling", "Words",
                "Crypto",
            ]),
        .target(
            name: "Scenarios",
            dependencies: [
                "Modelling", "RegionModel", "Results", "Baselines", "Reading", "ShippedFiles", "Spelling",
                "Words",
            ]),
        .target(name: "CFuzzer"),
        .executableTarget(name: "Headers", dependencies: ["CFuzzer", "Messages"]),
        .executableTarget(
            name: "ScenarioFiles",
            dependencies: [
                "CFuzzer", "Modelling", "Reading", "RegionModel", "Results", "Baselines", "Scenarios",
            ]),
        .executableTarget(name: "ArrowChunks", dependencies: ["CFuzzer", "Modelling", "Results"]),
    ]
)

for target in package.targets where target.name != "CFuzzer" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    target.linkerSettings = [.linkedLibrary("m")]
}
