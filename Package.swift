// swift-tools-version: 6.2
// The list `modules` is the architecture of Weir. Each module has a layer, one purpose, and what it
// may use; arrows point down only, and peers in a layer do not import each other. The manifest
// itself refuses an upward arrow, and the Makefile builds with
// `--explicit-target-dependency-import-check error`, so an undeclared import fails too.
import PackageDescription

/// One module: where it stands, what it is for, and the modules below that it may import.
struct Module {
  var layer: Int
  var name: String
  var purpose: String
  var uses: [String] = []
  var products: [Target.Dependency] = []
  var kind: Kind = .library

  /// What the program is called, where it is not called like its module.
  var program: String?

  /// Whether the tests compare with texts in a folder `Golden`, which they find by themselves.
  var hasGoldenTexts = false

  enum Kind { case library, program, testSupport }
}

let modules = [
  // Layer 0 is the system libraries, below.
  Module(
    layer: 1, name: "Bytes",
    purpose: "limits, unowned views, owned buffers, quoting of hostile text, JSON"),
  Module(
    layer: 1, name: "FileSystem",
    purpose: "system calls with typed errors, all through one passed-in value",
    uses: ["CLinux"]),
  Module(
    layer: 1, name: "Compression", purpose: "gzip in, bounded in size and ratio",
    uses: ["CZlib"]),
  Module(
    layer: 1, name: "Digests",
    purpose: "XXH3-128 for batches and ids, SHA-256 for rule sets",
    uses: ["CXXHash", "CNettle"]),
  Module(
    layer: 1, name: "PatternSyntax",
    purpose: "PCRE2's syntax, read once: the tokens of a pattern with their places, and its tree"),

  Module(
    layer: 2, name: "Records",
    purpose: "the record: strict NDJSON in, without allocation",
    uses: ["Bytes", "Digests"]),
  Module(
    layer: 2, name: "Views", purpose: "the forms of a text that patterns see, and the way back",
    uses: ["Bytes", "PatternSyntax"], hasGoldenTexts: true),
  Module(
    layer: 2, name: "Patterns", purpose: "PCRE2, its limits, and what a pattern costs at most",
    uses: ["Bytes", "PatternSyntax", "CPCRE2"]),
  Module(
    layer: 2, name: "Lists", purpose: "numbers, prefixes, domains and words in memory",
    uses: ["Bytes"]),
  Module(
    layer: 2, name: "Spool",
    purpose: "both ends of the pipe: claim, group, commit, publish, release, recover",
    uses: ["Bytes", "FileSystem", "Compression", "Digests", "CLinux"]),
  Module(
    layer: 2, name: "Stats", purpose: "counters, and the snapshot that watchers read",
    uses: ["Bytes"]),
  Module(
    layer: 2, name: "Documents",
    purpose: "YAML with source ranges; diagnostics as data",
    uses: ["Bytes", "CLibYAML"], hasGoldenTexts: true),

  Module(
    layer: 3, name: "Facts",
    purpose: "number classes, signatures, entities", uses: ["Bytes", "Views", "Lists"],
    hasGoldenTexts: true),

  Module(
    layer: 3, name: "Prefilter",
    purpose: "which patterns may match a text, from the literals that they require",
    uses: ["Bytes", "PatternSyntax", "Views", "Patterns"]),

  Module(
    layer: 4, name: "Engine",
    purpose: "rules + records -> decisions: match (pure, parallel), settle (in order)",
    uses: [
      "Bytes", "Digests", "Records", "Views", "Patterns", "Lists", "Stats", "Facts", "Prefilter",
    ]),

  Module(
    layer: 5, name: "RuleCompiler",
    purpose: "rule directory -> checked syntax -> rule set; one table of fields",
    uses: [
      "Bytes", "FileSystem", "Digests", "PatternSyntax", "Records", "Views", "Patterns", "Lists",
      "Documents", "Facts", "Stats", "Engine",
    ], hasGoldenTexts: true),
  Module(
    layer: 5, name: "Configuration", purpose: "the daemon's settings",
    uses: ["Bytes", "FileSystem", "Documents"], hasGoldenTexts: true),

  Module(
    layer: 6, name: "Pipeline",
    purpose: "the run loop: reload, signals, clock, event log, readiness",
    uses: [
      "Bytes", "FileSystem", "Digests", "Records", "Spool", "Stats", "Documents", "Engine",
      "RuleCompiler", "Configuration", "CLinux",
    ]),

  Module(
    layer: 7, name: "Offline",
    purpose: "what commands over files share: records in, decisions, profiles and views of texts",
    uses: [
      "Bytes", "FileSystem", "Compression", "Digests", "Records", "Views", "Patterns", "Lists",
      "Engine", "RuleCompiler", "Pipeline",
    ]),

  Module(
    layer: 8, name: "weir", purpose: "the commands, over the same engine",
    uses: [
      "Bytes", "FileSystem", "Digests", "Records", "Views", "Patterns", "Lists",
      "Stats", "Documents", "Engine", "RuleCompiler", "Configuration", "Pipeline",
      "Offline", "CLinux",
    ],
    products: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
    kind: .program, hasGoldenTexts: true),

  // Around the product: what measures it and holds it to its promises.
  Module(
    layer: 6, name: "SyntheticTraffic",
    purpose: "made-up records and rules, the same for the same seed, for programs that measure",
    uses: ["Bytes", "Records", "Patterns"], kind: .testSupport),
  Module(
    layer: 7, name: "AllocationGate",
    purpose: "fails if deciding a record takes a block from the heap",
    uses: [
      "CHeapCount", "Bytes", "FileSystem", "Digests", "Records", "Views", "Patterns", "Lists",
      "Documents", "Engine", "RuleCompiler", "SyntheticTraffic",
    ],
    kind: .program, program: "weir-allocations"),
  Module(
    layer: 7, name: "Bench", purpose: "the speed of the hot path, in interleaved rounds",
    uses: [
      "Bytes", "FileSystem", "Digests", "Records", "Documents", "Engine", "RuleCompiler",
      "SyntheticTraffic", "Views", "Patterns",
    ],
    kind: .program, program: "weir-bench"),
]

// The one target with code in C: it takes the place of `malloc` in the gate, which Swift cannot.
let heapCount = Target.target(name: "CHeapCount")

let systemLibraries: [Target] = [
  .systemLibrary(name: "CLinux"),
  .systemLibrary(
    name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
  .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
  .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
]

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  // The tests load the shipped rules hundreds of times: without optimisation that is ten times as slow.
  .unsafeFlags(["-O"], .when(configuration: .debug)),
]

// Tests may use anything below them, and Foundation. They read C values and temporary files, so
// strict memory safety would only make noise there.
let testSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

// What the tests of several modules share.
let testSupport = Target.target(
  name: "TestSupport", path: "Tests/TestSupport", swiftSettings: testSettings)

// The house rules that neither the compiler nor the formatter holds. They read files, not modules;
// the program is there to run the commands that the pages show.
let tidyTests = Target.testTarget(
  name: "TidyTests", dependencies: ["weir"], swiftSettings: testSettings)

// What reads bytes from outside, as functions for the fuzzer; tests feed the corpora to them.
let fuzzTargets = Target.target(
  name: "FuzzTargets",
  dependencies: [
    "Bytes", "Digests", "Documents", "Engine", "Facts", "FileSystem", "Lists", "Records",
    "RuleCompiler", "Spool", "Views",
  ],
  path: "Tests/FuzzTargets", swiftSettings: testSettings)
let fuzzTests = Target.testTarget(
  name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], exclude: ["Corpus"],
  swiftSettings: testSettings)

// The fuzzer itself, for Scripts/fuzz alone: it links the driver of libFuzzer.
let fuzzer: [Target] =
  Context.environment["WEIR_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "weir-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzer",
      swiftSettings: testSettings)
  ]

checkArrows(modules, libraries: Set((systemLibraries + [heapCount]).map(\.name)))

let package = Package(
  name: "weir",
  products: modules.filter { $0.kind == .program }.map {
    .executable(name: $0.program ?? $0.name, targets: [$0.name])
  },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: systemLibraries + [heapCount] + modules.map(target) + modules.map(testTarget) + [
    testSupport, tidyTests, fuzzTargets, fuzzTests,
  ] + fuzzer
)

func target(_ module: Module) -> Target {
  let dependencies = module.uses.map { Target.Dependency(stringLiteral: $0) } + module.products
  switch module.kind {
  case .program:
    return .executableTarget(
      name: module.name, dependencies: dependencies, swiftSettings: settings)
  case .library, .testSupport:
    return .target(name: module.name, dependencies: dependencies, swiftSettings: settings)
  }
}

func testTarget(_ module: Module) -> Target {
  let below = module.uses.filter { used in modules.contains { $0.name == used } }
  return .testTarget(
    name: module.name.prefix(1).uppercased() + module.name.dropFirst() + "Tests",
    dependencies: ([module.name, "TestSupport"] + below).map {
      Target.Dependency(stringLiteral: $0)
    },
    exclude: module.hasGoldenTexts ? ["Golden"] : [],
    swiftSettings: testSettings)
}

/// Stops the build when a module uses a peer, something above itself, or something unknown.
func checkArrows(_ modules: [Module], libraries: Set<String>) {
  let layers = Dictionary(uniqueKeysWithValues: modules.map { ($0.name, $0.layer) })
  for module in modules {
    for used in module.uses where !libraries.contains(used) {
      guard let layer = layers[used] else {
        fatalError("\(module.name) uses \(used), which is not in the list of modules")
      }
      guard layer < module.layer else {
        fatalError(
          "\(module.name) is in layer \(module.layer) and may not use \(used) in layer \(layer)")
      }
    }
  }
}
