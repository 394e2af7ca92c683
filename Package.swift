// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")

let package = Package(
    name: "polder",
    products: [
        .executable(name: "polderd", targets: ["polderd"]),
        .executable(name: "polder", targets: ["polder"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: ["YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "Modelling"),
        .target(name: "Spelling"),
        .target(name: "CShippedFiles"),
        .target(name: "ShippedFiles", dependencies: ["CShippedFiles"]),
        .target(name: "Words", dependencies: ["Modelling", "ShippedFiles"]),
        .target(name: "Reading", dependencies: ["Modelling", "Results", "Spelling", "Words", yams]),
        .target(name: "RegionModel", dependencies: ["Modelling"]),
        .target(name: "Results", dependencies: ["Modelling"]),
        .target(name: "Ensembles", dependencies: ["Modelling", "Results"]),
        .target(name: "Comparisons", dependencies: ["Modelling", "Results"]),
        .target(name: "ScenarioDiscovery", dependencies: ["Modelling"]),
        .target(name: "ValueOfInformation", dependencies: ["Modelling"]),
        .target(name: "Attribution"),
        .target(name: "Robustness", dependencies: ["Modelling", "Results"]),
        .target(name: "Pathways"),
        .target(name: "Roadmaps"),
        .target(name: "Improvement", dependencies: ["Modelling"]),
        .target(name: "Designs"),
        .target(name: "Sensitivity", dependencies: ["Results"]),
        .target(name: "Scores"),
        .target(
            name: "Baselines",
            dependencies: [
                "Modelling", "RegionModel", "Reading", "ShippedFiles", "Spelling", "Words", crypto,
            ]),
        .target(
            name: "Scenarios",
            dependencies: [
                "Modelling", "RegionModel", "Results", "Baselines", "Reading", "ShippedFiles", "Spelling",
                "Words",
            ]),
        .target(
            name: "Backcasts",
            dependencies: [
                "Modelling", "RegionModel", "Reading", "Results", "Scores", "Baselines", "Scenarios",
            ]),
        .target(name: "RunStorage", dependencies: ["Reading", "Results", crypto, database]),
        .target(name: "Messages", dependencies: ["Modelling", "Reading", "Results", "Scores", "Words"]),
        .target(name: "Endpoints"),
        .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CConnections"),
        .target(name: "ZeroMQ", dependencies: ["CConnections", "CZeroMQ"]),
        .target(name: "Keys", dependencies: ["Endpoints", "ZeroMQ"]),
        .target(name: "Rendering", dependencies: ["Modelling", "Results", "Comparisons", "Scores", "Words"]),
        .target(
            name: "Daemon",
            dependencies: [
                "Modelling", "RegionModel", "Results", "Ensembles", "Comparisons", "Attribution",
                "Baselines", "Backcasts", "ScenarioDiscovery", "ValueOfInformation", "Robustness", "Pathways",
                "Roadmaps", "Improvement", "Scenarios", "Scores", "RunStorage", "Endpoints",
                "Messages", "Reading", "Spelling", "Words", "ZeroMQ", "Keys", configuration, crypto,
                lifecycle, logging, signals,
            ]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Client",
            dependencies: [
                "CXlsxWriter", "CZlib",
                "Designs", "Endpoints", "Keys", "Messages", "Modelling", "Reading", "Rendering", "Results",
                "Scores", "Sensitivity", "ShippedFiles", "Spelling", "Words", "ZeroMQ",
                argumentParser, crypto, yams,
            ]),
        .executableTarget(name: "polderd", dependencies: ["Daemon"]),
        .executableTarget(name: "polder", dependencies: ["Client"]),

        .testTarget(name: "ModellingTests", dependencies: ["Modelling"]),
        .testTarget(
            name: "RegionModelTests",
            dependencies: ["Modelling", "RegionModel", "Results", "Ensembles", "Baselines"],
            exclude: ["Vectors"]),
        .testTarget(name: "ResultsTests", dependencies: ["Modelling", "Results"]),
        .testTarget(name: "ComparisonsTests", dependencies: ["Modelling", "Results", "Comparisons"]),
        .testTarget(name: "ScenarioDiscoveryTests", dependencies: ["Modelling", "ScenarioDiscovery"]),
        .testTarget(name: "AttributionTests", dependencies: ["Modelling", "Attribution"]),
        .testTarget(name: "ValueOfInformationTests", dependencies: ["Modelling", "ValueOfInformation"]),
        .testTarget(name: "RobustnessTests", dependencies: ["Modelling", "Results", "Robustness"]),
        .testTarget(name: "PathwaysTests", dependencies: ["Modelling", "Pathways"]),
        .testTarget(name: "RoadmapsTests", dependencies: ["Roadmaps"]),
        .testTarget(name: "ImprovementTests", dependencies: ["Improvement"], exclude: ["Oracle"]),
        .testTarget(name: "DesignsTests", dependencies: ["Designs"]),
        .testTarget(
            name: "SensitivityTests", dependencies: ["Designs", "Sensitivity"], exclude: ["References"]),
        .testTarget(name: "EnsemblesTests", dependencies: ["Modelling", "Results", "Ensembles"]),
        .testTarget(
            name: "OutsideModelTests", dependencies: ["Modelling", "Results", "Ensembles"],
            exclude: ["References"]),
        .testTarget(
            name: "BaselinesTests",
            dependencies: ["Modelling", "RegionModel", "Reading", "Results", "Baselines", "Words"],
            exclude: ["Cells"]),
        .testTarget(
            name: "BackcastsTests",
            dependencies: [
                "Modelling", "RegionModel", "Reading", "Results", "Scores", "Baselines", "Backcasts",
            ]),
        .testTarget(
            name: "ScenariosTests",
            dependencies: [
                "Modelling", "RegionModel", "Reading", "Results", "Baselines", "Scenarios", "Words",
            ]),
        .testTarget(name: "ReadingTests", dependencies: ["Modelling", "Reading", "Words"]),
        .testTarget(name: "SpellingTests", dependencies: ["Spelling"]),
        .testTarget(name: "ShippedFilesTests", dependencies: ["ShippedFiles"]),
        .testTarget(name: "WordsTests", dependencies: ["Modelling", "Words"]),
        .testTarget(name: "RunStorageTests", dependencies: ["Reading", "Results", "RunStorage", database]),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Baselines", "Client", "Comparisons", "Daemon", "Ensembles", "Improvement", "Messages",
                "Modelling",
                "Reading", "RegionModel", "Rendering", "Results", "RunStorage", "ZeroMQ", logging,
            ]),
        .testTarget(
            name: "MessagesTests",
            dependencies: ["Endpoints", "Messages", "Modelling", "Reading", "Results", "Scores", "Words"]),
        .testTarget(name: "EndpointsTests", dependencies: ["Endpoints"]),
        .testTarget(name: "ZeroMQTests", dependencies: ["ZeroMQ"]),
        .testTarget(name: "KeysTests", dependencies: ["Keys", "ZeroMQ"]),
        .testTarget(
            name: "RenderingTests",
            dependencies: ["Comparisons", "Modelling", "Rendering", "Results", "Scores"],
            exclude: ["Pages"]),
        .testTarget(
            name: "ClientTests",
            dependencies: [
                "Client", "Designs", "Messages", "Modelling", "Reading", "Results", "Words", argumentParser,
            ]),
        .testTarget(name: "EndToEndTests", dependencies: ["polderd", "polder"]),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "Modelling", "RegionModel", "Results", "Scores", "Baselines", "Backcasts", "Rendering",
                "Scenarios",
            ]),
    ]
)

// What a number of the model is made by is optimised in debug builds too: tests would take 300 times longer.
let numeric: Set = [
    "Modelling", "RegionModel", "Results", "Ensembles", "Comparisons", "ScenarioDiscovery",
    "ValueOfInformation", "Attribution", "Robustness", "Pathways", "Roadmaps", "Improvement", "Designs",
    "Sensitivity",
]

// A wing of the house is a folder of Sources; a module imports modules of its own wing and of those before it.
let wings = [
    ("Model", ["Modelling", "RegionModel"]),
    (
        "Engine",
        [
            "Results", "Ensembles", "Comparisons", "ScenarioDiscovery", "ValueOfInformation", "Attribution",
            "Robustness", "Pathways", "Roadmaps", "Improvement", "Scores", "Designs", "Sensitivity",
        ]
    ),
    (
        "Inputs",
        [
            "CShippedFiles", "ShippedFiles", "Spelling", "Words", "Reading", "Baselines", "Scenarios",
            "Backcasts",
        ]
    ),
    (
        "Service",
        [
            "Endpoints", "Messages", "CZeroMQ", "CConnections", "ZeroMQ", "Keys", "RunStorage", "Daemon",
            "polderd",
        ]
    ),
    ("Reader", ["CZlib", "Rendering", "CXlsxWriter", "Client", "polder"]),
]

for (wing, modules) in wings {
    for target in package.targets where modules.contains(target.name) {
        target.path = "Sources/\(wing)/\(target.name)"
    }
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    if numeric.contains(target.name) {
        target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
        target.linkerSettings = [.linkedLibrary("m")]
    }
}
