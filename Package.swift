// swift-tools-version: 6.2
import PackageDescription

/// One settings constant for every target: Swift 6 mode, imports that do not leak, no warnings.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A source module; `tables` names the folder of data files that ship with it.
func module(_ name: String, _ dependencies: [Target.Dependency], tables: String? = nil) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: tables.map { [.copy($0)] } ?? [], swiftSettings: settings)
}

/// The tests of one module; they mirror its sources.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false, exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
        resources: fixtures ? [.copy("Fixtures")] : [], swiftSettings: settings)
}

let package = Package(
    name: "parley",
    products: [
        .executable(name: "parley", targets: ["parley"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // In the order of the flow (docs/architecture.md).
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLP", providers: [.apt(["coinor-libclp-dev"])]),
        module("Names", [], tables: "Tables"),
        module("Persons", ["Names", "CZlib", crypto, yams], tables: "Tables"),
        module("Linkage", ["Names", "Persons"]),
        module("Exchanges", ["Persons", "CLP", crypto, yams]),
        module("Talks", ["Persons", "Exchanges", yams], tables: "Tables"),
        module("Papers", ["Names", "Persons", "Linkage", "Exchanges", "Talks", mustache], tables: "Templates"),
        module("Rehearsal", ["Persons"], tables: "Tables"),
        .executableTarget(
            name: "parley",
            dependencies: ["Names", "Persons", "Linkage", "Exchanges", "Talks", "Papers", "Rehearsal", arguments],
            swiftSettings: settings),

        .executableTarget(
            name: "names-benchmark", dependencies: ["Names"], path: "Benchmarks/Names", swiftSettings: settings),
        .executableTarget(
            name: "learn-names", dependencies: ["Names"], path: "Tools/LearnNames", swiftSettings: settings),
        .executableTarget(
            name: "linkage-benchmark", dependencies: ["Names", "Persons", "Linkage"], path: "Benchmarks/Linkage",
            swiftSettings: settings),
        .executableTarget(
            name: "lots-benchmark", dependencies: ["Exchanges"], path: "Benchmarks/Lots", exclude: ["compare_lots.py"],
            swiftSettings: settings),
        .executableTarget(
            name: "planning-benchmark", dependencies: ["Persons", "Exchanges"], path: "Benchmarks/Planning",
            swiftSettings: settings),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("NamesTests", ["Names"]),
        tests("PersonsTests", ["Persons"], fixtures: true),
        tests("LinkageTests", ["Linkage", "Persons", "Names"]),
        tests("ExchangesTests", ["Exchanges", "Persons"], exclude: ["Terms/Golden", "Explaining/Golden"]),
        tests("TalksTests", ["Talks", "Persons", "Exchanges"], exclude: ["Reports"]),
        tests("PapersTests", ["Papers", "Persons", "Linkage", "Exchanges", "Talks"], exclude: ["Golden"]),
        tests("RehearsalTests", ["Rehearsal", "Persons"]),
        tests("ParleyTests", ["parley", "Persons"]),
        tests("TidyTests", []),
    ]
)
