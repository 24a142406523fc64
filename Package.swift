// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "nightdesk",
  products: [
    .executable(name: "nightdesk", targets: ["nightdesk"]),
    .library(name: "NightdeskKit", targets: ["NightdeskKit"]),
    .library(name: "NightdeskExporters", targets: ["NightdeskExporters"]),
  ],
  // What needs a library that a small installation may want to do without: --disable-default-traits leaves it out.
  traits: [
    .trait(name: "XLSX", description: "Workbooks, through libxlsxwriter"),
    .trait(name: "Page", description: "The HTML page, read from the briefing with libcmark-gfm"),
    .trait(name: "Graph", description: "Actor networks placed by graphviz (libgvc)"),
    .default(enabledTraits: ["XLSX", "Page", "Graph"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CSystem"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CSupervisor"),
    .target(
      name: "NightdeskKit", dependencies: ["CLibCSV", "CLibXML2", "CZlib", "CZstd"],
      exclude: ["Geography/country-outlines.py"],
      swiftSettings: strict),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "Workbook", dependencies: ["CXLSXWriter", "CZlib"], swiftSettings: strict),
    .target(name: "GraphLayout", dependencies: ["CGraphviz"], swiftSettings: strict),
    .target(name: "MarkdownTree", dependencies: ["CCMarkGFM"], swiftSettings: strict),
    .target(
      name: "NightdeskExporters",
      dependencies: [
        "NightdeskKit", "SQLite", .target(name: "Workbook", condition: .when(traits: ["XLSX"])),
        .target(name: "MarkdownTree", condition: .when(traits: ["Page"])),
        .target(name: "GraphLayout", condition: .when(traits: ["Graph"])),
      ],
      swiftSettings: strict),
    .target(
      name: "NightdeskRuns",
      dependencies: [
        "NightdeskKit", "CLibCrypto", "CSupervisor", "CSystem", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "NightdeskConfiguration",
      dependencies: [
        "NightdeskKit", "NightdeskExporters", "NightdeskRuns", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "nightdesk",
      dependencies: [
        "NightdeskKit", "NightdeskExporters", "NightdeskRuns", "NightdeskConfiguration",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "nightdesk-export-dot", path: "Tests/Fixtures/Exporters/nightdesk-export-dot", swiftSettings: strict),
    .executableTarget(
      name: "nightdesk-bench",
      dependencies: [
        "NightdeskKit", "NightdeskExporters",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Peers"],
      swiftSettings: strict),
    .testTarget(
      name: "NightdeskTests",
      dependencies: [
        "NightdeskKit", "NightdeskExporters", "NightdeskRuns", "NightdeskConfiguration", "SQLite", "nightdesk",
        "nightdesk-bench", "nightdesk-export-dot", .target(name: "MarkdownTree", condition: .when(traits: ["Page"])),
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Cases", "Goldens"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
