// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same language rules; a warning in our code stops the build.
let houseRules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: houseRules)
}

func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + more, swiftSettings: houseRules)
}

let package = Package(
    name: "colloquium",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "colloquium", targets: ["ColloquiumCommand"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),

        room("Colloquium", []),
        room("Formats", ["Colloquium", "CLibXML2", "CMarkGFM"]),
        room(
            "Store",
            [
                "Colloquium", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        room("Outbound", ["Colloquium", "CCurl"]),
        room("Pages", ["Colloquium", .product(name: "Mustache", package: "swift-mustache")]),
        room(
            "Web",
            [
                "Pages", "Store", "Formats", "Colloquium", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        room(
            "Work",
            [
                "Pages", "Store", "Formats", "Outbound", "Colloquium",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(
            name: "ColloquiumCommand",
            dependencies: [
                "Web", "Work", "Pages", "Store", "Formats", "Outbound", "Colloquium", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: houseRules),

        .executableTarget(
            name: "colloquium-bench", dependencies: ["Formats", "Colloquium"], path: "Benchmarks/Reader",
            swiftSettings: houseRules),
        .executableTarget(
            name: "colloquium-bench-sources",
            dependencies: ["Work", "Store", "Outbound", "Colloquium", .product(name: "Logging", package: "swift-log")],
            path: "Benchmarks/Sources", swiftSettings: houseRules),
        .executableTarget(
            name: "colloquium-bench-digests",
            dependencies: [
                "Work", "Pages", "Store", "Outbound", "Colloquium", .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks/Digests", swiftSettings: houseRules),
        .executableTarget(
            name: "colloquium-bench-network", dependencies: ["Pages", "Colloquium"], path: "Benchmarks/Network",
            swiftSettings: houseRules),
        .executableTarget(
            name: "colloquium-bench-suggestions", dependencies: ["Store", "Colloquium"], path: "Benchmarks/Suggestions",
            swiftSettings: houseRules),

        .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: houseRules),

        tests(of: "Colloquium"),
        tests(of: "Formats", ["Colloquium"]),
        tests(of: "Store", ["Colloquium", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(of: "Outbound", ["Colloquium", "Loopback"]),
        tests(of: "Pages", ["Colloquium"]),
        tests(
            of: "Web",
            [
                "Colloquium", "Formats", "Store", "Pages", "Loopback", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        tests(of: "ColloquiumCommand", ["Colloquium", "Store"]),
        tests(of: "Work", ["Colloquium", "Formats", "Store", "Pages", "Outbound", "Loopback"]),
    ]
)
