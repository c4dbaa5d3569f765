// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the ordinary build knows nothing of it. The sources are the same (symbolic links), with
// libFuzzer's counters and AddressSanitizer compiled into all of them; the name makes `package` declarations visible.

let watched: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing", "-assert-config", "Debug", "-g"]),
]

let package = Package(
    name: "colloquium",
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CLibFuzzer"),
        .systemLibrary(name: "CMarkGFM", pkgConfig: "libcmark-gfm"),
        .target(name: "Colloquium", swiftSettings: watched),
        .target(name: "Formats", dependencies: ["Colloquium", "CLibXML2", "CMarkGFM"], swiftSettings: watched),
        .executableTarget(
            name: "Fuzzing", dependencies: ["Formats", "Colloquium", "CLibFuzzer", "CLibXML2"],
            swiftSettings: watched,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ]
)
